import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import { pageRequest } from '../../database/page.ts'
import { RequestError } from '../../errors.ts'
import type { Context } from '../../graphql/context.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import { certificateById, CertificateObject } from '../certificates/index.ts'
import { CertificatePlace, sourceById } from '../sources/index.ts'
import { listPendingCleaning } from './cleaning-rows.ts'
import { CleanSourceInput, PendingCleaningArgs, toCleaningRule } from './cleaning.inputs.ts'
import { CertificatePlaceConnection, CleanSourcePayload } from './cleaning.types.ts'
import { checkGraceDays, SourceCleanService } from './source-clean.service.ts'

@Resolver(() => CertificatePlace)
export class CleaningResolver {
  readonly #cleaning: SourceCleanService

  constructor(cleaning: SourceCleanService) {
    this.#cleaning = cleaning
  }

  @Query(() => CertificatePlaceConnection, {
    nullable: true,
    description:
      'What may be taken away from a source: expired or revoked for so long, there by the last sync, which succeeded, and neither served at an endpoint nor meant to be at a destination. Never what is valid.',
  })
  async certificatesPendingCleaning(
    @Args(() => PendingCleaningArgs) args: PendingCleaningArgs,
    @Ctx() context: Context,
  ) {
    const rule = args.toRule(context.now())
    checkGraceDays(rule.graceDays)
    if ((await context.loader(sourceById).load(rule.sourceId)) === null) {
      throw new RequestError('NOT_FOUND', 'There is no source with this id.')
    }
    return listPendingCleaning(context.em, rule, args.toRequest())
  }

  @Mutation(() => CleanSourcePayload, {
    description: 'Takes away from a source what certificatesPendingCleaning lists, or tells what it would.',
  })
  async cleanSource(
    @Arg('input', () => CleanSourceInput, { description: 'What is wanted.' }) input: CleanSourceInput,
    @Ctx() context: Context,
  ): Promise<CleanSourcePayload> {
    const { result, userErrors } = await outcomeOf('CleanSourceError', async () => {
      const rule = toCleaningRule(input)
      await this.#cleaning.removable(context, rule.sourceId)
      // Listed first: what was asked for does not wait to be asked again.
      const page = pageRequest({ first: 100 })
      const { nodes, totalCount } = await listPendingCleaning(context.em, { ...rule, now: context.now() }, page)
      const count = input.dryRun ? await totalCount() : await this.#cleaning.request(context, rule)
      return { count, places: [...nodes] }
    })
    return { count: result?.count ?? null, places: result?.places ?? [], userErrors }
  }

  @FieldResolver(() => CertificateObject, { nullable: true, description: 'What. Null once it has been deleted here.' })
  async certificate(@Root() { certificateId }: { certificateId: string }, @Ctx() context: Context) {
    return context.loader(certificateById).load(certificateId)
  }
}
