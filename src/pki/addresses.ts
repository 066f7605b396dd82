// IP addresses as octets and as text.

import { isIP } from 'node:net'
import { DomainError } from '../errors.ts'

/** Text of 4 or 16 octets: dotted quad, or IPv6 as RFC 5952 wants it. */
export function formatAddress(octets: Uint8Array): string {
  if (octets.length === 4) return octets.join('.')
  const groups = Array.from({ length: 8 }, (_, index) => ((octets[2 * index] ?? 0) << 8) | (octets[2 * index + 1] ?? 0))
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    return `::ffff:${octets.subarray(12).join('.')}`
  }
  // The longest run of two or more zero groups becomes '::', the first one of equals (RFC 5952 section 4.2).
  let longest = { start: -1, length: 1 }
  for (let start = 0; start < 8; start += 1) {
    let length = 0
    while (groups[start + length] === 0) length += 1
    if (length > longest.length) longest = { start, length }
  }
  const hex = groups.map((group) => group.toString(16))
  if (longest.start < 0) return hex.join(':')
  return `${hex.slice(0, longest.start).join(':')}::${hex.slice(longest.start + longest.length).join(':')}`
}

/** Octets of an address that `isIP` accepts. */
export function addressOctets(text: string): Uint8Array {
  if (isIP(text) === 4) return Uint8Array.from(text.split('.').map(Number))
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text)
  const plain =
    dotted === null
      ? text
      : `${dotted[1]}${((Number(dotted[2]) << 8) | Number(dotted[3])).toString(16)}:${((Number(dotted[4]) << 8) | Number(dotted[5])).toString(16)}`
  const [head = '', tail] = plain.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups = [...left, ...Array.from({ length: 8 - left.length - right.length }, () => '0'), ...right]
  return Uint8Array.from(
    groups.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff]),
  )
}

/**
 * Canonical text of an IP address: dotted quad, or RFC 5952.
 *
 * @throws DomainError INVALID
 */
export function normalizeAddress(text: string): string {
  if (isIP(text) === 0 || text.includes('%')) {
    throw new DomainError(
      'INVALID',
      'expected an IP address such as 192.0.2.7 or 2001:db8::7, without prefix length or zone',
    )
  }
  return formatAddress(addressOctets(text))
}
