// Which names are allowed, in a pattern language without regular expressions: linear time, anchored at both ends.

import { isIP } from 'node:net'
import { DomainError } from '../errors.ts'
import { addressOctets } from './addresses.ts'
import { normalizeDnsName } from './general-name-rules.ts'

/**
 * A DNS pattern: `example.org` is that name alone, `*.example.org` names with exactly one label before it, `**.example.org`
 * with one or more. A wildcard name counts its `*` as a label, so `*.example.org` matches the certificate name `*.example.org`
 * and never what lies deeper.
 */
export interface DnsPattern {
  readonly text: string
  readonly labels: 'none' | 'one' | 'any'
  readonly host: string
}

/** @throws DomainError INVALID or TOO_LONG */
export function parseDnsPattern(text: string): DnsPattern {
  const trimmed = text.trim()
  const lead = /^\*{1,2}\./.exec(trimmed)?.[0] ?? ''
  const host = trimmed.slice(lead.length)
  if (host.includes('*')) {
    throw new DomainError('INVALID', 'expected a domain such as example.org, *.example.org or **.example.org')
  }
  const normalized = normalizeDnsName(host)
  const labels = lead === '' ? 'none' : lead === '*.' ? 'one' : 'any'
  return { text: lead + normalized, labels, host: normalized }
}

/** Whether the whole name is matched; without regard to case, A-labels expected. */
export function matchesDnsPattern(name: string, pattern: DnsPattern): boolean {
  const lower = name.toLowerCase()
  if (pattern.labels === 'none') return lower === pattern.host
  if (!lower.endsWith(`.${pattern.host}`)) return false
  const head = lower.slice(0, -pattern.host.length - 1)
  if (head === '' || head.startsWith('.') || head.endsWith('.')) return false
  return pattern.labels === 'any' || !head.includes('.')
}

/** A range of addresses of one family. */
export interface AddressRange {
  readonly text: string
  readonly octets: Uint8Array
  readonly mask: Uint8Array
}

/**
 * A range in CIDR notation, or with a mask as name constraints of other CAs have it; a lone address is a range of one.
 * @throws DomainError INVALID, also for address bits outside of the mask
 */
export function parseAddressRange(text: string): AddressRange {
  const [address = '', length, ...more] = text.trim().split('/')
  const expected = 'expected an address range such as 10.0.0.0/8 or 2001:db8::/32'
  if (isIP(address) === 0 || address.includes('%') || more.length > 0) throw new DomainError('INVALID', expected)
  const octets = addressOctets(address)
  const mask = maskOf(length ?? String(octets.length * 8), octets.length)
  if (mask === null) throw new DomainError('INVALID', expected)
  if (octets.some((octet, index) => (octet & ~(mask[index] ?? 0)) !== 0)) {
    throw new DomainError('INVALID', `the address ${address} has bits outside of its range /${length}`)
  }
  return { text: text.trim(), octets, mask }
}

function maskOf(text: string, size: number): Uint8Array | null {
  if (isIP(text) !== 0) {
    const mask = addressOctets(text)
    return mask.length === size ? mask : null
  }
  const bits = /^\d{1,3}$/.test(text) ? Number(text) : -1
  if (bits < 0 || bits > size * 8) return null
  return Uint8Array.from({ length: size }, (_, index) => {
    const left = Math.min(Math.max(bits - index * 8, 0), 8)
    return (0xff << (8 - left)) & 0xff
  })
}

/** Whether an address lies in the range. An IPv4 address written as an IPv6 one is of the other family. */
export function inAddressRange(address: string, range: AddressRange): boolean {
  const octets = addressOctets(address)
  if (octets.length !== range.octets.length) return false
  return octets.every((octet, index) => (octet & (range.mask[index] ?? 0)) === range.octets[index])
}

/** The domain of an e-mail address; null for what is none. */
export function emailDomain(email: string): string | null {
  const at = email.lastIndexOf('@')
  return at < 1 || at === email.length - 1 ? null : email.slice(at + 1).toLowerCase()
}

/** The host a URI names, lower-case, without user and port; null when it names none (urn:…). */
export function uriHost(uri: string): string | null {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#\\]*)/i.exec(uri)?.[1]
  if (authority === undefined) return null
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '')
  return host === '' ? null : host.toLowerCase()
}
