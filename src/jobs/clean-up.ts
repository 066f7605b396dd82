import type { Scope } from '../database/scope.ts'
import { forgetIdempotencyKeys } from '../modules/idempotency/index.ts'
import { abandonIssuances } from '../modules/issuance/index.ts'
import { DAY } from '../time-units.ts'
import { defineJobType } from './queue.ts'
import { jobHandler, type JobHandler } from './worker.ts'

export const CLEAN_UP = defineJobType({
  name: 'clean-up',
  title: 'Clear away what nobody waits for',
  attempts: 3,
  firstDelaySeconds: 60,
  maximumDelaySeconds: 600,
  timeoutSeconds: 300,
  schedule: '*/10 * * * *',
  describe: () => '',
})

/** Signing takes seconds; a reservation older than this belongs to a process that is gone. */
const ABANDONED_AFTER = 900_000

/** @param idempotencyDays how long an idempotency key is remembered */
export function cleanUpHandler(idempotencyDays: number): JobHandler {
  return jobHandler({
    type: CLEAN_UP,
    concurrency: 1,
    async work(scope: Scope) {
      const now = scope.now()
      await forgetIdempotencyKeys(scope.em, new Date(now.getTime() - idempotencyDays * DAY))
      await abandonIssuances(scope.em, new Date(now.getTime() - ABANDONED_AFTER), now)
    },
  })
}
