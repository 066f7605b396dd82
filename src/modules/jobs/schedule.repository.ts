// The ticks of what recurs.
import type { Em } from '../../database/connection.ts'
import { kysely } from '../../database/sql.ts'

/** A tick that is said to be further ahead was taken by a wrong clock, and must not hold up those that come till then. */
const MAX_AHEAD = 600_000

/** Takes this tick of a type for whoever calls first, in the transaction of `em`; later and equal ticks are taken already. */
export async function claimTick(em: Em, name: string, tick: Date, now: Date): Promise<boolean> {
  const claimed = await kysely(em)
    .insertInto('job_schedules')
    .values({ name, last_tick: tick })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ last_tick: tick })
        .where((eb) =>
          eb.or([
            eb('job_schedules.last_tick', '<', tick),
            eb('job_schedules.last_tick', '>', new Date(now.getTime() + MAX_AHEAD)),
          ]),
        ),
    )
    .returning('name')
    .execute()
  return claimed.length > 0
}
