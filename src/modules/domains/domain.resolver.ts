import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { inputId, toNodeId } from '../../graphql/node-id.ts'
import { PageArgs } from '../../graphql/page-args.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import type { Domain } from './domain.entity.ts'
import {
  CreateDomainInput,
  CreateDomainPayload,
  DeleteDomainInput,
  DeleteDomainPayload,
  DomainFilterInput,
  toDomainFilter,
  UpdateDomainInput,
  UpdateDomainPayload,
} from './domain.inputs.ts'
import { domainById, listDomains } from './domain.repository.ts'
import { DomainService } from './domain.service.ts'
import { DomainConnection, DomainObject } from './domain.types.ts'

@Resolver(() => DomainObject)
export class DomainResolver {
  readonly #domains: DomainService

  constructor(domains: DomainService) {
    this.#domains = domains
  }

  @Query(() => DomainConnection, { nullable: true, description: 'Domains, by name.' })
  async domains(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => DomainFilterInput, { nullable: true, description: 'Which.' }) filter: DomainFilterInput | null,
    @Ctx() context: Context,
  ) {
    return listDomains(context.em, toDomainFilter(filter), page.toRequest())
  }

  @Mutation(() => CreateDomainPayload, { description: 'Writes a domain down before any certificate covers it.' })
  async createDomain(
    @Arg('input', () => CreateDomainInput, { description: 'What is wanted.' }) input: CreateDomainInput,
    @Ctx() context: Context,
  ): Promise<CreateDomainPayload> {
    const { result, userErrors } = await outcomeOf('CreateDomainError', () =>
      this.#domains.create(context, { ...input, idempotencyKey: input.idempotencyKey ?? null }),
    )
    return { domain: result === null ? null : await context.loader(domainById).load(result), userErrors }
  }

  @Mutation(() => UpdateDomainPayload, { description: 'Makes a domain sensitive, or no longer.' })
  async updateDomain(
    @Arg('input', () => UpdateDomainInput, { description: 'What is wanted.' }) input: UpdateDomainInput,
    @Ctx() context: Context,
  ): Promise<UpdateDomainPayload> {
    const { result, userErrors } = await outcomeOf('UpdateDomainError', async () =>
      this.#domains.update(context, { ...input, id: inputId('Domain', input.id, ['id']) }),
    )
    return { domain: result === null ? null : await context.loader(domainById).load(result), userErrors }
  }

  @Mutation(() => DeleteDomainPayload, { description: 'Deletes a domain that no certificate covers.' })
  async deleteDomain(
    @Arg('input', () => DeleteDomainInput, { description: 'What is wanted.' }) input: DeleteDomainInput,
    @Ctx() context: Context,
  ): Promise<DeleteDomainPayload> {
    const { result, userErrors } = await outcomeOf('DeleteDomainError', async () =>
      this.#domains.delete(context, { ...input, id: inputId('Domain', input.id, ['id']) }),
    )
    return { deletedId: result === null ? null : input.id, userErrors }
  }

  @FieldResolver(() => ID, { description: 'Global id, domain_…' })
  id(@Root() domain: Domain): string {
    return toNodeId('Domain', domain.id)
  }
}
