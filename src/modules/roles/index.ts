export { mayChangeAdmins, maySeeMembers } from './role.policy.ts'
export {
  addRole,
  ADMIN_ROLE_ID,
  countActiveAdmins,
  ensureOwnerRole,
  ensureRole,
  existingRoleIds,
  findRoleId,
  lockAdmins,
  managedRoleIds,
  memberIds,
  refuseNoAdmin,
  roleById,
} from './role.repository.ts'
export { RoleObject } from './role.types.ts'
