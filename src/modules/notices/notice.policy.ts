// Who may see how a delivery went, and have it tried again: whoever may see where it goes.
import { type Actor, holdsRole, isAdmin, mayUse } from '../../auth/actor.ts'
import { allOf, allow, anyOf, deny, type Verdict } from '../../auth/permissions.ts'
import type { Audience } from './notice-types.ts'

/** Errors name recipients and servers: for admins, of a team for its members, of a notification for who may change it. */
export function maySeeOutcome(
  actor: Actor,
  delivery: { readonly audience: Audience; readonly address?: string | null },
  /** Whether the actor may see the options of its notification. */
  maySeeNotification: boolean,
): boolean {
  if (isAdmin(actor)) return true
  if (delivery.audience === 'OWNER') return delivery.address != null && holdsRole(actor, delivery.address)
  return delivery.audience === 'NOTIFICATION' && maySeeNotification
}

/** To an owner: its members. To the security team, and what a deleted notification has told: admins. */
export function mayRetryToTeam(
  actor: Actor,
  { audience, address }: { readonly audience: Audience; readonly address?: string | null },
): Verdict {
  return allOf(
    () => mayUse(actor, 'notification:update'),
    () =>
      anyOf(
        () => (isAdmin(actor) ? allow('admin') : deny('')),
        () =>
          audience === 'OWNER' && address != null && holdsRole(actor, address)
            ? allow('owner role')
            : deny('This takes holding the role of the team that is written to.'),
      ),
  )
}
