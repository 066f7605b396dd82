// Challenges: which one an authorization is met with, and what is published for it (RFC 8555 section 8, RFC 8738).
import type { Authorization, Client } from 'acme-client'
import { z } from 'zod'
import type { IssuerTools, Obstacle, Order, ProposedOrder } from '../issuer.ts'

export type ChallengePreference = 'AUTOMATIC' | 'HTTP_01' | 'DNS_01'
type Challenge = Authorization['challenges'][number]

/** What stands published: at `name`, the token of http-01 or the record of dns-01. Public by its nature. */
export const PUBLISHED = z.object({ type: z.enum(['http-01', 'dns-01']), name: z.string(), value: z.string() })
export type Published = z.infer<typeof PUBLISHED>

/** Why the names of an order cannot be proved, judged before it is placed; null when they can. */
export function obstacleTo(order: ProposedOrder, preference: ChallengePreference): Obstacle | null {
  const { ipAddresses, otherNames, hasDns } = order
  const names = namesOf(order)
  const [other] = otherNames
  if (other !== undefined) return { reason: `${other} is neither a DNS name nor an address`, name: other }
  if (names.length === 0 && ipAddresses.length === 0) {
    return { reason: 'it asks for neither a DNS name nor an address', name: order.commonName ?? '' }
  }
  const [address] = ipAddresses
  if (preference === 'DNS_01' && address !== undefined) {
    return { reason: `${address} is an address, and those cannot be proved by dns-01`, name: address }
  }
  if (hasDns) return null
  const without = 'and the certificate names no DNS provider'
  if (preference === 'DNS_01') return { reason: `it is to be proved by dns-01, ${without}`, name: null }
  const wildcard = names.find((name) => name.startsWith('*.'))
  return wildcard === undefined ? null : { reason: `${wildcard} can only be proved by dns-01, ${without}`, name: null }
}

/** The names that the request asks for: a common name that is a host name is one of them (RFC 8555 section 7.4). */
export function namesOf({ commonName, dnsNames, ipAddresses }: Omit<ProposedOrder, 'otherNames' | 'hasDns'>): string[] {
  const isName = commonName !== null && /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(commonName)
  const names = isName && !ipAddresses.includes(commonName) ? [commonName, ...dnsNames] : dnsNames
  return [...new Set(names.map((name) => name.toLowerCase()))]
}

/** The challenge to meet; null where the CA offers none that we can. */
export function chosenChallenge(
  { challenges, identifier, wildcard }: Authorization,
  order: Order,
  preference: ChallengePreference,
): Challenge | null {
  const offered = (type: Challenge['type']): Challenge | null => challenges.find((each) => each.type === type) ?? null
  const dns = order.dns === null || identifier.type !== 'dns' ? null : offered('dns-01')
  const http = wildcard === true ? null : offered('http-01')
  if (preference === 'DNS_01') return dns
  return preference === 'HTTP_01' ? (http ?? (wildcard === true ? dns : null)) : (dns ?? http)
}

export async function publicationOf(
  client: Client,
  { identifier }: Authorization,
  challenge: Challenge,
): Promise<Published> {
  const value = await client.getChallengeKeyAuthorization(challenge)
  const name = challenge.type === 'dns-01' ? `_acme-challenge.${identifier.value}` : challenge.token
  return { type: challenge.type, name, value }
}

/** Publishing what is there already is no error: steps are repeated after a crash. */
export async function publish(
  { type, name, value }: Published,
  order: Order,
  { httpChallenges }: IssuerTools,
  signal?: AbortSignal,
): Promise<void> {
  if (type === 'http-01') await httpChallenges.present(name, value)
  else await order.dns?.present({ name, value }, signal)
}

/** Takes everything away that it can. @throws what the last of those failed with that failed */
export async function withdraw(
  published: readonly Published[],
  order: Order,
  { httpChallenges }: IssuerTools,
  signal?: AbortSignal,
): Promise<void> {
  const failures: unknown[] = []
  for (const { type, name, value } of published) {
    try {
      if (type === 'http-01') await httpChallenges.cleanUp(name)
      else await order.dns?.cleanUp({ name, value }, signal)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures.at(-1)
}
