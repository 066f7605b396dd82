// People are told what they have to know: what happened is put into messages, and messages are sent.
import {
  NOTICE_DISPATCH,
  NOTICE_SEND,
  type NoticeDispatchService,
  type NoticeSendingService,
} from '../modules/notices/index.ts'
import { jobHandler, type JobHandler } from './worker.ts'

export interface NoticeServices {
  readonly dispatch: NoticeDispatchService
  readonly sending: NoticeSendingService
}

export const NOTICE_JOB_TYPES = [NOTICE_DISPATCH, NOTICE_SEND] as const

export function noticeHandlers({ dispatch, sending }: NoticeServices): readonly JobHandler[] {
  return [
    jobHandler({ type: NOTICE_DISPATCH, concurrency: 1, work: (scope) => dispatch.dispatch(scope) }),
    jobHandler<{ noticeId: string }>({
      type: NOTICE_SEND,
      concurrency: 4,
      work: (scope, { noticeId }, { signal }) => sending.send(scope, noticeId, signal),
    }),
  ]
}
