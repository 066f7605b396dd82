import { always, RFC_5280_DATE, type LintRule } from '../rule.ts'

/** The issuer is named. */
export const issuerPresent: LintRule = {
  id: 'issuer-present',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 section 4.1.2.4',
  effective: RFC_5280_DATE,
  applies: always,
  check: ({ issuer }) => (issuer.rdns.length === 0 ? 'its issuer is empty' : null),
}
