// The account that members of a role use at a remote CA. Write-only: nothing reads it but the code that signs in there.
import { defineEntity, p } from '@mikro-orm/core'
import { Role } from './role.entity.ts'

export const RoleCredentialsSchema = defineEntity({
  name: 'RoleCredentials',
  tableName: 'role_credentials',
  properties: {
    roleId: () => p.manyToOne(Role).mapToPk().primary().fieldName('role_id').deleteRule('cascade'),
    /** JSON of user name and password, sealed. */
    sealed: p.blob().lazy(),
    keyId: p.string().length(64).index(),
    updatedAt: p.datetime(),
  },
})

export class RoleCredentials extends RoleCredentialsSchema.class {}
RoleCredentialsSchema.setClass(RoleCredentials)
