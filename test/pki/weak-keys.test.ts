import { createPublicKey, generateKeyPairSync, generatePrimeSync, type KeyObject } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { encodeOid, encodeSequence, encodeTlv, TAG } from '../../src/pki/der.ts'
import { generatePrivateKey, parsePublicKey, spkiOfPrivateKey } from '../../src/pki/keys.ts'
import { KEY_TYPES, type PublicKeyFacts } from '../../src/pki/types.ts'
import { weakKeyReason } from '../../src/pki/weak-keys.ts'
import { timed } from '../kit/timing.ts'

function integer(value: bigint): Uint8Array {
  const hex = value.toString(16)
  return encodeTlv(TAG.integer, Buffer.from(`00${hex.length % 2 === 0 ? hex : `0${hex}`}`, 'hex'))
}

function rsaKey(modulus: bigint, exponent = 65_537n): PublicKeyFacts {
  const algorithm = encodeSequence(encodeOid('1.2.840.113549.1.1.1'), encodeTlv(TAG.null))
  const key = encodeSequence(integer(modulus), integer(exponent))
  return parsePublicKey(encodeSequence(algorithm, encodeTlv(TAG.bitString, Uint8Array.of(0), key)))
}

function factsOf(key: KeyObject): PublicKeyFacts {
  return parsePublicKey(spkiOfPrivateKey(key))
}

function prime(bits: number): bigint {
  return generatePrimeSync(bits, { bigint: true })
}

function ecKey(point: Uint8Array, curve = '1.2.840.10045.3.1.7'): PublicKeyFacts {
  const algorithm = encodeSequence(encodeOid('1.2.840.10045.2.1'), encodeOid(curve))
  return parsePublicKey(encodeSequence(algorithm, encodeTlv(TAG.bitString, Uint8Array.of(0), point)))
}

/** The next prime, by OpenSSL's test. */
function nextPrime(start: bigint): bigint {
  const limit = 1n << BigInt(start.toString(2).length)
  for (let candidate = start + 2n; candidate < limit; candidate += 2n) {
    if (fermatTest(candidate)) return candidate
  }
  throw new Error('no prime found')
}

function fermatTest(candidate: bigint): boolean {
  let result = 1n
  for (let square = 2n, rest = candidate - 1n; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % candidate
    square = (square * square) % candidate
  }
  return result === 1n
}

describe('sound keys', () => {
  test.each(KEY_TYPES)('a new key of type %s is not weak', async (type) => {
    expect(weakKeyReason(factsOf(await generatePrivateKey(type)))).toBeNull()
  })

  test.each(['P-256', 'P-384', 'P-521'])('a compressed point of %s is on its curve', (namedCurve) => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve })
    const jwk = createPublicKey(privateKey).export({ format: 'jwk' })
    const y = Buffer.from(jwk.y ?? '', 'base64url')
    const compressed = Buffer.concat([Buffer.of(2 + ((y.at(-1) ?? 0) & 1)), Buffer.from(jwk.x ?? '', 'base64url')])
    const oid = { 'P-256': '1.2.840.10045.3.1.7', 'P-384': '1.3.132.0.34', 'P-521': '1.3.132.0.35' }[namedCurve] ?? ''
    expect(weakKeyReason(ecKey(compressed, oid))).toBeNull()
  })

  test('other curves are left to OpenSSL', () => {
    expect(weakKeyReason(factsOf(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey))).toBeNull()
  })
})

describe('weak RSA keys', () => {
  const p = prime(1024)
  const n = p * prime(1024)

  test.each<[string, PublicKeyFacts, RegExp]>([
    ['1024 bits', rsaKey(prime(512) * prime(512)), /10\d\d bits/],
    ['the exponent 1', rsaKey(n, 1n), /exponent/],
    ['the exponent 3', rsaKey(n, 3n), /exponent/],
    ['an even exponent', rsaKey(n, 65_538n), /exponent/],
    ['an exponent beyond the modulus', rsaKey(n, n + 2n), /exponent/],
    ['the factor 3', rsaKey(3n * n), /divisible by 3/],
    ['the factor 751', rsaKey(751n * n), /divisible by 751/],
    ['an even modulus', rsaKey(n + 1n), /divisible by 2/],
    ['primes next to each other', rsaKey(p * nextPrime(p)), /close/],
    ['a square', rsaKey(p * p), /close/],
    [
      'garbage for a modulus',
      parsePublicKey(encodeSequence(encodeSequence(encodeOid('1.2.840.113549.1.1.1')), Uint8Array.of(3, 1, 0))),
      /damaged/,
    ],
  ])('with %s are refused', (_name, key, reason) => {
    expect(weakKeyReason(key)).toMatch(reason)
  })

  test('with the fingerprint of ROCA are refused', () => {
    // As the flawed generator does: k * M + (65537^a mod M), M the product of the first primes; primality does not matter here.
    let product = 1n
    for (let candidate = 2n; candidate <= 167n; candidate += 1n) {
      if (fermatTest(candidate) || candidate === 2n) product *= candidate
    }
    const first = (product << 812n) + (65_537n ** 101n % product)
    // Small primes beyond those of the product would be noticed first.
    let second = first
    while (/divisible/.test(weakKeyReason(rsaKey(first * second)) ?? '')) second += product << 1n
    expect(weakKeyReason(rsaKey(first * second))).toMatch(/ROCA/)
    expect(String(weakKeyReason(rsaKey(first * second + 2n)))).not.toMatch(/ROCA/)
  })

  test('of any size are judged quickly', () => {
    for (const bits of [4096, 8192, 16_384, 200_000]) {
      const { milliseconds } = timed(() => weakKeyReason(rsaKey((1n << BigInt(bits)) - 1_000_003n * 65_536n - 1n)))
      expect(milliseconds).toBeLessThan(200)
    }
  })
})

describe('EC keys', () => {
  const spki = spkiOfPrivateKey(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)
  const point = spki.subarray(-65)

  test.each<[string, Uint8Array]>([
    ['one octet of zero', Uint8Array.of(0)],
    ['nothing', new Uint8Array()],
    ['another y', Uint8Array.from([...point.subarray(0, 64), (point[64] ?? 0) ^ 1])],
    ['coordinates beyond the prime', new Uint8Array(65).fill(0xff).fill(4, 0, 1)],
    ['a point that is too short', point.subarray(0, 64)],
    ['the hybrid form', Uint8Array.from([6, ...point.subarray(1)])],
  ])('with %s for a point are refused', (_name, octets) => {
    expect(weakKeyReason(ecKey(octets))).toMatch(/not a point/)
  })

  test('with an unknown curve are refused', () => {
    expect(weakKeyReason(ecKey(point, '1.2.3.4'))).toMatch(/curve/)
  })
})
