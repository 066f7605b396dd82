// Attempts that are killed or cut off may leave files beside those of servers: they are taken away once they are old enough.
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { RequestError } from '../../errors.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { PluginError } from '../../plugins/plugin-error.ts'
import { MINUTE } from '../../time-units.ts'
import { DESTINATION_TIDY_JOB } from '../destinations/index.ts'
import type { DeploymentPlaces } from './deployment-places.ts'

/** Longer than what is left has to lie there before it counts as left. */
const TIDY_AFTER_MILLISECONDS = 65 * MINUTE
const BATCH = 100

/** Something may have been left at the destination just now. */
export async function planTidying(em: Em, destinationId: string, now: Date): Promise<void> {
  await kysely(em)
    .updateTable('destinations')
    .set({ tidy_due_at: new Date(now.getTime() + TIDY_AFTER_MILLISECONDS) })
    .where('id', '=', destinationId)
    .execute()
}

export class DestinationTidyService {
  readonly #places: Pick<DeploymentPlaces, 'tidy'>
  readonly #jobs: JobQueue

  constructor(places: Pick<DeploymentPlaces, 'tidy'>, jobs: JobQueue) {
    this.#places = places
    this.#jobs = jobs
  }

  /** Has those destinations tidied whose time has come. Returns how many. */
  async sweep(scope: Scope): Promise<number> {
    const due = await kysely(scope.em)
      .selectFrom('destinations')
      .select('id')
      .where('tidy_due_at', '<=', scope.now())
      .orderBy('tidy_due_at')
      .limit(BATCH)
      .execute()
    if (due.length === 0) return 0
    await scope.em.transactional(async (em) => {
      for (const { id } of due) await this.#jobs.enqueue(em, DESTINATION_TIDY_JOB, { destinationId: id })
    })
    return due.length
  }

  /**
   * Tidies the destination, if it is due and nobody else is at it. One that does not let it is tried again later: nobody has to
   * be told of it, as its deployments fail as well.
   */
  async run(scope: Scope, destinationId: string, signal: AbortSignal): Promise<void> {
    const next = await this.#claim(scope, destinationId)
    if (next === null) return
    try {
      await this.#places.tidy(scope, destinationId, signal)
    } catch (error) {
      if (error instanceof PluginError || error instanceof RequestError) return
      throw error
    }
    // Unless something has been left there meanwhile.
    await kysely(scope.em)
      .updateTable('destinations')
      .set({ tidy_due_at: null })
      .where('id', '=', destinationId)
      .where('tidy_due_at', '=', next)
      .execute()
  }

  async #claim(scope: Scope, destinationId: string): Promise<Date | null> {
    const now = scope.now()
    const next = new Date(now.getTime() + TIDY_AFTER_MILLISECONDS)
    const row = await kysely(scope.em)
      .updateTable('destinations')
      .set({ tidy_due_at: next })
      .where('id', '=', destinationId)
      .where('tidy_due_at', '<=', now)
      .returning('id')
      .executeTakeFirst()
    return row === undefined ? null : next
  }
}
