import { EXTENSION_OID } from '../../oids.ts'
import { hasExtension, RFC_5280_DATE, type LintRule } from '../rule.ts'

/** A key usage extension permits something. */
export const keyUsagePresent: LintRule = {
  id: 'key-usage-present',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 section 4.2.1.3',
  effective: RFC_5280_DATE,
  applies: hasExtension(EXTENSION_OID.keyUsage),
  check: ({ extensions }) => (extensions.keyUsage?.length === 0 ? 'its key usage permits nothing' : null),
}
