// Public keys that nobody should certify, since their private half can be found.

import { createPublicKey } from 'node:crypto'
import { readRsaPublicKey, readSpki } from './keys.ts'
import type { PublicKeyFacts } from './types.ts'

const MIN_RSA_BITS = 2048
/** CA/Browser Forum baseline requirements 6.1.6: an odd exponent, 2^16+1 at least. */
const MIN_RSA_EXPONENT = 65_537n
const FERMAT_ROUNDS = 100
const SMALL_PRIMES = primesBelow(752)

/**
 * Why a key is weak, as a plain sentence, or null. RSA: size, exponent, small factors, the ROCA generator (CVE-2017-15361), primes
 * close to each other. EC: points that are not on their curve. Takes milliseconds for any key that fits a certificate.
 */
export function weakKeyReason(key: PublicKeyFacts): string | null {
  if (key.algorithm === 'RSA' || key.algorithm === 'RSASSA-PSS') return weakRsaReason(key)
  if (key.algorithm === 'EC') return weakEcReason(key)
  if (key.algorithm === 'DSA') return 'DSA keys are no longer considered safe'
  return isLoadable(key.spki) ? null : 'the key is damaged or of an unknown kind'
}

function weakRsaReason(key: PublicKeyFacts): string | null {
  const numbers = readRsaPublicKey(readSpki(key.spki).key)
  if (numbers === null || key.size === null) return 'the RSA key is damaged'
  const { modulus, exponent } = numbers
  if (key.size < MIN_RSA_BITS) return `the RSA key has ${key.size} bits; at least ${MIN_RSA_BITS} are needed`
  // What OpenSSL takes at most; it also bounds what the checks below cost.
  if (key.size > 16_384) return `the RSA key has ${key.size} bits; at most 16384 are taken`
  if (exponent % 2n === 0n || exponent < MIN_RSA_EXPONENT) return 'the RSA exponent is even or smaller than 65537'
  if (exponent >= modulus) return 'the RSA exponent is larger than the modulus'
  const factor = SMALL_PRIMES.find((prime) => modulus % prime === 0n)
  if (factor !== undefined) return `the RSA modulus is divisible by ${factor}`
  if (hasRocaFingerprint(modulus)) return 'the RSA key was made by a generator with a known flaw (ROCA, CVE-2017-15361)'
  if (hasClosePrimes(modulus)) return 'the two primes of the RSA key are so close that they can be computed'
  return null
}

function primesBelow(limit: number): bigint[] {
  const primes: number[] = []
  for (let candidate = 2; candidate < limit; candidate += 1) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate)
  }
  return primes.map(BigInt)
}

/**
 * Residues of 65537's powers, for the primes up to 167: primes of the flawed generator are k * M + (65537^a mod M) with M the
 * product of the first primes, so that their product is such a power modulo each of them (Nemec and others, 2017). A sound key
 * passes all of them once in some 2^27.
 */
const ROCA_RESIDUES: readonly { prime: bigint; powers: ReadonlySet<bigint> }[] = SMALL_PRIMES.filter(
  (prime) => prime > 2n && prime <= 167n,
).map((prime) => {
  const powers = new Set<bigint>()
  for (let power = 1n; !powers.has(power); power = (power * 65_537n) % prime) powers.add(power)
  return { prime, powers }
})

function hasRocaFingerprint(modulus: bigint): boolean {
  return ROCA_RESIDUES.every(({ prime, powers }) => powers.has(modulus % prime))
}

/** Fermat's factorization, a hundred steps of it (CVE-2022-26320): n = a^2 - b^2 with a near the square root. */
function hasClosePrimes(modulus: bigint): boolean {
  let a = integerSquareRoot(modulus)
  if (a * a < modulus) a += 1n
  for (let round = 0; round < FERMAT_ROUNDS; round += 1) {
    const square = a * a - modulus
    if (mayBeSquare(square) && integerSquareRoot(square) ** 2n === square) return true
    a += 1n
  }
  return false
}

const SQUARE_MODULI = [64, 63, 65, 11, 17, 19, 23, 31].map((modulus) => ({
  modulus: BigInt(modulus),
  residues: new Set(Array.from({ length: modulus }, (_, root) => (root * root) % modulus)),
}))

/** Rules out all but one number in some thousands without a square root. */
function mayBeSquare(value: bigint): boolean {
  return SQUARE_MODULI.every(({ modulus, residues }) => residues.has(Number(value % modulus)))
}

/** Newton's method; the start above the root makes it fall monotonically. */
function integerSquareRoot(value: bigint): bigint {
  if (value < 2n) return value
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1)
  for (;;) {
    const next = (root + value / root) >> 1n
    if (next >= root) return root
    root = next
  }
}

/** y^2 = x^3 - 3x + b over the prime field (FIPS 186-5, SP 800-186). */
interface PrimeCurve {
  prime: bigint
  b: bigint
  octets: number
}

const PRIME_CURVES: Readonly<Record<string, PrimeCurve>> = {
  'P-256': {
    prime: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    octets: 32,
  },
  'P-384': {
    prime: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
    octets: 48,
  },
  'P-521': {
    prime: 2n ** 521n - 1n,
    b: 0x51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
    octets: 66,
  },
}

function weakEcReason(key: PublicKeyFacts): string | null {
  const curve = PRIME_CURVES[key.curve ?? '']
  const reason = 'the EC key is not a point on its curve'
  // Other curves: OpenSSL checks the point when it loads the key.
  if (curve === undefined) return isLoadable(key.spki) ? null : 'the EC key is damaged, or its curve is unknown'
  return isOnCurve(readSpki(key.spki).key, curve) ? null : reason
}

/** SEC 1 section 2.3.4: 04 x y, or 02 or 03 and x. */
function isOnCurve(point: Uint8Array, { prime, b, octets }: PrimeCurve): boolean {
  const [form] = point
  const compressed = form === 2 || form === 3
  if (!compressed && form !== 4) return false
  if (point.length !== 1 + (compressed ? octets : 2 * octets)) return false
  const x = toNumber(point.subarray(1, 1 + octets))
  if (x >= prime) return false
  const right = ((((x * x - 3n) * x + b) % prime) + prime) % prime
  // All three primes are 3 modulo 4: a square is its root's square again.
  if (compressed) return power(power(right, (prime + 1n) / 4n, prime), 2n, prime) === right
  const y = toNumber(point.subarray(1 + octets))
  return y < prime && (y * y) % prime === right
}

function toNumber(octets: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(octets).toString('hex')}`)
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  for (let square = base, rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

function isLoadable(spki: Uint8Array): boolean {
  try {
    createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
    return true
  } catch {
    return false
  }
}
