// Every type of jobs, and what is done for it.
import { CLEAN_UP, cleanUpHandler } from './clean-up.ts'
import { NOTICE_JOB_TYPES, noticeHandlers, type NoticeServices } from './notices.ts'
import type { JobType } from './queue.ts'
import type { JobHandler } from './worker.ts'

/** Known without any service: queues are made from this list, before anything is wired. */
export const JOB_TYPES: readonly JobType[] = [CLEAN_UP, ...NOTICE_JOB_TYPES] as readonly JobType[]

export interface HandlerDependencies {
  readonly idempotencyDays: number
  readonly notices: NoticeServices
}

/** A handler for each of {@link JOB_TYPES}. */
export function jobHandlers({ idempotencyDays, notices }: HandlerDependencies): readonly JobHandler[] {
  return [cleanUpHandler(idempotencyDays), ...noticeHandlers(notices)]
}
