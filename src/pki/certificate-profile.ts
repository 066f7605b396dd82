// What a certificate of ours says, decided by what it is for: end entities and certification authorities (RFC 5280 section 4.2).

import { createHash } from 'node:crypto'
import { DomainError, Problems, atPath } from '../errors.ts'
import { checkDer, encodeOid, readOctetsOfBitString, readSequence, sameBytes } from './der.ts'
import type { ExtensionRequest } from './extension-encoding.ts'
import { normalizeGeneralName } from './general-names.ts'
import { EXTENSION_OID } from './oids.ts'
import type {
  GeneralName,
  KeyUsage,
  NameConstraints,
  ParsedCertificate,
  PublicKeyFacts,
  RawExtension,
} from './types.ts'

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1'
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2'
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9'
const ANY_PURPOSE = '2.5.29.37.0'

/** Where relying parties find what the issuing authority publishes. Empty for a root of our own. */
export interface PublicationUrls {
  crl: string[]
  ocsp: string[]
  caIssuers: string[]
}

/** What a caller may choose for an end entity. Absent and empty lists mean the default. */
export interface RequestedUsage {
  keyUsage?: KeyUsage[]
  /** Dotted OIDs. */
  extendedKeyUsage?: string[]
  certificatePolicies?: string[]
  other?: RawExtension[]
}

export interface LeafProfile {
  subjectEmpty: boolean
  publicKey: PublicKeyFacts
  /** Every name of the certificate, the common name included when it is one. Written in canonical form, each once. */
  names: GeneralName[]
  requested: RequestedUsage
  /** null: not known, so that no authority key identifier can be written. */
  issuer: ParsedCertificate | null
  urls: PublicationUrls
  /** Lets the certificate be a delegated OCSP responder, which can vouch for every certificate of its issuer. */
  allowOcspSigning?: boolean
}

export interface AuthorityProfile {
  publicKey: PublicKeyFacts
  /** null: no limit. */
  pathLength: number | null
  /** null: a self-signed root. */
  issuer: ParsedCertificate | null
  urls: PublicationUrls
  nameConstraints?: NameConstraints | null
  certificatePolicies?: string[]
  extendedKeyUsage?: string[]
}

/**
 * Extensions that no caller may bring in ready-made: those the profile writes itself, those that only a CA, a CRL or a
 * certificate log may state, and those that some software takes for one of the former.
 */
export const forbiddenLeafExtensionOids: ReadonlySet<string> = new Set([
  ...Object.values(EXTENSION_OID),
  '2.5.29.1', // the authority key identifier of X.509 (1993)
  '2.5.29.10', // basic constraints of X.509 (1993)
  '2.5.29.18', // issuer alternative name
  '2.5.29.20', // CRL number
  '2.5.29.27', // delta CRL indicator
  '2.5.29.28', // issuing distribution point
  '2.5.29.29', // certificate issuer
  '2.5.29.33', // policy mappings
  '2.5.29.36', // policy constraints
  '2.5.29.46', // freshest CRL
  '2.5.29.54', // inhibit any policy
  '1.3.6.1.5.5.7.1.11', // subject information access
  '1.3.6.1.5.5.7.1.14', // proxy certificate (RFC 3820)
  '1.3.6.1.5.5.7.48.1.5', // "do not check this certificate's revocation" (RFC 6960 section 4.2.2.2.1)
  '1.3.6.1.4.1.11129.2.4.2', // signed certificate timestamps
  '1.3.6.1.4.1.11129.2.4.3', // precertificate poison
  '1.3.6.1.4.1.311.21.10', // application policies, which Windows reads as extended key usage
  '1.3.6.1.4.1.311.21.11', // application policy mappings
  '1.3.6.1.4.1.311.21.12', // application policy constraints
  '1.3.6.1.4.1.311.25.2', // the account that Active Directory maps the certificate to
  '2.16.840.1.113730.1.1', // Netscape certificate type, which has CA bits
])

/**
 * The extensions of an end-entity certificate. Whatever is asked for, it is not a CA and signs neither certificates nor CRLs.
 * The alternative names are critical exactly when the subject is empty (RFC 5280 section 4.2.1.6).
 * @throws DomainError or DomainErrors, paths relative to `requested` (or 'subjectAlternativeNames')
 */
export function leafExtensions(profile: LeafProfile): ExtensionRequest {
  const { publicKey, requested, subjectEmpty } = profile
  const problems = new Problems()
  const names = canonicalNames(profile.names, problems)
  const keyUsage = requested.keyUsage?.length ? requested.keyUsage : defaultLeafKeyUsage(publicKey)
  checkLeafKeyUsage(keyUsage, publicKey, problems)
  const extendedKeyUsage = requested.extendedKeyUsage?.length ? requested.extendedKeyUsage : [SERVER_AUTH, CLIENT_AUTH]
  checkLeafPurposes(extendedKeyUsage, profile.allowOcspSigning ?? false, problems)
  const other = requested.other ?? []
  for (const [index, extension] of other.entries()) {
    problems.collect(['other', String(index)], () => checkCustomExtension(extension, other.slice(0, index)))
  }
  if (subjectEmpty && profile.names.length === 0) {
    problems.add('REQUIRED', 'A certificate needs a subject or at least one alternative name', [
      'subjectAlternativeNames',
    ])
  }
  problems.throwIfAny()
  return {
    basicConstraints: { ca: false, pathLength: null },
    keyUsage: [...keyUsage],
    extendedKeyUsage: [...extendedKeyUsage],
    subjectKeyIdentifier: keyIdentifierOf(publicKey),
    authorityKeyIdentifier: profile.issuer === null ? null : keyIdentifierOfIssuer(profile.issuer),
    subjectAlternativeNames: names,
    subjectAlternativeNamesCritical: subjectEmpty,
    ...publications(profile.urls),
    certificatePolicies: requested.certificatePolicies ?? [],
    nameConstraints: null,
    other: [...other],
  }
}

/**
 * The extensions of a CA certificate: critical basicConstraints, and the right to sign certificates, CRLs and (with
 * digitalSignature, as it answers for itself) OCSP responses. A root names itself as its authority.
 * @throws DomainError OUT_OF_RANGE for a path length that cannot be, also below that of the issuer
 */
export function authorityExtensions(profile: AuthorityProfile): ExtensionRequest {
  const { publicKey, issuer } = profile
  checkPathLength(profile.pathLength, issuer)
  const subjectKeyIdentifier = keyIdentifierOf(publicKey)
  return {
    basicConstraints: { ca: true, pathLength: profile.pathLength },
    keyUsage: ['DIGITAL_SIGNATURE', 'KEY_CERT_SIGN', 'CRL_SIGN'],
    extendedKeyUsage: [...(profile.extendedKeyUsage ?? [])],
    subjectKeyIdentifier,
    authorityKeyIdentifier: issuer ? keyIdentifierOfIssuer(issuer) : subjectKeyIdentifier,
    subjectAlternativeNames: [],
    subjectAlternativeNamesCritical: false,
    ...publications(profile.urls),
    certificatePolicies: [...(profile.certificatePolicies ?? [])],
    nameConstraints: profile.nameConstraints ?? null,
    other: [],
  }
}

/** The names in the one form that is issued, each once. */
function canonicalNames(names: readonly GeneralName[], problems: Problems): GeneralName[] {
  const canonical = new Map<string, GeneralName>()
  for (const [index, name] of names.entries()) {
    const found = problems.collect(['subjectAlternativeNames', String(index)], () => normalizeGeneralName(name))
    if (found) canonical.set(`${found.type} ${found.value}`, found)
  }
  return [...canonical.values()]
}

function publications(
  urls: PublicationUrls,
): Pick<ExtensionRequest, 'crlDistributionPoints' | 'ocspUrls' | 'caIssuerUrls'> {
  return { crlDistributionPoints: [...urls.crl], ocspUrls: [...urls.ocsp], caIssuerUrls: [...urls.caIssuers] }
}

/** What a key of this type is used for when the caller does not say: signing, and with RSA key transport as well. */
export function defaultLeafKeyUsage(publicKey: Pick<PublicKeyFacts, 'algorithm'>): KeyUsage[] {
  if (publicKey.algorithm === 'RSA') return ['DIGITAL_SIGNATURE', 'KEY_ENCIPHERMENT']
  return isAgreementKey(publicKey) ? ['KEY_AGREEMENT'] : ['DIGITAL_SIGNATURE']
}

/** The usages an end-entity key can have by its mathematics (RFC 3279, RFC 5480, RFC 8410, RFC 9881). */
function possibleLeafKeyUsages(publicKey: Pick<PublicKeyFacts, 'algorithm'>): KeyUsage[] {
  if (publicKey.algorithm === 'RSA') {
    return ['DIGITAL_SIGNATURE', 'NON_REPUDIATION', 'KEY_ENCIPHERMENT', 'DATA_ENCIPHERMENT']
  }
  if (isAgreementKey(publicKey)) return ['KEY_AGREEMENT', 'ENCIPHER_ONLY', 'DECIPHER_ONLY']
  const signing: KeyUsage[] = ['DIGITAL_SIGNATURE', 'NON_REPUDIATION']
  return publicKey.algorithm === 'EC' ? [...signing, 'KEY_AGREEMENT', 'ENCIPHER_ONLY', 'DECIPHER_ONLY'] : signing
}

function isAgreementKey({ algorithm }: Pick<PublicKeyFacts, 'algorithm'>): boolean {
  return algorithm === 'X25519' || algorithm === 'X448'
}

function checkLeafKeyUsage(usages: readonly KeyUsage[], publicKey: PublicKeyFacts, problems: Problems): void {
  const possible = new Set<KeyUsage>(possibleLeafKeyUsages(publicKey))
  for (const [index, usage] of usages.entries()) {
    const path = ['keyUsage', String(index)]
    if (usage === 'KEY_CERT_SIGN' || usage === 'CRL_SIGN') {
      problems.add('POLICY_VIOLATION', `Only an authority's certificate can have the key usage ${usage}`, path)
    } else if (!possible.has(usage)) {
      const can = [...possible].join(', ')
      problems.add('INVALID', `A key of type ${publicKey.algorithm} cannot serve ${usage}; it can serve ${can}`, path)
    } else if ((usage === 'ENCIPHER_ONLY' || usage === 'DECIPHER_ONLY') && !usages.includes('KEY_AGREEMENT')) {
      problems.add('INVALID', `The key usage ${usage} means something only together with KEY_AGREEMENT`, path)
    }
  }
}

function checkLeafPurposes(purposes: readonly string[], allowOcspSigning: boolean, problems: Problems): void {
  for (const [index, oid] of purposes.entries()) {
    const path = ['extendedKeyUsage', String(index)]
    if (oid === ANY_PURPOSE) {
      problems.add('POLICY_VIOLATION', 'An end entity names its purposes; "any purpose" is not one of them', path)
    } else if (oid === OCSP_SIGNING && !allowOcspSigning) {
      problems.add('POLICY_VIOLATION', 'The authority does not delegate the signing of OCSP responses', path)
    }
  }
}

function checkCustomExtension({ oid, value }: RawExtension, before: readonly RawExtension[]): void {
  atPath(['oid'], () => encodeOid(oid))
  if (forbiddenLeafExtensionOids.has(oid)) {
    throw new DomainError('INVALID', `The extension ${oid} is not for the requester to state`, ['oid'])
  }
  if (before.some((each) => each.oid === oid)) {
    throw new DomainError('INVALID', `The extension ${oid} is given twice`, ['oid'])
  }
  atPath(['value'], () => checkDer(value, `The value of the extension ${oid}`))
}

function checkPathLength(pathLength: number | null, issuer: ParsedCertificate | null): void {
  checkPathLengthNumber(pathLength)
  const limit = issuer?.extensions.basicConstraints?.pathLength ?? null
  if (limit === 0) {
    throw new DomainError('POLICY_VIOLATION', 'The issuer may not sign authorities below itself (path length 0)', [
      'pathLength',
    ])
  }
  if (limit !== null && pathLength !== null && pathLength >= limit) {
    throw new DomainError('OUT_OF_RANGE', `The path length must be below the issuer's, which is ${limit}`, [
      'pathLength',
    ])
  }
}

/**
 * Checks a new authority against everything above it: each CA of the chain counts the CAs below itself, so that one far up may
 * have no room left although the issuer names no limit (RFC 5280 sections 4.2.1.9 and 6.1.4).
 * @param chain the issuer first, the root last
 * @throws DomainError OUT_OF_RANGE or POLICY_VIOLATION under ['pathLength']
 */
export function checkPathLengthBelow(pathLength: number | null, chain: readonly ParsedCertificate[]): void {
  let below = 1
  for (const { extensions, subject, issuer } of chain) {
    const limit = extensions.basicConstraints?.pathLength ?? null
    if (limit !== null && below > limit) {
      const message = `"${subject.rfc4514}" allows ${limit} authorities below it, and this would be number ${below}`
      throw new DomainError('POLICY_VIOLATION', message, ['pathLength'])
    }
    if (limit !== null && pathLength !== null && below + pathLength > limit) {
      const message = `expected at most ${limit - below}, which is what "${subject.rfc4514}" leaves`
      throw new DomainError('OUT_OF_RANGE', message, ['pathLength'])
    }
    // Self-issued certificates are not counted.
    if (!sameBytes(subject.der, issuer.der)) below += 1
  }
}

/** @throws DomainError OUT_OF_RANGE for what cannot be a path length */
export function checkPathLengthNumber(pathLength: number | null): void {
  if (pathLength !== null && (!Number.isInteger(pathLength) || pathLength < 0 || pathLength > 255)) {
    throw new DomainError('OUT_OF_RANGE', 'A path length is a whole number from 0 to 255', ['pathLength'])
  }
}

/**
 * The subject key identifier of a key of ours: the leftmost 160 bits of the SHA-256 of the subjectPublicKey bits (RFC 7093
 * section 2 method 1). As long as the usual SHA-1 value, without needing SHA-1. Software compares the bytes and computes nothing.
 */
export function keyIdentifierOf({ spki }: PublicKeyFacts): Uint8Array {
  return createHash('sha256').update(subjectPublicKeyBits(spki)).digest().subarray(0, 20)
}

/**
 * The authority key identifier for what `issuer` signs: its own subject key identifier as it stands. An issuer without one
 * gets the SHA-1 of its key (RFC 5280 section 4.2.1.2 method 1), which is what other software computes in that case.
 */
export function keyIdentifierOfIssuer(issuer: ParsedCertificate): Uint8Array {
  const stated = issuer.extensions.subjectKeyIdentifier
  if (stated) return Buffer.from(stated, 'hex')
  return createHash('sha1').update(subjectPublicKeyBits(issuer.publicKey.spki)).digest()
}

/** The subjectPublicKey of a SubjectPublicKeyInfo, without the octet that counts unused bits. */
function subjectPublicKeyBits(spki: Uint8Array): Uint8Array {
  const [, subjectPublicKey] = readSequence(spki, 'The public key')
  return readOctetsOfBitString(subjectPublicKey, 'The public key')
}
