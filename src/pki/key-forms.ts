// One key, several encodings: what has to be compared when asking whether a key is known.

import { ECDH } from 'node:crypto'
import { bitString, nullValue } from './der-encoding.ts'
import { encodeOid, encodeSequence, readSequence } from './der.ts'
import { readSpki, sha256Hex } from './keys.ts'
import { PUBLIC_KEY_OID } from './oids.ts'
import type { PublicKeyFacts } from './types.ts'

const OPENSSL_CURVES: Readonly<Record<string, string>> = {
  'P-256': 'prime256v1',
  'P-384': 'secp384r1',
  'P-521': 'secp521r1',
  secp256k1: 'secp256k1',
}

/**
 * SHA-256 of every SubjectPublicKeyInfo that stands for the same key, the given one first: points of an elliptic curve can be
 * compressed or not, and RSA's parameters are NULL or forgotten. A key that is known in one form is known in all of them.
 */
export function keyFingerprints(key: PublicKeyFacts): string[] {
  return [...new Set([key.spkiSha256, ...otherForms(key).map(sha256Hex)])]
}

function otherForms({ algorithm, curve, spki }: PublicKeyFacts): Uint8Array[] {
  const bits = readSpki(spki).key
  if (algorithm === 'RSA') {
    const oid = encodeOid(PUBLIC_KEY_OID.rsa)
    return [encodeSequence(oid, nullValue()), encodeSequence(oid)].map((each) => encodeSequence(each, bitString(bits)))
  }
  const name = OPENSSL_CURVES[curve ?? '']
  const identifier = readSequence(spki, 'the public key')[0]
  if (algorithm !== 'EC' || name === undefined || identifier === undefined) return []
  try {
    return (['compressed', 'uncompressed'] as const).map((form) =>
      encodeSequence(identifier.bytes, bitString(Buffer.from(ECDH.convertKey(bits, name, undefined, undefined, form)))),
    )
  } catch {
    // Not a point of the curve: weak for that reason, and known in no other form.
    return []
  }
}
