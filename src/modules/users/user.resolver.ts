import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { inputId, toNodeId } from '../../graphql/node-id.ts'
import { PageArgs } from '../../graphql/page-args.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import { RoleObject, roleById } from '../roles/index.ts'
import type { User } from './user.entity.ts'
import {
  CreateUserInput,
  CreateUserPayload,
  DeleteUserInput,
  DeleteUserPayload,
  toNewUser,
  toUserChanges,
  toUserFilter,
  UpdateUserInput,
  UpdateUserPayload,
  UserFilterInput,
} from './user.inputs.ts'
import { maySeeAccount, visibleRoleIds } from './user.policy.ts'
import { identityOf, listUsers, userById, userRoleIds } from './user.repository.ts'
import { UserService } from './user.service.ts'
import { UserConnection, UserObject } from './user.types.ts'

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

  @Query(() => UserConnection, { nullable: true, description: 'Users, by name.' })
  async users(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => UserFilterInput, { nullable: true, description: 'Which.' }) filter: UserFilterInput | null,
    @Ctx() context: Context,
  ) {
    return listUsers(context.em, toUserFilter(filter), page.toRequest())
  }

  @Mutation(() => CreateUserPayload, { description: 'Makes a user.' })
  async createUser(
    @Arg('input', () => CreateUserInput, { description: 'What is wanted.' }) input: CreateUserInput,
    @Ctx() context: Context,
  ): Promise<CreateUserPayload> {
    const { result, userErrors } = await outcomeOf('CreateUserError', async () =>
      this.#users.create(context, toNewUser(input)),
    )
    return { user: result === null ? null : await context.loader(userById).load(result), userErrors }
  }

  @Mutation(() => UpdateUserPayload, { description: 'Changes a user: address, roles, whether they may sign in.' })
  async updateUser(
    @Arg('input', () => UpdateUserInput, { description: 'What is wanted.' }) input: UpdateUserInput,
    @Ctx() context: Context,
  ): Promise<UpdateUserPayload> {
    const { result, userErrors } = await outcomeOf('UpdateUserError', async () =>
      this.#users.update(context, toUserChanges(input)),
    )
    return { user: result === null ? null : await context.loader(userById).load(result), userErrors }
  }

  @Mutation(() => DeleteUserPayload, { description: 'Deletes a user who has left no trace; deactivate all others.' })
  async deleteUser(
    @Arg('input', () => DeleteUserInput, { description: 'What is wanted.' }) input: DeleteUserInput,
    @Ctx() context: Context,
  ): Promise<DeleteUserPayload> {
    const { result, userErrors } = await outcomeOf('DeleteUserError', async () =>
      this.#users.delete(context, { ...input, id: inputId('User', input.id, ['id']) }),
    )
    return { deletedId: result === null ? null : input.id, userErrors }
  }

  @FieldResolver(() => ID, { description: 'Global id, user_…' })
  id(@Root() user: User): string {
    return toNodeId('User', user.id)
  }

  @FieldResolver(() => [RoleObject], {
    description:
      'The roles held: all of them for oneself, admins and auditors; for others those that the caller holds too.',
  })
  async roles(@Root() user: User, @Ctx() context: Context) {
    const held = await context.loader(userRoleIds).load(user.id)
    const ids = context.proven.has(user.id) ? held : visibleRoleIds(context.actor, user.id, held)
    return (await context.loader(roleById).loadMany(ids)).filter((role) => role !== null)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Who they are (`sub`) at the identity provider; null without one, and for others than them and admins.',
  })
  async identityProviderSubject(@Root() user: User, @Ctx() context: Context): Promise<string | null> {
    if (!maySeeAccount(context.actor, user.id)) return null
    return (await context.loader(identityOf).load(user.id))?.subject ?? null
  }
}
