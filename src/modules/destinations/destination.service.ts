// createDestination, updateDestination, deleteDestination.
import { LockMode } from '@mikro-orm/core'
import { permitted } from '../../auth/permissions.ts'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { DomainError, Problems, RequestError } from '../../errors.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { changedOption } from '../../plugins/options.ts'
import type { OptionValues } from '../../plugins/plugin.ts'
import { pluginOf } from '../../plugins/registry.ts'
import { recordAudit } from '../audit/index.ts'
import { idempotently } from '../idempotency/index.ts'
import { claimName, type Deletion, judgeLabels, refuseStale } from '../names.ts'
import { normalizeServedAt } from './served-at.ts'
import type { ChosenOptions, PluginSettings } from '../plugins/index.ts'
import { existingRoleIds } from '../roles/index.ts'
import { Role } from '../roles/role.entity.ts'
import { redeployAll } from './deployment-plans.ts'
import { Destination } from './destination.entity.ts'
import { mayManageDestinations } from './destination.policy.ts'
import {
  countDeployments,
  deleteRemoved,
  destinationById,
  forgetLocations,
  lockTried,
} from './destination.repository.ts'

export interface NewDestination {
  readonly name: string
  readonly description: string | null
  readonly roleIds: readonly string[]
  readonly servedAt: readonly string[]
  readonly options: ChosenOptions
  readonly idempotencyKey: string | null
}

/** Absent keeps, null or an empty list clears. Ids are UUIDs. */
export interface DestinationChanges {
  readonly id: string
  readonly version?: number | null
  readonly name?: string | null
  readonly description?: string | null
  readonly roleIds?: readonly string[] | null
  readonly servedAt?: readonly string[] | null
  readonly options?: ChosenOptions | null
  /** Also when that leaves certificates behind where nothing takes them away. */
  readonly force: boolean
}

const MAX_ROLES = 100

export class DestinationService {
  readonly #settings: PluginSettings
  readonly #jobs: JobQueue

  constructor(settings: PluginSettings, jobs: JobQueue) {
    this.#settings = settings
    this.#jobs = jobs
  }

  /** @throws DomainError(s) for the input with every problem at once, RequestError for rights; nothing is stored then */
  async create(scope: Scope, input: NewDestination): Promise<string> {
    const because = permitted(mayManageDestinations(scope.actor, 'destination:create'))
    const body = { ...input, idempotencyKey: null }
    return idempotently(
      scope,
      { operation: 'createDestination', key: input.idempotencyKey, body },
      async (complete) => {
        const now = scope.now()
        const id = uuidv7(now)
        const problems = new Problems()
        const { name = '', description = null } = judgeLabels(input, problems)
        const servedAt = problems.collect([], () => normalizeServedAt(input.servedAt, 'servedAt')) ?? []
        await checkRoles(scope.em, input.roleIds, problems)
        const plugin = await this.#settings.configureNew('DESTINATION', id, input.options, problems)
        await scope.em.transactional(async (em) => {
          await claimName(em, 'destinations', name, id)
          const destination = em.create(Destination, {
            id,
            name,
            description,
            servedAt,
            ...plugin,
            createdAt: now,
            updatedAt: now,
          })
          destination.roles.add(input.roleIds.map((roleId) => em.getReference(Role, roleId)))
          em.persist(destination)
          recordAudit(em, scope, {
            action: 'destination.create',
            target: { type: 'Destination', id },
            because,
            details: describe(destination),
          })
          await em.flush()
          await complete(em, id)
        })
        scope.forget()
        return id
      },
    )
  }

  /**
   * @throws DomainError CONFLICT for a stale version, IN_USE when something would be left behind, and others for the input;
   * RequestError for rights
   */
  async update(scope: Scope, changes: DestinationChanges): Promise<string> {
    const because = permitted(mayManageDestinations(scope.actor, 'destination:update'))
    await requirePresent(scope, changes.id)
    const before = await scope.em.findOneOrFail(Destination, changes.id, { populate: ['sealed'], refresh: true })
    refuseStale(changes.version, before.version)
    const { roleIds, servedAt, options } = changes
    const problems = new Problems()
    const next = {
      ...judgeLabels(changes, problems),
      ...(servedAt !== undefined && {
        servedAt: problems.collect([], () => normalizeServedAt(servedAt ?? [], 'servedAt')) ?? [],
      }),
    }
    await checkRoles(scope.em, roleIds ?? [], problems)
    const plugin = await this.#settings.configureAnew('DESTINATION', before, options, problems)
    await scope.em.transactional(async (em) => {
      const destination = await em.findOneOrFail(Destination, changes.id, {
        lockMode: LockMode.PESSIMISTIC_WRITE,
        refresh: true,
      })
      // Apart from the lock, which would reach into the roles that others share.
      await em.populate(destination, ['roles'])
      // Judged against what was read before the transaction: whoever changed it since comes first.
      refuseStale(before.version, destination.version)
      const left = await leftBehind(em, destination, plugin, changes.force)
      const was = describe(destination)
      if (next.name !== undefined) await claimName(em, 'destinations', next.name, changes.id)
      Object.assign(destination, next, plugin)
      if (roleIds !== undefined) destination.roles.set((roleIds ?? []).map((id) => em.getReference(Role, id)))
      destination.updatedAt = scope.now()
      recordAudit(em, scope, {
        action: 'destination.update',
        target: { type: 'Destination', id: changes.id },
        because,
        details: { before: was, after: describe(destination), ...(left > 0 && { leftBehind: left }) },
      })
      await em.flush()
      if (left > 0) await forgetLocations(em, changes.id)
      // Other options lead to another place: what is meant to be at the destination is put there anew.
      if (plugin !== null) await redeployAll(em, this.#jobs, changes.id, scope.now())
    })
    scope.forget()
    return changes.id
  }

  /** @throws DomainError CONFLICT for a stale version, IN_USE while certificates are or may be there; RequestError for rights */
  async delete(scope: Scope, { id, version }: Deletion): Promise<void> {
    const because = permitted(mayManageDestinations(scope.actor, 'destination:delete'))
    await requirePresent(scope, id)
    await scope.em.transactional(async (em) => {
      const destination = await em.findOneOrFail(Destination, id, {
        lockMode: LockMode.PESSIMISTIC_WRITE,
        refresh: true,
      })
      refuseStale(version, destination.version)
      await refuseUsed(em, id, 'detach them first', ['id'])
      await deleteRemoved(em, id)
      recordAudit(em, scope, {
        action: 'destination.delete',
        target: { type: 'Destination', id },
        because,
        details: describe(destination),
      })
      em.remove(destination)
      await em.flush()
    })
    scope.forget()
  }
}

/**
 * How many certificates stay where they are, with nobody to take them away, when these options come to hold.
 * @throws DomainError IN_USE unless that is 0, or the same plugin is forced to another place
 */
async function leftBehind(
  em: Em,
  { id, plugin, options }: Destination,
  next: { plugin: string; options: OptionValues } | null,
  force: boolean,
): Promise<number> {
  if (next === null) return 0
  if (next.plugin !== plugin) {
    await refuseUsed(em, id, 'make another destination instead', ['options', next.plugin])
    return 0
  }
  const { capabilities, options: declared } = pluginOf('DESTINATION', plugin)
  const places = declared.filter(({ isPlace }) => isPlace === true)
  const moved = changedOption(places, next.options, options)
  if (moved === undefined || !capabilities.includes('REMOVE')) return 0
  const path = ['options', plugin, moved.name]
  const { staying, leaving } = await lockTried(em, id)
  if (leaving > 0) {
    const message = `certificates are still to be taken away from there (${leaving}); await that, or forget them (forgetDeployment)`
    throw new DomainError('IN_USE', message, path)
  }
  if (staying > 0 && !force) {
    const message = `certificates that are or may be there (${staying}) would stay; detach them first, make another destination, or use force`
    throw new DomainError('IN_USE', message, path)
  }
  return staying
}

async function refuseUsed(em: Em, id: string, remedy: string, path: readonly string[]): Promise<void> {
  const count = await countDeployments(em, id)
  if (count > 0) throw new DomainError('IN_USE', `${count} certificates are attached to it; ${remedy}`, path)
}

async function checkRoles(em: Em, roleIds: readonly string[], problems: Problems): Promise<void> {
  if (roleIds.length > MAX_ROLES) {
    problems.add('TOO_MANY', `expected at most ${MAX_ROLES} ids, found ${roleIds.length}`, ['roleIds'])
    return
  }
  const roles = await existingRoleIds(em, roleIds)
  for (const [index, id] of roleIds.entries()) {
    if (!roles.has(id)) problems.add('NOT_FOUND', 'there is no role with this id', ['roleIds', String(index)])
  }
}

export async function requirePresent(scope: Scope, id: string): Promise<void> {
  if ((await scope.loader(destinationById).load(id)) !== null) return
  throw new RequestError('NOT_FOUND', 'There is no destination with this id.')
}

/** For the audit log: what is not secret. */
function describe({ name, description, servedAt, plugin, options, writeOnlyOptions, roles }: Destination) {
  const roleIds = roles.isInitialized() ? roles.getIdentifiers() : undefined
  return { name, description, servedAt, plugin, options, writeOnlyOptions, roleIds }
}
