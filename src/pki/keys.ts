// Private and public keys: made, read from what people have, matched. Facts about public keys come from our own reading of the
// SubjectPublicKeyInfo: OpenSSL's view of hostile keys has aborted the process (asymmetricKeyDetails, JWK export).

import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  sign,
  verify,
  type KeyObject,
  type PrivateKeyInput,
} from 'node:crypto'
import { DomainError } from '../errors.ts'
import {
  checkDer,
  decodeInteger,
  expectTag,
  readAll,
  readOctetsOfBitString,
  readOid,
  readSequence,
  sameBytes,
  TAG,
} from './der.ts'
import { MAX_CERTIFICATE_DER, MAX_PRIVATE_KEY_DER, MAX_RSA_PRIVATE_BITS } from './limits.ts'
import { CURVES, ML_KEM_OIDS, PUBLIC_KEY_OID, SLH_DSA_OIDS } from './oids.ts'
import { findPemBlocks, toPem, type PemBlock } from './pem.ts'
import { checkDecryptionCost, hasUsableRsaNumbers, privateKeyForm } from './private-key-forms.ts'
import type { KeyType, PublicKeyFacts } from './types.ts'

/** SHA-256, lower-case hexadecimal. */
export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A new private key, made on the thread pool. */
export async function generatePrivateKey(keyType: KeyType): Promise<KeyObject> {
  const { promise, resolve, reject } = Promise.withResolvers<KeyObject>()
  const done = (error: Error | null, _publicKey: KeyObject, privateKey: KeyObject): void => {
    if (error === null) resolve(privateKey)
    else reject(error)
  }
  switch (keyType) {
    case 'RSA_2048':
      generateKeyPair('rsa', { modulusLength: 2048 }, done)
      break
    case 'RSA_3072':
      generateKeyPair('rsa', { modulusLength: 3072 }, done)
      break
    case 'RSA_4096':
      generateKeyPair('rsa', { modulusLength: 4096 }, done)
      break
    case 'EC_P256':
      generateKeyPair('ec', { namedCurve: 'P-256' }, done)
      break
    case 'EC_P384':
      generateKeyPair('ec', { namedCurve: 'P-384' }, done)
      break
    case 'EC_P521':
      generateKeyPair('ec', { namedCurve: 'P-521' }, done)
      break
    case 'ED25519':
      generateKeyPair('ed25519', {}, done)
      break
    case 'ML_DSA_44':
      generateKeyPair('ml-dsa-44', {}, done)
      break
    case 'ML_DSA_65':
      generateKeyPair('ml-dsa-65', {}, done)
      break
    case 'ML_DSA_87':
      generateKeyPair('ml-dsa-87', {}, done)
      break
  }
  return await promise
}

const PRIVATE_KEY_LABELS = [
  'PRIVATE KEY',
  'ENCRYPTED PRIVATE KEY',
  'RSA PRIVATE KEY',
  'EC PRIVATE KEY',
  'DSA PRIVATE KEY',
] as const

/**
 * Reads the one private key in a PEM text: PKCS#8, encrypted PKCS#8, or the older forms of RSA, EC and DSA keys with or without
 * encryption. Other blocks in the text (certificates, EC PARAMETERS) are ignored.
 *
 * @throws DomainError INVALID, TOO_LONG, TOO_MANY (several keys), REQUIRED (the passphrase), UNSUPPORTED, LIMIT_EXCEEDED (cost of
 *   decryption)
 */
export function parsePrivateKey(text: string, passphrase?: string | null): KeyObject {
  if (text.includes('-----BEGIN OPENSSH PRIVATE KEY-----')) {
    const hint = 'convert it with: ssh-keygen -p -m PKCS8 -f <file>'
    throw new DomainError('UNSUPPORTED', `keys in the OpenSSH format are not read; ${hint}`)
  }
  const [block, ...rest] = findPemBlocks(text, PRIVATE_KEY_LABELS)
  if (block === undefined || rest.length > 0) {
    throw new DomainError('TOO_MANY', `expected one private key, found ${rest.length + 1}`)
  }
  return block.headers['DEK-Info'] === undefined && block.label !== 'DSA PRIVATE KEY'
    ? parsePrivateKeyDer(block.bytes, passphrase)
    : parseTraditionalPem(block, passphrase)
}

/** Keys in OpenSSL's own older form, encrypted by PEM headers or DSA; only its PEM reader takes them. */
function parseTraditionalPem(block: PemBlock, passphrase: string | null | undefined): KeyObject {
  checkSize(block.bytes)
  const cipher = block.headers['DEK-Info']
  if (cipher === undefined) checkDer(block.bytes, 'the private key')
  else {
    if (!/^[A-Za-z0-9-]{1,40},[0-9A-Fa-f]{1,64}$/.test(cipher)) {
      throw new DomainError('INVALID', 'the header DEK-Info of the private key is not readable')
    }
    requirePassphrase(passphrase)
  }
  const headers = cipher === undefined ? '' : `Proc-Type: 4,ENCRYPTED\nDEK-Info: ${cipher}\n\n`
  const pem = toPem(block.label, block.bytes).replace('\n', `\n${headers}`)
  return loadPrivateKey({ key: pem, format: 'pem', passphrase: passphrase ?? undefined }, cipher !== undefined)
}

/**
 * Reads a private key in DER: PKCS#8 (RFC 5958), encrypted PKCS#8, PKCS#1 (RFC 8017 A.1.2) or SEC 1 (RFC 5915).
 *
 * @throws DomainError as {@link parsePrivateKey}
 */
export function parsePrivateKeyDer(der: Uint8Array, passphrase?: string | null): KeyObject {
  checkSize(der)
  checkDer(der, 'the private key')
  const form = privateKeyForm(der)
  const key = Buffer.from(der.buffer, der.byteOffset, der.byteLength)
  if (form !== 'encrypted') return loadPrivateKey({ key, format: 'der', type: form }, false)
  checkDecryptionCost(der)
  requirePassphrase(passphrase)
  return loadPrivateKey({ key, format: 'der', type: 'pkcs8', passphrase: passphrase ?? undefined }, true)
}

function checkSize(der: Uint8Array): void {
  if (der.length > MAX_PRIVATE_KEY_DER) {
    throw new DomainError(
      'TOO_LONG',
      `the private key has ${der.length} bytes; at most ${MAX_PRIVATE_KEY_DER} are taken`,
    )
  }
}

function requirePassphrase(passphrase: string | null | undefined): void {
  if (passphrase === null || passphrase === undefined || passphrase === '') {
    throw new DomainError('REQUIRED', 'the private key is encrypted: its passphrase is needed')
  }
}

function loadPrivateKey(input: PrivateKeyInput, encrypted: boolean): KeyObject {
  let key: KeyObject
  let size: number | null
  try {
    key = createPrivateKey(input)
    size = parsePublicKey(spkiOfPrivateKey(key)).size
  } catch {
    throw encrypted
      ? new DomainError(
          'INVALID',
          'the private key could not be decrypted: wrong passphrase, damaged, or an unsupported cipher',
        )
      : new DomainError('INVALID', 'the private key is damaged or of an unsupported kind')
  }
  if (key.asymmetricKeyType?.startsWith('rsa') !== true) return key
  const pkcs8 = privateKeyToPkcs8(key)
  const usable = hasUsableRsaNumbers(pkcs8)
  pkcs8.fill(0)
  if (!usable) throw new DomainError('INVALID', 'the numbers of the RSA private key are not those of an RSA key')
  if (size !== null && size > MAX_RSA_PRIVATE_BITS) {
    throw new DomainError('UNSUPPORTED', `RSA keys of more than ${MAX_RSA_PRIVATE_BITS} bits are not taken`)
  }
  return key
}

/** PKCS#8 DER. The caller clears the buffer when done with it. */
export function privateKeyToPkcs8(key: KeyObject): Buffer {
  return key.export({ type: 'pkcs8', format: 'der' })
}

/** DER of the SubjectPublicKeyInfo that belongs to `key`. */
export function spkiOfPrivateKey(key: KeyObject): Uint8Array {
  return new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' }))
}

/** The parts of a SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7). */
export interface SpkiParts {
  algorithmOid: string
  /** DER of the parameters; null when absent. */
  parameters: Uint8Array | null
  /** Content of the BIT STRING. */
  key: Uint8Array
}

/** @throws DomainError INVALID */
export function readSpki(spki: Uint8Array): SpkiParts {
  const what = 'the public key'
  const [algorithm, key, ...rest] = readSequence(spki, what)
  const [oid, parameters, ...more] = readAll(expectTag(algorithm, TAG.sequence, what).content, what)
  if (rest.length > 0 || more.length > 0)
    throw new DomainError('INVALID', 'the public key has parts that do not belong there')
  return {
    algorithmOid: readOid(oid, what),
    parameters: parameters?.bytes ?? null,
    key: readOctetsOfBitString(key, what),
  }
}

/** Modulus and exponent of an RSA key's BIT STRING (RFC 8017 A.1.1); null when it holds something else. */
export function readRsaPublicKey(key: Uint8Array): { modulus: bigint; exponent: bigint } | null {
  try {
    const [modulus, exponent, ...rest] = readSequence(key, 'the RSA key')
    if (modulus?.identifier !== TAG.integer || exponent?.identifier !== TAG.integer || rest.length > 0) return null
    return { modulus: decodeInteger(modulus.content, 'n'), exponent: decodeInteger(exponent.content, 'e') }
  } catch {
    return null
  }
}

const PLAIN_ALGORITHMS: Readonly<Record<string, { algorithm: string; keyType: KeyType | null }>> = {
  [PUBLIC_KEY_OID.ed25519]: { algorithm: 'ED25519', keyType: 'ED25519' },
  [PUBLIC_KEY_OID.ed448]: { algorithm: 'ED448', keyType: null },
  [PUBLIC_KEY_OID.x25519]: { algorithm: 'X25519', keyType: null },
  [PUBLIC_KEY_OID.x448]: { algorithm: 'X448', keyType: null },
  [PUBLIC_KEY_OID.mlDsa44]: { algorithm: 'ML-DSA-44', keyType: 'ML_DSA_44' },
  [PUBLIC_KEY_OID.mlDsa65]: { algorithm: 'ML-DSA-65', keyType: 'ML_DSA_65' },
  [PUBLIC_KEY_OID.mlDsa87]: { algorithm: 'ML-DSA-87', keyType: 'ML_DSA_87' },
}
const LATER_ALGORITHMS: Readonly<Record<string, string>> = { ...SLH_DSA_OIDS, ...ML_KEM_OIDS }
const RSA_KEY_TYPES: Readonly<Record<number, KeyType>> = { 2048: 'RSA_2048', 3072: 'RSA_3072', 4096: 'RSA_4096' }
const EC_KEY_TYPES: Readonly<Record<string, KeyType>> = { 'P-256': 'EC_P256', 'P-384': 'EC_P384', 'P-521': 'EC_P521' }

/**
 * What a SubjectPublicKeyInfo says, whether or not the key in it is sound (see weak-keys.ts for that).
 *
 * @throws DomainError INVALID when it is not a SubjectPublicKeyInfo, TOO_LONG
 */
export function parsePublicKey(spki: Uint8Array): PublicKeyFacts {
  checkDer(spki, 'the public key', { maxBytes: MAX_CERTIFICATE_DER })
  const { algorithmOid, parameters, key } = readSpki(spki)
  return { ...describeKey(algorithmOid, parameters, key), spki, spkiSha256: sha256Hex(spki) }
}

function describeKey(
  oid: string,
  parameters: Uint8Array | null,
  key: Uint8Array,
): Pick<PublicKeyFacts, 'keyType' | 'algorithm' | 'size' | 'curve'> {
  const plain = PLAIN_ALGORITHMS[oid]
  if (plain !== undefined) return { ...plain, size: null, curve: null }
  if (isRsa(oid)) {
    const modulus = readRsaPublicKey(key)?.modulus
    const size = modulus === undefined ? null : bitLength(modulus)
    const keyType = oid !== PUBLIC_KEY_OID.rsaPss && size !== null ? (RSA_KEY_TYPES[size] ?? null) : null
    return { keyType, algorithm: oid === PUBLIC_KEY_OID.rsaPss ? 'RSASSA-PSS' : 'RSA', size, curve: null }
  }
  if (oid === PUBLIC_KEY_OID.dsa)
    return { keyType: null, algorithm: 'DSA', size: firstIntegerBits(parameters), curve: null }
  if (oid === PUBLIC_KEY_OID.ec) return describeEcKey(parameters)
  return { keyType: null, algorithm: LATER_ALGORITHMS[oid] ?? oid, size: null, curve: null }
}

function describeEcKey(
  parameters: Uint8Array | null,
): Pick<PublicKeyFacts, 'keyType' | 'algorithm' | 'size' | 'curve'> {
  const [named] = parameters === null ? [] : readAll(parameters, 'the EC parameters')
  if (named?.identifier !== TAG.oid) {
    // RFC 5480 section 2.1.1 forbids spelled-out parameters; certificates with them exist.
    const spelledOut = named?.identifier === TAG.sequence
    const size = spelledOut ? explicitFieldBits(named.bytes) : null
    return { keyType: null, algorithm: 'EC', size, curve: spelledOut ? 'explicit' : null }
  }
  const oid = readOid(named, 'the EC parameters')
  const curve = CURVES[oid]
  return {
    keyType: EC_KEY_TYPES[curve?.name ?? ''] ?? null,
    algorithm: 'EC',
    size: curve?.bits ?? null,
    curve: curve?.name ?? oid,
  }
}

/** Bits of the prime in ECParameters (SEC 1 section C.2); null for binary fields and garbage. */
function explicitFieldBits(parameters: Uint8Array): number | null {
  const what = 'the EC parameters'
  try {
    const [type, prime] = readAll(readSequence(parameters, what)[1]?.content ?? new Uint8Array(), what)
    if (readOid(type, what) !== '1.2.840.10045.1.1') return null
    return bitLength(decodeInteger(expectTag(prime, TAG.integer, what).content, what))
  } catch {
    return null
  }
}

function firstIntegerBits(parameters: Uint8Array | null): number | null {
  if (parameters === null) return null
  try {
    const [first] = readSequence(parameters, 'the DSA parameters')
    return first?.identifier === TAG.integer ? bitLength(decodeInteger(first.content, 'p')) : null
  } catch {
    return null
  }
}

/** Bits of a positive number; null for others. */
function bitLength(value: bigint): number | null {
  return value > 0n ? value.toString(2).length : null
}

const PROOF = Buffer.from('the private key belongs to the public key')

/**
 * Reads the one public key in a PEM text (SubjectPublicKeyInfo).
 *
 * @throws DomainError INVALID, TOO_LONG or TOO_MANY
 */
export function parsePublicKeyPem(text: string): PublicKeyFacts {
  const [block, ...rest] = findPemBlocks(text, ['PUBLIC KEY'])
  if (block === undefined || rest.length > 0) {
    throw new DomainError('TOO_MANY', `expected one public key, found ${rest.length + 1}`)
  }
  checkDer(block.bytes, 'the public key')
  return parsePublicKey(block.bytes)
}

/**
 * Whether `privateKey` is the private key of `spki`. Beyond comparing the public halves, a signature is made and checked, since
 * a private key file can carry a public half that is not its own.
 */
export function keyMatches(privateKey: KeyObject, spki: Uint8Array): boolean {
  try {
    const own = createPublicKey(privateKey)
    if (!samePublicKey(spkiOfPrivateKey(privateKey), own, spki)) return false
    if (!CAN_SIGN.has(privateKey.asymmetricKeyType ?? '')) return true
    return verify(null, PROOF, own, sign(null, PROOF, privateKey))
  } catch {
    return false
  }
}

const CAN_SIGN = new Set(['rsa', 'rsa-pss', 'dsa', 'ec', 'ed25519', 'ed448', 'ml-dsa-44', 'ml-dsa-65', 'ml-dsa-87'])

/** Whether the algorithm of a SubjectPublicKeyInfo is one of RSA's. */
export function isRsa(oid: string): boolean {
  return oid === PUBLIC_KEY_OID.rsa || oid === PUBLIC_KEY_OID.rsaX509 || oid === PUBLIC_KEY_OID.rsaPss
}

function samePublicKey(ownSpki: Uint8Array, own: KeyObject, spki: Uint8Array): boolean {
  if (sameBytes(ownSpki, spki)) return true
  const [left, right] = [readSpki(ownSpki), readSpki(spki)]
  // A key for RSASSA-PSS may be stored as a plain RSA key, and the other way round.
  if (isRsa(left.algorithmOid) && isRsa(right.algorithmOid)) return sameBytes(left.key, right.key)
  if (left.algorithmOid !== right.algorithmOid) return false
  // Compressed points and spelled-out parameters: OpenSSL compares what they mean.
  return own.equals(createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }))
}
