// Who may do what with an authority: pure, and asked by rules, services and viewerPermissions alike.
import { type Actor, holdsAnyRoleId, holdsRole, isAdmin, isOperator, mayUse } from '../../auth/actor.ts'
import { allOf, allow, anyOf, deny, type Permission, type Verdict } from '../../auth/permissions.ts'

export interface AuthorityFacts {
  readonly id: string
  readonly owner: string
  readonly roleIds: readonly string[]
}

/** Whether installations let operators make authorities, or admins only. */
export type AuthorityCreation = 'admin' | 'operator'

/** To issue from it: admins, holders of a role on it, holders of its owner role. */
export function mayIssueFrom(actor: Actor, authority: AuthorityFacts, permission: Permission): Verdict {
  return allOf(
    () => mayUse(actor, permission),
    () =>
      anyOf(
        () => (isAdmin(actor) ? allow('admin') : deny('Only admins may do this.')),
        () => (holdsAnyRoleId(actor, authority.roleIds) ? allow('role on the authority') : deny('')),
        () =>
          holdsRole(actor, authority.owner)
            ? allow('owner role of the authority')
            : deny('Issuing from this authority takes a role on it.'),
      ),
  )
}

/** To create, import or change one: admins, and operators where the installation says so. */
export function mayManageAuthorities(actor: Actor, permission: Permission, creation: AuthorityCreation): Verdict {
  return allOf(
    () => mayUse(actor, permission),
    () =>
      anyOf(
        () => (isAdmin(actor) ? allow('admin') : deny('')),
        () =>
          creation === 'operator' && isOperator(actor)
            ? allow('operator')
            : deny('Authorities are made and changed by admins.'),
      ),
  )
}

/** A subordinate needs both: the right to make authorities, and the right to issue from its parent. */
export function mayCreateAuthority(actor: Actor, creation: AuthorityCreation, parent: AuthorityFacts | null): Verdict {
  const manage = () => mayManageAuthorities(actor, 'authority:create', creation)
  return parent === null ? manage() : allOf(() => mayIssueFrom(actor, parent, 'authority:create'), manage)
}

export const AUTHORITY_PERMISSIONS = ['VIEW', 'ISSUE', 'UPDATE', 'DELETE'] as const
export type AuthorityPermission = (typeof AUTHORITY_PERMISSIONS)[number]

/** What the caller may do, by the very functions that guard the mutations. */
export function authorityPermissions(
  actor: Actor,
  authority: AuthorityFacts,
  creation: AuthorityCreation,
): AuthorityPermission[] {
  const permissions: AuthorityPermission[] = ['VIEW']
  if (mayIssueFrom(actor, authority, 'certificate:create').allowed) permissions.push('ISSUE')
  if (mayManageAuthorities(actor, 'authority:update', creation).allowed) permissions.push('UPDATE')
  if (mayManageAuthorities(actor, 'authority:delete', creation).allowed) permissions.push('DELETE')
  return permissions
}
