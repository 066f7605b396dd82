// Who may do what with rotation policies: everybody reads them, admins make them.
import { type Actor, isAdmin, mayUse } from '../../auth/actor.ts'
import { allOf, allow, deny, type Permission, type Verdict } from '../../auth/permissions.ts'

export function mayReadRotationPolicies(actor: Actor): Verdict {
  return mayUse(actor, 'read')
}

export function mayManageRotationPolicies(
  actor: Actor,
  permission: Extract<Permission, `rotation-policy:${string}`>,
): Verdict {
  return allOf(
    () => mayUse(actor, permission),
    () => (isAdmin(actor) ? allow('admin') : deny('Rotation policies are made by admins.')),
  )
}
