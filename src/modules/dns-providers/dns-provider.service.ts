// createDnsProvider, updateDnsProvider, deleteDnsProvider.
import { LockMode } from '@mikro-orm/core'
import { permitted } from '../../auth/permissions.ts'
import type { Scope } from '../../database/scope.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { DomainError, Problems, RequestError } from '../../errors.ts'
import { recordAudit } from '../audit/index.ts'
import { idempotently } from '../idempotency/index.ts'
import { claimName, type Deletion, judgeLabels, refuseStale } from '../names.ts'
import type { ChosenOptions, PluginSettings } from '../plugins/index.ts'
import { DnsProvider } from './dns-provider.entity.ts'
import { mayManageDnsProviders } from './dns-provider.policy.ts'
import { countUses, dnsProviderById, forgetDeletedUses } from './dns-provider.repository.ts'

export interface NewDnsProvider {
  readonly name: string
  readonly description: string | null
  readonly options: ChosenOptions
  readonly idempotencyKey: string | null
}

/** Absent keeps, null clears. The id is a UUID. */
export interface DnsProviderChanges {
  readonly id: string
  readonly version?: number | null
  readonly name?: string | null
  readonly description?: string | null
  readonly options?: ChosenOptions | null
}

export class DnsProviderService {
  readonly #settings: PluginSettings

  constructor(settings: PluginSettings) {
    this.#settings = settings
  }

  /** @throws DomainError(s) for the input with every problem at once, RequestError for rights; nothing is stored then */
  async create(scope: Scope, input: NewDnsProvider): Promise<string> {
    const because = permitted(mayManageDnsProviders(scope.actor, 'dns-provider:create'))
    const body = { ...input, idempotencyKey: null }
    return idempotently(
      scope,
      { operation: 'createDnsProvider', key: input.idempotencyKey, body },
      async (complete) => {
        const now = scope.now()
        const id = uuidv7(now)
        const problems = new Problems()
        const { name = '', description = null } = judgeLabels(input, problems)
        const plugin = await this.#settings.configureNew('DNS_PROVIDER', id, input.options, problems)
        await scope.em.transactional(async (em) => {
          await claimName(em, 'dns_providers', name, id)
          const provider = em.create(DnsProvider, { id, name, description, ...plugin, createdAt: now, updatedAt: now })
          em.persist(provider)
          recordAudit(em, scope, {
            action: 'dns-provider.create',
            target: { type: 'DnsProvider', id },
            because,
            details: describe(provider),
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
  async update(scope: Scope, changes: DnsProviderChanges): Promise<string> {
    const because = permitted(mayManageDnsProviders(scope.actor, 'dns-provider:update'))
    await requirePresent(scope, changes.id)
    const before = await scope.em.findOneOrFail(DnsProvider, changes.id, { populate: ['sealed'], refresh: true })
    refuseStale(changes.version, before.version)
    const problems = new Problems()
    const next = judgeLabels(changes, problems)
    const plugin = await this.#settings.configureAnew('DNS_PROVIDER', before, changes.options, problems)
    await scope.em.transactional(async (em) => {
      const provider = await em.findOneOrFail(DnsProvider, changes.id, {
        lockMode: LockMode.PESSIMISTIC_WRITE,
        refresh: true,
      })
      // Judged against what was read before the transaction: whoever changed it since comes first.
      refuseStale(before.version, provider.version)
      const was = describe(provider)
      if (next.name !== undefined) await claimName(em, 'dns_providers', next.name, changes.id)
      Object.assign(provider, next, plugin)
      provider.updatedAt = scope.now()
      recordAudit(em, scope, {
        action: 'dns-provider.update',
        target: { type: 'DnsProvider', id: changes.id },
        because,
        details: { before: was, after: describe(provider) },
      })
      await em.flush()
    })
    scope.forget()
    return changes.id
  }

  /** @throws DomainError CONFLICT for a stale version, IN_USE while certificates name it; RequestError for rights */
  async delete(scope: Scope, { id, version }: Deletion): Promise<void> {
    const because = permitted(mayManageDnsProviders(scope.actor, 'dns-provider:delete'))
    await requirePresent(scope, id)
    await scope.em.transactional(async (em) => {
      const provider = await em.findOneOrFail(DnsProvider, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
      refuseStale(version, provider.version)
      const count = await countUses(em, id)
      if (count > 0) throw new DomainError('IN_USE', `${count} certificates name it`, ['id'])
      await forgetDeletedUses(em, id)
      recordAudit(em, scope, {
        action: 'dns-provider.delete',
        target: { type: 'DnsProvider', id },
        because,
        details: describe(provider),
      })
      em.remove(provider)
      await em.flush()
    })
    scope.forget()
  }
}

async function requirePresent(scope: Scope, id: string): Promise<void> {
  if ((await scope.loader(dnsProviderById).load(id)) !== null) return
  throw new RequestError('NOT_FOUND', 'There is no DNS provider with this id.')
}

/** For the audit log: what is not secret. */
function describe({ name, description, plugin, options, writeOnlyOptions }: DnsProvider) {
  return { name, description, plugin, options, writeOnlyOptions }
}
