export { deliveriesOf, OF_CERTIFICATE } from './delivery-lists.repository.ts'
export { NoticeChannels } from './notice-channels.ts'
export { NoticeComposer } from './notice-composing.ts'
export { NoticeDispatchService } from './notice-dispatch.service.ts'
export { NOTICE_DISPATCH, NOTICE_SEND, NOTICE_SUMMARY, NOTICE_SWEEP } from './notice-jobs.ts'
export { NoticeQueue, type RaisedEvent } from './notice-queue.ts'
export { NoticeRetryService } from './notice-retry.service.ts'
export { NoticeSendingService } from './notice-sending.service.ts'
export { NoticeSweepService, type SweepPlan } from './notice-sweep.service.ts'
export { NoticeTrialService } from './notice-trial.service.ts'
export {
  NotificationDeliveryConnection,
  NotificationDeliveryObject,
  NotificationPreviewEntryObject,
  UpcomingNoticeObject,
} from './notice.types.ts'
export type { NoticeDetails } from './notice-types.ts'
