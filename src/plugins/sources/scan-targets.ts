// What a network scan is told to look at: names, addresses and networks, each at some ports.
import { isIP } from 'node:net'
import { DomainError, Problems } from '../../errors.ts'
import { formatAddress, normalizeAddress } from '../../pki/addresses.ts'
import { type Network, parseNetwork } from '../addresses.ts'
import { START_TLS_PROTOCOLS, type StartTls } from '../start-tls.ts'

/** Addresses of one network at most: an IPv4 /22. */
const MAX_NETWORK = 1024
/** Of all networks, addresses and names together. */
const MAX_HOSTS = 4096
const HOST_NAME = /^(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))*$/

export interface Place {
  /** Name or address, lower case. */
  readonly host: string
  readonly port: number
  /** What is spoken there before TLS begins; null where nothing is. */
  readonly startTls: StartTls | null
}

export type ScanPort = Pick<Place, 'port' | 'startTls'>

export interface ScanTargets {
  readonly hosts: readonly string[]
  readonly networks: readonly Network[]
  readonly ports: readonly ScanPort[]
  readonly serverNames: readonly string[]
}

/**
 * Reads what the options say.
 * @throws DomainErrors with paths that begin at the option's name
 */
export function scanTargets(options: {
  readonly hosts: readonly string[]
  readonly ports: readonly string[]
  readonly serverNames: readonly string[] | null
}): ScanTargets {
  const problems = new Problems()
  const hosts: string[] = []
  const networks: Network[] = []
  for (const [index, text] of options.hosts.entries()) {
    const found = problems.collect(['hosts', String(index)], () => hostOrNetwork(text))
    if (typeof found === 'string') hosts.push(found)
    else if (found !== undefined) networks.push(found)
  }
  const count = hosts.length + networks.reduce((sum, network) => sum + sizeOf(network), 0)
  if (count > MAX_HOSTS) {
    problems.add('TOO_MANY', `expected at most ${MAX_HOSTS} addresses in all, found ${count}`, ['hosts'])
  }
  const ports = options.ports.flatMap(
    (text, index) => problems.collect(['ports', String(index)], () => portOf(text)) ?? [],
  )
  const serverNames = (options.serverNames ?? []).map(
    (text, index) => problems.collect(['serverNames', String(index)], () => nameOf(text)) ?? '',
  )
  problems.throwIfAny()
  return { hosts, networks, ports, serverNames }
}

/** Every place once, host after host, so that the ports of one host are not asked all at once. */
export function* placesOf({ hosts, networks, ports }: ScanTargets): Generator<Place> {
  const seen = new Set<string>()
  for (const port of ports) {
    for (const host of hosts) yield* once(host, port)
    for (const network of networks) for (const address of addressesOf(network)) yield* once(address, port)
  }
  function* once(host: string, port: ScanPort): Generator<Place> {
    const key = `${host} ${port.port}`
    if (seen.has(key)) return
    seen.add(key)
    yield { host, ...port }
  }
}

/** The first address of a network, which stands for it where the installation is asked whether it allows it. */
export function firstAddress(network: Network): string {
  const [first] = addressesOf(network)
  return first ?? formatAddress(network.octets)
}

function hostOrNetwork(text: string): string | Network {
  if (!text.includes('/')) return isIP(text) === 0 ? nameOf(text) : normalizeAddress(text)
  const network = parseNetwork(text)
  if (network === null) throw new DomainError('INVALID', 'expected a network such as 192.0.2.0/24')
  if (sizeOf(network) > MAX_NETWORK) {
    const narrowest = network.octets.length === 4 ? '/22' : '/118'
    throw new DomainError('OUT_OF_RANGE', `expected at most ${MAX_NETWORK} addresses, that is ${narrowest} or narrower`)
  }
  return network
}

function nameOf(text: string): string {
  const name = text.toLowerCase().replace(/\.$/, '')
  if (isIP(name) === 0 && name.length <= 253 && HOST_NAME.test(name)) return name
  throw new DomainError('INVALID', 'expected a host name, such as www.example.org')
}

function portOf(text: string): ScanPort {
  const [, digits = '', name] = /^(\d{1,5})(?:\/([a-z0-9]+))?$/i.exec(text) ?? []
  const port = Number(digits)
  if (port < 1 || port > 65_535) throw new DomainError('INVALID', 'expected a port, 1 to 65535, such as 443 or 25/smtp')
  const startTls = START_TLS_PROTOCOLS.find((each) => each === name?.toUpperCase()) ?? null
  if (name !== undefined && startTls === null) {
    const known = START_TLS_PROTOCOLS.join(', ').toLowerCase()
    throw new DomainError('INVALID', `expected one of ${known} after the port, found ${JSON.stringify(name)}`)
  }
  return { port, startTls }
}

function sizeOf({ octets, bits }: Network): number {
  return 2 ** (octets.length * 8 - bits)
}

function* addressesOf({ octets, bits }: Network): Generator<string> {
  const width = BigInt(octets.length * 8)
  const free = width - BigInt(bits)
  const base = (BigInt(`0x${Buffer.from(octets).toString('hex')}`) >> free) << free
  for (let offset = 0n; offset < 1n << free; offset++) {
    const hex = (base + offset).toString(16).padStart(octets.length * 2, '0')
    yield formatAddress(Buffer.from(hex, 'hex'))
  }
}
