import { isLeaf, type LintRule } from '../rule.ts'

/** No organizational unit, which nobody can validate. */
export const brOrganizationalUnit: LintRule = {
  id: 'br-organizational-unit',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 7.1.2.7.4 (ballot SC-47)',
  effective: new Date('2022-09-01T00:00:00Z'),
  applies: isLeaf,
  check: ({ subject }) => (subject.organizationalUnit === null ? null : 'its subject has an organizational unit'),
}
