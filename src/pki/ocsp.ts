// The Online Certificate Status Protocol (RFC 6960): the question asked, and what an answer from anybody is worth.

import { createHash } from 'node:crypto'
import { DomainError } from '../errors.ts'
import type { CrlReason } from './crl.ts'
import { context, nullValue, octetString } from './der-encoding.ts'
import { encodeOid, encodeSequence, encodeTlv, sameBytes, TAG } from './der.ts'
import { encodeRawExtensions } from './extension-encoding.ts'
import { readSpki } from './keys.ts'
import { type BasicResponse, type CertificateId, parseOcspResponse, type SingleAnswer } from './ocsp-reading.ts'
import { certificateIssuedBy } from './chain.ts'
import { staleness, MAX_CLOCK_SKEW } from './freshness.ts'
import { OCSP_OID } from './oids.ts'
import { PURPOSES } from './purposes.ts'
import { usesBrokenHash, verifySignature } from './signature-algorithms.ts'
import type { ParsedCertificate } from './types.ts'

/** Whom the question is about. */
export interface OcspQuestion {
  readonly issuer: ParsedCertificate
  /** Content octets of the INTEGER as found in the certificate. */
  readonly serialNumber: Uint8Array
  readonly nonce: Uint8Array
}

export type OcspAnswer =
  | { readonly status: 'UNKNOWN'; readonly detail: string }
  | {
      readonly status: 'GOOD'
      readonly nextUpdate: Date | null
      /** Who made the answer for the issuer, where that one may have been revoked itself; null where nobody need ask. */
      readonly responder: ParsedCertificate | null
      readonly detail: string
    }
  | {
      readonly status: 'REVOKED'
      readonly nextUpdate: Date | null
      readonly responder: ParsedCertificate | null
      readonly revokedAt: Date
      readonly reason: CrlReason
      readonly detail: string
    }

/** SHA-1 identifies here and proves nothing; it is what every responder understands (RFC 5019 section 2.1.1). */
const ASKED_HASH = '1.3.14.3.2.26'
const HASHES = new Map([
  [ASKED_HASH, 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
])

/** DER of an OCSPRequest for one certificate, unsigned, with the nonce of RFC 9654. */
export function buildOcspRequest({ issuer, serialNumber, nonce }: OcspQuestion): Uint8Array {
  const certificateId = encodeSequence(
    encodeSequence(encodeOid(ASKED_HASH), nullValue()),
    octetString(digest('sha1', issuer.subject.der)),
    octetString(digest('sha1', readSpki(issuer.publicKey.spki).key)),
    encodeTlv(TAG.integer, serialNumber),
  )
  const extensions = encodeRawExtensions([{ oid: OCSP_OID.nonce, critical: false, value: octetString(nonce) }])
  return encodeSequence(encodeSequence(encodeSequence(encodeSequence(certificateId)), context(2, extensions)))
}

/**
 * What a response proves about the certificate asked for. Everything that is not proven is UNKNOWN with the reason: bytes that
 * are no response, another certificate, a signer who is not entitled, a wrong signature, a wrong nonce, a response that is too
 * old. Whether the responder's own certificate was revoked is left to the caller (RFC 6960 section 4.2.2.2.1).
 */
export function readOcspResponse(der: Uint8Array, question: OcspQuestion & { readonly now: Date }): OcspAnswer {
  try {
    const parsed = parseOcspResponse(der)
    if ('refusal' in parsed) return unknown(`the responder says ${parsed.refusal}`)
    return judge(parsed, question)
  } catch (error) {
    if (error instanceof DomainError) return unknown(error.message)
    throw error
  }
}

function unknown(detail: string): OcspAnswer {
  return { status: 'UNKNOWN', detail }
}

function judge(response: BasicResponse, question: OcspQuestion & { readonly now: Date }): OcspAnswer {
  if (response.hasUnknownCriticalExtension) return unknown('the response has a critical extension not understood here')
  if (response.nonce !== null && !sameBytes(response.nonce, question.nonce)) {
    return unknown('the response carries the nonce of another question')
  }
  const answers = response.answers.filter(({ certificateId }) => isAbout(certificateId, question))
  const [answer] = answers
  if (answer === undefined) return unknown('the response is about another certificate')
  if (answers.length > 1) return unknown('the response answers more than once')
  const signer = signerOf(response, question)
  if (typeof signer === 'string') return unknown(signer)
  const stale = staleness(answer, question.now)
  if (stale !== null) return unknown(`the response ${stale}`)
  const isFree =
    signer.fingerprint === question.issuer.fingerprint ||
    signer.extensions.other.some(({ oid }) => oid === OCSP_OID.nocheck)
  return toAnswer(answer, isFree ? null : signer)
}

function toAnswer(answer: SingleAnswer, responder: ParsedCertificate | null): OcspAnswer {
  if (answer.hasUnknownCriticalExtension) return unknown('the answer has a critical extension not understood here')
  const { status, nextUpdate } = answer
  if (status === 'GOOD') {
    return { status, nextUpdate, responder, detail: `not revoked as of ${answer.thisUpdate.toISOString()}` }
  }
  if (status === 'UNKNOWN') return unknown('the responder does not know the certificate')
  const { revokedAt, reason } = status
  return {
    status: 'REVOKED',
    revokedAt,
    reason,
    nextUpdate,
    responder,
    detail: `revoked at ${revokedAt.toISOString()} (${reason})`,
  }
}

function isAbout(id: CertificateId, { issuer, serialNumber }: OcspQuestion): boolean {
  const hash = HASHES.get(id.hashOid)
  return (
    hash !== undefined &&
    sameBytes(id.serialNumber, serialNumber) &&
    sameBytes(id.issuerNameHash, digest(hash, issuer.subject.der)) &&
    sameBytes(id.issuerKeyHash, digest(hash, readSpki(issuer.publicKey.spki).key))
  )
}

/** The issuer or somebody it has entitled, who made the signature; or why it proves nothing. */
function signerOf(
  response: BasicResponse,
  question: OcspQuestion & { readonly now: Date },
): ParsedCertificate | string {
  if (usesBrokenHash(response.signatureAlgorithmOid, response.signatureAlgorithmIdentifier)) {
    return 'the response is signed with a broken hash'
  }
  const named = [question.issuer, ...response.certificates].filter((each) => isResponder(response, each))
  if (named.length === 0) return 'the certificate of the responder is not in the response'
  const reasons: string[] = []
  for (const signer of named) {
    const reason = refusalOf(signer, question) ?? signatureFault(response, signer)
    if (reason === null) return signer
    reasons.push(reason)
  }
  return reasons[0] ?? 'nobody signed the response'
}

function isResponder({ responder }: BasicResponse, certificate: ParsedCertificate): boolean {
  if ('name' in responder) return sameBytes(responder.name, certificate.subject.der)
  return sameBytes(responder.keyHash, digest('sha1', readSpki(certificate.publicKey.spki).key))
}

/** RFC 6960 section 4.2.2.2: the issuer itself, or whom the very issuer has made a responder. */
function refusalOf(signer: ParsedCertificate, { issuer, serialNumber, now }: OcspQuestion & { now: Date }) {
  if (signer.fingerprint === issuer.fingerprint) return null
  const { extendedKeyUsage, keyUsage } = signer.extensions
  if (sameBytes(signer.serialNumber, serialNumber)) return 'the certificate speaks for itself'
  if (extendedKeyUsage?.includes(PURPOSES.OCSP_SIGNING) !== true) {
    return 'the signer is not entitled to answer (its extendedKeyUsage lacks OCSPSigning)'
  }
  if (keyUsage !== null && !keyUsage.includes('DIGITAL_SIGNATURE') && !keyUsage.includes('NON_REPUDIATION')) {
    return 'the certificate of the responder is not for signatures'
  }
  if (now.getTime() + MAX_CLOCK_SKEW < signer.notBefore.getTime() || now > signer.notAfter) {
    return 'the certificate of the responder is not within its dates'
  }
  if (
    usesBrokenHash(signer.signatureAlgorithmOid, signer.signatureAlgorithmIdentifier) ||
    certificateIssuedBy(signer, issuer) !== true
  ) {
    return 'the certificate of the responder was not issued by the issuer of the certificate'
  }
  return null
}

function signatureFault(response: BasicResponse, signer: ParsedCertificate): string | null {
  const verified = verifySignature({
    algorithmIdentifier: response.signatureAlgorithmIdentifier,
    spki: signer.publicKey.spki,
    data: response.tbs,
    signature: response.signature,
  })
  if (verified === null) return 'the signature of the response cannot be checked here'
  return verified ? null : 'the signature of the response is wrong'
}

function digest(hash: string, data: Uint8Array): Uint8Array {
  return createHash(hash).update(data).digest()
}
