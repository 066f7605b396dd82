// Who may see how a delivery went: whoever may see where it goes.
import { type Actor, holdsRole, isAdmin } from '../../auth/actor.ts'
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
