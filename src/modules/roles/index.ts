export { addRole, ensureOwnerRole, existingRoleIds, memberIds, roleById } from './role.repository.ts'
export { RoleObject } from './role.types.ts'
