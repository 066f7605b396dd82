// What asking after a certificate's revocation can come to.

/** UNKNOWN is everything that is not a proven answer: it must never be read as GOOD. */
export const VERIFICATION_STATUSES = ['GOOD', 'REVOKED', 'UNKNOWN'] as const
export type VerificationStatus = (typeof VERIFICATION_STATUSES)[number]

export const VERIFICATION_METHODS = ['OCSP', 'CRL'] as const
export type VerificationMethod = (typeof VERIFICATION_METHODS)[number]

export interface VerificationResult {
  readonly status: VerificationStatus
  /** Who answered; null for UNKNOWN and for answers from the records of this installation. */
  readonly method: VerificationMethod | null
  readonly detail: string
}
