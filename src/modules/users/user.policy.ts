// Who may do what with people. User names and addresses are a directory among those who sign in; what somebody may do,
// and how they sign in, is for themselves, admins and auditors.
import { type Actor, isAdmin, isAuditor, isInPerson, mayUse } from '../../auth/actor.ts'
import { allOf, allow, anyOf, deny, NOT_SIGNED_IN, type Permission, type Verdict } from '../../auth/permissions.ts'

export type UserPermission = Extract<Permission, `user:${string}`>

export function mayReadUsers(actor: Actor): Verdict {
  return mayUse(actor, 'read')
}

export function mayManageUsers(actor: Actor, permission: UserPermission): Verdict {
  return allOf(
    () => mayUse(actor, permission),
    () => (isAdmin(actor) ? allow('admin') : deny('Only an admin can do this.')),
  )
}

/** One's own password: everybody, read-only users as well, but never by an API key. */
export function mayChangeOwnPassword(actor: Actor): Verdict {
  if (actor.kind === 'anonymous') return NOT_SIGNED_IN
  if (actor.kind === 'system') return deny('The system has no password.')
  return isInPerson(actor) ? allow('oneself') : deny('An API key cannot change passwords.')
}

/** Somebody else's password. A key that could set one could become that person. */
export function maySetPassword(actor: Actor): Verdict {
  return allOf(
    () => mayManageUsers(actor, 'user:update'),
    () => (isInPerson(actor) ? allow('admin') : deny('An API key cannot change passwords.')),
  )
}

/** To end the sessions of `userId`: oneself, whatever roles one has, or an admin anybody's. */
export function maySignOut(actor: Actor, userId: string | null): Verdict {
  return anyOf(
    () => mayManageUsers(actor, 'user:update'),
    () => {
      if (actor.kind !== 'user') return NOT_SIGNED_IN
      if (userId !== null && userId !== actor.userId) return deny('Only an admin can sign others out.')
      return isInPerson(actor) ? allow('oneself') : deny('This API key does not have the scope user:update.')
    },
  )
}

/** Whether the caller sees all roles, keys and links of this user. */
export function maySeeAccount(actor: Actor, userId: string): boolean {
  return isAdmin(actor) || isAuditor(actor) || (actor.kind === 'user' && actor.userId === userId)
}

/** Members of a role know of one another; beyond that memberships are for the user, admins and auditors. */
export function visibleRoleIds(actor: Actor, userId: string, roleIds: readonly string[]): string[] {
  if (maySeeAccount(actor, userId)) return [...roleIds]
  return roleIds.filter((id) => actor.kind === 'user' && actor.roleIds.has(id))
}
