import { isCa, RFC_5280_DATE, type LintRule } from '../rule.ts'

/** A CA may sign certificates. */
export const caKeyUsage: LintRule = {
  id: 'ca-key-usage',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 sections 4.2.1.3 and 4.2.1.9',
  effective: RFC_5280_DATE,
  applies: isCa,
  check: ({ extensions }) =>
    extensions.keyUsage?.includes('KEY_CERT_SIGN') === true
      ? null
      : 'it is of a CA and has no key usage that lets it sign certificates',
}
