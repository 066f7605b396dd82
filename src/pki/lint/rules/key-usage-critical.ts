import { EXTENSION_OID } from '../../oids.ts'
import { rawExtension, hasExtension, RFC_5280_DATE, type LintRule } from '../rule.ts'

/** Key usage is critical. */
export const keyUsageCritical: LintRule = {
  id: 'key-usage-critical',
  profile: 'STANDARD',
  severity: 'WARNING',
  citation: 'RFC 5280 section 4.2.1.3',
  effective: RFC_5280_DATE,
  applies: hasExtension(EXTENSION_OID.keyUsage),
  check: (certificate) =>
    rawExtension(certificate, EXTENSION_OID.keyUsage)?.critical === true ? null : 'its key usage is not critical',
}
