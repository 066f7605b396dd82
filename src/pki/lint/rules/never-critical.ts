import { EXTENSION_OID } from '../../oids.ts'
import { always, RFC_5280_DATE, type LintRule } from '../rule.ts'

const NEVER: ReadonlySet<string> = new Set([
  EXTENSION_OID.authorityKeyIdentifier,
  EXTENSION_OID.subjectKeyIdentifier,
  EXTENSION_OID.authorityInformationAccess,
])

/** Key identifiers and access information are never critical. */
export const neverCritical: LintRule = {
  id: 'never-critical',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 sections 4.2.1.1, 4.2.1.2 and 4.2.2.1',
  effective: RFC_5280_DATE,
  applies: always,
  check: ({ extensions }) => {
    const found = extensions.raw.find(({ oid, critical }) => critical && NEVER.has(oid))
    return found === undefined ? null : `its extension ${found.oid} is critical, which it must never be`
  },
}
