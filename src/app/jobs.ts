// The jobs of one process: its queue, and, where it works too, its worker and its clockwork.
import { Counter, Histogram, type Registry } from 'prom-client'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database/connection.ts'
import type { Scope } from '../database/scope.ts'
import { Boss } from '../jobs/boss.ts'
import { JOB_TYPES } from '../jobs/handlers.ts'
import { PeriodicTask } from '../jobs/periodic-task.ts'
import type { JobType } from '../jobs/queue.ts'
import { Scheduler } from '../jobs/scheduler.ts'
import { type JobHandler, type JobOutcome, JobWorker } from '../jobs/worker.ts'

export interface JobsOptions {
  readonly config: Config
  readonly database: Database
  readonly clock: Clock
  readonly logger: FastifyBaseLogger
  readonly metrics: Registry
  /** Whether this process does jobs. */
  readonly works: boolean
  readonly systemScope: (name: string) => Scope
}

export interface Jobs {
  readonly boss: Boss
  /** Says how jobs are done; they begin with {@link start}. */
  employ(handlers: readonly JobHandler[]): void
  start(): Promise<void>
  /**
   * Does what waits here and now, also where no worker was started.
   * @param options `schedules`: these recurring types first, whatever the time; see JobWorker.runDue for the others
   */
  run(options?: { schedules?: readonly string[]; early?: boolean; types?: readonly string[] }): Promise<number>
  /** Enqueues what recurs and is due. */
  tick(): Promise<void>
  stop(): Promise<void>
}

/** Attempts under way have so long to finish when the process stops, */
const GRACE_MILLISECONDS = 8000
/** and so long to be handed back. */
const HAND_BACK_MILLISECONDS = 4000
/** How late what waits for its time is begun, at most. */
const WAKING_SECONDS = 2

export async function openJobs(options: JobsOptions): Promise<Jobs> {
  const { config, database, clock, logger, works, systemScope } = options
  const boss = await Boss.start({
    database,
    types: JOB_TYPES,
    works,
    schedules: config.schedules,
    report: (error) => logger.error({ err: error }, 'looking after jobs failed'),
  })
  const scheduler = new Scheduler({ queue: boss, database, clock })
  const ticking = new PeriodicTask({
    name: 'schedules',
    work: () => scheduler.tick(),
    everySeconds: 1,
    report: (error, task) => logger.error({ err: error, task }, 'background task failed'),
  })
  const waking = new PeriodicTask({
    name: 'jobs that are due',
    work: async () => worker?.wakeDue(),
    everySeconds: WAKING_SECONDS,
    report: (error, task) => logger.error({ err: error, task }, 'background task failed'),
  })
  const observe = observer(options.metrics, logger)
  let worker: JobWorker | null = null
  const employed = (): JobWorker => {
    if (worker === null) throw new Error('nobody is employed yet')
    return worker
  }
  return {
    boss,
    employ(handlers) {
      worker = new JobWorker({ boss, database, handlers, systemScope, observe })
    },
    async start() {
      if (!works) return
      await employed().start()
      ticking.start()
      waking.start()
    },
    async run({ schedules = [], ...rest } = {}) {
      for (const name of schedules) {
        const type = boss.types.get(name)
        if (type === undefined) throw new Error(`${name} is no type of jobs`)
        await database.fork().transactional((em) => boss.enqueue(em, type, {}, { key: 'schedule' }))
      }
      return employed().runDue(rest)
    },
    tick: () => scheduler.tick(),
    async stop() {
      await Promise.all([ticking.stop(), waking.stop()])
      const late = setTimeout(() => worker?.interrupt(), GRACE_MILLISECONDS)
      await boss.stop(GRACE_MILLISECONDS + HAND_BACK_MILLISECONDS)
      clearTimeout(late)
    },
  }
}

function observer(registry: Registry, logger: FastifyBaseLogger) {
  const attempts = new Counter({
    name: 'indri_job_attempts_total',
    help: 'Attempts at jobs by type and outcome: completed, retry, dead or interrupted.',
    labelNames: ['type', 'outcome'] as const,
    registers: [registry],
  })
  const duration = new Histogram({
    name: 'indri_job_attempt_duration_seconds',
    help: 'Duration of attempts at jobs by type.',
    labelNames: ['type'] as const,
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300],
    registers: [registry],
  })
  return (type: JobType, outcome: JobOutcome, seconds: number, error: unknown): void => {
    attempts.inc({ type: type.name, outcome })
    duration.observe({ type: type.name }, seconds)
    if (outcome === 'dead') logger.error({ err: error, job: type.name }, 'a job failed for good')
    else if (outcome === 'retry') logger.warn({ err: error, job: type.name }, 'a job failed and will be tried again')
  }
}
