// Work in the background that fails for good is told of once, and once more when it is done again.
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import type { JobControl } from '../../jobs/queue.ts'
import { messageOf } from './job.ts'
import { markDeadTypes, markRecoveredTypes } from './job-alarm.repository.ts'

export interface ToldJobType {
  readonly type: 'JOB_FAILING' | 'JOB_RECOVERED'
  /** Name of the type. */
  readonly jobType: string
  readonly title: string
  /** Tells this time from another one. */
  readonly occasion: string
  /** Null when it works again. */
  readonly diedAt: Date | null
  readonly error: string | null
}

/** Told in the transaction that marks it as told. */
export type TellOfJobType = (em: Em, told: ToldJobType) => Promise<void>

export class JobAlarmService {
  readonly #control: Pick<JobControl, 'types'>
  readonly #tell: TellOfJobType

  constructor(control: Pick<JobControl, 'types'>, tell: TellOfJobType) {
    this.#control = control
    this.#tell = tell
  }

  async watch(scope: Scope): Promise<void> {
    const occasion = scope.now().toISOString()
    // Of a type that an older release had, there is but its name.
    const about = (name: string) => ({ jobType: name, title: this.#control.types.get(name)?.title ?? name, occasion })
    await scope.em.transactional(async (em) => {
      for (const name of await markRecoveredTypes(em)) {
        await this.#tell(em, { ...about(name), type: 'JOB_RECOVERED', diedAt: null, error: null })
      }
      for (const { name, diedAt, output } of await markDeadTypes(em)) {
        await this.#tell(em, { ...about(name), type: 'JOB_FAILING', diedAt, error: messageOf(output) })
      }
    })
  }
}
