// Bounds how often one caller does something in an hour, by the records of it: those are shared by all processes and survive them.
import { sql } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { lockFor } from '../../database/locks.ts'
import type { Scope } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { RequestError } from '../../errors.ts'
import { HOUR } from '../../time-units.ts'
import { identityOf } from './audit.service.ts'

export interface RecordedRate {
  /** Those that count, in the records of what succeeded. */
  readonly actions: readonly [string, ...string[]]
  /** Most in an hour for one user, their API keys included. */
  readonly perHour: number
  /** What was too much: "At most 10 … in an hour." */
  readonly message: string
}

/**
 * Holds until the transaction of `em` ends, which is to make the record: many requests at once are counted one after the
 * other. What the system does is not bounded.
 * @throws RequestError RATE_LIMITED with the time to wait
 */
export async function boundByRecords(em: Em, scope: Scope, { actions, perHour, message }: RecordedRate): Promise<void> {
  const { id } = identityOf(scope.actor)
  if (id === null) return
  const now = scope.now()
  await lockFor(em, `${actions[0]} of ${id}`)
  const oldest = await kysely(em)
    .selectFrom('audit_events')
    .select('occurred_at')
    .where('actor_id', '=', id)
    .where('action', 'in', [...actions])
    .where('outcome', '=', sql.lit('SUCCESS'))
    .where('occurred_at', '>', new Date(now.getTime() - HOUR))
    .orderBy('occurred_at', 'desc')
    .offset(perHour - 1)
    .limit(1)
    .executeTakeFirst()
  if (oldest === undefined) return
  const wait = Math.max(1, Math.ceil((new Date(oldest.occurred_at).getTime() + HOUR - now.getTime()) / 1000))
  throw new RequestError('RATE_LIMITED', `${message} Try again in ${wait} seconds.`, { retryAfterSeconds: wait })
}
