// The corpus of real and odd PKI files, and what its manifest says of each.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeOid, encodeSequence, encodeTlv, TAG } from '../../src/pki/der.ts'
import { readSpki, sha256Hex } from '../../src/pki/keys.ts'
import type { PublicKeyFacts } from '../../src/pki/types.ts'

const CORPUS = join(import.meta.dirname, '../../../shared/corpus')

export interface KeyFacts {
  type?: string
  curve?: string
  namedCurve?: string
  bits?: number
  modulusLength?: number
}

export interface Facts {
  serialHex?: string
  notBefore?: string
  notAfter?: string
  subject?: string
  issuer?: string
  cn?: string[]
  san?: { type: string; value: string }[]
  key?: KeyFacts
  spkiSha256?: string
  sigAlgOid?: string
  isCA?: boolean | null
  pathLen?: number | null
  version?: string
  signatureValid?: boolean
}

export interface Case {
  kind: string
  encoding?: 'pem' | 'der'
  expect: 'accept' | 'either' | 'reject' | 'reject-as-certificate' | 'reject-or-unsupported'
  facts: Facts | null
  password?: string | null
  flags?: string[]
  sha256der?: string
  file: string
}

export const cases: Case[] = existsSync(join(CORPUS, 'manifest.json'))
  ? (JSON.parse(readFileSync(join(CORPUS, 'manifest.json'), 'utf8')) as { cases: Case[] }).cases
  : []

export function ofKind(...kinds: string[]): Case[] {
  return cases.filter((each) => kinds.includes(each.kind))
}

export function bytesOf({ file }: Case): Buffer {
  return readFileSync(join(CORPUS, file))
}

const SHORT_NAMES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.9.1': 'emailAddress',
  '2.5.4.5': 'serialNumber',
  '2.5.4.4': 'SN',
  '2.5.4.42': 'givenName',
  '2.5.4.12': 'title',
  '2.5.4.13': 'description',
  '2.5.4.15': 'businessCategory',
  '2.5.4.17': 'postalCode',
  '2.5.4.43': 'initials',
  '2.5.4.46': 'dnQualifier',
  '2.5.4.65': 'pseudonym',
  '2.5.4.97': 'organizationIdentifier',
}

/** The manifest's names write types without keyword as OIDs; null where they write an unknown type's value as text. */
export function comparableName(name: string): string | null {
  const named = name.replaceAll(/(^|[,+])(\d+(?:\.\d+)+)=/g, (found, before: string, oid: string) =>
    SHORT_NAMES[oid] === undefined ? found : `${before}${SHORT_NAMES[oid]}=`,
  )
  // We escape control characters, the manifest does not.
  const escaped = named.replaceAll(/\p{Cc}/gu, (each) =>
    each < '\u0080' ? `\\${each.charCodeAt(0).toString(16).padStart(2, '0')}` : each,
  )
  return /(^|[,+])\d+(\.\d+)+=/.test(named) ? null : escaped
}

/** The manifest writes RSA keys of every kind as rsaEncryption with NULL; we keep the bytes. */
export function fingerprints(key: PublicKeyFacts): string[] {
  if (!key.algorithm.startsWith('RSA')) return [key.spkiSha256]
  const bits = encodeTlv(TAG.bitString, Uint8Array.of(0), readSpki(key.spki).key)
  const plain = encodeSequence(encodeSequence(encodeOid('1.2.840.113549.1.1.1'), encodeTlv(TAG.null)), bits)
  return [key.spkiSha256, sha256Hex(plain)]
}

/** The manifest's kinds of alternative names. */
export const SAN_TYPES: Readonly<Record<string, string>> = {
  dns: 'DNS',
  ip: 'IP',
  email: 'EMAIL',
  uri: 'URI',
  dirName: 'DIRECTORY_NAME',
}
