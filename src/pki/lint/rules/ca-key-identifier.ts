import { isCa, RFC_5280_DATE, type LintRule } from '../rule.ts'

/** A CA identifies its key. */
export const caKeyIdentifier: LintRule = {
  id: 'ca-key-identifier',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 section 4.2.1.2',
  effective: RFC_5280_DATE,
  applies: isCa,
  check: ({ extensions }) =>
    extensions.subjectKeyIdentifier === null ? 'it is of a CA and has no subject key identifier' : null,
}
