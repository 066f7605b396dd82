// Endpoints come from sources, and everybody reads them; what belongs there is for admins to say.
import { type Actor, isAdmin, mayUse } from '../../auth/actor.ts'
import { allOf, allow, deny, type Verdict } from '../../auth/permissions.ts'

export function mayChangeEndpoints(actor: Actor): Verdict {
  return allOf(
    () => mayUse(actor, 'endpoint:update'),
    () => (isAdmin(actor) ? allow('admin') : deny('What belongs at an endpoint is for admins to say.')),
  )
}
