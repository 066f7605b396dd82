// Synchronising: everything that is at a source is looked at, what is not known here is taken in, and what was not seen
// often enough has vanished. Nothing is deleted by it.
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { DomainError } from '../../errors.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { PluginError } from '../../plugins/plugin-error.ts'
import type { Finding } from '../../plugins/sources/source.ts'
import { recordAudit } from '../audit/index.ts'
import type { CertificateUploadService } from '../certificates/index.ts'
import { dueSourceIds, SYNC_SOURCE } from '../sources/index.ts'
import { Source, type SyncOutcome } from '../sources/source.entity.ts'
import { markDrifts, type TellOfEndpoint } from './drifted-endpoints.ts'
import { markTold, type TellOfSource } from './failing-sources.ts'
import { FindingIntake } from './finding-intake.ts'
import type { OpenSource } from './open-source.ts'
import { ClaimLost, SyncLease } from './sync-lease.ts'
import {
  claimSync,
  clearProblems,
  countMisses,
  endSync,
  holdsAnything,
  releaseClaim,
  type SyncClaim,
} from './sync-rows.ts'

/** Findings taken in together. */
const BATCH = 50

interface Ending {
  readonly outcome: SyncOutcome
  readonly error: string | null
  /** Kept for the log: not one that a plugin may have. */
  readonly cause?: unknown
}

export interface SourceSyncOptions {
  readonly open: OpenSource
  readonly uploads: CertificateUploadService
  readonly queue: JobQueue
  readonly tell: TellOfSource
  readonly tellOfEndpoint: TellOfEndpoint
  /** A source that takes longer has failed. Default 7000. */
  readonly syncSeconds?: number
  /** Of one with more, that is looked at and no more: it may never come to an end. Default 500,000. */
  readonly maximumFindings?: number
}

/** Less than its job is given. */
const SYNC_SECONDS = 7000
const MAXIMUM_FINDINGS = 500_000

interface Work {
  readonly intake: FindingIntake
  readonly lease: SyncLease
  readonly deadline: AbortSignal
}

/** Its process ends, or its job was given up: that says nothing about the source. */
class Stopped extends Error {
  override readonly name = 'Stopped'
}

export class SourceSyncService {
  readonly #options: SourceSyncOptions

  constructor(options: SourceSyncOptions) {
    this.#options = options
  }

  /** Has everything synchronised that is due, or was left by a worker that died. */
  async enqueueDue(scope: Scope): Promise<number> {
    const ids = await dueSourceIds(scope.em, scope.now())
    for (const sourceId of ids) {
      await scope.em.transactional((em) => this.#options.queue.enqueue(em, SYNC_SOURCE, { sourceId }))
    }
    return ids.length
  }

  /**
   * Synchronises the source, if it is due and nobody else is at it. How it went is stored with the source.
   * @throws what is neither the source's nor the plugin's fault, after storing that it failed; what `signal` was aborted with,
   * the source being as due as before
   */
  async run(scope: Scope, sourceId: string, signal?: AbortSignal): Promise<void> {
    const deadline = AbortSignal.timeout((this.#options.syncSeconds ?? SYNC_SECONDS) * 1000)
    const lease = new SyncLease(scope, signal === undefined ? deadline : AbortSignal.any([deadline, signal]))
    const claim = await this.#claim(scope, sourceId, lease.until())
    if (claim === null) return
    const intake = new FindingIntake(scope, claim, this.#options.uploads, lease)
    lease.hold(claim, intake.counts)
    try {
      const ending = await this.#scan(scope, claim, { intake, lease, deadline })
      await this.#end(scope, claim, intake, ending)
      if (ending.cause !== undefined) throw ending.cause
    } catch (error) {
      // Somebody else has it, or it is gone: theirs is the word.
      if (error instanceof ClaimLost) return
      if (!(error instanceof Stopped)) throw error
      await releaseClaim(scope.em.fork(), claim)
      signal?.throwIfAborted()
    } finally {
      lease.release()
    }
  }

  async #claim(scope: Scope, sourceId: string, leaseUntil: Date): Promise<SyncClaim | null> {
    return scope.em.transactional(async (em) => {
      const claim = await claimSync(em, sourceId, { now: scope.now(), leaseUntil })
      if (claim?.isTakenOver === true) await this.#tell(em, sourceId, scope.now())
      return claim
    })
  }

  /** Also of one whose every sync takes its worker down, which never comes to an end. */
  async #tell(em: Em, sourceId: string, now: Date): Promise<void> {
    const told = await markTold(em, sourceId, now)
    if (told !== null) await this.#options.tell(em, told)
  }

  async #scan(scope: Scope, claim: SyncClaim, work: Work): Promise<Ending> {
    const { intake, lease, deadline } = work
    try {
      await clearProblems(scope.em, claim.sourceId)
      const source = await scope.em.findOneOrFail(Source, claim.sourceId, { populate: ['sealed'], refresh: true })
      intake.begin(source)
      const maximum = this.#options.maximumFindings ?? MAXIMUM_FINDINGS
      await takeIn(this.#options.open(source).scan(lease.signal), intake, maximum)
      if (intake.isPartial) return { outcome: 'PARTIAL', error: 'a part of the source could not be looked at' }
      return { outcome: 'SUCCEEDED', error: null }
    } catch (error) {
      if (error instanceof ClaimLost || lease.isLost) throw new ClaimLost()
      if (deadline.aborted) return { outcome: 'FAILED', error: 'it took too long' }
      if (lease.signal.aborted) throw new Stopped()
      if (error instanceof PluginError || error instanceof DomainError) {
        return { outcome: 'FAILED', error: error.message }
      }
      return { outcome: 'FAILED', error: 'an internal error; the log has it', cause: error }
    }
  }

  async #end(scope: Scope, claim: SyncClaim, intake: FindingIntake, ending: Ending): Promise<void> {
    scope.em.clear()
    await scope.em.transactional(async (em) => {
      const now = scope.now()
      const judged = await judgeEmptiness(em, claim, intake, ending)
      const ended = await endSync(em, claim, { ...judged, counts: intake.counts, now })
      if (ended === null) throw new ClaimLost()
      const source = await em.findOneOrFail(Source, claim.sourceId)
      const complete = judged.outcome === 'SUCCEEDED'
      const vanished = complete ? await countMisses(em, claim, source.absentAfter, now) : null
      const { certificatesImported: imported } = intake.counts
      if (imported > 0 || (vanished !== null && vanished.certificates + vanished.endpoints > 0)) {
        recordAudit(em, scope, {
          action: 'source.synchronised',
          target: { type: 'Source', id: source.id },
          details: { name: source.name, outcome: judged.outcome, imported, vanished },
        })
      }
      await this.#tell(em, claim.sourceId, now)
      for (const told of await markDrifts(em, claim, now)) await this.#options.tellOfEndpoint(em, told)
      if (ended.askedAgain) await this.#options.queue.enqueue(em, SYNC_SOURCE, { sourceId: claim.sourceId })
      await em.flush()
    })
  }
}

async function takeIn(findings: AsyncIterable<Finding>, intake: FindingIntake, maximum: number): Promise<void> {
  let batch: Finding[] = []
  let count = 0
  for await (const finding of findings) {
    count += 1
    if (count > maximum) {
      const message = `there are more than ${maximum} entries; the rest was not looked at`
      batch.push({ kind: 'problem', externalId: null, message })
      break
    }
    batch.push(finding)
    if (batch.length < BATCH) continue
    await intake.take(batch)
    batch = []
  }
  await intake.take(batch)
}

/** A folder that is not mounted and an account without rights look like an empty one: that is no word to take things by. */
async function judgeEmptiness(em: Em, claim: SyncClaim, { counts }: FindingIntake, ending: Ending): Promise<Ending> {
  const isEmpty = counts.certificatesFound === 0 && counts.endpointsFound === 0
  if (ending.outcome !== 'SUCCEEDED' || !isEmpty || claim.acceptEmpty) return ending
  if (!(await holdsAnything(em, claim.sourceId))) return ending
  const error = 'nothing at all was found where there was something; if that is true, ask for a sync with acceptEmpty'
  return { outcome: 'PARTIAL', error }
}
