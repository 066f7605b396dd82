// What a sync reads and writes. Every write is conditional on the claim: whoever lost it writes nothing any more.
import { createHash, randomUUID } from 'node:crypto'
import { type Expression, sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { isIn, kysely } from '../../database/sql.ts'
import { uuidv7 } from '../../database/uuid.ts'
import type { FoundEndpoint, Problem } from '../../plugins/sources/source.ts'
import { isDue } from '../sources/index.ts'
import type { SyncOutcome } from '../sources/source.entity.ts'

/** Of whoever synchronises a source. */
export interface SyncClaim {
  readonly sourceId: string
  readonly claim: string
  /** Number of this sync: what it sees carries it. */
  readonly number: number
  readonly acceptEmpty: boolean
  readonly startedAt: Date
  /** Whether the one before it ended without a word. */
  readonly isTakenOver: boolean
}

export interface SyncCounts {
  certificatesFound: number
  certificatesImported: number
  endpointsFound: number
  problemsFound: number
}

const DIED = 'the worker that was at it ended without a word'

/**
 * Takes the source, if it is due and nobody else is at it: one statement, so that of two workers one gets it. A sync that never
 * came to its end has failed.
 */
export async function claimSync(
  em: Em,
  sourceId: string,
  { now, leaseUntil }: { readonly now: Date; readonly leaseUntil: Date },
): Promise<SyncClaim | null> {
  const row = await kysely(em)
    .updateTable('sources')
    .set((eb) => ({
      sync_claim: randomUUID(),
      sync_lease_until: leaseUntil,
      sync_number: eb('sync_number', '+', 1),
      sync_started_at: now,
      certificates_found: 0,
      certificates_imported: 0,
      endpoints_found: 0,
      problems_found: 0,
      failures: sql<number>`failures + case when sync_claim is null then 0 else 1 end`,
      last_outcome: sql<SyncOutcome | null>`case when sync_claim is null then last_outcome else 'FAILED' end`,
      last_error: sql<string | null>`case when sync_claim is null then last_error else ${DIED}::text end`,
    }))
    .where('id', '=', sourceId)
    .where(isDue(now))
    .returning(['sync_claim', 'sync_number', 'accept_empty', 'last_error'])
    .executeTakeFirst()
  if (row?.sync_claim == null) return null
  const { sync_claim: claim, sync_number: number, accept_empty: acceptEmpty } = row
  return { sourceId, claim, number, acceptEmpty, startedAt: now, isTakenOver: row.last_error === DIED }
}

/** Leaves it to somebody else, as due as it was. */
export async function releaseClaim(em: Em, { sourceId, claim }: SyncClaim): Promise<void> {
  await kysely(em)
    .updateTable('sources')
    .set({ sync_claim: null, sync_lease_until: null })
    .where('id', '=', sourceId)
    .where('sync_claim', '=', claim)
    .execute()
}

/** Keeps the claim for longer and tells how far it has come; false when it is lost. */
export async function renewClaim(
  em: Em,
  { sourceId, claim }: SyncClaim,
  leaseUntil: Date,
  counts: SyncCounts,
): Promise<boolean> {
  const row = await kysely(em)
    .updateTable('sources')
    .set({
      sync_lease_until: leaseUntil,
      certificates_found: counts.certificatesFound,
      certificates_imported: counts.certificatesImported,
      endpoints_found: counts.endpointsFound,
      problems_found: counts.problemsFound,
    })
    .where('id', '=', sourceId)
    .where('sync_claim', '=', claim)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Ids of the oldest row of each certificate, by fingerprint. */
export async function knownCertificates(em: Em, fingerprints: readonly string[]): Promise<Map<string, string>> {
  if (fingerprints.length === 0) return new Map()
  const rows = await kysely(em)
    .selectFrom('certificates')
    .where(isIn('fingerprint', fingerprints))
    .where('deleted_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .select(['id', 'fingerprint'])
    .execute()
  return new Map(rows.map(({ id, fingerprint }) => [fingerprint, id]))
}

export interface SeenPlace {
  readonly certificateId: string
  readonly externalId: string
  readonly region: string | null
}

/** Notes where certificates were seen; what had vanished is back. */
export async function savePlaces(em: Em, run: SyncClaim, places: readonly SeenPlace[], now: Date): Promise<void> {
  const distinct = new Map(places.map((place) => [`${place.certificateId} ${place.externalId}`, place]))
  if (distinct.size === 0) return
  await kysely(em)
    .insertInto('source_certificates')
    .values(
      [...distinct.values()].map((place) => ({
        id: uuidv7(now),
        source_id: run.sourceId,
        certificate_id: place.certificateId,
        external_id: place.externalId,
        external_id_hash: hashOf(place.externalId),
        region: place.region,
        first_seen_at: now,
        last_seen_at: now,
        seen_by_sync: run.number,
        missed_syncs: 0,
        removal_attempts: 0,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['source_id', 'external_id_hash', 'certificate_id']).doUpdateSet((eb) => ({
        region: eb.ref('excluded.region'),
        last_seen_at: now,
        seen_by_sync: run.number,
        missed_syncs: 0,
        vanished_at: null,
        removed_at: null,
      })),
    )
    .execute()
}

/** Notes the endpoints seen, and what is weak in them. */
export async function saveEndpoints(em: Em, run: SyncClaim, found: readonly FoundEndpoint[], now: Date): Promise<void> {
  const distinct = [...new Map(found.map((endpoint) => [endpoint.externalId, endpoint])).values()]
  if (distinct.length === 0) return
  const db = kysely(em)
  const rows = await db
    .insertInto('endpoints')
    .values(
      distinct.map((endpoint) => ({
        id: uuidv7(now),
        source_id: run.sourceId,
        external_id: endpoint.externalId,
        external_id_hash: hashOf(endpoint.externalId),
        name: endpoint.name,
        host: endpoint.host,
        port: endpoint.port,
        server_name: endpoint.serverName,
        address: endpoint.address ?? null,
        start_tls: endpoint.startTls ?? null,
        region: endpoint.region,
        served_fingerprint: endpoint.fingerprint,
        protocols: json(endpoint.protocols),
        ciphers: json(endpoint.ciphers),
        key_exchange: endpoint.keyExchange,
        first_seen_at: now,
        last_seen_at: now,
        seen_by_sync: run.number,
        missed_syncs: 0,
        version: 1,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['source_id', 'external_id_hash']).doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        host: eb.ref('excluded.host'),
        port: eb.ref('excluded.port'),
        server_name: eb.ref('excluded.server_name'),
        address: eb.ref('excluded.address'),
        start_tls: eb.ref('excluded.start_tls'),
        region: eb.ref('excluded.region'),
        served_fingerprint: eb.ref('excluded.served_fingerprint'),
        protocols: eb.ref('excluded.protocols'),
        ciphers: eb.ref('excluded.ciphers'),
        key_exchange: eb.ref('excluded.key_exchange'),
        last_seen_at: now,
        seen_by_sync: run.number,
        missed_syncs: 0,
        vanished_at: null,
        last_problem: null,
      })),
    )
    .returning(['id', 'external_id_hash'])
    .execute()
  const ids = new Map(rows.map((row) => [row.external_id_hash, row.id]))
  await db
    .deleteFrom('endpoint_findings')
    .where(isIn('endpoint_id', [...ids.values()]))
    .execute()
  const findings = distinct.flatMap(({ externalId, findings: each }) => {
    const endpointId = ids.get(hashOf(externalId))
    return endpointId === undefined ? [] : each.map((finding) => ({ ...finding, endpointId }))
  })
  if (findings.length === 0) return
  await db
    .insertInto('endpoint_findings')
    .values(
      findings.map(({ endpointId, kind, detail }) => ({ id: uuidv7(now), endpoint_id: endpointId, kind, detail })),
    )
    .execute()
}

/** Notes what could not be looked at; the entries it is about count neither as seen nor as missed. */
export async function saveProblems(em: Em, run: SyncClaim, problems: readonly Problem[], now: Date): Promise<void> {
  if (problems.length === 0) return
  const db = kysely(em)
  await db
    .insertInto('source_problems')
    .values(
      problems.map(({ externalId, below, message }) => ({
        id: uuidv7(now),
        source_id: run.sourceId,
        external_id: externalId,
        below: below ?? false,
        message,
        occurred_at: now,
      })),
    )
    .execute()
  for (const { externalId, below, message } of problems) {
    if (externalId === null) continue
    const about = (table: string): Expression<SqlBool> =>
      below === true
        ? sql<SqlBool>`starts_with(${sql.ref(`${table}.external_id`)}, ${externalId})`
        : sql<SqlBool>`${sql.ref(`${table}.external_id`)} = ${externalId}`
    await db
      .updateTable('source_certificates')
      .set({ seen_by_sync: run.number })
      .where('source_id', '=', run.sourceId)
      .where(about('source_certificates'))
      .execute()
    await db
      .updateTable('endpoints')
      .set({ seen_by_sync: run.number, last_problem: message })
      .where('source_id', '=', run.sourceId)
      .where(about('endpoints'))
      .execute()
  }
}

/** Forgets what the sync before could not look at. */
export async function clearProblems(em: Em, sourceId: string): Promise<void> {
  await kysely(em).deleteFrom('source_problems').where('source_id', '=', sourceId).execute()
}

/** What the source calls the places that are known now. */
export async function placesOfSource(em: Em, sourceId: string): Promise<Set<string>> {
  const rows = await kysely(em)
    .selectFrom('source_certificates')
    .where('source_id', '=', sourceId)
    .where('vanished_at', 'is', null)
    .select('external_id')
    .execute()
  return new Set(rows.map((row) => row.external_id))
}

/** Whether the source is known to hold anything now. */
export async function holdsAnything(em: Em, sourceId: string): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`select
    exists (select 1 from source_certificates where source_id = ${sourceId} and vanished_at is null)
    or exists (select 1 from endpoints where source_id = ${sourceId} and vanished_at is null) as holds`.execute(
    kysely(em),
  )
  return rows[0]?.holds === true
}

/**
 * Counts a miss for whatever this sync, which was complete, has not seen; what was missed often enough has vanished.
 * @returns how many certificates and endpoints have vanished by this
 */
export async function countMisses(em: Em, run: SyncClaim, absentAfter: number, now: Date) {
  const vanished = async (table: 'source_certificates' | 'endpoints'): Promise<number> => {
    const { rows } = await sql<{ vanished: boolean }>`
      update ${sql.table(table)} set missed_syncs = missed_syncs + 1,
        vanished_at = case when missed_syncs + 1 >= ${absentAfter} then ${now}::timestamptz end
      where source_id = ${run.sourceId} and seen_by_sync <> ${run.number} and vanished_at is null
      returning vanished_at is not null as vanished`.execute(kysely(em))
    return rows.filter((row) => row.vanished).length
  }
  return { certificates: await vanished('source_certificates'), endpoints: await vanished('endpoints') }
}

export interface SyncEnd {
  readonly outcome: SyncOutcome
  readonly error: string | null
  readonly counts: SyncCounts
  readonly now: Date
}

/**
 * Lets go of the source and says how it went and when it is due again.
 * @returns null when the claim is lost; otherwise whether another sync was asked for meanwhile
 */
export async function endSync(em: Em, run: SyncClaim, end: SyncEnd): Promise<{ askedAgain: boolean } | null> {
  const { outcome, error, counts, now } = end
  const succeeded = outcome === 'SUCCEEDED'
  // A source that failed is tried again sooner: after 5 minutes, then 10, 20 …, and never later than it would be anyway.
  const minutes =
    outcome === 'FAILED'
      ? sql`least(interval_minutes, 5 * power(2, least(failures, 10))::int)`
      : sql.ref('interval_minutes')
  const row = await kysely(em)
    .updateTable('sources')
    .set((eb) => ({
      sync_claim: null,
      sync_lease_until: null,
      sync_requested_at: sql<Date | null>`case when sync_requested_at > ${run.startedAt} then sync_requested_at end`,
      ...(succeeded && { accept_empty: false, last_success_at: now }),
      next_sync_at: sql<Date | null>`case when active then ${now}::timestamptz + ${minutes} * interval '1 minute' end`,
      last_sync_at: now,
      last_outcome: outcome,
      last_error: error,
      failures: succeeded ? 0 : eb('failures', '+', 1),
      certificates_found: counts.certificatesFound,
      certificates_imported: counts.certificatesImported,
      endpoints_found: counts.endpointsFound,
      problems_found: counts.problemsFound,
    }))
    .where('id', '=', run.sourceId)
    .where('sync_claim', '=', run.claim)
    .returning('sync_requested_at')
    .executeTakeFirst()
  return row === undefined ? null : { askedAgain: row.sync_requested_at !== null }
}

function hashOf(externalId: string): string {
  return createHash('sha256').update(externalId).digest('hex')
}

/** For a jsonb column; the driver would take an array for one of PostgreSQL's own. */
function json<T>(value: T | null) {
  return value === null ? null : sql<T>`${JSON.stringify(value)}::jsonb`
}
