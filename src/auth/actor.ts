// Who is asking: the one value that policies decide by.

import { allow, deny, isWriting, NOT_SIGNED_IN } from './permissions.ts'
import type { Permission, Verdict } from './permissions.ts'

/** Names of the roles the installation brings along. Their names are reserved; every other role is a team's. */
export const BUILT_IN_ROLES = ['admin', 'operator', 'auditor', 'read-only'] as const

export interface AnonymousActor {
  readonly kind: 'anonymous'
}

/** A user, as of this request: roles are read afresh every time, never taken from a token. */
export interface UserActor {
  readonly kind: 'user'
  readonly userId: string
  readonly username: string
  readonly email: string
  /** Names of the roles held, exactly as stored. */
  readonly roles: ReadonlySet<string>
  readonly roleIds: ReadonlySet<string>
  /** What an API key is narrowed to; null when nothing narrows the user's rights. */
  readonly scopes: null | ReadonlySet<Permission>
  /** 'identity-provider': a token that the configured OpenID provider issued. */
  readonly via: 'session' | 'api-key' | 'identity-provider' | 'system'
  /** The session's or API key's id, for the audit log; null when there is none. */
  readonly tokenId: string | null
}

/** A job or the command line: acts with an admin's rights, under its own name in the audit log. */
export interface SystemActor {
  readonly kind: 'system'
  readonly name: string
}

export type Actor = AnonymousActor | UserActor | SystemActor

export const ANONYMOUS: AnonymousActor = Object.freeze({ kind: 'anonymous' })

/** The actor of a job or command; `name` appears in the audit log, such as 'job:rotation'. */
export function systemActor(name: string): SystemActor {
  return Object.freeze({ kind: 'system', name })
}

/** Whether a team's role may not be called this: built-in names, in any case, so that none can be mistaken for one. */
export function isReservedRoleName(name: string): boolean {
  return (BUILT_IN_ROLES as readonly string[]).includes(name.normalize('NFKC').trim().toLowerCase())
}

export function isAuthenticated(actor: Actor): actor is UserActor | SystemActor {
  return actor.kind !== 'anonymous'
}

/** Whether the actor holds the role of exactly this name. The system holds none: ask {@link isAdmin}. */
export function holdsRole(actor: Actor, name: string): boolean {
  return actor.kind === 'user' && actor.roles.has(name)
}

/** Whether the actor holds the role with this id; the way to ask about roles attached to something. */
export function holdsRoleId(actor: Actor, roleId: string): boolean {
  return actor.kind === 'user' && actor.roleIds.has(roleId)
}

/** Whether the actor holds one of these roles; false for an empty list. */
export function holdsAnyRoleId(actor: Actor, roleIds: Iterable<string>): boolean {
  for (const roleId of roleIds) if (holdsRoleId(actor, roleId)) return true
  return false
}

export function isAdmin(actor: Actor): boolean {
  return actor.kind === 'system' || holdsRole(actor, 'admin')
}

/** Whether a person acts and not one of their API keys, which may not make keys, change passwords or make admins. */
export function isInPerson(actor: Actor): boolean {
  return actor.kind === 'system' || (actor.kind === 'user' && actor.via !== 'api-key')
}

export function isOperator(actor: Actor): boolean {
  return holdsRole(actor, 'operator')
}

export function isAuditor(actor: Actor): boolean {
  return holdsRole(actor, 'auditor')
}

/**
 * Whether the actor is held to reading. `read-only` is a restriction, so it wins over whatever else is held, creatorship
 * and `operator` included; only `admin`, who could take the role off anyway, is beyond it.
 */
export function isReadOnly(actor: Actor): boolean {
  return holdsRole(actor, 'read-only') && !isAdmin(actor)
}

/**
 * The part of every policy that does not depend on the object: signed in, within the API key's scopes, and not read-only
 * where the permission writes. A policy asks this first and its own conditions after.
 */
export function mayUse(actor: Actor, permission: Permission): Verdict {
  if (!isAuthenticated(actor)) return NOT_SIGNED_IN
  if (actor.kind === 'system') return allow('system')
  if (actor.scopes !== null && !actor.scopes.has(permission)) {
    return deny(`This API key does not have the scope ${permission}.`)
  }
  if (isWriting(permission) && isReadOnly(actor)) return deny('Holders of the role read-only cannot change anything.')
  return allow('signed in')
}
