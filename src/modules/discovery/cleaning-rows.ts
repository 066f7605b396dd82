// What may be taken away from a source, and the work of doing so.
import { type Expression, sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { keysetPage, type Page, type PageRequest } from '../../database/page.ts'
import { isIn, kysely } from '../../database/sql.ts'
import { DAY } from '../../time-units.ts'
import { SourceCertificate } from '../sources/source-certificate.entity.ts'

export interface CleaningRule {
  readonly sourceId: string
  /** Days that must have passed since its end, and since it was last served anywhere. */
  readonly graceDays: number
  /** Only these certificates; null for all. UUIDs. */
  readonly certificateIds: readonly string[] | null
  readonly now: Date
}

/**
 * Over `source_certificates`: there by the last sync, which succeeded; expired or revoked for so long; and used nowhere, as far as
 * anybody knows: neither served at an endpoint (one that was not seen lately counts, too, and whatever source it is of), nor
 * expected at one, nor meant to be at a destination. A certificate that is valid is never taken away, however unused it is.
 */
function pendingCleaning({ sourceId, graceDays, certificateIds, now }: CleaningRule): Expression<SqlBool>[] {
  const before = new Date(now.getTime() - graceDays * DAY)
  return [
    sql<SqlBool>`source_certificates.source_id = ${sourceId}`,
    sql<SqlBool>`source_certificates.vanished_at is null and source_certificates.missed_syncs = 0`,
    ...(certificateIds === null ? [] : [isIn('source_certificates.certificate_id', certificateIds)]),
    sql<SqlBool>`exists (
      select 1 from sources where sources.id = source_certificates.source_id and sources.last_outcome = 'SUCCEEDED')`,
    sql<SqlBool>`exists (
      select 1 from certificates where certificates.id = source_certificates.certificate_id
      and certificates.deleted_at is null
      and (certificates.not_after <= ${before} or certificates.revoked_at <= ${before})
      and not exists (
        select 1 from endpoints where endpoints.served_fingerprint = certificates.fingerprint
        and (endpoints.vanished_at is null or endpoints.vanished_at > ${before}))
      and not exists (select 1 from endpoints where endpoints.expected_certificate_id = certificates.id)
      and not exists (
        select 1 from deployments where deployments.certificate_id = certificates.id and deployments.desired))`,
  ]
}

/** Places of certificates that may be taken away, by what the source calls them. */
export function listPendingCleaning(em: Em, rule: CleaningRule, page: PageRequest): Promise<Page<SourceCertificate>> {
  const expression = sql.ref('source_certificates.external_id')
  return keysetPage<SourceCertificate>({
    em,
    table: 'source_certificates',
    where: pendingCleaning(rule),
    order: [{ name: 'EXTERNAL_ID', expression, direction: 'asc', type: 'text', notNull: true }],
    page,
    load: (ids) => em.find(SourceCertificate, { id: { $in: ids } }),
  })
}

/** Asks for their removal. @returns the ids of the places */
export async function requestRemovals(em: Em, rule: CleaningRule): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update source_certificates set removal_requested_at = ${rule.now}, removal_due_at = ${rule.now}, removal_attempts = 0,
      removal_error = null
    where ${sql.join(pendingCleaning(rule), sql` and `)} returning id::text as id`.execute(kysely(em))
  return rows.map(({ id }) => id)
}

export interface RemovalClaim {
  readonly id: string
  readonly certificateId: string
  readonly externalId: string
  readonly fingerprint: string
  readonly attempts: number
  /** What the claim is known by. */
  readonly dueAt: Date
}

/** Takes one removal that is due; another worker gets another one. */
export async function claimRemoval(
  em: Em,
  sourceId: string,
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<RemovalClaim | null> {
  const { rows } = await sql<RemovalClaim>`
    update source_certificates as place set removal_due_at = ${until}, removal_attempts = place.removal_attempts + 1
    from certificates
    where certificates.id = place.certificate_id and place.id = (
      select id from source_certificates where source_id = ${sourceId} and removal_requested_at is not null
      and removal_due_at <= ${now} order by removal_due_at, id limit 1 for update skip locked)
    returning place.id::text as id, place.certificate_id::text as "certificateId", place.external_id as "externalId",
      certificates.fingerprint, place.removal_attempts as attempts, place.removal_due_at as "dueAt"
    `.execute(kysely(em))
  return rows[0] ?? null
}

/** Whether it may still be taken away, now that its turn has come. */
export async function mayStillBeRemoved(em: Em, id: string, rule: CleaningRule): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select id::text as id from source_certificates where id = ${id} and ${sql.join(pendingCleaning(rule), sql` and `)}
    `.execute(kysely(em))
  return rows.length > 0
}

/** How a removal went, if the claim still stands. `retryAt` null: it is not tried again. */
export async function endRemoval(
  em: Em,
  { id, dueAt }: RemovalClaim,
  end: { readonly removedAt: Date } | { readonly error: string; readonly retryAt: Date | null },
): Promise<boolean> {
  const over = { removal_requested_at: null, removal_due_at: null }
  const done = 'removedAt' in end
  const row = await kysely(em)
    .updateTable('source_certificates')
    .set(
      done
        ? { ...over, removal_error: null, removed_at: end.removedAt, vanished_at: end.removedAt }
        : { removal_error: end.error, ...(end.retryAt === null ? over : { removal_due_at: end.retryAt }) },
    )
    .where('id', '=', id)
    .where('removal_due_at', '=', dueAt)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Ids of sources with a removal that is due. */
export async function sourcesWithRemovals(em: Em, now: Date): Promise<string[]> {
  const rows = await kysely(em)
    .selectFrom('source_certificates')
    .where('removal_due_at', '<=', now)
    .select('source_id')
    .distinct()
    .limit(1000)
    .execute()
  return rows.map((row) => row.source_id)
}
