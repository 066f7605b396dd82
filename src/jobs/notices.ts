// People are told what they have to know: what is due is found, what happened is put into messages, and messages are sent.
import {
  NOTICE_DISPATCH,
  NOTICE_SEND,
  NOTICE_SUMMARY,
  NOTICE_SWEEP,
  type NoticeDispatchService,
  type NoticeSendingService,
  type NoticeSweepService,
} from '../modules/notices/index.ts'
import type { JobType } from './queue.ts'
import { jobHandler, type JobHandler } from './worker.ts'

export interface NoticeServices {
  readonly sweeping: NoticeSweepService
  readonly dispatch: NoticeDispatchService
  readonly sending: NoticeSendingService
}

export const NOTICE_JOB_TYPES: readonly JobType[] = [
  NOTICE_SWEEP,
  NOTICE_SUMMARY,
  NOTICE_DISPATCH,
  NOTICE_SEND as JobType,
]

export function noticeHandlers({ sweeping, dispatch, sending }: NoticeServices): readonly JobHandler[] {
  return [
    jobHandler({
      type: NOTICE_SWEEP,
      concurrency: 1,
      async work(scope) {
        await sweeping.sweep(scope)
        await dispatch.dispatch(scope)
        await dispatch.wake(scope)
      },
    }),
    jobHandler({
      type: NOTICE_SUMMARY,
      concurrency: 1,
      async work(scope) {
        await sweeping.summarize(scope)
        await dispatch.dispatch(scope)
      },
    }),
    jobHandler({ type: NOTICE_DISPATCH, concurrency: 1, work: (scope) => dispatch.dispatch(scope) }),
    jobHandler<{ noticeId: string }>({
      type: NOTICE_SEND,
      concurrency: 4,
      work: (scope, { noticeId }, { signal }) => sending.send(scope, noticeId, signal),
    }),
  ]
}
