// A job as it is shown. The rows are pg-boss's.
export type { JobType } from '../../jobs/queue.ts'

export const JOB_STATES = ['WAITING', 'RETRYING', 'RUNNING', 'COMPLETED', 'CANCELLED', 'DEAD'] as const
export type JobState = (typeof JOB_STATES)[number]

/** pg-boss's words for ours. */
export const STORED_STATES = {
  WAITING: 'created',
  RETRYING: 'retry',
  RUNNING: 'active',
  COMPLETED: 'completed',
  CANCELLED: 'cancelled',
  DEAD: 'failed',
} as const satisfies Record<JobState, string>

export class Job {
  readonly id: string
  readonly type: string
  readonly data: object
  readonly state: JobState
  /** Made so far, the one under way included. */
  readonly attempts: number
  readonly maximumAttempts: number
  readonly createdAt: Date
  /** When the next attempt is due; null when there is none to come. */
  readonly nextAttemptAt: Date | null
  /** Of the last attempt. */
  readonly startedAt: Date | null
  readonly endedAt: Date | null
  readonly lastError: string | null

  constructor(row: JobRow) {
    const state = stateOf(row.state)
    this.id = row.id
    this.type = row.name
    this.data = row.data ?? {}
    this.state = state
    this.attempts = row.retry_count + (row.started_on === null ? 0 : 1)
    this.maximumAttempts = row.retry_limit + 1
    this.createdAt = row.created_on
    this.nextAttemptAt = state === 'WAITING' || state === 'RETRYING' ? row.start_after : null
    this.startedAt = row.started_on
    this.endedAt = row.completed_on
    this.lastError = messageOf(row.output)
  }
}

/** Of pgboss.job, the columns that are read here. */
export interface JobRow {
  readonly id: string
  readonly name: string
  readonly data: object | null
  readonly state: string
  readonly retry_limit: number
  readonly retry_count: number
  readonly start_after: Date
  readonly created_on: Date
  readonly started_on: Date | null
  readonly completed_on: Date | null
  readonly output: unknown
}

function stateOf(stored: string): JobState {
  const found = JOB_STATES.find((state) => STORED_STATES[state] === stored)
  if (found === undefined) throw new Error(`a job is in the unknown state ${stored}`)
  return found
}

/** Of what pg-boss stores of a failure; null when there is none. */
export function messageOf(output: unknown): string | null {
  if (typeof output !== 'object' || output === null) return null
  const outer = output as { message?: unknown; value?: { message?: unknown } }
  const message = outer.message ?? outer.value?.message
  return typeof message === 'string' ? message : null
}
