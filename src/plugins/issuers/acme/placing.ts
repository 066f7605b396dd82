// Places an order at the CA (RFC 8555 section 7.4), which knows no idempotency: what was told and not answered is counted.
import type { Client, Order as LibraryOrder } from 'acme-client'
import { PluginError } from '../../plugin-error.ts'
import type { Order, OrderOutcome } from '../issuer.ts'
import { namesOf, obstacleTo } from './challenges.ts'
import { isFinal, UNKNOWN_ANSWER } from './connection.ts'
import { AcmeProblem } from './problem.ts'
import type { Progress } from './progress.ts'
import type { ProofContext } from './proof.ts'
import { replacedId } from './renewal.ts'

/** Times that the CA is told to place an order although it gives no answer: each may have left one there. */
const MAX_UNANSWERED = 8

export interface OrderContext extends ProofContext {
  /** Acts for the account, which is made where there is none. */
  readonly client: () => Promise<Client>
  readonly profile: string | null
  readonly preferredChain: string | null
}

/** The first step. @throws AcmeProblem for what the CA refuses, PluginError */
export async function place(order: Order, progress: Progress, context: OrderContext): Promise<OrderOutcome> {
  const names = namesOf(order)
  const obstacle = obstacleTo({ ...order, otherNames: [], hasDns: order.dns !== null }, context.preference)
  if (obstacle !== null) return { status: 'REJECTED', reason: obstacle.reason }
  const identifiers = [
    ...names.map((value) => ({ type: 'dns', value })),
    ...order.ipAddresses.map((value) => ({ type: 'ip', value })),
  ]
  const replaces = await replacedId(context.exchange, order.replaces ?? null)
  const request = { identifiers, ...(context.profile !== null && { profile: context.profile }) }
  const client = await context.client()
  const { exchange } = context
  const before = exchange.told
  try {
    progress.state.url = (await create(client, request, replaces)).url
  } catch (error) {
    const isAnswered = error instanceof AcmeProblem || exchange.refusedNonce !== null
    if (isAnswered || isFinal(error) || exchange.told === before) throw error
    return unanswered(progress, error)
  }
  progress.state.orders += 1
  return progress.pending(0, 'the order is placed')
}

/** The CA was told, and whether it has placed an order nobody knows. Orders that nobody goes on with end by themselves. */
function unanswered(progress: Progress, error: unknown): OrderOutcome {
  const said = error instanceof PluginError ? error.message : UNKNOWN_ANSWER
  const times = (progress.state.unanswered += 1)
  if (times >= MAX_UNANSWERED) {
    return { status: 'REJECTED', reason: `the CA was told ${times} times to place the order, in vain: ${said}` }
  }
  return progress.pending(15 * 4 ** (times - 1), `whether the CA has placed the order is not known: ${said}`)
}

/** The library sends what it is given: `replaces` is of RFC 9773 section 5, `profile` of draft-ietf-acme-profiles. */
type OrderRequest = Parameters<Client['createOrder']>[0] & { profile?: string; replaces?: string }

/** A CA that cannot have the certificate replaced (replaced already, not its own …) still takes a plain order. */
async function create(client: Client, request: OrderRequest, replaces: string | null): Promise<LibraryOrder> {
  if (replaces === null) return await client.createOrder(request)
  const replacing: OrderRequest = { ...request, replaces }
  try {
    return await client.createOrder(replacing)
  } catch (error) {
    if (!(error instanceof AcmeProblem) || error.isPassing || error.isAboutAccount) throw error
    return await client.createOrder(request)
  }
}
