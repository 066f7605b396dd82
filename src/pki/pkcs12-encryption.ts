// How PKCS#12 turns a passphrase into keys, and what it encrypts with them. Shared by the writer and the reader.

import { createCipheriv, createDecipheriv, pbkdf2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { DomainError } from '../errors.ts'
import { integer, nullValue, octetString } from './der-encoding.ts'
import { TAG, encodeOid, encodeSequence, expectTag, readOid, readSequence, readSmallInteger } from './der.ts'
import type { Tlv } from './der.ts'
import { appendixBPassphrase, deriveAppendixB } from './pkcs12-derivation.ts'

const derivePbkdf2 = promisify(pbkdf2)

const PBES2 = '1.2.840.113549.1.5.13'
const PBKDF2 = '1.2.840.113549.1.5.12'
const AES_256_CBC = '2.16.840.1.101.3.4.1.42'
const TRIPLE_DES_CBC = '1.2.840.113549.3.7'
const HMAC_SHA_256 = '1.2.840.113549.2.9'
/** pbeWithSHAAnd3-KeyTripleDES-CBC (RFC 7292 appendix C). */
const PBE_TRIPLE_DES = '1.2.840.113549.1.12.1.3'

const PSEUDO_RANDOM_FUNCTIONS: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  [HMAC_SHA_256]: 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
}

const CIPHERS: Readonly<Record<string, { name: string; keyLength: number; vectorLength: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyLength: 16, vectorLength: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyLength: 24, vectorLength: 16 },
  [AES_256_CBC]: { name: 'aes-256-cbc', keyLength: 32, vectorLength: 16 },
  [TRIPLE_DES_CBC]: { name: 'des-ede3-cbc', keyLength: 24, vectorLength: 8 },
}

/** Iterations one PBKDF2 may ask for: about 3 s of one thread. */
const MAX_PBKDF2_ITERATIONS = 10_000_000
/** Iterations one derivation of appendix B may ask for: about 8 s of one thread, as it is not built into node:crypto. */
const MAX_APPENDIX_B_ITERATIONS = 2_000_000

/** Parameters of a PBKDF2, read from a file or chosen by us. */
export interface Pbkdf2Parameters {
  salt: Uint8Array
  iterations: number
  /** Name of the hash for node:crypto. */
  hash: string
  keyLength: number | null
}

/**
 * Keeps count of the derivation work that one file asks for, so that many bags cannot do what one may not.
 */
export class DerivationBudget {
  #pbkdf2 = 0
  #appendixB = 0

  /** @throws DomainError LIMIT_EXCEEDED */
  pbkdf2(iterations: number): void {
    this.#pbkdf2 += iterations
    if (this.#pbkdf2 > MAX_PBKDF2_ITERATIONS) throw tooManyIterations(MAX_PBKDF2_ITERATIONS)
  }

  /** @throws DomainError LIMIT_EXCEEDED */
  appendixB(iterations: number): void {
    this.#appendixB += iterations
    if (this.#appendixB > MAX_APPENDIX_B_ITERATIONS) throw tooManyIterations(MAX_APPENDIX_B_ITERATIONS)
  }
}

function tooManyIterations(limit: number): DomainError {
  return new DomainError('LIMIT_EXCEEDED', `The file asks for more than ${limit} iterations of its key derivation`)
}

/** PBKDF2 in the thread pool; the passphrase counts as UTF-8. */
export async function deriveWithPbkdf2(
  passphrase: string,
  parameters: Pbkdf2Parameters,
  length: number,
): Promise<Buffer> {
  return derivePbkdf2(Buffer.from(passphrase, 'utf8'), parameters.salt, parameters.iterations, length, parameters.hash)
}

/** AlgorithmIdentifier of a PBKDF2 with HMAC-SHA-256 (RFC 8018 appendix A.2). PBMAC1 wants the key length, PBES2 does not. */
export function encodePbkdf2(salt: Uint8Array, iterations: number, keyLength: number | null): Uint8Array {
  const pseudoRandomFunction = encodeSequence(encodeOid(HMAC_SHA_256), nullValue())
  const length = keyLength === null ? [] : [integer(keyLength)]
  return encodeSequence(
    encodeOid(PBKDF2),
    encodeSequence(octetString(salt), integer(iterations), ...length, pseudoRandomFunction),
  )
}

/** What was encrypted, with the AlgorithmIdentifier that says how. */
export interface Encrypted {
  algorithm: Uint8Array
  content: Uint8Array
}

/** Encrypts with PBES2: AES-256-CBC and PBKDF2-HMAC-SHA-256, which OpenSSL 1.1, Java 8u301 and Windows 10 (1709) read. */
export async function encryptPbes2(content: Uint8Array, passphrase: string, iterations: number): Promise<Encrypted> {
  const salt = randomBytes(16)
  const vector = randomBytes(16)
  const key = await deriveWithPbkdf2(passphrase, { salt, iterations, hash: 'sha256', keyLength: null }, 32)
  const cipher = createCipheriv('aes-256-cbc', key, vector)
  const scheme = encodeSequence(encodeOid(AES_256_CBC), octetString(vector))
  return {
    algorithm: encodeSequence(encodeOid(PBES2), encodeSequence(encodePbkdf2(salt, iterations, null), scheme)),
    content: Buffer.concat([cipher.update(content), cipher.final()]),
  }
}

/** Encrypts with pbeWithSHAAnd3-KeyTripleDES-CBC, for software that knows nothing newer. */
export async function encryptTripleDes(
  content: Uint8Array,
  passphrase: string,
  iterations: number,
): Promise<Encrypted> {
  const salt = randomBytes(16)
  const [key, vector] = await tripleDesKey(passphrase, salt, iterations)
  const cipher = createCipheriv('des-ede3-cbc', key, vector)
  return {
    algorithm: encodeSequence(encodeOid(PBE_TRIPLE_DES), encodeSequence(octetString(salt), integer(iterations))),
    content: Buffer.concat([cipher.update(content), cipher.final()]),
  }
}

async function tripleDesKey(passphrase: string, salt: Uint8Array, iterations: number): Promise<[Buffer, Buffer]> {
  const common = { hash: 'sha1', passphrase: appendixBPassphrase(passphrase), salt, iterations }
  const [key = Buffer.alloc(0), vector = Buffer.alloc(0)] = await deriveAppendixB([
    { ...common, purpose: 1, length: 24 },
    { ...common, purpose: 2, length: 8 },
  ])
  return [key, vector]
}

/**
 * Decrypts by what the AlgorithmIdentifier says.
 * @throws DomainError UNSUPPORTED for other algorithms, LIMIT_EXCEEDED by the budget, INVALID when it does not decrypt
 */
export async function decrypt(
  algorithm: Uint8Array,
  content: Uint8Array,
  passphrase: string,
  budget: DerivationBudget,
): Promise<Buffer> {
  const [oid, parameters] = readSequence(algorithm, ENCRYPTION)
  const name = readOid(oid, ENCRYPTION)
  const bytes = expectTag(parameters, TAG.sequence, ENCRYPTION).bytes
  if (name === PBES2) return decryptPbes2(bytes, content, passphrase, budget)
  if (name !== PBE_TRIPLE_DES) throw unsupportedEncryption(name)
  const [salt, count] = readSequence(bytes, ENCRYPTION)
  const iterations = readIterations(count)
  budget.appendixB(iterations * 3)
  const [key, vector] = await tripleDesKey(passphrase, expectTag(salt, TAG.octetString, ENCRYPTION).content, iterations)
  return decipher('des-ede3-cbc', key, vector, content)
}

const ENCRYPTION = 'The encryption of the PKCS#12 file'

async function decryptPbes2(
  parameters: Uint8Array,
  content: Uint8Array,
  passphrase: string,
  budget: DerivationBudget,
): Promise<Buffer> {
  const [derivation, scheme] = readSequence(parameters, ENCRYPTION)
  const pbkdf2 = readPbkdf2(derivation)
  budget.pbkdf2(pbkdf2.iterations)
  const [oid, vector] = readSequence(expectTag(scheme, TAG.sequence, ENCRYPTION).bytes, ENCRYPTION)
  const name = readOid(oid, ENCRYPTION)
  const cipher = CIPHERS[name]
  if (!cipher) throw unsupportedEncryption(name)
  const start = expectTag(vector, TAG.octetString, ENCRYPTION).content
  if (start.length !== cipher.vectorLength || (pbkdf2.keyLength ?? cipher.keyLength) !== cipher.keyLength) {
    throw new DomainError('INVALID', `${ENCRYPTION} names sizes that do not fit ${cipher.name}`)
  }
  return decipher(cipher.name, await deriveWithPbkdf2(passphrase, pbkdf2, cipher.keyLength), start, content)
}

/** Reads the AlgorithmIdentifier of a PBKDF2. @throws DomainError UNSUPPORTED for another derivation */
export function readPbkdf2(derivation: Tlv | undefined): Pbkdf2Parameters {
  const [oid, parameters] = readSequence(expectTag(derivation, TAG.sequence, ENCRYPTION).bytes, ENCRYPTION)
  if (readOid(oid, ENCRYPTION) !== PBKDF2) {
    throw new DomainError(
      'UNSUPPORTED',
      `${ENCRYPTION} does not derive its key with PBKDF2; export the file again with it`,
    )
  }
  const fields = readSequence(expectTag(parameters, TAG.sequence, ENCRYPTION).bytes, ENCRYPTION)
  const [salt, count] = fields
  const lengthField = fields.find((field, index) => index >= 2 && field.identifier === TAG.integer)
  const functionField = fields.find((field, index) => index >= 2 && field.identifier === TAG.sequence)
  // The default of the ASN.1 is HMAC-SHA-1.
  const prf = functionField
    ? readOid(readSequence(functionField.bytes, ENCRYPTION)[0], ENCRYPTION)
    : '1.2.840.113549.2.7'
  const hash = PSEUDO_RANDOM_FUNCTIONS[prf]
  if (!hash) throw unsupportedEncryption(prf)
  return {
    salt: expectTag(salt, TAG.octetString, ENCRYPTION).content,
    iterations: readIterations(count),
    hash,
    keyLength: lengthField ? readSmallInteger(lengthField, ENCRYPTION) : null,
  }
}

/** Reads an iteration count, 1 or more. */
export function readIterations(count: Tlv | undefined): number {
  const content = expectTag(count, TAG.integer, ENCRYPTION).content
  if (content.length > 4) throw tooManyIterations(MAX_PBKDF2_ITERATIONS)
  const iterations = readSmallInteger(count, ENCRYPTION)
  if (iterations < 1) throw new DomainError('INVALID', `${ENCRYPTION} names no iterations`)
  return iterations
}

/** The hash of an HMAC's OID, undefined when unknown. */
export function hashOfHmac(oid: string): string | undefined {
  return PSEUDO_RANDOM_FUNCTIONS[oid]
}

function decipher(name: string, key: Uint8Array, vector: Uint8Array, content: Uint8Array): Buffer {
  try {
    const cipher = createDecipheriv(name, key, vector)
    return Buffer.concat([cipher.update(content), cipher.final()])
  } catch {
    throw new DomainError(
      'INVALID',
      'The PKCS#12 file does not decrypt: a part has another passphrase, or it is damaged',
    )
  }
}

function unsupportedEncryption(oid: string): DomainError {
  const weak = oid.startsWith('1.2.840.113549.1.12.1.')
  const name = weak ? `RC2 or RC4 (${oid})` : `an algorithm we do not know (${oid})`
  return new DomainError(
    'UNSUPPORTED',
    `${ENCRYPTION} uses ${name}. Open it where it was made and export it again with AES, for example with ` +
      '"openssl pkcs12 -legacy -in old.p12 -nodes | openssl pkcs12 -export -out new.p12"',
  )
}
