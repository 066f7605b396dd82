// Who may see jobs, and who may have a hand in them.
import { type Actor, isAdmin, isAuditor, mayUse } from '../../auth/actor.ts'
import { allOf, allow, anyOf, deny, type Permission, type Verdict } from '../../auth/permissions.ts'

/** Admins and auditors: a job's data names objects of every team. */
export function mayReadJobs(actor: Actor): Verdict {
  return allOf(
    () => mayUse(actor, 'job:read'),
    () =>
      anyOf(
        () => (isAdmin(actor) ? allow('admin') : deny('')),
        () => (isAuditor(actor) ? allow('auditor') : deny('Jobs are for admins and auditors.')),
      ),
  )
}

export function mayControlJobs(actor: Actor, permission: Extract<Permission, `job:${string}`>): Verdict {
  return allOf(
    () => mayUse(actor, permission),
    () => (isAdmin(actor) ? allow('admin') : deny('Jobs are for admins.')),
  )
}
