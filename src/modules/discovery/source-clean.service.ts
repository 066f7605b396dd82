// Cleaning: expired and revoked certificates that nobody uses are taken away from where they are kept, when an admin says so.
import { permitted } from '../../auth/permissions.ts'
import type { Scope } from '../../database/scope.ts'
import { DomainError, RequestError } from '../../errors.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { PluginError } from '../../plugins/plugin-error.ts'
import { pluginOf } from '../../plugins/registry.ts'
import type { Source as ScannedSource } from '../../plugins/sources/source.ts'
import { MINUTE } from '../../time-units.ts'
import { recordAudit } from '../audit/index.ts'
import { CLEAN_SOURCE, mayManageSources, sourceById } from '../sources/index.ts'
import { Source } from '../sources/source.entity.ts'
import {
  claimRemoval,
  type CleaningRule,
  endRemoval,
  mayStillBeRemoved,
  type RemovalClaim,
  requestRemovals,
  sourcesWithRemovals,
} from './cleaning-rows.ts'
import type { OpenSource } from './open-source.ts'

/** For one removal; after it somebody else may try. */
const CLAIM_MILLISECONDS = 600_000
const MAX_ATTEMPTS = 8
const MAX_GRACE_DAYS = 3650

/** @throws RequestError BAD_USER_INPUT */
export function checkGraceDays(graceDays: number): number {
  if (graceDays >= 0 && graceDays <= MAX_GRACE_DAYS) return graceDays
  throw new RequestError('BAD_USER_INPUT', `graceDays: expected 0 to ${MAX_GRACE_DAYS}, found ${graceDays}.`)
}

export class SourceCleanService {
  readonly #open: OpenSource
  readonly #queue: JobQueue

  constructor(open: OpenSource, queue: JobQueue) {
    this.#open = open
    this.#queue = queue
  }

  /**
   * Has removed from the source what may be.
   * @returns how many places that are
   * @throws DomainError UNSUPPORTED for a source that cannot take anything away; RequestError for rights
   */
  async request(scope: Scope, rule: Omit<CleaningRule, 'now'>): Promise<number> {
    const because = permitted(mayManageSources(scope.actor, 'source:clean'))
    const source = await this.removable(scope, rule.sourceId)
    checkGraceDays(rule.graceDays)
    return scope.em.transactional(async (em) => {
      const ids = await requestRemovals(em, { ...rule, now: scope.now() })
      recordAudit(em, scope, {
        action: 'source.clean',
        target: { type: 'Source', id: rule.sourceId },
        because,
        details: { name: source.name, graceDays: rule.graceDays, requested: ids.length },
      })
      if (ids.length > 0) await this.#queue.enqueue(em, CLEAN_SOURCE, { sourceId: rule.sourceId })
      await em.flush()
      return ids.length
    })
  }

  /** @throws RequestError NOT_FOUND; DomainError UNSUPPORTED for a source that cannot take anything away */
  async removable(scope: Scope, sourceId: string): Promise<Source> {
    const source = await scope.loader(sourceById).load(sourceId)
    if (source === null) throw new RequestError('NOT_FOUND', 'There is no source with this id.')
    if (pluginOf('SOURCE', source.plugin).capabilities.includes('REMOVE')) return source
    throw new DomainError('UNSUPPORTED', 'nothing can be taken away from a source of this plugin', ['id'])
  }

  /** Has worked off what is due, also where an earlier attempt failed or its worker died. */
  async enqueueDue(scope: Scope): Promise<number> {
    const ids = await sourcesWithRemovals(scope.em, scope.now())
    for (const sourceId of ids) {
      await scope.em.transactional((em) => this.#queue.enqueue(em, CLEAN_SOURCE, { sourceId }))
    }
    return ids.length
  }

  /**
   * Works off what was asked for: each place once, judged again when its turn comes. How it went is stored with it.
   * @returns how many were taken away, and how many were not
   */
  async run(scope: Scope, sourceId: string, signal?: AbortSignal): Promise<{ removed: number; failed: number }> {
    const counts = { removed: 0, failed: 0 }
    const source = await scope.em.findOne(Source, sourceId, { populate: ['sealed'], refresh: true })
    if (source === null) return counts
    const opened = this.#open(source)
    for (;;) {
      signal?.throwIfAborted()
      const now = scope.now()
      const until = new Date(now.getTime() + CLAIM_MILLISECONDS)
      const claim = await claimRemoval(scope.em, sourceId, { now, until })
      if (claim === null) return counts
      counts[await this.#remove(scope, sourceId, opened, claim, signal)] += 1
    }
  }

  async #remove(
    scope: Scope,
    sourceId: string,
    opened: ScannedSource,
    claim: RemovalClaim,
    signal: AbortSignal | undefined,
  ): Promise<'removed' | 'failed'> {
    const { id, externalId, fingerprint, attempts, certificateId } = claim
    const rule = { sourceId, graceDays: 0, certificateIds: null, now: scope.now() }
    if (!(await mayStillBeRemoved(scope.em, id, rule))) {
      await endRemoval(scope.em, claim, { error: 'it is in use again, or was not seen there any more', retryAt: null })
      return 'failed'
    }
    try {
      if (opened.remove === undefined) throw new PluginError('nothing can be taken away', { retryable: false })
      await opened.remove({ externalId, fingerprint }, signal)
    } catch (error) {
      if (!(error instanceof PluginError)) throw error
      const again = error.retryable && attempts < MAX_ATTEMPTS
      const retryAt = again ? new Date(scope.now().getTime() + 2 ** attempts * MINUTE) : null
      await endRemoval(scope.em, claim, { error: error.message, retryAt })
      return 'failed'
    }
    await scope.em.transactional(async (em) => {
      if (!(await endRemoval(em, claim, { removedAt: scope.now() }))) return
      recordAudit(em, scope, {
        action: 'source.removed',
        target: { type: 'Certificate', id: certificateId },
        details: { sourceId, externalId, fingerprint },
      })
      await em.flush()
    })
    return 'removed'
  }
}
