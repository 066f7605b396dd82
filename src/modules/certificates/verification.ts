// What asking after a certificate's revocation can come to.
import type { RevocationReason } from './revocation-reasons.ts'

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
  /** What the CA that issued it says of its revocation; null unless it was found revoked there. */
  readonly revocation: { readonly revokedAt: Date; readonly reason: RevocationReason } | null
  /** When a newer answer is to be had, where the answer says so. */
  readonly nextUpdate: Date | null
  /** False for UNKNOWN that asking again will not change: there is nobody to ask. */
  readonly askAgain: boolean
}
