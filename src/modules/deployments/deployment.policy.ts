// Who may do what with a deployment: whoever may deploy its certificate, and admins once that is deleted.
import { type Actor, isAdmin, mayUse } from '../../auth/actor.ts'
import { allOf, allow, deny, type Verdict } from '../../auth/permissions.ts'

export function mayChangeDeploymentOfDeleted(actor: Actor): Verdict {
  return allOf(
    () => mayUse(actor, 'certificate:deploy'),
    () => (isAdmin(actor) ? allow('admin') : deny('Its certificate has been deleted, so this takes an admin.')),
  )
}
