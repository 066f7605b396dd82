// pg-boss behind the queue: one instance a process, on the database that the service has.
import { isDeepStrictEqual } from 'node:util'
import { fromKysely, fromPglite, PgBoss, type QueueResult } from 'pg-boss'
import type { Database, Em } from '../database/connection.ts'
import { kysely } from '../database/sql.ts'
import type { EnqueueOptions, JobControl, JobType } from './queue.ts'
import { scheduleOf } from './schedule.ts'

export interface BossOptions {
  readonly database: Database
  /** Every type there is: a job of another one cannot be enqueued. */
  readonly types: readonly JobType[]
  /** Whether this process does the work too, and looks after jobs whose worker died. */
  readonly works: boolean
  /** Cron expressions by name of type that replace the types' own; null turns one off. */
  readonly schedules?: ReadonlyMap<string, string | null>
  /** Told what fails between jobs, such as a database that does not answer. */
  readonly report: (error: unknown) => void
}

/** A worker that has not said a word for so long is taken for dead; the least that pg-boss takes. */
const HEARTBEAT_SECONDS = 10
/** How often jobs of dead workers are looked for. On the embedded database there are none but those of the last run. */
const SUPERVISION_SECONDS = { postgresql: 5, pglite: 30 }
/** What has ended is kept so long, in seconds; of what recurs, thousands a day that mostly found nothing to do, shorter. */
const KEPT_SECONDS = { once: 7 * 86_400, recurring: 86_400 }
/** Of the process's own connections: one listens, one a job at a time for its bookkeeping. */
const CONNECTIONS = 3

export class Boss implements JobControl {
  readonly pgBoss: PgBoss
  readonly types: ReadonlyMap<string, JobType>
  readonly #schedules: ReadonlyMap<string, string | null>

  private constructor(pgBoss: PgBoss, types: readonly JobType[], schedules: ReadonlyMap<string, string | null>) {
    this.pgBoss = pgBoss
    this.#schedules = schedules
    this.types = new Map(types.map((type) => [type.name, type]))
  }

  /** Creates what is missing in the database; safe to call from several processes at once. The caller stops it. */
  static async start({ database, types, works, schedules = new Map(), report }: BossOptions): Promise<Boss> {
    const native = database.native()
    const pgBoss = new PgBoss({
      ...(native === null
        ? { connectionString: database.url ?? '', max: CONNECTIONS, application_name: 'indri jobs' }
        : { db: fromPglite(native), backend: 'pglite' as const }),
      // Ours knows seconds and never misses a tick: see scheduler.ts
      schedule: false,
      supervise: works,
      superviseIntervalSeconds: SUPERVISION_SECONDS[database.kind],
      monitorIntervalSeconds: SUPERVISION_SECONDS[database.kind],
      useListenNotify: works,
    })
    pgBoss.on('error', report)
    await pgBoss.start()
    const boss = new Boss(pgBoss, types, schedules)
    try {
      await boss.#createQueues()
      await createIndex(database)
      return boss
    } catch (error) {
      await pgBoss.stop({ graceful: false })
      throw error
    }
  }

  async enqueue<Data extends object>(
    em: Em,
    type: JobType<Data>,
    data: Data,
    { key, startAfterSeconds }: EnqueueOptions = {},
  ): Promise<void> {
    if (!this.types.has(type.name)) throw new Error(`${type.name} is no registered type of jobs`)
    await this.pgBoss.send(type.name, data, {
      db: fromKysely(kysely(em)),
      singletonKey: key ?? keyOf(data),
      ...(startAfterSeconds !== undefined && { startAfter: startAfterSeconds }),
    })
  }

  scheduleOf(type: JobType): string | null {
    return scheduleOf(type, this.#schedules)
  }

  async retry(em: Em, type: string, id: string): Promise<boolean> {
    return affected(await this.pgBoss.retry(type, id, { db: fromKysely(kysely(em)) })) > 0
  }

  async cancel(em: Em, type: string, id: string): Promise<boolean> {
    return affected(await this.pgBoss.cancel(type, id, { db: fromKysely(kysely(em)) })) > 0
  }

  /** Lets jobs under way finish for so long; what is left is taken up by another process. */
  async stop(graceMilliseconds: number): Promise<void> {
    await this.pgBoss.stop({ graceful: true, timeout: graceMilliseconds })
  }

  async #createQueues(): Promise<void> {
    const existing = new Map((await this.pgBoss.getQueues()).map((queue) => [queue.name, queue]))
    for (const type of this.types.values()) {
      const wanted = queueOptions(type)
      const queue = existing.get(type.name)
      if (queue === undefined) await this.pgBoss.createQueue(type.name, { policy: 'short', ...wanted })
      else if (!isAsWanted(queue, wanted)) await this.pgBoss.updateQueue(type.name, wanted)
      // Fills pg-boss's cache. Cold, it would be filled at the first enqueueing, by a connection of its own, which the
      // embedded database cannot give inside a transaction: both would wait for ever.
      await this.pgBoss.findJobs(type.name, { id: NO_JOB })
    }
  }
}

const NO_JOB = '00000000-0000-0000-0000-000000000000'

function queueOptions(type: JobType) {
  return {
    retryLimit: type.attempts - 1,
    retryDelay: type.firstDelaySeconds,
    retryBackoff: true,
    retryDelayMax: type.maximumDelaySeconds,
    expireInSeconds: type.timeoutSeconds,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: type.schedule === undefined ? KEPT_SECONDS.once : KEPT_SECONDS.recurring,
    notify: true,
  }
}

function isAsWanted(queue: QueueResult, wanted: ReturnType<typeof queueOptions>): boolean {
  return Object.entries(wanted).every(([name, value]) => isDeepStrictEqual(queue[name as keyof QueueResult], value))
}

/** Of an answer whose type pg-boss leaves open. */
function affected(response: { affected?: number }): number {
  return response.affected ?? 0
}

/** For the list of jobs, which is ordered by the time of their creation. */
const INDEX = 'indri_job_created_index'

async function createIndex(database: Database): Promise<void> {
  const em = database.fork()
  // Looked for first: creating takes a lock even where there is nothing to create.
  const found = await em.execute('select 1 from pg_indexes where schemaname = ? and indexname = ?', ['pgboss', INDEX])
  if (found.length === 0) await em.execute(`create index if not exists ${INDEX} on pgboss.job (created_on, id)`)
}

/** The same data is the same key, whatever the order of its members. */
function keyOf(data: object): string {
  return JSON.stringify(Object.entries(data).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
