// updateAuthority and deleteAuthority: what changes about an authority once it is there.
import { LockMode } from '@mikro-orm/core'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { DomainError, Problems, RequestError } from '../../errors.ts'
import { recordAudit } from '../audit/index.ts'
import type { IssuancePolicy } from '../issuance-policy.ts'
import type { ChosenOptions } from '../plugins/index.ts'
import { refuseStale } from '../names.ts'
import { normalizeDescription, normalizeOwner } from '../owner.ts'
import { ensureOwnerRole } from '../roles/index.ts'
import { Role } from '../roles/role.entity.ts'
import { applyIssuerChange, judgeIssuerChange } from './authority-issuer-changes.ts'
import type { AuthorityIssuers } from './authority-issuers.ts'
import { requireManagement } from './authority.access.ts'
import { checkRoles } from './authority.checks.ts'
import { checkIssuance } from './issuance-policy.checks.ts'
import { Authority } from './authority.entity.ts'
import type { AuthorityCreation } from './authority.policy.ts'
import { authorityFacts, deleteAuthority, handOverCertificates, usesOfAuthority } from './authority.repository.ts'

/** Absent keeps; null or an empty list clears. Ids are UUIDs. */
export interface AuthorityChanges {
  readonly id: string
  readonly version?: number | null
  readonly owner?: string | null
  readonly description?: string | null
  readonly active?: boolean | null
  readonly roleIds?: readonly string[] | null
  /** What is absent in it keeps as well; null goes back to the defaults. */
  readonly issuance?: Partial<IssuancePolicy> | null
  /** How its CA elsewhere is reached. */
  readonly issuer?: ChosenOptions | null
}

interface CheckedChanges {
  readonly owner: string | undefined
  readonly description: string | null | undefined
}

export class AuthorityChangesService {
  readonly #issuers: AuthorityIssuers
  readonly #creation: AuthorityCreation

  constructor(issuers: AuthorityIssuers, creation: AuthorityCreation) {
    this.#issuers = issuers
    this.#creation = creation
  }

  /** @throws DomainError CONFLICT for a stale version and others for the input; RequestError for rights */
  async update(scope: Scope, changes: AuthorityChanges): Promise<string> {
    const because = await this.#require(scope, changes.id, 'authority:update')
    const checked = checkChanges(changes)
    await checkRoles(scope, changes.roleIds ?? [])
    const { issuer } = changes
    if (issuer === null) throw new DomainError('REQUIRED', 'a CA elsewhere is always reached somehow', ['issuer'])
    const moved = issuer === undefined ? null : await judgeIssuerChange(scope, this.#issuers, changes.id, issuer)
    await scope.em.transactional(async (em) => {
      const authority = await lockAuthority(em, changes.id, changes.version ?? null)
      const before = describe(authority)
      const issuance = newIssuance(authority, changes)
      if (changes.active === true && authority.certificateId === null && authority.type !== 'EXTERNAL') {
        throw new DomainError('INVALID', 'it has no certificate to issue with yet', ['active'])
      }
      const owner = checked.owner ?? authority.owner
      await changeRoles(em, authority, changes.roleIds, owner, scope.now())
      if (owner !== authority.owner) await handOver(em, authority, owner, scope.now())
      if (checked.description !== undefined) authority.description = checked.description
      if (changes.active != null) authority.active = changes.active
      if (issuance !== undefined) authority.issuance = issuance
      if (moved !== null) await applyIssuerChange(em, changes.id, moved, scope.now())
      authority.updatedAt = scope.now()
      recordAudit(em, scope, {
        action: 'authority.update',
        target: { type: 'Authority', id: changes.id },
        because,
        details: {
          name: authority.name,
          before,
          after: describe(authority),
          ...(moved !== null && { issuer: moved.configured.options }),
        },
      })
      await em.flush()
    })
    scope.forget()
    return changes.id
  }

  /**
   * Deletes an authority that has issued nothing, with its key and its own two roles. Its certificate stays as a tracked one.
   * @throws DomainError IN_USE, CONFLICT; RequestError for rights
   */
  async delete(scope: Scope, request: { id: string; version: number | null }): Promise<string> {
    const because = await this.#require(scope, request.id, 'authority:delete')
    await scope.em.transactional(async (em) => {
      const authority = await lockAuthority(em, request.id, request.version)
      const uses = await usesOfAuthority(em, request.id)
      if (uses.length > 0) {
        throw new DomainError('IN_USE', `it has ${uses.join(' and ')}; deactivate it instead`, ['id'])
      }
      recordAudit(em, scope, {
        action: 'authority.delete',
        target: { type: 'Authority', id: request.id },
        because,
        details: describe(authority),
      })
      await em.flush()
      const roles = [authority.adminRoleId, authority.operatorRoleId]
      await deleteAuthority(
        em,
        request.id,
        roles.filter((id) => id != null),
      )
    })
    scope.forget()
    return request.id
  }

  async #require(scope: Scope, id: string, permission: 'authority:update' | 'authority:delete'): Promise<string> {
    const because = requireManagement(scope.actor, permission, this.#creation)
    if ((await scope.loader(authorityFacts).load(id)) === null) {
      throw new RequestError('NOT_FOUND', 'There is no authority with this id.')
    }
    return because
  }
}

async function lockAuthority(em: Em, id: string, version: number | null): Promise<Authority> {
  const authority = await em.findOne(Authority, id, {
    lockMode: LockMode.PESSIMISTIC_WRITE,
    refresh: true,
  })
  if (authority === null) throw new RequestError('NOT_FOUND', 'There is no authority with this id.')
  // Apart from the lock, which would reach into the roles that others share.
  await em.populate(authority, ['roles'])
  refuseStale(version, authority.version)
  return authority
}

function checkChanges(changes: AuthorityChanges): CheckedChanges {
  const problems = new Problems()
  const { owner, description } = changes
  if (owner === null) problems.add('REQUIRED', 'an authority always has an owner', ['owner'])
  if (changes.active === null) problems.add('REQUIRED', 'expected true or false', ['active'])
  const checked = {
    owner: owner == null ? undefined : problems.collect([], () => normalizeOwner(owner, ['owner'])),
    description:
      description === undefined
        ? undefined
        : problems.collect([], () => normalizeDescription(description, ['description'])),
  }
  problems.throwIfAny()
  return checked
}

function newIssuance(authority: Authority, { issuance }: AuthorityChanges): IssuancePolicy | undefined {
  if (issuance === undefined) return undefined
  const problems = new Problems()
  const checked = problems.collect(['issuance'], () =>
    issuance === null ? checkIssuance({}) : checkIssuance(issuance, authority.issuance),
  )
  problems.throwIfAny()
  return checked
}

/** The list as given, always with the owner role and the authority's own two; a new owner's role takes the old one's place. */
async function changeRoles(
  em: Em,
  authority: Authority,
  roleIds: readonly string[] | null | undefined,
  owner: string,
  now: Date,
): Promise<void> {
  const changesHands = owner !== authority.owner
  if (roleIds === undefined && !changesHands) return
  const held = authority.roles.getItems().filter((role) => !(changesHands && role.name === authority.owner))
  const own = [authority.adminRoleId, authority.operatorRoleId].filter((id) => id != null)
  const wanted = roleIds === undefined ? held.map((role) => role.id) : (roleIds ?? [])
  const all = new Set([await ensureOwnerRole(em, owner, now), ...own, ...wanted])
  authority.roles.set([...all].map((id) => em.getReference(Role, id)))
}

/** What followed from owning the CA goes to the new owner: its certificate, and the hold on what it issued. */
async function handOver(em: Em, authority: Authority, owner: string, now: Date): Promise<void> {
  const from = await ensureOwnerRole(em, authority.owner, now)
  const to = await ensureOwnerRole(em, owner, now)
  // What is known of a CA elsewhere is not its authority's own.
  const own = authority.type === 'EXTERNAL' ? { ...hands(authority), certificateId: null } : hands(authority)
  await handOverCertificates(em, own, { owner, from, to, now })
  authority.owner = owner
}

function hands({ id, owner, certificateId }: Authority) {
  return { id, owner, certificateId: certificateId ?? null }
}

function describe(authority: Authority): Record<string, unknown> {
  const { owner, description, active, issuance, roles } = authority
  return { owner, description, active, issuance, roleIds: roles.getIdentifiers() }
}
