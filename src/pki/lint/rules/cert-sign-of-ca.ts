import { isLeaf, RFC_5280_DATE, type LintRule } from '../rule.ts'

/** Only a CA signs certificates. */
export const certSignOfCa: LintRule = {
  id: 'cert-sign-of-ca',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 section 4.2.1.9',
  effective: RFC_5280_DATE,
  applies: isLeaf,
  check: ({ extensions }) =>
    extensions.keyUsage?.includes('KEY_CERT_SIGN') === true
      ? 'its key may sign certificates and it is not of a CA'
      : null,
}
