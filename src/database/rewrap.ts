// Wraps the data keys of stored secrets anew, by the primary key. Only wrapped keys change; the secrets themselves are not
// decrypted, and every record can be opened at every moment of it.
import { sql } from 'kysely'
import { RequestError } from '../errors.ts'
import type { Em } from './connection.ts'
import { SEALED_COLUMNS, type SealedColumn } from './sealed-columns.ts'
import type { SecretBox } from './secrets.ts'
import { kysely } from './sql.ts'

const PAGE = 200
const MAX_FAILURES = 20

export interface KeyUse {
  readonly keyId: string
  readonly table: string
  readonly records: number
}

/** How many records of which table each key wraps. */
export async function countKeyUse(em: Em): Promise<KeyUse[]> {
  const each = SEALED_COLUMNS.map(
    ({ table }) => sql`select key_id, ${sql.lit(table)} as name, count(*)::text as records from ${sql.table(table)}
      where key_id is not null group by key_id`,
  )
  const { rows } = await sql<{ key_id: string; name: string; records: string }>`
    ${sql.join(each, sql` union all `)} order by key_id, name`.execute(kysely(em))
  return rows.map((row) => ({ keyId: row.key_id, table: row.name, records: Number(row.records) }))
}

/** Records that another key than this one wraps. */
export async function countNotWrappedBy(em: Em, keyId: string): Promise<number> {
  const uses = await countKeyUse(em)
  return uses.filter((use) => use.keyId !== keyId).reduce((sum, use) => sum + use.records, 0)
}

/** A record that could not be re-wrapped, and stays as it is. */
export interface RewrapFailure {
  readonly table: string
  readonly id: string
  readonly keyId: string
  readonly code: string
}

export interface RewrapTally {
  readonly done: number
  readonly failed: number
  /** The first twenty. */
  readonly failures: readonly RewrapFailure[]
}

export interface RewrapOptions {
  readonly em: Em
  readonly secrets: SecretBox
  readonly primaryKeyId: string
  readonly onProgress?: (tally: RewrapTally) => void
  readonly signal?: AbortSignal
}

/**
 * Re-wraps every record that another key wraps, a page a transaction. Stopped or killed at any point it leaves nothing
 * half-done, and the next run goes on with what is left; two runs at once do no harm.
 */
export async function rewrapAll(options: RewrapOptions): Promise<RewrapTally> {
  let tally: RewrapTally = { done: 0, failed: 0, failures: [] }
  for (const column of SEALED_COLUMNS) {
    let after: string | null = null
    do {
      if (options.signal?.aborted === true) return tally
      const page: Page = await rewrapPage(options, column, after)
      after = page.last
      tally = {
        done: tally.done + page.done,
        failed: tally.failed + page.failures.length,
        failures: [...tally.failures, ...page.failures].slice(0, MAX_FAILURES),
      }
      options.onProgress?.(tally)
    } while (after !== null)
  }
  return tally
}

interface Page {
  readonly done: number
  readonly failures: readonly RewrapFailure[]
  /** The last id looked at; null at the end. */
  readonly last: string | null
}

interface SealedRow {
  readonly id: string
  readonly sealed: Uint8Array
  readonly key_id: string
}

async function rewrapPage(options: RewrapOptions, column: SealedColumn, after: string | null): Promise<Page> {
  const rows = await readPage(options, column, after)
  const failures: RewrapFailure[] = []
  const rewrapped = rows.flatMap((row) => {
    const sealed = tryRewrap(options.secrets, column, row)
    if (typeof sealed !== 'string') return [{ id: row.id, before: Buffer.from(row.sealed), after: sealed }]
    failures.push({ table: column.table, id: row.id, keyId: row.key_id, code: sealed })
    return []
  })
  const done = rewrapped.length === 0 ? 0 : await replace(options, column, rewrapped)
  return { done, failures, last: rows.length < PAGE ? null : (rows.at(-1)?.id ?? null) }
}

async function readPage(
  { em, primaryKeyId }: RewrapOptions,
  { table, idColumn, column }: SealedColumn,
  after: string | null,
) {
  const id = sql.ref(idColumn)
  const beyond = after === null ? sql`true` : sql`${id} > ${after}::uuid`
  const { rows } = await sql<SealedRow>`
    select ${id}::text as id, ${sql.ref(column)} as sealed, key_id from ${sql.table(table)}
    where key_id <> ${primaryKeyId} and ${beyond} order by ${id} limit ${sql.lit(PAGE)}
  `.execute(kysely(em))
  return rows
}

/** The new sealed value, or the code of what keeps it from being made: one bad record must not stop the others. */
function tryRewrap(secrets: SecretBox, { table, column }: SealedColumn, row: SealedRow): Buffer | string {
  try {
    return secrets.rewrap(new Uint8Array(row.sealed), { table, column, id: row.id })
  } catch (error) {
    if (error instanceof RequestError) return error.code
    throw error
  }
}

/** Only rows that are still what was read: a secret replaced meanwhile is not overwritten with the old one. */
async function replace(
  { em, primaryKeyId }: RewrapOptions,
  { table, idColumn, column }: SealedColumn,
  rows: readonly { readonly id: string; readonly before: Buffer; readonly after: Buffer }[],
): Promise<number> {
  const values = rows.map((row) => sql`(${row.id}::uuid, ${row.before}::bytea, ${row.after}::bytea)`)
  const target = sql.ref(`${table}.${column}`)
  const { rows: changed } = await sql<{ id: string }>`
    update ${sql.table(table)} set ${sql.ref(column)} = changed.after, key_id = ${primaryKeyId}
    from (values ${sql.join(values)}) as changed (id, before, after)
    where ${sql.ref(`${table}.${idColumn}`)} = changed.id and ${target} = changed.before
    returning changed.id::text as id
  `.execute(kysely(em))
  return changed.length
}
