// Rows of notification_deliveries: what is to be told, once each.
import type { Em } from '../../database/connection.ts'
import { kysely } from '../../database/sql.ts'
import { uuidv7 } from '../../database/uuid.ts'
import type { NotificationInterval } from '../notifications/notification.entity.ts'
import type { NotificationDelivery } from './notification-delivery.entity.ts'
import type { NoticeType } from './notice-types.ts'

/** Whom it is for. */
export type Addressee =
  | { readonly audience: 'NOTIFICATION'; readonly notificationId: string }
  | { readonly audience: 'OWNER'; readonly address: string }
  | { readonly audience: 'SECURITY_TEAM' }

export type NewDelivery = Addressee & {
  readonly type: NoticeType
  readonly certificateId?: string | null
  readonly authorityId?: string | null
  readonly subject: string
  readonly occasion: string
  readonly interval?: NotificationInterval | null
  readonly dueAt: Date
  readonly details?: NotificationDelivery['details']
  /** Why it is not told at all; it stays on record, so that it is not told later either. */
  readonly skipped?: string
}

const BATCH = 1000

/** What tells audiences apart: owners by their full address. */
export function audienceKey(addressee: Addressee): string {
  if (addressee.audience === 'NOTIFICATION') return `notification:${addressee.notificationId}`
  return addressee.audience === 'OWNER' ? `owner:${addressee.address}` : 'security-team'
}

/** Adds what is not there yet; of two transactions at once, one adds it. @returns the ids of what was added */
export async function addDeliveries(em: Em, deliveries: readonly NewDelivery[], now: Date): Promise<string[]> {
  const added: string[] = []
  for (let start = 0; start < deliveries.length; start += BATCH) {
    const rows = deliveries.slice(start, start + BATCH).map((delivery) => columns(delivery, now))
    const inserted = await kysely(em)
      .insertInto('notification_deliveries')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['audience_key', 'type', 'subject', 'occasion']).doNothing())
      .returning('id')
      .execute()
    added.push(...inserted.map(({ id }) => id))
  }
  return added
}

function columns(delivery: NewDelivery, now: Date) {
  return {
    id: uuidv7(now),
    notice_id: null,
    type: delivery.type,
    audience: delivery.audience,
    notification_id: delivery.audience === 'NOTIFICATION' ? delivery.notificationId : null,
    address: delivery.audience === 'OWNER' ? delivery.address : null,
    audience_key: audienceKey(delivery),
    certificate_id: delivery.certificateId ?? null,
    authority_id: delivery.authorityId ?? null,
    subject: delivery.subject,
    occasion: delivery.occasion.slice(0, 200),
    interval: (delivery.interval == null ? null : JSON.stringify(delivery.interval)) as never,
    due_at: delivery.dueAt,
    state: delivery.skipped === undefined ? ('PENDING' as const) : ('SKIPPED' as const),
    attempts: 0,
    last_error: delivery.skipped ?? null,
    details: JSON.stringify(delivery.details ?? {}) as never,
    created_at: now,
    sent_at: null,
  }
}
