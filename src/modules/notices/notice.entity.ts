import { defineEntity, p } from '@mikro-orm/core'
import type { Audience, DeliveryState, NoticeType } from './notice-types.ts'

// One message to one audience: what is tried, claimed and sent. What it says is in its deliveries.
export const NoticeSchema = defineEntity({
  name: 'Notice',
  tableName: 'notices',
  properties: {
    id: p.uuid().primary(),
    type: p.string().length(32).$type<NoticeType>(),
    audience: p.string().length(16).$type<Audience>(),
    /** Of audience NOTIFICATION. No foreign key: the record outlives the notification. */
    notificationId: p.uuid().nullable().index(),
    /** Of audience OWNER. */
    address: p.string().length(320).nullable(),
    state: p.string().length(16).$type<DeliveryState>(),
    attempts: p.integer().default(0),
    lastError: p.text().nullable(),
    /** Null: not again. */
    nextAttemptAt: p.datetime().nullable().index(),
    /** Who sends it right now; void after claimedUntil. */
    claim: p.uuid().nullable(),
    claimedUntil: p.datetime().nullable(),
    /** Of several recipients, those that have it. */
    told: p.json<readonly string[]>(),
    createdAt: p.datetime().index(),
    sentAt: p.datetime().nullable(),
  },
})

export class Notice extends NoticeSchema.class {}
NoticeSchema.setClass(Notice)
