import { DAY } from '../../../time-units.ts'
import { isCa, isSelfIssued, BR_PROFILES_DATE, type LintRule } from '../rule.ts'

/** A root lasts 8 to 25 years. */
export const brRootValidity: LintRule = {
  id: 'br-root-validity',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 7.1.2.1.1',
  effective: BR_PROFILES_DATE,
  applies: (certificate) => isCa(certificate) && isSelfIssued(certificate),
  check: ({ notBefore, notAfter }) => {
    const days = (notAfter.getTime() - notBefore.getTime() + 1000) / DAY
    return days >= 2922 && days <= 9132
      ? null
      : `it is of a root and lasts ${Math.round(days)} days; 2922 to 9132 are possible`
  },
}
