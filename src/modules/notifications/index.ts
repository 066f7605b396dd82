export { DefaultNotices } from './default-notices.ts'
export { intervalDays } from './intervals.ts'
export { NOTICE_EVENTS, type NoticeEvent } from './notice-events.ts'
export {
  certificateNotificationIds,
  existingNotificationIds,
  factsOf,
  notificationById,
  setNotifications,
} from './notification.repository.ts'
export { maySeeOptions } from './notification.policy.ts'
export { verdictOnNotification } from './notification.service.ts'
export {
  IntervalUnitEnum,
  NOTICE_EVENT_VALUES,
  NotificationIntervalObject,
  NotificationObject,
} from './notification.types.ts'
