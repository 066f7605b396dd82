// Looks into a private key's DER before OpenSSL does: which form it has, and what decrypting it would cost.

import { DomainError } from '../errors.ts'
import {
  decodeInteger,
  expectTag,
  invalidDer,
  readAll,
  readOid,
  readSequence,
  readSmallInteger,
  TAG,
  type Tlv,
} from './der.ts'
import { MAX_KEY_DERIVATION_ITERATIONS, MAX_SCRYPT_COST } from './limits.ts'

const WHAT = 'the private key'
const PBES2 = '1.2.840.113549.1.5.13'
const PBKDF2 = '1.2.840.113549.1.5.12'
const SCRYPT = '1.3.6.1.4.1.11591.4.11'
/** PKCS#5 version 1 (RFC 8018 A.3) and PKCS#12 (RFC 7292 appendix C): the parameters are salt and iterations. */
const PBES1 = /^1\.2\.840\.113549\.1\.(5\.(1|3|4|6|10|11)|12\.1\.[1-6])$/

/** The form of a private key's DER, told by the types of its first parts. @throws DomainError INVALID */
export function privateKeyForm(der: Uint8Array): 'pkcs8' | 'encrypted' | 'pkcs1' | 'sec1' {
  const [first, second] = readSequence(der, WHAT).map((part) => part.identifier)
  if (first === TAG.sequence && second === TAG.octetString) return 'encrypted'
  if (first === TAG.integer && second === TAG.sequence) return 'pkcs8'
  if (first === TAG.integer && second === TAG.integer) return 'pkcs1'
  if (first === TAG.integer && second === TAG.octetString) return 'sec1'
  throw invalidDer(WHAT, 'it is neither PKCS#8, PKCS#1 nor SEC 1')
}

/**
 * Refuses an EncryptedPrivateKeyInfo (RFC 5958 section 3) whose key derivation would keep the process busy, or whose scheme is
 * not known to be bounded.
 *
 * @throws DomainError LIMIT_EXCEEDED, UNSUPPORTED, INVALID
 */
export function checkDecryptionCost(der: Uint8Array): void {
  const [algorithm] = readSequence(der, WHAT)
  const [scheme, parameters] = partsOf(algorithm)
  const oid = readOid(scheme, WHAT)
  if (PBES1.test(oid)) checkIterations(readSmallInteger(partsOf(parameters)[1], WHAT))
  else if (oid === PBES2) checkDerivation(partsOf(parameters)[0])
  else throw new DomainError('UNSUPPORTED', `the private key is encrypted with an unknown scheme (${oid})`)
}

function partsOf(tlv: Tlv | undefined): Tlv[] {
  return readAll(expectTag(tlv, TAG.sequence, WHAT).content, WHAT)
}

function checkDerivation(derivation: Tlv | undefined): void {
  const [scheme, parameters] = partsOf(derivation)
  const oid = readOid(scheme, WHAT)
  if (oid === PBKDF2) return checkIterations(readSmallInteger(partsOf(parameters)[1], WHAT))
  if (oid !== SCRYPT)
    throw new DomainError('UNSUPPORTED', `the private key is encrypted with an unknown key derivation (${oid})`)
  const [, cost, blockSize, parallelization] = partsOf(parameters)
  const factors = [cost, blockSize, parallelization].map((each) => readSmallInteger(each, WHAT))
  if (factors.reduce((product, factor) => product * factor, 1) > MAX_SCRYPT_COST) {
    throw new DomainError('LIMIT_EXCEEDED', `the private key asks for scrypt with N x r x p above ${MAX_SCRYPT_COST}`)
  }
}

function checkIterations(iterations: number): void {
  if (iterations > MAX_KEY_DERIVATION_ITERATIONS) {
    const asked = `the private key asks for ${iterations} iterations of key derivation`
    throw new DomainError('LIMIT_EXCEEDED', `${asked}; at most ${MAX_KEY_DERIVATION_ITERATIONS} are taken`)
  }
}

/**
 * Whether the numbers of an RSA private key (RFC 8017 A.1.2) can be computed with in reasonable time. Even moduli and primes, and
 * exponents longer than the modulus, send OpenSSL down paths that take seconds for one signature. Says nothing of their strength.
 *
 * @param pkcs8 DER of the PKCS#8 structure
 * @throws DomainError INVALID when it is not such a structure
 */
export function hasUsableRsaNumbers(pkcs8: Uint8Array): boolean {
  const inner = expectTag(readSequence(pkcs8, WHAT)[2], TAG.octetString, WHAT)
  const [, modulus, exponent, ...rest] = readSequence(inner.content, WHAT)
    .filter(({ identifier }) => identifier === TAG.integer)
    .map(({ content }) => decodeInteger(content, WHAT))
  const [, prime1, prime2] = rest
  if (modulus === undefined || exponent === undefined || prime1 === undefined || prime2 === undefined) return false
  // Both primes may be 0 in keys that carry none.
  const primesFit = [prime1, prime2].every((prime) => isOdd(prime) || prime === 0n)
  const small = rest.every((value) => value >= 0n && value < modulus)
  return isOdd(modulus) && isOdd(exponent) && exponent > 0n && exponent < 1n << 64n && primesFit && small
}

function isOdd(value: bigint): boolean {
  return (value & 1n) === 1n
}
