// What one notification is going to say.
import { sql } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { kysely } from '../../database/sql.ts'
import type { NotificationInterval } from '../notifications/notification.entity.ts'
import { DUE_SQL, OCCASION_SQL } from './due.ts'
import type { DeliveryState } from './notice-types.ts'
import { replacedInPlace, SPEAKS } from './silence.ts'

export interface PreviewRow {
  readonly certificate_id: string
  readonly count: number
  readonly unit: NotificationInterval['unit']
  readonly due_at: Date
  /** What is on record; null: nothing yet. */
  readonly state: DeliveryState | null
  readonly last_error: string | null
  readonly speaks: boolean
  readonly replaced: boolean
}

/** The notices of certificates that have not ended, up to `until`, in the order of their time. */
export async function previewRows(
  em: Em,
  { notificationId, now, until, limit }: { notificationId: string; now: Date; until: Date; limit: number },
): Promise<PreviewRow[]> {
  const { rows } = await sql<PreviewRow>`
    select certificates.id as certificate_id, i.count, i.unit, ${DUE_SQL} as due_at, told.state, told.last_error,
      ${SPEAKS} as speaks, ${replacedInPlace(now)} as replaced
    from notifications
    join certificate_notifications as link on link.notification_id = notifications.id
    join certificates on certificates.id = link.certificate_id and certificates.deleted_at is null
    cross join lateral jsonb_to_recordset(notifications.intervals) as i(count int, unit text)
    left join notification_deliveries as told on told.audience_key = 'notification:' || notifications.id
      and told.type = 'EXPIRY' and told.subject = certificates.id::text and told.occasion = ${OCCASION_SQL}
    where notifications.id = ${notificationId} and certificates.not_after > ${now} and ${DUE_SQL} <= ${until}
    order by due_at, certificates.id limit ${limit}`.execute(kysely(em))
  return rows.map((row) => ({ ...row, due_at: new Date(row.due_at) }))
}
