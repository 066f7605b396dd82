// What a role shows of its members; here since users know roles and not the other way round.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { maySeeMembers, memberIds, RoleObject } from '../roles/index.ts'
import type { Role } from '../roles/role.entity.ts'
import { userById } from './user.repository.ts'
import { UserObject } from './user.types.ts'

@Resolver(() => RoleObject)
export class RoleMembersResolver {
  @FieldResolver(() => [UserObject], {
    description: 'Who holds it; empty for callers who are neither members, admins nor auditors.',
  })
  async members(@Root() role: Role, @Ctx() context: Context) {
    if (!maySeeMembers(context.actor, role.id)) return []
    const ids = await context.loader(memberIds).load(role.id)
    return (await context.loader(userById).loadMany(ids)).filter((user) => user !== null)
  }
}
