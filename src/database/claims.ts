// Work that lies in a table until somebody takes it: which rows are due, and the claim that gives one of many workers a row for
// the length of a lease. A worker that dies leaves its claim behind, which ends by itself.
import type { Em } from './connection.ts'
import { isFree, kysely } from './sql.ts'
import { uuidv7 } from './uuid.ts'

/** Tables with `next_attempt_at` (when the row is due; null: nothing is to be done) and `claimed_until`. */
export type WorkTable = 'deployments' | 'endpoint_switches' | 'notices' | 'rotations'

/** Columns that end a claim. */
export const UNCLAIMED = { claim_id: null, claimed_until: null } as const

/** Columns of a claim that begins now. */
export function claimed(now: Date, leaseSeconds: number): { claim_id: string; claimed_until: Date } {
  return { claim_id: uuidv7(now), claimed_until: new Date(now.getTime() + leaseSeconds * 1000) }
}

/** Ids of what is due and not being worked on, longest due first. */
export async function dueIds(em: Em, table: WorkTable, now: Date, limit: number): Promise<string[]> {
  const rows = await kysely(em)
    .selectFrom(table)
    .select('id')
    .where('next_attempt_at', '<=', now)
    .where(isFree('claimed_until', now))
    .orderBy('next_attempt_at')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
