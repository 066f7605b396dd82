// X.509 certificates (RFC 5280) read from bytes that anybody may have sent.

import { X509Certificate } from 'node:crypto'
import { DomainError } from '../errors.ts'
import {
  checkDer,
  decodeBitString,
  decodeInteger,
  expectTag,
  invalidDer,
  readAll,
  readOid,
  readSequence,
  readSmallInteger,
  sameBytes,
  TAG,
  type Tlv,
} from './der.ts'
import { parseExtensions, readExtensions } from './extensions.ts'
import { parsePublicKey, sha256Hex } from './keys.ts'
import { MAX_SERIAL_OCTETS } from './limits.ts'
import { parseName } from './names.ts'
import { parseCertificatesPem, toPem } from './pem.ts'
import { signatureAlgorithmName, verifySignature } from './signature-algorithms.ts'
import { readTime } from './times.ts'
import type { ParsedCertificate, RawExtension } from './types.ts'

export { parseSerial, serialDecimal, serialHex } from './serial-numbers.ts'

const WHAT = 'the certificate'

/**
 * Reads a certificate. The bytes pass three gates first: size and nesting, then OpenSSL's own parser, then ours, which is the one
 * that says what is in it. Nothing is verified but whether it is self-signed.
 *
 * @param der one certificate, nothing after it
 * @throws DomainError INVALID or TOO_LONG, and nothing else whatever the bytes
 */
export function parseCertificate(der: Uint8Array): ParsedCertificate {
  checkDer(der, WHAT)
  if (!opensslReads(der)) {
    throw new DomainError('INVALID', 'expected an X.509 certificate, found something else or a damaged one')
  }
  // A copy, so that what is kept does not hold on to the upload it came in.
  const own = new Uint8Array(der)
  const [tbs, algorithm, signature, ...rest] = readSequence(own, WHAT)
  if (tbs === undefined || algorithm === undefined || rest.length > 0) throw invalidDer(WHAT, 'it needs three parts')
  const body = readBody(tbs)
  if (!sameBytes(body.algorithm.bytes, algorithm.bytes)) {
    throw invalidDer(
      WHAT,
      'the signature algorithm inside and outside of the signed part differ (RFC 5280 section 4.1.1.2)',
    )
  }
  const signatureAlgorithmOid = readOid(readSequence(algorithm.bytes, WHAT)[0], WHAT)
  // A signature of odd bits is no reason not to track the certificate; it just never verifies.
  const { bits: signatureBytes } = decodeBitString(expectTag(signature, TAG.bitString, WHAT).content, WHAT)
  const { version, serialNumber, issuer, subject, notBefore, notAfter, publicKey } = body
  const selfSigned =
    sameBytes(issuer.der, subject.der) &&
    verifySignature({
      algorithmIdentifier: algorithm.bytes,
      spki: publicKey.spki,
      data: tbs.bytes,
      signature: signatureBytes,
    }) !== false
  return {
    der: own,
    tbs: tbs.bytes,
    fingerprint: sha256Hex(own),
    version,
    serialNumber,
    issuer,
    subject,
    notBefore,
    notAfter,
    publicKey,
    signatureAlgorithmOid,
    signatureAlgorithm: signatureAlgorithmName(signatureAlgorithmOid),
    signatureAlgorithmIdentifier: algorithm.bytes,
    signature: signatureBytes,
    extensions: parseExtensions(body.extensions),
    selfSigned,
  }
}

/** Given DER, Node would take a PEM certificate anywhere in it first; given PEM, it reads exactly what is meant. */
function opensslReads(der: Uint8Array): boolean {
  try {
    return sameBytes(new X509Certificate(toPem('CERTIFICATE', der)).raw, der)
  } catch {
    return false
  }
}

/** TBSCertificate (RFC 5280 section 4.1). */
function readBody(tbs: Tlv) {
  const parts = readAll(expectTag(tbs, TAG.sequence, WHAT).content, WHAT)
  const versioned = parts[0]?.identifier === 0xa0
  const version = versioned ? readVersion(parts[0]) : 1
  const [serial, algorithm, issuer, validity, subject, spki, ...optional] = versioned ? parts.slice(1) : parts
  const [notBefore, notAfter, ...more] = readAll(expectTag(validity, TAG.sequence, WHAT).content, WHAT)
  if (more.length > 0) throw invalidDer(WHAT, 'its validity has too many parts')
  return {
    version,
    serialNumber: readSerial(serial),
    algorithm: expectTag(algorithm, TAG.sequence, WHAT),
    issuer: parseName(expectTag(issuer, TAG.sequence, WHAT).bytes, 'the issuer of the certificate'),
    notBefore: readTime(notBefore, "the certificate's notBefore"),
    notAfter: readTime(notAfter, "the certificate's notAfter"),
    subject: parseName(expectTag(subject, TAG.sequence, WHAT).bytes, 'the subject of the certificate'),
    publicKey: parsePublicKey(expectTag(spki, TAG.sequence, WHAT).bytes),
    extensions: readOptionalParts(optional),
  }
}

function readVersion(tlv: Tlv | undefined): 1 | 2 | 3 {
  const [version, ...rest] = readAll(tlv?.content ?? new Uint8Array(), WHAT)
  const number = readSmallInteger(version, WHAT)
  if (rest.length > 0 || number > 2) throw invalidDer(WHAT, 'its version is none of 1, 2 and 3')
  return number === 0 ? 1 : number === 1 ? 2 : 3
}

function readSerial(tlv: Tlv | undefined): Uint8Array {
  const { content } = expectTag(tlv, TAG.integer, "the certificate's serial number")
  if (content.length > MAX_SERIAL_OCTETS) {
    throw invalidDer(WHAT, `its serial number has ${content.length} octets; at most ${MAX_SERIAL_OCTETS} are taken`)
  }
  decodeInteger(content, "the certificate's serial number")
  return content
}

/** issuerUniqueID [1] and subjectUniqueID [2], which nobody uses, and extensions [3]; each at most once, in this order. */
function readOptionalParts(parts: readonly Tlv[]): RawExtension[] {
  let latest = 0
  let extensions: RawExtension[] = []
  for (const { identifier, content } of parts) {
    const number = identifier & 0x1f
    if ((identifier & 0xc0) !== 0x80 || number <= latest || number > 3) throw invalidDer(WHAT, 'it has an unknown part')
    latest = number
    if (number === 3) extensions = readExtensions(content, "the certificate's extensions")
  }
  return extensions
}

/**
 * Reads the one certificate in a PEM text.
 *
 * @throws DomainError as {@link parseCertificate}; TOO_MANY when there are several
 */
export function parseCertificatePem(text: string): ParsedCertificate {
  const [der, ...rest] = parseCertificatesPem(text, { max: Number.POSITIVE_INFINITY })
  if (der === undefined || rest.length > 0) {
    const hint = 'the certificates of its issuers belong into the chain'
    throw new DomainError('TOO_MANY', `expected one certificate, found ${rest.length + 1}; ${hint}`)
  }
  return parseCertificate(der)
}
