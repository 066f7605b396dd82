// Whether anything was stored: a digest of every table, compared before and after.
import { sql } from 'kysely'
import type { Database } from '../../src/database/connection.ts'
import { kysely } from '../../src/database/sql.ts'

/** A refused attempt may leave a record of itself, and nothing else. */
export const ATTEMPT_TABLES = ['audit_events', 'sign_in_buckets', 'familiar_addresses'] as const

/** Events are sealed in the background, whenever it is their turn: these tables say nothing of what a call has stored. */
const SEALING_TABLES: ReadonlySet<string> = new Set(['audit_unsealed_events', 'audit_seals'])

/**
 * By table its number of rows and a sum over the hashes of their content: equal before and after means that no row was
 * added, removed or changed.
 * @param except tables that are left out
 */
export async function tableDigests(
  database: Database,
  except: readonly string[] = [],
): Promise<Readonly<Record<string, string>>> {
  const db = kysely(database.fork())
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`.execute(db)
  const each = tables
    .filter(({ name }) => !except.includes(name) && !SEALING_TABLES.has(name))
    .map(
      ({ name }) => sql`select ${sql.lit(name)} as name, count(*)::text || ' rows, '
        || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as digest from ${sql.table(name)} as t`,
    )
  const { rows } = await sql<{ name: string; digest: string }>`${sql.join(each, sql` union all `)}`.execute(db)
  return Object.fromEntries(rows.map((row) => [row.name, row.digest]))
}
