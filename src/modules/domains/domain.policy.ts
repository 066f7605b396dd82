import { type Actor, isAdmin, mayUse } from '../../auth/actor.ts'
import { allOf, allow, deny, type Permission, type Verdict } from '../../auth/permissions.ts'

export type DomainPermission = Extract<Permission, `domain:${string}`>

export function mayReadDomains(actor: Actor): Verdict {
  return mayUse(actor, 'read')
}

export function mayManageDomains(actor: Actor, permission: DomainPermission): Verdict {
  return allOf(
    () => mayUse(actor, permission),
    () => (isAdmin(actor) ? allow('admin') : deny('Only an admin can do this.')),
  )
}
