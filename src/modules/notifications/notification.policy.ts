// Who may do what with a notification: its creator until it changes hands, its owner role, admins.
import { type Actor, holdsRole, isAdmin, mayUse } from '../../auth/actor.ts'
import { allOf, allow, anyOf, deny, type Permission, type Verdict } from '../../auth/permissions.ts'

export interface NotificationFacts {
  readonly id: string
  readonly creatorId: string | null
  readonly creatorHasRights: boolean
  readonly owner: string | null
}

export type NotificationPermission = Extract<Permission, `notification:${string}`>

export function mayCreateNotification(actor: Actor): Verdict {
  return mayUse(actor, 'notification:create')
}

export function mayManageNotification(
  actor: Actor,
  notification: NotificationFacts,
  permission: NotificationPermission,
): Verdict {
  return allOf(
    () => mayUse(actor, permission),
    () => relationTo(actor, notification),
  )
}

/** Its options name people and places (the URL of a webhook may be as good as a password): for whoever may change it. */
export function maySeeOptions(actor: Actor, notification: NotificationFacts): Verdict {
  return allOf(
    () => mayUse(actor, 'read'),
    () => relationTo(actor, notification),
  )
}

function relationTo(actor: Actor, { creatorId, creatorHasRights, owner }: NotificationFacts): Verdict {
  return anyOf(
    () => (isAdmin(actor) ? allow('admin') : deny('')),
    () => (creatorHasRights && actor.kind === 'user' && creatorId === actor.userId ? allow('creator') : deny('')),
    () =>
      owner !== null && holdsRole(actor, owner)
        ? allow('owner role')
        : deny('This takes being its creator, or holding its owner role.'),
  )
}
