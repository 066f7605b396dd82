// Every query about notifications.
import { type Expression, sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { keysetPage, type Page, type PageRequest } from '../../database/page.ts'
import { byKey, listByKey } from '../../database/scope.ts'
import { isIn, kysely } from '../../database/sql.ts'
import type { NotificationFacts } from './notification.policy.ts'
import { Notification } from './notification.entity.ts'

export const notificationById = byKey<Notification>(
  (em, ids) => em.find(Notification, { id: { $in: [...ids] } }),
  (notification) => notification.id,
)

export function factsOf(notification: Notification): NotificationFacts {
  return {
    id: notification.id,
    creatorId: notification.creator?.id ?? null,
    creatorHasRights: notification.creatorHasRights,
    owner: notification.owner ?? null,
  }
}

interface AttachmentRow {
  certificate_id: string
  notification_id: string
}

/** Ids of the notifications that speak of a certificate, by the certificate's id. */
export const certificateNotificationIds = listByKey<AttachmentRow, string>(
  (em, ids) =>
    kysely(em)
      .selectFrom('certificate_notifications')
      .innerJoin('notifications', 'notifications.id', 'certificate_notifications.notification_id')
      .select(['certificate_id', 'notification_id'])
      .where('certificate_id', 'in', [...ids])
      .orderBy('notifications.name')
      .orderBy('notifications.id')
      .execute(),
  (row) => row.certificate_id,
  (row) => row.notification_id,
)

export interface NotificationFilter {
  /** Case-insensitive substring of the name; % and _ are literal. */
  readonly search?: string | null
  readonly owners?: readonly string[] | null
  readonly active?: boolean | null
  readonly plugins?: readonly string[] | null
  readonly certificateIds?: readonly string[] | null
}

/** Notifications by name. */
export function listNotifications(
  em: Em,
  query: { page: PageRequest; filter: NotificationFilter },
): Promise<Page<Notification>> {
  return keysetPage<Notification>({
    em,
    table: 'notifications',
    where: conditions(query.filter),
    order: [{ name: 'NAME', expression: sql.ref('notifications.name'), direction: 'asc', type: 'text' }],
    page: query.page,
    load: (ids) => em.find(Notification, { id: { $in: ids } }),
  })
}

function conditions({ search, owners, active, plugins, certificateIds }: NotificationFilter): Expression<SqlBool>[] {
  const where: Expression<SqlBool>[] = []
  if (search != null) where.push(sql<SqlBool>`position(${search.toLowerCase()} in lower(notifications.name)) > 0`)
  if (owners != null) {
    where.push(
      isIn(
        'notifications.owner',
        owners.map((owner) => owner.toLowerCase()),
      ),
    )
  }
  if (active != null) where.push(sql<SqlBool>`notifications.active = ${active}`)
  if (plugins != null) where.push(isIn('notifications.plugin', plugins))
  if (certificateIds != null) {
    where.push(sql<SqlBool>`notifications.id in (
      select notification_id from certificate_notifications where ${isIn('certificate_id', certificateIds)})`)
  }
  return where
}

/** How many certificates it speaks of. */
export async function countAttachments(em: Em, notificationId: string): Promise<number> {
  const { count } = await kysely(em)
    .selectFrom('certificate_notifications')
    .where('notification_id', '=', notificationId)
    .select(sql<string>`count(*)`.as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Ids of the default notices of an owner, or of the security team (owner null). */
export async function defaultNoticeIds(em: Em, owner: string | null): Promise<string[]> {
  const query = kysely(em).selectFrom('notifications').select('id')
  const rows = await (
    owner === null
      ? query.where('default_for', '=', 'SECURITY_TEAM')
      : query.where('default_for', '=', 'OWNER').where('owner', '=', owner)
  ).execute()
  return rows.map((row) => row.id)
}

/** Which of these ids are notifications. */
export async function existingNotificationIds(em: Em, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await kysely(em)
    .selectFrom('notifications')
    .select('id')
    .where('id', 'in', [...ids])
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** Makes exactly these notifications speak of the certificate, keeping what is there already. */
export async function setNotifications(
  em: Em,
  certificateId: string,
  notificationIds: readonly string[],
  now: Date,
): Promise<void> {
  const db = kysely(em)
  const wanted = [...new Set(notificationIds)]
  let stale = db.deleteFrom('certificate_notifications').where('certificate_id', '=', certificateId)
  if (wanted.length > 0) stale = stale.where('notification_id', 'not in', wanted)
  await stale.execute()
  if (wanted.length === 0) return
  await db
    .insertInto('certificate_notifications')
    .values(wanted.map((id) => ({ certificate_id: certificateId, notification_id: id, created_at: now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Ids of the notifications of one certificate, inside a transaction. */
export async function notificationIdsOf(em: Em, certificateId: string): Promise<string[]> {
  const rows = await kysely(em)
    .selectFrom('certificate_notifications')
    .select('notification_id')
    .where('certificate_id', '=', certificateId)
    .execute()
  return rows.map((row) => row.notification_id)
}
