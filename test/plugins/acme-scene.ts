// Issuers at a Pebble, and what the domain does with them.
import { X509Certificate } from 'node:crypto'
import { setTimeout as after } from 'node:timers/promises'
import { acmeIssuer } from '../../src/plugins/issuers/acme/acme.ts'
import type { Issuer, IssuerTools, Order, OrderOutcome, OrderState } from '../../src/plugins/issuers/index.ts'
import { judgeOptions } from '../../src/plugins/options.ts'
import type { Installation } from '../../src/plugins/plugin.ts'
import { PluginError } from '../../src/plugins/plugin-error.ts'
import type { Pebble } from '../kit/pebble.ts'
import { installation, memoryStore } from './issuer-contract.ts'

export interface Setting {
  readonly options?: Readonly<Record<string, unknown>>
  readonly tools?: Partial<IssuerTools>
  readonly on?: Installation
}

export function issuerAt(pebble: Pebble, { options = {}, tools = {}, on = installation() }: Setting = {}): Issuer {
  const given = {
    url: pebble.directory,
    termsOfServiceAgreed: true,
    propagationSeconds: 0,
    trustedCertificates: pebble.trustedCertificates,
    ...options,
  }
  const { open, secret } = judgeOptions(acmeIssuer.options, given, null)
  return acmeIssuer.create(
    { ...open, ...secret },
    on,
  )({ store: memoryStore(), httpChallenges: pebble.httpChallenges, ...tools })
}

/** As the domain does: what may be tried again is tried again, with the state of before. */
export async function stubbornly(issuer: () => Issuer, order: Order): Promise<OrderOutcome> {
  let state: OrderState | null = null
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      const outcome = await issuer().advance(order, state)
      if (outcome.status !== 'PENDING') return outcome
      state = outcome.state
      await after(20)
    } catch (error) {
      if (!(error instanceof PluginError) || !error.retryable) throw error
    }
  }
  throw new Error('the order did not come to its end')
}

export function issuedOf(outcome: OrderOutcome): X509Certificate {
  if (outcome.status !== 'ISSUED') throw new Error(JSON.stringify(outcome))
  return new X509Certificate(outcome.certificate)
}

export function namesOf(outcome: OrderOutcome): string[] {
  return issuedOf(outcome).subjectAltName?.split(', ').toSorted() ?? []
}

/** The state after a number of steps. */
export async function stateAfter(steps: number, issuer: Issuer, order: Order): Promise<OrderState> {
  let state: OrderState | null = null
  for (let step = 0; step < steps; step++) {
    const outcome = await issuer.advance(order, state)
    if (outcome.status !== 'PENDING') throw new Error(JSON.stringify(outcome))
    state = outcome.state
  }
  if (state === null) throw new Error('no step')
  return state
}
