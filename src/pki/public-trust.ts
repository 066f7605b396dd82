// What the CA/Browser Forum's Baseline Requirements (BR) fix by date and by list.

import { addressOctets } from './addresses.ts'
import { inAddressRange, parseAddressRange } from './name-patterns.ts'

/** BR 6.3.2: days a certificate issued from then on may last, both ends included. */
const MAXIMUM_DAYS: readonly { from: Date; days: number }[] = [
  { from: new Date('2029-03-15T00:00:00Z'), days: 47 },
  { from: new Date('2027-03-15T00:00:00Z'), days: 100 },
  { from: new Date('2026-03-15T00:00:00Z'), days: 200 },
  { from: new Date('2020-09-01T00:00:00Z'), days: 398 },
  { from: new Date('2018-03-01T00:00:00Z'), days: 825 },
]

export function maximumDaysOfPublicTrust(issuedAt: Date): number {
  return MAXIMUM_DAYS.find(({ from }) => issuedAt >= from)?.days ?? 1187
}

/** BR 7.1.6.1: reserved policy identifiers, by how much of the subject was validated. */
export const RESERVED_POLICIES = {
  domain: '2.23.140.1.2.1',
  organization: '2.23.140.1.2.2',
  individual: '2.23.140.1.2.3',
  extended: '2.23.140.1.1',
} as const

/** Top-level names that the public DNS does not delegate: RFC 6761, 6762 appendix G, 8375, and ICANN's .internal. */
const INTERNAL_SUFFIXES = [
  'corp',
  'example',
  'home',
  'home.arpa',
  'internal',
  'intranet',
  'invalid',
  'lan',
  'local',
  'localdomain',
  'localhost',
  'private',
  'test',
]

/** Whether a DNS name cannot be verified in the public DNS (BR 4.2.2): a single label, or below a name kept for private use. */
export function isInternalName(name: string): boolean {
  const host = name.toLowerCase().replace(/^\*\./, '')
  return !host.includes('.') || INTERNAL_SUFFIXES.some((suffix) => host === suffix || host.endsWith(`.${suffix}`))
}

/** IANA's special-purpose registries (RFC 6890): what is not globally reachable. */
const RESERVED_RANGES = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
].map(parseAddressRange)
/** Of IPv6 only 2000::/3 is given out; parts of it are kept for documentation, tunnels and benchmarks. */
const GLOBAL_UNICAST = parseAddressRange('2000::/3')
const RESERVED_UNICAST = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'].map(parseAddressRange)

/** Whether an address is reserved, so that nobody can prove to hold it (BR 4.2.2). */
export function isReservedAddress(address: string): boolean {
  if (addressOctets(address).length === 4) return RESERVED_RANGES.some((range) => inAddressRange(address, range))
  return !inAddressRange(address, GLOBAL_UNICAST) || RESERVED_UNICAST.some((range) => inAddressRange(address, range))
}
