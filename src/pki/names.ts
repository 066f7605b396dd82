// Distinguished names (RFC 5280 section 4.1.2.4): read from DER, made from parts, written and read as RFC 4514 text.

import { DomainError, Problems } from '../errors.ts'
import {
  decodeOid,
  encodeOid,
  encodeOidContent,
  encodeSequence,
  encodeSetOf,
  encodeTlv,
  expectTag,
  invalidDer,
  readAll,
  readSequence,
  readTlv,
  TAG,
  type Tlv,
} from './der.ts'
import { NAME_OID } from './oids.ts'
import { decodeString, toVisibleText } from './strings.ts'
import type { DistinguishedName, NameAttribute, SubjectParts } from './types.ts'

interface AttributeKind {
  /** Names accepted in text, the first one written (RFC 4514 section 3 and the LDAP registry). */
  keywords: readonly [string, ...string[]]
  /** String type we encode; UTF8String where absent. */
  tag?: number
}

const ATTRIBUTES: Readonly<Record<string, AttributeKind>> = {
  [NAME_OID.commonName]: { keywords: ['CN', 'commonName'] },
  [NAME_OID.locality]: { keywords: ['L', 'localityName'] },
  [NAME_OID.state]: { keywords: ['ST', 'S', 'stateOrProvinceName'] },
  [NAME_OID.organization]: { keywords: ['O', 'organizationName'] },
  [NAME_OID.organizationalUnit]: { keywords: ['OU', 'organizationalUnitName'] },
  [NAME_OID.country]: { keywords: ['C', 'countryName'], tag: TAG.printableString },
  [NAME_OID.street]: { keywords: ['STREET', 'streetAddress'] },
  [NAME_OID.domainComponent]: { keywords: ['DC', 'domainComponent'], tag: TAG.ia5String },
  [NAME_OID.userId]: { keywords: ['UID', 'userId'] },
  [NAME_OID.emailAddress]: { keywords: ['emailAddress', 'E', 'email'], tag: TAG.ia5String },
  [NAME_OID.serialNumber]: { keywords: ['serialNumber'], tag: TAG.printableString },
  [NAME_OID.dnQualifier]: { keywords: ['dnQualifier'], tag: TAG.printableString },
  [NAME_OID.surname]: { keywords: ['SN', 'surname'] },
  [NAME_OID.givenName]: { keywords: ['givenName', 'GN'] },
  [NAME_OID.initials]: { keywords: ['initials'] },
  [NAME_OID.title]: { keywords: ['title'] },
  [NAME_OID.description]: { keywords: ['description'] },
  [NAME_OID.businessCategory]: { keywords: ['businessCategory'] },
  [NAME_OID.postalCode]: { keywords: ['postalCode'] },
  [NAME_OID.pseudonym]: { keywords: ['pseudonym'] },
  [NAME_OID.organizationIdentifier]: { keywords: ['organizationIdentifier'] },
}

const OID_BY_KEYWORD = new Map(
  Object.entries(ATTRIBUTES).flatMap(([oid, { keywords }]) => keywords.map((each) => [each.toLowerCase(), oid])),
)

/** One attribute as found: its text may carry octets that are none (see strings.ts). */
interface FoundAttribute {
  oid: string
  /** null when the value is not a character string. */
  text: string | null
  valueDer: Uint8Array
}

/**
 * Reads a Name.
 *
 * @param what what the name is, for messages
 * @throws DomainError INVALID
 */
export function parseName(der: Uint8Array, what = 'the name'): DistinguishedName {
  const rdns = readSequence(der, what).map((rdn) => {
    const attributes = readAll(expectTag(rdn, TAG.set, what).content, what)
    if (attributes.length === 0) throw invalidDer(what, 'a relative distinguished name is empty')
    return attributes.map((attribute) => parseAttribute(attribute, what))
  })
  return describe(der, rdns)
}

function parseAttribute(tlv: Tlv, what: string): FoundAttribute {
  const [type, value, ...rest] = readAll(expectTag(tlv, TAG.sequence, what).content, what)
  if (value === undefined || rest.length > 0) throw invalidDer(what, 'an attribute has to be a type and a value')
  const oid = decodeOid(expectTag(type, TAG.oid, what).content, what)
  return { oid, text: decodeString(value), valueDer: value.bytes }
}

function describe(der: Uint8Array, found: FoundAttribute[][]): DistinguishedName {
  const rdns = found.map((rdn) => rdn.map(({ oid, text, valueDer }) => ({ oid, value: shownValue(text, valueDer) })))
  // The last one of a type is the most specific.
  const last = (oid: string): string | null => rdns.flat().findLast((each) => each.oid === oid)?.value ?? null
  return {
    der,
    rdns,
    rfc4514: found
      .map((rdn) => rdn.map(renderAttribute).join('+'))
      .toReversed()
      .join(','),
    commonName: last(NAME_OID.commonName),
    organization: last(NAME_OID.organization),
    organizationalUnit: last(NAME_OID.organizationalUnit),
    country: last(NAME_OID.country),
    state: last(NAME_OID.state),
    locality: last(NAME_OID.locality),
    emailAddress: last(NAME_OID.emailAddress),
  }
}

function hexadecimal(bytes: Uint8Array): string {
  return `#${Buffer.from(bytes).toString('hex')}`
}

function shownValue(text: string | null, valueDer: Uint8Array): string {
  return text === null ? hexadecimal(valueDer) : toVisibleText(text)
}

function renderAttribute({ oid, text, valueDer }: FoundAttribute): string {
  const keyword = ATTRIBUTES[oid]?.keywords[0]
  if (keyword === undefined || text === null) return `${keyword ?? oid}=${hexadecimal(valueDer)}`
  return `${keyword}=${escapeRfc4514(text)}`
}

/** RFC 4514 section 2.4; control characters are escaped too, so that a name stays on one line. */
function escapeRfc4514(text: string): string {
  let escaped = text.replaceAll(/["+,;<>\\]/g, String.raw`\$&`)
  if (text.length > 1 && text.endsWith(' ')) escaped = `${escaped.slice(0, -1)}\\ `
  if (text.startsWith(' ') || text.startsWith('#')) escaped = `\\${escaped}`
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const controls = /[\x01-\x1f\x7f]/g
  return toVisibleText(escaped.replaceAll(controls, (each) => `\\${each.charCodeAt(0).toString(16).padStart(2, '0')}`))
}

/** In the order of encoding, with the upper bounds of RFC 5280 appendix A.1 (characters). */
const PARTS = [
  { part: 'country', oid: NAME_OID.country, max: 2 },
  { part: 'state', oid: NAME_OID.state, max: 128 },
  { part: 'locality', oid: NAME_OID.locality, max: 128 },
  { part: 'organization', oid: NAME_OID.organization, max: 64 },
  { part: 'organizationalUnit', oid: NAME_OID.organizationalUnit, max: 64 },
  { part: 'commonName', oid: NAME_OID.commonName, max: 64 },
  { part: 'emailAddress', oid: NAME_OID.emailAddress, max: 255 },
] as const satisfies readonly { part: keyof SubjectParts; oid: string; max: number }[]

/** OIDs of the attributes that {@link encodeName} can write. */
export const KNOWN_NAME_ATTRIBUTES: ReadonlySet<string> = new Set(PARTS.map(({ oid }) => oid))

/**
 * Encodes a subject: one attribute per RDN, country as PrintableString, emailAddress as IA5String, the rest as UTF8String.
 * Parts that are null, absent or empty are left out; surrounding blanks are removed.
 *
 * @throws DomainError or DomainErrors INVALID, TOO_LONG with the path of the part, every problem at once
 */
export function encodeName(parts: SubjectParts): DistinguishedName {
  const problems = new Problems()
  const attributes: NameAttribute[] = []
  for (const { part, oid, max } of PARTS) {
    const given = parts[part]
    if (given === null || given === undefined || given === '') continue
    const value = problems.collect([part], () => checkPart(part, given.trim(), max))
    if (value !== undefined) attributes.push({ oid, value })
  }
  problems.throwIfAny()
  return parseName(encodeRdns(attributes.map((attribute) => [attribute])))
}

function checkPart(part: keyof SubjectParts, value: string, max: number): string {
  checkText(value)
  if ([...value].length > max) {
    throw new DomainError('TOO_LONG', `${part} has ${[...value].length} characters; at most ${max} are allowed`)
  }
  if (part === 'country') {
    if (!/^[A-Za-z]{2}$/.test(value))
      throw new DomainError('INVALID', 'expected a country code of two letters, such as DE')
    return value.toUpperCase()
  }
  if (part === 'emailAddress' && !/^[\x21-\x7e]+@[\x21-\x7e]+$/.test(value)) {
    throw new DomainError('INVALID', 'expected an e-mail address in ASCII, such as team@example.com')
  }
  return value
}

function checkText(value: string): void {
  if (value === '') throw new DomainError('INVALID', 'expected text, found only blanks')
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\x00-\x1f\x7f-\x9f\u2028\u2029]/.test(value)) {
    throw new DomainError('INVALID', 'control characters are not allowed in a name')
  }
  if (!value.isWellFormed()) throw new DomainError('INVALID', 'the text is not valid Unicode')
}

function encodeRdns(rdns: NameAttribute[][]): Uint8Array {
  return encodeSequence(...rdns.map((rdn) => encodeSetOf(...rdn.map(encodeAttribute))))
}

function encodeAttribute({ oid, value }: NameAttribute): Uint8Array {
  return encodeSequence(encodeOid(oid), encodeValue(oid, value))
}

function encodeValue(oid: string, value: string): Uint8Array {
  const tag = ATTRIBUTES[oid]?.tag ?? TAG.utf8String
  if (tag === TAG.printableString && !/^[A-Za-z0-9 '()+,\-./:=?]*$/.test(value)) {
    throw new DomainError(
      'INVALID',
      `${ATTRIBUTES[oid]?.keywords[0] ?? oid} may hold letters, digits and '()+,-./:=? only`,
    )
  }
  if (tag === TAG.ia5String && !/^[\x20-\x7e]*$/.test(value)) {
    throw new DomainError('INVALID', `${ATTRIBUTES[oid]?.keywords[0] ?? oid} may hold ASCII characters only`)
  }
  return encodeTlv(tag, Buffer.from(value, 'utf8'))
}

/** Longest RFC 4514 text taken. */
const MAX_RFC4514 = 4096

/**
 * Reads a distinguished name written as RFC 4514 text, most specific RDN first: 'CN=web,O=Example\, Inc.,C=DE'. Attribute types
 * are the usual keywords or dotted OIDs; blanks around separators are ignored. The empty text is the empty name.
 *
 * @throws DomainError INVALID, TOO_LONG
 */
export function parseRfc4514(text: string): DistinguishedName {
  if (text.length > MAX_RFC4514) throw new DomainError('TOO_LONG', `a name may have at most ${MAX_RFC4514} characters`)
  if (text.trim() === '') return parseName(encodeSequence())
  const rdns = splitUnescaped(text, /[,;]/).map((rdn) => splitUnescaped(rdn, /\+/).map(parseTypeAndValue))
  return parseName(encodeSequence(...rdns.toReversed().map((rdn) => encodeSetOf(...rdn))))
}

function splitUnescaped(text: string, separator: RegExp): string[] {
  const parts: string[] = []
  let start = 0
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1
    else if (separator.test(text[index] ?? '')) {
      parts.push(text.slice(start, index))
      start = index + 1
    }
  }
  parts.push(text.slice(start))
  return parts
}

function parseTypeAndValue(text: string): Uint8Array {
  const equals = text.indexOf('=')
  const type = text.slice(0, Math.max(equals, 0)).trim()
  if (type === '') {
    throw new DomainError('INVALID', 'expected a distinguished name such as CN=web,O=Example, each part TYPE=value')
  }
  const oid = OID_BY_KEYWORD.get(type.toLowerCase()) ?? (/^\d/.test(type) ? type : undefined)
  if (oid === undefined) {
    throw new DomainError(
      'INVALID',
      `${JSON.stringify(type)} is no known attribute type; expected CN, O, OU, C … or an OID`,
    )
  }
  encodeOidContent(oid)
  const written = text.slice(equals + 1).trimStart()
  if (written.startsWith('#')) return encodeSequence(encodeOid(oid), parseHexadecimalValue(written.trimEnd()))
  const value = unescapeValue(written)
  checkText(value)
  return encodeSequence(encodeOid(oid), encodeValue(oid, value))
}

function parseHexadecimalValue(written: string): Uint8Array {
  if (!/^#([0-9A-Fa-f]{2})+$/.test(written))
    throw new DomainError('INVALID', 'expected # and an even number of hexadecimal digits')
  return readTlv(new Uint8Array(Buffer.from(written.slice(1), 'hex')), 'the value after #').bytes
}

function unescapeValue(written: string): string {
  const octets: Buffer[] = []
  // Blanks at the end do not count unless escaped: how many pieces stay.
  let kept = 0
  for (let index = 0; index < written.length;) {
    const escaped = written[index] === '\\'
    const pair = escaped ? written.slice(index + 1, index + 3) : ''
    if (/^[0-9A-Fa-f]{2}$/.test(pair)) {
      kept = octets.push(Buffer.from(pair, 'hex'))
      index += 3
      continue
    }
    if (escaped) index += 1
    const character = String.fromCodePoint(written.codePointAt(index) ?? 0)
    checkEscape(character, escaped)
    octets.push(Buffer.from(character, 'utf8'))
    if (escaped || character !== ' ') kept = octets.length
    index += character.length
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(octets.slice(0, kept)))
  } catch {
    throw new DomainError('INVALID', 'the escaped octets are not valid UTF-8')
  }
}

function checkEscape(character: string, escaped: boolean): void {
  if (escaped && !/^[ "#+,;<=>\\]$/.test(character)) {
    throw new DomainError('INVALID', String.raw`a backslash goes before one of  "#+,;<=>\ or two hexadecimal digits`)
  }
  if (!escaped && /["<>]/.test(character)) {
    throw new DomainError('INVALID', `${character} has to be written with a backslash before it`)
  }
}
