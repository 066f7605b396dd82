import { always, RFC_5280_DATE, type LintRule } from '../rule.ts'

/** It begins before it ends. */
export const validityOrder: LintRule = {
  id: 'validity-order',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 section 4.1.2.5',
  effective: RFC_5280_DATE,
  applies: always,
  check: ({ notBefore, notAfter }) => (notAfter < notBefore ? 'it ends before it begins' : null),
}
