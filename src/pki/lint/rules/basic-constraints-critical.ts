import { isCa, RFC_5280_DATE, type LintRule } from '../rule.ts'

/** A CA says so in a critical extension. */
export const basicConstraintsCritical: LintRule = {
  id: 'basic-constraints-critical',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 section 4.2.1.9',
  effective: RFC_5280_DATE,
  applies: isCa,
  check: ({ extensions }) =>
    extensions.basicConstraints?.critical === true ? null : 'it is of a CA and its basicConstraints are not critical',
}
