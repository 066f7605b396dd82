// createNotification, updateNotification, deleteNotification.
import { LockMode } from '@mikro-orm/core'
import { permitted, type Verdict } from '../../auth/permissions.ts'
import type { Scope } from '../../database/scope.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { DomainError, Problems, RequestError } from '../../errors.ts'
import { recordAudit } from '../audit/index.ts'
import { idempotently } from '../idempotency/index.ts'
import { claimName, type Deletion, normalizeName, refuseStale } from '../names.ts'
import { normalizeDescription, normalizeOwner } from '../owner.ts'
import type { ChosenOptions, PluginSettings } from '../plugins/index.ts'
import { ensureOwnerRole } from '../roles/index.ts'
import { User } from '../users/user.entity.ts'
import { isReservedNoticeName } from './default-notices.ts'
import { normalizeIntervals } from './intervals.ts'
import { NOTICE_EVENTS, type NoticeEvent } from './notice-events.ts'
import { Notification, type NotificationInterval } from './notification.entity.ts'
import { mayCreateNotification, mayManageNotification, type NotificationPermission } from './notification.policy.ts'
import { countAttachments, factsOf, notificationById } from './notification.repository.ts'

export interface NewNotification {
  readonly name: string
  readonly description: string | null
  readonly owner: string | null
  readonly active: boolean
  readonly intervals: readonly NotificationInterval[]
  /** Null: all of them. */
  readonly events: readonly NoticeEvent[] | null
  readonly options: ChosenOptions
  readonly idempotencyKey: string | null
}

/** Absent keeps, null clears. */
export interface NotificationChanges {
  readonly id: string
  readonly version?: number | null
  readonly name?: string | null
  readonly description?: string | null
  readonly owner?: string | null
  readonly active?: boolean | null
  readonly intervals?: readonly NotificationInterval[] | null
  readonly events?: readonly NoticeEvent[] | null
  readonly options?: ChosenOptions | null
}

/** The verdict, or null when there is no such notification. */
export async function verdictOnNotification(
  scope: Scope,
  id: string,
  permission: NotificationPermission,
): Promise<Verdict | null> {
  const notification = await scope.loader(notificationById).load(id)
  return notification === null ? null : mayManageNotification(scope.actor, factsOf(notification), permission)
}

export class NotificationService {
  readonly #settings: PluginSettings

  constructor(settings: PluginSettings) {
    this.#settings = settings
  }

  /** @throws DomainError(s) for the input with every problem at once, RequestError for rights; nothing is stored then */
  async create(scope: Scope, input: NewNotification): Promise<string> {
    const because = permitted(mayCreateNotification(scope.actor))
    const body = { ...input, idempotencyKey: null }
    return idempotently(
      scope,
      { operation: 'createNotification', key: input.idempotencyKey, body },
      async (complete) => {
        const now = scope.now()
        const id = uuidv7(now)
        const problems = new Problems()
        const name = problems.collect([], () => ownName(input.name)) ?? ''
        const description = problems.collect([], () => normalizeDescription(input.description, ['description'])) ?? null
        const owner = problems.collect([], () => optionalOwner(input.owner)) ?? null
        const intervals = problems.collect([], () => normalizeIntervals(input.intervals)) ?? []
        const plugin = await this.#settings.configureNew('NOTIFIER', id, input.options, problems)
        const { actor } = scope
        await scope.em.transactional(async (em) => {
          await claimName(em, 'notifications', name, id)
          if (owner !== null) await ensureOwnerRole(em, owner, now)
          const creator = actor.kind === 'user' ? em.getReference(User, actor.userId, { wrapped: true }) : null
          const notification = em.create(Notification, {
            id,
            name,
            description,
            owner,
            creator,
            creatorHasRights: true,
            active: input.active,
            ...plugin,
            intervals,
            events: normalizeEvents(input.events),
            defaultFor: null,
            createdAt: now,
            updatedAt: now,
          })
          em.persist(notification)
          recordAudit(em, scope, {
            action: 'notification.create',
            target: { type: 'Notification', id },
            because,
            details: describe(notification),
          })
          await em.flush()
          await complete(em, id)
        })
        scope.forget()
        return id
      },
    )
  }

  /** @throws DomainError CONFLICT for a stale version and others for the input; RequestError for rights */
  async update(scope: Scope, changes: NotificationChanges): Promise<string> {
    const because = await require(scope, changes.id, 'notification:update')
    const before = await scope.em.findOneOrFail(Notification, changes.id, { populate: ['sealed'], refresh: true })
    refuseStale(changes.version, before.version)
    const problems = new Problems()
    const next = problems.collect([], () => judgeChanges(before, changes))
    const { options } = changes
    const plugin = await this.#settings.configureAnew('NOTIFIER', before, options, problems)
    await scope.em.transactional(async (em) => {
      const now = scope.now()
      const notification = await em.findOneOrFail(Notification, changes.id, {
        lockMode: LockMode.PESSIMISTIC_WRITE,
        refresh: true,
      })
      // Judged against what was read before the transaction: whoever changed it since comes first.
      refuseStale(before.version, notification.version)
      const was = describe(notification)
      if (next?.name !== undefined) await claimName(em, 'notifications', next.name, changes.id)
      if (next?.owner != null) await ensureOwnerRole(em, next.owner, now)
      if (next?.owner !== undefined && next.owner !== notification.owner) notification.creatorHasRights = false
      Object.assign(notification, next, plugin)
      notification.updatedAt = now
      recordAudit(em, scope, {
        action: 'notification.update',
        target: { type: 'Notification', id: changes.id },
        because,
        details: { before: was, after: describe(notification) },
      })
      await em.flush()
    })
    scope.forget()
    return changes.id
  }

  /**
   * @param force also when certificates rely on it
   * @throws DomainError CONFLICT for a stale version, IN_USE, or UNSUPPORTED for a default notice; RequestError for rights
   */
  async delete(scope: Scope, { id, version }: Deletion, force: boolean): Promise<void> {
    const because = await require(scope, id, 'notification:delete')
    await scope.em.transactional(async (em) => {
      const notification = await em.findOneOrFail(Notification, id, {
        lockMode: LockMode.PESSIMISTIC_WRITE,
        refresh: true,
      })
      refuseStale(version, notification.version)
      if (notification.defaultFor != null) {
        const message = 'default notices come again with the next certificate; deactivate it instead'
        throw new DomainError('UNSUPPORTED', message, ['id'])
      }
      const count = await countAttachments(em, id)
      if (count > 0 && !force) {
        throw new DomainError('IN_USE', `${count} certificates rely on it; detach them, or use force`, ['id'])
      }
      recordAudit(em, scope, {
        action: 'notification.delete',
        target: { type: 'Notification', id },
        because,
        details: { ...describe(notification), certificates: count },
      })
      em.remove(notification)
      await em.flush()
    })
    scope.forget()
  }
}

function judgeChanges(before: Notification, changes: NotificationChanges) {
  const problems = new Problems()
  const { name, description, owner, active, intervals } = changes
  if (before.defaultFor != null) {
    for (const field of ['name', 'owner'] as const) {
      if (changes[field] !== undefined) problems.add('UNSUPPORTED', 'default notices keep it', [field])
    }
  }
  if (active === null) problems.add('REQUIRED', 'expected true or false', ['active'])
  if (changes.events === null) problems.add('REQUIRED', 'expected a list, which may be empty', ['events'])
  const next = {
    ...(name !== undefined && { name: problems.collect([], () => ownName(name)) ?? '' }),
    ...(description !== undefined && {
      description: problems.collect([], () => normalizeDescription(description, ['description'])) ?? null,
    }),
    ...(owner !== undefined && { owner: problems.collect([], () => optionalOwner(owner)) ?? null }),
    ...(active != null && { active }),
    ...(intervals !== undefined && { intervals: problems.collect([], () => normalizeIntervals(intervals)) ?? [] }),
    ...(changes.events != null && { events: normalizeEvents(changes.events) }),
  }
  problems.throwIfAny()
  return next
}

function ownName(name: string | null): string {
  const normalized = normalizeName(name, ['name'])
  if (isReservedNoticeName(normalized)) {
    throw new DomainError('INVALID', 'names that begin with DEFAULT_ are kept for default notices', ['name'])
  }
  return normalized
}

/** Each once, in the order of the list of all. */
function normalizeEvents(events: readonly NoticeEvent[] | null): readonly NoticeEvent[] {
  return NOTICE_EVENTS.filter((event) => events === null || events.includes(event))
}

function optionalOwner(owner: string | null): string | null {
  return owner === null ? null : normalizeOwner(owner, ['owner'])
}

async function require(scope: Scope, id: string, permission: NotificationPermission): Promise<string> {
  const verdict = await verdictOnNotification(scope, id, permission)
  if (verdict === null) throw new RequestError('NOT_FOUND', 'There is no notification with this id.')
  return permitted(verdict)
}

/** For the audit log: what is not secret. */
function describe({ name, owner, active, plugin, options, writeOnlyOptions, intervals, events }: Notification) {
  return { name, owner, active, plugin, options, writeOnlyOptions, intervals, events }
}
