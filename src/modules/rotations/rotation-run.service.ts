// Plans rotations that are due, and takes each as far as it gets: step by step, every step and what became of it on record.
import { dueIds, UNCLAIMED } from '../../database/claims.ts'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { recordAudit } from '../audit/index.ts'
import { failureOf, nextAttemptAfter, settlesAsFailed } from '../deployments/index.ts'
import { desiredDestinationIds } from '../destinations/index.ts'
import type { NoticeQueue } from '../notices/index.ts'
import { certificatesToRotate, endOf, outdatedPlans, type Timing, type Whereabouts } from './rotation-facts.ts'
import { wakeRotations } from './rotation-jobs.ts'
import type { StepOutcome } from './rotation-outcomes.ts'
import { isByCa, plannedFor, planningHorizon } from './rotation-plan.ts'
import type { RotationSteps } from './rotation-steps.ts'
import { ROTATION_STEPS, type RotationStepName } from './rotation.entity.ts'
import {
  bringForward,
  changeClaimed,
  claimRotation,
  insertRotation,
  replan,
  type RotationClaim,
  type RotationColumns,
  writeStep,
} from './rotation.repository.ts'

export interface RotationRunOptions {
  readonly steps: Pick<RotationSteps, 'take'>
  readonly jobs: JobQueue
  readonly notices: Pick<NoticeQueue, 'raise'>
  /** For errors that nobody should have thrown. */
  readonly report: (error: unknown) => void
}

/** A step takes less; each step begins it anew. */
const LEASE_SECONDS = 120
const PLANNING_BATCH = 200
const SWEEP_BATCH = 500

/** Between two attempts passes at most this share of what is left of the certificate's life. */
const SHARE_OF_LIFE = 1 / 4
const SHORTEST_DELAY = 10_000

export interface PlannedRotation extends Timing {
  readonly dueAt: Date
  readonly trigger: 'POLICY' | 'CA'
}

export class RotationRunService {
  readonly #options: RotationRunOptions

  constructor(options: RotationRunOptions) {
    this.#options = options
  }

  /** What {@link sweep} would plan now, without planning it. */
  async preview(scope: Scope, where: Whereabouts = {}, limit = PLANNING_BATCH): Promise<PlannedRotation[]> {
    const now = scope.now()
    const due = await certificatesToRotate(scope.em, { now, horizon: planningHorizon(now), limit }, where)
    return due.map((certificate) => ({
      ...certificate,
      dueAt: plannedFor(certificate, certificate.rule, now, certificate.suggested),
      trigger: isByCa(certificate, certificate.rule, certificate.suggested) ? 'CA' : 'POLICY',
    }))
  }

  /**
   * Plans what comes due within the hour, plans anew what waits by a policy that was changed, and wakes the work on what is due
   * and has no job.
   * @param where plans only what was found there
   * @returns how many were planned
   */
  async sweep(scope: Scope, where: Whereabouts = {}): Promise<number> {
    let planned = 0
    for (const certificate of await this.preview(scope, where)) if (await this.#plan(scope, certificate)) planned++
    await this.#replan(scope)
    const ids = await dueIds(scope.em, 'rotations', scope.now(), SWEEP_BATCH)
    if (ids.length > 0) await scope.em.transactional((em) => wakeRotations(em, this.#options.jobs, ids))
    return planned
  }

  async #plan(scope: Scope, planned: PlannedRotation): Promise<boolean> {
    const { id, name, policyId, dueAt, trigger } = planned
    const destinationIds = await desiredDestinationIds(scope.em, id)
    return scope.em.transactional(async (em) => {
      const fresh = { certificateId: id, policyId, requestedById: null, trigger, destinationIds, dueAt } as const
      const rotationId = await insertRotation(em, fresh, scope.now())
      if (rotationId === null) return false
      recordAudit(em, scope, {
        action: 'rotation.plan',
        target: { type: 'Certificate', id },
        because: 'policy',
        details: { name, rotationId, trigger, dueAt: dueAt.toISOString() },
      })
      await em.flush()
      await this.#wakeAt(em, rotationId, dueAt, scope.now())
      return true
    })
  }

  /** Each is due by the policy as it is now; what no policy asks for any more ends with its next step. */
  async #replan(scope: Scope): Promise<void> {
    const now = scope.now()
    for (const plan of await outdatedPlans(scope.em, planningHorizon(now), PLANNING_BATCH)) {
      const isAsked = plan.rule !== null || plan.suggested !== null
      const dueAt = isAsked ? plannedFor(plan, plan.rule, now, plan.suggested) : now
      await scope.em.transactional(async (em) => {
        const isReplanned = await replan(em, plan.rotationId, { policyId: plan.policyId, dueAt }, now)
        if (isReplanned) await this.#wakeAt(em, plan.rotationId, dueAt, now)
      })
    }
  }

  async #wakeAt(em: Em, rotationId: string, at: Date, now: Date): Promise<void> {
    const seconds = Math.max(0, Math.ceil((at.getTime() - now.getTime()) / 1000))
    await wakeRotations(em, this.#options.jobs, [rotationId], seconds)
  }

  /** A certificate has got to a destination: the rotation that waits for that goes on, in the same transaction. */
  async wakeFor(em: Em, replacementId: string, now: Date): Promise<void> {
    const id = await bringForward(em, replacementId, now)
    if (id !== null) await wakeRotations(em, this.#options.jobs, [id])
  }

  /**
   * Takes it as far as it gets, if it is due and nobody else is at it. What goes wrong is recorded and not thrown.
   * @throws what `signal` was aborted with: the step is due still
   */
  async run(scope: Scope, rotationId: string, signal: AbortSignal): Promise<void> {
    for (;;) {
      // 1. Claim it: of several workers one goes on
      const claim = await claimRotation(scope.em, rotationId, scope.now(), LEASE_SECONDS)
      if (claim === null) return
      await scope.em.transactional((em) => this.#start(em, scope, claim))
      // 2. Outside of any transaction, whatever the step takes
      const outcome = await this.#attempt(scope, claim, signal)
      // 3. Record it; the next step begins with a claim of its own
      const goesOn = await scope.em.transactional((em) => this.#record(em, scope, claim, outcome))
      scope.forget()
      if (!goesOn) return
    }
  }

  async #start(em: Em, scope: Scope, { id, step, attempts }: RotationClaim): Promise<void> {
    await writeStep(em, id, { step, state: 'RUNNING', attempts }, scope.now())
  }

  async #attempt(scope: Scope, claim: RotationClaim, signal: AbortSignal): Promise<StepOutcome> {
    try {
      return await this.#options.steps.take(scope, claim, signal)
    } catch (error) {
      if (!signal.aborted) return failureOf(error, this.#options.report)
      // The process stops: somebody else may begin at once.
      const given = { ...UNCLAIMED, attempts: claim.attempts - 1 }
      await changeClaimed(scope.em, claim, given, scope.now())
      throw error
    }
  }

  /** Whether there is a next step to take now. */
  async #record(em: Em, scope: Scope, claim: RotationClaim, outcome: StepOutcome): Promise<boolean> {
    const now = scope.now()
    const columns = await this.#inTime(em, claim, transition(claim, outcome, now), outcome, now)
    const settled = { ...learnedOf(outcome), ...columns, ...UNCLAIMED }
    if (!(await changeClaimed(em, claim, settled, now))) return false
    await writeStep(em, claim.id, stepAfter(claim, outcome), now)
    await this.#follow(em, scope, claim, outcome, columns)
    await em.flush()
    const next = columns.next_attempt_at ?? null
    if (next === null) return false
    if (next <= now) return true
    await this.#wakeAt(em, claim.id, next, now)
    return false
  }

  /** However long a failure is left alone, the certificate is not left to expire meanwhile. */
  async #inTime(em: Em, { certificateId }: RotationClaim, columns: RotationColumns, outcome: StepOutcome, now: Date) {
    const next = columns.next_attempt_at
    if (outcome.kind !== 'FAILED' || next == null) return columns
    const left = ((await endOf(em, certificateId))?.getTime() ?? 0) - now.getTime()
    if (left <= 0) return columns
    const latest = now.getTime() + Math.max(left * SHARE_OF_LIFE, SHORTEST_DELAY)
    return { ...columns, next_attempt_at: new Date(Math.min(next.getTime(), latest)) }
  }

  /** What people are told, and the audit log. */
  async #follow(
    em: Em,
    scope: Scope,
    claim: RotationClaim,
    outcome: StepOutcome,
    { state }: RotationColumns,
  ): Promise<void> {
    const { id, certificateId, step } = claim
    const audit = (action: string, result: 'SUCCESS' | 'FAILURE', details: Record<string, unknown>) =>
      recordAudit(em, scope, {
        action,
        target: { type: 'Certificate', id: certificateId },
        outcome: result,
        because: 'system',
        details: { rotationId: id, ...details },
      })
    if (state === 'DONE') audit('rotation.complete', 'SUCCESS', { replacementId: claim.replacementId })
    if (outcome.kind === 'POINTLESS') audit('rotation.skip', 'SUCCESS', { reason: outcome.reason })
    if (outcome.kind === 'FAILED' && state === 'FAILED' && claim.state !== 'FAILED') {
      audit('rotation.fail', 'FAILURE', { step, reason: outcome.message })
      await this.#options.notices.raise(em, {
        type: 'ROTATION_FAILED',
        certificateId,
        occasion: `${id} ${step}`,
        details: { error: outcome.message },
      })
    }
  }
}

function learnedOf(outcome: StepOutcome): RotationColumns {
  return 'learned' in outcome ? (outcome.learned ?? {}) : {}
}

/** Where the rotation stands after the outcome of its present step, and when it goes on. */
function transition(claim: RotationClaim, outcome: StepOutcome, now: Date): RotationColumns {
  switch (outcome.kind) {
    case 'DONE':
    case 'NOTHING': {
      const next = stepFollowing(claim.step)
      const over = { state: 'DONE', next_attempt_at: null, finished_at: now } as const
      const on = next === null ? over : ({ state: next, step: next, next_attempt_at: now } as const)
      return { ...on, attempts: 0, last_error: null }
    }
    case 'WAITING':
      // Waiting is no failure, and does not count
      return {
        state: claim.step,
        attempts: claim.attempts - 1,
        last_error: null,
        next_attempt_at: new Date(now.getTime() + outcome.seconds * 1000),
      }
    case 'POINTLESS':
      return { state: 'SKIPPED', last_error: outcome.reason, next_attempt_at: null, finished_at: now }
    case 'FAILED': {
      const next = nextAttemptAfter(outcome, claim.attempts, now)
      return {
        ...(settlesAsFailed(outcome, claim.attempts) && { state: 'FAILED' }),
        last_error: outcome.message,
        next_attempt_at: next,
        ...(next === null && { finished_at: now }),
      }
    }
  }
}

function stepFollowing(step: RotationStepName): RotationStepName | null {
  return ROTATION_STEPS[ROTATION_STEPS.indexOf(step) + 1] ?? null
}

function stepAfter({ step, attempts }: RotationClaim, outcome: StepOutcome) {
  switch (outcome.kind) {
    case 'DONE':
      return { step, state: 'DONE', attempts, detail: outcome.detail } as const
    case 'NOTHING':
      return { step, state: 'SKIPPED', attempts, detail: outcome.detail } as const
    case 'WAITING':
      return { step, state: 'WAITING', attempts: attempts - 1, detail: outcome.because } as const
    case 'POINTLESS':
      return { step, state: 'SKIPPED', attempts, detail: outcome.reason } as const
    case 'FAILED':
      return { step, state: 'FAILED', attempts, error: outcome.message } as const
  }
}
