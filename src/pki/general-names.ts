// GeneralName (RFC 5280 section 4.2.1.6): read from certificates as found, and encoded for what we issue.

import { DomainError } from '../errors.ts'
import {
  decodeOid,
  encodeOid,
  encodeOidContent,
  encodeSequence,
  encodeTlv,
  expectTag,
  invalidDer,
  readAll,
  readTlv,
  TAG,
  type Tlv,
} from './der.ts'
import { addressOctets, formatAddress, normalizeAddress } from './addresses.ts'
import { splitOtherName } from './general-name-rules.ts'
import { parseName, parseRfc4514 } from './names.ts'
import { decodeAscii, toVisibleText } from './strings.ts'
import type { GeneralName } from './types.ts'

export { normalizeGeneralName } from './general-name-rules.ts'

/** Identifier octets of the choices. */
const CHOICE = {
  otherName: 0xa0,
  email: 0x81,
  dns: 0x82,
  x400Address: 0xa3,
  directoryName: 0xa4,
  ediPartyName: 0xa5,
  uri: 0x86,
  ip: 0x87,
  registeredId: 0x88,
} as const

/** Names of a GeneralNames SEQUENCE. @throws DomainError INVALID */
export function parseGeneralNames(der: Uint8Array, what = 'the alternative names'): GeneralName[] {
  return readAll(readTlv(der, what, TAG.sequence).content, what).map((tlv) => parseGeneralName(tlv, what))
}

/**
 * One GeneralName as found. Octets that are not text are shown escaped.
 *
 * @throws DomainError INVALID
 */
export function parseGeneralName(tlv: Tlv, what: string): GeneralName {
  const { identifier, content } = tlv
  switch (identifier) {
    case CHOICE.dns:
      return { type: 'DNS', value: toVisibleText(decodeAscii(content)) }
    case CHOICE.email:
      return { type: 'EMAIL', value: toVisibleText(decodeAscii(content)) }
    case CHOICE.uri:
      return { type: 'URI', value: toVisibleText(decodeAscii(content)) }
    case CHOICE.ip:
      return { type: 'IP', value: renderAddress(content, what) }
    case CHOICE.registeredId:
      return { type: 'REGISTERED_ID', value: decodeOid(content, what) }
    case CHOICE.directoryName:
      return { type: 'DIRECTORY_NAME', value: parseName(content, what).rfc4514 }
    case CHOICE.otherName:
      return { type: 'OTHER_NAME', value: renderOtherName(content, what) }
    case CHOICE.x400Address:
    case CHOICE.ediPartyName:
      return { type: 'OTHER_NAME', value: `;${Buffer.from(tlv.bytes).toString('base64')}` }
    default:
      throw invalidDer(what, `a name has the unknown tag 0x${identifier.toString(16)}`)
  }
}

function renderOtherName(content: Uint8Array, what: string): string {
  const [type, value, ...rest] = readAll(content, what)
  if (rest.length > 0) throw invalidDer(what, 'an otherName has to be a type and a value')
  const oid = decodeOid(expectTag(type, TAG.oid, what).content, what)
  return `${oid};${Buffer.from(expectTag(value, 0xa0, what).content).toString('base64')}`
}

/** 4 or 16 octets, or twice as many with a mask as in name constraints (RFC 5280 section 4.2.1.10). */
function renderAddress(octets: Uint8Array, what: string): string {
  if (octets.length === 4 || octets.length === 16) return formatAddress(octets)
  if (octets.length !== 8 && octets.length !== 32) {
    throw invalidDer(what, `an IP address has ${octets.length} octets (4 or 16 are expected)`)
  }
  const half = octets.length / 2
  const mask = octets.subarray(half)
  const bits = [...mask].map((octet) => octet.toString(2).padStart(8, '0')).join('')
  const prefix = bits.indexOf('0') < 0 ? bits.length : bits.indexOf('0')
  const shown = bits.includes('1', prefix) ? formatAddress(mask) : String(prefix)
  return `${formatAddress(octets.subarray(0, half))}/${shown}`
}

/**
 * The GeneralNames SEQUENCE of `names`, which {@link normalizeGeneralName} has made canonical.
 *
 * @throws DomainError INVALID for a value that has no encoding, under the index of the name
 */
export function encodeGeneralNames(names: readonly GeneralName[]): Uint8Array {
  return encodeSequence(
    ...names.map((name, index) => {
      try {
        return encodeGeneralName(name)
      } catch (error) {
        throw error instanceof DomainError ? error.under(String(index)) : error
      }
    }),
  )
}

/** DER of one GeneralName. @throws DomainError INVALID */
export function encodeGeneralName({ type, value }: GeneralName): Uint8Array {
  switch (type) {
    case 'DNS':
      return encodeTlv(CHOICE.dns, asciiOctets(value))
    case 'EMAIL':
      return encodeTlv(CHOICE.email, asciiOctets(value))
    case 'URI':
      return encodeTlv(CHOICE.uri, asciiOctets(value))
    case 'IP':
      return encodeTlv(CHOICE.ip, addressOctets(normalizeAddress(value)))
    case 'DIRECTORY_NAME':
      return encodeTlv(CHOICE.directoryName, parseRfc4514(value).der)
    case 'REGISTERED_ID':
      return encodeTlv(CHOICE.registeredId, encodeOidContent(value))
    case 'OTHER_NAME': {
      const { oid, valueDer } = splitOtherName(value)
      return encodeTlv(CHOICE.otherName, encodeOid(oid), encodeTlv(0xa0, valueDer))
    }
  }
}

function asciiOctets(value: string): Uint8Array {
  if (!/^[\x20-\x7e]+$/.test(value)) throw new DomainError('INVALID', 'the name may hold ASCII characters only')
  return Buffer.from(value, 'ascii')
}
