import { isLeaf, BR_PROFILES_DATE, type LintRule } from '../rule.ts'

/** Alternative names are DNS names and addresses. */
export const brNameTypes: LintRule = {
  id: 'br-name-types',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 7.1.2.7.12',
  effective: BR_PROFILES_DATE,
  applies: isLeaf,
  check: ({ extensions }) => {
    const wrong = extensions.subjectAlternativeNames.find(({ type }) => type !== 'DNS' && type !== 'IP')
    return wrong === undefined ? null : `it has an alternative name of type ${wrong.type}`
  },
}
