// The rights that a service needs in a PostgreSQL whose tables belong to somebody else: everything but changing the past.
import { sql } from 'kysely'
import type { Em } from './connection.ts'
import { kysely } from './sql.ts'

/** Rows are only ever added. A trigger says so as well; these rights hold where somebody gets past the service. */
const APPEND_ONLY: ReadonlySet<string> = new Set(['public.audit_events', 'public.audit_seals'])
/** Whoever migrates writes it, which is the owner. */
const READ_ONLY: ReadonlySet<string> = new Set(['public.schema_migrations'])
/** Ours, and that of the job queue. */
const SCHEMAS = ['public', 'pgboss'] as const

/**
 * The statements that give a role the rights of the service on the tables there are, and take from it what it must not have.
 * The owner of the tables runs them, again after each migration.
 * @param role any name; it is quoted
 */
export async function serviceGrants(em: Em, role: string): Promise<string[]> {
  const to = quoted(role)
  const { rows } = await sql<{ schema: string; name: string }>`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in (${sql.join([...SCHEMAS])})
    order by 1, 2`.execute(kysely(em))
  const schemas = SCHEMAS.filter((schema) => rows.some((row) => row.schema === schema))
  return [
    ...schemas.map((schema) => `grant usage on schema ${schema} to ${to};`),
    ...rows.flatMap(({ schema, name }) => tableGrants(`${schema}.${quoted(name)}`, `${schema}.${name}`, to)),
    ...schemas.flatMap((schema) => [
      `grant usage, select on all sequences in schema ${schema} to ${to};`,
      `grant execute on all functions in schema ${schema} to ${to};`,
    ]),
  ]
}

function tableGrants(table: string, name: string, to: string): string[] {
  const none = `revoke all on table ${table} from ${to};`
  if (READ_ONLY.has(name)) return [none, `grant select on table ${table} to ${to};`]
  if (APPEND_ONLY.has(name)) return [none, `grant select, insert on table ${table} to ${to};`]
  return [`grant select, insert, update, delete on table ${table} to ${to};`]
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
