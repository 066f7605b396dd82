import { defineEntity, p } from '@mikro-orm/core'
import { Certificate } from '../certificates/certificate.entity.ts'
import { Notification } from './notification.entity.ts'

// "this notification speaks of this certificate".
export const NotificationAttachmentSchema = defineEntity({
  name: 'NotificationAttachment',
  tableName: 'certificate_notifications',
  properties: {
    certificateId: () => p.manyToOne(Certificate).mapToPk().primary().fieldName('certificate_id').deleteRule('cascade'),
    notificationId: () =>
      p.manyToOne(Notification).mapToPk().primary().index().fieldName('notification_id').deleteRule('cascade'),
    createdAt: p.datetime(),
  },
})

export class NotificationAttachment extends NotificationAttachmentSchema.class {}
NotificationAttachmentSchema.setClass(NotificationAttachment)
