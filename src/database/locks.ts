import { sql } from 'kysely'
import type { Em } from './connection.ts'
import { kysely } from './sql.ts'

/** Waits until this transaction alone holds the name; PostgreSQL lets go of it when the transaction ends. */
export async function lockFor(em: Em, name: string): Promise<void> {
  await kysely(em)
    .selectNoFrom(sql`pg_advisory_xact_lock(hashtextextended(${name}, 0))`.as('locked'))
    .execute()
}
