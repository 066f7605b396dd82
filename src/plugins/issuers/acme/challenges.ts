// Challenges: which one an authorization is met with, and what is published for it (RFC 8555 section 8, RFC 8738).
import type { Authorization, Client } from 'acme-client'
import { z } from 'zod'
import type { IssuerTools, Order } from '../issuer.ts'

export type ChallengePreference = 'AUTOMATIC' | 'HTTP_01' | 'DNS_01'
type Challenge = Authorization['challenges'][number]

/** What stands published: at `name`, the token of http-01 or the record of dns-01. Public by its nature. */
export const PUBLISHED = z.object({ type: z.enum(['http-01', 'dns-01']), name: z.string(), value: z.string() })
export type Published = z.infer<typeof PUBLISHED>

/** Why the names of an order cannot be proved, judged before it is placed; null when they can. */
export function obstacle(order: Order, names: readonly string[], preference: ChallengePreference): string | null {
  if (order.dns !== null) {
    return preference === 'DNS_01' && order.ipAddresses.length > 0 ? 'addresses cannot be proved by dns-01' : null
  }
  if (preference === 'DNS_01') return 'it is to be proved by dns-01, and the certificate names no DNS provider'
  const wildcard = names.find((name) => name.startsWith('*.'))
  if (wildcard === undefined) return null
  return `${wildcard} can only be proved by dns-01, and the certificate names no DNS provider`
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
