import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { inputId, toNodeId } from '../../graphql/node-id.ts'
import { PageArgs } from '../../graphql/page-args.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import { pluginOf } from '../../plugins/registry.ts'
import { PluginObject, toPluginObject } from '../plugins/index.ts'
import type { Source } from './source.entity.ts'
import {
  CreateSourceInput,
  DeleteSourceInput,
  SourceFilterInput,
  SyncSourceInput,
  toNewSource,
  toSourceChanges,
  toSourceFilter,
  UpdateSourceInput,
} from './source.inputs.ts'
import { maySeeFailures, maySeeOptions } from './source.policy.ts'
import { listSources, type PlaceRow, problemsOfSource, sourceById } from './source.repository.ts'
import { SourceService } from './source.service.ts'
import {
  CertificatePlace,
  CreateSourcePayload,
  DeleteSourcePayload,
  SourceConnection,
  SourceObject,
  sourceOptions,
  SourceProblem,
  SourceSyncObject,
  SyncSourcePayload,
  UpdateSourcePayload,
} from './source.types.ts'
import { syncStateOf } from './sync-state.ts'

@Resolver(() => SourceObject)
export class SourceResolver {
  readonly #sources: SourceService

  constructor(sources: SourceService) {
    this.#sources = sources
  }

  @Query(() => SourceConnection, { nullable: true, description: 'Sources, by name.' })
  async sources(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => SourceFilterInput, { nullable: true, description: 'Which.' })
    filter: SourceFilterInput | null,
    @Ctx() context: Context,
  ) {
    return listSources(context.em, { page: page.toRequest(), filter: toSourceFilter(filter) })
  }

  @Mutation(() => CreateSourcePayload, {
    description: 'Makes a source; its first sync follows unless it is not active.',
  })
  async createSource(
    @Arg('input', () => CreateSourceInput, { description: 'What is wanted.' }) input: CreateSourceInput,
    @Ctx() context: Context,
  ): Promise<CreateSourcePayload> {
    const { result, userErrors } = await outcomeOf('CreateSourceError', async () =>
      this.#sources.create(context, toNewSource(input)),
    )
    return { source: result === null ? null : await context.loader(sourceById).load(result), userErrors }
  }

  @Mutation(() => UpdateSourcePayload, { description: 'Changes a source.' })
  async updateSource(
    @Arg('input', () => UpdateSourceInput, { description: 'What is wanted.' }) input: UpdateSourceInput,
    @Ctx() context: Context,
  ): Promise<UpdateSourcePayload> {
    const { result, userErrors } = await outcomeOf('UpdateSourceError', async () =>
      this.#sources.update(context, toSourceChanges(input)),
    )
    return { source: result === null ? null : await context.loader(sourceById).load(result), userErrors }
  }

  @Mutation(() => DeleteSourcePayload, {
    description: 'Deletes a source and its endpoints. The certificates that it found stay.',
  })
  async deleteSource(
    @Arg('input', () => DeleteSourceInput, { description: 'What is wanted.' }) input: DeleteSourceInput,
    @Ctx() context: Context,
  ): Promise<DeleteSourcePayload> {
    const { result, userErrors } = await outcomeOf('DeleteSourceError', async () => {
      const id = inputId('Source', input.id, ['id'])
      await this.#sources.delete(context, { id, version: input.version ?? null })
      return input.id
    })
    return { deletedId: result, userErrors }
  }

  @Mutation(() => SyncSourcePayload, { description: 'Has a source synchronised as soon as a worker has time.' })
  async syncSource(
    @Arg('input', () => SyncSourceInput, { description: 'What is wanted.' }) input: SyncSourceInput,
    @Ctx() context: Context,
  ): Promise<SyncSourcePayload> {
    const { result, userErrors } = await outcomeOf('SyncSourceError', async () => {
      const id = inputId('Source', input.id, ['id'])
      await this.#sources.sync(context, id, input.acceptEmpty)
      return id
    })
    return { source: result === null ? null : await context.loader(sourceById).load(result), userErrors }
  }

  @FieldResolver(() => ID, { description: 'Global id, source_…' })
  id(@Root() source: Source): string {
    return toNodeId('Source', source.id)
  }

  @FieldResolver(() => PluginObject, { description: 'What looks there.' })
  plugin(@Root() { plugin }: Source) {
    return toPluginObject(pluginOf('SOURCE', plugin))
  }

  @FieldResolver(() => sourceOptions.output as never, {
    nullable: true,
    description: 'Options of its plugin, without what is write-only. Null unless the caller is admin.',
  })
  options(@Root() source: Source, @Ctx() { actor }: Context) {
    return maySeeOptions(actor).allowed ? sourceOptions.shown(source) : null
  }

  @FieldResolver(() => SourceSyncObject, { description: 'Its syncs.' })
  sync(@Root() source: Source, @Ctx() context: Context): SourceSyncObject {
    return {
      state: syncStateOf(source, context.now()),
      nextSyncAt: source.nextSyncAt ?? null,
      startedAt: source.syncStartedAt ?? null,
      certificatesFound: source.certificatesFound,
      certificatesImported: source.certificatesImported,
      endpointsFound: source.endpointsFound,
      problemsFound: source.problemsFound,
      lastSyncAt: source.lastSyncAt ?? null,
      lastOutcome: source.lastOutcome ?? null,
      lastError: maySeeFailures(context.actor, source) ? (source.lastError ?? null) : null,
      lastSuccessAt: source.lastSuccessAt ?? null,
      failures: source.failures,
      failureToldAt: source.failureToldAt ?? null,
    }
  }

  @FieldResolver(() => [SourceProblem], {
    nullable: true,
    description:
      'What the present or last sync could not look at, at most 100 of them. For admins, auditors and its owner; null for others.',
  })
  async problems(@Root() source: Source, @Ctx() context: Context) {
    if (!maySeeFailures(context.actor, source)) return null
    return context.loader(problemsOfSource).load(source.id)
  }
}

@Resolver(() => CertificatePlace)
export class CertificatePlaceResolver {
  @FieldResolver(() => SourceObject, { description: 'Which source.' })
  async source(@Root() { sourceId }: PlaceRow, @Ctx() context: Context) {
    return context.loader(sourceById).load(sourceId)
  }
}
