import { isSelfIssued, BR_PROFILES_DATE, type LintRule } from '../rule.ts'

/** It says where its issuer's certificate is. */
export const brIssuerUrl: LintRule = {
  id: 'br-issuer-url',
  profile: 'PUBLIC',
  severity: 'WARNING',
  citation: 'BR 7.1.2.7.7',
  effective: BR_PROFILES_DATE,
  applies: (certificate) => !isSelfIssued(certificate),
  check: ({ extensions }) =>
    extensions.caIssuerUrls.length === 0 ? "it does not say where its issuer's certificate is" : null,
}
