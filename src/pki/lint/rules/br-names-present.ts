import { isLeaf, BR_PROFILES_DATE, type LintRule } from '../rule.ts'

/** Hosts are named by alternative names. */
export const brNamesPresent: LintRule = {
  id: 'br-names-present',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 7.1.2.7.12',
  effective: BR_PROFILES_DATE,
  applies: isLeaf,
  check: ({ extensions }) => (extensions.subjectAlternativeNames.length === 0 ? 'it has no alternative names' : null),
}
