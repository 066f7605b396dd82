// What rotations ask about certificates and where they are.
import { type Expression, sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { kysely } from '../../database/sql.ts'
import { inRotationWindowSql } from '../rotation-policies/index.ts'
import type { StartTls } from '../endpoints/endpoint.entity.ts'
import type { Suggestion, TimingRule } from './rotation-plan.ts'

export interface CertificateStanding {
  readonly name: string
  readonly fingerprint: string
  readonly commonName: string | null
  readonly notAfter: Date
  readonly revoked: boolean
  readonly deleted: boolean
  readonly rotation: boolean
  readonly hasPrivateKey: boolean
  /** Ids of the certificates that replace it. */
  readonly replacedBy: readonly string[]
}

export async function standingOf(em: Em, certificateId: string): Promise<CertificateStanding | null> {
  const row = await kysely(em)
    .selectFrom('certificates')
    .where('id', '=', certificateId)
    .select(['name', 'fingerprint', 'common_name', 'not_after', 'revoked_at', 'verification_status', 'deleted_at'])
    .select(['rotation', 'has_private_key'])
    .select(
      sql<string[]>`array(select link.certificate_id::text from certificate_replacements link
        join certificates newer on newer.id = link.certificate_id
        where link.replaced_id = certificates.id and newer.deleted_at is null)`.as('replaced_by'),
    )
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    name: row.name,
    fingerprint: row.fingerprint,
    commonName: row.common_name,
    notAfter: new Date(row.not_after),
    revoked: row.revoked_at !== null || row.verification_status === 'REVOKED',
    deleted: row.deleted_at !== null,
    rotation: row.rotation,
    hasPrivateKey: row.has_private_key,
    replacedBy: row.replaced_by,
  }
}

/** What decides when a certificate is rotated. */
export interface Timing {
  readonly id: string
  readonly name: string
  readonly owner: string
  readonly notBefore: Date
  readonly notAfter: Date
  readonly policyId: string | null
  readonly policyName: string | null
  /** Null without a policy. */
  readonly rule: TimingRule | null
  /** When its CA would like it renewed (RFC 9773), where that has begun or begins before the horizon. */
  readonly suggested: Suggestion | null
}

/** @param horizon suggestions of CAs that begin after it are not looked at */
function timings(em: Em, horizon: Date) {
  return kysely(em)
    .selectFrom('certificates')
    .leftJoin('rotation_policies', 'rotation_policies.id', 'certificates.rotation_policy_id')
    .leftJoin('suggested_renewals', (join) =>
      join
        .onRef('suggested_renewals.certificate_id', '=', 'certificates.id')
        .on('suggested_renewals.starts_at', '<=', horizon),
    )
    .select(['certificates.id', 'certificates.name', 'owner', 'not_before', 'not_after', 'rotation_policy_id'])
    .select(['rotation_policies.name as policy_name', 'days', 'percent', 'jitter_minutes', 'renewal_window'])
    .select(['starts_at', 'ends_at'])
}

type TimingRow = Awaited<ReturnType<ReturnType<typeof timings>['execute']>>[number]

function toTiming(row: TimingRow): Timing {
  return {
    id: row.id,
    name: row.name,
    owner: row.owner,
    notBefore: new Date(row.not_before),
    notAfter: new Date(row.not_after),
    policyId: row.rotation_policy_id,
    policyName: row.policy_name,
    rule:
      row.rotation_policy_id === null
        ? null
        : {
            days: row.days,
            percent: row.percent,
            jitterMinutes: row.jitter_minutes ?? 0,
            renewalWindow: row.renewal_window,
          },
    suggested:
      row.starts_at === null || row.ends_at === null
        ? null
        : { startsAt: new Date(row.starts_at), endsAt: new Date(row.ends_at) },
  }
}

/** What decides, as it is now: policies and what CAs suggest change. */
export async function timingOf(em: Em, certificateId: string, horizon: Date): Promise<Timing | null> {
  const row = await timings(em, horizon).where('certificates.id', '=', certificateId).executeTakeFirst()
  return row === undefined ? null : toTiming(row)
}

/**
 * Certificates to rotate that nobody is rotating, the soonest to end first: with rotation on, in the window of their
 * policy or in that of their CA at `horizon`, valid now, neither revoked nor replaced.
 */
export async function certificatesToRotate(
  em: Em,
  { now, horizon, limit }: { readonly now: Date; readonly horizon: Date; readonly limit: number },
  where: Whereabouts = {},
): Promise<Timing[]> {
  const rows = await timings(em, horizon)
    .where('certificates.rotation', '=', true)
    .where('certificates.not_after', '>', now)
    .where('certificates.revoked_at', 'is', null)
    .where('certificates.deleted_at', 'is', null)
    .where(sql<SqlBool>`certificates.verification_status is distinct from 'REVOKED'`)
    .where((eb) => eb.or([eb('suggested_renewals.starts_at', 'is not', null), inRotationWindowSql(horizon)]))
    .where(
      sql<SqlBool>`not exists (select 1 from certificate_replacements link
        join certificates newer on newer.id = link.certificate_id
        where link.replaced_id = certificates.id and newer.deleted_at is null)`,
    )
    .where(
      sql<SqlBool>`not exists (select 1 from rotations
        where rotations.certificate_id = certificates.id and rotations.finished_at is null)`,
    )
    .where(found(where))
    .orderBy('certificates.not_after')
    .orderBy('certificates.id')
    .limit(limit)
    .execute()
  return rows.map(toTiming)
}

export interface OutdatedPlan extends Timing {
  readonly rotationId: string
}

/** Rotations that wait for their time, planned before their policy was changed or by another one than they have now. */
export async function outdatedPlans(em: Em, horizon: Date, limit: number): Promise<OutdatedPlan[]> {
  const rows = await timings(em, horizon)
    .innerJoin('rotations', 'rotations.certificate_id', 'certificates.id')
    .where('rotations.state', '=', 'PLANNED')
    .where('rotations.trigger', '<>', 'REQUEST')
    .where('rotations.claim_id', 'is', null)
    .where(
      sql<SqlBool>`(certificates.rotation_policy_id is distinct from rotations.policy_id
        or rotation_policies.updated_at > rotations.updated_at)`,
    )
    .select('rotations.id as rotation_id')
    .orderBy('rotations.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...toTiming(row), rotationId: row.rotation_id }))
}

/** Only what a source has found: the source by its name, the region as the source tells it. */
export interface Whereabouts {
  readonly source?: string | undefined
  readonly region?: string | undefined
}

/** Kept there, or served there. */
function found({ source, region }: Whereabouts): Expression<SqlBool> {
  if (source === undefined && region === undefined) return sql<SqlBool>`true`
  const there = (table: string) => sql<SqlBool>`${sql.ref(`${table}.vanished_at`)} is null
    and (${source ?? null}::text is null or lower(sources.name) = lower(${source ?? null}::text))
    and (${region ?? null}::text is null or ${sql.ref(`${table}.region`)} = ${region ?? null}::text)`
  return sql<SqlBool>`(exists (select 1 from source_certificates kept join sources on sources.id = kept.source_id
      where kept.certificate_id = certificates.id and ${there('kept')})
    or exists (select 1 from endpoints served join sources on sources.id = served.source_id
      where served.served_fingerprint = certificates.fingerprint and ${there('served')}))`
}

/** Where something is seen or said to be served that the rotation changes. */
export interface RotatingEndpoint {
  readonly endpointId: string
  readonly host: string
  readonly port: number
  readonly serverName: string | null
  readonly address: string | null
  readonly startTls: StartTls | null
}

/** Endpoints that serve one of the two certificates, or are said to serve one, and have not vanished; at most 100. */
export async function endpointsOf(
  em: Em,
  ids: readonly string[],
  fingerprints: readonly string[],
): Promise<RotatingEndpoint[]> {
  const rows = await kysely(em)
    .selectFrom('endpoints')
    .select(['id', 'host', 'port', 'server_name', 'address', 'start_tls'])
    .where('vanished_at', 'is', null)
    .where((eb) =>
      eb.or([eb('expected_certificate_id', 'in', [...ids]), eb('served_fingerprint', 'in', [...fingerprints])]),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    endpointId: row.id,
    host: row.host,
    port: row.port,
    serverName: row.server_name,
    address: row.address,
    startTls: row.start_tls,
  }))
}

/** Endpoints that were said to serve the one are said to serve the other. */
export async function expectEndpoints(em: Em, fromId: string, toId: string): Promise<void> {
  await kysely(em)
    .updateTable('endpoints')
    .set({ expected_certificate_id: toId, version: sql<number>`version + 1` })
    .where('expected_certificate_id', '=', fromId)
    .execute()
}

/** How many endpoints are said by hand to serve it. */
export async function countExpecting(em: Em, certificateId: string): Promise<number> {
  const { count } = await kysely(em)
    .selectFrom('endpoints')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('expected_certificate_id', '=', certificateId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export interface OrderStanding {
  readonly state: 'PENDING' | 'ISSUED' | 'FAILED' | 'CANCELLED'
  readonly certificateId: string | null
  readonly lastError: string | null
  readonly detail: string | null
}

/** An order at a CA elsewhere. */
export async function orderOf(em: Em, pendingId: string): Promise<OrderStanding | null> {
  const row = await kysely(em)
    .selectFrom('pending_certificates')
    .select(['state', 'certificate_id', 'last_error', 'detail'])
    .where('id', '=', pendingId)
    .executeTakeFirst()
  if (row === undefined) return null
  return { state: row.state, certificateId: row.certificate_id, lastError: row.last_error, detail: row.detail }
}

export interface DeploymentStanding {
  readonly destinationId: string
  readonly destination: string
  readonly plugin: string
  readonly state: string
  readonly lastError: string | null
  /** Servers that serve what is put there, as destinations have them. */
  readonly servedAt: readonly string[]
}

/** Where the certificate is meant to be, and how far that is. */
export async function deploymentsOf(em: Em, certificateId: string): Promise<DeploymentStanding[]> {
  const rows = await kysely(em)
    .selectFrom('deployments')
    .innerJoin('destinations', 'destinations.id', 'deployments.destination_id')
    .where('deployments.certificate_id', '=', certificateId)
    .where('deployments.desired', '=', true)
    .select(['destinations.id', 'destinations.name', 'destinations.plugin', 'destinations.served_at'])
    .select(['deployments.state', 'deployments.last_error'])
    .orderBy('destinations.name')
    .execute()
  return rows.map((row) => ({
    destinationId: row.id,
    destination: row.name,
    plugin: row.plugin,
    state: row.state,
    lastError: row.last_error,
    servedAt: row.served_at,
  }))
}

/** When the certificate ends; null when it is gone. */
export async function endOf(em: Em, certificateId: string): Promise<Date | null> {
  const row = await kysely(em)
    .selectFrom('certificates')
    .select('not_after')
    .where('id', '=', certificateId)
    .executeTakeFirst()
  return row === undefined ? null : new Date(row.not_after)
}

/**
 * Whether the new certificate was put somewhere, seen somewhere, or an endpoint pointed at it: only then may the old one be
 * taken for unused.
 */
export async function isInPlace(em: Em, rotationId: string): Promise<boolean> {
  const rows = await kysely(em)
    .selectFrom('rotation_steps')
    .select('step')
    .where('rotation_id', '=', rotationId)
    .where('step', 'in', ['DEPLOYING', 'VERIFYING'])
    .where('state', '=', 'DONE')
    .execute()
  if (rows.length > 0) return true
  const switched = await kysely(em)
    .selectFrom('endpoint_switches')
    .innerJoin('rotations', 'rotations.replacement_id', 'endpoint_switches.certificate_id')
    .select('endpoint_switches.id')
    .where('rotations.id', '=', rotationId)
    .where('endpoint_switches.state', '=', 'SWITCHED')
    .execute()
  return switched.length > 0
}

export async function revokesReplaced(em: Em, policyId: string | null): Promise<boolean> {
  if (policyId === null) return false
  const row = await kysely(em)
    .selectFrom('rotation_policies')
    .select('revoke_replaced')
    .where('id', '=', policyId)
    .executeTakeFirst()
  return row?.revoke_replaced ?? false
}

/** Turns round who replaces whom, so that the old certificate counts as the present one again. */
export async function turnReplacementRound(em: Em, oldId: string, newId: string, now: Date): Promise<void> {
  const db = kysely(em)
  await db
    .deleteFrom('certificate_replacements')
    .where('certificate_id', '=', newId)
    .where('replaced_id', '=', oldId)
    .execute()
  await db
    .insertInto('certificate_replacements')
    .values({ certificate_id: oldId, replaced_id: newId, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
