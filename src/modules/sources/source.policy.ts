// Sources are managed by admins; what they found is for everybody to read.
import { type Actor, holdsRole, isAdmin, isAuditor, mayUse } from '../../auth/actor.ts'
import { allOf, allow, deny, type Permission, type Verdict } from '../../auth/permissions.ts'

export function mayManageSources(actor: Actor, permission: Extract<Permission, `source:${string}`>): Verdict {
  return allOf(
    () => mayUse(actor, permission),
    () => (isAdmin(actor) ? allow('admin') : deny('Sources are made, changed and synchronised by admins.')),
  )
}

/** Options say what of the network can be reached from here. */
export function maySeeOptions(actor: Actor): Verdict {
  return allOf(
    () => mayUse(actor, 'read'),
    () => (isAdmin(actor) ? allow('admin') : deny('')),
  )
}

/**
 * What went wrong there, in words: they name hosts, paths and accounts, as options do. For auditors too, and for the team that
 * owns it, which is written to when it keeps failing.
 */
export function maySeeFailures(actor: Actor, { owner }: { readonly owner: string }): boolean {
  if (!mayUse(actor, 'read').allowed) return false
  return maySeeOptions(actor).allowed || isAuditor(actor) || holdsRole(actor, owner)
}
