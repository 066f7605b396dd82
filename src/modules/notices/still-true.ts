// What of a message is still to be told when it is sent: time has passed since it was put on record.
import { sql } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { kysely } from '../../database/sql.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { addDeliveries } from './delivery-rows.ts'
import type { NoticeChannels } from './notice-channels.ts'
import { NOTICE_DISPATCH } from './notice-jobs.ts'
import { listens } from './notice-queue.ts'
import type { Notice } from './notice.entity.ts'
import { authoritiesNow, certificatesNow, silencedIds, untold } from './notice.repository.ts'
import type { NotificationDelivery } from './notification-delivery.entity.ts'

const SWITCHED_OFF = 'the notification was switched off or deleted meanwhile'
const SILENCED = 'the certificate was replaced, revoked, deleted, detached or switched off meanwhile'
const DELETED = 'the certificate was deleted meanwhile'
const RENEWED = 'the authority was issued anew meanwhile'
const HANDED_OVER = 'it has changed hands: its new owner is told'

/** The deliveries that are still true; the others are marked, and why, and what has a new owner is told to that one. */
export async function stillTrue(
  em: Em,
  { notice, channels, jobs, now }: { notice: Notice; channels: NoticeChannels; jobs: JobQueue; now: Date },
): Promise<NotificationDelivery[]> {
  const deliveries = await untold(em, notice.id)
  if (await channels.isSwitchedOff(em, notice)) {
    await skip(em, deliveries, SWITCHED_OFF)
    return []
  }
  const { over, owners } = await present(em, notice, deliveries, now)
  for (const [reason, some] of Map.groupBy(deliveries, ({ id }) => over.get(id))) {
    if (reason !== undefined) await skip(em, some, reason)
  }
  const told = deliveries.filter(({ id }) => !over.has(id))
  const moved = notice.audience === 'OWNER' ? told.filter(({ id }) => owners.get(id) !== notice.address) : []
  if (moved.length > 0) await handOver(em, { moved, owners, jobs, now })
  return told.filter((delivery) => !moved.includes(delivery))
}

/** By delivery: why it is over, where it is, and who owns what it is about. */
async function present(em: Em, notice: Notice, deliveries: readonly NotificationDelivery[], now: Date) {
  const { type, address } = notice
  const certificateIds = deliveries.flatMap(({ certificateId }) => certificateId ?? [])
  const attachedTo = type === 'EXPIRY' ? (notice.notificationId ?? null) : null
  const isOfEnd = type === 'EXPIRY' || type === 'EXPIRED'
  const silenced = isOfEnd ? await silencedIds(em, certificateIds, attachedTo, now) : new Set<string>()
  const certificates = await certificatesNow(em, certificateIds)
  const authorityIds = deliveries.flatMap(({ authorityId }) => authorityId ?? [])
  const authorities = await authoritiesNow(em, authorityIds)
  const over = new Map<string, string>()
  const owners = new Map<string, string | null>()
  for (const { id, certificateId, authorityId, occasion } of deliveries) {
    const certificate = certificates.get(certificateId ?? '')
    const authority = authorities.get(authorityId ?? '')
    owners.set(id, certificate?.owner ?? authority?.owner ?? address ?? null)
    if (silenced.has(certificateId ?? '')) over.set(id, SILENCED)
    else if (certificateId != null && certificate === undefined) over.set(id, DELETED)
    // The end is part of the occasion: a new one has notices of its own
    else if (authority !== undefined && !occasion.includes(authority.end)) over.set(id, RENEWED)
  }
  return { over, owners }
}

/** What is about something that belongs to somebody else by now is told to that one, once as everything is. */
async function handOver(
  em: Em,
  {
    moved,
    owners,
    jobs,
    now,
  }: {
    moved: readonly NotificationDelivery[]
    owners: ReadonlyMap<string, string | null>
    jobs: JobQueue
    now: Date
  },
): Promise<void> {
  await em.transactional(async (inner) => {
    for (const { id, type, certificateId, authorityId, subject, occasion, interval, dueAt, details } of moved) {
      const address = owners.get(id)
      if (address == null || !(await listens(inner, address))) continue
      const about = { type, certificateId, authorityId, subject, occasion, interval, dueAt, details }
      await addDeliveries(inner, [{ audience: 'OWNER', address, ...about }], now)
    }
    await skip(inner, moved, HANDED_OVER)
    await jobs.enqueue(inner, NOTICE_DISPATCH, {})
  })
}

/** On record as not told, under an occasion of its own: should it become true again, it is told. */
async function skip(em: Em, deliveries: readonly NotificationDelivery[], reason: string): Promise<void> {
  if (deliveries.length === 0) return
  await kysely(em)
    .updateTable('notification_deliveries')
    .set({ state: 'SKIPPED', last_error: reason, occasion: sql<string>`left(occasion || ' ' || id, 200)` })
    .where(
      'id',
      'in',
      deliveries.map(({ id }) => id),
    )
    .execute()
}
