import { always, RFC_5280_DATE, type LintRule } from '../rule.ts'

/** Serial numbers have at most 20 octets. */
export const serialLength: LintRule = {
  id: 'serial-length',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 section 4.1.2.2',
  effective: RFC_5280_DATE,
  applies: always,
  check: ({ serialNumber }) =>
    serialNumber.length > 20 ? `its serial number has ${serialNumber.length} octets` : null,
}
