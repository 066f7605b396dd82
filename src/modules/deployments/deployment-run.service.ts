// Puts a certificate where it is meant to be, or takes it away: one attempt, and its outcome in the deployment's row.
import { dueIds } from '../../database/claims.ts'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { DAY, SECOND } from '../../time-units.ts'
import { recordAudit } from '../audit/index.ts'
import type { Deployment } from '../destinations/deployment.entity.ts'
import { Destination } from '../destinations/destination.entity.ts'
import { wakeDeployments } from '../destinations/index.ts'
import type { DeploymentPlaces } from './deployment-places.ts'
import { planTidying } from './destination-tidying.ts'
import { type Failure, failureOf, nextAttemptAfter, type Outcome, settlesAsFailed } from './deployment-outcomes.ts'
import { awaitsPlace, isPlaceTaken, isReplacedAt, supersede } from './deployment-place.repository.ts'
import {
  type Claim,
  claimDeployment,
  GONE,
  lockClaimed,
  reopenRemoved,
  settleDeployment,
  type SettledColumns,
} from './deployment.repository.ts'

/** Told of a deployment that failed, in the transaction that records it: once, not with every further attempt. */
export type TellOfFailure = (em: Em, failed: FailedDeployment) => Promise<void>

export interface FailedDeployment extends Pick<Deployment, 'id' | 'certificateId' | 'desired'> {
  /** Its name. */
  readonly destination: string
  /** Tells one failure from a later one of the same deployment. */
  readonly revision: number
  readonly reason: string
}

/** An attempt that failed, as the log has it; the message is fit to be shown. */
export interface FailedAttempt {
  readonly deployment: string
  readonly certificate: string
  readonly destination: string
  readonly plugin: string | null
  /** Counted since it was last meant to change. */
  readonly attempt: number
  readonly message: string
  /** Null: it is not tried again by itself. */
  readonly nextAttemptAt: Date | null
}

export interface DeploymentRunOptions {
  readonly places: Pick<DeploymentPlaces, 'put' | 'takeAway'>
  readonly jobs: JobQueue
  readonly tell: TellOfFailure
  /** Told of a certificate that has been put somewhere, in the transaction that records it. */
  readonly arrived: (em: Em, certificateId: string, now: Date) => Promise<void>
  /** Told of every attempt that failed, once that is on record. */
  readonly logFailure: (failed: FailedAttempt) => void
  /** For errors that no plugin should throw. */
  readonly report: (error: unknown) => void
  /** A destination that takes longer has failed. Default 60. */
  readonly attemptSeconds?: number
}

const ATTEMPT_SECONDS = 60
/** More than an attempt takes: nobody begins another while this one may still be at work. */
const LEASE_MARGIN_SECONDS = 30
const SWEEP_BATCH = 500
/** How often one that waits for the certificate that replaces it is looked at; its success wakes it sooner. */
const WAITING_SECONDS = 600

/** What is due later than that has no job until the sweep finds it due: it may be a year. */
const WAKE_SECONDS = DAY / SECOND

const REPLACED: Outcome = {
  kind: 'FAILED',
  message: 'the certificate that replaces it is there',
  retryable: null,
  tell: false,
}

export class DeploymentRunService {
  readonly #options: DeploymentRunOptions

  constructor(options: DeploymentRunOptions) {
    this.#options = options
  }

  get #attemptSeconds(): number {
    return this.#options.attemptSeconds ?? ATTEMPT_SECONDS
  }

  /** Wakes the work on what is due and has no job. Returns how many. */
  async sweep(scope: Scope): Promise<number> {
    const ids = await dueIds(scope.em, 'deployments', scope.now(), SWEEP_BATCH)
    if (ids.length === 0) return 0
    await scope.em.transactional((em) => wakeDeployments(em, this.#options.jobs, ids))
    return ids.length
  }

  /**
   * One attempt, if it is due and nobody else is at it. What the destination says is recorded and not thrown.
   * @throws what `signal` was aborted with: the attempt was not finished, and is due still
   */
  async run(scope: Scope, deploymentId: string, signal: AbortSignal): Promise<void> {
    // 1. Claim it: of several workers one goes on, and another takes over only when the lease is up
    const claim = await claimDeployment(
      scope.em,
      deploymentId,
      scope.now(),
      this.#attemptSeconds + LEASE_MARGIN_SECONDS,
    )
    if (claim === null) return
    if (claim.isTakenOver) await planTidying(scope.em, claim.destinationId, scope.now())
    // 2. Outside of any transaction, whatever the destination takes for it
    const deadline = AbortSignal.timeout(this.#attemptSeconds * 1000)
    const attempt = this.#attempt(scope, claim, AbortSignal.any([signal, deadline]), deadline)
    const outcome = await attempt.catch(async (error: unknown) => {
      await this.#giveBack(scope, claim)
      throw error
    })
    if (outcome.kind === 'FAILED' && outcome.retryable === true) {
      await planTidying(scope.em, claim.destinationId, scope.now())
    }
    // 3. Record it, for what was meant when it began
    await this.#settle(scope, claim, outcome)
  }

  /** @throws only what `signal` was aborted with */
  async #attempt(scope: Scope, claim: Claim, signal: AbortSignal, deadline: AbortSignal): Promise<Outcome> {
    const { places, report } = this.#options
    try {
      const isReplaced = (isThere: boolean) => isReplacedAt(scope.em, claim, isThere, scope.now())
      if (claim.desired) {
        // The two may share a place, and the older one must not end up in it.
        return (await isReplaced(true)) ? REPLACED : await places.put(scope, claim, signal)
      }
      if ((await isReplaced(false)) || (await awaitsPlace(scope.em, claim))) {
        return { kind: 'WAITING', because: 'it stays until the certificate that replaces it is there' }
      }
      return await places.takeAway(scope, claim, await isPlaceTaken(scope.em, claim), signal)
    } catch (error) {
      if (deadline.aborted) {
        return { kind: 'FAILED', message: `it took longer than ${this.#attemptSeconds} seconds`, retryable: true }
      }
      if (signal.aborted) throw error
      return failureOf(error, report)
    }
  }

  /** The process stops: somebody else may begin at once, and the attempt does not count. */
  async #giveBack(scope: Scope, claim: Claim): Promise<void> {
    await scope.em.transactional(async (em) => {
      const row = await lockClaimed(em, claim)
      if (row === null) return
      const attempts = row.revision === claim.revision ? { attempts: claim.attempts - 1 } : {}
      await settleDeployment(em, claim.id, attempts, scope.now())
    })
  }

  async #settle(scope: Scope, claim: Claim, outcome: Outcome): Promise<void> {
    const settled = await scope.em.transactional(async (em) => {
      const row = await lockClaimed(em, claim)
      if (row === null) {
        await this.#settleTooLate(em, scope, claim, outcome)
        return null
      }
      const now = scope.now()
      // What is true of the destination is recorded even where something else is meant by now; that is due at once.
      const columns = {
        ...this.#facts(outcome, now),
        ...(row.revision === claim.revision && plan(claim, outcome, now)),
      }
      await settleDeployment(em, claim.id, columns, now)
      this.#audit(em, scope, claim, outcome, columns)
      if (row.revision !== claim.revision) await wakeDeployments(em, this.#options.jobs, [claim.id])
      else await this.#follow(em, scope, claim, outcome, { was: row.state, columns })
      await em.flush()
      return columns
    })
    if (outcome.kind === 'FAILED') await this.#logFailure(scope, claim, outcome, settled?.next_attempt_at ?? null)
  }

  async #logFailure(scope: Scope, claim: Claim, { message }: Failure, nextAttemptAt: Date | null): Promise<void> {
    const destination = await scope.em.findOne(Destination, claim.destinationId)
    this.#options.logFailure({
      deployment: claim.id,
      certificate: claim.certificateId,
      destination: claim.destinationId,
      plugin: destination?.plugin ?? null,
      attempt: claim.attempts,
      message,
      nextAttemptAt,
    })
  }

  #facts(outcome: Outcome, now: Date): SettledColumns {
    if (outcome.kind === 'PUT') {
      const { fingerprint, location, placeName } = outcome
      return { deployed_at: now, deployed_fingerprint: fingerprint, location, place_name: placeName }
    }
    return outcome.kind === 'TAKEN' ? { deployed_at: null, deployed_fingerprint: null, location: null } : {}
  }

  /** What comes of the outcome besides the row. */
  async #follow(
    em: Em,
    scope: Scope,
    claim: Claim,
    outcome: Outcome,
    { was, columns }: { was: string; columns: SettledColumns },
  ): Promise<void> {
    const { jobs, tell, arrived } = this.#options
    const now = scope.now()
    if (outcome.kind === 'PUT') await arrived(em, claim.certificateId, now)
    if (outcome.kind === 'PUT' && outcome.supersedes) {
      await wakeDeployments(em, jobs, await supersede(em, claim.certificateId, claim.destinationId, now))
    }
    const seconds = secondsUntil(columns.next_attempt_at, now)
    if (seconds !== null && seconds <= WAKE_SECONDS) await wakeDeployments(em, jobs, [claim.id], seconds)
    if (outcome.kind === 'FAILED' && columns.state === 'FAILED' && was !== 'FAILED' && outcome.tell !== false) {
      const { id, certificateId, destinationId, desired, revision } = claim
      const { name } = await em.findOneOrFail(Destination, destinationId)
      await tell(em, { id, certificateId, destination: name, desired, revision, reason: outcome.message })
    }
  }

  /** Taken over by another attempt, which records; only what nobody else can know is kept. */
  async #settleTooLate(em: Em, scope: Scope, claim: Claim, outcome: Outcome): Promise<void> {
    if (outcome.kind !== 'PUT') return
    if (await reopenRemoved(em, claim.id, scope.now())) await wakeDeployments(em, this.#options.jobs, [claim.id])
  }

  #audit(em: Em, scope: Scope, claim: Claim, outcome: Outcome, columns: SettledColumns): void {
    if (outcome.kind === 'WAITING') return
    if (outcome.kind === 'FAILED' && columns.state !== 'FAILED') return
    recordAudit(em, scope, {
      action: claim.desired ? 'certificate.deploy' : 'certificate.undeploy',
      target: { type: 'Certificate', id: claim.certificateId },
      outcome: outcome.kind === 'FAILED' ? 'FAILURE' : 'SUCCESS',
      because: 'system',
      details: {
        destinationId: claim.destinationId,
        attempts: claim.attempts,
        ...(outcome.kind === 'FAILED' && { reason: outcome.message }),
        ...(outcome.kind === 'PUT' && { location: outcome.location }),
      },
    })
  }
}

function secondsUntil(time: Date | null | undefined, now: Date): number | null {
  return time == null ? null : Math.ceil((time.getTime() - now.getTime()) / SECOND)
}

/** Where it stands after the outcome, and when it is looked at again; null: when something else is meant. */
function plan(claim: Claim, outcome: Outcome, now: Date): SettledColumns {
  switch (outcome.kind) {
    case 'PUT':
      return { state: 'DEPLOYED', last_error: null, next_attempt_at: null }
    case 'TAKEN':
      return GONE
    case 'WAITING': {
      const next = outcome.until ?? new Date(now.getTime() + WAITING_SECONDS * SECOND)
      return { attempts: claim.attempts - 1, last_error: outcome.because, next_attempt_at: next }
    }
    case 'FAILED': {
      const next = nextAttemptAfter(outcome, claim.attempts, now)
      const failed = settlesAsFailed(outcome, claim.attempts)
      return { ...(failed && { state: 'FAILED' }), last_error: outcome.message, next_attempt_at: next }
    }
  }
}
