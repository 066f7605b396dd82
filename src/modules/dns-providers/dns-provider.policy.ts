// DNS providers are managed by admins.
import { type Actor, isAdmin, mayUse } from '../../auth/actor.ts'
import { allOf, allow, deny, type Permission, type Verdict } from '../../auth/permissions.ts'

export function mayManageDnsProviders(
  actor: Actor,
  permission: Extract<Permission, `dns-provider:${string}`>,
): Verdict {
  return allOf(
    () => mayUse(actor, permission),
    () => (isAdmin(actor) ? allow('admin') : deny('DNS providers are made and changed by admins.')),
  )
}

export function maySeeOptions(actor: Actor): Verdict {
  return allOf(
    () => mayUse(actor, 'read'),
    () => (isAdmin(actor) ? allow('admin') : deny('')),
  )
}
