// Who may say that a key is compromised, or that it is not.
import { type Actor, isAdmin, mayUse } from '../../auth/actor.ts'
import { allOf, allow, deny, type Verdict } from '../../auth/permissions.ts'

/** Admins: from then on nobody gets a certificate for the key, or may again. */
export function mayChangeCompromisedKeys(
  actor: Actor,
  permission: 'compromised-key:create' | 'compromised-key:delete',
): Verdict {
  return allOf(
    () => mayUse(actor, permission),
    () => (isAdmin(actor) ? allow('admin') : deny('Compromised keys are recorded by admins.')),
  )
}
