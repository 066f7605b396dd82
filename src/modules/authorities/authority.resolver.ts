import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { argumentId, toNodeId } from '../../graphql/node-id.ts'
import { PageArgs } from '../../graphql/page-args.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import { RoleObject, roleById } from '../roles/index.ts'
import { userById, UserObject } from '../users/index.ts'
import { issuancePolicy } from '../issuance-policy.ts'
import type { Authority } from './authority.entity.ts'
import {
  AuthorityFilterInput,
  AuthorityLookup,
  AuthorityOrder,
  CreateAuthorityInput,
  CreateAuthorityPayload,
  toAuthorityFilter,
  toNewAuthority,
} from './authority.inputs.ts'
import { authorityPermissions } from './authority.policy.ts'
import {
  authorityById,
  authorityChildren,
  authorityFacts,
  findAuthorityByName,
  listAuthorities,
} from './authority.repository.ts'
import { AuthorityService } from './authority.service.ts'
import { ExternalAuthorityService } from './external-authority.service.ts'
import { AuthorityConnection, AuthorityObject, AuthorityPermissionEnum } from './authority.types.ts'
import { IssuancePolicyObject, toIssuanceObject } from './issuance-policy.types.ts'

@Resolver(() => AuthorityObject)
export class AuthorityResolver {
  readonly #authorities: AuthorityService
  readonly #external: ExternalAuthorityService

  constructor(authorities: AuthorityService, external: ExternalAuthorityService) {
    this.#authorities = authorities
    this.#external = external
  }

  @Query(() => AuthorityObject, { nullable: true, description: 'One authority; null when there is none.' })
  async authority(
    @Arg('by', () => AuthorityLookup, { description: 'How it is found.' }) by: AuthorityLookup,
    @Ctx() context: Context,
  ) {
    if (by.id != null) return context.loader(authorityById).load(argumentId('Authority', by.id, 'by.id'))
    return findAuthorityByName(context.em, by.name ?? '')
  }

  @Query(() => AuthorityConnection, { nullable: true, description: 'Authorities, by name unless ordered otherwise.' })
  async authorities(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AuthorityFilterInput, { nullable: true, description: 'Which.' })
    filter: AuthorityFilterInput | null,
    @Arg('orderBy', () => [AuthorityOrder], { nullable: true, description: 'In which order.' })
    orderBy: AuthorityOrder[] | null,
    @Ctx() context: Context,
  ) {
    return listAuthorities(context.em, {
      page: page.toRequest(),
      filter: toAuthorityFilter(filter),
      orderBy: orderBy ?? [],
    })
  }

  @Mutation(() => CreateAuthorityPayload, {
    description: 'Makes a root, a subordinate of one of our authorities, or one that stands for a CA elsewhere.',
  })
  async createAuthority(
    @Arg('input', () => CreateAuthorityInput, { description: 'What is wanted.' }) input: CreateAuthorityInput,
    @Ctx() context: Context,
  ): Promise<CreateAuthorityPayload> {
    const { result, userErrors } = await outcomeOf('CreateAuthorityError', async () => {
      const wanted = toNewAuthority(input)
      if (wanted.type === 'EXTERNAL') return this.#external.create(context, wanted)
      return this.#authorities.create(context, wanted)
    })
    return { authority: result === null ? null : await context.loader(authorityById).load(result), userErrors }
  }

  @FieldResolver(() => ID, { description: 'Global id, auth_…' })
  id(@Root() authority: Authority): string {
    return toNodeId('Authority', authority.id)
  }

  @FieldResolver(() => UserObject, { nullable: true, description: 'Who made it.' })
  async creator(@Root() authority: Authority, @Ctx() context: Context) {
    const id = authority.creator?.id
    return id === undefined ? null : context.loader(userById).load(id)
  }

  @FieldResolver(() => AuthorityObject, { nullable: true, description: 'The authority that signed its certificate.' })
  async parent(@Root() { parentId }: Authority, @Ctx() context: Context) {
    return parentId == null ? null : context.loader(authorityById).load(parentId)
  }

  @FieldResolver(() => [AuthorityObject], { description: 'The authorities whose certificates it signed.' })
  async children(@Root() authority: Authority, @Ctx() context: Context) {
    return context.loader(authorityChildren).load(authority.id)
  }

  @FieldResolver(() => [RoleObject], { description: 'Roles whose holders may issue from it.' })
  async roles(@Root() authority: Authority, @Ctx() context: Context) {
    const facts = await context.loader(authorityFacts).load(authority.id)
    return (await context.loader(roleById).loadMany(facts?.roleIds ?? [])).filter((role) => role !== null)
  }

  @FieldResolver(() => IssuancePolicyObject, { description: 'What it issues.' })
  issuance(@Root() authority: Authority) {
    return toIssuanceObject(issuancePolicy(authority.issuance))
  }

  @FieldResolver(() => [AuthorityPermissionEnum], {
    description: 'What the caller may do, by the very rules that guard the mutations.',
  })
  async viewerPermissions(@Root() authority: Authority, @Ctx() context: Context) {
    const facts = await context.loader(authorityFacts).load(authority.id)
    return facts === null ? [] : authorityPermissions(context.actor, facts, this.#authorities.creation)
  }
}
