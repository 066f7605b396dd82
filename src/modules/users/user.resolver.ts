import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { toNodeId } from '../../graphql/node-id.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import { memberIds, RoleObject, roleById } from '../roles/index.ts'
import type { Role } from '../roles/role.entity.ts'
import type { User } from './user.entity.ts'
import { userById, userRoleIds } from './user.repository.ts'
import { UserService } from './user.service.ts'
import { SignInInput, SignInPayload, UserObject } from './user.types.ts'

@Resolver(() => UserObject)
export class UserResolver {
  readonly #users: UserService

  constructor(users: UserService) {
    this.#users = users
  }

  @Query(() => UserObject, { nullable: true, description: 'Who is asking; null when not signed in.' })
  async viewer(@Ctx() context: Context): Promise<User | null> {
    return context.actor.kind === 'user' ? context.loader(userById).load(context.actor.userId) : null
  }

  @Mutation(() => SignInPayload, { description: 'Exchanges a password for a session token.' })
  async signIn(
    @Arg('input', () => SignInInput, { description: 'What is wanted.' }) input: SignInInput,
    @Ctx() context: Context,
  ) {
    const { result, userErrors } = await outcomeOf('SignInError', () => this.#users.signIn(context, input))
    if (result === null) return { token: null, expiresAt: null, user: null, userErrors }
    return { ...result, user: await context.loader(userById).load(result.userId), userErrors }
  }

  @FieldResolver(() => ID, { description: 'Global id, user_…' })
  id(@Root() user: User): string {
    return toNodeId('User', user.id)
  }

  @FieldResolver(() => [RoleObject], { description: 'The roles held.' })
  async roles(@Root() user: User, @Ctx() context: Context) {
    const ids = await context.loader(userRoleIds).load(user.id)
    return (await context.loader(roleById).loadMany(ids)).filter((role) => role !== null)
  }
}

/** What a role shows of its members; here since users know roles and not the other way round. */
@Resolver(() => RoleObject)
export class RoleMembersResolver {
  @FieldResolver(() => [UserObject], { description: 'Who holds it.' })
  async members(@Root() role: Role, @Ctx() context: Context) {
    const ids = await context.loader(memberIds).load(role.id)
    return (await context.loader(userById).loadMany(ids)).filter((user) => user !== null)
  }
}
