// People: how users come to be, change and go.
import { LockMode } from '@mikro-orm/core'
import { checkPassword } from '../../auth/password-policy.ts'
import type { PasswordHasher } from '../../auth/passwords.ts'
import { permitted } from '../../auth/permissions.ts'
import type { Em } from '../../database/connection.ts'
import { lockFor } from '../../database/locks.ts'
import type { Scope } from '../../database/scope.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { DomainError, Problems, RequestError } from '../../errors.ts'
import { revokeKeysOf } from '../api-keys/index.ts'
import { recordAudit } from '../audit/index.ts'
import { idempotently } from '../idempotency/index.ts'
import { refuseStale } from '../names.ts'
import { normalizeOwner } from '../owner.ts'
import {
  ADMIN_ROLE_ID,
  ensureOwnerRole,
  lockAdmins,
  managedRoleIds,
  mayChangeAdmins,
  refuseNoAdmin,
} from '../roles/index.ts'
import { Role } from '../roles/role.entity.ts'
import { checkRoleIds, checkSubject, normalizeUsername } from './user.checks.ts'
import { User } from './user.entity.ts'
import { mayManageUsers, maySetPassword } from './user.policy.ts'
import { countTraces, endSessions, findAccount, storeIdentity, takenField } from './user.repository.ts'

export interface NewUser {
  readonly username: string
  readonly email: string
  readonly password: string | null
  /** Names; team roles are made when missing. */
  readonly roles?: readonly string[]
  /** UUIDs. */
  readonly roleIds?: readonly string[]
  readonly identityProviderSubject?: string | null
  readonly idempotencyKey?: string | null
}

/** Absent keeps, an empty list clears. Ids are UUIDs. */
export interface UserChanges {
  readonly id: string
  readonly version?: number | null
  readonly email?: string | null
  readonly active?: boolean | null
  readonly roleIds?: readonly string[] | null
  readonly identityProviderSubject?: string | null
}

export class UserService {
  readonly #passwords: PasswordHasher
  readonly #issuer: string | null

  /** @param issuer the identity provider that subjects belong to, if there is one */
  constructor(passwords: PasswordHasher, issuer: string | null) {
    this.#passwords = passwords
    this.#issuer = issuer
  }

  /** @throws DomainError(s) for the input, TAKEN for names in use; RequestError for rights */
  async create(scope: Scope, input: NewUser): Promise<string> {
    const because = permitted(mayManageUsers(scope.actor, 'user:create'))
    if (input.roleIds?.includes(ADMIN_ROLE_ID) === true) permitted(mayChangeAdmins(scope.actor))
    // The password is left out: a plain hash of it would be stored beside the key.
    const body = { ...input, password: input.password !== null, idempotencyKey: null }
    const request = { operation: 'createUser', key: input.idempotencyKey, body }
    return idempotently(scope, request, async (complete) => {
      const checked = await this.#check(scope, input)
      const passwordHash = input.password === null ? null : await this.#passwords.hash(input.password)
      const id = uuidv7(scope.now())
      await scope.em.transactional(async (em) => {
        await this.#store(em, scope, { ...checked, id, passwordHash, roleNames: input.roles ?? [] })
        await complete(em, id)
        recordAudit(em, scope, {
          action: 'user.create',
          target: { type: 'User', id },
          because,
          details: {
            username: checked.username,
            email: checked.email,
            roles: input.roles,
            roleIds: checked.roleIds,
            identityProviderSubject: checked.subject,
          },
        })
      })
      scope.forget()
      return id
    })
  }

  /** @throws DomainError CONFLICT for a stale version and others for the input; RequestError for rights */
  async update(scope: Scope, changes: UserChanges): Promise<string> {
    const because = permitted(mayManageUsers(scope.actor, 'user:update'))
    // Whoever the subject signs in becomes this user: as good as setting a password.
    if (changes.identityProviderSubject !== undefined) permitted(maySetPassword(scope.actor))
    const problems = new Problems()
    const email = problems.collect([], () => newEmail(changes.email))
    const subject = problems.collect([], () =>
      changes.identityProviderSubject === undefined
        ? undefined
        : checkSubject(changes.identityProviderSubject, this.#issuer),
    )
    if (changes.active === null) problems.add('REQUIRED', 'expected true or false', ['active'])
    await checkRoleIds(scope, changes.roleIds ?? [], problems)
    problems.throwIfAny()
    await scope.em.transactional(async (em) => {
      await lockAdmins(em)
      const user = await lockedUser(em, changes.id)
      refuseStale(changes.version, user.version)
      const before = describe(user)
      if (email !== undefined && email !== user.email) {
        await refuseTaken(em, { email }, user.id)
        user.email = email
      }
      if (changes.roleIds !== undefined) await changeRoles(em, scope, user, changes.roleIds ?? [])
      const deactivated = changes.active === false && user.active
      if (changes.active != null) user.active = changes.active
      user.updatedAt = scope.now()
      await em.flush()
      if (deactivated) await endEverything(em, user.id, scope.now())
      if (subject !== undefined) await this.#link(em, user.id, subject, scope.now())
      if (deactivated) await refuseNoAdmin(em, ['active'])
      if (changes.roleIds !== undefined) await refuseNoAdmin(em, ['roleIds'])
      recordAudit(em, scope, {
        action: deactivated ? 'user.deactivate' : 'user.update',
        target: { type: 'User', id: user.id },
        because,
        details: { before, after: describe(user), identityProviderSubject: subject },
      })
    })
    scope.forget()
    return changes.id
  }

  /**
   * Deletes somebody who has left no trace. Whoever has made or revoked anything is deactivated instead.
   * @throws DomainError IN_USE for those, and for the last active admin
   */
  async delete(scope: Scope, input: { id: string; version?: number | null }): Promise<string> {
    const because = permitted(mayManageUsers(scope.actor, 'user:delete'))
    await scope.em.transactional(async (em) => {
      await lockAdmins(em)
      const user = await lockedUser(em, input.id)
      refuseStale(input.version, user.version)
      if (user.roles.getIdentifiers().includes(ADMIN_ROLE_ID)) permitted(mayChangeAdmins(scope.actor))
      const traces = await countTraces(em, input.id)
      if (traces > 0) {
        const message = `${traces} certificates, authorities or revocations are this user's; deactivate the user instead`
        throw new DomainError('IN_USE', message, ['id'])
      }
      em.remove(user)
      await em.flush()
      await refuseNoAdmin(em, ['id'])
      recordAudit(em, scope, {
        action: 'user.delete',
        target: { type: 'User', id: input.id },
        because,
        details: { username: user.username, email: user.email },
      })
    })
    scope.forget()
    return input.id
  }

  async #check(scope: Scope, input: NewUser) {
    const problems = new Problems()
    const username = problems.collect([], () => normalizeUsername(input.username))
    const email = problems.collect([], () => normalizeOwner(input.email, ['email']))
    const subject = problems.collect([], () => checkSubject(input.identityProviderSubject ?? null, this.#issuer))
    const { password } = input
    if (password !== null && username !== undefined && email !== undefined) {
      problems.collect(['password'], () => checkPassword(password, { username, email }))
    }
    const roleIds = input.roleIds ?? []
    await checkRoleIds(scope, roleIds, problems)
    for (const id of await managedRoleIds(scope.em, roleIds)) {
      problems.add('UNSUPPORTED', decidedElsewhere, ['roleIds', String(roleIds.indexOf(id))])
    }
    problems.throwIfAny()
    if (username === undefined || email === undefined) throw new Error('checked above')
    return { username, email, subject: subject ?? null, roleIds }
  }

  async #store(
    em: Em,
    scope: Scope,
    order: {
      id: string
      username: string
      email: string
      subject: string | null
      roleIds: readonly string[]
      roleNames: readonly string[]
      passwordHash: string | null
    },
  ): Promise<void> {
    const { id, username, email, passwordHash } = order
    const now = scope.now()
    await refuseTaken(em, { username, email }, null)
    const user = em.create(User, { id, username, email, passwordHash, createdAt: now, updatedAt: now })
    const named = await Promise.all(order.roleNames.map((name) => ensureOwnerRole(em, name.toLowerCase(), now)))
    user.roles.add([...new Set([...order.roleIds, ...named])].map((roleId) => em.getReference(Role, roleId)))
    em.persist(user)
    await em.flush()
    if (order.subject !== null) await this.#link(em, id, order.subject, now)
  }

  /** One person a subject: whoever signs in as it becomes this user. */
  async #link(em: Em, userId: string, subject: string | null, now: Date): Promise<void> {
    const issuer = this.#issuer ?? ''
    await lockFor(em, `identity ${issuer} ${subject}`)
    const holder = subject === null ? null : await findAccount(em, { issuer, subject })
    if (holder !== null && holder.id !== userId) {
      throw new DomainError('TAKEN', `it is ${holder.username} already`, ['identityProviderSubject'])
    }
    if (holder === null) await storeIdentity(em, { issuer, subject, userId, now })
  }
}

const decidedElsewhere = 'the identity provider decides who is a member of this role'

async function lockedUser(em: Em, id: string): Promise<User> {
  const user = await em.findOne(User, id, {
    lockMode: LockMode.PESSIMISTIC_WRITE,
    refresh: true,
  })
  if (user === null) throw new RequestError('NOT_FOUND', 'There is no user with this id.')
  // Apart from the lock, which would reach into the roles that others share.
  await em.populate(user, ['roles'])
  return user
}

function newEmail(email: string | null | undefined): string | undefined {
  if (email === null) throw new DomainError('REQUIRED', 'a user always has an address', ['email'])
  return email === undefined ? undefined : normalizeOwner(email, ['email'])
}

async function refuseTaken(em: Em, wanted: { username?: string; email?: string }, except: string | null) {
  await lockFor(em, 'user names')
  const field = await takenField(em, wanted, except)
  if (field !== null) throw new DomainError('TAKEN', 'there is a user with it already', [field])
}

async function changeRoles(em: Em, scope: Scope, user: User, roleIds: readonly string[]): Promise<void> {
  const held = new Set<string>(user.roles.getIdentifiers())
  const wanted = new Set(roleIds)
  const changed = [...held, ...wanted].filter((id) => held.has(id) !== wanted.has(id))
  if (changed.includes(ADMIN_ROLE_ID)) permitted(mayChangeAdmins(scope.actor))
  if ((await managedRoleIds(em, changed)).length > 0) {
    throw new DomainError('UNSUPPORTED', decidedElsewhere, ['roleIds'])
  }
  user.roles.set([...wanted].map((id) => em.getReference(Role, id)))
}

/** Whoever is deactivated is out at once, and stays out of what was handed out before when they come back. */
async function endEverything(em: Em, userId: string, now: Date): Promise<void> {
  await endSessions(em, userId, now)
  await revokeKeysOf(em, userId, now)
}

function describe(user: User): Record<string, unknown> {
  return { email: user.email, active: user.active, roleIds: [...user.roles.getIdentifiers()] }
}
