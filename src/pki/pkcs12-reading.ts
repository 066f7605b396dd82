// Reads PKCS#12 files, ours and those of OpenSSL, Java, Windows and macOS.

import { createHmac, timingSafeEqual } from 'node:crypto'
import { DomainError } from '../errors.ts'
import { parseCertificate } from './certificate.ts'
import {
  TAG,
  checkDer,
  decodeOid,
  encodeTlv,
  expectTag,
  readAll,
  readOid,
  readSequence,
  readSmallInteger,
  readTlv,
} from './der.ts'
import type { Tlv } from './der.ts'
import { keyMatches, parsePrivateKeyDer } from './keys.ts'
import { appendixBPassphrase, deriveAppendixB } from './pkcs12-derivation.ts'
import {
  DerivationBudget,
  decrypt,
  deriveWithPbkdf2,
  hashOfHmac,
  readIterations,
  readPbkdf2,
} from './pkcs12-encryption.ts'
import { PKCS12_OIDS } from './pkcs12-oids.ts'

/** Octets of a file, well above any with a key and a chain. */
const MAX_FILE = 1_048_576
const MAX_CERTIFICATES = 100
/** Bags within bags, which nobody is known to write. */
const MAX_BAG_DEPTH = 3
const WHAT = 'The PKCS#12 file'

const DIGESTS: Readonly<Record<string, { hash: string; length: number }>> = {
  [PKCS12_OIDS.sha1]: { hash: 'sha1', length: 20 },
  '2.16.840.1.101.3.4.2.4': { hash: 'sha224', length: 28 },
  [PKCS12_OIDS.sha256]: { hash: 'sha256', length: 32 },
  '2.16.840.1.101.3.4.2.2': { hash: 'sha384', length: 48 },
  '2.16.840.1.101.3.4.2.3': { hash: 'sha512', length: 64 },
}

export interface Pkcs12Contents {
  /** DER; that of the key first, the others in the order of the file. */
  certificates: Uint8Array[]
  /** PKCS#8. */
  privateKey: Buffer | null
  /** friendlyName of the key, or of the first certificate. */
  alias: string | null
}

interface Bag {
  kind: 'key' | 'certificate'
  content: Uint8Array
  alias: string | null
  /** Hexadecimal. */
  localKeyId: string | null
}

/**
 * Reads a PKCS#12 file with its integrity checked before anything in it is believed. Encryption may be PBES2 with AES-CBC or
 * 3DES, or the older 3DES; the MAC that of RFC 7292 or PBMAC1 (RFC 9879).
 * @throws DomainError INVALID for what is not such a file, INVALID at ['passphrase'] when the MAC does not fit, TOO_LONG and
 * LIMIT_EXCEEDED for size and key-derivation work, UNSUPPORTED (with a way out) for RC2, RC4 and files signed with a key
 */
export async function readPkcs12(bytes: Uint8Array, passphrase: string): Promise<Pkcs12Contents> {
  const budget = new DerivationBudget()
  const [version, authSafe, macData] = readSequence(definite(bytes), WHAT)
  if (readSmallInteger(version, WHAT) !== 3) throw new DomainError('INVALID', `${WHAT} is not of version 3`)
  const authenticatedSafe = contentOfData(expectTag(authSafe, TAG.sequence, WHAT))
  if (!macData) throw new DomainError('UNSUPPORTED', `${WHAT} has no MAC, so nobody can tell whether it is whole`)
  await checkMac(macData, authenticatedSafe, passphrase, budget)

  const bags: Bag[] = []
  for (const part of readSequence(definite(authenticatedSafe), WHAT)) {
    const safeContents = await openPart(part, passphrase, budget)
    await collectBags(safeContents, passphrase, budget, bags, 1)
  }
  return contentsOf(bags)
}

function contentsOf(bags: readonly Bag[]): Pkcs12Contents {
  const [key, ...otherKeys] = bags.filter((bag) => bag.kind === 'key')
  if (otherKeys.length > 0) {
    throw new DomainError('UNSUPPORTED', `${WHAT} holds ${otherKeys.length + 1} private keys; export them one by one`)
  }
  const certificates = bags.filter((bag) => bag.kind === 'certificate')
  if (certificates.length > MAX_CERTIFICATES) {
    throw new DomainError('TOO_MANY', `${WHAT} holds more than ${MAX_CERTIFICATES} certificates`)
  }
  const own =
    certificates.find((bag) => key?.localKeyId && bag.localKeyId === key.localKeyId) ??
    certificates.find((bag) => key && belongsTo(bag.content, key.content))
  const ordered = own ? [own, ...certificates.filter((bag) => bag !== own)] : certificates
  return {
    certificates: ordered.map((bag) => bag.content),
    privateKey: key ? Buffer.from(key.content) : null,
    alias: key?.alias ?? ordered[0]?.alias ?? null,
  }
}

/** Whether the certificate is that of the key, for files that do not say it. */
function belongsTo(certificate: Uint8Array, pkcs8: Uint8Array): boolean {
  try {
    return keyMatches(parsePrivateKeyDer(pkcs8), parseCertificate(certificate).publicKey.spki)
  } catch {
    return false
  }
}

async function checkMac(
  macData: Tlv,
  content: Uint8Array,
  passphrase: string,
  budget: DerivationBudget,
): Promise<void> {
  const [digestInfo, salt, count] = readSequence(macData.bytes, WHAT)
  const [algorithm, digest] = readSequence(expectTag(digestInfo, TAG.sequence, WHAT).bytes, WHAT)
  const expected = expectTag(digest, TAG.octetString, WHAT).content
  const [oid, parameters] = readSequence(expectTag(algorithm, TAG.sequence, WHAT).bytes, WHAT)
  const name = readOid(oid, WHAT)
  const found =
    name === PKCS12_OIDS.pbmac1
      ? await pbmac1(parameters, content, passphrase, budget)
      : await classicMac(name, expectTag(salt, TAG.octetString, WHAT).content, count, content, passphrase, budget)
  if (!found.some((mac) => mac.length === expected.length && timingSafeEqual(mac, expected))) {
    throw new DomainError('INVALID', 'The passphrase is not that of the file, or the file was changed', ['passphrase'])
  }
}

async function pbmac1(
  parameters: Tlv | undefined,
  content: Uint8Array,
  passphrase: string,
  budget: DerivationBudget,
): Promise<Buffer[]> {
  const [derivation, scheme] = readSequence(expectTag(parameters, TAG.sequence, WHAT).bytes, WHAT)
  const pbkdf2 = readPbkdf2(derivation)
  const hash = hashOfHmac(readOid(readSequence(expectTag(scheme, TAG.sequence, WHAT).bytes, WHAT)[0], WHAT))
  // RFC 9879: without a key length the parameters are refused, as they would be guessed differently.
  if (!hash || pbkdf2.keyLength === null || pbkdf2.keyLength < 20 || pbkdf2.keyLength > 64) {
    throw new DomainError('UNSUPPORTED', `${WHAT} has a PBMAC1 with parameters that are not taken`)
  }
  budget.pbkdf2(pbkdf2.iterations)
  const key = await deriveWithPbkdf2(passphrase, pbkdf2, pbkdf2.keyLength)
  return [createHmac(hash, key).update(content).digest()]
}

async function classicMac(
  oid: string,
  salt: Uint8Array,
  count: Tlv | undefined,
  content: Uint8Array,
  passphrase: string,
  budget: DerivationBudget,
): Promise<Buffer[]> {
  const digest = DIGESTS[oid]
  if (!digest) throw new DomainError('UNSUPPORTED', `${WHAT} has a MAC with an algorithm that is not taken (${oid})`)
  const iterations = count ? readIterations(count) : 1
  budget.appendixB(iterations)
  // An empty passphrase is two zero octets to some writers and nothing at all to others.
  const forms = passphrase === '' ? [appendixBPassphrase(''), new Uint8Array()] : [appendixBPassphrase(passphrase)]
  const keys = await deriveAppendixB(
    forms.map((form) => ({ hash: digest.hash, purpose: 3, passphrase: form, salt, iterations, length: digest.length })),
  )
  return keys.map((key) => createHmac(digest.hash, key).update(content).digest())
}

/** SafeContents of one ContentInfo of the authenticated safe. */
async function openPart(part: Tlv, passphrase: string, budget: DerivationBudget): Promise<Uint8Array> {
  const [type, content] = readSequence(part.bytes, WHAT)
  const name = readOid(type, WHAT)
  if (name === PKCS12_OIDS.data) return contentOfData(part)
  if (name !== PKCS12_OIDS.encryptedData) {
    throw new DomainError('UNSUPPORTED', `${WHAT} is encrypted for a key, not with a passphrase`)
  }
  const encryptedData = readTlv(expectTag(content, 0xa0, WHAT).content, WHAT, TAG.sequence)
  const [, info] = readAll(encryptedData.content, WHAT)
  const [, algorithm, encrypted] = readSequence(expectTag(info, TAG.sequence, WHAT).bytes, WHAT)
  const algorithmBytes = expectTag(algorithm, TAG.sequence, WHAT).bytes
  return decrypt(algorithmBytes, octetsOfImplicit(encrypted), passphrase, budget)
}

/** Content of [0] IMPLICIT OCTET STRING, which BER allows in pieces. */
function octetsOfImplicit(tlv: Tlv | undefined): Uint8Array {
  if (tlv?.identifier === 0xa0) return Buffer.concat(readAll(tlv.content, WHAT).map((piece) => piece.content))
  return expectTag(tlv, 0x80, WHAT).content
}

/** Content of a ContentInfo of type data. */
function contentOfData(contentInfo: Tlv): Uint8Array {
  const [type, content] = readSequence(contentInfo.bytes, WHAT)
  if (readOid(type, WHAT) !== PKCS12_OIDS.data) {
    throw new DomainError('UNSUPPORTED', `${WHAT} is signed with a key; only files protected by a passphrase are read`)
  }
  return readTlv(expectTag(content, 0xa0, WHAT).content, WHAT, TAG.octetString).content
}

async function collectBags(
  safeContents: Uint8Array,
  passphrase: string,
  budget: DerivationBudget,
  bags: Bag[],
  depth: number,
): Promise<void> {
  if (depth > MAX_BAG_DEPTH) throw new DomainError('INVALID', `${WHAT} is nested too deeply`)
  for (const bag of readSequence(definite(safeContents), WHAT)) {
    const [type, wrapped, attributes] = readSequence(bag.bytes, WHAT)
    const value = readTlv(expectTag(wrapped, 0xa0, WHAT).content, WHAT)
    const named = attributesOf(attributes)
    switch (readOid(type, WHAT)) {
      case PKCS12_OIDS.keyBag:
        bags.push({ kind: 'key', content: value.bytes, ...named })
        break
      case PKCS12_OIDS.shroudedKeyBag: {
        const [algorithm, encrypted] = readSequence(value.bytes, WHAT)
        const algorithmBytes = expectTag(algorithm, TAG.sequence, WHAT).bytes
        const content = await decrypt(
          algorithmBytes,
          expectTag(encrypted, TAG.octetString, WHAT).content,
          passphrase,
          budget,
        )
        bags.push({ kind: 'key', content, ...named })
        break
      }
      case PKCS12_OIDS.certificateBag: {
        const [kind, certificate] = readSequence(value.bytes, WHAT)
        if (readOid(kind, WHAT) !== PKCS12_OIDS.x509Certificate) break
        const content = readTlv(expectTag(certificate, 0xa0, WHAT).content, WHAT, TAG.octetString).content
        bags.push({ kind: 'certificate', content, ...named })
        break
      }
      case PKCS12_OIDS.safeContentsBag:
        await collectBags(value.bytes, passphrase, budget, bags, depth + 1)
        break
      default:
      // CRLs and secrets are of no use here.
    }
  }
}

function attributesOf(attributes: Tlv | undefined): { alias: string | null; localKeyId: string | null } {
  const found: { alias: string | null; localKeyId: string | null } = { alias: null, localKeyId: null }
  if (attributes?.identifier !== TAG.set) return found
  for (const attribute of readAll(attributes.content, WHAT)) {
    const [type, values] = readSequence(attribute.bytes, WHAT)
    const [value] = readAll(expectTag(values, TAG.set, WHAT).content, WHAT)
    const oid = decodeOid(expectTag(type, TAG.oid, WHAT).content, WHAT)
    if (oid === PKCS12_OIDS.friendlyName && value?.identifier === TAG.bmpString && value.content.length % 2 === 0) {
      found.alias = Buffer.from(value.content).swap16().toString('utf16le')
    } else if (oid === PKCS12_OIDS.localKeyId && value) {
      found.localKeyId = Buffer.from(value.content).toString('hex')
    }
  }
  return found
}

/** The same values with definite lengths and OCTET STRINGs in one piece: PKCS#12 may be BER (RFC 7292 section 4). */
function definite(bytes: Uint8Array): Uint8Array {
  checkDer(bytes, WHAT, { maxBytes: MAX_FILE, allowIndefinite: true })
  return bytes[1] !== 0x80 && !hasIndefinite(bytes) ? bytes : rewrite(bytes, 0).der
}

/** Cheap test that may say yes without need: 80 is the octet of an indefinite length. */
function hasIndefinite(bytes: Uint8Array): boolean {
  return bytes.includes(0x80) || bytes.includes(0x24)
}

/** Rewrites the value at `offset`, which {@link checkDer} has found to be well-formed. */
function rewrite(bytes: Uint8Array, offset: number): { der: Uint8Array; end: number } {
  const identifier = bytes[offset] ?? 0
  let start = offset + 1
  if ((identifier & 0x1f) === 0x1f) while ((bytes[start++] ?? 0) & 0x80);
  const first = bytes[start] ?? 0
  start += 1
  const indefinite = first === 0x80
  let length = first
  if (first > 0x80) {
    length = 0
    for (let left = first & 0x7f; left > 0; left -= 1) length = length * 256 + (bytes[start++] ?? 0)
  }
  if ((identifier & 0x20) === 0) return { der: bytes.subarray(offset, start + length), end: start + length }
  const parts: Uint8Array[] = []
  let at = start
  const more = (): boolean => (indefinite ? bytes[at] !== 0 || bytes[at + 1] !== 0 : at < start + length)
  while (more()) {
    const part = rewrite(bytes, at)
    parts.push(identifier === 0x24 ? readTlv(part.der, WHAT).content : part.der)
    at = part.end
  }
  const der =
    (identifier & 0x1f) === 0x1f
      ? bytes.subarray(offset, at)
      : encodeTlv(identifier === 0x24 ? TAG.octetString : identifier, ...parts)
  return { der, end: indefinite ? at + 2 : at }
}
