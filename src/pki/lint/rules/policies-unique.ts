import { RFC_5280_DATE, type LintRule } from '../rule.ts'

/** No policy comes twice. */
export const policiesUnique: LintRule = {
  id: 'policies-unique',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 section 4.2.1.4',
  effective: RFC_5280_DATE,
  applies: ({ extensions }) => extensions.certificatePolicies.length > 0,
  check: ({ extensions }) =>
    new Set(extensions.certificatePolicies).size === extensions.certificatePolicies.length
      ? null
      : 'it states a policy twice',
}
