// What is evaluated: a request brought into one form, whichever path it came by.
import type { RequestedUsage } from '../../pki/certificate-profile.ts'
import type {
  DistinguishedName,
  GeneralName,
  KeyType,
  ParsedCertificate,
  ParsedCsr,
  PublicKeyFacts,
} from '../../pki/types.ts'
import type { IssuancePolicy } from '../issuance-policy.ts'

export interface IssuanceRequest {
  readonly subject: DistinguishedName
  /** Every name of the certificate in canonical form, the common name included when it is one. */
  readonly names: readonly GeneralName[]
  /** Where each name came from, for the paths of errors; as long as `names`. */
  readonly namePaths: readonly (readonly string[])[]
  readonly notBefore: Date
  readonly notAfter: Date
  /** Which field said when it ends. */
  readonly endPath: readonly string[]
  readonly usage: RequestedUsage
  /** The type of the key to be made here; null when the key is the caller's. */
  readonly keyType: KeyType | null
  /** The caller's key; null when one is made here. */
  readonly publicKey: PublicKeyFacts | null
  readonly csr: ParsedCsr | null
}

/** What it is evaluated against. */
export interface IssuanceContext {
  readonly authority: { readonly name: string; readonly active: boolean; readonly issuance: IssuancePolicy }
  /** The authority's own certificate. */
  readonly issuer: ParsedCertificate
  readonly issuerRevoked: boolean
  /** Sensitive domain names that cover, or are covered by, a requested name. */
  readonly sensitiveNames: readonly string[]
  readonly mayUseSensitiveNames: boolean
  readonly now: Date
}
