// Every query about destinations and deployments.
import { type Expression, sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { keysetPage, type Page, type PageRequest } from '../../database/page.ts'
import { byKey, listByKey } from '../../database/scope.ts'
import { isIn, kysely } from '../../database/sql.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { meaning } from '../deployment-meaning.ts'
import { Deployment } from './deployment.entity.ts'
import { Destination } from './destination.entity.ts'
import type { DestinationFacts } from './destination.policy.ts'

export const destinationById = byKey<Destination>(
  (em, ids) => em.find(Destination, { id: { $in: [...ids] } }),
  (destination) => destination.id,
)

export const deploymentById = byKey<Deployment>(
  (em, ids) => em.find(Deployment, { id: { $in: [...ids] } }),
  (deployment) => deployment.id,
)

/** What policies and attaching decide by, a statement for any number of destinations. */
export const destinationFacts = byKey<DestinationFacts & { readonly plugin: string }>(
  async (em, ids) => {
    const rows = await kysely(em)
      .selectFrom('destinations')
      .select(['id', 'plugin'])
      .select(
        sql<string[]>`array(select role_id::text from destination_roles where destination_id = destinations.id)`.as(
          'role_ids',
        ),
      )
      .where('id', 'in', [...ids])
      .execute()
    return rows.map((row) => ({ id: row.id, plugin: row.plugin, roleIds: row.role_ids }))
  },
  (facts) => facts.id,
)

/** The deployments of a certificate, by the certificate's id; what has been taken away is left out. */
export const certificateDeployments = listByKey<Deployment, Deployment>(
  (em, ids) =>
    em.find(
      Deployment,
      { certificateId: { $in: [...ids] }, state: { $ne: 'REMOVED' } },
      { orderBy: { createdAt: 'asc', id: 'asc' } },
    ),
  (deployment) => deployment.certificateId,
  (deployment) => deployment,
)

export interface DestinationFilter {
  /** Case-insensitive substring of the name; % and _ are literal. */
  readonly search?: string | null
  readonly plugins?: readonly string[] | null
  readonly roleIds?: readonly string[] | null
}

/** Destinations by name. */
export function listDestinations(
  em: Em,
  query: { page: PageRequest; filter: DestinationFilter },
): Promise<Page<Destination>> {
  return keysetPage<Destination>({
    em,
    table: 'destinations',
    where: conditions(query.filter),
    order: [{ name: 'NAME', expression: sql.ref('destinations.name'), direction: 'asc', type: 'text' }],
    page: query.page,
    load: (ids) => em.find(Destination, { id: { $in: ids } }),
  })
}

function conditions({ search, plugins, roleIds }: DestinationFilter): Expression<SqlBool>[] {
  const where: Expression<SqlBool>[] = []
  if (search != null) where.push(sql<SqlBool>`position(${search.toLowerCase()} in lower(destinations.name)) > 0`)
  if (plugins != null) where.push(isIn('destinations.plugin', plugins))
  if (roleIds != null) {
    where.push(sql<SqlBool>`destinations.id in (
      select destination_id from destination_roles where ${isIn('role_id', roleIds)})`)
  }
  return where
}

/** How many certificates are meant to be there or may still be there. */
export async function countDeployments(em: Em, destinationId: string): Promise<number> {
  const { count } = await kysely(em)
    .selectFrom('deployments')
    .where('destination_id', '=', destinationId)
    .where('state', '!=', 'REMOVED')
    .select(sql<string>`count(*)`.as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/**
 * Of the deployments that were ever tried, how many are meant to be there and how many are to be taken away. No attempt at the
 * destination begins before the transaction ends.
 */
export async function lockTried(em: Em, destinationId: string): Promise<{ staying: number; leaving: number }> {
  const rows = await kysely(em)
    .selectFrom('deployments')
    .select(['desired', 'last_attempt_at'])
    .where('destination_id', '=', destinationId)
    .where('state', '!=', 'REMOVED')
    .orderBy('id')
    .forUpdate()
    .execute()
  const tried = rows.filter(({ last_attempt_at: at }) => at !== null)
  const staying = tried.filter(({ desired }) => desired).length
  return { staying, leaving: tried.length - staying }
}

/** Where they were is not where they will be. */
export async function forgetLocations(em: Em, destinationId: string): Promise<void> {
  await kysely(em)
    .updateTable('deployments')
    .set({ location: null })
    .where('destination_id', '=', destinationId)
    .execute()
}

/** Forgets deployments that are over. */
export async function deleteRemoved(em: Em, destinationId: string): Promise<void> {
  await kysely(em)
    .deleteFrom('deployments')
    .where('destination_id', '=', destinationId)
    .where('state', '=', 'REMOVED')
    .execute()
}

/** Ids of the destinations where the certificate is meant to be. */
export async function desiredDestinationIds(em: Em, certificateId: string): Promise<string[]> {
  const rows = await kysely(em)
    .selectFrom('deployments')
    .select('destination_id')
    .where('certificate_id', '=', certificateId)
    .where('desired', '=', true)
    .execute()
  return rows.map((row) => row.destination_id)
}

/**
 * Says where the certificate is meant to be: exactly there. What was never tried is forgotten when it is not meant any
 * more. Returns the ids of the deployments that there is something to do about.
 */
export async function changeDesired(
  em: Em,
  certificateId: string,
  destinationIds: readonly string[],
  now: Date,
): Promise<string[]> {
  const db = kysely(em)
  const wanted = [...new Set(destinationIds)]
  const elsewhere = wanted.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`not ${isIn('destination_id', wanted)}`
  await db
    .deleteFrom('deployments')
    .where('certificate_id', '=', certificateId)
    .where('last_attempt_at', 'is', null)
    .where('deployed_at', 'is', null)
    .where(elsewhere)
    .execute()
  const unwanted = await db
    .updateTable('deployments')
    .set(meaning('REMOVING', now))
    .where('certificate_id', '=', certificateId)
    .where('desired', '=', true)
    .where(elsewhere)
    .returning('id')
    .execute()
  const fresh = wanted.length === 0 ? [] : await upsertDesired(em, certificateId, wanted, now)
  return [...unwanted.map(({ id }) => id), ...fresh]
}

async function upsertDesired(em: Em, certificateId: string, destinationIds: readonly string[], now: Date) {
  const rows = await kysely(em)
    .insertInto('deployments')
    .values(
      destinationIds.map((destinationId) => ({
        id: uuidv7(now),
        certificate_id: certificateId,
        destination_id: destinationId,
        desired: true,
        revision: 0,
        state: 'PENDING' as const,
        attempts: 0,
        next_attempt_at: now,
        created_at: now,
        updated_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['certificate_id', 'destination_id'])
        .doUpdateSet({ ...meaning('PENDING', now), revision: sql`deployments.revision + 1` })
        .where('deployments.desired', '=', false),
    )
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Has those of the certificates tried anew that are meant to be somewhere and are not there. Returns the ids. */
export async function renewWaiting(em: Em, certificateIds: readonly string[], now: Date): Promise<string[]> {
  // Also what is under way: it may have found things as they were before.
  const rows = await kysely(em)
    .updateTable('deployments')
    .set(meaning('PENDING', now))
    .where(isIn('certificate_id', certificateIds))
    .where('desired', '=', true)
    .where('state', 'in', ['PENDING', 'FAILED'])
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Has everything that is meant to be at the destination put there anew. Returns how many. */
export async function renewDesired(em: Em, destinationId: string, now: Date): Promise<number> {
  const { numUpdatedRows } = await kysely(em)
    .updateTable('deployments')
    .set(meaning('PENDING', now))
    .where('destination_id', '=', destinationId)
    .where('desired', '=', true)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
