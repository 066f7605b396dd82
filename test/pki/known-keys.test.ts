import { createHash, createPublicKey, ECDH, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { encodeOid, encodeSequence, encodeTlv, TAG } from '../../src/pki/der.ts'
import { keyFingerprints } from '../../src/pki/key-forms.ts'
import { parsePublicKey, readRsaPublicKey, readSpki, spkiOfPrivateKey } from '../../src/pki/keys.ts'
import { WeakKeyList } from '../../src/pki/known-weak-keys.ts'
import { refusal } from './read-support.ts'

const rsa = (modulusLength = 2048) => spkiOfPrivateKey(generateKeyPairSync('rsa', { modulusLength }).privateKey)

/** As Debian's openssl-vulnkey does: the last 20 digits of the SHA-1 of `openssl rsa -modulus`. */
function debianDigest(spki: Uint8Array): string {
  const modulus = readRsaPublicKey(readSpki(spki).key)?.modulus.toString(16).toUpperCase() ?? ''
  return createHash('sha1').update(`Modulus=${modulus}\n`).digest('hex').slice(20)
}

describe('a list of weak keys', () => {
  it('knows the keys it lists, and no others', () => {
    const listed = [rsa(), rsa(1024), rsa()]
    const text = ['# a comment', '', ...listed.map(debianDigest), '00000000000000000000'].join('\n')
    const list = WeakKeyList.parse([text, debianDigest(rsa()).toUpperCase()])
    expect(list.size).toBe(5)
    for (const spki of listed) expect(list.has(parsePublicKey(spki))).toBe(true)
    expect(list.has(parsePublicKey(rsa()))).toBe(false)
    const ec = spkiOfPrivateKey(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)
    expect(list.has(parsePublicKey(ec))).toBe(false)
  })

  it('computes the digest of Debian’s package', () => {
    // A modulus in whole octets, upper case, with the line end that OpenSSL prints.
    expect(debianDigest(rsa())).toMatch(/^[0-9a-f]{20}$/)
  })

  it('knows nothing when it is empty', () => {
    expect(WeakKeyList.parse([]).has(parsePublicKey(rsa()))).toBe(false)
  })

  it('says which line is no key', () => {
    expect(refusal(() => WeakKeyList.parse(['# fine\n0123456789abcdef0123\nnonsense'])).message).toMatch(/^line 3:/)
  })
})

describe('the fingerprints of a key', () => {
  it('are those of every encoding of a point', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const plain = parsePublicKey(spkiOfPrivateKey(privateKey))
    const point = ECDH.convertKey(readSpki(plain.spki).key, 'prime256v1', undefined, undefined, 'compressed')
    const algorithm = encodeSequence(encodeOid('1.2.840.10045.2.1'), encodeOid('1.2.840.10045.3.1.7'))
    const short = encodeSequence(algorithm, encodeTlv(TAG.bitString, Uint8Array.of(0), Buffer.from(point)))
    const compressed = parsePublicKey(short)
    expect(compressed.spkiSha256).not.toBe(plain.spkiSha256)
    expect(keyFingerprints(plain)).toContain(compressed.spkiSha256)
    expect(keyFingerprints(compressed)).toContain(plain.spkiSha256)
    expect(keyFingerprints(compressed)[0]).toBe(compressed.spkiSha256)
  })

  it('are those of RSA with and without its parameters', () => {
    const plain = parsePublicKey(rsa())
    const bits = encodeTlv(TAG.bitString, Uint8Array.of(0), readSpki(plain.spki).key)
    const bare = parsePublicKey(encodeSequence(encodeSequence(encodeOid('1.2.840.113549.1.1.1')), bits))
    expect(keyFingerprints(bare)).toContain(plain.spkiSha256)
    expect(keyFingerprints(plain)).toContain(bare.spkiSha256)
  })

  it('are one for keys that have one encoding', () => {
    const spki = spkiOfPrivateKey(generateKeyPairSync('ed25519').privateKey)
    expect(keyFingerprints(parsePublicKey(spki))).toEqual([
      createHash('sha256')
        .update(
          createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }).export({
            type: 'spki',
            format: 'der',
          }),
        )
        .digest('hex'),
    ])
  })
})
