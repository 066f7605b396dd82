import { EXTENSION_OID } from '../../oids.ts'
import { isCa, rawExtension, hasExtension, RFC_5280_DATE, type LintRule } from '../rule.ts'

/** Name constraints are critical, of a CA, and say something. */
export const nameConstraints: LintRule = {
  id: 'name-constraints',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 section 4.2.1.10',
  effective: RFC_5280_DATE,
  applies: hasExtension(EXTENSION_OID.nameConstraints),
  check: (certificate) => {
    if (!isCa(certificate)) return 'it has name constraints and is not of a CA'
    const { permitted = [], excluded = [] } = certificate.extensions.nameConstraints ?? {}
    if (permitted.length + excluded.length === 0) return 'its name constraints are empty'
    return rawExtension(certificate, EXTENSION_OID.nameConstraints)?.critical === true
      ? null
      : 'its name constraints are not critical'
  },
}
