// Does the jobs of a process: each attempt on a scope of its own, its outcome told to pg-boss and to the log.
import type { JobWithMetadata } from 'pg-boss'
import type { Database } from '../database/connection.ts'
import type { Scope } from '../database/scope.ts'
import { DomainError, DomainErrors, RequestError } from '../errors.ts'
import type { Boss } from './boss.ts'
import { type Attempt, HopelessError, type JobType } from './queue.ts'

/** What is done for a type. Throwing has it tried again, {@link HopelessError} not. */
export interface JobHandler<Data extends object = object> {
  readonly type: JobType<Data>
  /** Attempts at once in this process. Default 2. */
  readonly concurrency?: number
  readonly work: (scope: Scope, data: Data, attempt: Attempt) => Promise<void>
}

/** Forgets the type of the data, so that handlers of all types fit in one list. */
export function jobHandler<Data extends object>(handler: JobHandler<Data>): JobHandler {
  return handler as unknown as JobHandler
}

export interface WorkerOptions {
  readonly boss: Boss
  readonly database: Database
  readonly handlers: readonly JobHandler[]
  readonly systemScope: (name: string) => Scope
  readonly observe: (type: JobType, outcome: JobOutcome, seconds: number, error: unknown) => void
}

export type JobOutcome = 'completed' | 'retry' | 'dead'

const POLLING_SECONDS = 2
/** Where the database tells of new jobs, asking is for those whose time has come. */
const NOTIFIED_POLLING_SECONDS = 5
const BATCH = 20

type FetchedJob = Pick<JobWithMetadata, 'id' | 'data' | 'retryCount' | 'retryLimit' | 'signal'>

export class JobWorker {
  readonly #options: WorkerOptions

  constructor(options: WorkerOptions) {
    this.#options = options
  }

  /** From now on jobs are done as they come. */
  async start(): Promise<void> {
    const { boss, handlers } = this.#options
    for (const handler of handlers) {
      const options = {
        localConcurrency: handler.concurrency ?? 2,
        pollingIntervalSeconds: POLLING_SECONDS,
        notifyPollingIntervalSeconds: NOTIFIED_POLLING_SECONDS,
        includeMetadata: true,
      } as const
      await boss.pgBoss.work(handler.type.name, options, async (jobs: JobWithMetadata[]) => {
        for (const job of jobs) await this.#attempt(handler, job)
      })
    }
  }

  /**
   * Does what waits, here and now, until nothing does: for the command line and for tests.
   * @param options `early` does those too whose time has not come, once each; `types` only these
   * @returns how many attempts were made
   */
  async runDue(options: { early?: boolean; types?: readonly string[] } = {}): Promise<number> {
    const { pgBoss } = this.#options.boss
    const done = new Set<string>()
    let attempts = 0
    let found: number
    do {
      found = 0
      for (const handler of this.#options.handlers) {
        const { name } = handler.type
        if (options.types !== undefined && !options.types.includes(name)) continue
        const fetch = { includeMetadata: true, batchSize: BATCH, ignoreStartAfter: options.early === true } as const
        const jobs = (await pgBoss.fetch(name, fetch)) as JobWithMetadata[]
        for (const job of jobs) {
          if (done.has(job.id)) {
            await putBack(this.#options.database, job.id)
            continue
          }
          done.add(job.id)
          found++
          await this.#attempt(handler, job).then(
            () => pgBoss.complete(name, job.id),
            (error: unknown) => pgBoss.fail(name, job.id, error instanceof Error ? error : new Error('it failed')),
          )
        }
      }
      attempts += found
    } while (found > 0)
    return attempts
  }

  /** @throws JobFailure, which is what people are shown of it */
  async #attempt(handler: JobHandler, job: FetchedJob): Promise<void> {
    const { type } = handler
    const start = performance.now()
    const seconds = () => (performance.now() - start) / 1000
    const attempt: Attempt = {
      number: job.retryCount + 1,
      isLast: job.retryCount >= job.retryLimit,
      signal: AbortSignal.any([job.signal ?? AbortSignal.timeout(type.timeoutSeconds * 1000)]),
    }
    try {
      await handler.work(this.#options.systemScope(`job:${type.name}`), job.data, attempt)
      this.#options.observe(type, 'completed', seconds(), null)
    } catch (error) {
      const isHopeless = error instanceof HopelessError
      if (isHopeless) await giveUp(this.#options.database, job.id)
      this.#options.observe(type, isHopeless || attempt.isLast ? 'dead' : 'retry', seconds(), error)
      throw new JobFailure(error)
    }
  }
}

/** What is stored of a failure, for people with the right to see jobs: no stack, no SQL. */
class JobFailure extends Error {
  override readonly name = 'JobFailure'
  override stack = ''

  constructor(cause: unknown) {
    super(publicMessage(cause))
  }
}

function publicMessage(error: unknown): string {
  if (!(error instanceof Error)) return 'it failed'
  const isMeantForPeople =
    error instanceof DomainError ||
    error instanceof DomainErrors ||
    error instanceof RequestError ||
    error instanceof HopelessError ||
    error.name === 'PluginError'
  return isMeantForPeople ? error.message : 'an internal error; the log has it'
}

/** No further attempt. */
async function giveUp(database: Database, id: string): Promise<void> {
  await database.fork().execute('update pgboss.job set retry_limit = retry_count where id = ?', [id])
}

/** Taken by mistake: as if it had not been. */
async function putBack(database: Database, id: string): Promise<void> {
  const undone = `update pgboss.job set state = 'retry', retry_count = greatest(retry_count - 1, 0) where id = ?`
  await database.fork().execute(undone, [id])
}
