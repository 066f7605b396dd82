// Proves the names of an order to the CA: publishes what its challenges ask for, has it look, and clears away.
import type { Authorization, Client } from 'acme-client'
import { PluginError } from '../../plugin-error.ts'
import { saidBy } from '../../json-server.ts'
import type { IssuerTools, Order, OrderOutcome } from '../issuer.ts'
import {
  type ChallengePreference,
  chosenChallenge,
  publicationOf,
  publish,
  type Published,
  withdraw,
} from './challenges.ts'
import { type Exchange, own } from './connection.ts'
import { AcmeProblem } from './problem.ts'
import type { Progress } from './progress.ts'
import { loadAuthorizations, type RemoteOrder } from './remote-order.ts'

/** Attempts to take away what was published, before the order goes on without. */
const MAX_CLEAN_UPS = 3
const CLEAN_UP_DELAY = 30
/** Seconds. */
const LONGEST_SPREADING = 3600

type Challenge = Authorization['challenges'][number]

export interface ProofContext {
  readonly exchange: Exchange
  readonly tools: IssuerTools
  readonly now: Date
  readonly preference: ChallengePreference
  readonly propagationSeconds: number
}

export class Proof {
  readonly #order: Order
  readonly #progress: Progress
  readonly #context: ProofContext

  constructor(order: Order, progress: Progress, context: ProofContext) {
    this.#order = order
    this.#progress = progress
    this.#context = context
  }

  /** One step of a pending order; null when nothing can become of it any more. @throws AcmeProblem, PluginError */
  async step(client: Client, remote: RemoteOrder): Promise<OrderOutcome | null> {
    const { now, exchange, preference } = this.#context
    const challenges: Challenge[] = []
    const missing: Published[] = []
    for (const authorization of await loadAuthorizations(client, remote)) {
      if (authorization.status === 'valid') continue
      // Invalid, expired, revoked: the order follows, at some CAs much later.
      if (authorization.status !== 'pending') return null
      if (!isOrdered(authorization, this.#order)) return await this.reject(notOrdered(authorization))
      const challenge = chosenChallenge(authorization, this.#order, preference)
      if (challenge === null) return await this.reject(noChallenge(authorization))
      challenges.push(challenge)
      const publication = await publicationOf(client, authorization, challenge)
      if (!this.#stands(publication)) missing.push(publication)
    }
    if (missing.length > 0) return this.#plan(missing)
    const { readyAt } = this.#progress.state
    if (readyAt === null && challenges.length > 0) return await this.#publish()
    const left = readyAt === null ? 0 : Math.ceil((Date.parse(readyAt) - now.getTime()) / 1000)
    if (left > 0) return this.#progress.pending(left, 'DNS records are spreading')
    for (const challenge of challenges) await this.#answer(client, challenge)
    return this.#progress.wait(exchange.retryAfterSeconds, 'the CA is looking at the challenges')
  }

  /**
   * Takes away what stands published. It never costs an order: after some attempts it goes on without.
   * @returns null when the order may go on
   */
  async withdraw(): Promise<OrderOutcome | null> {
    const { state } = this.#progress
    if (state.published.length === 0) return null
    try {
      await withdraw(state.published, this.#order, this.#context.tools, this.#context.exchange.signal)
    } catch (error) {
      state.cleanUps += 1
      if (state.cleanUps >= MAX_CLEAN_UPS) return null
      const reason = error instanceof PluginError ? error.message : 'it failed'
      const detail = `the answers to the challenges could not be taken away: ${reason}`
      return this.#progress.pending(CLEAN_UP_DELAY, detail)
    }
    state.published = []
    return null
  }

  /** Refused for good, once nothing of it is left behind. */
  async reject(reason: string): Promise<OrderOutcome> {
    return (await this.withdraw()) ?? { status: 'REJECTED', reason }
  }

  #stands({ name, value }: Published): boolean {
    return this.#progress.state.published.some((each) => each.name === name && each.value === value)
  }

  /** Remembered before it is published: whatever happens then, it is known what to take away. */
  #plan(missing: readonly Published[]): OrderOutcome {
    const { state } = this.#progress
    state.published = [...state.published, ...missing]
    state.readyAt = null
    return this.#progress.pending(0, 'the answers to the challenges are about to be published')
  }

  async #publish(): Promise<OrderOutcome> {
    const { tools, exchange, propagationSeconds, now } = this.#context
    const { state } = this.#progress
    for (const publication of state.published) await own(publish(publication, this.#order, tools, exchange.signal))
    // More time each time: what was not seen of the order before may just have been late.
    const spreading = Math.min(propagationSeconds * 4 ** Math.max(state.orders - 1, 0), LONGEST_SPREADING)
    const wait = state.published.some(({ type }) => type === 'dns-01') ? spreading : 0
    state.readyAt = new Date(now.getTime() + wait * 1000).toISOString()
    return this.#progress.pending(wait, 'the answers to the challenges are published')
  }

  async #answer(client: Client, challenge: Challenge): Promise<void> {
    const { state } = this.#progress
    const isNew = !state.answered.includes(challenge.url)
    // Some CAs look once, note what went wrong, and wait to be told to look again (RFC 8555 section 8.2).
    const isAgain = challenge.error !== undefined && challenge.error !== null
    if (challenge.status !== 'pending' || !(isNew || isAgain)) return
    try {
      await client.completeChallenge(challenge)
    } catch (error) {
      // Somebody else has answered meanwhile, for another order of this account. The order says what came of it.
      if (!(error instanceof AcmeProblem) || error.type !== 'malformed') throw error
    }
    if (isNew) state.answered = [...state.answered, challenge.url]
  }
}

/**
 * Records are published under the names that the CA says: it has none published that nobody asked a certificate for. Under
 * addresses nothing is.
 */
function isOrdered({ identifier: { type, value } }: Authorization, { commonName, dnsNames }: Order): boolean {
  if (type !== 'dns') return true
  return [commonName ?? '', ...dnsNames].some((name) => provedName(name) === provedName(value))
}

/** Of a wildcard, the name that it is below (RFC 8555 section 7.1.4). */
function provedName(name: string): string {
  return name.toLowerCase().replace(/^\*\./, '')
}

function notOrdered({ identifier }: Authorization): string {
  return `the CA wants ${saidBy(identifier.value)} proved, which was not ordered`
}

function noChallenge({ identifier }: Authorization): string {
  return `the CA offers no challenge for ${saidBy(identifier.value)} that this authority is set up to meet`
}
