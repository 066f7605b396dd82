import { isSubordinate, BR_PROFILES_DATE, type LintRule } from '../rule.ts'

/** A subordinate CA states its policies. */
export const brSubordinatePolicies: LintRule = {
  id: 'br-subordinate-policies',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 7.1.2.10.5',
  effective: BR_PROFILES_DATE,
  applies: isSubordinate,
  check: ({ extensions }) =>
    extensions.certificatePolicies.length === 0 ? 'it is of a subordinate CA and states no policies' : null,
}
