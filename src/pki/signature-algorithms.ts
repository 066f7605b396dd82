// Signature algorithms: their names, which one an issuer's key uses, signing and verifying with node:crypto.

import { createPublicKey, getHashes, constants, sign, verify, type KeyObject } from 'node:crypto'
import { DomainError } from '../errors.ts'
import { encodeOid, encodeSequence, encodeTlv, readAll, readOid, readSequence, readSmallInteger, TAG } from './der.ts'
import { isRsa, parsePublicKey, readSpki, spkiOfPrivateKey } from './keys.ts'
import { PUBLIC_KEY_OID, SLH_DSA_OIDS } from './oids.ts'
import type { PublicKeyFacts } from './types.ts'

/** What makes and checks a signature: kind of key, and the hash where the key does not imply one. */
interface Scheme {
  name: string
  family: 'rsa' | 'rsa-pss' | 'ec' | 'dsa' | 'pure'
  /** Name for node:crypto; null for schemes that hash by themselves, and PSS, whose parameters say it. */
  hash: string | null
}

const RSA = (hash: string, name: string): Scheme => ({ name, family: 'rsa', hash })
const EC = (hash: string, name: string): Scheme => ({ name, family: 'ec', hash })
const DSA = (hash: string, name: string): Scheme => ({ name, family: 'dsa', hash })
const PURE = (name: string): Scheme => ({ name, family: 'pure', hash: null })

const SCHEMES: Readonly<Record<string, Scheme>> = {
  '1.2.840.113549.1.1.2': RSA('md2', 'md2WithRSAEncryption'),
  '1.2.840.113549.1.1.3': RSA('md4', 'md4WithRSAEncryption'),
  '1.2.840.113549.1.1.4': RSA('md5', 'md5WithRSAEncryption'),
  '1.2.840.113549.1.1.5': RSA('sha1', 'sha1WithRSAEncryption'),
  '1.3.14.3.2.29': RSA('sha1', 'sha1WithRSASignature'),
  '1.2.840.113549.1.1.14': RSA('sha224', 'sha224WithRSAEncryption'),
  '1.2.840.113549.1.1.11': RSA('sha256', 'sha256WithRSAEncryption'),
  '1.2.840.113549.1.1.12': RSA('sha384', 'sha384WithRSAEncryption'),
  '1.2.840.113549.1.1.13': RSA('sha512', 'sha512WithRSAEncryption'),
  '2.16.840.1.101.3.4.3.13': RSA('sha3-224', 'id-rsassa-pkcs1-v1_5-with-sha3-224'),
  '2.16.840.1.101.3.4.3.14': RSA('sha3-256', 'id-rsassa-pkcs1-v1_5-with-sha3-256'),
  '2.16.840.1.101.3.4.3.15': RSA('sha3-384', 'id-rsassa-pkcs1-v1_5-with-sha3-384'),
  '2.16.840.1.101.3.4.3.16': RSA('sha3-512', 'id-rsassa-pkcs1-v1_5-with-sha3-512'),
  '1.2.840.113549.1.1.10': { name: 'RSASSA-PSS', family: 'rsa-pss', hash: null },
  '1.2.840.10045.4.1': EC('sha1', 'ecdsa-with-SHA1'),
  '1.2.840.10045.4.3.1': EC('sha224', 'ecdsa-with-SHA224'),
  '1.2.840.10045.4.3.2': EC('sha256', 'ecdsa-with-SHA256'),
  '1.2.840.10045.4.3.3': EC('sha384', 'ecdsa-with-SHA384'),
  '1.2.840.10045.4.3.4': EC('sha512', 'ecdsa-with-SHA512'),
  '2.16.840.1.101.3.4.3.9': EC('sha3-224', 'id-ecdsa-with-sha3-224'),
  '2.16.840.1.101.3.4.3.10': EC('sha3-256', 'id-ecdsa-with-sha3-256'),
  '2.16.840.1.101.3.4.3.11': EC('sha3-384', 'id-ecdsa-with-sha3-384'),
  '2.16.840.1.101.3.4.3.12': EC('sha3-512', 'id-ecdsa-with-sha3-512'),
  '1.2.840.10040.4.3': DSA('sha1', 'dsa-with-SHA1'),
  '2.16.840.1.101.3.4.3.1': DSA('sha224', 'dsa-with-SHA224'),
  '2.16.840.1.101.3.4.3.2': DSA('sha256', 'dsa-with-SHA256'),
  '2.16.840.1.101.3.4.3.3': DSA('sha384', 'dsa-with-SHA384'),
  '2.16.840.1.101.3.4.3.4': DSA('sha512', 'dsa-with-SHA512'),
  [PUBLIC_KEY_OID.ed25519]: PURE('Ed25519'),
  [PUBLIC_KEY_OID.ed448]: PURE('Ed448'),
  [PUBLIC_KEY_OID.mlDsa44]: PURE('ML-DSA-44'),
  [PUBLIC_KEY_OID.mlDsa65]: PURE('ML-DSA-65'),
  [PUBLIC_KEY_OID.mlDsa87]: PURE('ML-DSA-87'),
  ...Object.fromEntries(Object.entries(SLH_DSA_OIDS).map(([oid, name]) => [oid, PURE(name)])),
}

/** Hashes OpenSSL was built with; MD2 is not among them. */
const AVAILABLE_HASHES = new Set(getHashes().map((hash) => hash.toLowerCase()))
const MD4_AND_OLDER = new Set(['md2', 'md4'])

/** Name of a signature algorithm, or the OID itself. */
export function signatureAlgorithmName(oid: string): string {
  return SCHEMES[oid]?.name ?? oid
}

const BROKEN_HASHES = new Set(['md2', 'md4', 'md5', 'sha1'])

/**
 * Whether the algorithm's hash is broken (MD2, MD4, MD5, SHA-1), so that signatures can be moved from one content to another.
 *
 * @param algorithmIdentifier DER; RSASSA-PSS says its hash in there
 */
export function usesBrokenHash(oid: string, algorithmIdentifier: Uint8Array): boolean {
  const scheme = SCHEMES[oid]
  if (scheme?.family !== 'rsa-pss') return BROKEN_HASHES.has(scheme?.hash ?? '')
  try {
    const parameters = readPssParameters(readSequence(algorithmIdentifier, 'the signature algorithm')[1]?.bytes)
    return parameters !== null && BROKEN_HASHES.has(parameters.hash)
  } catch {
    return false
  }
}

/** What an issuer's key signs with. */
export interface SignatureAlgorithm {
  oid: string
  name: string
  /** DER: with NULL parameters for RSA (RFC 4055 section 5), absent ones for all others (RFC 5758, 8410, 9881). */
  algorithmIdentifier: Uint8Array
}

/**
 * The signature algorithm of an issuer's key: the hash is as strong as the key. P-256 and RSA up to 3072 bits (128 bits of
 * strength) take SHA-256, P-384 and RSA up to 7680 bits (192) SHA-384, beyond that SHA-512 (NIST SP 800-57 part 1, table 2).
 *
 * @throws DomainError UNSUPPORTED for keys that do not issue here
 */
export function signatureAlgorithmFor(issuerKey: PublicKeyFacts): SignatureAlgorithm {
  const { algorithm, size } = issuerKey
  if (algorithm === 'RSA' && size !== null) {
    const oid =
      size <= 3072 ? '1.2.840.113549.1.1.11' : size <= 7680 ? '1.2.840.113549.1.1.12' : '1.2.840.113549.1.1.13'
    return describe(oid, encodeTlv(TAG.null))
  }
  if (algorithm === 'EC' && size !== null) {
    return describe(size <= 256 ? '1.2.840.10045.4.3.2' : size <= 384 ? '1.2.840.10045.4.3.3' : '1.2.840.10045.4.3.4')
  }
  const pure = Object.entries(SCHEMES).find(
    ([, { name, family }]) => family === 'pure' && name.toUpperCase() === algorithm,
  )
  if (pure !== undefined) return describe(pure[0])
  throw new DomainError('UNSUPPORTED', `a key of the kind ${algorithm} cannot sign certificates here`)
}

function describe(oid: string, ...parameters: Uint8Array[]): SignatureAlgorithm {
  return { oid, name: signatureAlgorithmName(oid), algorithmIdentifier: encodeSequence(encodeOid(oid), ...parameters) }
}

/** The hash of a private key, found once per key. */
const HASHES = new WeakMap<KeyObject, { hash: string | null }>()

function hashOf(key: KeyObject): string | null {
  let known = HASHES.get(key)
  if (known === undefined) {
    const { oid } = signatureAlgorithmFor(parsePublicKey(spkiOfPrivateKey(key)))
    known = { hash: SCHEMES[oid]?.hash ?? null }
    HASHES.set(key, known)
  }
  return known.hash
}

/**
 * Signs `tbs` with the algorithm of {@link signatureAlgorithmFor}, on the thread pool. ECDSA signatures are DER (RFC 5480).
 *
 * @throws DomainError UNSUPPORTED for keys that do not issue here
 */
export async function signWith(key: KeyObject, tbs: Uint8Array): Promise<Uint8Array> {
  const hash = hashOf(key)
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  sign(hash, tbs, { key, dsaEncoding: 'der', padding: paddingOf(key) }, (error, signature) => {
    if (error === null) resolve(new Uint8Array(signature))
    else reject(error)
  })
  return await promise
}

function paddingOf(key: KeyObject): number | undefined {
  return key.asymmetricKeyType === 'rsa' ? constants.RSA_PKCS1_PADDING : undefined
}

/** A signature and what it is said to cover. */
export interface SignedData {
  /** DER of the AlgorithmIdentifier. */
  algorithmIdentifier: Uint8Array
  /** SubjectPublicKeyInfo of the signer. */
  spki: Uint8Array
  data: Uint8Array
  /** Content of the BIT STRING. */
  signature: Uint8Array
}

/**
 * Whether the signature is right; null when the algorithm or the key cannot be checked here (unknown OIDs, MD2, spelled-out curves
 * that OpenSSL refuses …). A key of the wrong kind for the algorithm is false. Never throws, whatever the bytes.
 */
export function verifySignature({ algorithmIdentifier, spki, data, signature }: SignedData): boolean | null {
  try {
    const [oid, parameters] = readSequence(algorithmIdentifier, 'the signature algorithm')
    const algorithmOid = readOid(oid, 'the signature algorithm')
    const scheme = SCHEMES[algorithmOid]
    if (scheme === undefined) return null
    if (!keyFits(algorithmOid, scheme, readSpki(spki).algorithmOid)) return false
    const pss = scheme.family === 'rsa-pss' ? readPssParameters(parameters?.bytes) : null
    if (scheme.family === 'rsa-pss' && pss === null) return null
    const hash = pss?.hash ?? scheme.hash
    if (hash !== null && !isAvailable(hash)) return null
    const key = loadPublicKey(spki)
    if (key === null) return null
    if (pss !== null) {
      const options = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: pss.saltLength }
      return verify(hash, data, options, signature)
    }
    return verify(hash, data, { key, padding: paddingOf(key), dsaEncoding: 'der' }, signature)
  } catch {
    return false
  }
}

function isAvailable(hash: string): boolean {
  return !MD4_AND_OLDER.has(hash) && AVAILABLE_HASHES.has(hash)
}

function keyFits(algorithmOid: string, { family }: Scheme, keyOid: string): boolean {
  switch (family) {
    case 'rsa':
      return keyOid === PUBLIC_KEY_OID.rsa || keyOid === PUBLIC_KEY_OID.rsaX509
    case 'rsa-pss':
      return isRsa(keyOid)
    case 'ec':
      return keyOid === PUBLIC_KEY_OID.ec
    case 'dsa':
      return keyOid === PUBLIC_KEY_OID.dsa
    case 'pure':
      return keyOid === algorithmOid
  }
}

function loadPublicKey(spki: Uint8Array): KeyObject | null {
  try {
    return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
  } catch {
    return null
  }
}

const PSS_HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}
const MGF1 = '1.2.840.113549.1.1.8'
/** No RSA key in use has room for a longer salt. */
const MAX_SALT = 2048

/**
 * RSASSA-PSS-params (RFC 4055 section 3.1); null for what node:crypto cannot be told: another hash in the mask generation than in
 * the signature.
 */
function readPssParameters(der: Uint8Array | undefined): { hash: string; saltLength: number } | null {
  const what = 'the RSASSA-PSS parameters'
  if (der === undefined) return null
  let hash: string | undefined = 'sha1'
  let maskHash: string | undefined = 'sha1'
  let saltLength = 20
  for (const { identifier, content } of readSequence(der, what)) {
    if (identifier === 0xa0) hash = PSS_HASHES[readOid(readSequence(content, what)[0], what)]
    else if (identifier === 0xa1) {
      const [generator, parameters] = readSequence(content, what)
      if (readOid(generator, what) !== MGF1 || parameters === undefined) return null
      maskHash = PSS_HASHES[readOid(readAll(parameters.content, what)[0], what)]
    } else if (identifier === 0xa2) saltLength = readSmallInteger(readAll(content, what)[0], what)
    else if (identifier !== 0xa3 || readSmallInteger(readAll(content, what)[0], what) !== 1) return null
  }
  return hash === undefined || hash !== maskHash || saltLength > MAX_SALT ? null : { hash, saltLength }
}
