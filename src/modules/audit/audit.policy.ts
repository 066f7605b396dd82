// Who may read the audit log.
import { type Actor, isAdmin, isAuditor, mayUse } from '../../auth/actor.ts'
import { allOf, allow, anyOf, deny, type Verdict } from '../../auth/permissions.ts'

/** All of it: admins and auditors. Of one object, its own module also lets those who may change it. */
export function mayReadAudit(actor: Actor): Verdict {
  return allOf(
    () => mayUse(actor, 'audit:read'),
    () =>
      anyOf(
        () => (isAdmin(actor) ? allow('admin') : deny('')),
        () => (isAuditor(actor) ? allow('auditor') : deny('The audit log is for admins and auditors.')),
      ),
  )
}
