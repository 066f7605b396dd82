// Who a user is at an identity provider. The pair of issuer and subject is the link; an address alone never is.
import { defineEntity, p } from '@mikro-orm/core'
import { User } from './user.entity.ts'

export const UserIdentitySchema = defineEntity({
  name: 'UserIdentity',
  tableName: 'user_identities',
  properties: {
    issuer: p.string().length(512).primary(),
    subject: p.string().length(255).primary(),
    userId: () => p.manyToOne(User).mapToPk().fieldName('user_id').deleteRule('cascade').unique(),
    /** Ids of the roles that the provider's groups gave last; only these are taken away again when the groups end. */
    grantedRoleIds: p.json<string[]>(),
    /** When the provider issued the claims those roles came from; older claims change nothing any more. */
    rolesAsOf: p.datetime().nullable(),
    createdAt: p.datetime(),
    lastSignInAt: p.datetime().nullable(),
  },
})

export class UserIdentity extends UserIdentitySchema.class {}
UserIdentitySchema.setClass(UserIdentity)
