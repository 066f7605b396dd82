// Who may do what with a destination: admins manage it, and its roles say who may attach it.
import { type Actor, holdsAnyRoleId, isAdmin, mayUse } from '../../auth/actor.ts'
import { allOf, allow, anyOf, deny, type Permission, type Verdict } from '../../auth/permissions.ts'

export interface DestinationFacts {
  readonly id: string
  readonly roleIds: readonly string[]
}

export function mayManageDestinations(actor: Actor, permission: Extract<Permission, `destination:${string}`>): Verdict {
  return allOf(
    () => mayUse(actor, permission),
    () => (isAdmin(actor) ? allow('admin') : deny('Destinations are made and changed by admins.')),
  )
}

/** Besides the right on the certificate: one of the destination's roles, if it has any. */
export function mayAttach(actor: Actor, { roleIds }: DestinationFacts): Verdict {
  return anyOf(
    () => (isAdmin(actor) ? allow('admin') : deny('')),
    () => (roleIds.length === 0 ? allow('open destination') : deny('')),
    () =>
      holdsAnyRoleId(actor, roleIds)
        ? allow('role on the destination')
        : deny('Attaching this destination takes one of its roles.'),
  )
}

/** Its options say where keys are kept: for admins, and for whoever holds one of its roles. */
export function maySeeOptions(actor: Actor, { roleIds }: DestinationFacts): Verdict {
  return allOf(
    () => mayUse(actor, 'read'),
    () => (isAdmin(actor) || holdsAnyRoleId(actor, roleIds) ? allow('role on the destination') : deny('')),
  )
}
