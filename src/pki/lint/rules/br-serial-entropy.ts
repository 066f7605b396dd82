import { always, BR_PROFILES_DATE, type LintRule } from '../rule.ts'

/** Serial numbers hold 64 random bits. */
export const brSerialEntropy: LintRule = {
  id: 'br-serial-entropy',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 7.1.2.7 and 7.1.2.10',
  effective: BR_PROFILES_DATE,
  applies: always,
  check: ({ serialNumber }) =>
    serialNumber.length < 8
      ? 'its serial number has fewer than 64 bits, which leaves no room for 64 random ones'
      : null,
}
