// One order, step by step (RFC 8555 section 7.4). What to do next follows from what the CA says of the order, not from what
// was done last: a step that was taken and not remembered is found done.
import type { Client, Order as LibraryOrder } from 'acme-client'
import { PluginError } from '../../plugin-error.ts'
import { answeredCertificates } from '../answered-certificates.ts'
import type { IssuerTools, Order, OrderOutcome, OrderState } from '../issuer.ts'
import { obstacle, withdraw } from './challenges.ts'
import { isFinal } from './connection.ts'
import { AcmeProblem } from './problem.ts'
import { Progress } from './progress.ts'
import { Proof, type ProofContext } from './proof.ts'
import { failureOf, loadOrder, type RemoteOrder, remoteOrder } from './remote-order.ts'
import { replacedId } from './renewal.ts'

const MAX_ORDERS = 3
/** Where the CA does not say how long its limit lasts. */
const RATE_LIMIT_DELAY = 3600

export interface OrderContext extends ProofContext {
  /** Acts for the account, which is made where there is none. */
  readonly client: () => Promise<Client>
  readonly profile: string | null
  readonly preferredChain: string | null
}

/**
 * Takes one step; runs within a run of the connection.
 * @throws AcmeProblem for what may pass, and for what is about the account
 * @throws PluginError
 */
export async function advanceOrder(
  order: Order,
  state: OrderState | null,
  context: OrderContext,
): Promise<OrderOutcome> {
  const progress = new Progress(state)
  const proof = new Proof(order, progress, context)
  try {
    const { url } = progress.state
    return url === null ? await place(order, progress, context) : await goOn(url, order, progress, proof, context)
  } catch (error) {
    if (error instanceof AcmeProblem && error.isRateLimit) {
      const seconds = Math.max(error.retryAfterSeconds ?? RATE_LIMIT_DELAY, 1)
      return progress.pending(seconds, `the CA limits how often it is asked: ${error.message}`)
    }
    const isRefusal = error instanceof AcmeProblem && !error.isPassing && !error.isAboutAccount
    if (isRefusal) return await proof.reject(error.message)
    // Nobody takes up again what has failed for good.
    if (isFinal(error)) await proof.withdraw()
    throw error
  }
}

/** Takes away what an order has published. @throws PluginError */
export async function giveUpOrder(
  order: Order,
  state: OrderState | null,
  tools: IssuerTools,
  signal?: AbortSignal,
): Promise<void> {
  await withdraw(new Progress(state).state.published, order, tools, signal)
}

async function place(order: Order, progress: Progress, context: OrderContext): Promise<OrderOutcome> {
  const names = namesOf(order)
  const reason = obstacle(order, names, context.preference)
  if (reason !== null) return { status: 'REJECTED', reason }
  const identifiers = [
    ...names.map((value) => ({ type: 'dns', value })),
    ...order.ipAddresses.map((value) => ({ type: 'ip', value })),
  ]
  const replaces = await replacedId(context.exchange, order.replaces ?? null)
  const request = { identifiers, ...(context.profile !== null && { profile: context.profile }) }
  const { url } = await create(await context.client(), request, replaces)
  progress.state.url = url
  progress.state.orders += 1
  return progress.pending(0, 'the order is placed')
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

async function goOn(
  url: string,
  order: Order,
  progress: Progress,
  proof: Proof,
  context: OrderContext,
): Promise<OrderOutcome> {
  const client = await context.client()
  const remote = await loadOrder(client, url).catch(unlessUnknown)
  if (remote?.status !== 'pending') {
    const outcome = await proof.withdraw()
    if (outcome !== null) return outcome
  }
  switch (remote?.status) {
    case undefined:
      return startOver(progress)
    case 'pending':
      return await proof.step(client, remote)
    case 'ready':
      return await finalize(client, remote, order, progress, context)
    case 'processing':
      return progress.wait(context.exchange.retryAfterSeconds, 'the CA is issuing')
    case 'valid':
      return await download(client, remote, context)
    case 'invalid':
      return { status: 'REJECTED', reason: await failureOf(client, remote) }
  }
}

/** null when the CA does not know the order (any more). */
function unlessUnknown(error: unknown): null {
  if (error instanceof AcmeProblem && error.status === 404) return null
  throw error
}

function startOver(progress: Progress): OrderOutcome {
  if (progress.state.orders >= MAX_ORDERS) return { status: 'REJECTED', reason: 'the CA keeps losing the order' }
  // Of what could not be taken away nothing is published again.
  Object.assign(progress.state, { url: null, published: [], readyAt: null, answered: [], cleanUps: 0 })
  return progress.pending(5, 'the CA no longer knows the order: it is placed again')
}

async function finalize(
  client: Client,
  remote: RemoteOrder,
  order: Order,
  progress: Progress,
  { exchange }: OrderContext,
): Promise<OrderOutcome> {
  try {
    const after = remoteOrder(await client.finalizeOrder(remote, order.csr))
    progress.state.polls = 0
    if (after.status === 'valid') return progress.pending(0, 'the certificate is issued')
  } catch (error) {
    // Between our look and our request it went on.
    if (!(error instanceof AcmeProblem) || error.type !== 'orderNotReady') throw error
  }
  return progress.wait(exchange.retryAfterSeconds, 'the CA is issuing')
}

async function download(client: Client, remote: RemoteOrder, { preferredChain }: OrderContext): Promise<OrderOutcome> {
  if (remote.certificate === undefined) {
    throw new PluginError('the CA says that it has issued, and not where the certificate is', { retryable: true })
  }
  const pem: unknown = await client.getCertificate(remote, preferredChain ?? undefined)
  const { certificate, chain } = answeredCertificates(typeof pem === 'string' ? pem : '')
  return { status: 'ISSUED', certificate, chain, externalId: remote.certificate }
}

/** The names that the request asks for: a common name that is a host name is one of them (RFC 8555 section 7.4). */
function namesOf({ commonName, dnsNames, ipAddresses }: Order): string[] {
  const isName = commonName !== null && /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(commonName)
  const names = isName && !ipAddresses.includes(commonName) ? [commonName, ...dnsNames] : dnsNames
  return [...new Set(names.map((name) => name.toLowerCase()))]
}
