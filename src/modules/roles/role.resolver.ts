import { FieldResolver, ID, Resolver, Root, Ctx } from 'type-graphql'
import { holdsRoleId } from '../../auth/actor.ts'
import type { Context } from '../../graphql/context.ts'
import { toNodeId } from '../../graphql/node-id.ts'
import type { Role } from './role.entity.ts'
import { RoleObject } from './role.types.ts'

@Resolver(() => RoleObject)
export class RoleResolver {
  @FieldResolver(() => ID, { description: 'Global id, role_…' })
  id(@Root() role: Role): string {
    return toNodeId('Role', role.id)
  }

  @FieldResolver(() => Boolean, { description: 'Whether the caller holds it.' })
  viewerIsMember(@Root() role: Role, @Ctx() { actor }: Context): boolean {
    return holdsRoleId(actor, role.id)
  }
}
