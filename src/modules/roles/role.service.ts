// Roles: who belongs together, and may act on what carries the role's name or the role itself.
import { LockMode } from '@mikro-orm/core'
import { permitted } from '../../auth/permissions.ts'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { keyIdOf, type SecretBox } from '../../database/secrets.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { DomainError, Problems, RequestError } from '../../errors.ts'
import { recordAudit } from '../audit/index.ts'
import { idempotently } from '../idempotency/index.ts'
import { refuseStale } from '../names.ts'
import { normalizeDescription } from '../owner.ts'
import { normalizeRoleName } from './role-names.ts'
import { Role } from './role.entity.ts'
import { mayChangeAdmins, mayManageRoles, type RolePermission } from './role.policy.ts'
import {
  ADMIN_ROLE_ID,
  existingMemberIds,
  findRoleId,
  lockAdmins,
  lockRoleName,
  refuseNoAdmin,
  removeCredentials,
  roleById,
  setMembers,
  storeCredentials,
  useOfRole,
} from './role.repository.ts'

/** An account at a remote CA. */
export interface Credentials {
  readonly username: string
  readonly password: string
}

export interface NewRole {
  readonly name: string
  readonly description: string | null
  /** UUIDs. */
  readonly userIds: readonly string[]
  readonly managedByIdentityProvider: boolean
  readonly credentials: Credentials | null
  readonly idempotencyKey: string | null
}

/** Absent keeps, null or an empty list clears. Ids are UUIDs. */
export interface RoleChanges {
  readonly id: string
  readonly version?: number | null
  readonly name?: string | null
  readonly description?: string | null
  readonly userIds?: readonly string[] | null
  readonly managedByIdentityProvider?: boolean | null
  readonly credentials?: Credentials | null
}

const MAX_MEMBERS = 1000
const MAX_CREDENTIAL = 1024

export class RoleService {
  readonly #secrets: SecretBox

  constructor(secrets: SecretBox) {
    this.#secrets = secrets
  }

  /** @throws DomainError(s) for the input, RequestError for rights; nothing is stored then */
  async create(scope: Scope, input: NewRole): Promise<string> {
    const because = allowed(scope, 'role:create')
    // The password is left out: a plain hash of it would be stored beside the key.
    const body = { ...input, credentials: input.credentials?.username ?? null, idempotencyKey: null }
    const request = { operation: 'createRole', key: input.idempotencyKey, body }
    return idempotently(scope, request, async (complete) => {
      const problems = new Problems()
      const name = problems.collect([], () => normalizeRoleName(input.name, ['name']))
      const description = problems.collect([], () => normalizeDescription(input.description, ['description']))
      problems.collect([], () => checkCredentials(input.credentials))
      await checkMembers(scope, input.userIds, problems)
      problems.throwIfAny()
      if (name === undefined || description === undefined) throw new Error('checked above')
      const now = scope.now()
      const id = uuidv7(now)
      await scope.em.transactional(async (em) => {
        await refuseTaken(em, name, null)
        const { managedByIdentityProvider } = input
        em.persist(
          em.create(Role, { id, name, description, managedByIdentityProvider, createdAt: now, updatedAt: now }),
        )
        await em.flush()
        await setMembers(em, id, input.userIds)
        await this.#setCredentials(em, id, input.credentials, now)
        await complete(em, id)
        recordAudit(em, scope, {
          action: 'role.create',
          target: { type: 'Role', id },
          because,
          details: { name, description, userIds: input.userIds, hasCredentials: input.credentials !== null },
        })
      })
      scope.forget()
      return id
    })
  }

  /** @throws DomainError CONFLICT for a stale version and others for the input; RequestError for rights */
  async update(scope: Scope, changes: RoleChanges): Promise<string> {
    const because = allowed(scope, 'role:update')
    const { id } = changes
    if (id === ADMIN_ROLE_ID && changes.userIds !== undefined) permitted(mayChangeAdmins(scope.actor))
    const problems = new Problems()
    const present = (await scope.loader(roleById).load(id))?.name
    const name = problems.collect([], () => newName(changes.name, present))
    const description = problems.collect([], () =>
      changes.description === undefined ? undefined : normalizeDescription(changes.description, ['description']),
    )
    problems.collect([], () => checkCredentials(changes.credentials ?? null))
    if (changes.managedByIdentityProvider === null) {
      problems.add('REQUIRED', 'expected true or false', ['managedByIdentityProvider'])
    }
    await checkMembers(scope, changes.userIds ?? [], problems)
    problems.throwIfAny()
    await scope.em.transactional(async (em) => {
      if (id === ADMIN_ROLE_ID) await lockAdmins(em)
      const role = await lockedRole(em, id)
      refuseStale(changes.version, role.version)
      refuseForBuiltIn(role, changes, name)
      await refuseForName(em, role, name)
      const managed = changes.managedByIdentityProvider ?? role.managedByIdentityProvider
      if (managed && changes.userIds !== undefined) throw decidedElsewhere(['userIds'])
      if (name !== undefined) role.name = name
      if (description !== undefined) role.description = description
      role.managedByIdentityProvider = managed
      role.updatedAt = scope.now()
      await em.flush()
      if (changes.userIds !== undefined) await setMembers(em, id, changes.userIds ?? [])
      if (id === ADMIN_ROLE_ID) await refuseNoAdmin(em, ['userIds'])
      if (changes.credentials !== undefined) await this.#setCredentials(em, id, changes.credentials, scope.now())
      recordAudit(em, scope, {
        action: 'role.update',
        target: { type: 'Role', id },
        because,
        details: { ...withoutSecrets(changes), name: role.name },
      })
    })
    scope.forget()
    return id
  }

  /**
   * Removes a role that nothing depends on.
   * @throws DomainError IN_USE while certificates or authorities are owned by it or carry it
   */
  async delete(scope: Scope, input: { id: string; version?: number | null }): Promise<string> {
    const because = allowed(scope, 'role:delete')
    await scope.em.transactional(async (em) => {
      const role = await lockedRole(em, input.id)
      refuseStale(input.version, role.version)
      if (role.builtIn) throw new DomainError('POLICY_VIOLATION', 'built-in roles stay', ['id'])
      const use = await useOfRole(em, role)
      if (use.owned + use.attached > 0) {
        const message = `it owns ${use.owned} and is attached to ${use.attached} certificates and authorities`
        throw new DomainError('IN_USE', message, ['id'])
      }
      em.remove(role)
      recordAudit(em, scope, {
        action: 'role.delete',
        target: { type: 'Role', id: input.id },
        because,
        details: { name: role.name },
      })
    })
    scope.forget()
    return input.id
  }

  async #setCredentials(em: Em, roleId: string, credentials: Credentials | null, now: Date): Promise<void> {
    if (credentials === null) return removeCredentials(em, roleId)
    const plaintext = Buffer.from(JSON.stringify(credentials), 'utf8')
    try {
      const sealed = this.#secrets.seal(plaintext, { table: 'role_credentials', column: 'sealed', id: roleId })
      await storeCredentials(em, { roleId, sealed, keyId: keyIdOf(sealed), now })
    } finally {
      plaintext.fill(0)
    }
  }
}

function allowed(scope: Scope, permission: RolePermission): string {
  return permitted(mayManageRoles(scope.actor, permission))
}

async function lockedRole(em: Em, id: string): Promise<Role> {
  const role = await em.findOne(Role, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
  if (role === null) throw new RequestError('NOT_FOUND', 'There is no role with this id.')
  return role
}

/** The name it has is as good as it was: a client may send a role back as it got it, also a built-in one. */
function newName(name: string | null | undefined, present: string | undefined): string | undefined {
  if (name === null) throw new DomainError('REQUIRED', 'a role always has a name', ['name'])
  return name === undefined || name === present ? name : normalizeRoleName(name, ['name'])
}

function refuseForBuiltIn(role: Role, changes: RoleChanges, name: string | undefined): void {
  if (!role.builtIn) return
  if (name !== undefined && name !== role.name) {
    throw new DomainError('POLICY_VIOLATION', 'built-in roles keep their name', ['name'])
  }
  if (changes.managedByIdentityProvider === true) {
    const message = 'built-in roles are given by an admin, and by the role map besides'
    throw new DomainError('POLICY_VIOLATION', message, ['managedByIdentityProvider'])
  }
}

/** Under another name it would no longer be the owner of what names it, and be the owner of what names the new one. */
async function refuseForName(em: Em, role: Role, name: string | undefined): Promise<void> {
  if (name === undefined || name === role.name) return
  await refuseTaken(em, name, role.id)
  const { owned } = await useOfRole(em, role)
  if (owned > 0) throw new DomainError('IN_USE', `it owns ${owned} certificates and authorities by its name`, ['name'])
}

async function refuseTaken(em: Em, name: string, except: string | null): Promise<void> {
  await lockRoleName(em, name)
  const holder = await findRoleId(em, name)
  if (holder !== null && holder !== except) throw new DomainError('TAKEN', 'there is a role of this name', ['name'])
}

function decidedElsewhere(path: readonly string[]): DomainError {
  return new DomainError('UNSUPPORTED', 'the identity provider decides who is a member of this role', path)
}

async function checkMembers(scope: Scope, userIds: readonly string[], problems: Problems): Promise<void> {
  if (userIds.length > MAX_MEMBERS) {
    problems.add('TOO_MANY', `expected at most ${MAX_MEMBERS} members, found ${userIds.length}`, ['userIds'])
    return
  }
  const existing = await existingMemberIds(scope.em, userIds)
  for (const [index, id] of userIds.entries()) {
    if (!existing.has(id)) problems.add('NOT_FOUND', 'there is no user with this id', ['userIds', String(index)])
  }
}

function checkCredentials(credentials: Credentials | null): void {
  for (const field of ['username', 'password'] as const) {
    const length = credentials?.[field].length
    if (length === 0) throw new DomainError('REQUIRED', 'expected some text', ['credentials', field])
    if (length !== undefined && length > MAX_CREDENTIAL) {
      throw new DomainError('TOO_LONG', `expected at most ${MAX_CREDENTIAL} characters`, ['credentials', field])
    }
  }
}

function withoutSecrets({ credentials, ...changes }: RoleChanges): Record<string, unknown> {
  if (credentials === undefined) return { ...changes }
  return { ...changes, credentials: credentials === null ? 'removed' : 'replaced' }
}
