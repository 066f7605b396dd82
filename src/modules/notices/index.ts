export { NOTICE_DISPATCH, NOTICE_SEND, NOTICE_SUMMARY, NOTICE_SWEEP } from './notice-jobs.ts'
export { NoticeQueue, type RaisedEvent } from './notice-queue.ts'
