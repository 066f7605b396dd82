// Certificates as nobody should make them but somebody does: put together octet by octet, signed with Ed25519.
import { generateKeyPairSync, sign } from 'node:crypto'
import { bitString, boolean, context, integer, octetString } from '../../src/pki/der-encoding.ts'
import { encodeOid, encodeSequence, encodeSetOf, encodeTlv, TAG } from '../../src/pki/der.ts'
import { toPem } from '../../src/pki/pem.ts'

const UTF8 = 0x0c
const BMP = 0x1e
const GENERALIZED_TIME = 0x18
const ED25519 = encodeSequence(encodeOid('1.3.101.112'))
const { privateKey, publicKey } = generateKeyPairSync('ed25519')

export interface OddParts {
  /** Content octets of the INTEGER. */
  readonly serial?: Uint8Array
  readonly subject?: Uint8Array
  readonly issuer?: Uint8Array
  /** YYYYMMDDHHMMSSZ. */
  readonly notBefore?: string
  readonly notAfter?: string
  /** Null: version 1. */
  readonly extensions?: readonly Uint8Array[] | null
  readonly signatureAlgorithm?: Uint8Array
}

let counter = 0

/** PEM of a certificate with these parts, everything else being ordinary. */
export function oddCertificate(parts: OddParts = {}): string {
  const number = ++counter
  const algorithm = parts.signatureAlgorithm ?? ED25519
  const subject = parts.subject ?? name([['2.5.4.3', utf8(`odd-${number}.example.org`)]])
  const { extensions = [] } = parts
  const tbs = encodeSequence(
    ...(extensions === null ? [] : [context(0, integer(2))]),
    encodeTlv(TAG.integer, parts.serial ?? Uint8Array.of(1, number >> 8, number & 255)),
    algorithm,
    parts.issuer ?? name([['2.5.4.3', utf8(`Odd CA ${number}`)]]),
    encodeSequence(time(parts.notBefore ?? '20260101000000Z'), time(parts.notAfter ?? '20270101000000Z')),
    subject,
    new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })),
    ...(extensions === null || extensions.length === 0 ? [] : [context(3, encodeSequence(...extensions))]),
  )
  return toPem('CERTIFICATE', encodeSequence(tbs, algorithm, bitString(sign(null, tbs, privateKey))))
}

export function name(attributes: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  return encodeSequence(...attributes.map(([oid, value]) => encodeSetOf(encodeSequence(encodeOid(oid), value))))
}

export function utf8(text: string): Uint8Array {
  return encodeTlv(UTF8, Buffer.from(text))
}

/** UTF-16 code units as they are, half characters included. */
export function bmp(text: string): Uint8Array {
  return encodeTlv(BMP, Buffer.from(text, 'utf16le').swap16())
}

export function extension(oid: string, value: Uint8Array, critical = false): Uint8Array {
  return encodeSequence(encodeOid(oid), ...(critical ? [boolean(true)] : []), octetString(value))
}

/** subjectAltName of these GeneralNames in DER. */
export function alternativeNames(...names: readonly Uint8Array[]): Uint8Array {
  return extension('2.5.29.17', encodeSequence(...names))
}

/** A GeneralName of a text type: 1 email, 2 DNS, 6 URI. */
export function textName(type: 1 | 2 | 6, text: string): Uint8Array {
  return encodeTlv(0x80 | type, Buffer.from(text, 'latin1'))
}

function time(text: string): Uint8Array {
  return encodeTlv(GENERALIZED_TIME, Buffer.from(text))
}
