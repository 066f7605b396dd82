// Certificate revocation lists (RFC 5280 section 5) read from bytes that anybody may have sent.

import {
  decodeBitString,
  expectTag,
  invalidDer,
  readAll,
  readEach,
  readOid,
  readSequence,
  readTlv,
  sameBytes,
  TAG,
  type Tlv,
} from './der.ts'
import { parseExtensions, readExtensions } from './extensions.ts'
import { MAX_CRL_DER, MAX_SERIAL_OCTETS } from './limits.ts'
import { parseName } from './names.ts'
import { serialHex } from './serial-numbers.ts'
import { signatureAlgorithmName, verifySignature } from './signature-algorithms.ts'
import { readTime } from './times.ts'
import type { DistinguishedName, ParsedCertificate, RawExtension } from './types.ts'

/** CRLReason by name (RFC 5280 section 5.3.1). */
export const CRL_REASONS = {
  UNSPECIFIED: 0,
  KEY_COMPROMISE: 1,
  CA_COMPROMISE: 2,
  AFFILIATION_CHANGED: 3,
  SUPERSEDED: 4,
  CESSATION_OF_OPERATION: 5,
  CERTIFICATE_HOLD: 6,
  REMOVE_FROM_CRL: 8,
  PRIVILEGE_WITHDRAWN: 9,
  AA_COMPROMISE: 10,
} as const
export type CrlReason = keyof typeof CRL_REASONS

export const CRL_EXTENSION_OID = {
  number: '2.5.29.20',
  reason: '2.5.29.21',
  invalidityDate: '2.5.29.24',
  deltaIndicator: '2.5.29.27',
  issuingDistributionPoint: '2.5.29.28',
} as const

const REASON_NAMES = new Map<number, CrlReason>(
  (Object.keys(CRL_REASONS) as CrlReason[]).map((name) => [CRL_REASONS[name], name]),
)

export interface CrlEntry {
  /** Canonical hexadecimal, see serialHex. */
  readonly serialNumber: string
  readonly revokedAt: Date
  readonly reason: CrlReason
  /**
   * Whether it says something that is not understood here and matters, such as which other CA issued the certificate. The
   * list must then not be used for any certificate (RFC 5280 section 5.3).
   */
  readonly hasUnknownCriticalExtension: boolean
}

/** A parsed list. Nothing here was verified. */
export interface ParsedCrl {
  readonly der: Uint8Array
  readonly tbs: Uint8Array
  readonly version: 1 | 2
  readonly issuer: DistinguishedName
  readonly thisUpdate: Date
  /** Null where the list does not say; RFC 5280 requires it. */
  readonly nextUpdate: Date | null
  readonly number: bigint | null
  /** Lower-case hexadecimal, null when absent. */
  readonly authorityKeyIdentifier: string | null
  readonly extensions: readonly RawExtension[]
  readonly signatureAlgorithm: string
  readonly signatureAlgorithmIdentifier: Uint8Array
  readonly signature: Uint8Array
  /** Reads the entries one after the other, since a list may have very many. @throws DomainError INVALID on the way */
  entries(): Generator<CrlEntry>
}

const WHAT = 'the revocation list'

/**
 * Reads a CertificateList; the entries are read only when asked for.
 *
 * @throws DomainError INVALID or TOO_LONG, and nothing else whatever the bytes
 */
export function parseCrl(der: Uint8Array): ParsedCrl {
  if (der.length > MAX_CRL_DER) throw invalidDer(WHAT, `it has ${der.length} bytes; at most ${MAX_CRL_DER} are taken`)
  const own = new Uint8Array(der)
  const [tbs, algorithm, signature, ...rest] = readSequence(own, WHAT)
  if (tbs === undefined || algorithm === undefined || rest.length > 0) throw invalidDer(WHAT, 'it needs three parts')
  const parts = readAll(expectTag(tbs, TAG.sequence, WHAT).content, WHAT)
  const version = parts[0]?.identifier === TAG.integer ? 2 : 1
  const [inner, issuer, thisUpdate, ...optional] = version === 2 ? parts.slice(1) : parts
  if (!sameBytes(expectTag(inner, TAG.sequence, WHAT).bytes, algorithm.bytes)) {
    throw invalidDer(WHAT, 'the signature algorithm inside and outside of the signed part differ')
  }
  const { nextUpdate, revoked, extensions } = readOptional(optional)
  const known = parseExtensions(extensions)
  return {
    der: own,
    tbs: tbs.bytes,
    version,
    issuer: parseName(expectTag(issuer, TAG.sequence, WHAT).bytes, 'the issuer of the revocation list'),
    thisUpdate: readTime(thisUpdate, "the revocation list's thisUpdate"),
    nextUpdate: nextUpdate === undefined ? null : readTime(nextUpdate, "the revocation list's nextUpdate"),
    number: readNumber(extensions),
    authorityKeyIdentifier: known.authorityKeyIdentifier,
    extensions,
    signatureAlgorithm: signatureAlgorithmName(readOid(readSequence(algorithm.bytes, WHAT)[0], WHAT)),
    signatureAlgorithmIdentifier: algorithm.bytes,
    signature: decodeBitString(expectTag(signature, TAG.bitString, WHAT).content, WHAT).bits,
    *entries() {
      if (revoked === undefined) return
      for (const entry of readEach(revoked.content, WHAT)) yield readEntry(entry)
    },
  }
}

/** What may follow thisUpdate: nextUpdate, the entries, and the extensions [0]. */
function readOptional(parts: readonly Tlv[]): { nextUpdate?: Tlv; revoked?: Tlv; extensions: RawExtension[] } {
  const rest = [...parts]
  const isTime = rest[0]?.identifier === TAG.utcTime || rest[0]?.identifier === TAG.generalizedTime
  const nextUpdate = isTime ? rest.shift() : undefined
  const revoked = rest[0]?.identifier === TAG.sequence ? rest.shift() : undefined
  const last = rest[0]?.identifier === 0xa0 ? rest.shift() : undefined
  if (rest.length > 0) throw invalidDer(WHAT, 'it has an unknown part')
  return {
    ...(nextUpdate && { nextUpdate }),
    ...(revoked && { revoked }),
    extensions: last === undefined ? [] : readExtensions(last.content, WHAT),
  }
}

function readNumber(extensions: readonly RawExtension[]): bigint | null {
  const found = extensions.find(({ oid }) => oid === CRL_EXTENSION_OID.number)
  if (found === undefined) return null
  const { content } = readTlv(found.value, 'the CRL number', TAG.integer)
  // RFC 5280 section 5.2.3: at most 20 octets.
  if (content.length === 0 || content.length > 20 || (content[0] ?? 0) >= 0x80) {
    throw invalidDer('the CRL number', 'expected a number that is not negative and has at most 20 octets')
  }
  return BigInt(`0x${Buffer.from(content).toString('hex')}`)
}

function readEntry(tlv: Tlv): CrlEntry {
  const [serial, revokedAt, extensions, ...rest] = readAll(expectTag(tlv, TAG.sequence, WHAT).content, WHAT)
  if (rest.length > 0) throw invalidDer(WHAT, 'an entry has too many parts')
  const { content } = expectTag(serial, TAG.integer, WHAT)
  if (content.length > MAX_SERIAL_OCTETS) throw invalidDer(WHAT, 'a serial number is too long')
  const raw = extensions === undefined ? [] : readExtensions(extensions.bytes, WHAT)
  return {
    serialNumber: serialHex(content),
    revokedAt: readTime(revokedAt, 'the revocation time of an entry'),
    reason: readReason(raw),
    hasUnknownCriticalExtension: raw.some(({ oid, critical }) => critical && !UNDERSTOOD_OF_ENTRIES.has(oid)),
  }
}

const UNDERSTOOD_OF_ENTRIES = new Set<string>([CRL_EXTENSION_OID.reason, CRL_EXTENSION_OID.invalidityDate])

function readReason(extensions: readonly RawExtension[]): CrlReason {
  const found = extensions.find(({ oid }) => oid === CRL_EXTENSION_OID.reason)
  const code = found === undefined ? 0 : readTlv(found.value, 'a reason', 0x0a).content[0]
  return crlReasonOf(code ?? 0)
}

/** The reason with this code; UNSPECIFIED for codes without a name. */
export function crlReasonOf(code: number): CrlReason {
  return REASON_NAMES.get(code) ?? 'UNSPECIFIED'
}

/**
 * Whether `issuer` signed the list and may (cRLSign, where its key usage says anything); null when the signature cannot be
 * checked here. Dates are not looked at.
 */
export function crlIssuedBy(crl: ParsedCrl, issuer: ParsedCertificate): boolean | null {
  if (!sameBytes(crl.issuer.der, issuer.subject.der)) return false
  const usage = issuer.extensions.keyUsage
  if (usage !== null && !usage.includes('CRL_SIGN')) return false
  return verifySignature({
    algorithmIdentifier: crl.signatureAlgorithmIdentifier,
    spki: issuer.publicKey.spki,
    data: crl.tbs,
    signature: crl.signature,
  })
}
