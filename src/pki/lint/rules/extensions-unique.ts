import { always, RFC_5280_DATE, type LintRule } from '../rule.ts'

/** No extension comes twice. */
export const extensionsUnique: LintRule = {
  id: 'extensions-unique',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 section 4.2',
  effective: RFC_5280_DATE,
  applies: always,
  check: ({ extensions }) => {
    const oids = extensions.raw.map(({ oid }) => oid)
    const twice = oids.find((oid, index) => oids.indexOf(oid) !== index)
    return twice === undefined ? null : `it has the extension ${twice} twice`
  },
}
