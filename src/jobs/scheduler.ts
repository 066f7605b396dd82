// Enqueues what recurs: each tick once, whichever of the processes sees it first, and a missed one as soon as somebody is up.
import { Cron } from 'croner'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/connection.ts'
import { claimTick } from '../modules/jobs/index.ts'
import type { JobQueue, JobType } from './queue.ts'

export interface SchedulerOptions {
  readonly queue: JobQueue
  readonly database: Database
  readonly clock: Clock
  readonly types: readonly JobType[]
  /** Cron expressions by name of type that replace the types' own; null turns one off. */
  readonly schedules: ReadonlyMap<string, string | null>
}

export class Scheduler {
  readonly #options: SchedulerOptions
  readonly #crons: readonly { readonly type: JobType; readonly cron: Cron }[]
  readonly #seen = new Map<string, number>()

  constructor(options: SchedulerOptions) {
    this.#options = options
    this.#crons = options.types.flatMap((type) => {
      const pattern = scheduleOf(type, options.schedules)
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
      if (last === undefined || last.getTime() <= (this.#seen.get(type.name) ?? 0)) continue
      await database.fork().transactional(async (em) => {
        if (await claimTick(em, type.name, last)) await queue.enqueue(em, type, {}, { key: 'schedule' })
      })
      this.#seen.set(type.name, last.getTime())
    }
  }
}

/** When a type recurs in this installation; null: never by itself. */
export function scheduleOf(type: JobType, schedules: ReadonlyMap<string, string | null>): string | null {
  const own = schedules.get(type.name)
  return own === undefined ? (type.schedule ?? null) : own
}

/** @throws Error for what is no cron expression of five or six fields */
export function parseSchedule(pattern: string): Cron {
  return new Cron(pattern, { timezone: 'UTC', mode: '5-or-6-parts', paused: true })
}
