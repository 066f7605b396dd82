import { defineEntity, p } from '@mikro-orm/core'
import { Authority } from '../authorities/authority.entity.ts'
import { Certificate } from '../certificates/certificate.entity.ts'
import type { NotificationInterval } from '../notifications/notification.entity.ts'
import type { Audience, DeliveryState, NoticeDetails, NoticeType } from './notice-types.ts'
import { Notice } from './notice.entity.ts'

// One thing told to one audience, once: the unique row stands before anything is sent.
export const NotificationDeliverySchema = defineEntity({
  name: 'NotificationDelivery',
  tableName: 'notification_deliveries',
  properties: {
    id: p.uuid().primary(),
    /** Null until it has been put into a message. */
    noticeId: () => p.manyToOne(Notice).mapToPk().nullable().index().fieldName('notice_id').deleteRule('set null'),
    type: p.string().length(32).$type<NoticeType>(),
    audience: p.string().length(16).$type<Audience>(),
    /** Of audience NOTIFICATION. No foreign key: what was told stays on record. */
    notificationId: p.uuid().nullable(),
    /** Of audience OWNER. */
    address: p.string().length(320).nullable(),
    /** 'notification:<id>', 'owner:<address>' or 'security-team'. */
    audienceKey: p.string().length(400),
    certificateId: () =>
      p.manyToOne(Certificate).mapToPk().nullable().fieldName('certificate_id').deleteRule('cascade'),
    authorityId: () => p.manyToOne(Authority).mapToPk().nullable().fieldName('authority_id').deleteRule('cascade'),
    /** What it is about: the certificate's or authority's id, or another word for it. */
    subject: p.string().length(200),
    /** Which of several times: the interval in days, or what tells one failure from the next. */
    occasion: p.string().length(200),
    interval: p.json<NotificationInterval>().nullable(),
    /** When it should be told. */
    dueAt: p.datetime(),
    state: p.string().length(16).$type<DeliveryState>(),
    attempts: p.integer().default(0),
    /** Why it failed last, or why it was skipped. */
    lastError: p.text().nullable(),
    details: p.json<NoticeDetails & { readonly name?: string; readonly owner?: string }>(),
    createdAt: p.datetime(),
    sentAt: p.datetime().nullable(),
  },
  uniques: [
    { properties: ['audienceKey', 'type', 'subject', 'occasion'], name: 'notification_deliveries_once_unique' },
  ],
  indexes: [
    { properties: ['certificateId', 'createdAt'], name: 'notification_deliveries_certificate_index' },
    { properties: ['notificationId', 'createdAt'], name: 'notification_deliveries_notification_index' },
    { properties: ['authorityId', 'createdAt'], name: 'notification_deliveries_authority_index' },
  ],
})

export class NotificationDelivery extends NotificationDeliverySchema.class {}
NotificationDeliverySchema.setClass(NotificationDelivery)
