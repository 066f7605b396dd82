import { EXTENSION_OID } from '../../oids.ts'
import { always, RFC_5280_DATE, type LintRule } from '../rule.ts'

const KNOWN: ReadonlySet<string> = new Set(Object.values(EXTENSION_OID))

/** Known extensions are well-formed. */
export const extensionsReadable: LintRule = {
  id: 'extensions-readable',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 section 4.2',
  effective: RFC_5280_DATE,
  applies: always,
  check: ({ extensions }) => {
    const damaged = extensions.other.find(({ oid }) => KNOWN.has(oid))
    return damaged === undefined ? null : `its extension ${damaged.oid} cannot be read, or is repeated`
  },
}
