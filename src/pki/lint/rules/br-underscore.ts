import { isLeaf, type LintRule } from '../rule.ts'

/** No underscores in DNS names. */
export const brUnderscore: LintRule = {
  id: 'br-underscore',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 7.1.2.7.12',
  effective: new Date('2019-04-01T00:00:00Z'),
  applies: isLeaf,
  check: ({ extensions }) =>
    extensions.subjectAlternativeNames.some(({ type, value }) => type === 'DNS' && value.includes('_'))
      ? 'a DNS name of it has an underscore'
      : null,
}
