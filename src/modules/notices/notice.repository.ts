// Every query about messages and what is told in them.
import { LockMode } from '@mikro-orm/core'
import { sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { byKey } from '../../database/scope.ts'
import { isFree, isIn, kysely } from '../../database/sql.ts'
import { MINUTE } from '../../time-units.ts'
import type { NoticeType } from './notice-types.ts'
import { Notice } from './notice.entity.ts'
import { NotificationDelivery } from './notification-delivery.entity.ts'
import { replacedInPlace, SPEAKS } from './silence.ts'

export const deliveryById = byKey<NotificationDelivery>(
  // An attempt writes past this entity manager, which would keep an error that is null by now
  (em, ids) => em.find(NotificationDelivery, { id: { $in: [...ids] } }, { refresh: true }),
  (delivery) => delivery.id,
)

const EVENTS: readonly NoticeType[] = [
  'REVOKED',
  'ROTATED',
  'ROTATION_FAILED',
  'DEPLOYMENT_FAILED',
  'ISSUANCE_FAILED',
  'SWITCH_FAILED',
  'ENDPOINT_DRIFTED',
  'ENDPOINT_INVALID',
  'ENDPOINT_RECOVERED',
  'SOURCE_FAILING',
  'SOURCE_RECOVERED',
  'JOB_FAILING',
  'JOB_RECOVERED',
]
/** Five messages to somebody of one kind of event in ten minutes; what happens then is gathered until they are over. */
const MOST_AT_ONCE = 5
const GATHERING_MILLISECONDS = 10 * MINUTE

/**
 * What waits to be put into a message, the oldest first; what another transaction has in hand is left to it. Not events of
 * which their audience has just had several messages: they go together, with the next sweep after a while.
 */
export async function waitingDeliveries(em: Em, now: Date, limit: number) {
  const since = new Date(now.getTime() - GATHERING_MILLISECONDS)
  return kysely(em)
    .selectFrom('notification_deliveries as delivery')
    .leftJoin('certificates', 'certificates.id', 'delivery.certificate_id')
    .select([
      'delivery.id',
      'delivery.type',
      'delivery.audience',
      'delivery.notification_id',
      'delivery.address',
      'delivery.audience_key',
      'delivery.authority_id',
      'certificates.owner',
    ])
    .where('delivery.notice_id', 'is', null)
    .where('delivery.state', '=', 'PENDING')
    .where(
      sql<SqlBool>`(not ${isIn('delivery.type', EVENTS)} or ${MOST_AT_ONCE} > (
        select count(*) from notices where notices.created_at > ${since} and notices.type = delivery.type
          and notices.audience = delivery.audience and notices.address is not distinct from delivery.address
          and notices.notification_id is not distinct from delivery.notification_id))`,
    )
    .orderBy('delivery.created_at')
    .orderBy('delivery.id')
    .limit(limit)
    .forUpdate('delivery')
    .skipLocked()
    .execute()
}
export type WaitingDelivery = Awaited<ReturnType<typeof waitingDeliveries>>[number]

/** The message when it was due and nobody was at it; from now until `until` it is the claimant's. */
export async function claimNotice(
  em: Em,
  id: string,
  claim: { readonly id: string; readonly now: Date; readonly until: Date },
): Promise<Notice | null> {
  const claimed = await kysely(em)
    .updateTable('notices')
    .set((set) => ({ claim: claim.id, claimed_until: claim.until, attempts: set('attempts', '+', 1) }))
    .where('id', '=', id)
    // The queue's clock may be a little ahead of ours
    .where('next_attempt_at', '<=', new Date(claim.now.getTime() + 5000))
    .where(isFree('claimed_until', claim.now))
    .returning('id')
    .executeTakeFirst()
  return claimed === undefined ? null : em.findOneOrFail(Notice, id, { refresh: true })
}

/** Read anew and kept from whoever puts it into a message; null when it is gone. */
export function lockDelivery(em: Em, id: string): Promise<NotificationDelivery | null> {
  return em.findOne(NotificationDelivery, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
}

/** Has a message tried now, with all that it has not told to everybody; false while somebody is at it. */
export async function makeDue(em: Em, noticeId: string, now: Date): Promise<boolean> {
  const due = await kysely(em)
    .updateTable('notices')
    .set({ state: 'PENDING', next_attempt_at: now, claim: null, claimed_until: null })
    .where('id', '=', noticeId)
    .where(isFree('claimed_until', now))
    .returning('id')
    .executeTakeFirst()
  if (due === undefined) return false
  await kysely(em)
    .updateTable('notification_deliveries')
    .set({ state: 'PENDING' })
    .where('notice_id', '=', noticeId)
    .where('state', 'in', ['FAILED', 'SENT'])
    .execute()
  return true
}

/** What a message still has to tell. */
export async function untold(em: Em, noticeId: string): Promise<NotificationDelivery[]> {
  const where = { noticeId, state: { $in: ['PENDING', 'FAILED'] as const } }
  return em.find(NotificationDelivery, where as never, { orderBy: { dueAt: 'asc', id: 'asc' }, refresh: true })
}

/**
 * Which of these certificates have nothing to say of their end any more.
 * @param notificationId it must still be attached; null for audiences that do not depend on it
 */
export async function silencedIds(
  em: Em,
  certificateIds: readonly string[],
  notificationId: string | null,
  now: Date,
): Promise<Set<string>> {
  if (certificateIds.length === 0) return new Set()
  const attached =
    notificationId === null
      ? sql<SqlBool>`true`
      : sql<SqlBool>`exists (select 1 from certificate_notifications as link
          where link.certificate_id = certificates.id and link.notification_id = ${notificationId})`
  const speaking = await kysely(em)
    .selectFrom('certificates')
    .select('id')
    .where(isIn('certificates.id', certificateIds))
    .where(SPEAKS)
    .where(attached)
    .where(sql<SqlBool>`not ${replacedInPlace(now)}`)
    .execute()
  const still = new Set(speaking.map(({ id }) => id))
  return new Set(certificateIds.filter((id) => !still.has(id)))
}

/** Whose these certificates are; those that were deleted are not among them. */
export async function certificatesNow(em: Em, ids: readonly string[]): Promise<Map<string, { owner: string }>> {
  if (ids.length === 0) return new Map()
  const query = kysely(em).selectFrom('certificates').select(['id', 'owner']).where('deleted_at', 'is', null)
  const rows = await query.where('id', 'in', [...ids]).execute()
  return new Map(rows.map(({ id, owner }) => [id, { owner }]))
}

/** Whose these authorities are, and when they end (ISO 8601; empty where that is not known). */
export async function authoritiesNow(
  em: Em,
  ids: readonly string[],
): Promise<Map<string, { owner: string; end: string }>> {
  if (ids.length === 0) return new Map()
  const query = kysely(em).selectFrom('authorities').select(['id', 'owner', 'expires_at'])
  const rows = await query.where('id', 'in', [...ids]).execute()
  return new Map(
    rows.map(({ id, owner, expires_at }) => [
      id,
      { owner, end: expires_at === null ? '' : new Date(expires_at).toISOString() },
    ]),
  )
}

/** What messages say of these certificates. */
export async function certificatesToTell(em: Em, ids: readonly string[]) {
  if (ids.length === 0) return []
  return kysely(em)
    .selectFrom('certificates')
    .select(['id', 'name', 'owner', 'common_name', 'serial_number', 'not_after', 'rotation', 'issuer_name'])
    .select(sql<string | null>`coalesce(issuer ->> 'commonName', issuer ->> 'rfc4514')`.as('issuer'))
    .select(
      sql<string[]>`array(select destinations.name from deployments
        join destinations on destinations.id = deployments.destination_id
        where deployments.certificate_id = certificates.id and (deployments.desired or deployments.state = 'DEPLOYED')
        order by destinations.name limit 20)`.as('destinations'),
    )
    .select(
      sql<string[]>`array(select distinct endpoints.host || ':' || endpoints.port from endpoints
        where endpoints.served_fingerprint = certificates.fingerprint and endpoints.vanished_at is null
        order by 1 limit 20)`.as('endpoints'),
    )
    .where('id', 'in', [...ids])
    .where('deleted_at', 'is', null)
    .execute()
}

/** What messages say of these authorities. */
export async function authoritiesToTell(em: Em, ids: readonly string[], now: Date) {
  if (ids.length === 0) return []
  return kysely(em)
    .selectFrom('authorities')
    .select(['id', 'name', 'owner', 'type', 'expires_at'])
    .select(
      sql<string>`(select count(*) from certificates where certificates.authority_id = authorities.id
        and certificates.not_after > ${now} and certificates.revoked_at is null and certificates.deleted_at is null)`.as(
        'valid',
      ),
    )
    .where('id', 'in', [...ids])
    .execute()
}
