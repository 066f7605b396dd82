// Which certificates and authorities have to be spoken of because they end.
import { type Expression, type RawBuilder, sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { byKey } from '../../database/scope.ts'
import { isIn, kysely } from '../../database/sql.ts'
import { DAY } from '../../time-units.ts'
import type { Notification, NotificationInterval } from '../notifications/notification.entity.ts'
import { MAY_GO_ALONG_SQL, OCCASION_SQL } from './due.ts'
import { replacedInPlace, SPEAKS } from './silence.ts'

/** What ended longer ago is no news. */
export const LATE_DAYS = 30
/** The longest interval that a notification may have. */
const AHEAD_DAYS = 3651

/** A certificate and one of its active notifications. */
export interface Attached {
  readonly certificate_id: string
  readonly name: string
  readonly owner: string
  readonly not_before: Date
  readonly not_after: Date
  readonly notification_id: string
  readonly notification_name: string
  readonly notification_owner: string | null
  readonly default_for: string | null
  readonly plugin: string
  readonly options: unknown
  readonly events: Notification['events']
  readonly intervals: readonly NotificationInterval[]
  /** Occasions that are on record, told or not. */
  readonly recorded: readonly string[]
}

/** Where a page of certificates ends. */
export interface Position {
  /** As the database writes it: a Date would cut it off at milliseconds, and the page would not end. */
  readonly notAfter: string
  readonly id: string
}

/** All pages, one after the other. */
export async function* pagesOf<P extends { readonly last: Position }>(
  read: (after: Position | null) => Promise<P | null>,
): AsyncGenerator<P> {
  for (let page = await read(null); page !== null; page = await read(page.last)) yield page
}

const START: Position = { notAfter: '-infinity', id: '00000000-0000-0000-0000-000000000000' }

/**
 * A page of the certificates of which a notification has something to say that is not on record, in the order of their
 * end; null at the end of the list.
 * @param notificationId only of this one
 */
export async function duePage(
  em: Em,
  query: {
    readonly now: Date
    readonly after: Position | null
    readonly limit: number
    readonly notificationId?: string
  },
): Promise<{ readonly attached: readonly Attached[]; readonly last: Position } | null> {
  const { now, limit, notificationId } = query
  const after = query.after ?? START
  const from = new Date(now.getTime() - LATE_DAYS * DAY)
  const to = new Date(now.getTime() + AHEAD_DAYS * DAY)
  const only = notificationId === undefined ? sql`true` : sql`notifications.id = ${notificationId}`
  const { rows: due } = await sql<{ id: string; position: string }>`
    select certificates.id, certificates.not_after::text as position from certificates
    where certificates.not_after > ${from} and certificates.not_after <= ${to}
      and certificates.created_at < certificates.not_after
      and (certificates.not_after, certificates.id) > (${after.notAfter}::timestamptz, ${after.id}::uuid)
      and ${SPEAKS}
      and exists (
        select 1 from certificate_notifications as link
        join notifications on notifications.id = link.notification_id and notifications.active
        cross join lateral jsonb_to_recordset(notifications.intervals) as i(count int, unit text)
        where link.certificate_id = certificates.id and ${only} and ${MAY_GO_ALONG_SQL} <= ${now}
          and not exists (
            select 1 from notification_deliveries as told
            where told.audience_key = 'notification:' || notifications.id and told.type = 'EXPIRY'
              and told.subject = certificates.id::text and told.occasion = ${OCCASION_SQL}))
      and not ${replacedInPlace(now)}
    order by certificates.not_after, certificates.id limit ${limit}`.execute(kysely(em))
  const final = due.at(-1)
  if (final === undefined) return null
  const attached = await attachedTo(
    em,
    due.map(({ id }) => id),
  )
  return { attached, last: { notAfter: final.position, id: final.id } }
}

async function attachedTo(em: Em, certificateIds: readonly string[]): Promise<Attached[]> {
  const { rows } = await sql<Attached>`
    select certificates.id as certificate_id, certificates.name, certificates.owner, certificates.not_before,
      certificates.not_after, notifications.id as notification_id, notifications.name as notification_name,
      notifications.owner as notification_owner, notifications.default_for, notifications.plugin, notifications.options,
      notifications.events, notifications.intervals,
      array(select told.occasion from notification_deliveries as told
        where told.audience_key = 'notification:' || notifications.id and told.type = 'EXPIRY'
          and told.subject = certificates.id::text) as recorded
    from certificates
    join certificate_notifications as link on link.certificate_id = certificates.id
    join notifications on notifications.id = link.notification_id and notifications.active
    where certificates.id in (${sql.join([...certificateIds])})
    order by certificates.not_after, certificates.id`.execute(kysely(em))
  return rows.map((row) => ({ ...row, not_before: new Date(row.not_before), not_after: new Date(row.not_after) }))
}

export interface Ended {
  readonly id: string
  readonly name: string
  readonly owner: string
  readonly not_after: Date
}

/** A page of what has ended without having been replaced, and has not been told; null at the end of the list. */
export async function expiredPage(
  em: Em,
  { now, after, limit }: { readonly now: Date; readonly after: Position | null; readonly limit: number },
): Promise<{ readonly ended: readonly Ended[]; readonly last: Position } | null> {
  const from = new Date(now.getTime() - LATE_DAYS * DAY)
  const position = after ?? START
  const { rows } = await sql<Ended & { position: string }>`
    select certificates.id, certificates.name, certificates.owner, certificates.not_after,
      certificates.not_after::text as position from certificates
    where certificates.not_after > ${from} and certificates.not_after <= ${now}
      and certificates.created_at < certificates.not_after
      and (certificates.not_after, certificates.id) > (${position.notAfter}::timestamptz, ${position.id}::uuid)
      and ${SPEAKS}
      and not exists (select 1 from authorities where authorities.certificate_id = certificates.id)
      and not exists (select 1 from notification_deliveries as told where told.certificate_id = certificates.id
        and told.type = 'EXPIRED' and told.state <> 'SKIPPED')
      and not ${replacedInPlace(now)}
    order by certificates.not_after, certificates.id limit ${limit}`.execute(kysely(em))
  const final = rows.at(-1)
  if (final === undefined) return null
  const ended = rows.map(({ position: _position, ...row }) => ({ ...row, not_after: new Date(row.not_after) }))
  return { ended, last: { notAfter: final.position, id: final.id } }
}

/** Of a certificate that has ended: nothing more is said of its coming end by those who hear of the end itself. */
export async function overtakeByEnd(em: Em, certificateId: string, reason: string): Promise<void> {
  await sql`
    update notification_deliveries set state = 'SKIPPED', last_error = ${reason}
    from notifications where notifications.id = notification_deliveries.notification_id
      and notification_deliveries.certificate_id = ${certificateId} and notification_deliveries.type = 'EXPIRY'
      and notification_deliveries.state in ('PENDING', 'FAILED')
      and (notifications.default_for is not null or notifications.events @> '["EXPIRED"]'::jsonb)`.execute(kysely(em))
}

/** What is not told yet and is overtaken by something more urgent for the same audience. */
export async function overtake(
  em: Em,
  {
    keys,
    type,
    subject,
    occasions,
  }: { keys: readonly string[]; type: string; subject: string; occasions: readonly string[] },
  reason: string,
): Promise<void> {
  if (occasions.length === 0 || keys.length === 0) return
  await sql`
    update notification_deliveries set state = 'SKIPPED', last_error = ${reason}
    where audience_key in (${sql.join([...keys])}) and type = ${type} and subject = ${subject}
      and occasion in (${sql.join([...occasions])}) and state in ('PENDING', 'FAILED')`.execute(kysely(em))
}

export interface EndingAuthority {
  readonly id: string
  readonly name: string
  readonly owner: string
  readonly not_before: Date
  readonly expires_at: Date
  /** Occasions on record. */
  readonly recorded: readonly string[]
}

/** The authorities that end within so many days, or have ended lately. */
export function endingAuthorities(em: Em, now: Date, days: number): Promise<EndingAuthority[]> {
  const to = new Date(now.getTime() + days * DAY)
  return speakingAuthorities(em, sql`authorities.expires_at > ${endedSince(now)} and authorities.expires_at <= ${to}`)
}

/** By id; null for those of which nothing is told, whenever they end. */
export const endingAuthority = byKey<EndingAuthority>(
  (em, ids) => speakingAuthorities(em, isIn('authorities.id', ids)),
  ({ id }) => id,
)

/** What ended before is not told any more. */
export function endedSince(now: Date): Date {
  return new Date(now.getTime() - LATE_DAYS * DAY)
}

/** Those that end, and whose certificate was not revoked. */
async function speakingAuthorities(
  em: Em,
  where: Expression<SqlBool> | RawBuilder<unknown>,
): Promise<EndingAuthority[]> {
  const { rows } = await sql<EndingAuthority>`
    select authorities.id, authorities.name, authorities.owner, authorities.expires_at,
      coalesce(certificates.not_before, authorities.created_at) as not_before,
      array(select told.occasion from notification_deliveries as told
        where told.authority_id = authorities.id and told.type = 'AUTHORITY_EXPIRY') as recorded
    from authorities left join certificates on certificates.id = authorities.certificate_id
    where ${where} and certificates.revoked_at is null and authorities.expires_at is not null
      and authorities.created_at < authorities.expires_at
    order by authorities.expires_at, authorities.id`.execute(kysely(em))
  return rows.map((row) => ({ ...row, not_before: new Date(row.not_before), expires_at: new Date(row.expires_at) }))
}
