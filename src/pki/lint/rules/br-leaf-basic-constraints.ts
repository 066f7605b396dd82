import { BR_PROFILES_DATE, type LintRule } from '../rule.ts'

/** basicConstraints of an end entity are absent or critical. */
export const brLeafBasicConstraints: LintRule = {
  id: 'br-leaf-basic-constraints',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 7.1.2.7.8',
  effective: BR_PROFILES_DATE,
  applies: ({ extensions }) => extensions.basicConstraints?.ca === false,
  check: ({ extensions }) =>
    extensions.basicConstraints?.critical === true ? null : 'it has basicConstraints that are not critical',
}
