// Endpoints come from sources, and everybody reads them; what belongs there is for admins to say.
import { type Actor, isAdmin, mayUse } from '../../auth/actor.ts'
import { allOf, allow, deny, type Verdict } from '../../auth/permissions.ts'

/** Whoever may change both certificates; where it serves one that is not known here, or by a mere copy, an admin. */
export function maySwitch(actor: Actor, served: Verdict | null, next: () => Verdict): Verdict {
  return allOf(
    () => mayUse(actor, 'endpoint:update'),
    () => served ?? (isAdmin(actor) ? allow('admin') : deny(UNKNOWN)),
    next,
  )
}

const UNKNOWN = 'It serves a certificate that nobody here has proved to be theirs, so this takes an admin.'

export function mayChangeEndpoints(actor: Actor): Verdict {
  return allOf(
    () => mayUse(actor, 'endpoint:update'),
    () => (isAdmin(actor) ? allow('admin') : deny('What belongs at an endpoint is for admins to say.')),
  )
}
