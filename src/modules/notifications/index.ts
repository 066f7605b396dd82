export { DefaultNotices } from './default-notices.ts'
export { intervalDays } from './intervals.ts'
export { NOTICE_EVENTS, type NoticeEvent } from './notice-events.ts'
export {
  certificateNotificationIds,
  existingNotificationIds,
  notificationById,
  setNotifications,
} from './notification.repository.ts'
export { NotificationObject } from './notification.types.ts'
