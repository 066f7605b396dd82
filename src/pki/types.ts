// The vocabulary of src/pki: plain values that the rest of the service works with. Bytes are DER unless a name says otherwise.

/** Key types the service generates. Certificates issued elsewhere may carry any other key; they have key type null. */
export const KEY_TYPES = [
  'RSA_2048',
  'RSA_3072',
  'RSA_4096',
  'EC_P256',
  'EC_P384',
  'EC_P521',
  'ED25519',
  'ML_DSA_44',
  'ML_DSA_65',
  'ML_DSA_87',
] as const
export type KeyType = (typeof KEY_TYPES)[number]

/** What a SubjectPublicKeyInfo says. */
export interface PublicKeyFacts {
  /** null for keys outside {@link KEY_TYPES} (RSA of other sizes, DSA, brainpool, X25519 …). */
  keyType: KeyType | null
  /** 'RSA', 'EC', 'ED25519', 'ED448', 'ML-DSA-44' …, 'DSA', 'RSASSA-PSS', or the algorithm's dotted OID when unknown. */
  algorithm: string
  /** Modulus bits for RSA and DSA, field bits for EC, null where the type has no size of its own. */
  size: number | null
  /** Curve name for EC ('P-256', 'secp256k1', 'brainpoolP256r1' …) or its dotted OID. */
  curve: string | null
  /** DER of the SubjectPublicKeyInfo. */
  spki: Uint8Array
  /** SHA-256 of {@link spki}, lower-case hexadecimal. */
  spkiSha256: string
}

/** One attribute of a distinguished name, by dotted OID. */
export interface NameAttribute {
  oid: string
  value: string
}

/** A distinguished name: its exact DER, and what it says. */
export interface DistinguishedName {
  /** The exact bytes as found or encoded. Compared and copied, never re-encoded (RFC 5280 section 7.1 the simple way). */
  der: Uint8Array
  /** In encoding order; multi-valued RDNs are kept together. */
  rdns: NameAttribute[][]
  /** RFC 4514, most specific RDN first. */
  rfc4514: string
  commonName: string | null
  organization: string | null
  organizationalUnit: string | null
  country: string | null
  state: string | null
  locality: string | null
  emailAddress: string | null
}

/** Parts of a subject as a caller gives them; empty and absent parts are left out of the name. */
export interface SubjectParts {
  commonName?: string | null
  organization?: string | null
  organizationalUnit?: string | null
  country?: string | null
  state?: string | null
  locality?: string | null
  emailAddress?: string | null
}

export const GENERAL_NAME_TYPES = [
  'DNS',
  'IP',
  'EMAIL',
  'URI',
  'DIRECTORY_NAME',
  'REGISTERED_ID',
  'OTHER_NAME',
] as const
export type GeneralNameType = (typeof GENERAL_NAME_TYPES)[number]

/**
 * A subject alternative name (RFC 5280 section 4.2.1.6). `value` by type: DNS as found (A-labels when we encode it), IP as text
 * (dotted quad or RFC 5952), EMAIL and URI as found, DIRECTORY_NAME in RFC 4514, REGISTERED_ID dotted decimal, OTHER_NAME as
 * '<type OID>;<base64 of the value's DER>'. x400Address and ediPartyName, which nobody issues, are reported as OTHER_NAME with
 * the OID left empty.
 */
export interface GeneralName {
  type: GeneralNameType
  value: string
}

export const KEY_USAGES = [
  'DIGITAL_SIGNATURE',
  'NON_REPUDIATION',
  'KEY_ENCIPHERMENT',
  'DATA_ENCIPHERMENT',
  'KEY_AGREEMENT',
  'KEY_CERT_SIGN',
  'CRL_SIGN',
  'ENCIPHER_ONLY',
  'DECIPHER_ONLY',
] as const
export type KeyUsage = (typeof KEY_USAGES)[number]

export interface BasicConstraints {
  ca: boolean
  /** null: no limit, or not a CA. */
  pathLength: number | null
}

export interface NameConstraints {
  permitted: GeneralName[]
  excluded: GeneralName[]
}

/** An extension by its OID. `value` is the content of extnValue: the DER of the extension's own type. */
export interface RawExtension {
  oid: string
  critical: boolean
  value: Uint8Array
}

/** Every extension of a certificate or request: the known ones typed, the others raw, nothing dropped. */
export interface ParsedExtensions {
  basicConstraints: (BasicConstraints & { critical: boolean }) | null
  keyUsage: KeyUsage[] | null
  /** Dotted OIDs, known or not. */
  extendedKeyUsage: string[] | null
  /** Lower-case hexadecimal. */
  subjectKeyIdentifier: string | null
  /** Lower-case hexadecimal of keyIdentifier; null when the extension is absent or carries no keyIdentifier. */
  authorityKeyIdentifier: string | null
  subjectAlternativeNames: GeneralName[]
  crlDistributionPoints: string[]
  ocspUrls: string[]
  caIssuerUrls: string[]
  certificatePolicies: string[]
  nameConstraints: NameConstraints | null
  /** Every extension that is not one of the above, and any of the above that could not be decoded. */
  other: RawExtension[]
  /** Every extension as found, in order. */
  raw: RawExtension[]
}

/** A parsed certificate. Nothing here was verified. */
export interface ParsedCertificate {
  der: Uint8Array
  tbs: Uint8Array
  /** SHA-256 of the DER, lower-case hexadecimal. */
  fingerprint: string
  version: 1 | 2 | 3
  /** Content octets of the INTEGER as found (two's complement; may be negative in certificates issued elsewhere). */
  serialNumber: Uint8Array
  issuer: DistinguishedName
  subject: DistinguishedName
  notBefore: Date
  notAfter: Date
  publicKey: PublicKeyFacts
  signatureAlgorithmOid: string
  /** 'sha256WithRSAEncryption', 'ecdsa-with-SHA384', 'Ed25519', 'ML-DSA-65', 'RSASSA-PSS' … or the dotted OID. */
  signatureAlgorithm: string
  /** DER of the signature's AlgorithmIdentifier, with the parameters that RSASSA-PSS has in it. */
  signatureAlgorithmIdentifier: Uint8Array
  /** Content of the BIT STRING. */
  signature: Uint8Array
  extensions: ParsedExtensions
  /** Issuer and subject are equal, and the signature verifies with the certificate's own key or is of a kind we cannot check. */
  selfSigned: boolean
}

/** A parsed PKCS#10 request (RFC 2986). Its proof of possession is checked apart, by verifyCsr. */
export interface ParsedCsr {
  der: Uint8Array
  /** DER of CertificationRequestInfo, which is what is signed. */
  info: Uint8Array
  subject: DistinguishedName
  publicKey: PublicKeyFacts
  /** Of the extensionRequest attribute. */
  extensions: ParsedExtensions
  signatureAlgorithmOid: string
  signatureAlgorithm: string
  /** DER of the signature's AlgorithmIdentifier. */
  signatureAlgorithmIdentifier: Uint8Array
  signature: Uint8Array
}

/** What signs: the issuer's private key. */
export type { KeyObject } from 'node:crypto'

/** The parts of a certificate. Whatever is DER is copied as it stands; parts that are constant for an authority can be kept. */
export interface CertificateTemplate {
  /** Big-endian magnitude, 1 to 20 octets once encoded (see randomSerial). */
  serialNumber: Uint8Array
  /** DER of the issuer's subject, the very bytes of its certificate. */
  issuerName: Uint8Array
  /** DER of the subject Name. */
  subjectName: Uint8Array
  notBefore: Date
  /** The last second of validity, inclusive (RFC 5280 section 4.1.2.5). */
  notAfter: Date
  /** DER of the SubjectPublicKeyInfo. */
  spki: Uint8Array
  /** DER of Extensions, from encodeExtensions. */
  extensions: Uint8Array
  /** DER of the AlgorithmIdentifier that the issuer's key signs with, from signatureAlgorithmFor. */
  signatureAlgorithmIdentifier: Uint8Array
}
