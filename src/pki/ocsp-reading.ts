// An OCSP response (RFC 6960 section 4.2.1) read from bytes that anybody may have sent. Nothing is verified here.

import { parseCertificate } from './certificate.ts'
import { type CrlReason, crlReasonOf } from './crl.ts'
import {
  checkDer,
  expectTag,
  invalidDer,
  readAll,
  readOctetsOfBitString,
  readOid,
  readSequence,
  readTlv,
  TAG,
  type Tlv,
} from './der.ts'
import { readExtensions } from './extensions.ts'
import { OCSP_OID } from './oids.ts'
import { readTime } from './times.ts'
import type { ParsedCertificate, RawExtension } from './types.ts'

/** Whom an answer is about; the hashes are by the algorithm `hashOid`. */
export interface CertificateId {
  readonly hashOid: string
  readonly issuerNameHash: Uint8Array
  readonly issuerKeyHash: Uint8Array
  /** Content octets of the INTEGER. */
  readonly serialNumber: Uint8Array
}

export interface SingleAnswer {
  readonly certificateId: CertificateId
  readonly status: 'GOOD' | 'UNKNOWN' | { readonly revokedAt: Date; readonly reason: CrlReason }
  readonly thisUpdate: Date
  readonly nextUpdate: Date | null
  readonly hasUnknownCriticalExtension: boolean
}

export interface BasicResponse {
  /** DER of ResponseData, which is what is signed. */
  readonly tbs: Uint8Array
  /** DER of a name, or the SHA-1 of a key. */
  readonly responder: { readonly name: Uint8Array } | { readonly keyHash: Uint8Array }
  readonly answers: readonly SingleAnswer[]
  readonly nonce: Uint8Array | null
  readonly hasUnknownCriticalExtension: boolean
  readonly signatureAlgorithmOid: string
  readonly signatureAlgorithmIdentifier: Uint8Array
  readonly signature: Uint8Array
  readonly certificates: readonly ParsedCertificate[]
}

const WHAT = 'the OCSP response'
const ENUMERATED = 0x0a
/** A responder sends its certificate and perhaps its issuers. */
const MAX_CERTIFICATES = 10
const MAX_ANSWERS = 100

/** OCSPResponseStatus by number. */
const REFUSALS = new Map([
  [1, 'that the request was malformed'],
  [2, 'that it has an internal error'],
  [3, 'to try again later'],
  [5, 'that requests have to be signed'],
  [6, 'that it does not answer us (unauthorized)'],
])

/**
 * Reads a response; a `refusal` completes the sentence "the responder says …".
 *
 * @throws DomainError INVALID or TOO_LONG, and nothing else whatever the bytes
 */
export function parseOcspResponse(der: Uint8Array): BasicResponse | { readonly refusal: string } {
  checkDer(der, WHAT)
  const [status, wrapped] = readSequence(der, WHAT)
  const code = expectTag(status, ENUMERATED, WHAT).content
  if (code.length !== 1) throw invalidDer(WHAT, 'its status is not one octet')
  if (code[0] !== 0) return { refusal: REFUSALS.get(code[0] ?? -1) ?? `status ${code[0]}` }
  const [type, content] = readSequence(expectTag(wrapped, 0xa0, WHAT).content, WHAT)
  if (readOid(type, WHAT) !== OCSP_OID.basicResponse) throw invalidDer(WHAT, 'it is not of the basic type')
  return readBasic(expectTag(content, TAG.octetString, WHAT).content)
}

function readBasic(der: Uint8Array): BasicResponse {
  // What the OCTET STRING holds has not passed the gate.
  checkDer(der, WHAT)
  const [data, algorithm, signature, wrapped] = readSequence(der, WHAT)
  const tbs = expectTag(data, TAG.sequence, WHAT)
  const algorithmIdentifier = expectTag(algorithm, TAG.sequence, WHAT).bytes
  return {
    tbs: tbs.bytes,
    ...readData(tbs),
    signatureAlgorithmOid: readOid(readSequence(algorithmIdentifier, WHAT)[0], WHAT),
    signatureAlgorithmIdentifier: algorithmIdentifier,
    signature: readOctetsOfBitString(signature, WHAT),
    certificates: wrapped === undefined ? [] : readCertificates(expectTag(wrapped, 0xa0, WHAT)),
  }
}

function readCertificates(wrapped: Tlv): ParsedCertificate[] {
  const found = readSequence(wrapped.content, WHAT)
  if (found.length > MAX_CERTIFICATES) throw invalidDer(WHAT, `it holds more than ${MAX_CERTIFICATES} certificates`)
  return found.map(({ bytes }) => parseCertificate(bytes))
}

function readData(tbs: Tlv): Pick<BasicResponse, 'responder' | 'answers' | 'nonce' | 'hasUnknownCriticalExtension'> {
  const parts = readAll(tbs.content, WHAT)
  // [0] is the version, whose only value is its default.
  const [responder, producedAt, responses, last, ...rest] = parts[0]?.identifier === 0xa0 ? parts.slice(1) : parts
  readTime(producedAt, "the OCSP response's producedAt")
  if (rest.length > 0) throw invalidDer(WHAT, 'it has an unknown part')
  const answers = readAll(expectTag(responses, TAG.sequence, WHAT).content, WHAT)
  if (answers.length > MAX_ANSWERS) throw invalidDer(WHAT, `it holds more than ${MAX_ANSWERS} answers`)
  const extensions = last === undefined ? [] : readExtensions(expectTag(last, 0xa1, WHAT).content, WHAT)
  const nonce = extensions.find(({ oid }) => oid === OCSP_OID.nonce)
  return {
    responder: readResponder(responder),
    answers: answers.map(readAnswer),
    nonce: nonce === undefined ? null : readTlv(nonce.value, 'the nonce', TAG.octetString).content,
    hasUnknownCriticalExtension: hasUnknownCritical(extensions, [OCSP_OID.nonce]),
  }
}

function hasUnknownCritical(extensions: readonly RawExtension[], known: readonly string[]): boolean {
  return extensions.some(({ oid, critical }) => critical && !known.includes(oid))
}

function readResponder(responder: Tlv | undefined): BasicResponse['responder'] {
  if (responder?.identifier === 0xa1) return { name: readTlv(responder.content, WHAT, TAG.sequence).bytes }
  const { content } = expectTag(responder, 0xa2, WHAT)
  return { keyHash: readTlv(content, WHAT, TAG.octetString).content }
}

function readAnswer(single: Tlv): SingleAnswer {
  const parts = readAll(expectTag(single, TAG.sequence, WHAT).content, WHAT)
  const [certificateId, status, thisUpdate, ...optional] = parts
  const next = optional[0]?.identifier === 0xa0 ? optional.shift() : undefined
  const last = optional.shift()
  if (optional.length > 0) throw invalidDer(WHAT, 'an answer has too many parts')
  const extensions = last === undefined ? [] : readExtensions(expectTag(last, 0xa1, WHAT).content, WHAT)
  return {
    certificateId: readCertificateId(certificateId),
    status: readStatus(status),
    thisUpdate: readTime(thisUpdate, "the OCSP response's thisUpdate"),
    nextUpdate: next === undefined ? null : readTime(readTlv(next.content, WHAT), "the OCSP response's nextUpdate"),
    hasUnknownCriticalExtension: hasUnknownCritical(extensions, []),
  }
}

function readCertificateId(tlv: Tlv | undefined): CertificateId {
  const [algorithm, nameHash, keyHash, serial] = readAll(expectTag(tlv, TAG.sequence, WHAT).content, WHAT)
  const [oid] = readAll(expectTag(algorithm, TAG.sequence, WHAT).content, WHAT)
  return {
    hashOid: readOid(oid, WHAT),
    issuerNameHash: expectTag(nameHash, TAG.octetString, WHAT).content,
    issuerKeyHash: expectTag(keyHash, TAG.octetString, WHAT).content,
    serialNumber: expectTag(serial, TAG.integer, WHAT).content,
  }
}

function readStatus(tlv: Tlv | undefined): SingleAnswer['status'] {
  if (tlv?.identifier === 0x80 && tlv.content.length === 0) return 'GOOD'
  if (tlv?.identifier === 0x82) return 'UNKNOWN'
  const [revokedAt, reason] = readAll(expectTag(tlv, 0xa1, WHAT).content, WHAT)
  const code = reason === undefined ? 0 : readTlv(expectTag(reason, 0xa0, WHAT).content, WHAT, ENUMERATED).content[0]
  return { revokedAt: readTime(revokedAt, 'the revocation time'), reason: crlReasonOf(code ?? 0) }
}
