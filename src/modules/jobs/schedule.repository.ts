// The ticks of what recurs.
import type { Em } from '../../database/connection.ts'
import { kysely } from '../../database/sql.ts'

/** Takes this tick of a type for whoever calls first, in the transaction of `em`; later and equal ticks are taken already. */
export async function claimTick(em: Em, name: string, tick: Date): Promise<boolean> {
  const claimed = await kysely(em)
    .insertInto('job_schedules')
    .values({ name, last_tick: tick })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ last_tick: tick }).where('job_schedules.last_tick', '<', tick),
    )
    .returning('name')
    .execute()
  return claimed.length > 0
}
