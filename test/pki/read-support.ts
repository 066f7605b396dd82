// What the tests of the reading side share.

import type { KeyObject } from 'node:crypto'
import { DomainError } from '../../src/errors.ts'
import { encodeOid, encodeSequence, encodeTlv, TAG } from '../../src/pki/der.ts'
import { parsePublicKey, spkiOfPrivateKey } from '../../src/pki/keys.ts'
import { parseRfc4514 } from '../../src/pki/names.ts'
import { signatureAlgorithmFor, signWith } from '../../src/pki/signature-algorithms.ts'

/** The DomainError that `run` throws; anything else fails the test. */
export function refusal(run: () => unknown): DomainError {
  try {
    run()
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  throw new Error('expected a DomainError, nothing was thrown')
}

/** What a handmade certificate is made of; everything may be wrong on purpose. */
export interface HandmadeParts {
  subject: string
  issuer?: string
  key: KeyObject
  /** Signs; the subject's key where absent. */
  signer?: KeyObject
  serial?: Uint8Array
  /** Text of the times, UTCTime unless 15 characters long. */
  times?: [string, string]
  /** DER of each Extension. */
  extensions?: Uint8Array[]
  version?: number
  /** Replaces the SubjectPublicKeyInfo. */
  spki?: Uint8Array
}

export function extension(oid: string, value: Uint8Array, critical = false): Uint8Array {
  const flag = critical ? [Uint8Array.of(1, 1, 0xff)] : []
  return encodeSequence(encodeOid(oid), ...flag, encodeTlv(TAG.octetString, value))
}

/** Extensions of a certificate authority; `pathLength` below 0 leaves it out. */
export function authorityExtension(pathLength = -1): Uint8Array {
  const limit = pathLength < 0 ? [] : [Uint8Array.of(2, 1, pathLength)]
  return extension('2.5.29.19', encodeSequence(Uint8Array.of(1, 1, 0xff), ...limit), true)
}

function timeOf(text: string): Uint8Array {
  return encodeTlv(text.length === 15 ? TAG.generalizedTime : TAG.utcTime, Buffer.from(text))
}

/** DER of a certificate put together by hand, so that the reading side is not tested with the writing side alone. */
export async function handmadeCertificate(parts: HandmadeParts): Promise<Uint8Array> {
  const {
    subject,
    issuer = subject,
    key,
    signer = key,
    times = ['260101000000Z', '360101000000Z'],
    version = 2,
  } = parts
  const { algorithmIdentifier } = signatureAlgorithmFor(parsePublicKey(spkiOfPrivateKey(signer)))
  const tbs = encodeSequence(
    ...(version === 0 ? [] : [encodeTlv(0xa0, Uint8Array.of(2, 1, version))]),
    encodeTlv(TAG.integer, parts.serial ?? Uint8Array.of(1)),
    algorithmIdentifier,
    parseRfc4514(issuer).der,
    encodeSequence(timeOf(times[0]), timeOf(times[1])),
    parseRfc4514(subject).der,
    parts.spki ?? spkiOfPrivateKey(key),
    ...(parts.extensions === undefined ? [] : [encodeTlv(0xa3, encodeSequence(...parts.extensions))]),
  )
  const signature = await signWith(signer, tbs)
  return encodeSequence(tbs, algorithmIdentifier, encodeTlv(TAG.bitString, Uint8Array.of(0), signature))
}
