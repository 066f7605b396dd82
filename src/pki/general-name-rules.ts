// What a caller may ask to be issued as a subject alternative name, and the one form in which it is stored and encoded.

import { isIP } from 'node:net'
import { domainToASCII, domainToUnicode } from 'node:url'
import { DomainError } from '../errors.ts'
import { normalizeAddress } from './addresses.ts'
import { encodeOidContent, readTlv } from './der.ts'
import { parseRfc4514 } from './names.ts'
import type { GeneralName } from './types.ts'

const MAX_DNS_NAME = 253
const MAX_DNS_LABEL = 63
const MAX_EMAIL_LOCAL_PART = 64
const MAX_EMAIL = 254
const MAX_URI = 2048
const MAX_OTHER_NAME = 4096

/**
 * The canonical form of a name to be issued (RFC 5280 section 4.2.1.6): DNS names lower-case with IDNs as A-labels, IP
 * addresses as RFC 5952, the domain of an e-mail address like a DNS name, URIs with a lower-case scheme.
 *
 * @throws DomainError INVALID or TOO_LONG, saying what was expected
 */
export function normalizeGeneralName({ type, value }: GeneralName): GeneralName {
  const text = value.trim()
  if (text === '') throw new DomainError('INVALID', 'the name is empty')
  return { type, value: NORMALIZERS[type](text) }
}

const NORMALIZERS: Readonly<Record<GeneralName['type'], (text: string) => string>> = {
  DNS: normalizeDnsName,
  IP: normalizeAddress,
  EMAIL: normalizeEmail,
  URI: normalizeUri,
  DIRECTORY_NAME: normalizeDirectoryName,
  REGISTERED_ID: (text) => {
    encodeOidContent(text)
    return text
  },
  OTHER_NAME: (text) => {
    if (text.length > MAX_OTHER_NAME) throw tooLong('an otherName', text.length, MAX_OTHER_NAME)
    splitOtherName(text)
    return text
  },
}

function tooLong(what: string, length: number, max: number): DomainError {
  return new DomainError('TOO_LONG', `${what} may have at most ${max} characters, this one has ${length}`)
}

/**
 * A DNS name in A-label form, lower-case; '*' only as the whole left-most label (RFC 6125 section 6.4.3).
 *
 * @throws DomainError INVALID or TOO_LONG
 */
export function normalizeDnsName(text: string): string {
  // Four times the limit leaves room for names that shrink when they are mapped, and bounds the mapping.
  if (text.length > 4 * MAX_DNS_NAME) throw tooLong('a DNS name', text.length, MAX_DNS_NAME)
  const wildcard = text.startsWith('*.')
  const host = toAscii(wildcard ? text.slice(2) : text)
  if (host.includes('*')) {
    throw new DomainError('INVALID', 'a wildcard has to be the whole left-most label, as in *.example.com')
  }
  if (isIP(host) !== 0) throw new DomainError('INVALID', 'this is an IP address; give it as an IP name')
  if (host.endsWith('.')) throw new DomainError('INVALID', 'a DNS name is written without a dot at its end')
  const labels = host.split('.')
  for (const label of labels) checkLabel(label)
  if (/^\d+$/.test(labels.at(-1) ?? ''))
    throw new DomainError('INVALID', 'the last label of a DNS name cannot be a number')
  if (wildcard && labels.length < 2) {
    throw new DomainError('INVALID', 'a wildcard needs at least two labels after it, as in *.example.com')
  }
  const name = wildcard ? `*.${host}` : host
  if (name.length > MAX_DNS_NAME) throw tooLong('a DNS name', name.length, MAX_DNS_NAME)
  return name
}

/** UTS 46 mapping for names that are not ASCII; ASCII ones are only lower-cased, since the mapping also reads numbers as IPv4. */
function toAscii(host: string): string {
  if (/^[\x20-\x7e]*$/.test(host)) return host.toLowerCase()
  // oxlint-disable-next-line no-control-regex -- every ASCII character that no host name has
  const mapped = /[\x00-\x29\x2b\x2c\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]/.test(host) ? '' : domainToASCII(host)
  if (mapped === '') throw new DomainError('INVALID', 'this is not a valid internationalized domain name')
  return mapped
}

function checkLabel(label: string): void {
  if (label === '') throw new DomainError('INVALID', 'a DNS name has an empty label')
  if (label.length > MAX_DNS_LABEL) throw tooLong('a label of a DNS name', label.length, MAX_DNS_LABEL)
  if (!/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(label)) {
    throw new DomainError(
      'INVALID',
      `${JSON.stringify(label)} is not a label of a DNS name: letters, digits and inner hyphens are allowed`,
    )
  }
  // An A-label has to stand for something, and be the only way to write it.
  if (label.startsWith('xn--') && domainToASCII(domainToUnicode(label)) !== label) {
    throw new DomainError('INVALID', `${JSON.stringify(label)} is not a valid A-label`)
  }
  if (label.startsWith('xn--') && /^[\x20-\x7e]*$/.test(domainToUnicode(label))) {
    throw new DomainError('INVALID', `${JSON.stringify(label)} is not a valid A-label`)
  }
}

/** Local part as given, domain like a DNS name (RFC 5280 section 4.2.1.6: a Mailbox of RFC 2821, in ASCII). */
function normalizeEmail(text: string): string {
  const at = text.lastIndexOf('@')
  const local = text.slice(0, Math.max(at, 0))
  if (!/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(local)) {
    throw new DomainError('INVALID', 'expected an e-mail address such as team@example.com, in ASCII before the @')
  }
  if (local.length > MAX_EMAIL_LOCAL_PART) throw tooLong('the part before the @', local.length, MAX_EMAIL_LOCAL_PART)
  const domain = text.slice(at + 1)
  if (domain.startsWith('*')) throw new DomainError('INVALID', 'an e-mail address cannot have a wildcard')
  const email = `${local}@${normalizeDnsName(domain)}`
  if (email.length > MAX_EMAIL) throw tooLong('an e-mail address', email.length, MAX_EMAIL)
  return email
}

function normalizeUri(text: string): string {
  if (text.length > MAX_URI) throw tooLong('a URI', text.length, MAX_URI)
  const match = /^([A-Za-z][A-Za-z0-9+.-]*):((?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+)$/.exec(text)
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new DomainError(
      'INVALID',
      'expected a URI with its scheme, such as spiffe://example.org/web, with other characters %-encoded',
    )
  }
  const uri = `${match[1].toLowerCase()}:${match[2]}`
  // RFC 5280: a URI with an authority has to name a host.
  const authority = /^\/\/([^/?#]*)/.exec(match[2])?.[1]
  const hostless = authority !== undefined && authority.replace(/^.*@/, '').replace(/:\d*$/, '') === ''
  if (!URL.canParse(uri) || (hostless && !uri.startsWith('file:'))) {
    throw new DomainError('INVALID', 'the URI is not well-formed: after // it has to name a host')
  }
  return uri
}

function normalizeDirectoryName(text: string): string {
  const name = parseRfc4514(text)
  if (name.rdns.length === 0) throw new DomainError('INVALID', 'the directory name is empty')
  return name.rfc4514
}

/** Parts of '<OID>;<base64 of DER>'. @throws DomainError INVALID */
export function splitOtherName(value: string): { oid: string; valueDer: Uint8Array } {
  const [oid = '', base64 = '', ...rest] = value.split(';')
  const expected = 'expected an otherName as <type OID>;<base64 of the DER of its value>'
  const wellFormed = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64)
  if (rest.length > 0 || oid === '' || base64 === '' || !wellFormed) throw new DomainError('INVALID', expected)
  encodeOidContent(oid)
  const valueDer = new Uint8Array(Buffer.from(base64, 'base64'))
  readTlv(valueDer, "the otherName's value")
  return { oid, valueDer }
}
