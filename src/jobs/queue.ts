// Work that follows a change: enqueued in the transaction of the change, done later by a worker of any process.
import type { Em } from '../database/connection.ts'

/** A kind of work. Its handler is registered in jobs/handlers.ts. */
export interface JobType<Data extends object = object> {
  /** kebab-case; the name of its queue. */
  readonly name: string
  /** For people, in the list of jobs. */
  readonly title: string
  /** How often it is tried in all before it counts as dead; it then waits for `retryJob`. */
  readonly attempts: number
  /** Before the second attempt; doubles from there, with jitter, up to the maximum. */
  readonly firstDelaySeconds: number
  readonly maximumDelaySeconds: number
  /** After so long an attempt is given up (its AbortSignal fires) and counts as failed. */
  readonly timeoutSeconds: number
  /** When it is enqueued by itself, with empty data: cron, five fields or six with seconds first, in UTC. */
  readonly schedule?: string
  /** Of the data, what may be shown: never a secret. Carries Data's type. */
  describe(data: Data): string
}

export function defineJobType<Data extends object>(type: JobType<Data>): JobType<Data> {
  return Object.freeze(type)
}

export interface EnqueueOptions {
  /** While a job of this type with this key waits to be started, another one is not added. Default: the data. */
  readonly key?: string
  /** Not before. */
  readonly startAfterSeconds?: number
}

export interface JobQueue {
  /** Adds a job in the transaction of `em`: there when it commits, and only then. */
  enqueue<Data extends object>(em: Em, type: JobType<Data>, data: Data, options?: EnqueueOptions): Promise<void>
}

/**
 * Wakes the work on rows that say themselves what is due, in the transaction of the change: a job each, unless one waits already.
 * @param dataOf the job's data, from the row's id
 */
export async function wake<Data extends object>(
  em: Em,
  jobs: JobQueue,
  type: JobType<Data>,
  ids: readonly string[],
  dataOf: (id: string) => Data,
  startAfterSeconds = 0,
): Promise<void> {
  // What is to be done now must not be taken for what waits already for a later time.
  const suffix = startAfterSeconds > 0 ? ' later' : ''
  for (const id of ids) await jobs.enqueue(em, type, dataOf(id), { key: id + suffix, startAfterSeconds })
}

/** What people may do to jobs. All in the transaction of `em`; false where the job is not (or no longer) in such a state. */
export interface JobControl extends JobQueue {
  /** Every type there is, by name. */
  readonly types: ReadonlyMap<string, JobType>
  /** When a type recurs in this installation, as cron in UTC; null: never by itself. */
  scheduleOf(type: JobType): string | null
  /** Has a dead job tried once more. */
  retry(em: Em, type: string, id: string): Promise<boolean>
  /** Ends a job that waits. */
  cancel(em: Em, type: string, id: string): Promise<boolean>
}

/** What a handler is told beside its data. */
export interface Attempt {
  /** 1 for the first. */
  readonly number: number
  /** Whether the job is dead when this attempt fails. */
  readonly isLast: boolean
  /** Fires when the attempt takes too long, was taken over, or the process stops. */
  readonly signal: AbortSignal
}

/** Thrown by a handler when another attempt cannot help: the job is dead at once. */
export class HopelessError extends Error {
  override readonly name = 'HopelessError'
}
