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

/** interrupted: the process stops; another one begins it again. */
export type JobOutcome = 'completed' | 'retry' | 'dead' | 'interrupted'

/** How often each of pg-boss's workers asks by itself: it need not, see {@link JobWorker.wakeDue}. */
const POLLING_SECONDS = 30
const BATCH = 20

type FetchedJob = Pick<JobWithMetadata, 'id' | 'data' | 'retryCount' | 'retryLimit' | 'signal'>

export class JobWorker {
  readonly #options: WorkerOptions
  /** Ids of pg-boss's workers, each of which does one job at a time, by name of type. */
  readonly #employed = new Map<string, readonly string[]>()
  readonly #interrupting = new AbortController()

  constructor(options: WorkerOptions) {
    this.#options = options
  }

  /** From now on jobs are done as they come: at once where the database tells of them, else with {@link wakeDue}. */
  async start(): Promise<void> {
    for (const handler of this.#options.handlers) {
      const ids = []
      for (let lane = 0; lane < (handler.concurrency ?? 2); lane++) ids.push(await this.#employ(handler))
      this.#employed.set(handler.type.name, ids)
    }
  }

  /** @returns the id of the worker */
  async #employ(handler: JobHandler): Promise<string> {
    const { pgBoss } = this.#options.boss
    const options = {
      pollingIntervalSeconds: POLLING_SECONDS,
      notifyPollingIntervalSeconds: POLLING_SECONDS,
      includeMetadata: true,
    } as const
    let id = ''
    id = await pgBoss.work(handler.type.name, options, async (jobs: JobWithMetadata[]) => {
      // Where there was one there may be more: the next is fetched as soon as this one is done.
      pgBoss.notifyWorker(id)
      for (const job of jobs) await this.#attempt(handler, job)
    })
    return id
  }

  /**
   * Has jobs fetched whose time has come. One question for all types every so often, where each of dozens of workers would ask
   * for itself; and nobody tells of jobs that were to wait.
   */
  async wakeDue(): Promise<void> {
    const { boss, database } = this.#options
    const due: { name: string }[] = await database.fork().execute(DUE_TYPES)
    for (const { name } of due) for (const id of this.#employed.get(name) ?? []) boss.pgBoss.notifyWorker(id)
  }

  /** Attempts under way are told to stop, and what has not succeeded is handed back: it is not held against the job. */
  interrupt(): void {
    this.#interrupting.abort(new Error('the process stops'))
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
            () => pgBoss.complete(name, job),
            (error: unknown) => pgBoss.fail(name, job, error instanceof Error ? error : new Error('it failed')),
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
    if (this.#interrupting.signal.aborted) return handBack(this.#options.database, job)
    const start = performance.now()
    const seconds = () => (performance.now() - start) / 1000
    const attempt: Attempt = {
      number: job.retryCount + 1,
      isLast: job.retryCount >= job.retryLimit,
      signal: AbortSignal.any([
        this.#interrupting.signal,
        job.signal ?? AbortSignal.timeout(type.timeoutSeconds * 1000),
      ]),
    }
    try {
      await handler.work(this.#options.systemScope(`job:${type.name}`), job.data, attempt)
      this.#options.observe(type, 'completed', seconds(), null)
    } catch (error) {
      if (this.#interrupting.signal.aborted) {
        await handBack(this.#options.database, job)
        this.#options.observe(type, 'interrupted', seconds(), error)
        return
      }
      const isHopeless = error instanceof HopelessError
      if (isHopeless) await giveUp(this.#options.database, job)
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
async function giveUp(database: Database, { id, retryCount }: FetchedJob): Promise<void> {
  const over = 'update pgboss.job set retry_limit = retry_count where id = ? and retry_count = ?'
  await database.fork().execute(over, [id, retryCount])
}

/**
 * For whoever takes it next, at once and with as many attempts left. The attempt stays in the count, because pg-boss settles by the
 * count what it took: by the time it completes what was handed back, another may be doing it, and that must go on.
 */
async function handBack(database: Database, { id, retryCount }: FetchedJob): Promise<void> {
  const left = `update pgboss.job set state = 'retry', retry_limit = retry_limit + 1, heartbeat_on = null
    where id = ? and retry_count = ? and state = 'active'`
  await database.fork().execute(left, [id, retryCount])
}

/** As if it had not been taken; only where nothing was begun and nothing will be settled. */
async function putBack(database: Database, id: string): Promise<void> {
  const undone = `update pgboss.job set state = 'retry', started_on = null, heartbeat_on = null
    where id = ? and state = 'active'`
  await database.fork().execute(undone, [id])
}

/** A look into the index for each type. */
const DUE_TYPES = `select queue.name from pgboss.queue where exists (
  select 1 from pgboss.job where job.name = queue.name and job.state < 'active' and job.start_after <= now())`
