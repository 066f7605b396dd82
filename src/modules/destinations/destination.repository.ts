// Every query about destinations and deployments.
import { type Expression, sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { keysetPage, type Page, type PageRequest } from '../../database/page.ts'
import { byKey, listByKey } from '../../database/scope.ts'
import { isIn, kysely } from '../../database/sql.ts'
import { uuidv7 } from '../../database/uuid.ts'
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
 * Says where the certificate is meant to be: exactly there. Nothing is deployed or removed by this, the rows are what
 * deployment jobs work off. What was never tried is forgotten when it is not meant any more.
 */
export async function setDestinations(
  em: Em,
  certificateId: string,
  destinationIds: readonly string[],
  now: Date,
): Promise<void> {
  const db = kysely(em)
  const wanted = [...new Set(destinationIds)]
  const elsewhere = wanted.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`not ${isIn('destination_id', wanted)}`
  await db
    .deleteFrom('deployments')
    .where('certificate_id', '=', certificateId)
    .where('state', '=', 'PENDING')
    .where('attempts', '=', 0)
    .where(elsewhere)
    .execute()
  await db
    .updateTable('deployments')
    .set({ desired: false, state: 'REMOVING', attempts: 0, last_error: null, updated_at: now })
    .where('certificate_id', '=', certificateId)
    .where('desired', '=', true)
    .where(elsewhere)
    .execute()
  if (wanted.length === 0) return
  await db
    .insertInto('deployments')
    .values(
      wanted.map((destinationId) => ({
        id: uuidv7(now),
        certificate_id: certificateId,
        destination_id: destinationId,
        desired: true,
        state: 'PENDING' as const,
        attempts: 0,
        created_at: now,
        updated_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['certificate_id', 'destination_id'])
        .doUpdateSet({ desired: true, state: 'PENDING', attempts: 0, last_error: null, updated_at: now })
        .where('deployments.desired', '=', false),
    )
    .execute()
}
