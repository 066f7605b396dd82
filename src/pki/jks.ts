// Writes Java key stores of the type JKS, which Java has read since 1.2. Its protection is SHA-1 and has no iterations: PKCS#12
// is the better choice wherever the software reads it.

import { createHash, randomBytes } from 'node:crypto'
import { atPath } from '../errors.ts'
import { nullValue, octetString } from './der-encoding.ts'
import { encodeOid, encodeSequence } from './der.ts'
import { checkKeyOfCertificate } from './pkcs12.ts'
import { checkStoreAlias, checkStorePassphrase } from './store-passphrase.ts'

const MAGIC = 0xfeedfeed
const VERSION = 2
const KEY_ENTRY = 1
const CERTIFICATE_ENTRY = 2
const KEY_PROTECTION = '1.3.6.1.4.1.42.2.17.1.1'
/** The store's digest covers this text between the passphrase and the content, for no known reason. */
const WHITENER = Buffer.from('Mighty Aphrodite', 'latin1')

export interface JksKeyStore {
  /** DER. */
  certificate: Uint8Array
  /** DER of the issuer and what is above it, in this order. */
  chain: readonly Uint8Array[]
  /** PKCS#8, not encrypted. */
  privateKey: Uint8Array
  /** Protects the store and, as keytool expects, the key in it. */
  passphrase: string
  /** Written in lower case, as Java looks it up. */
  alias: string
  /** Written as the entry's creation date. */
  createdAt: Date
}

export interface JksTrustStore {
  /** DER, each becomes one trusted entry. */
  certificates: readonly Uint8Array[]
  passphrase: string
  /** The entries are called `<alias>_cert`, `<alias>_cert_1`, `<alias>_cert_2` and so on. */
  alias: string
  createdAt: Date
}

/**
 * A JKS file with one private key entry.
 * @throws DomainError INVALID or TOO_LONG for passphrase and alias, KEY_MISMATCH when the key is not the certificate's
 */
export function writeJksKeyStore(store: JksKeyStore): Uint8Array {
  checkNameAndPassphrase(store)
  checkKeyOfCertificate(store.certificate, store.privateKey)
  const certificates = [store.certificate, ...store.chain]
  const entry = Buffer.concat([
    entryHead(KEY_ENTRY, store.alias, store.createdAt),
    counted(protectKey(store.privateKey, passphraseOctets(store.passphrase))),
    unsigned32(certificates.length),
    ...certificates.map(encodeCertificate),
  ])
  return encodeStore([entry], store.passphrase)
}

/** A JKS file with trusted certificates only. @throws DomainError INVALID or TOO_LONG for passphrase and alias */
export function writeJksTrustStore(store: JksTrustStore): Uint8Array {
  checkNameAndPassphrase(store)
  const entries = store.certificates.map((certificate, index) => {
    const alias = index === 0 ? `${store.alias}_cert` : `${store.alias}_cert_${index}`
    return Buffer.concat([entryHead(CERTIFICATE_ENTRY, alias, store.createdAt), encodeCertificate(certificate)])
  })
  return encodeStore(entries, store.passphrase)
}

function checkNameAndPassphrase({ passphrase, alias }: { passphrase: string; alias: string }): void {
  atPath(['passphrase'], () => checkStorePassphrase(passphrase))
  atPath(['alias'], () => checkStoreAlias(alias))
}

function encodeStore(entries: readonly Uint8Array[], passphrase: string): Uint8Array {
  const content = Buffer.concat([unsigned32(MAGIC), unsigned32(VERSION), unsigned32(entries.length), ...entries])
  const digest = sha1(passphraseOctets(passphrase), WHITENER, content)
  return Buffer.concat([content, digest])
}

function entryHead(tag: number, alias: string, createdAt: Date): Buffer {
  const date = Buffer.alloc(8)
  date.writeBigInt64BE(BigInt(createdAt.getTime()))
  return Buffer.concat([unsigned32(tag), text(alias.toLowerCase()), date])
}

function encodeCertificate(certificate: Uint8Array): Buffer {
  return Buffer.concat([text('X.509'), counted(certificate)])
}

/** EncryptedPrivateKeyInfo with Sun's own protection: salt, key XOR a stream of chained SHA-1 digests, check digest. */
function protectKey(pkcs8: Uint8Array, passphrase: Uint8Array): Uint8Array {
  const salt = randomBytes(20)
  const encrypted = Buffer.from(pkcs8)
  let stream: Uint8Array = salt
  for (let index = 0; index < encrypted.length; index += 1) {
    if (index % 20 === 0) stream = sha1(passphrase, stream)
    encrypted[index] = (encrypted[index] ?? 0) ^ (stream[index % 20] ?? 0)
  }
  const content = Buffer.concat([salt, encrypted, sha1(passphrase, pkcs8)])
  return encodeSequence(encodeSequence(encodeOid(KEY_PROTECTION), nullValue()), octetString(content))
}

function passphraseOctets(passphrase: string): Buffer {
  return Buffer.from(passphrase, 'utf16le').swap16()
}

function sha1(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha1')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

function unsigned32(value: number): Buffer {
  const octets = Buffer.alloc(4)
  octets.writeUInt32BE(value)
  return octets
}

function counted(content: Uint8Array): Buffer {
  return Buffer.concat([unsigned32(content.length), content])
}

/** Java's "modified UTF-8" with its length before it: each UTF-16 unit is encoded by itself. */
function text(value: string): Buffer {
  const octets: number[] = []
  for (let index = 0; index < value.length; index += 1) {
    const unit = value.charCodeAt(index)
    if (unit > 0 && unit < 0x80) octets.push(unit)
    else if (unit < 0x800) octets.push(0xc0 | (unit >> 6), 0x80 | (unit & 0x3f))
    else octets.push(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f))
  }
  return Buffer.concat([Buffer.of(octets.length >> 8, octets.length & 0xff), Buffer.from(octets)])
}
