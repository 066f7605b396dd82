// Domains that are written down before any certificate covers them, and which of them are sensitive.
import { LockMode } from '@mikro-orm/core'
import { isIP } from 'node:net'
import { permitted } from '../../auth/permissions.ts'
import type { Em } from '../../database/connection.ts'
import { lockFor } from '../../database/locks.ts'
import type { Scope } from '../../database/scope.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { atPath, DomainError, RequestError } from '../../errors.ts'
import { normalizeGeneralName } from '../../pki/general-name-rules.ts'
import { recordAudit } from '../audit/index.ts'
import { idempotently } from '../idempotency/index.ts'
import { refuseStale } from '../names.ts'
import { Domain } from './domain.entity.ts'
import { mayManageDomains } from './domain.policy.ts'
import { countCertificatesOf, findDomainId } from './domain.repository.ts'

export interface NewDomain {
  readonly name: string
  readonly sensitive: boolean
  readonly idempotencyKey: string | null
}

export interface DomainChanges {
  readonly id: string
  readonly version?: number | null
  readonly sensitive: boolean
}

export class DomainService {
  /** @throws DomainError INVALID for what is neither a DNS name nor an address, TAKEN for one that is there */
  async create(scope: Scope, input: NewDomain): Promise<string> {
    const because = permitted(mayManageDomains(scope.actor, 'domain:create'))
    const body = { ...input, idempotencyKey: null }
    return idempotently(scope, { operation: 'createDomain', key: input.idempotencyKey, body }, async (complete) => {
      const name = atPath(['name'], () => normalizeDomain(input.name))
      const now = scope.now()
      const id = uuidv7(now)
      await scope.em.transactional(async (em) => {
        await lockFor(em, `domain ${name}`)
        if ((await findDomainId(em, name)) !== null) throw taken()
        em.persist(em.create(Domain, { id, name, sensitive: input.sensitive, createdAt: now }))
        await em.flush()
        await complete(em, id)
        recordAudit(em, scope, {
          action: 'domain.create',
          target: { type: 'Domain', id },
          because,
          details: { name, sensitive: input.sensitive },
        })
      })
      scope.forget()
      return id
    })
  }

  /** @throws DomainError CONFLICT for a stale version; RequestError for rights */
  async update(scope: Scope, changes: DomainChanges): Promise<string> {
    const because = permitted(mayManageDomains(scope.actor, 'domain:update'))
    await scope.em.transactional(async (em) => {
      const domain = await lockedDomain(em, changes)
      const before = domain.sensitive
      domain.sensitive = changes.sensitive
      recordAudit(em, scope, {
        action: 'domain.update',
        target: { type: 'Domain', id: changes.id },
        because,
        details: { name: domain.name, before: { sensitive: before }, after: { sensitive: changes.sensitive } },
      })
      await em.flush()
    })
    scope.forget()
    return changes.id
  }

  /** @throws DomainError IN_USE while a certificate covers it: it would come back with the next one, not sensitive */
  async delete(scope: Scope, input: { id: string; version?: number | null }): Promise<string> {
    const because = permitted(mayManageDomains(scope.actor, 'domain:delete'))
    await scope.em.transactional(async (em) => {
      const domain = await lockedDomain(em, input)
      const covering = await countCertificatesOf(em, input.id)
      if (covering > 0) throw new DomainError('IN_USE', `${covering} certificates cover it`, ['id'])
      em.remove(domain)
      recordAudit(em, scope, {
        action: 'domain.delete',
        target: { type: 'Domain', id: input.id },
        because,
        details: { name: domain.name, sensitive: domain.sensitive },
      })
      await em.flush()
    })
    scope.forget()
    return input.id
  }
}

/** As certificates write it: A-labels or an address, lower case. */
function normalizeDomain(text: string): string {
  const value = text.trim()
  return normalizeGeneralName({ type: isIP(value) === 0 ? 'DNS' : 'IP', value }).value.toLowerCase()
}

async function lockedDomain(em: Em, { id, version }: { id: string; version?: number | null }): Promise<Domain> {
  const domain = await em.findOne(Domain, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
  if (domain === null) throw new RequestError('NOT_FOUND', 'There is no domain with this id.')
  refuseStale(version, domain.version)
  return domain
}

function taken(): DomainError {
  return new DomainError('TAKEN', 'there is a domain of this name; update it instead', ['name'])
}
