// Writes PKCS#12 files (RFC 7292): certificate, chain and private key under a passphrase.

import { createHash, createHmac, randomBytes } from 'node:crypto'
import { DomainError, atPath } from '../errors.ts'
import { parseCertificate } from './certificate.ts'
import { bmpContent, context, contextPrimitive, integer, nullValue, octetString } from './der-encoding.ts'
import { TAG, encodeOid, encodeSequence, encodeSetOf, encodeTlv } from './der.ts'
import { keyMatches, parsePrivateKeyDer } from './keys.ts'
import { appendixBPassphrase, deriveAppendixB } from './pkcs12-derivation.ts'
import { deriveWithPbkdf2, encodePbkdf2, encryptPbes2, encryptTripleDes } from './pkcs12-encryption.ts'
import type { Encrypted } from './pkcs12-encryption.ts'
import { PKCS12_OIDS } from './pkcs12-oids.ts'
import { privateKeyForm } from './private-key-forms.ts'
import { checkStoreAlias, checkStorePassphrase } from './store-passphrase.ts'

export { checkStorePassphrase, generatePassphrase } from './store-passphrase.ts'

/**
 * MODERN: AES-256 and PBMAC1 (RFC 9879), read by OpenSSL 3.4 and by Java much newer than 17. COMPATIBLE: AES-256 and the MAC of
 * RFC 7292 with SHA-256, read by OpenSSL 1.1 and Java 8u301 and later. LEGACY: 3DES and SHA-1, for software older than that.
 */
export type Pkcs12Profile = 'MODERN' | 'COMPATIBLE' | 'LEGACY'

export interface Pkcs12Content {
  /** DER. */
  certificate: Uint8Array
  /** DER of the issuer and what is above it, in this order. */
  chain: readonly Uint8Array[]
  /** PKCS#8, not encrypted; null makes a trust store, whose entries Java takes as trusted. */
  privateKey: Uint8Array | null
  passphrase: string
  alias: string
  profile: Pkcs12Profile
}

interface ProfileRules {
  encrypt: (content: Uint8Array, passphrase: string, iterations: number) => Promise<Encrypted>
  encryptionIterations: number
  authenticate: (authenticatedSafe: Uint8Array, passphrase: string) => Promise<Uint8Array>
}

/**
 * The iteration counts. MODERN has what OWASP asks of PBKDF2-HMAC-SHA-256. In COMPATIBLE the MAC is the cheaper thing to guess
 * against, and its derivation is slow here (a third of a second for 100,000, in a thread of its own) while it is fast for an
 * attacker; more for the encryption would buy nothing. What protects the file is a passphrase of 12 characters or more.
 * LEGACY stays at what software of that age opens without delay.
 */
const RULES: Readonly<Record<Pkcs12Profile, ProfileRules>> = {
  MODERN: {
    encrypt: encryptPbes2,
    encryptionIterations: 600_000,
    authenticate: (safe, passphrase) => authenticateWithPbmac1(safe, passphrase, 600_000),
  },
  COMPATIBLE: {
    encrypt: encryptPbes2,
    encryptionIterations: 100_000,
    authenticate: (safe, passphrase) => authenticateClassic(safe, passphrase, 'sha256', 100_000),
  },
  LEGACY: {
    encrypt: encryptTripleDes,
    encryptionIterations: 10_000,
    authenticate: (safe, passphrase) => authenticateClassic(safe, passphrase, 'sha1', 10_000),
  },
}

/**
 * A PKCS#12 file. The certificate and its key carry the alias as friendlyName and the same localKeyId; the chain follows.
 * All key derivation happens in other threads.
 * @throws DomainError INVALID or TOO_LONG for passphrase and alias, KEY_MISMATCH when the key is not the certificate's
 */
export async function writePkcs12(content: Pkcs12Content): Promise<Uint8Array> {
  const { passphrase, privateKey, profile } = content
  atPath(['passphrase'], () => checkStorePassphrase(passphrase))
  atPath(['alias'], () => checkStoreAlias(content.alias))
  if (privateKey) checkKeyOfCertificate(content.certificate, privateKey)
  const { encrypt, encryptionIterations, authenticate } = RULES[profile]

  const keyIdentifier = createHash('sha256').update(content.certificate).digest().subarray(0, 20)
  const [certificates, key] = await Promise.all([
    encrypt(encodeSequence(...certificateBags(content, keyIdentifier)), passphrase, encryptionIterations),
    privateKey ? encrypt(privateKey, passphrase, encryptionIterations) : null,
  ])
  const parts = [encryptedPart(certificates)]
  if (key) {
    const shrouded = encodeSequence(key.algorithm, octetString(key.content))
    const attributes = [friendlyName(content.alias), localKeyId(keyIdentifier)]
    parts.push(dataPart(encodeSequence(bag(PKCS12_OIDS.shroudedKeyBag, shrouded, attributes))))
  }
  const authenticatedSafe = encodeSequence(...parts)
  return encodeSequence(integer(3), dataPart(authenticatedSafe), await authenticate(authenticatedSafe, passphrase))
}

/**
 * Checks that a private key belongs to a certificate.
 * @throws DomainError KEY_MISMATCH, or INVALID when one of them is not readable
 */
export function checkKeyOfCertificate(certificate: Uint8Array, pkcs8: Uint8Array): void {
  const key = atPath(['privateKey'], () => parsePrivateKeyDer(pkcs8))
  if (privateKeyForm(pkcs8) !== 'pkcs8') {
    throw new DomainError('INVALID', 'The private key is not in PKCS#8, which is what a key store holds', [
      'privateKey',
    ])
  }
  const { publicKey } = atPath(['certificate'], () => parseCertificate(certificate))
  if (!keyMatches(key, publicKey.spki)) {
    throw new DomainError('KEY_MISMATCH', 'The private key does not belong to the certificate', ['privateKey'])
  }
}

function certificateBags(content: Pkcs12Content, keyIdentifier: Uint8Array): Uint8Array[] {
  const trusted = content.privateKey === null
  return [content.certificate, ...content.chain].map((certificate, index) => {
    const value = encodeSequence(encodeOid(PKCS12_OIDS.x509Certificate), context(0, octetString(certificate)))
    const attributes: Uint8Array[] = []
    if (trusted) attributes.push(friendlyName(index === 0 ? content.alias : `${content.alias}-${index}`), javaTrust())
    else if (index === 0) attributes.push(friendlyName(content.alias), localKeyId(keyIdentifier))
    return bag(PKCS12_OIDS.certificateBag, value, attributes)
  })
}

function bag(oid: string, value: Uint8Array, attributes: readonly Uint8Array[]): Uint8Array {
  return encodeSequence(
    encodeOid(oid),
    context(0, value),
    ...(attributes.length > 0 ? [encodeSetOf(...attributes)] : []),
  )
}

function attribute(oid: string, value: Uint8Array): Uint8Array {
  return encodeSequence(encodeOid(oid), encodeSetOf(value))
}

function friendlyName(alias: string): Uint8Array {
  return attribute(PKCS12_OIDS.friendlyName, encodeTlv(TAG.bmpString, bmpContent(alias)))
}

function localKeyId(identifier: Uint8Array): Uint8Array {
  return attribute(PKCS12_OIDS.localKeyId, octetString(identifier))
}

/** Without this attribute Java leaves a certificate that has no key out of the store. */
function javaTrust(): Uint8Array {
  return attribute(PKCS12_OIDS.javaTrustedKeyUsage, encodeOid(PKCS12_OIDS.anyExtendedKeyUsage))
}

/** ContentInfo of type data. */
function dataPart(content: Uint8Array): Uint8Array {
  return encodeSequence(encodeOid(PKCS12_OIDS.data), context(0, octetString(content)))
}

/** ContentInfo of type encryptedData (RFC 2315 section 13). */
function encryptedPart({ algorithm, content }: Encrypted): Uint8Array {
  const contentInfo = encodeSequence(encodeOid(PKCS12_OIDS.data), algorithm, contextPrimitive(0, content))
  return encodeSequence(encodeOid(PKCS12_OIDS.encryptedData), context(0, encodeSequence(integer(0), contentInfo)))
}

const DIGEST_OIDS = { sha1: PKCS12_OIDS.sha1, sha256: PKCS12_OIDS.sha256 } as const

/** MacData by RFC 7292 section 4 and appendix B. */
async function authenticateClassic(
  authenticatedSafe: Uint8Array,
  passphrase: string,
  hash: 'sha1' | 'sha256',
  iterations: number,
): Promise<Uint8Array> {
  const salt = randomBytes(16)
  const length = hash === 'sha1' ? 20 : 32
  const derivation = {
    hash,
    purpose: 3,
    passphrase: appendixBPassphrase(passphrase),
    salt,
    iterations,
    length,
  } as const
  const [key = Buffer.alloc(0)] = await deriveAppendixB([derivation])
  const digest = createHmac(hash, key).update(authenticatedSafe).digest()
  const algorithm = encodeSequence(encodeOid(DIGEST_OIDS[hash]), nullValue())
  return encodeSequence(encodeSequence(algorithm, octetString(digest)), octetString(salt), integer(iterations))
}

/** MacData by RFC 9879. The outer salt has no meaning there; nor has the count, whose default of 1 DER leaves out. */
async function authenticateWithPbmac1(
  authenticatedSafe: Uint8Array,
  passphrase: string,
  iterations: number,
): Promise<Uint8Array> {
  const salt = randomBytes(16)
  const key = await deriveWithPbkdf2(passphrase, { salt, iterations, hash: 'sha256', keyLength: 32 }, 32)
  const digest = createHmac('sha256', key).update(authenticatedSafe).digest()
  const parameters = encodeSequence(
    encodePbkdf2(salt, iterations, 32),
    encodeSequence(encodeOid(PKCS12_OIDS.hmacSha256), nullValue()),
  )
  const algorithm = encodeSequence(encodeOid(PKCS12_OIDS.pbmac1), parameters)
  const unused = octetString(Buffer.from('NOT USED', 'latin1'))
  return encodeSequence(encodeSequence(algorithm, octetString(digest)), unused)
}
