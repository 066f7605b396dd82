import { DAY } from '../../../time-units.ts'
import { maximumDaysOfPublicTrust } from '../../public-trust.ts'
import { isLeaf, type LintRule } from '../rule.ts'

/** Validity keeps the calendar: 398, 200, 100 and 47 days, both ends included. */
export const brValidity: LintRule = {
  id: 'br-validity',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 6.3.2',
  effective: new Date('2018-03-01T00:00:00Z'),
  applies: isLeaf,
  check: ({ notBefore, notAfter }, issuedAt) => {
    const maximum = maximumDaysOfPublicTrust(issuedAt)
    const days = (notAfter.getTime() - notBefore.getTime() + 1000) / DAY
    return days > maximum ? `it lasts ${days.toFixed(2)} days; ${maximum} are the most` : null
  },
}
