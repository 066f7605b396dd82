import { RFC_5280_DATE, type LintRule } from '../rule.ts'

/** An e-mail address is an alternative name. */
export const emailInSubject: LintRule = {
  id: 'email-in-subject',
  profile: 'STANDARD',
  severity: 'WARNING',
  citation: 'RFC 5280 section 4.1.2.6',
  effective: RFC_5280_DATE,
  applies: ({ subject }) => subject.emailAddress !== null,
  check: ({ subject, extensions }) =>
    extensions.subjectAlternativeNames.some(({ type, value }) => type === 'EMAIL' && value === subject.emailAddress)
      ? null
      : 'its subject has an e-mail address that is not among its alternative names',
}
