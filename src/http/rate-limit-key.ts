// Whom a request counts against: the address, or for IPv6 the network that one customer is usually given.

import { isIPv6 } from 'node:net'
import type { FastifyRequest } from 'fastify'

/** The IPv4 address, or the first 64 bits of an IPv6 address: within those a caller can take any address it likes. */
export function rateLimitKey(request: Pick<FastifyRequest, 'ip'>): string {
  const address = request.ip.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!isIPv6(address)) return address
  const [before = '', after] = address.split('::')
  const head = before === '' ? [] : before.split(':')
  const tail = after === undefined || after === '' ? [] : after.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  return `${[...head, ...zeros, ...tail].slice(0, 4).map(normalGroup).join(':')}::/64`
}

function normalGroup(group: string): string {
  return Number.parseInt(group, 16).toString(16)
}
