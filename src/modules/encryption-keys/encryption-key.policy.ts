// Who may see and renew what stored secrets are encrypted with.
import { type Actor, isAdmin, mayUse } from '../../auth/actor.ts'
import { allOf, allow, deny, type Permission, type Verdict } from '../../auth/permissions.ts'

export function mayHandleKeys(
  actor: Actor,
  permission: Extract<Permission, 'encryption-key:read' | 'encryption-key:rewrap'>,
): Verdict {
  return allOf(
    () => mayUse(actor, permission),
    () => (isAdmin(actor) ? allow('admin') : deny('Encryption keys are for admins.')),
  )
}
