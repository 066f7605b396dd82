// What the security team's summary counts.
import { type Expression, sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { kysely } from '../../database/sql.ts'
import { DAY } from '../../time-units.ts'
import { isDrifted, servesExpired, servesRevoked } from '../endpoint-drift.ts'
import type { NoticeFigure } from './notice-types.ts'

const AHEAD_DAYS = 30
const BEHIND_DAYS = 7
const MOST_LINES = 50

/** How things stand: what ends soon and for whom, what fails, what is weak. A section without lines is left out. */
export async function summaryFigures(em: Em, now: Date): Promise<NoticeFigure[]> {
  const figures = [
    { title: `Certificates that expire within ${AHEAD_DAYS} days, by owner`, lines: await expiring(em, now) },
    { title: 'Certificates that have expired lately and were not replaced', lines: await expired(em, now) },
    { title: 'Failing deployments, by destination', lines: await failedDeployments(em) },
    {
      title: 'Endpoints that serve an expired certificate, by source',
      lines: await endpointsBy(em, servesExpired(now)),
    },
    { title: 'Endpoints that serve a revoked certificate, by source', lines: await endpointsBy(em, servesRevoked()) },
    {
      title: 'Endpoints that serve something else than they should, by source',
      lines: await endpointsBy(em, isDrifted(now)),
    },
    { title: 'Sources that keep failing', lines: await failingSources(em) },
    { title: `What failed within ${BEHIND_DAYS} days`, lines: await failedEvents(em, now) },
    { title: 'Notices that did not arrive', lines: await failedDeliveries(em, now) },
    { title: 'Valid certificates with weak or compromised keys, by owner', lines: await weakKeys(em, now) },
  ]
  const shown = figures.filter(({ lines }) => lines.length > 0)
  return shown.length > 0 ? shown : [{ title: 'Nothing to report', lines: [] }]
}

type Lines = NoticeFigure['lines']

function linesOf(rows: readonly { label: string; count: string | number }[]): Lines {
  return rows.map(({ label, count }) => ({ label, value: String(count) }))
}

const VALID = sql`certificates.revoked_at is null and certificates.deleted_at is null`
const NOT_REPLACED = sql`not exists (
  select 1 from certificate_replacements as link join certificates as newer on newer.id = link.certificate_id
  where link.replaced_id = certificates.id and newer.deleted_at is null)`

async function expiring(em: Em, now: Date): Promise<Lines> {
  const until = new Date(now.getTime() + AHEAD_DAYS * DAY)
  const { rows } = await sql<{ label: string; count: string; first: Date | string }>`
    select owner as label, count(*) as count, min(not_after) as first from certificates
    where not_after > ${now} and not_after <= ${until} and ${VALID} and ${NOT_REPLACED}
    group by owner order by min(not_after), owner limit ${MOST_LINES}`.execute(kysely(em))
  return rows.map(({ label, count, first }) => ({
    label,
    value: `${count}, the first on ${new Date(first).toISOString().slice(0, 10)}`,
  }))
}

async function expired(em: Em, now: Date): Promise<Lines> {
  const since = new Date(now.getTime() - BEHIND_DAYS * DAY)
  const { rows } = await sql<{ label: string; count: string }>`
    select owner as label, count(*) as count from certificates
    where not_after > ${since} and not_after <= ${now} and ${VALID} and ${NOT_REPLACED}
    group by owner order by count(*) desc, owner limit ${MOST_LINES}`.execute(kysely(em))
  return linesOf(rows)
}

async function failedDeployments(em: Em): Promise<Lines> {
  const { rows } = await sql<{ label: string; count: string }>`
    select destinations.name as label, count(*) as count from deployments
    join destinations on destinations.id = deployments.destination_id
    where deployments.state = 'FAILED' group by destinations.name
    order by count(*) desc, destinations.name limit ${MOST_LINES}`.execute(kysely(em))
  return linesOf(rows)
}

async function endpointsBy(em: Em, which: Expression<SqlBool>): Promise<Lines> {
  const { rows } = await sql<{ label: string; count: string }>`
    select sources.name as label, count(*) as count from endpoints join sources on sources.id = endpoints.source_id
    where endpoints.vanished_at is null and ${which}
    group by sources.name order by count(*) desc, sources.name limit ${MOST_LINES}`.execute(kysely(em))
  return linesOf(rows)
}

async function failingSources(em: Em): Promise<Lines> {
  const { rows } = await sql<{ label: string; failures: number; last: Date | string | null }>`
    select name as label, failures, last_success_at as last from sources
    where last_outcome <> 'SUCCEEDED' and failures > 1
    order by last_success_at nulls first, name limit ${MOST_LINES}`.execute(kysely(em))
  return rows.map(({ label, failures, last }) => {
    const since = last === null ? 'never' : new Date(last).toISOString().slice(0, 10)
    return { label, value: `${failures} failures in a row, last success ${since}` }
  })
}

const FAILURES: Readonly<Record<string, string>> = {
  ROTATION_FAILED: 'Renewals that failed',
  SWITCH_FAILED: 'Endpoints that could not be switched',
  DEPLOYMENT_FAILED: 'Deployments that failed',
  ISSUANCE_FAILED: 'Certificates that were not issued',
}

/** Told or not, to whomever: each once. */
async function failedEvents(em: Em, now: Date): Promise<Lines> {
  const since = new Date(now.getTime() - BEHIND_DAYS * DAY)
  const { rows } = await sql<{ label: string; count: string }>`
    select type as label, count(distinct (subject, occasion)) as count from notification_deliveries
    where type in ('ROTATION_FAILED', 'SWITCH_FAILED', 'DEPLOYMENT_FAILED', 'ISSUANCE_FAILED') and created_at > ${since}
    group by type order by type`.execute(kysely(em))
  return linesOf(rows.map(({ label, count }) => ({ label: FAILURES[label] ?? label, count })))
}

async function failedDeliveries(em: Em, now: Date): Promise<Lines> {
  const since = new Date(now.getTime() - BEHIND_DAYS * DAY)
  const { rows } = await sql<{ label: string; count: string }>`
    select coalesce(notifications.name, delivery.address, 'security team') as label, count(*) as count
    from notification_deliveries as delivery left join notifications on notifications.id = delivery.notification_id
    where delivery.state = 'FAILED' and delivery.created_at > ${since} and delivery.type <> 'TEST'
    group by 1 order by count(*) desc, 1 limit ${MOST_LINES}`.execute(kysely(em))
  return linesOf(rows)
}

async function weakKeys(em: Em, now: Date): Promise<Lines> {
  const { rows } = await sql<{ label: string; count: string }>`
    select owner as label, count(*) as count from certificates
    where not_after > ${now} and ${VALID} and (
      (key_algorithm = 'RSA' and key_size < 2048) or (key_algorithm = 'EC' and key_size < 224) or key_algorithm = 'DSA'
      or public_key_fingerprint in (select public_key_fingerprint from compromised_keys))
    group by owner order by count(*) desc, owner limit ${MOST_LINES}`.execute(kysely(em))
  return linesOf(rows)
}
