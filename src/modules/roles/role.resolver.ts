import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { holdsRoleId } from '../../auth/actor.ts'
import type { Context } from '../../graphql/context.ts'
import { inputId, toNodeId } from '../../graphql/node-id.ts'
import { PageArgs } from '../../graphql/page-args.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import type { Role } from './role.entity.ts'
import {
  CreateRoleInput,
  CreateRolePayload,
  DeleteRoleInput,
  DeleteRolePayload,
  RoleFilterInput,
  RoleOrder,
  toNewRole,
  toRoleChanges,
  toRoleQuery,
  UpdateRoleInput,
  UpdateRolePayload,
} from './role.inputs.ts'
import { maySeeMembers } from './role.policy.ts'
import { listRoles, roleById, roleCredentials } from './role.repository.ts'
import { RoleService } from './role.service.ts'
import { RoleConnection, RoleObject } from './role.types.ts'

@Resolver(() => RoleObject)
export class RoleResolver {
  readonly #roles: RoleService

  constructor(roles: RoleService) {
    this.#roles = roles
  }

  @Query(() => RoleConnection, { nullable: true, description: 'Roles, by name unless ordered otherwise.' })
  async roles(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => RoleFilterInput, { nullable: true, description: 'Which.' }) filter: RoleFilterInput | null,
    @Arg('orderBy', () => [RoleOrder], { nullable: true, description: 'In which order.' }) orderBy: RoleOrder[] | null,
    @Ctx() context: Context,
  ) {
    return listRoles(context.em, toRoleQuery(filter, orderBy, page.toRequest(), context.actor))
  }

  @Mutation(() => CreateRolePayload, { description: 'Makes a role.' })
  async createRole(
    @Arg('input', () => CreateRoleInput, { description: 'What is wanted.' }) input: CreateRoleInput,
    @Ctx() context: Context,
  ): Promise<CreateRolePayload> {
    const { result, userErrors } = await outcomeOf('CreateRoleError', async () =>
      this.#roles.create(context, toNewRole(input)),
    )
    return { role: result === null ? null : await context.loader(roleById).load(result), userErrors }
  }

  @Mutation(() => UpdateRolePayload, { description: 'Changes a role, its members included.' })
  async updateRole(
    @Arg('input', () => UpdateRoleInput, { description: 'What is wanted.' }) input: UpdateRoleInput,
    @Ctx() context: Context,
  ): Promise<UpdateRolePayload> {
    const { result, userErrors } = await outcomeOf('UpdateRoleError', async () =>
      this.#roles.update(context, toRoleChanges(input)),
    )
    return { role: result === null ? null : await context.loader(roleById).load(result), userErrors }
  }

  @Mutation(() => DeleteRolePayload, { description: 'Deletes a role that owns nothing and is attached to nothing.' })
  async deleteRole(
    @Arg('input', () => DeleteRoleInput, { description: 'What is wanted.' }) input: DeleteRoleInput,
    @Ctx() context: Context,
  ): Promise<DeleteRolePayload> {
    const { result, userErrors } = await outcomeOf('DeleteRoleError', async () =>
      this.#roles.delete(context, { ...input, id: inputId('Role', input.id, ['id']) }),
    )
    return { deletedId: result === null ? null : input.id, userErrors }
  }

  @FieldResolver(() => ID, { description: 'Global id, role_…' })
  id(@Root() role: Role): string {
    return toNodeId('Role', role.id)
  }

  @FieldResolver(() => Boolean, { description: 'Whether the caller holds it.' })
  viewerIsMember(@Root() role: Role, @Ctx() { actor }: Context): boolean {
    return holdsRoleId(actor, role.id)
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether an account at a remote CA is stored for its members; null for callers who are not among them.',
  })
  async hasCredentials(@Root() role: Role, @Ctx() context: Context): Promise<boolean | null> {
    if (!maySeeMembers(context.actor, role.id)) return null
    return (await context.loader(roleCredentials).load(role.id)) !== null
  }
}
