import { Arg, Ctx, Query, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { toNodeId } from '../../graphql/node-id.ts'
import { CertificateFilterInput, toCertificateFilter } from './certificate-filter.inputs.ts'
import { CertificateStatsDimension, StatsBucket } from './certificate-statistics.types.ts'
import { certificateStats, type StatsDimension } from './certificate.statistics.ts'

@Resolver()
export class CertificateStatisticsResolver {
  @Query(() => [StatsBucket], {
    nullable: true,
    description:
      'Counts for charts, with the filter of the list. Expiry by issuer is groupBy ISSUER with a range of notAfter.',
  })
  async certificateStats(
    @Arg('groupBy', () => CertificateStatsDimension, { description: 'What to count by.' }) groupBy: StatsDimension,
    @Arg('filter', () => CertificateFilterInput, { nullable: true, description: 'Which.' })
    filter: CertificateFilterInput | null,
    @Ctx() context: Context,
  ): Promise<StatsBucket[]> {
    const query = { filter: toCertificateFilter(filter), actor: context.actor, now: context.now() }
    const buckets = await certificateStats(context.em, groupBy, query)
    if (groupBy !== 'AUTHORITY') return buckets
    return buckets.map((each) => ({ ...each, key: each.key === null ? null : toNodeId('Authority', each.key) }))
  }
}
