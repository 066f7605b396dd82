// When jobs recur.
import { Cron } from 'croner'
import type { JobType } from './queue.ts'

/** When a type recurs in this installation; null: never by itself. */
export function scheduleOf(type: JobType, schedules: ReadonlyMap<string, string | null>): string | null {
  const own = schedules.get(type.name)
  return own === undefined ? (type.schedule ?? null) : own
}

/** @throws Error for what is no cron expression of five or six fields */
export function parseSchedule(pattern: string): Cron {
  return new Cron(pattern, { timezone: 'UTC', mode: '5-or-6-parts', paused: true })
}
