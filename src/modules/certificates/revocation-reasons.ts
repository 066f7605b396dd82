/** CRLReason of RFC 5280 section 5.3.1, without removeFromCRL, which only a delta CRL says. */
export const REVOCATION_REASONS = [
  'UNSPECIFIED',
  'KEY_COMPROMISE',
  'CA_COMPROMISE',
  'AFFILIATION_CHANGED',
  'SUPERSEDED',
  'CESSATION_OF_OPERATION',
  'CERTIFICATE_HOLD',
  'PRIVILEGE_WITHDRAWN',
  'AA_COMPROMISE',
] as const
export type RevocationReason = (typeof REVOCATION_REASONS)[number]
