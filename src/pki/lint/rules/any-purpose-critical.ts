import { EXTENSION_OID } from '../../oids.ts'
import { PURPOSES } from '../../purposes.ts'
import { rawExtension, hasExtension, RFC_5280_DATE, type LintRule } from '../rule.ts'

/** "Any purpose" is not critical. */
export const anyPurposeCritical: LintRule = {
  id: 'any-purpose-critical',
  profile: 'STANDARD',
  severity: 'WARNING',
  citation: 'RFC 5280 section 4.2.1.12',
  effective: RFC_5280_DATE,
  applies: hasExtension(EXTENSION_OID.extendedKeyUsage),
  check: (certificate) =>
    certificate.extensions.extendedKeyUsage?.includes(PURPOSES.ANY) === true &&
    rawExtension(certificate, EXTENSION_OID.extendedKeyUsage)?.critical === true
      ? 'it is for any purpose, in a critical extension'
      : null,
}
