// Asks after every valid certificate issued elsewhere, each when it is due, a few at a time.
import type { Scope } from '../../database/scope.ts'
import { MINUTE } from '../../time-units.ts'
import { answerFromRecord, questionOf } from './certificate-verification.service.ts'
import type { RevocationCheck } from './revocation-check.ts'
import { SWEEP_SECONDS } from './verification-jobs.ts'
import type { VerificationRecord } from './verification-record.ts'
import {
  claimVerifications,
  type DueVerification,
  dueVerifications,
  findVerificationFacts,
  planVerifications,
  replanVerification,
  type VerificationFacts,
} from './verification.repository.ts'
import type { VerificationResult, VerificationStatus } from './verification.ts'

export interface SweepOptions {
  /** From one answer about a certificate to the next question. */
  readonly intervalSeconds: number
  /** Questions at once. */
  readonly concurrency: number
  /** A number from 0 up to 1: spreads what would be due all at once. */
  readonly random: () => number
}

export interface SweepTally {
  readonly GOOD: number
  readonly REVOKED: number
  readonly UNKNOWN: number
}

/** What was found of one certificate. */
export interface SweepFinding {
  readonly name: string
  readonly result: VerificationResult
}

/** Claimed at once. A worker that dies has claimed no more than these. */
const BATCH = 100
/** Within which a claimed certificate was asked about, whatever its responders do; else another worker takes it up. */
const LEASE_SECONDS = 600
const FIRST_RETRY_SECONDS = 900
const SHORTEST_SECONDS = 3600

export class VerificationSweepService {
  readonly #check: RevocationCheck
  readonly #record: VerificationRecord
  readonly #options: SweepOptions

  constructor(check: RevocationCheck, record: VerificationRecord, options: SweepOptions) {
    this.#check = check
    this.#record = record
    this.#options = options
  }

  /** Asks about what is due and keeps the answers, until nothing is, time is up or the signal fires. */
  async sweep(scope: Scope, signal: AbortSignal): Promise<SweepTally> {
    const tally = { GOOD: 0, REVOKED: 0, UNKNOWN: 0 }
    // Time that really passes, which the clock of the scope need not be
    const end = performance.now() + SWEEP_SECONDS * 1000
    await planVerifications(scope.em, scope.now())
    while (!signal.aborted && performance.now() < end) {
      const now = scope.now()
      const until = new Date(now.getTime() + LEASE_SECONDS * 1000)
      // oxlint-disable-next-line no-await-in-loop
      const claimed = await claimVerifications(scope.em, { now, until, limit: BATCH })
      if (claimed.length === 0) break
      // oxlint-disable-next-line no-await-in-loop
      await this.#each(claimed, async (due) => {
        if (signal.aborted) return
        const status = await this.#verify(scope, due, signal)
        if (status !== null) tally[status] += 1
      })
    }
    return tally
  }

  /** Asks as {@link sweep} does and tells what was found, without keeping any of it. @param limit certificates at most */
  async preview(scope: Scope, limit: number, tell: (finding: SweepFinding) => void): Promise<void> {
    const never = new AbortController().signal
    await this.#each(await dueVerifications(scope.em, scope.now(), limit), async (id) => {
      const facts = await findVerificationFacts(scope.em, id)
      if (facts !== null) tell({ name: facts.name, result: await this.#answer(facts, never) })
    })
  }

  async #verify(scope: Scope, due: DueVerification, signal: AbortSignal): Promise<VerificationStatus | null> {
    const { certificateId: id, failures } = due
    const facts = await findVerificationFacts(scope.em, id)
    if (facts === null || facts.notAfter <= scope.now()) {
      await replanVerification(scope.em, id, null)
      return null
    }
    const result = await this.#answer(facts, signal)
    // An attempt that was stopped says nothing of the responder; the claim runs out, and somebody asks again.
    if (signal.aborted) return null
    await scope.em.fork().transactional(async (em) => {
      await this.#record.store(em, scope, id, result)
      await replanVerification(em, id, this.#next(result, failures, scope.now()))
    })
    return result.status
  }

  async #answer(facts: VerificationFacts, signal: AbortSignal): Promise<VerificationResult> {
    return answerFromRecord(facts) ?? this.#check.ask(questionOf(facts), signal)
  }

  /** When to ask again; null for never. What was not proven is asked again sooner, and less and less often. */
  #next(result: VerificationResult, failures: number, now: Date): { dueAt: Date; failures: number } | null {
    const { intervalSeconds } = this.#options
    const isHeld = result.revocation?.reason === 'CERTIFICATE_HOLD'
    if (result.status === 'REVOKED' && !isHeld) return null
    if (result.status === 'GOOD' && result.method === null) return null
    if (result.status === 'UNKNOWN' && result.askAgain) {
      const seconds = Math.min(FIRST_RETRY_SECONDS * 2 ** Math.min(failures, 20), intervalSeconds)
      return { dueAt: this.#after(now, seconds), failures: failures + 1 }
    }
    const untilUpdate = ((result.nextUpdate?.getTime() ?? Number.POSITIVE_INFINITY) - now.getTime()) / 1000
    const seconds = Math.min(intervalSeconds, Math.max(untilUpdate, Math.min(SHORTEST_SECONDS, intervalSeconds)))
    return { dueAt: this.#after(now, seconds), failures: 0 }
  }

  /** Up to a tenth sooner, so that what came in at once does not stay together. */
  #after(now: Date, seconds: number): Date {
    const spread = 1 - this.#options.random() / 10
    return new Date(now.getTime() + Math.max(seconds * 1000 * spread, MINUTE))
  }

  /** Runs `work` for each, so many at once. */
  async #each<T>(all: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
    const left = [...all]
    const lane = async (): Promise<void> => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        // oxlint-disable-next-line no-await-in-loop
        await work(next)
      }
    }
    await Promise.all(Array.from({ length: Math.min(this.#options.concurrency, left.length) }, lane))
  }
}
