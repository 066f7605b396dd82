// retryJob, cancelJob, startJob: what an admin may do about work in the background.
import type { Permission } from '../../auth/permissions.ts'
import { permitted } from '../../auth/permissions.ts'
import type { Scope } from '../../database/scope.ts'
import { DomainError, RequestError } from '../../errors.ts'
import type { JobControl, JobType } from '../../jobs/queue.ts'
import { recordAudit } from '../audit/index.ts'
import type { Job } from './job.ts'
import { mayControlJobs } from './job.policy.ts'
import { jobById } from './job.repository.ts'

export class JobService {
  readonly #control: JobControl

  constructor(control: JobControl) {
    this.#control = control
  }

  /** Every type, by name. */
  get types(): readonly JobType[] {
    return [...this.#control.types.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
  }

  /** As cron in UTC; null: not by itself. */
  scheduleOf(type: JobType): string | null {
    return this.#control.scheduleOf(type)
  }

  /** For people: what a job is about. */
  describe({ type, data }: Job): string {
    return this.#control.types.get(type)?.describe(data) ?? ''
  }

  /**
   * Has a dead job tried once more, now.
   * @throws DomainError CONFLICT for one that is not dead; RequestError for rights
   */
  async retry(scope: Scope, id: string): Promise<string> {
    const because = require(scope, 'job:retry')
    const job = await existing(scope, id)
    await scope.em.transactional(async (em) => {
      if (!(await this.#control.retry(em, job.type, id))) {
        throw new DomainError('CONFLICT', 'only a dead job can be tried again', ['id'])
      }
      recordAudit(em, scope, { action: 'job.retry', target: { type: 'Job', id }, because, details: { type: job.type } })
      await em.flush()
    })
    scope.forget()
    return id
  }

  /**
   * Ends a job that waits. What it was to do may be asked for again by the next sweep: rows say what is wanted, not jobs.
   * @throws DomainError CONFLICT for one that runs or has ended; RequestError for rights
   */
  async cancel(scope: Scope, id: string): Promise<string> {
    const because = require(scope, 'job:cancel')
    const job = await existing(scope, id)
    await scope.em.transactional(async (em) => {
      const waits = job.state === 'WAITING' || job.state === 'RETRYING'
      if (!waits || !(await this.#control.cancel(em, job.type, id))) {
        throw new DomainError('CONFLICT', 'only a job that waits can be cancelled', ['id'])
      }
      recordAudit(em, scope, {
        action: 'job.cancel',
        target: { type: 'Job', id },
        because,
        details: { type: job.type },
      })
      await em.flush()
    })
    scope.forget()
    return id
  }

  /**
   * Enqueues a recurring type now, whatever its schedule.
   * @throws DomainError NOT_FOUND for a type that does not recur; RequestError for rights
   */
  async start(scope: Scope, name: string): Promise<JobType> {
    const because = require(scope, 'job:start')
    const type = this.#control.types.get(name)
    if (type?.schedule === undefined) {
      throw new DomainError('NOT_FOUND', 'there is no recurring type of jobs of this name', ['type'])
    }
    await scope.em.transactional(async (em) => {
      await this.#control.enqueue(em, type, {}, { key: 'schedule' })
      recordAudit(em, scope, { action: 'job.start', target: null, because, details: { type: name } })
      await em.flush()
    })
    scope.forget()
    return type
  }
}

function require(scope: Scope, permission: Extract<Permission, `job:${string}`>): string {
  return permitted(mayControlJobs(scope.actor, permission))
}

async function existing(scope: Scope, id: string): Promise<Job> {
  const job = await scope.loader(jobById).load(id)
  if (job === null) throw new RequestError('NOT_FOUND', 'There is no job with this id.')
  return job
}
