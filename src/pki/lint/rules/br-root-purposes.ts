import { isCa, isSelfIssued, BR_PROFILES_DATE, type LintRule } from '../rule.ts'

/** A root names no purposes. */
export const brRootPurposes: LintRule = {
  id: 'br-root-purposes',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 7.1.2.1.2',
  effective: BR_PROFILES_DATE,
  applies: (certificate) => isCa(certificate) && isSelfIssued(certificate),
  check: ({ extensions }) => (extensions.extendedKeyUsage === null ? null : 'it is of a root and names purposes'),
}
