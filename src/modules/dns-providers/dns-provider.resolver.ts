import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { inputId, toNodeId } from '../../graphql/node-id.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import { pluginOf } from '../../plugins/registry.ts'
import { PluginObject, toPluginObject } from '../plugins/index.ts'
import type { DnsProvider } from './dns-provider.entity.ts'
import {
  CreateDnsProviderInput,
  DeleteDnsProviderInput,
  toDnsProviderChanges,
  toNewDnsProvider,
  UpdateDnsProviderInput,
} from './dns-provider.inputs.ts'
import { maySeeOptions } from './dns-provider.policy.ts'
import { dnsProviderById, listDnsProviders } from './dns-provider.repository.ts'
import { DnsProviderService } from './dns-provider.service.ts'
import {
  CreateDnsProviderPayload,
  DeleteDnsProviderPayload,
  DnsProviderObject,
  dnsProviderOptions,
  UpdateDnsProviderPayload,
} from './dns-provider.types.ts'

@Resolver(() => DnsProviderObject)
export class DnsProviderResolver {
  readonly #dnsProviders: DnsProviderService

  constructor(dnsProviders: DnsProviderService) {
    this.#dnsProviders = dnsProviders
  }

  @Query(() => [DnsProviderObject], { nullable: true, description: 'All DNS providers, by name.' })
  async dnsProviders(@Ctx() context: Context) {
    return listDnsProviders(context.em)
  }

  @Mutation(() => CreateDnsProviderPayload, { description: 'Makes a DNS provider.' })
  async createDnsProvider(
    @Arg('input', () => CreateDnsProviderInput, { description: 'What is wanted.' }) input: CreateDnsProviderInput,
    @Ctx() context: Context,
  ): Promise<CreateDnsProviderPayload> {
    const { result, userErrors } = await outcomeOf('CreateDnsProviderError', async () =>
      this.#dnsProviders.create(context, toNewDnsProvider(input)),
    )
    return { dnsProvider: result === null ? null : await context.loader(dnsProviderById).load(result), userErrors }
  }

  @Mutation(() => UpdateDnsProviderPayload, { description: 'Changes a DNS provider.' })
  async updateDnsProvider(
    @Arg('input', () => UpdateDnsProviderInput, { description: 'What is wanted.' }) input: UpdateDnsProviderInput,
    @Ctx() context: Context,
  ): Promise<UpdateDnsProviderPayload> {
    const { result, userErrors } = await outcomeOf('UpdateDnsProviderError', async () =>
      this.#dnsProviders.update(context, toDnsProviderChanges(input)),
    )
    return { dnsProvider: result === null ? null : await context.loader(dnsProviderById).load(result), userErrors }
  }

  @Mutation(() => DeleteDnsProviderPayload, { description: 'Deletes a DNS provider that no certificate names.' })
  async deleteDnsProvider(
    @Arg('input', () => DeleteDnsProviderInput, { description: 'What is wanted.' }) input: DeleteDnsProviderInput,
    @Ctx() context: Context,
  ): Promise<DeleteDnsProviderPayload> {
    const { result, userErrors } = await outcomeOf('DeleteDnsProviderError', async () => {
      const id = inputId('DnsProvider', input.id, ['id'])
      await this.#dnsProviders.delete(context, { id, version: input.version ?? null })
      return input.id
    })
    return { deletedId: result, userErrors }
  }

  @FieldResolver(() => ID, { description: 'Global id, dns_…' })
  id(@Root() provider: DnsProvider): string {
    return toNodeId('DnsProvider', provider.id)
  }

  @FieldResolver(() => PluginObject, { description: 'What publishes the records.' })
  plugin(@Root() { plugin }: DnsProvider) {
    return toPluginObject(pluginOf('DNS_PROVIDER', plugin))
  }

  @FieldResolver(() => dnsProviderOptions.output as never, {
    nullable: true,
    description: 'Options of its plugin, without what is write-only. Null unless the caller is admin.',
  })
  options(@Root() provider: DnsProvider, @Ctx() { actor }: Context) {
    return maySeeOptions(actor).allowed ? dnsProviderOptions.shown(provider) : null
  }
}
