import { DAY } from '../../../time-units.ts'
import { isLeaf, BR_PROFILES_DATE, type LintRule } from '../rule.ts'

/** A certificate of more than seven days says how its revocation is found. */
export const brRevocation: LintRule = {
  id: 'br-revocation',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 7.1.2.11.2',
  effective: BR_PROFILES_DATE,
  applies: isLeaf,
  check: ({ extensions, notBefore, notAfter }) => {
    const days = (notAfter.getTime() - notBefore.getTime() + 1000) / DAY
    if (days <= 7 || extensions.crlDistributionPoints.length + extensions.ocspUrls.length > 0) return null
    return 'it says neither where its revocation list is nor where its status is asked for'
  },
}
