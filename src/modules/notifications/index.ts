export { DefaultNotices } from './default-notices.ts'
export { intervalDays } from './intervals.ts'
export {
  certificateNotificationIds,
  existingNotificationIds,
  notificationById,
  setNotifications,
} from './notification.repository.ts'
export { NotificationObject } from './notification.types.ts'
