// The vocabulary of notices, and the shapes of their JSON columns.
import {
  NOTICE_TYPES,
  type NoticeDetails,
  type NoticeFigure,
  type NoticeType,
} from '../../plugins/notifiers/notifier.ts'

export { NOTICE_TYPES, type NoticeDetails, type NoticeFigure, type NoticeType }

/** Whom a notice is for: a configured notification, a team by its address, or the security team. */
export const AUDIENCES = ['NOTIFICATION', 'OWNER', 'SECURITY_TEAM'] as const
export type Audience = (typeof AUDIENCES)[number]

export const DELIVERY_STATES = ['PENDING', 'SENT', 'FAILED', 'SKIPPED'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]
