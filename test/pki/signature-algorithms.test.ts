import { constants, createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { encodeOid, encodeSequence, encodeTlv, TAG } from '../../src/pki/der.ts'
import { generatePrivateKey, parsePublicKey, spkiOfPrivateKey } from '../../src/pki/keys.ts'
import { signatureAlgorithmFor, signWith, usesBrokenHash, verifySignature } from '../../src/pki/signature-algorithms.ts'
import { KEY_TYPES, type KeyType } from '../../src/pki/types.ts'
import { refusal } from './read-support.ts'

const data = Buffer.from('to be signed')
const rsa = await generatePrivateKey('RSA_2048')
const ec = await generatePrivateKey('EC_P256')

const NAMES: Record<KeyType, string> = {
  RSA_2048: 'sha256WithRSAEncryption',
  RSA_3072: 'sha256WithRSAEncryption',
  RSA_4096: 'sha384WithRSAEncryption',
  EC_P256: 'ecdsa-with-SHA256',
  EC_P384: 'ecdsa-with-SHA384',
  EC_P521: 'ecdsa-with-SHA512',
  ED25519: 'Ed25519',
  ML_DSA_44: 'ML-DSA-44',
  ML_DSA_65: 'ML-DSA-65',
  ML_DSA_87: 'ML-DSA-87',
}

function identifier(oid: string, ...parameters: Uint8Array[]): Uint8Array {
  return encodeSequence(encodeOid(oid), ...parameters)
}

function rsaSign(hash: string, key: KeyObject = rsa): Uint8Array {
  return sign(hash, data, { key, padding: constants.RSA_PKCS1_PADDING })
}

function pssParameters(hash: string, maskHash: string, saltLength: number): Uint8Array {
  const salt = encodeTlv(TAG.integer, Uint8Array.of(saltLength))
  return encodeSequence(
    encodeTlv(0xa0, identifier(hash, encodeTlv(TAG.null))),
    encodeTlv(0xa1, identifier('1.2.840.113549.1.1.8', identifier(maskHash, encodeTlv(TAG.null)))),
    encodeTlv(0xa2, salt),
  )
}

const identifierOf = (key: KeyObject): string =>
  Buffer.from(signatureAlgorithmFor(parsePublicKey(spkiOfPrivateKey(key))).algorithmIdentifier).toString('hex')

describe('signing', () => {
  test.each(KEY_TYPES)('%s signs with the hash that fits, and verifies only its own data', async (type) => {
    const key = await generatePrivateKey(type)
    const spki = spkiOfPrivateKey(key)
    const algorithm = signatureAlgorithmFor(parsePublicKey(spki))
    expect(algorithm.name).toBe(NAMES[type])
    const signed = {
      algorithmIdentifier: algorithm.algorithmIdentifier,
      spki,
      data,
      signature: await signWith(key, data),
    }
    expect(verifySignature(signed)).toBe(true)
    expect(verifySignature({ ...signed, data: Buffer.from('other') })).toBe(false)
    expect(verifySignature({ ...signed, signature: signed.signature.subarray(1) })).toBe(false)
  })

  test('RSA identifiers have NULL parameters, all others none', () => {
    expect(identifierOf(rsa)).toBe('300d06092a864886f70d01010b0500')
    expect(identifierOf(ec)).toBe('300a06082a8648ce3d040302')
  })

  test('keys that do not issue are refused', () => {
    const spki = spkiOfPrivateKey(generateKeyPairSync('x25519').privateKey)
    expect(refusal(() => signatureAlgorithmFor(parsePublicKey(spki))).code).toBe('UNSUPPORTED')
  })
})

describe('verifying what others signed', () => {
  const spki = spkiOfPrivateKey(rsa)

  test.each([
    ['1.2.840.113549.1.1.4', 'md5'],
    ['1.2.840.113549.1.1.5', 'sha1'],
    ['1.2.840.113549.1.1.13', 'sha512'],
  ])('%s is %s', (oid, hash) => {
    const signed = { algorithmIdentifier: identifier(oid, encodeTlv(TAG.null)), spki, data }
    expect(verifySignature({ ...signed, signature: rsaSign(hash) })).toBe(true)
    expect(verifySignature({ ...signed, signature: rsaSign('sha256') })).toBe(false)
  })

  test('RSASSA-PSS with its parameters', () => {
    const sha256 = '2.16.840.1.101.3.4.2.1'
    const signature = sign('sha256', data, { key: rsa, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 })
    const check = (parameters: Uint8Array): boolean | null =>
      verifySignature({ algorithmIdentifier: identifier('1.2.840.113549.1.1.10', parameters), spki, data, signature })
    expect(check(pssParameters(sha256, sha256, 32))).toBe(true)
    expect(check(pssParameters(sha256, sha256, 20))).toBe(false)
    expect(check(pssParameters('2.16.840.1.101.3.4.2.3', '2.16.840.1.101.3.4.2.3', 32))).toBe(false)
    expect(check(pssParameters(sha256, '1.3.14.3.2.26', 32))).toBeNull()
  })

  test('DSA and Ed448', () => {
    const dsa = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).privateKey
    const ed448 = generateKeyPairSync('ed448').privateKey
    const dsaSigned = { algorithmIdentifier: identifier('2.16.840.1.101.3.4.3.2'), spki: spkiOfPrivateKey(dsa), data }
    expect(verifySignature({ ...dsaSigned, signature: sign('sha256', data, dsa) })).toBe(true)
    const edSigned = { algorithmIdentifier: identifier('1.3.101.113'), spki: spkiOfPrivateKey(ed448), data }
    expect(verifySignature({ ...edSigned, signature: sign(null, data, ed448) })).toBe(true)
  })

  test('what cannot be checked is null, what cannot be right is false', () => {
    const signature = rsaSign('sha256')
    const check = (algorithmIdentifier: Uint8Array, key = spki): boolean | null =>
      verifySignature({ algorithmIdentifier, spki: key, data, signature })
    expect(check(identifier('1.2.3.4'))).toBeNull()
    expect(check(identifier('1.2.840.113549.1.1.2', encodeTlv(TAG.null)))).toBeNull()
    expect(check(identifier('1.2.840.10045.4.3.2'))).toBe(false)
    expect(check(identifier('1.2.840.113549.1.1.11'), spkiOfPrivateKey(ec))).toBe(false)
    expect(check(Uint8Array.of(1, 2, 3))).toBe(false)
    expect(check(identifier('1.2.840.113549.1.1.11'), new Uint8Array(3))).toBe(false)
  })

  test('broken hashes are known, also inside RSASSA-PSS', () => {
    const pss = '1.2.840.113549.1.1.10'
    expect(usesBrokenHash('1.2.840.113549.1.1.5', identifier('1.2.840.113549.1.1.5'))).toBe(true)
    expect(usesBrokenHash('1.2.840.113549.1.1.11', identifier('1.2.840.113549.1.1.11'))).toBe(false)
    expect(usesBrokenHash(pss, identifier(pss, encodeSequence()))).toBe(true)
    const sha256 = '2.16.840.1.101.3.4.2.1'
    expect(usesBrokenHash(pss, identifier(pss, pssParameters(sha256, sha256, 32)))).toBe(false)
  })

  test('a private key loaded twice signs alike', async () => {
    const again = createPrivateKey({ key: rsa.export({ type: 'pkcs8', format: 'der' }), format: 'der', type: 'pkcs8' })
    expect(await signWith(again, data)).toEqual(await signWith(rsa, data))
  })
})
