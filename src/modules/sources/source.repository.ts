// Every query about sources, their problems, and what of the certificates they keep.
import { type Expression, sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { keysetPage, type Page, type PageRequest } from '../../database/page.ts'
import { byKey, listByKey } from '../../database/scope.ts'
import { isIn, kysely } from '../../database/sql.ts'
import type { SourceCertificate } from './source-certificate.entity.ts'
import type { SourceProblem } from './source-problem.entity.ts'
import { Source } from './source.entity.ts'

export const sourceById = byKey<Source>(
  (em, ids) => em.find(Source, { id: { $in: [...ids] } }),
  (source) => source.id,
)

export interface SourceFilter {
  /** Case-insensitive substring of the name; % and _ are literal. */
  readonly search?: string | null
  readonly plugins?: readonly string[] | null
  readonly active?: boolean | null
  /** Whether the last sync failed or was partial. */
  readonly failing?: boolean | null
}

/** Sources by name. */
export function listSources(em: Em, query: { page: PageRequest; filter: SourceFilter }): Promise<Page<Source>> {
  return keysetPage<Source>({
    em,
    table: 'sources',
    where: conditions(query.filter),
    order: [{ name: 'NAME', expression: sql.ref('sources.name'), direction: 'asc', type: 'text', notNull: true }],
    page: query.page,
    load: (ids) => em.find(Source, { id: { $in: ids } }),
  })
}

function conditions({ search, plugins, active, failing }: SourceFilter): Expression<SqlBool>[] {
  const where: Expression<SqlBool>[] = []
  if (search != null) where.push(sql<SqlBool>`position(${search.toLowerCase()} in lower(sources.name)) > 0`)
  if (plugins != null) where.push(isIn('sources.plugin', plugins))
  if (active != null) where.push(sql<SqlBool>`sources.active = ${active}`)
  if (failing != null) {
    const failed = sql<SqlBool>`coalesce(sources.last_outcome, 'SUCCEEDED') <> 'SUCCEEDED'`
    where.push(failing ? failed : sql<SqlBool>`not ${failed}`)
  }
  return where
}

/** Where a certificate is and was kept, with what has not vanished first. */
export type PlaceRow = Pick<
  SourceCertificate,
  | 'certificateId'
  | 'sourceId'
  | 'externalId'
  | 'region'
  | 'firstSeenAt'
  | 'lastSeenAt'
  | 'missedSyncs'
  | 'vanishedAt'
  | 'removalRequestedAt'
  | 'removalError'
  | 'removedAt'
>

/** A wildcard may lie in thousands of places. */
const MAX_PLACES = 100

/** By the certificate's id, at most 100 of each. */
export const placesOfCertificate = listByKey<PlaceRow, PlaceRow>(
  async (em, ids) => {
    const { rows } = await sql<PlaceRow>`
      select places.* from ${parents(ids)} cross join lateral (
        select certificate_id::text as "certificateId", source_id::text as "sourceId", external_id as "externalId", region,
          first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt", missed_syncs as "missedSyncs",
          vanished_at as "vanishedAt", removal_requested_at as "removalRequestedAt", removal_error as "removalError",
          removed_at as "removedAt"
        from source_certificates where certificate_id = parents.id
        order by vanished_at desc nulls first, first_seen_at, id limit ${sql.lit(MAX_PLACES)}
      ) places`.execute(kysely(em))
    return rows
  },
  (place) => place.certificateId,
  (place) => place,
)

function parents(ids: readonly string[]): Expression<unknown> {
  return sql`unnest(array[${sql.join(ids.map((id) => sql`${id}::uuid`))}]) as parents (id)`
}

interface SourceOf {
  readonly certificate_id: string
  readonly source_id: string
}

/** Ids of the sources that keep a certificate now, by the certificate's id. */
export const sourceIdsOfCertificate = listByKey<SourceOf, string>(
  (em, ids) =>
    kysely(em)
      .selectFrom('source_certificates')
      .innerJoin('sources', 'sources.id', 'source_certificates.source_id')
      .where('certificate_id', 'in', [...ids])
      .where('vanished_at', 'is', null)
      .groupBy(['certificate_id', 'source_id', 'sources.name'])
      .orderBy('sources.name')
      .select(['certificate_id', 'source_id'])
      .execute(),
  (row) => row.certificate_id,
  (row) => row.source_id,
)

export type ProblemRow = Pick<SourceProblem, 'sourceId' | 'message' | 'occurredAt'> & {
  readonly externalId: string | null
}

/** Problems of the last sync that are shown: the first ones of each source. */
const MAX_PROBLEMS_SHOWN = 100

export const problemsOfSource = listByKey<ProblemRow, ProblemRow>(
  async (em, ids) => {
    const { rows } = await sql<ProblemRow>`
      select problems.* from ${parents(ids)} cross join lateral (
        select source_id::text as "sourceId", external_id as "externalId", message, occurred_at as "occurredAt"
        from source_problems where source_id = parents.id order by id limit ${sql.lit(MAX_PROBLEMS_SHOWN)}
      ) problems`.execute(kysely(em))
    return rows
  },
  (problem) => problem.sourceId,
  (problem) => problem,
)

/** Asks for a sync as soon as somebody has time. */
export async function requestSync(
  em: Em,
  sourceId: string,
  request: { readonly acceptEmpty: boolean; readonly now: Date },
): Promise<void> {
  await kysely(em)
    .updateTable('sources')
    .set({ sync_requested_at: request.now, accept_empty: request.acceptEmpty })
    .where('id', '=', sourceId)
    .execute()
}

/** Ids of sources that somebody should synchronise now, the longest due first. */
export async function dueSourceIds(em: Em, now: Date): Promise<string[]> {
  const rows = await kysely(em)
    .selectFrom('sources')
    .where(isDue(now))
    .orderBy(sql`coalesce(sync_requested_at, next_sync_at)`)
    .limit(1000)
    .select('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Asked for, or its time has come, and nobody is at it. */
export function isDue(now: Date): Expression<SqlBool> {
  return sql<SqlBool>`(sources.sync_requested_at is not null or (sources.active and sources.next_sync_at <= ${now}))
    and (sources.sync_lease_until is null or sources.sync_lease_until <= ${now})`
}
