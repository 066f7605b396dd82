import { always, RFC_5280_DATE, type LintRule } from '../rule.ts'

/** Serial numbers are positive. */
export const serialPositive: LintRule = {
  id: 'serial-positive',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 section 4.1.2.2',
  effective: RFC_5280_DATE,
  applies: always,
  check: ({ serialNumber }) =>
    ((serialNumber[0] ?? 0) & 0x80) !== 0 || serialNumber.every((octet) => octet === 0)
      ? 'its serial number is not positive'
      : null,
}
