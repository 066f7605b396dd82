// What an authority may issue, kept as JSON in its row and shown as IssuancePolicy.
import { maximumDaysOfPublicTrust } from '../pki/public-trust.ts'
import type { GeneralNameType, KeyType, KeyUsage } from '../pki/types.ts'
import { DAY } from '../time-units.ts'

/** Of the nullable lists: null is no limit, an empty list permits none. */
export interface IssuancePolicy {
  /** Key types of the certificates it issues; empty: all of them. */
  allowedKeyTypes: KeyType[]
  defaultValidityDays: number
  maximumValidityDays: number
  /** Whether every certificate needs a common name. */
  requireCommonName: boolean
  allowedNameTypes: GeneralNameType[] | null
  /** DNS patterns, see pki/name-patterns.ts. */
  allowedDnsNames: string[] | null
  /** CIDR. */
  allowedIpRanges: string[] | null
  /** DNS patterns for what follows the @. */
  allowedEmailDomains: string[] | null
  /** DNS patterns for the host of a URI. */
  allowedUriHosts: string[] | null
  allowedKeyUsages: KeyUsage[] | null
  /** Dotted OIDs. */
  allowedExtendedKeyUsages: string[] | null
  /** Dotted OIDs of extensions that callers may bring. */
  allowedExtensions: string[] | null
  /** Follows the rules of publicly trusted CAs. */
  publicTrust: boolean
}

export const DEFAULT_ISSUANCE_POLICY: IssuancePolicy = {
  allowedKeyTypes: [],
  defaultValidityDays: 365,
  maximumValidityDays: 825,
  requireCommonName: false,
  allowedNameTypes: null,
  allowedDnsNames: null,
  allowedIpRanges: null,
  allowedEmailDomains: null,
  allowedUriHosts: null,
  allowedKeyUsages: null,
  allowedExtendedKeyUsages: null,
  allowedExtensions: null,
  publicTrust: false,
}

/** The stored policy; what rows of an older version lack has its default. */
export function issuancePolicy(stored: Partial<IssuancePolicy>): IssuancePolicy {
  return { ...DEFAULT_ISSUANCE_POLICY, ...stored }
}

/** Milliseconds from notBefore to notAfter at most, for a certificate issued at `now`. */
export function maximumSpan(policy: IssuancePolicy, now: Date): number {
  const own = policy.maximumValidityDays * DAY
  // Publicly trusted validity is counted with both ends included.
  return policy.publicTrust ? Math.min(own, maximumDaysOfPublicTrust(now) * DAY - 1000) : own
}

/** Milliseconds that `days` stand for. */
export function spanOfDays(policy: IssuancePolicy, days: number): number {
  return days * DAY - (policy.publicTrust ? 1000 : 0)
}
