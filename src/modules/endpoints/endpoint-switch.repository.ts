// Every query about switches of endpoints: what is wished for, what is due, claims and outcomes, and what the API shows.
import { sql, type SqlBool } from 'kysely'
import { claimed, UNCLAIMED } from '../../database/claims.ts'
import type { Em } from '../../database/connection.ts'
import { byKey } from '../../database/scope.ts'
import { isFree, isIn, kysely } from '../../database/sql.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { EndpointSwitch, type SwitchState } from './endpoint-switch.entity.ts'
import { isProven } from './endpoint.repository.ts'

/** By the endpoint's id. */
export const switchOfEndpoint = byKey<EndpointSwitch>(
  (em, ids) => em.find(EndpointSwitch, { endpointId: { $in: [...ids] } }),
  (each) => each.endpointId,
)

/** Replacements of replacements that are followed. */
const MAX_GENERATIONS = 20
const MAX_ENDPOINTS = 1000

/** `with recursive`: the certificate, and everything that it replaces, by others in between too; without the exception. */
const lineOf = (certificateId: string, except: string) => sql`with recursive generations (id, generation) as (
    select ${certificateId}::uuid, 0
    union
    select link.replaced_id, generations.generation + 1 from generations
    join certificate_replacements as link on link.certificate_id = generations.id
    where generations.generation < ${sql.lit(MAX_GENERATIONS)}
  ), line as (select distinct id from generations where id <> ${except}::uuid)`

/** Whether the certificate that the endpoint serves is known by a row that came before those of the line. */
const ELSEWHERE = sql<SqlBool>`coalesce((select known.id from certificates as known
    where known.fingerprint = endpoints.served_fingerprint and known.deleted_at is null
    order by known.created_at, known.id limit 1) not in (select id from line), false)`
const SERVES_LINE = sql<SqlBool>`endpoints.served_fingerprint in (
    select certificates.fingerprint from certificates where certificates.id in (select id from line)
      and ${isProven('certificates')})`

export interface Succession {
  readonly fromId: string
  readonly toId: string
  /** Plugins whose endpoints can be switched. */
  readonly plugins: readonly string[]
}

/**
 * Endpoints that serve the one certificate or what it replaced, or are said by hand to serve one of the two, are to serve the
 * other from now on. What was wished for before stays as it is; so do wishes for a certificate that is none of these.
 * @returns ids of the new switches
 */
export async function planSwitches(em: Em, { fromId, toId, plugins }: Succession, now: Date): Promise<string[]> {
  if (plugins.length === 0) return []
  const { rows } = await sql<{ endpoint_id: string; instead_of: readonly string[] }>`${lineOf(fromId, toId)}
    select endpoints.id::text as endpoint_id,
      (select coalesce(jsonb_agg(distinct certificates.fingerprint), '[]'::jsonb)
        from certificates where certificates.id in (select id from line)) as instead_of
    from endpoints join sources on sources.id = endpoints.source_id
    left join endpoint_switches as present on present.endpoint_id = endpoints.id
    where endpoints.vanished_at is null and ${isIn('sources.plugin', plugins)}
      and (endpoints.expected_certificate_id in (${fromId}, ${toId})
        or (present.certificate_id = ${fromId} and present.state <> 'DROPPED')
        or (${SERVES_LINE} and not ${ELSEWHERE}))
      and (present.id is null or present.state in ('SWITCHED', 'DROPPED')
        or present.certificate_id in (select id from line))
      and present.certificate_id is distinct from ${toId}
    order by endpoints.id limit ${sql.lit(MAX_ENDPOINTS)}`.execute(kysely(em))
  const ids: string[] = []
  for (const { endpoint_id: endpointId, instead_of: insteadOf } of rows) {
    ids.push(await wishSwitch(em, { endpointId, certificateId: toId, insteadOf }, now))
  }
  return ids
}

/** Names of endpoints that serve the certificate or what it replaced, which is known by an older row of somebody else's. */
export async function servedElsewhere(em: Em, { fromId, toId, plugins }: Succession): Promise<string[]> {
  if (plugins.length === 0) return []
  const { rows } = await sql<{ name: string }>`${lineOf(fromId, toId)}
    select endpoints.name from endpoints join sources on sources.id = endpoints.source_id
    where endpoints.vanished_at is null and ${isIn('sources.plugin', plugins)} and ${SERVES_LINE} and ${ELSEWHERE}
      and endpoints.expected_certificate_id is distinct from ${toId}
    order by endpoints.name limit 20`.execute(kysely(em))
  return rows.map(({ name }) => name)
}

export interface SwitchWish {
  readonly endpointId: string
  readonly certificateId: string
  /** Fingerprints. */
  readonly insteadOf: readonly string[]
}

/** Says anew what the endpoint is to be switched to: counted anew, and due at once. Returns the switch's id. */
export async function wishSwitch(em: Em, wish: SwitchWish, now: Date): Promise<string> {
  const insteadOf = sql`${JSON.stringify(wish.insteadOf)}::jsonb` as never
  const wished = {
    certificate_id: wish.certificateId,
    instead_of: insteadOf,
    state: 'PENDING' as const,
    attempts: 0,
    last_error: null,
    next_attempt_at: now,
    updated_at: now,
  }
  const row = await kysely(em)
    .insertInto('endpoint_switches')
    .values({ id: uuidv7(now), endpoint_id: wish.endpointId, ...wished, revision: 1, created_at: now })
    .onConflict((conflict) =>
      conflict.column('endpoint_id').doUpdateSet({ ...wished, revision: sql`endpoint_switches.revision + 1` as never }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Has what failed to be switched to the certificate tried again now. Returns the ids. */
export async function renewSwitches(em: Em, certificateId: string, now: Date): Promise<string[]> {
  const rows = await kysely(em)
    .updateTable('endpoint_switches')
    .set({ state: 'PENDING', attempts: 0, next_attempt_at: now, updated_at: now })
    .where('certificate_id', '=', certificateId)
    .where('state', 'in', ['PENDING', 'FAILED'])
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Brings forward what is still to be switched to the certificate: what stood in the way may be there now. Returns the ids. */
export async function advanceSwitches(em: Em, certificateId: string, now: Date): Promise<string[]> {
  const rows = await kysely(em)
    .updateTable('endpoint_switches')
    .set({ next_attempt_at: now })
    .where('certificate_id', '=', certificateId)
    .where('next_attempt_at', 'is not', null)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** What has not been switched to the certificate yet stays as it is. */
export async function dropSwitches(em: Em, certificateId: string, reason: string, now: Date): Promise<void> {
  await kysely(em)
    .updateTable('endpoint_switches')
    .set({
      state: 'DROPPED',
      last_error: reason,
      next_attempt_at: null,
      updated_at: now,
      revision: sql<number>`revision + 1`,
    })
    .where('certificate_id', '=', certificateId)
    .where('state', 'in', ['PENDING', 'FAILED'])
    .execute()
}

export interface SwitchStanding {
  readonly endpoint: string
  readonly state: SwitchState
  readonly lastError: string | null
}

/** What is or was to be switched to the certificate. */
export async function switchesTo(em: Em, certificateId: string): Promise<SwitchStanding[]> {
  const rows = await kysely(em)
    .selectFrom('endpoint_switches')
    .innerJoin('endpoints', 'endpoints.id', 'endpoint_switches.endpoint_id')
    .select(['endpoints.name', 'endpoints.port', 'endpoints.server_name', 'state', 'last_error'])
    .where('certificate_id', '=', certificateId)
    .orderBy('endpoints.name')
    .orderBy('endpoints.id')
    .execute()
  return rows.map(({ name, port, server_name: serverName, state, last_error: lastError }) => ({
    endpoint: `${name}:${port}${serverName === null ? '' : ` (${serverName})`}`,
    state,
    lastError,
  }))
}

/** The right to one attempt, until the lease is over. */
export interface SwitchClaim {
  readonly id: string
  readonly claimId: string
  readonly endpointId: string
  readonly certificateId: string
  readonly insteadOf: readonly string[]
  readonly revision: number
  /** This one included. */
  readonly attempts: number
}

/** The switch, if it is due and nobody is at work on it: of several that ask at once, one gets it. */
export async function claimSwitch(em: Em, id: string, now: Date, leaseSeconds: number): Promise<SwitchClaim | null> {
  const row = await kysely(em)
    .updateTable('endpoint_switches')
    .set({
      ...claimed(now, leaseSeconds),
      attempts: sql<number>`attempts + 1`,
    })
    .where('id', '=', id)
    .where('next_attempt_at', '<=', now)
    .where(isFree('claimed_until', now))
    .returningAll()
    .executeTakeFirst()
  if (row?.claim_id == null) return null
  const { endpoint_id: endpointId, certificate_id: certificateId, instead_of: insteadOf, revision, attempts } = row
  return { id, claimId: row.claim_id, endpointId, certificateId, insteadOf, revision, attempts }
}

/** Locks the claimed row inside the transaction that settles it; null when another attempt has taken it over. */
export async function lockSwitch(
  em: Em,
  { id, claimId }: SwitchClaim,
): Promise<{ revision: number; state: SwitchState } | null> {
  const row = await kysely(em)
    .selectFrom('endpoint_switches')
    .select(['revision', 'state'])
    .where('id', '=', id)
    .where('claim_id', '=', claimId)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export interface SettledSwitch {
  readonly state?: SwitchState
  readonly attempts?: number
  readonly last_error?: string | null
  readonly switched_at?: Date
  readonly next_attempt_at?: Date | null
}

/** Settles the claimed row, and ends the claim. */
export async function settleSwitch(em: Em, id: string, columns: SettledSwitch, now: Date): Promise<void> {
  await kysely(em)
    .updateTable('endpoint_switches')
    .set({ ...columns, ...UNCLAIMED, updated_at: now })
    .where('id', '=', id)
    .execute()
}

/** Notes what an endpoint was just seen to serve. */
export async function noteServed(em: Em, endpointId: string, fingerprint: string | null): Promise<void> {
  await kysely(em)
    .updateTable('endpoints')
    .set({ served_fingerprint: fingerprint, version: sql<number>`version + 1` })
    .where('id', '=', endpointId)
    .where(sql<SqlBool>`served_fingerprint is distinct from ${fingerprint}`)
    .execute()
}

export interface Whereabouts {
  /** Where destinations have put it, then where sources have seen it. */
  readonly locations: readonly string[]
  /** Names of destinations where it is meant to be and is not yet. */
  readonly awaited: readonly string[]
}

/** Where the certificate can be served from. */
export async function whereaboutsOf(em: Em, certificateId: string, fingerprint: string): Promise<Whereabouts> {
  const deployed = await kysely(em)
    .selectFrom('deployments')
    .innerJoin('destinations', 'destinations.id', 'deployments.destination_id')
    .select(['destinations.name', 'deployments.location', 'deployments.deployed_fingerprint', 'deployments.state'])
    .where('certificate_id', '=', certificateId)
    .where('desired', '=', true)
    .orderBy('deployed_at', (order) => order.desc().nullsLast())
    .execute()
  const seen = await kysely(em)
    .selectFrom('source_certificates')
    .select('external_id')
    .where('certificate_id', '=', certificateId)
    .where('vanished_at', 'is', null)
    .orderBy('first_seen_at')
    .limit(100)
    .execute()
  const isThere = (row: (typeof deployed)[number]) =>
    row.state === 'DEPLOYED' && row.deployed_fingerprint === fingerprint
  const locations = deployed.filter(isThere).flatMap(({ location }) => location ?? [])
  return {
    locations: [...new Set([...locations, ...seen.map((row) => row.external_id)])],
    awaited: deployed.filter((row) => !isThere(row)).map(({ name }) => name),
  }
}
