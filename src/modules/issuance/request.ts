// What is evaluated: a request brought into one form, whichever path it came by.
import type { DnsPattern } from '../../pki/name-patterns.ts'
import type {
  DistinguishedName,
  GeneralName,
  KeyType,
  KeyUsage,
  ParsedCertificate,
  ParsedCsr,
  PublicKeyFacts,
  RawExtension,
} from '../../pki/types.ts'
import type { IssuancePolicy } from '../issuance-policy.ts'

/** The usages that would be issued, defaults filled in. */
export interface IssuedUsage {
  readonly keyUsage: KeyUsage[]
  /** Dotted OIDs. */
  readonly extendedKeyUsage: string[]
  readonly certificatePolicies: string[]
  readonly other: RawExtension[]
}

export interface IssuanceRequest {
  readonly subject: DistinguishedName
  /** Every name of the certificate in canonical form, the common name included when it is one. */
  readonly names: readonly GeneralName[]
  /** Where each name came from, for the paths of errors; as long as `names`. */
  readonly namePaths: readonly (readonly string[])[]
  /** Whether the common name is one of `names`, in whichever spelling. */
  readonly commonNameIsName: boolean
  /** Where the subject came from. */
  readonly subjectPath: readonly string[]
  readonly notBefore: Date
  readonly notAfter: Date
  /** Which field said when it ends. */
  readonly endPath: readonly string[]
  readonly usage: IssuedUsage
  /** Which field said so. */
  readonly usagePaths: { readonly keyUsage: readonly string[]; readonly extendedKeyUsage: readonly string[] }
  /** The type of the key to be made here; null when the key is there already. */
  readonly keyType: KeyType | null
  /** The caller's key, or the one used again; null when one is made here. */
  readonly publicKey: PublicKeyFacts | null
  /** Which field brought the key. */
  readonly keyPath: readonly string[]
  readonly csr: ParsedCsr | null
}

/** What is known of a key beyond its own bytes. */
export interface KeyStanding {
  /** Why it is weak, when it is on a list of weak keys. */
  readonly listed: string | null
  /** Why it must not be used, when it is known to be compromised. */
  readonly compromised: string | null
  /** The authority of ours whose own key it is. */
  readonly authority: string | null
  /** Owners of certificates with the same key. */
  readonly owners: readonly string[]
}

export const UNKNOWN_KEY: KeyStanding = { listed: null, compromised: null, authority: null, owners: [] }

/** What it is evaluated against. */
export interface IssuanceContext {
  readonly authority: { readonly name: string; readonly active: boolean; readonly issuance: IssuancePolicy }
  /** The authority's own certificate; null where a CA elsewhere signs, which judges by its own. */
  readonly issuer: ParsedCertificate | null
  /** The authority's certificate and those above it, up to the root; empty where a CA elsewhere signs. */
  readonly path: readonly ParsedCertificate[]
  readonly issuerRevoked: boolean
  /** The installation's patterns; empty: any domain. */
  readonly allowedDomains: readonly DnsPattern[]
  /** Sensitive domain names that cover, or are covered by, a requested name. */
  readonly sensitiveNames: readonly string[]
  /** Admins are not held to the installation's allowed and sensitive domains. */
  readonly mayUseAnyDomain: boolean
  /** Of `publicKey`; of a key yet to be made nothing is known. */
  readonly key: KeyStanding
  /** Who the certificate is for, so that a key of somebody else's is noticed. */
  readonly owner: string
  /** What is known to keep a CA elsewhere from it; `name`: the one in the way, null where a DNS provider is missing. */
  readonly obstacle: { readonly reason: string; readonly name: string | null } | null
  readonly now: Date
}
