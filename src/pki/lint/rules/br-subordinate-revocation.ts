import { isSubordinate, BR_PROFILES_DATE, type LintRule } from '../rule.ts'

/** A subordinate CA says where its revocation list is. */
export const brSubordinateRevocation: LintRule = {
  id: 'br-subordinate-revocation',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 7.1.2.11.2',
  effective: BR_PROFILES_DATE,
  applies: isSubordinate,
  check: ({ extensions }) =>
    extensions.crlDistributionPoints.length === 0
      ? 'it is of a subordinate CA and does not say where its revocation list is'
      : null,
}
