// Enqueues what recurs: each tick once, whichever of the processes sees it first, and a missed one as soon as somebody is up.
import type { Cron } from 'croner'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/connection.ts'
import { claimTick } from '../modules/jobs/index.ts'
import type { JobControl, JobType } from './queue.ts'
import { parseSchedule } from './schedule.ts'

export interface SchedulerOptions {
  readonly queue: JobControl
  readonly database: Database
  readonly clock: Clock
}

export class Scheduler {
  readonly #options: SchedulerOptions
  readonly #crons: readonly { readonly type: JobType; readonly cron: Cron }[]
  readonly #seen = new Map<string, number>()

  constructor(options: SchedulerOptions) {
    this.#options = options
    this.#crons = [...options.queue.types.values()].flatMap((type) => {
      const pattern = options.queue.scheduleOf(type)
      return pattern === null ? [] : [{ type, cron: parseSchedule(pattern) }]
    })
  }

  /** Enqueues every type whose last tick has not been enqueued by anybody. */
  async tick(): Promise<void> {
    const { queue, database, clock } = this.#options
    const now = clock()
    for (const { type, cron } of this.#crons) {
      // The second under way counts
      const [last] = cron.previousRuns(1, new Date(now.getTime() + 1))
      if (last === undefined || last.getTime() === this.#seen.get(type.name)) continue
      await database.fork().transactional(async (em) => {
        if (await claimTick(em, type.name, last, now)) await queue.enqueue(em, type, {}, { key: 'schedule' })
      })
      this.#seen.set(type.name, last.getTime())
    }
  }
}
