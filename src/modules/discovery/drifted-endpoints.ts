// An endpoint that goes on serving something else than it should, or what is no longer valid, is told of once, and once more when
// it is right again.
import { type Expression, sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { kysely } from '../../database/sql.ts'
import { expected, isDrifted, isValid, servesInvalid } from '../endpoint-drift.ts'
import type { SyncClaim } from './sync-rows.ts'

/** Once is nothing: whatever is put in place takes a while to be served. */
const TOLD_AFTER = 2
/** Of one sync; the others are told after the next one. */
const MOST_TOLD = 100

export interface Invalidity {
  readonly kind: 'REVOKED' | 'EXPIRED' | 'NOT_YET_VALID'
  /** When it was revoked, ended or begins. */
  readonly at: Date
}

export interface ToldEndpoint {
  /** ENDPOINT_INVALID: what is served is what should be, as nothing valid has replaced it. */
  readonly type: 'ENDPOINT_DRIFTED' | 'ENDPOINT_INVALID' | 'ENDPOINT_RECOVERED'
  readonly endpointId: string
  /** That should be served. */
  readonly certificateId: string
  /** Tells this time from another one. */
  readonly occasion: string
  readonly name: string
  readonly host: string
  readonly port: number
  /** SHA-256 of what is served, lower-case hexadecimal; null when nothing is. */
  readonly served: string | null
  /** Name of that certificate, if it is known here. */
  readonly servedName: string | null
  /** Why that is not valid, of ENDPOINT_INVALID. */
  readonly invalidity: Invalidity | null
}

/** Told in the transaction that records how a sync ended. */
export type TellOfEndpoint = (em: Em, told: ToldEndpoint) => Promise<void>

// What should be served takes a search: `materialized` has it made once for each endpoint, and not for each row it is joined with.

/**
 * What has to be told of the endpoints that the sync has seen, marked as told. What a rotation, a switch or a deployment is at
 * work on is neither: those speak for themselves.
 */
export async function markDrifts(em: Em, run: SyncClaim, now: Date): Promise<ToldEndpoint[]> {
  await countDrifts(em, run, now)
  const drifted = sql`drift_looks >= ${TOLD_AFTER} and drift_told_key is distinct from drift_key`
  const recovered = sql`drift_told_at is not null and not ${isDrifted(now)} and not ${servesInvalid(now)}`
  const { rows } = await sql<Row>`
    with standing as materialized (
      select id, drift_key, ${expected<string | null>('id', now)} as expected_id from endpoints
      where ${seenBy(run)}
        and ((${drifted}) or (${recovered}))
      order by id limit ${MOST_TOLD}
    ), told as (
      select standing.*, should.fingerprint, should.revoked_at, should.not_before, should.not_after
      from standing left join certificates as should on should.id = standing.expected_id
    )
    update endpoints set drift_told_key = told.drift_key,
      drift_told_at = case when told.drift_key is null then null else ${now}::timestamptz end
    from told where endpoints.id = told.id
    returning endpoints.id, endpoints.name, host, port, case when told.drift_key is null then 'ENDPOINT_RECOVERED'
        when told.fingerprint = served_fingerprint then 'ENDPOINT_INVALID' else 'ENDPOINT_DRIFTED' end as type,
      told.expected_id, told.revoked_at, told.not_before, told.not_after,
      served_fingerprint as served, (select served.name from certificates as served
        where served.fingerprint = served_fingerprint and served.deleted_at is null
        order by served.created_at limit 1) as served_name`.execute(kysely(em))
  return rows.flatMap((row) => toTold(row, run, now))
}

interface Row {
  readonly id: string
  readonly name: string
  readonly host: string
  readonly port: number
  readonly type: ToldEndpoint['type']
  readonly expected_id: string | null
  readonly served: string | null
  readonly served_name: string | null
  /** Of the certificate expected. */
  readonly revoked_at: Date | string | null
  readonly not_before: Date | string | null
  readonly not_after: Date | string | null
}

function toTold(row: Row, run: SyncClaim, now: Date): ToldEndpoint[] {
  const { id: endpointId, expected_id: certificateId, served_name: servedName, type, name, host, port, served } = row
  if (certificateId === null) return []
  const invalidity = type === 'ENDPOINT_INVALID' ? invalidityOf(row, now) : null
  const occasion = `${endpointId} ${run.number}`
  return [{ type, endpointId, certificateId, occasion, name, host, port, served, servedName, invalidity }]
}

function invalidityOf({ revoked_at: revoked, not_before: begin, not_after: end }: Row, now: Date): Invalidity | null {
  if (revoked !== null) return { kind: 'REVOKED', at: new Date(revoked) }
  if (begin !== null && new Date(begin) > now) return { kind: 'NOT_YET_VALID', at: new Date(begin) }
  return end === null ? null : { kind: 'EXPIRED', at: new Date(end) }
}

/** The endpoints that the sync could look at. */
function seenBy(run: SyncClaim): Expression<SqlBool> {
  return sql<SqlBool>`(source_id = ${run.sourceId} and seen_by_sync = ${run.number}
    and vanished_at is null and last_problem is null)`
}

/**
 * How many syncs in a row have found it so, with nobody at work on it. What is right again begins anew. Of what has expired with
 * its notices switched off nobody wants to hear; what is revoked has them switched off by that.
 */
async function countDrifts(em: Em, run: SyncClaim, now: Date): Promise<void> {
  const isSpoken = sql`(should.notify or should.revoked_at is not null)`
  await sql`
    with standing as materialized (
      select id, served_fingerprint, ${expected<string | null>('id', now)} as expected_id from endpoints
      where ${seenBy(run)}
    ), seen as (
      select standing.id, expected_id, should.fingerprint || ' ' || coalesce(served_fingerprint, '') as key,
        should.fingerprint <> coalesce(served_fingerprint, '') as drifted, not ${isValid('should', now)} and ${isSpoken} as invalid
      from standing left join certificates as should on should.id = expected_id
    ), judged as (
      select id, case when (drifted or invalid) and not (
        exists (select 1 from endpoint_switches as switch where switch.endpoint_id = seen.id and switch.state = 'PENDING')
        or exists (select 1 from rotations where rotations.finished_at is null
          and seen.expected_id in (rotations.replacement_id, rotations.certificate_id))
        or (drifted and exists (select 1 from deployments
          where deployments.certificate_id = seen.expected_id and deployments.desired and deployments.state <> 'DEPLOYED'))
      ) then key end as key
      from seen
    )
    update endpoints set drift_key = judged.key,
      drift_looks = case when judged.key is null then 0 when drift_key = judged.key then drift_looks + 1 else 1 end
    from judged where endpoints.id = judged.id and (judged.key is not null or drift_key is not null)`.execute(
    kysely(em),
  )
}
