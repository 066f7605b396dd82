// What a role may issue from: a field of Role that this module brings, since it knows authorities.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { RoleObject } from '../roles/index.ts'
import type { Role } from '../roles/role.entity.ts'
import { authorityById, roleAuthorityIds } from './authority.repository.ts'
import { AuthorityObject } from './authority.types.ts'

@Resolver(() => RoleObject)
export class RoleAuthoritiesResolver {
  @FieldResolver(() => [AuthorityObject], { description: 'The authorities it is attached to, by name.' })
  async authorities(@Root() role: Role, @Ctx() context: Context) {
    const ids = await context.loader(roleAuthorityIds).load(role.id)
    return (await context.loader(authorityById).loadMany(ids)).filter((authority) => authority !== null)
  }
}
