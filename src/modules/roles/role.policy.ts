// Who may do what with roles. Names are public among those who sign in, as certificates show them; who belongs to a role
// is for its members, admins and auditors.
import { type Actor, holdsRoleId, isAdmin, isAuditor, isInPerson, mayUse } from '../../auth/actor.ts'
import { allOf, allow, deny, type Permission, type Verdict } from '../../auth/permissions.ts'

export type RolePermission = Extract<Permission, `role:${string}`>

export function mayReadRoles(actor: Actor): Verdict {
  return mayUse(actor, 'read')
}

/** Membership is power over whatever carries the role, so its members may not change it (GHSA-x3vf-mgxj-7785). */
export function mayManageRoles(actor: Actor, permission: RolePermission): Verdict {
  return allOf(
    () => mayUse(actor, permission),
    () => (isAdmin(actor) ? allow('admin') : deny('Only an admin can do this.')),
  )
}

/** To make somebody an admin or stop them being one: a key that leaks must not be able to make itself a person. */
export function mayChangeAdmins(actor: Actor): Verdict {
  if (!isAdmin(actor)) return deny('Only an admin can do this.')
  return isInPerson(actor) ? allow('admin') : deny('An API key cannot change who is an admin.')
}

export function maySeeMembers(actor: Actor, roleId: string): boolean {
  return isAdmin(actor) || isAuditor(actor) || holdsRoleId(actor, roleId)
}
