// An order as the CA tells it.
import type { Authorization, Client, Order as LibraryOrder } from 'acme-client'
import { z } from 'zod'
import { saidBy } from '../../json-server.ts'
import { problemText, problemType } from './problem.ts'

const REMOTE = z.object({
  status: z.enum(['pending', 'ready', 'processing', 'valid', 'invalid']),
  authorizations: z.array(z.string()).max(1000).default([]),
  finalize: z.string(),
  certificate: z.string().optional(),
})

export type RemoteOrder = Omit<LibraryOrder, keyof z.infer<typeof REMOTE>> & z.infer<typeof REMOTE>

/** Authorizations asked for at the same time. */
const TOGETHER = 5

/** @throws ZodError for what is no order */
export function remoteOrder(order: LibraryOrder): RemoteOrder {
  return { ...order, ...REMOTE.parse(order) }
}

/** @throws AcmeProblem, PluginError */
export async function loadOrder(client: Client, url: string): Promise<RemoteOrder> {
  return remoteOrder(
    await client.getOrder({ url, status: 'pending', identifiers: [], authorizations: [], finalize: '' }),
  )
}

/** @throws AcmeProblem, PluginError */
export async function loadAuthorizations(client: Client, order: RemoteOrder): Promise<Authorization[]> {
  const found: Authorization[] = []
  for (let from = 0; from < order.authorizations.length; from += TOGETHER) {
    const authorizations = order.authorizations.slice(from, from + TOGETHER)
    found.push(...(await client.getAuthorizations({ ...order, authorizations })))
  }
  return found
}

/** What another order for the same would fail for again. Proofs fail for name servers that are slow, hosts that are away … */
const FINAL: ReadonlySet<string> = new Set([
  'badCSR',
  'caa',
  'externalAccountRequired',
  'rejectedIdentifier',
  'unsupportedIdentifier',
  'userActionRequired',
])

/** Why an order has failed, as far as the CA says, and whether another one would fail alike. */
export async function failureOf(client: Client, order: RemoteOrder): Promise<{ reason: string; isFinal: boolean }> {
  const types = [problemType(order.error)]
  const found: string[] = []
  for (const { identifier, challenges } of await loadAuthorizations(client, order)) {
    const errors = challenges.map(({ error }) => error)
    types.push(...errors.map(problemType))
    const texts = errors.map(problemText).filter((text) => text !== '')
    found.push(...texts.map((text) => `${identifier.value}: ${text}`))
  }
  // Of the order itself many CAs say what one of its proofs failed for.
  const whole = problemText(order.error)
  if (whole !== '' && !found.some((text) => text.endsWith(whole))) found.unshift(whole)
  const reason = saidBy(found.join('; '))
  return {
    reason: reason === '' ? 'the CA declared the order invalid without saying why' : reason,
    isFinal: types.some((type) => FINAL.has(type)),
  }
}
