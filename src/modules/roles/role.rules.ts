import type { Context } from '../../graphql/context.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { mayManageRoles, mayReadRoles, type RolePermission } from './role.policy.ts'

const managing =
  (permission: RolePermission) =>
  ({ actor }: Context) =>
    mayManageRoles(actor, permission)

export const roleRules: RuleMap = {
  Query: { roles: guarded('roles: signed in', ({ actor }) => mayReadRoles(actor)) },
  Mutation: {
    createRole: guarded('createRole: admin', managing('role:create')),
    updateRole: guarded('updateRole: admin', managing('role:update')),
    deleteRole: guarded('deleteRole: admin', managing('role:delete')),
  },
}
