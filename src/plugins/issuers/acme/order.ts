// One order, step by step (RFC 8555 section 7.4). What to do next follows from what the CA says of the order, not from what
// was done last: a step that was taken and not remembered is found done.
import type { Client } from 'acme-client'
import { PluginError } from '../../plugin-error.ts'
import { answeredCertificates } from '../answered-certificates.ts'
import type { IssuerTools, Order, OrderOutcome, OrderState } from '../issuer.ts'
import { withdraw } from './challenges.ts'
import { isFinal } from './connection.ts'
import { type OrderContext, place } from './placing.ts'
import { AcmeProblem } from './problem.ts'
import { Progress } from './progress.ts'
import { Proof } from './proof.ts'
import { failureOf, loadOrder, type RemoteOrder, remoteOrder } from './remote-order.ts'

/** Placed at the CA for one of ours: it may lose them, and proofs may fail that succeed later. */
const MAX_ORDERS = 3
/** Seconds before an order is placed anew whose names could not be proved, by the number of those before. */
const ANEW = [300, 1800]
/** Where the CA does not say how long its limit lasts. */
const RATE_LIMIT_DELAY = 3600

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
      return placeAgain(progress)
    case 'pending':
      return (await proof.step(client, remote)) ?? (await orderAnew(client, remote, progress, proof))
    case 'ready':
      return await finalize(client, remote, order, progress, context)
    case 'processing':
      return progress.wait(context.exchange.retryAfterSeconds, 'the CA is issuing')
    case 'valid':
      return await download(client, remote, context)
    case 'invalid':
      return await orderAnew(client, remote, progress, proof)
  }
}

/** null when the CA does not know the order (any more). */
function unlessUnknown(error: unknown): null {
  if (error instanceof AcmeProblem && error.status === 404) return null
  throw error
}

function placeAgain(progress: Progress): OrderOutcome {
  if (progress.state.orders >= MAX_ORDERS) return { status: 'REJECTED', reason: 'the CA keeps losing the order' }
  progress.startOver()
  return progress.pending(5, 'the CA no longer knows the order: it is placed again')
}

/** An order that has failed is never taken up by its CA: where the fault may pass, another one is placed, a few times. */
async function orderAnew(client: Client, remote: RemoteOrder, progress: Progress, proof: Proof): Promise<OrderOutcome> {
  const { reason, isFinal: isHopeless } = await failureOf(client, remote)
  const { orders } = progress.state
  if (isHopeless || orders >= MAX_ORDERS) return await proof.reject(reason)
  const outcome = await proof.withdraw()
  if (outcome !== null) return outcome
  progress.startOver()
  return progress.pending(ANEW[orders - 1] ?? 0, `the order has failed and is placed anew: ${reason}`)
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
