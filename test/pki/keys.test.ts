import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { encodeOid, encodeSequence, encodeTlv, readSequence, TAG } from '../../src/pki/der.ts'
import {
  generatePrivateKey,
  keyMatches,
  parsePrivateKey,
  parsePrivateKeyDer,
  parsePublicKey,
  privateKeyToPkcs8,
  spkiOfPrivateKey,
} from '../../src/pki/keys.ts'
import { toPem } from '../../src/pki/pem.ts'
import { KEY_TYPES } from '../../src/pki/types.ts'
import { timed } from '../kit/timing.ts'
import { refusal } from './read-support.ts'

const ec = await generatePrivateKey('EC_P256')
const rsa = await generatePrivateKey('RSA_2048')

function pemOf(key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1', passphrase?: string, cipher = 'aes-256-cbc'): string {
  const encryption = passphrase === undefined ? {} : { cipher, passphrase }
  return String(key.export({ type, format: 'pem', ...encryption }))
}

describe('new keys', () => {
  test.each(KEY_TYPES.filter((type) => type !== 'RSA_4096'))('%s is made, described and read back', async (type) => {
    const key = await generatePrivateKey(type)
    const facts = parsePublicKey(spkiOfPrivateKey(key))
    expect(facts.keyType).toBe(type)
    const again = parsePrivateKeyDer(privateKeyToPkcs8(key))
    expect(keyMatches(again, facts.spki)).toBe(true)
    expect(keyMatches(again, spkiOfPrivateKey(await generatePrivateKey('EC_P256')))).toBe(false)
  })
})

describe('a private key in PEM', () => {
  test.each([
    ['PKCS#8', pemOf(ec, 'pkcs8'), undefined],
    ['SEC 1', pemOf(ec, 'sec1'), undefined],
    [
      'SEC 1 after EC PARAMETERS',
      toPem('EC PARAMETERS', encodeOid('1.2.840.10045.3.1.7')) + pemOf(ec, 'sec1'),
      undefined,
    ],
    ['CRLF and text around it', `Bag Attributes\r\n${pemOf(ec, 'pkcs8').replaceAll('\n', '\r\n')}bye`, undefined],
    ['encrypted PKCS#8', pemOf(ec, 'pkcs8', 'correct horse'), 'correct horse'],
    ['encrypted SEC 1', pemOf(ec, 'sec1', 'correct horse'), 'correct horse'],
    ['a passphrase that is not needed', pemOf(ec, 'pkcs8'), 'x'],
  ])('%s is read', (_name, text, passphrase) => {
    expect(keyMatches(parsePrivateKey(text, passphrase), spkiOfPrivateKey(ec))).toBe(true)
  })

  test('PKCS#1 is read, plain and encrypted', () => {
    expect(keyMatches(parsePrivateKey(pemOf(rsa, 'pkcs1')), spkiOfPrivateKey(rsa))).toBe(true)
    expect(keyMatches(parsePrivateKey(pemOf(rsa, 'pkcs1', 'x'), 'x'), spkiOfPrivateKey(rsa))).toBe(true)
  })

  test.each([
    ['no passphrase', pemOf(ec, 'pkcs8', 'secret'), undefined, 'REQUIRED', /passphrase/],
    ['an empty passphrase', pemOf(ec, 'sec1', 'secret'), '', 'REQUIRED', /passphrase/],
    ['the wrong passphrase', pemOf(ec, 'pkcs8', 'secret'), 'wrong', 'INVALID', /wrong passphrase/],
    ['two keys', pemOf(ec, 'pkcs8') + pemOf(rsa, 'pkcs8'), undefined, 'TOO_MANY', /found 2/],
    ['a certificate', toPem('CERTIFICATE', Uint8Array.of(5, 0)), undefined, 'INVALID', /BEGIN CERTIFICATE/],
    [
      'a public key',
      String(createPublicKey(ec).export({ type: 'spki', format: 'pem' })),
      undefined,
      'INVALID',
      /PUBLIC KEY/,
    ],
    ['an OpenSSH key', '-----BEGIN OPENSSH PRIVATE KEY-----\n', undefined, 'UNSUPPORTED', /ssh-keygen/],
    ['garbage', toPem('PRIVATE KEY', Uint8Array.of(5, 0)), undefined, 'INVALID', /not readable/],
    ['a very long one', toPem('PRIVATE KEY', new Uint8Array(20_000)), undefined, 'TOO_LONG', /at most/],
  ])('%s is refused with the reason', (_name, text, passphrase, code, reason) => {
    const error = refusal(() => parsePrivateKey(text, passphrase))
    expect(error.code).toBe(code)
    expect(error.message).toMatch(reason)
  })

  test('no message repeats the passphrase or the key', () => {
    const text = pemOf(ec, 'pkcs8', 'secret')
    expect(refusal(() => parsePrivateKey(text, 'hunter2-hunter2')).message).not.toMatch(/hunter2|MII/)
  })
})

/** EncryptedPrivateKeyInfo with the key derivation given. */
function encrypted(scheme: string, ...derivation: Uint8Array[]): Uint8Array {
  const kdf = encodeSequence(
    encodeOid(scheme),
    encodeSequence(encodeTlv(TAG.octetString, new Uint8Array(8)), ...derivation),
  )
  const cipher = encodeSequence(encodeOid('2.16.840.1.101.3.4.1.42'), encodeTlv(TAG.octetString, new Uint8Array(16)))
  const algorithm = encodeSequence(encodeOid('1.2.840.113549.1.5.13'), encodeSequence(kdf, cipher))
  return encodeSequence(algorithm, encodeTlv(TAG.octetString, new Uint8Array(64)))
}

function integer(hex: string): Uint8Array {
  return encodeTlv(TAG.integer, Buffer.from(hex, 'hex'))
}

describe('the cost of decryption', () => {
  test.each([
    ['2^31-1 iterations of PBKDF2', encrypted('1.2.840.113549.1.5.12', integer('7fffffff')), 'LIMIT_EXCEEDED'],
    ['2^63 iterations of PBKDF2', encrypted('1.2.840.113549.1.5.12', integer('008000000000000000')), 'INVALID'],
    [
      'scrypt of 4 GB',
      encrypted('1.3.6.1.4.1.11591.4.11', integer('400000'), integer('08'), integer('01')),
      'LIMIT_EXCEEDED',
    ],
    ['an unknown key derivation', encrypted('1.2.3.4', integer('01')), 'UNSUPPORTED'],
  ])('%s are refused before they are tried', (_name, der, code) => {
    const { value, milliseconds } = timed(() => refusal(() => parsePrivateKeyDer(der, 'secret')))
    expect(value.code).toBe(code)
    expect(milliseconds).toBeLessThan(100)
  })

  test('iterations of PKCS#12 schemes are read too', () => {
    const parameters = encodeSequence(encodeTlv(TAG.octetString, new Uint8Array(8)), integer('7fffffff'))
    const algorithm = encodeSequence(encodeOid('1.2.840.113549.1.12.1.3'), parameters)
    const der = encodeSequence(algorithm, encodeTlv(TAG.octetString, new Uint8Array(64)))
    expect(refusal(() => parsePrivateKeyDer(der, 'secret')).code).toBe('LIMIT_EXCEEDED')
  })
})

describe('RSA keys that would keep the process busy', () => {
  test.each([
    ['an even modulus', 1],
    ['an even prime', 4],
  ])('%s is refused', (_name, position) => {
    const numbers = readSequence(new Uint8Array(rsa.export({ type: 'pkcs1', format: 'der' })), 'the key')
    const changed = numbers.map(({ bytes }) => Uint8Array.from(bytes))
    const last = changed[position]
    if (last !== undefined) last[last.length - 1] = (last.at(-1) ?? 0) & 0xfe
    const { value, milliseconds } = timed(() => refusal(() => parsePrivateKeyDer(encodeSequence(...changed))))
    expect(value.code).toBe('INVALID')
    expect(milliseconds).toBeLessThan(100)
  })
})

describe('matching a key and a certificate', () => {
  test('a compressed point is the same key', () => {
    const spki = Buffer.from(spkiOfPrivateKey(ec))
    const point = spki.subarray(-65)
    const compressed = Buffer.concat([Buffer.of(0, 2 + ((point[64] ?? 0) & 1)), point.subarray(1, 33)])
    const algorithm = encodeSequence(encodeOid('1.2.840.10045.2.1'), encodeOid('1.2.840.10045.3.1.7'))
    expect(keyMatches(ec, encodeSequence(algorithm, encodeTlv(TAG.bitString, compressed)))).toBe(true)
  })

  test('a file whose public half is not its own does not match', () => {
    const other = Buffer.from(spkiOfPrivateKey(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey))
    const forged = Buffer.from(privateKeyToPkcs8(ec))
    other.subarray(-65).copy(forged, forged.length - 65)
    const key = createPrivateKey({ key: forged, format: 'der', type: 'pkcs8' })
    expect(keyMatches(key, new Uint8Array(other))).toBe(false)
  })

  test('keys that cannot sign are compared, garbage never matches', () => {
    const { privateKey } = generateKeyPairSync('x25519')
    expect(keyMatches(privateKey, spkiOfPrivateKey(privateKey))).toBe(true)
    expect(keyMatches(privateKey, new Uint8Array(44))).toBe(false)
    expect(keyMatches(ec, spkiOfPrivateKey(rsa))).toBe(false)
  })
})
