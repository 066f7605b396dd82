import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { inputId, toNodeId } from '../../graphql/node-id.ts'
import { PageArgs } from '../../graphql/page-args.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import { pluginOf } from '../../plugins/registry.ts'
import { PluginObject, toPluginObject } from '../plugins/index.ts'
import { roleById, RoleObject } from '../roles/index.ts'
import type { Deployment } from './deployment.entity.ts'
import type { Destination } from './destination.entity.ts'
import {
  CreateDestinationInput,
  DeleteDestinationInput,
  DestinationFilterInput,
  TestDestinationInput,
  toDestinationChanges,
  toDestinationFilter,
  toNewDestination,
  UpdateDestinationInput,
} from './destination.inputs.ts'
import { maySeeOptions } from './destination.policy.ts'
import { destinationById, destinationFacts, listDestinations } from './destination.repository.ts'
import type { DestinationTestService } from './destination-test.service.ts'
import { DestinationService } from './destination.service.ts'
import {
  CreateDestinationPayload,
  DeleteDestinationPayload,
  DeploymentObject,
  DestinationConnection,
  DestinationObject,
  destinationOptions,
  TestDestinationPayload,
  UpdateDestinationPayload,
} from './destination.types.ts'

@Resolver(() => DestinationObject)
export class DestinationResolver {
  readonly #destinations: DestinationService
  readonly #tests: DestinationTestService

  constructor(destinations: DestinationService, tests: DestinationTestService) {
    this.#destinations = destinations
    this.#tests = tests
  }

  @Query(() => DestinationConnection, { nullable: true, description: 'Destinations, by name.' })
  async destinations(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => DestinationFilterInput, { nullable: true, description: 'Which.' })
    filter: DestinationFilterInput | null,
    @Ctx() context: Context,
  ) {
    return listDestinations(context.em, { page: page.toRequest(), filter: toDestinationFilter(filter) })
  }

  @Mutation(() => CreateDestinationPayload, { description: 'Makes a destination.' })
  async createDestination(
    @Arg('input', () => CreateDestinationInput, { description: 'What is wanted.' }) input: CreateDestinationInput,
    @Ctx() context: Context,
  ): Promise<CreateDestinationPayload> {
    const { result, userErrors } = await outcomeOf('CreateDestinationError', async () =>
      this.#destinations.create(context, toNewDestination(input)),
    )
    return { destination: result === null ? null : await context.loader(destinationById).load(result), userErrors }
  }

  @Mutation(() => UpdateDestinationPayload, { description: 'Changes a destination.' })
  async updateDestination(
    @Arg('input', () => UpdateDestinationInput, { description: 'What is wanted.' }) input: UpdateDestinationInput,
    @Ctx() context: Context,
  ): Promise<UpdateDestinationPayload> {
    const { result, userErrors } = await outcomeOf('UpdateDestinationError', async () =>
      this.#destinations.update(context, toDestinationChanges(input)),
    )
    return { destination: result === null ? null : await context.loader(destinationById).load(result), userErrors }
  }

  @Mutation(() => DeleteDestinationPayload, {
    description: 'Deletes a destination that no certificate is attached to.',
  })
  async deleteDestination(
    @Arg('input', () => DeleteDestinationInput, { description: 'What is wanted.' }) input: DeleteDestinationInput,
    @Ctx() context: Context,
  ): Promise<DeleteDestinationPayload> {
    const { result, userErrors } = await outcomeOf('DeleteDestinationError', async () => {
      const id = inputId('Destination', input.id, ['id'])
      await this.#destinations.delete(context, { id, version: input.version ?? null })
      return input.id
    })
    return { deletedId: result, userErrors }
  }

  @Mutation(() => TestDestinationPayload, {
    description: 'Finds out whether certificates could be put to a destination now; nothing is left there.',
  })
  async testDestination(
    @Arg('input', () => TestDestinationInput, { description: 'Which.' }) input: TestDestinationInput,
    @Ctx() context: Context,
  ): Promise<TestDestinationPayload> {
    const { result, userErrors } = await outcomeOf('TestDestinationError', async () =>
      this.#tests.test(context, inputId('Destination', input.id, ['id'])),
    )
    return { test: result, userErrors }
  }

  @FieldResolver(() => ID, { description: 'Global id, dest_…' })
  id(@Root() destination: Destination): string {
    return toNodeId('Destination', destination.id)
  }

  @FieldResolver(() => PluginObject, { description: 'What puts certificates there.' })
  plugin(@Root() { plugin }: Destination) {
    return toPluginObject(pluginOf('DESTINATION', plugin))
  }

  @FieldResolver(() => destinationOptions.output as never, {
    nullable: true,
    description:
      'Options of its plugin, without what is write-only. Null unless the caller is admin or holds its role.',
  })
  async options(@Root() destination: Destination, @Ctx() context: Context) {
    const facts = await context.loader(destinationFacts).load(destination.id)
    const visible = facts !== null && maySeeOptions(context.actor, facts).allowed
    return visible ? destinationOptions.shown(destination) : null
  }

  @FieldResolver(() => [RoleObject], {
    description: 'Roles that may attach it; none: whoever may change the certificate.',
  })
  async roles(@Root() destination: Destination, @Ctx() context: Context) {
    const facts = await context.loader(destinationFacts).load(destination.id)
    return (await context.loader(roleById).loadMany([...(facts?.roleIds ?? [])])).filter((role) => role !== null)
  }
}

@Resolver(() => DeploymentObject)
export class DeploymentResolver {
  @FieldResolver(() => ID, { description: 'Global id, deploy_…' })
  id(@Root() deployment: Deployment): string {
    return toNodeId('Deployment', deployment.id)
  }

  @FieldResolver(() => DestinationObject, { description: 'Where.' })
  async destination(@Root() { destinationId }: Deployment, @Ctx() context: Context) {
    return context.loader(destinationById).load(destinationId)
  }
}
