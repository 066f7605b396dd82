// Has an endpoint serve another certificate: one attempt, and its outcome in the switch's row.
import { dueIds } from '../../database/claims.ts'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { PluginError } from '../../plugins/plugin-error.ts'
import type { SwitchOutcome } from '../../plugins/sources/source.ts'
import { recordAudit } from '../audit/index.ts'
import { findDeployable } from '../certificates/index.ts'
import { failureOf, nextAttemptAfter, settlesAsFailed } from '../deployments/index.ts'
import type { OpenSource } from '../discovery/index.ts'
import { Source } from '../sources/source.entity.ts'
import { wakeSwitches } from './endpoint-switch-jobs.ts'
import {
  claimSwitch,
  lockSwitch,
  noteServed,
  settleSwitch,
  type SettledSwitch,
  type SwitchClaim,
  whereaboutsOf,
} from './endpoint-switch.repository.ts'
import { Endpoint } from './endpoint.entity.ts'

export interface FailedSwitch {
  readonly id: string
  /** Tells one failure from a later one of the same endpoint. */
  readonly revision: number
  readonly certificateId: string
  /** Its name. */
  readonly endpoint: string
  readonly reason: string
}

export interface EndpointSwitchRunOptions {
  readonly open: OpenSource
  readonly jobs: JobQueue
  /** Told of a switch that is over or has failed, in the transaction that records it. */
  readonly settled: (em: Em, certificateId: string, now: Date) => Promise<void>
  /** Told of one that failed: once, not with every further attempt. */
  readonly tell: (em: Em, failed: FailedSwitch) => Promise<void>
  /** For errors that no plugin should throw. */
  readonly report: (error: unknown) => void
}

type Attempted =
  | { readonly kind: 'SWITCHED' | 'UNCHANGED'; readonly fingerprint: string }
  | { readonly kind: 'WAITING'; readonly because: string; readonly seconds: number }
  /** There is nothing to switch any more. */
  | { readonly kind: 'DROPPED'; readonly because: string; readonly served?: string | null }
  | {
      readonly kind: 'FAILED'
      readonly message: string
      readonly retryable: boolean | null
      readonly waitSeconds?: number | null
      readonly served?: string | null
    }

const ATTEMPT_SECONDS = 60
/** More than an attempt takes: nobody begins another while this one may still be at work. */
const LEASE_SECONDS = 90
const SWEEP_BATCH = 500
/** How often one that takes its time is looked at. */
const UNDER_WAY_SECONDS = 20
/** How often one that waits for a destination is looked at; its success wakes it sooner. */
const AWAITING_SECONDS = 300
/** How often one is looked at, at least, whose certificate is not valid yet. */
const NOT_YET_SECONDS = 3600

export class EndpointSwitchRunService {
  readonly #options: EndpointSwitchRunOptions

  constructor(options: EndpointSwitchRunOptions) {
    this.#options = options
  }

  /** Wakes the work on what is due and has no job. Returns how many. */
  async sweep(scope: Scope): Promise<number> {
    const ids = await dueIds(scope.em, 'endpoint_switches', scope.now(), SWEEP_BATCH)
    if (ids.length > 0) await scope.em.transactional((em) => wakeSwitches(em, this.#options.jobs, ids))
    return ids.length
  }

  /**
   * One attempt, if it is due and nobody else is at it. What the source says is recorded and not thrown.
   * @throws what `signal` was aborted with: the attempt was not finished, and is due still
   */
  async run(scope: Scope, switchId: string, signal: AbortSignal): Promise<void> {
    const claim = await claimSwitch(scope.em, switchId, scope.now(), LEASE_SECONDS)
    if (claim === null) return
    const deadline = AbortSignal.timeout(ATTEMPT_SECONDS * 1000)
    const attempted = await this.#attempt(scope, claim, AbortSignal.any([signal, deadline])).catch(
      async (error: unknown): Promise<Attempted> => {
        if (deadline.aborted) {
          return { kind: 'FAILED', message: `it took longer than ${ATTEMPT_SECONDS} seconds`, retryable: true }
        }
        if (!signal.aborted) return failureOf(error, this.#options.report)
        // The process stops: somebody else may begin at once, and the attempt does not count.
        await this.#giveBack(scope, claim)
        throw error
      },
    )
    await this.#settle(scope, claim, attempted)
  }

  async #attempt(scope: Scope, claim: SwitchClaim, signal: AbortSignal): Promise<Attempted> {
    const certificate = await findDeployable(scope.em, claim.certificateId)
    const endpoint = await scope.em.findOneOrFail(Endpoint, claim.endpointId, { refresh: true })
    if (certificate === null || certificate.deletedAt !== null) return never('the certificate has been deleted')
    if (certificate.revokedAt !== null) return never('the certificate has been revoked')
    if (certificate.notAfter <= scope.now()) return never('the certificate has expired')
    if (certificate.notBefore > scope.now()) return notYet(certificate.notBefore, scope.now())
    const source = await scope.em.findOneOrFail(Source, endpoint.sourceId, { populate: ['sealed'], refresh: true })
    const { fingerprint } = certificate
    const { locations, awaited } = await whereaboutsOf(scope.em, claim.certificateId, fingerprint)
    const opened = this.#options.open(source)
    if (opened.switchEndpoint === undefined) throw new PluginError(CANNOT, { retryable: false })
    const from = claim.insteadOf.filter((each) => each !== fingerprint)
    const wanted = { externalId: endpoint.externalId, from, to: { fingerprint, locations } }
    const outcome = await opened.switchEndpoint(wanted, signal)
    return meaningOf(outcome, { fingerprint, awaited, byHand: endpoint.expectedCertificateId === claim.certificateId })
  }

  async #giveBack(scope: Scope, claim: SwitchClaim): Promise<void> {
    await scope.em.transactional(async (em) => {
      const row = await lockSwitch(em, claim)
      if (row === null) return
      const attempts = row.revision === claim.revision ? { attempts: claim.attempts - 1 } : {}
      await settleSwitch(em, claim.id, attempts, scope.now())
    })
  }

  async #settle(scope: Scope, claim: SwitchClaim, attempted: Attempted): Promise<void> {
    await scope.em.transactional(async (em) => {
      const row = await lockSwitch(em, claim)
      if (row === null) return
      const now = scope.now()
      // What was seen is true also where something else is wished for by now; that is due at once.
      if ('fingerprint' in attempted) await noteServed(em, claim.endpointId, attempted.fingerprint)
      else if ('served' in attempted) await noteServed(em, claim.endpointId, attempted.served ?? null)
      const isCurrent = row.revision === claim.revision
      const columns = isCurrent ? plan(claim, attempted, now) : {}
      await settleSwitch(em, claim.id, columns, now)
      if (isCurrent) await this.#follow(em, scope, claim, { attempted, columns, was: row.state })
      else if (row.state === 'PENDING') await wakeSwitches(em, this.#options.jobs, [claim.id])
      await em.flush()
    })
    scope.forget()
  }

  /** The audit log, what people are told, and who waits for it. */
  async #follow(
    em: Em,
    scope: Scope,
    claim: SwitchClaim,
    { attempted, columns, was }: { attempted: Attempted; columns: SettledSwitch; was: string },
  ): Promise<void> {
    const { settled, tell, jobs } = this.#options
    const now = scope.now()
    const { name, externalId } = await em.findOneOrFail(Endpoint, claim.endpointId)
    const { state, next_attempt_at: next = null } = columns
    const failed = attempted.kind === 'FAILED' && state === 'FAILED' && was !== 'FAILED'
    if (state === 'SWITCHED' || failed) {
      recordAudit(em, scope, {
        action: 'endpoint.switch',
        target: { type: 'Endpoint', id: claim.endpointId },
        outcome: failed ? 'FAILURE' : 'SUCCESS',
        because: 'system',
        details: {
          name,
          externalId,
          certificateId: claim.certificateId,
          ...(attempted.kind === 'FAILED' && { reason: attempted.message }),
          ...(attempted.kind === 'UNCHANGED' && { seen: true }),
        },
      })
    }
    if (failed && attempted.kind === 'FAILED') {
      const { id, revision, certificateId } = claim
      await tell(em, { id, revision, certificateId, endpoint: name, reason: attempted.message })
    }
    if (next === null || failed) await settled(em, claim.certificateId, now)
    if (next !== null) await wakeSwitches(em, jobs, [claim.id], Math.ceil((next.getTime() - now.getTime()) / 1000))
  }
}

const CANNOT = 'the source of this endpoint cannot switch it'

function notYet(notBefore: Date, now: Date): Attempted {
  const seconds = Math.min(Math.ceil((notBefore.getTime() - now.getTime()) / 1000), NOT_YET_SECONDS)
  return { kind: 'WAITING', because: `the certificate is valid from ${notBefore.toISOString()}`, seconds }
}

function never(message: string): Attempted {
  return { kind: 'FAILED', message, retryable: null }
}

interface Meaning {
  readonly fingerprint: string
  readonly awaited: readonly string[]
  /** Whether somebody has said that the certificate belongs there. */
  readonly byHand: boolean
}

function meaningOf(outcome: SwitchOutcome, { fingerprint, awaited, byHand }: Meaning): Attempted {
  switch (outcome.kind) {
    case 'SWITCHED':
    case 'UNCHANGED':
      return { kind: outcome.kind, fingerprint }
    case 'UNDER_WAY':
      return { kind: 'WAITING', because: outcome.because, seconds: UNDER_WAY_SECONDS }
    case 'NOWHERE':
      if (awaited.length === 0) return { kind: 'FAILED', message: outcome.because, retryable: false }
      return { kind: 'WAITING', because: `waits for ${awaited.join(', ')}`, seconds: AWAITING_SECONDS }
    case 'GONE':
      return { kind: 'DROPPED', because: 'it is not there any more' }
    case 'OTHER': {
      const what = outcome.fingerprint === null ? 'none that can be read' : `SHA-256 ${outcome.fingerprint}`
      const because = `another certificate has been put there (${what}), which is left alone`
      const served = outcome.fingerprint
      return byHand
        ? { kind: 'FAILED', message: because, retryable: false, served }
        : { kind: 'DROPPED', because, served }
    }
  }
}

function plan(claim: SwitchClaim, attempted: Attempted, now: Date): SettledSwitch {
  switch (attempted.kind) {
    case 'SWITCHED':
    case 'UNCHANGED':
      return { state: 'SWITCHED', switched_at: now, last_error: null, next_attempt_at: null }
    case 'DROPPED':
      return { state: 'DROPPED', last_error: attempted.because, next_attempt_at: null }
    case 'WAITING': {
      const next = new Date(now.getTime() + attempted.seconds * 1000)
      return { state: 'PENDING', attempts: claim.attempts - 1, last_error: attempted.because, next_attempt_at: next }
    }
    case 'FAILED': {
      const failed = settlesAsFailed(attempted, claim.attempts)
      return {
        ...(failed && { state: 'FAILED' }),
        last_error: attempted.message,
        next_attempt_at: nextAttemptAfter(attempted, claim.attempts, now),
      }
    }
  }
}
