// A source that keeps failing is told of once, and once more when it works again.
import { type Expression, sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { kysely } from '../../database/sql.ts'

/** Once is nothing: the next attempts follow within minutes. */
const TOLD_AFTER = 3

export interface ToldSource {
  readonly type: 'SOURCE_FAILING' | 'SOURCE_RECOVERED'
  readonly sourceId: string
  /** Tells this time from another one. */
  readonly occasion: string
  readonly name: string
  readonly owner: string
  /** In a row. */
  readonly failures: number
  readonly error: string | null
  readonly lastSuccessAt: Date | null
}

/** Told in the transaction that records how a sync ended. */
export type TellOfSource = (em: Em, told: ToldSource) => Promise<void>

/** What has to be told of the source as it stands now, marked as told; null when nothing has. */
export async function markTold(em: Em, sourceId: string, now: Date): Promise<ToldSource | null> {
  const failing = await mark(em, sourceId, now, sql<SqlBool>`failures >= ${TOLD_AFTER} and failure_told_at is null`)
  if (failing !== null) return { ...failing, type: 'SOURCE_FAILING' }
  const recovered = await mark(em, sourceId, null, sql<SqlBool>`failures = 0 and failure_told_at is not null`)
  return recovered === null ? null : { ...recovered, type: 'SOURCE_RECOVERED' }
}

async function mark(
  em: Em,
  sourceId: string,
  toldAt: Date | null,
  when: Expression<SqlBool>,
): Promise<Omit<ToldSource, 'type'> | null> {
  const row = await kysely(em)
    .updateTable('sources')
    .set({ failure_told_at: toldAt })
    .where('id', '=', sourceId)
    .where(when)
    .returning(['name', 'owner', 'failures', 'last_error', 'last_success_at', 'sync_number'])
    .executeTakeFirst()
  if (row === undefined) return null
  const { name, owner, failures, last_error: error, last_success_at: last, sync_number: number } = row
  return { sourceId, occasion: String(number), name, owner, failures, error, lastSuccessAt: last && new Date(last) }
}
