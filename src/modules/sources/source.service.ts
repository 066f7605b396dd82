// createSource, updateSource, deleteSource, syncSource.
import { LockMode } from '@mikro-orm/core'
import { permitted } from '../../auth/permissions.ts'
import type { Scope } from '../../database/scope.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { Problems, RequestError } from '../../errors.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { MINUTE } from '../../time-units.ts'
import { recordAudit } from '../audit/index.ts'
import { idempotently } from '../idempotency/index.ts'
import { claimName, type Deletion, judgeLabels, type Labels, refuseStale } from '../names.ts'
import { normalizeOwner } from '../owner.ts'
import type { ChosenOptions, PluginSettings } from '../plugins/index.ts'
import { SYNC_SOURCE } from './source-jobs.ts'
import { Source } from './source.entity.ts'
import { mayManageSources } from './source.policy.ts'
import { requestSync, sourceById } from './source.repository.ts'

export interface NewSource {
  readonly name: string
  readonly description: string | null
  readonly options: ChosenOptions
  readonly owner: string
  readonly notify: boolean
  readonly active: boolean
  /** Null: only when asked for. */
  readonly intervalMinutes: number | null
  readonly absentAfter: number
  readonly idempotencyKey: string | null
}

/** Absent keeps, null clears. Ids are UUIDs. */
export interface SourceChanges {
  readonly id: string
  readonly version?: number | null
  readonly name?: string | null
  readonly description?: string | null
  readonly options?: ChosenOptions | null
  readonly owner?: string | null
  readonly notify?: boolean | null
  readonly active?: boolean | null
  readonly intervalMinutes?: number | null
  readonly absentAfter?: number | null
}

const INTERVAL = { lowest: 5, highest: 44_640 }
const ABSENCES = { lowest: 1, highest: 100 }

export class SourceService {
  readonly #settings: PluginSettings
  readonly #queue: JobQueue

  constructor(settings: PluginSettings, queue: JobQueue) {
    this.#settings = settings
    this.#queue = queue
  }

  /** @throws DomainError(s) for the input with every problem at once, RequestError for rights; nothing is stored then */
  async create(scope: Scope, input: NewSource): Promise<string> {
    const because = permitted(mayManageSources(scope.actor, 'source:create'))
    const body = { ...input, idempotencyKey: null }
    const request = { operation: 'createSource', key: input.idempotencyKey, body }
    return idempotently(scope, request, async (complete) => {
      const now = scope.now()
      const id = uuidv7(now)
      const problems = new Problems()
      const facts = judgeFacts(input, problems)
      const plugin = await this.#settings.configureNew('SOURCE', id, input.options, problems)
      await scope.em.transactional(async (em) => {
        const { name = '', owner = '', description = null } = facts
        await claimName(em, 'sources', name, id)
        const { notify, active, intervalMinutes, absentAfter } = input
        const source = em.create(Source, {
          id,
          name,
          description,
          owner,
          ...plugin,
          notify,
          active,
          intervalMinutes,
          absentAfter,
          nextSyncAt: active && intervalMinutes !== null ? now : null,
          createdAt: now,
          updatedAt: now,
        })
        em.persist(source)
        recordAudit(em, scope, {
          action: 'source.create',
          target: { type: 'Source', id },
          because,
          details: describe(source),
        })
        await em.flush()
        if (source.nextSyncAt != null) await this.#queue.enqueue(em, SYNC_SOURCE, { sourceId: id })
        await complete(em, id)
      })
      scope.forget()
      return id
    })
  }

  /** @throws DomainError CONFLICT for a stale version and others for the input; RequestError for rights */
  async update(scope: Scope, changes: SourceChanges): Promise<string> {
    const because = permitted(mayManageSources(scope.actor, 'source:update'))
    await requirePresent(scope, changes.id)
    const before = await scope.em.findOneOrFail(Source, changes.id, { populate: ['sealed'], refresh: true })
    refuseStale(changes.version, before.version)
    const problems = new Problems()
    const facts = judgeFacts(changes, problems)
    const { options } = changes
    const plugin = await this.#settings.configureAnew('SOURCE', before, options, problems)
    await scope.em.transactional(async (em) => {
      const source = await em.findOneOrFail(Source, changes.id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
      // Judged against what was read before the transaction: whoever changed it since comes first.
      refuseStale(before.version, source.version)
      const was = describe(source)
      if (facts.name !== undefined) await claimName(em, 'sources', facts.name, changes.id)
      Object.assign(source, facts, plugin)
      source.nextSyncAt = nextSync(source, was, scope.now())
      source.updatedAt = scope.now()
      recordAudit(em, scope, {
        action: 'source.update',
        target: { type: 'Source', id: changes.id },
        because,
        details: { before: was, after: describe(source) },
      })
      await em.flush()
    })
    scope.forget()
    return changes.id
  }

  /**
   * Forgets the source with where it has seen certificates and endpoints. The certificates stay.
   * @throws DomainError CONFLICT for a stale version; RequestError for rights
   */
  async delete(scope: Scope, { id, version }: Deletion): Promise<void> {
    const because = permitted(mayManageSources(scope.actor, 'source:delete'))
    await requirePresent(scope, id)
    await scope.em.transactional(async (em) => {
      const source = await em.findOneOrFail(Source, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
      refuseStale(version, source.version)
      recordAudit(em, scope, {
        action: 'source.delete',
        target: { type: 'Source', id },
        because,
        details: describe(source),
      })
      em.remove(source)
      await em.flush()
    })
    scope.forget()
  }

  /** Asks for a sync now, also of a source that is not active. @throws RequestError for rights and what is not there */
  async sync(scope: Scope, id: string, acceptEmpty: boolean): Promise<void> {
    const because = permitted(mayManageSources(scope.actor, 'source:sync'))
    await requirePresent(scope, id)
    await scope.em.transactional(async (em) => {
      await requestSync(em, id, { acceptEmpty, now: scope.now() })
      const source = await em.findOneOrFail(Source, id, { refresh: true })
      recordAudit(em, scope, {
        action: 'source.sync',
        target: { type: 'Source', id },
        because,
        details: { name: source.name, acceptEmpty },
      })
      await this.#queue.enqueue(em, SYNC_SOURCE, { sourceId: id })
    })
    scope.forget()
  }
}

interface Facts extends Labels {
  owner?: string
  notify?: boolean
  active?: boolean
  intervalMinutes?: number | null
  absentAfter?: number
}

/** What is given, as it will be stored. */
function judgeFacts(given: Omit<SourceChanges, 'id'>, problems: Problems): Facts {
  const { owner, notify, active, intervalMinutes, absentAfter } = given
  const required = <T>(value: T | null, field: string): T | undefined => {
    if (value === null) problems.add('REQUIRED', 'it cannot be cleared', [field])
    return value ?? undefined
  }
  const found: { [Name in keyof Facts]: Facts[Name] | undefined } = {
    ...judgeLabels(given, problems),
    ...(owner !== undefined && { owner: problems.collect([], () => normalizeOwner(owner ?? '', ['owner'])) }),
    ...(notify !== undefined && { notify: required(notify, 'notify') }),
    ...(active !== undefined && { active: required(active, 'active') }),
    ...(intervalMinutes !== undefined && { intervalMinutes }),
    ...(absentAfter !== undefined && { absentAfter: required(absentAfter, 'absentAfter') }),
  }
  if (intervalMinutes != null) checkRange(problems, 'intervalMinutes', intervalMinutes, INTERVAL)
  if (absentAfter != null) checkRange(problems, 'absentAfter', absentAfter, ABSENCES)
  return found as Facts
}

function checkRange(problems: Problems, field: string, value: number, { lowest, highest }: typeof INTERVAL): void {
  if (value >= lowest && value <= highest) return
  problems.add('OUT_OF_RANGE', `expected ${lowest} to ${highest}, found ${value}`, [field])
}

/** When it is due by itself: as before, at once when it begins to be, never when it ends. */
function nextSync(source: Source, was: ReturnType<typeof describe>, now: Date): Date | null {
  const { active, intervalMinutes = null, nextSyncAt = null } = source
  if (!active || intervalMinutes === null) return null
  if (!was.active || was.intervalMinutes !== intervalMinutes || nextSyncAt === null) {
    const soonest = (source.lastSyncAt?.getTime() ?? 0) + intervalMinutes * MINUTE
    return new Date(Math.max(soonest, now.getTime()))
  }
  return nextSyncAt
}

async function requirePresent(scope: Scope, id: string): Promise<void> {
  if ((await scope.loader(sourceById).load(id)) !== null) return
  throw new RequestError('NOT_FOUND', 'There is no source with this id.')
}

/** For the audit log: what is not secret. */
function describe(source: Source) {
  const { name, description, plugin, options, writeOnlyOptions, owner, notify, active, absentAfter } = source
  const intervalMinutes = source.intervalMinutes ?? null
  return { name, description, plugin, options, writeOnlyOptions, owner, notify, active, intervalMinutes, absentAfter }
}
