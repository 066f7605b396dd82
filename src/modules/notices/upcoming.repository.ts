// What is going to be told of coming ends, as things are now. The rules are those of expiry-plan.ts, which decides when the
// time comes; here they are SQL, so that a page of all notices costs no more than a page.
import { type RawBuilder, sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { type Keyset, type Page, type PageRequest, pageSql, toPage } from '../../database/page.ts'
import { isIn, kysely, type Tables } from '../../database/sql.ts'
import { DAY } from '../../time-units.ts'
import type { NotificationInterval } from '../notifications/notification.entity.ts'
import { DAYS_SQL, DUE_SQL, OCCASION_SQL, OUTLASTS_SQL } from './due.ts'
import { LATE_DAYS } from './expiry.repository.ts'
import { replacedInPlace, SPEAKS } from './silence.ts'

export interface UpcomingFilter {
  readonly owners?: readonly string[] | null
  readonly certificateIds?: readonly string[] | null
  readonly notificationIds?: readonly string[] | null
}

export interface UpcomingNotice {
  readonly id: string
  readonly certificateId: string
  readonly notificationId: string
  readonly interval: NotificationInterval
  readonly dueAt: Date
}

interface Row {
  readonly id: string
  readonly certificate_id: string
  readonly notification_id: string
  readonly count: number
  readonly unit: NotificationInterval['unit']
  readonly due_at: Date | string
  readonly keys: Keyset
}

/** A page of what is due up to `until`, what is late first. */
export async function upcomingNotices(
  em: Em,
  query: { now: Date; until: Date; filter: UpcomingFilter; page: PageRequest },
): Promise<Page<UpcomingNotice>> {
  const { page } = query
  // A name of the statement below and not of a table
  const table = 'upcoming' as keyof Tables
  const due = { name: 'DUE', expression: sql.ref('upcoming.due_at'), direction: 'asc', type: 'timestamptz' } as const
  const { order, keys, where, orderBy, limit } = pageSql({ table, where: [], order: [{ ...due, notNull: true }], page })
  const all = upcoming(query)
  const { rows } = await sql<Row>`${all} select upcoming.*, ${keys} as keys from upcoming where ${where}
    order by ${orderBy} limit ${limit}`.execute(kysely(em))
  return toPage({
    request: page,
    order,
    rows: rows.map((row) => ({ keys: row.keys, node: toNotice(row) })),
    async totalCount() {
      const counted = await sql<{ count: string }>`${all} select count(*) as count from upcoming`.execute(kysely(em))
      return Number(counted.rows[0]?.count ?? 0)
    },
  })
}

function toNotice({ id, certificate_id, notification_id, count, unit, due_at }: Row): UpcomingNotice {
  const about = { certificateId: certificate_id, notificationId: notification_id }
  return { id, ...about, interval: { count, unit }, dueAt: new Date(due_at) }
}

/** The default notices of an owner that go the same way are one notice; any other is for itself. */
const FAMILY = sql`case when notifications.default_for is null then notifications.id::text
  else concat_ws(' ', notifications.default_for, notifications.owner, notifications.plugin, notifications.options) end`

function upcoming({ now, until, filter }: { now: Date; until: Date; filter: UpcomingFilter }): RawBuilder<unknown> {
  return sql`
    with steps as (
      select certificates.id as certificate_id, notifications.id as notification_id, i.count, i.unit,
        ${DAYS_SQL} as days, ${OCCASION_SQL} as occasion, ${DUE_SQL} as due_at, ${OUTLASTS_SQL} as outlasts,
        ${FAMILY} as family, told.id is not null as recorded
      from certificates
      join certificate_notifications as link on link.certificate_id = certificates.id
      join notifications on notifications.id = link.notification_id and notifications.active
      cross join lateral jsonb_to_recordset(notifications.intervals) as i(count int, unit text)
      left join notification_deliveries as told on told.audience_key = 'notification:' || notifications.id
        and told.type = 'EXPIRY' and told.subject = certificates.id::text and told.occasion = ${OCCASION_SQL}
      where ${endsAfter(now)} and certificates.not_after <= ${until}::timestamptz + ${LONGEST_SQL}
        and ${SPEAKS} and not ${replacedInPlace(now)} and ${chosen(filter)}
    ), judged as (
      select steps.*, not bool_and(outlasts) over family as has_fitting,
        min(days) filter (where recorded) over family as shortest_told
      from steps window family as (partition by certificate_id, family)
    ), ranked as (
      select judged.*, row_number() over (
        partition by certificate_id, family, greatest(due_at, ${now}::timestamptz)
        order by due_at desc, days) as place
      from judged where due_at <= ${until} and not (outlasts and has_fitting)
    ), upcoming as (
      select md5(certificate_id || ' ' || notification_id || ' ' || occasion)::uuid as id, certificate_id, notification_id,
        count, unit, due_at
      from ranked where place = 1 and not recorded and (shortest_told is null or days < shortest_told)
    )`
}

/** What has ended is told by itself, except to those who want to hear of coming ends only: late rather than never. */
function endsAfter(now: Date): RawBuilder<SqlBool> {
  const earliest = new Date(now.getTime() - LATE_DAYS * DAY)
  return sql<SqlBool>`certificates.not_after > ${earliest} and certificates.created_at < certificates.not_after
    and (certificates.not_after > ${now}
      or (notifications.default_for is null and not notifications.events @> '["EXPIRED"]'::jsonb))`
}

/** How long before an end the first of all notifications speaks. */
const LONGEST_SQL = sql`(select coalesce(max(make_interval(days => ${DAYS_SQL})), make_interval())
  from notifications cross join lateral jsonb_to_recordset(notifications.intervals) as i(count int, unit text)
  where notifications.active)`

function chosen({ owners, certificateIds, notificationIds }: UpcomingFilter): RawBuilder<SqlBool> {
  const conditions = [
    owners == null
      ? sql<SqlBool>`true`
      : isIn(
          'certificates.owner',
          owners.map((owner) => owner.toLowerCase()),
        ),
    certificateIds == null ? sql<SqlBool>`true` : isIn('certificates.id', certificateIds),
    notificationIds == null ? sql<SqlBool>`true` : isIn('notifications.id', notificationIds),
  ]
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`
}
