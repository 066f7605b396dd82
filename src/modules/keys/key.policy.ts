// Who may say that a key is compromised.
import { type Actor, isAdmin, mayUse } from '../../auth/actor.ts'
import { allOf, allow, deny, type Verdict } from '../../auth/permissions.ts'

/** Admins: from then on nobody gets a certificate for the key. */
export function mayAddCompromisedKey(actor: Actor): Verdict {
  return allOf(
    () => mayUse(actor, 'compromised-key:create'),
    () => (isAdmin(actor) ? allow('admin') : deny('Compromised keys are recorded by admins.')),
  )
}
