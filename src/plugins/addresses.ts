// Which addresses are the open internet, and which are somebody's inside. IANA special-purpose registries (RFC 6890).
import { isIP } from 'node:net'
import { addressOctets } from '../pki/addresses.ts'

export interface Network {
  readonly octets: Uint8Array
  readonly bits: number
}

/** `10.0.0.0/8`, `2001:db8::/32`, or a single address. Null for anything else. */
export function parseNetwork(text: string): Network | null {
  const [address = '', bits, ...more] = text.split('/')
  if (isIP(address) === 0 || address.includes('%') || more.length > 0) return null
  const octets = addressOctets(address)
  const length = octets.length * 8
  if (bits === undefined) return { octets, bits: length }
  return /^\d{1,3}$/.test(bits) && Number(bits) <= length ? { octets, bits: Number(bits) } : null
}

export function contains(network: Network, octets: Uint8Array): boolean {
  if (network.octets.length !== octets.length) return false
  for (let index = 0; index * 8 < network.bits; index++) {
    const significant = Math.min(8, network.bits - index * 8)
    const mask = (0xff << (8 - significant)) & 0xff
    if (((network.octets[index] ?? 0) & mask) !== ((octets[index] ?? 0) & mask)) return false
  }
  return true
}

const networks = (...texts: readonly string[]): Network[] =>
  texts.map((text) => {
    const network = parseNetwork(text)
    if (network === null) throw new Error(`${text} is not a network`)
    return network
  })

const CLOSED_V4 = networks(
  '0.0.0.0/8', // this host
  '10.0.0.0/8',
  '100.64.0.0/10', // carrier-grade NAT
  '127.0.0.0/8',
  '169.254.0.0/16', // link-local, and where clouds hand out credentials
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
)
/** Global unicast; everything outside of it (loopback, link-local, unique local, multicast …) is closed. */
const OPEN_V6 = networks('2000::/3')
/** Protocol assignments with Teredo, documentation, 6to4. */
const CLOSED_V6 = networks('2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20')
/** IPv6 addresses that stand for an IPv4 one, which is then what counts: mapped (RFC 4291) and NAT64 (RFC 6052). */
const EMBEDDING = networks('::ffff:0:0/96', '64:ff9b::/96')

/** The address that packets reach in the end: an embedded IPv4 address is taken out. */
export function effectiveOctets(address: string): Uint8Array {
  const octets = addressOctets(address)
  return EMBEDDING.some((network) => contains(network, octets)) ? octets.subarray(12) : octets
}

/** Whether an address belongs to the open internet. False for what is not an address. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || address.includes('%')) return false
  const octets = effectiveOctets(address)
  const within = (network: Network): boolean => contains(network, octets)
  if (octets.length === 4) return !CLOSED_V4.some(within)
  return OPEN_V6.some(within) && !CLOSED_V6.some(within)
}
