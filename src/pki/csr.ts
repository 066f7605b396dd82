// PKCS#10 certification requests (RFC 2986) read from bytes that anybody may have sent.

import { DomainError } from '../errors.ts'
import {
  checkDer,
  expectTag,
  invalidDer,
  readAll,
  readOctetsOfBitString,
  readOid,
  readSequence,
  readSmallInteger,
  TAG,
  type Tlv,
} from './der.ts'
import { parseExtensions, readExtensions } from './extensions.ts'
import { parsePublicKey } from './keys.ts'
import { parseName } from './names.ts'
import { EXTENSION_REQUEST_OIDS } from './oids.ts'
import { findPemBlocks } from './pem.ts'
import { signatureAlgorithmName, usesBrokenHash, verifySignature } from './signature-algorithms.ts'
import type { ParsedCsr, RawExtension } from './types.ts'

const WHAT = 'the request'

/**
 * Reads a certification request. Its signature is not checked: see {@link verifyCsr}.
 *
 * @param der one CertificationRequest, nothing after it
 * @throws DomainError INVALID or TOO_LONG, and nothing else whatever the bytes
 */
export function parseCsr(der: Uint8Array): ParsedCsr {
  checkDer(der, WHAT)
  const own = new Uint8Array(der)
  const [info, algorithm, signature, ...rest] = readSequence(own, WHAT)
  if (info === undefined || algorithm === undefined || rest.length > 0) throw invalidDer(WHAT, 'it needs three parts')
  const [version, subject, spki, attributes, ...more] = readAll(expectTag(info, TAG.sequence, WHAT).content, WHAT)
  readSmallInteger(version, WHAT)
  if (more.length > 0) throw invalidDer(WHAT, 'it has an unknown part')
  const signatureAlgorithmOid = readOid(readSequence(algorithm.bytes, WHAT)[0], WHAT)
  return {
    der: own,
    info: info.bytes,
    subject: parseName(expectTag(subject, TAG.sequence, WHAT).bytes, 'the subject of the request'),
    publicKey: parsePublicKey(expectTag(spki, TAG.sequence, WHAT).bytes),
    extensions: parseExtensions(requestedExtensions(attributes)),
    signatureAlgorithmOid,
    signatureAlgorithm: signatureAlgorithmName(signatureAlgorithmOid),
    signatureAlgorithmIdentifier: algorithm.bytes,
    signature: readOctetsOfBitString(signature, WHAT),
  }
}

/** Extensions of every extensionRequest attribute (RFC 2985 section 5.4.2); other attributes ask for nothing. */
function requestedExtensions(attributes: Tlv | undefined): RawExtension[] {
  // Some tools leave the attributes out although RFC 2986 wants an empty set.
  if (attributes === undefined) return []
  return readAll(expectTag(attributes, 0xa0, WHAT).content, WHAT).flatMap((attribute) => {
    const [type, values] = readAll(expectTag(attribute, TAG.sequence, WHAT).content, WHAT)
    if (!(EXTENSION_REQUEST_OIDS as readonly string[]).includes(readOid(type, WHAT))) return []
    return readAll(expectTag(values, TAG.set, WHAT).content, WHAT).flatMap((value) =>
      readExtensions(value.bytes, "the request's extensions"),
    )
  })
}

const CSR_LABELS = ['CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST'] as const

/**
 * Reads the one request in a PEM text.
 *
 * @throws DomainError as {@link parseCsr}; TOO_MANY when there are several
 */
export function parseCsrPem(text: string): ParsedCsr {
  const [block, ...rest] = findPemBlocks(text, CSR_LABELS)
  if (block === undefined || rest.length > 0) {
    throw new DomainError('TOO_MANY', `expected one certificate request, found ${rest.length + 1}`)
  }
  return parseCsr(block.bytes)
}

/**
 * Checks the proof of possession: the request is signed by the key it asks a certificate for.
 *
 * @throws DomainError BAD_SIGNATURE, or UNSUPPORTED for a broken hash (MD5, SHA-1 …) and for algorithms that cannot be checked
 */
export function verifyCsr(csr: ParsedCsr): void {
  if (usesBrokenHash(csr.signatureAlgorithmOid, csr.signatureAlgorithmIdentifier)) {
    throw new DomainError(
      'UNSUPPORTED',
      `the request is signed with ${csr.signatureAlgorithm}, whose hash is broken; use SHA-256 or better`,
    )
  }
  const verified = verifySignature({
    algorithmIdentifier: csr.signatureAlgorithmIdentifier,
    spki: csr.publicKey.spki,
    data: csr.info,
    signature: csr.signature,
  })
  if (verified === null) {
    throw new DomainError(
      'UNSUPPORTED',
      `the signature of the request (${csr.signatureAlgorithm}) cannot be checked here`,
    )
  }
  if (!verified) throw new DomainError('BAD_SIGNATURE', 'the request is not signed by the key it holds')
}
