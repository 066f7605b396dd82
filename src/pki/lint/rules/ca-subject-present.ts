import { isCa, RFC_5280_DATE, type LintRule } from '../rule.ts'

/** A CA is named. */
export const caSubjectPresent: LintRule = {
  id: 'ca-subject-present',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 section 4.1.2.6',
  effective: RFC_5280_DATE,
  applies: isCa,
  check: ({ subject }) => (subject.rdns.length === 0 ? 'it is of a CA and its subject is empty' : null),
}
