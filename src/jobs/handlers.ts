// Every type of jobs, and what is done for it.
import { CLEAN_UP, cleanUpHandler } from './clean-up.ts'
import type { JobType } from './queue.ts'
import type { JobHandler } from './worker.ts'

/** Known without any service: queues are made from this list, before anything is wired. */
export const JOB_TYPES: readonly JobType[] = [CLEAN_UP]

export interface HandlerDependencies {
  readonly idempotencyDays: number
}

/** A handler for each of {@link JOB_TYPES}. */
export function jobHandlers({ idempotencyDays }: HandlerDependencies): readonly JobHandler[] {
  return [cleanUpHandler(idempotencyDays)]
}
