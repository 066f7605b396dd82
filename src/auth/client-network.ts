// What counts as one client address where attempts are counted.

import { isIP, isIPv6 } from 'node:net'

/**
 * What counts as one address: an IPv4 address (mapped into IPv6 or not), or the /64 of an IPv6 address, as one household
 * or machine has a whole /64 to draw addresses from. Whatever is no address at all counts as one, 'unknown'.
 */
export function networkOf(address: string): string {
  const bare = address.replace(/%.*$/, '').toLowerCase()
  if (isIP(bare) === 0) return 'unknown'
  if (!isIPv6(bare)) return bare
  const groups = groupsOf(bare)
  const [high = 0, low = 0] = groups.slice(6)
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (isMapped) return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}

/** The eight 16-bit groups of a valid IPv6 address (RFC 4291 section 2.2). */
function groupsOf(address: string): number[] {
  const [head = '', tail] = address.split('::')
  const before = head.split(':').flatMap(groupOf)
  const after = (tail ?? '').split(':').flatMap(groupOf)
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after]
}

function groupOf(text: string): number[] {
  if (text === '') return []
  if (!text.includes('.')) return [Number.parseInt(text, 16)]
  const [a = 0, b = 0, c = 0, d = 0] = text.split('.').map(Number)
  return [a * 256 + b, c * 256 + d]
}
