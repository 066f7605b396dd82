import { isSelfIssued, RFC_5280_DATE, type LintRule } from '../rule.ts'

/** Every certificate but a root identifies the key of its issuer. */
export const authorityKeyIdentifier: LintRule = {
  id: 'authority-key-identifier',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 section 4.2.1.1',
  effective: RFC_5280_DATE,
  applies: (certificate) => !isSelfIssued(certificate),
  check: ({ extensions }) =>
    extensions.authorityKeyIdentifier === null ? 'it does not identify the key of its issuer' : null,
}
