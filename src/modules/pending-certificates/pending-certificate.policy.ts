// Who may do what with a certificate that a CA elsewhere was asked for: whoever will have the rights on it when it is there.
import { type Actor, holdsAnyRoleId, holdsRole, isAdmin, isAuditor, mayUse } from '../../auth/actor.ts'
import { allOf, allow, anyOf, deny, type Permission, type Verdict } from '../../auth/permissions.ts'

export interface PendingFacts {
  readonly id: string
  readonly creatorId: string | null
  readonly owner: string
  readonly authorityOwner: string
  readonly roleIds: readonly string[]
}

export type PendingPermission = Extract<Permission, `pending-certificate:${string}`>

/** To retry, cancel or complete it: admin, creator, owner role, the authority's owner role, or a role it will have. */
export function mayChangePending(actor: Actor, facts: PendingFacts, permission: PendingPermission): Verdict {
  return allOf(
    () => mayUse(actor, permission),
    () => relationTo(actor, facts),
  )
}

/**
 * What its CA said, and how it is reached: for those whom the order concerns, whether or not they may change it, for admins and
 * for auditors.
 */
export function maySeeProgress(actor: Actor, facts: PendingFacts): boolean {
  return mayUse(actor, 'read').allowed && (isAuditor(actor) || relationTo(actor, facts).allowed)
}

function relationTo(actor: Actor, facts: PendingFacts): Verdict {
  return anyOf(
    () => (isAdmin(actor) ? allow('admin') : deny('')),
    () => (actor.kind === 'user' && actor.userId === facts.creatorId ? allow('creator') : deny('')),
    () => (holdsRole(actor, facts.owner) ? allow('owner role') : deny('')),
    () => (holdsRole(actor, facts.authorityOwner) ? allow('owner role of the authority') : deny('')),
    () =>
      holdsAnyRoleId(actor, facts.roleIds)
        ? allow('role on the certificate')
        : deny('This takes being its creator, or holding its owner role or a role attached to it.'),
  )
}

export const PENDING_PERMISSIONS = ['VIEW', 'RETRY', 'CANCEL', 'COMPLETE'] as const
export type PendingViewerPermission = (typeof PENDING_PERMISSIONS)[number]

const BEHIND: Record<Exclude<PendingViewerPermission, 'VIEW'>, PendingPermission> = {
  RETRY: 'pending-certificate:update',
  CANCEL: 'pending-certificate:cancel',
  COMPLETE: 'pending-certificate:complete',
}

/** What the caller may do, by the very function that guards the mutations. */
export function pendingPermissions(actor: Actor, facts: PendingFacts): PendingViewerPermission[] {
  return PENDING_PERMISSIONS.filter((permission) =>
    permission === 'VIEW' ? mayUse(actor, 'read').allowed : mayChangePending(actor, facts, BEHIND[permission]).allowed,
  )
}
