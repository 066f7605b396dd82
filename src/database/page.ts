// Keyset pages: stable under concurrent inserts, since a page starts at a value and not at a count.
import type { Expression, SqlBool } from 'kysely'
import { sql } from 'kysely'
import { RequestError } from '../errors.ts'
import type { Em } from './connection.ts'
import { kysely, type Tables } from './sql.ts'

const DEFAULT_PAGE_SIZE = 20
const MAX_PAGE_SIZE = 100

export interface PageRequest {
  readonly size: number
  readonly direction: 'forward' | 'backward'
  readonly after: string | null
  readonly before: string | null
}

/** @throws RequestError BAD_USER_INPUT for sizes out of range or contradictory arguments. */
export function pageRequest(args: {
  first?: number | null
  after?: string | null
  last?: number | null
  before?: string | null
}): PageRequest {
  const { first, last } = args
  if (first != null && last != null) throw new RequestError('BAD_USER_INPUT', 'Give first or last, not both.')
  const [name, size] = last == null ? (['first', first ?? DEFAULT_PAGE_SIZE] as const) : (['last', last] as const)
  if (size < 1 || size > MAX_PAGE_SIZE) {
    throw new RequestError('BAD_USER_INPUT', `${name}: expected 1 to ${MAX_PAGE_SIZE}, found ${size}.`)
  }
  return {
    size,
    direction: last == null ? 'forward' : 'backward',
    after: args.after ?? null,
    before: args.before ?? null,
  }
}

/** One column of an order. `expression` is SQL over the query's tables; nulls come first going up, last going down. */
export interface OrderTerm {
  readonly name: string
  readonly expression: Expression<unknown>
  readonly direction: 'asc' | 'desc'
  /** Never null: then plain indexes serve the order, and a page deep in the list starts at its key. */
  readonly notNull?: boolean
  /** How the database should read the cursor's text back, e.g. 'timestamptz'. */
  readonly type: 'text' | 'timestamptz' | 'uuid'
}

export interface Page<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[]
  readonly nodes: readonly T[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
  /** Counts when called: a list that does not ask for its total does not pay for it. */
  readonly totalCount: () => Promise<number>
}

/** The values of the order terms of one row, as text; null where the column is null. */
export type Keyset = readonly (string | null)[]

/** Cursors carry their order, so that one of another list or order is refused instead of paging at random. */
function encodeCursor(order: readonly OrderTerm[], keys: Keyset): string {
  return Buffer.from(JSON.stringify([signatureOf(order), ...keys])).toString('base64url')
}

/** @throws RequestError BAD_USER_INPUT when it is not a cursor of a list in this order. */
function decodeCursor(order: readonly OrderTerm[], cursor: string, argument: string): Keyset {
  const wrong = () => new RequestError('BAD_USER_INPUT', `${argument}: not a cursor of this list in this order.`)
  if (cursor.length > 4096) throw wrong()
  let parsed: unknown
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    throw wrong()
  }
  if (!Array.isArray(parsed) || parsed.length !== order.length + 1 || parsed[0] !== signatureOf(order)) throw wrong()
  return parsed.slice(1).map((value: unknown, index) => {
    if (value === null) return null
    if (typeof value !== 'string' || !isValue(order[index]?.type ?? 'text', value)) throw wrong()
    return value
  })
}

const VALUE_FORMS = {
  // NUL is what PostgreSQL text refuses.
  // oxlint-disable-next-line no-control-regex
  text: /^[^\u0000]*$/,
  timestamptz: /^\d{4,6}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d(:?\d\d){0,2})?( BC)?$/,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
}

function isValue(type: OrderTerm['type'], value: string): boolean {
  if (!VALUE_FORMS[type].test(value)) return false
  return type === 'timestamptz' ? isTime(value) : value.isWellFormed()
}

/** Whether there is such a day and such a time of day; the database would refuse the statement otherwise. */
function isTime(value: string): boolean {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (value.match(/\d+/g) ?? []).map(Number)
  const lastDay = new Date(Date.UTC(year % 400, month, 0)).getUTCDate()
  const isDay = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay
  return isDay && hour < 24 && minute < 60 && second < 60 && !/[+-](?:1[6-9]|[2-9]\d)/.test(value.slice(11))
}

function signatureOf(order: readonly OrderTerm[]): string {
  return order.map((term) => `${term.name}.${term.direction}`).join(',')
}

/**
 * The condition "comes after these keys in this order", written out column by column so that mixed directions work:
 * a > x or (a = x and (b > y or …)). Nulls sort before every value going up and after every value going down.
 */
function afterKeys(order: readonly OrderTerm[], keys: Keyset, reversed: boolean): Expression<SqlBool> {
  const [term, ...rest] = order
  if (term === undefined) return sql<SqlBool>`false`
  const key = keys[0] ?? null
  const up = (term.direction === 'asc') !== reversed
  const value = sql`cast(${key} as ${sql.raw(term.type)})`
  const beyond = beyondKey(term, key, value, up)
  if (rest.length === 0) return beyond
  if (term.notNull === true && key !== null) {
    // The bound of the first column stands apart, since no index is searched for an OR.
    const bound = up ? sql`${term.expression} >= ${value}` : sql`${term.expression} <= ${value}`
    return sql<SqlBool>`(${bound} and (${beyond} or ${afterKeys(rest, keys.slice(1), reversed)}))`
  }
  const same = key === null ? sql`${term.expression} is null` : sql`${term.expression} = ${value}`
  return sql<SqlBool>`(${beyond} or (${same} and ${afterKeys(rest, keys.slice(1), reversed)}))`
}

function beyondKey(term: OrderTerm, key: string | null, value: Expression<unknown>, up: boolean): Expression<SqlBool> {
  if (key === null) return up ? sql<SqlBool>`${term.expression} is not null` : sql<SqlBool>`false`
  if (up) return sql<SqlBool>`${term.expression} > ${value}`
  if (term.notNull === true) return sql<SqlBool>`${term.expression} < ${value}`
  return sql<SqlBool>`(${term.expression} < ${value} or ${term.expression} is null)`
}

/** ORDER BY of a page; backward pages are read in reverse and turned round afterwards. */
function orderBySql(order: readonly OrderTerm[], reversed: boolean): Expression<unknown>[] {
  return order.map((term) => {
    const down = (term.direction === 'asc') === reversed
    if (term.notNull === true) return down ? sql`${term.expression} desc` : sql`${term.expression} asc`
    return down ? sql`${term.expression} desc nulls last` : sql`${term.expression} asc nulls first`
  })
}

export interface KeysetQuery<T> {
  readonly em: Em
  /** The table listed; conditions and order refer to its columns. */
  readonly table: keyof Tables
  /** ANDed. */
  readonly where: readonly Expression<SqlBool>[]
  /** The table's id is added at the end, so that equal values keep one order. */
  readonly order: readonly OrderTerm[]
  readonly page: PageRequest
  /** Fetches the rows behind the ids, in any order. */
  readonly load: (ids: string[]) => Promise<readonly (T & { readonly id: string })[]>
}

/** The parts of a page's statement: what single pages and pages of many parents have in common. */
export interface PageSql {
  /** The order with the id at its end. */
  readonly order: readonly OrderTerm[]
  /** The row's values of the order, as a JSON array of texts. */
  readonly keys: Expression<Keyset>
  /** The conditions of the list and those of the cursors. */
  readonly where: Expression<SqlBool>
  readonly orderBy: Expression<unknown>
  /** One more than asked for, to see whether more follow. */
  readonly limit: Expression<unknown>
}

/** @throws RequestError BAD_USER_INPUT for a cursor of another list or order */
export function pageSql(query: Pick<KeysetQuery<object>, 'table' | 'where' | 'order' | 'page'>): PageSql {
  const { page, table } = query
  const id = sql.ref(`${table}.id`)
  const order: OrderTerm[] = [
    ...query.order,
    { name: 'ID', expression: id, direction: 'asc', type: 'uuid', notNull: true },
  ]
  const where = [...query.where]
  if (page.after !== null) where.push(afterKeys(order, decodeCursor(order, page.after, 'after'), false))
  if (page.before !== null) where.push(afterKeys(order, decodeCursor(order, page.before, 'before'), true))
  return {
    order,
    keys: sql<Keyset>`json_build_array(${sql.join(order.map((term) => sql`${term.expression}::text`))})`,
    where: allTrue(where),
    orderBy: sql.join(orderBySql(order, page.direction === 'backward')),
    limit: sql.lit(page.size + 1),
  }
}

/** One page in two statements: ids with their keys, then the rows; a third only when the total is asked for. */
export async function keysetPage<T extends object>(query: KeysetQuery<T>): Promise<Page<T>> {
  const { em, page, table } = query
  const { order, keys, where, orderBy, limit } = pageSql(query)
  const { rows } = await sql<{ id: string; keys: Keyset }>`
    select ${sql.ref(`${table}.id`)} as id, ${keys} as keys from ${sql.table(table)} where ${where}
    order by ${orderBy} limit ${limit}
  `.execute(kysely(em))
  const found = new Map((await query.load(rows.map((row) => row.id))).map((node) => [node.id, node]))
  return toPage({
    request: page,
    order,
    rows: rows.flatMap((row) => {
      const node = found.get(row.id)
      return node === undefined ? [] : [{ keys: row.keys, node }]
    }),
    totalCount: () => countRows(em, table, query.where),
  })
}

async function countRows(em: Em, table: keyof Tables, where: readonly Expression<SqlBool>[]): Promise<number> {
  const { rows } = await sql<{
    count: string
  }>`select count(*)::text as count from ${sql.table(table)} where ${allTrue(where)}`.execute(kysely(em))
  return Number(rows[0]?.count ?? 0)
}

/** Conditions joined by AND; true for none. */
export function allTrue(conditions: readonly Expression<SqlBool>[]): Expression<SqlBool> {
  return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join([...conditions], sql` and `)}`
}

/** A page from its rows. */
export function toPage<T>(options: {
  request: PageRequest
  order: readonly OrderTerm[]
  /** Up to `size + 1` rows, read in the page's own direction. */
  rows: readonly { readonly keys: Keyset; readonly node: T }[]
  totalCount: () => Promise<number>
}): Page<T> {
  const { request, order, rows } = options
  const more = rows.length > request.size
  const kept = rows.slice(0, request.size)
  if (request.direction === 'backward') kept.reverse()
  const edges = kept.map((row) => ({ cursor: encodeCursor(order, row.keys), node: row.node }))
  const forward = request.direction === 'forward'
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: forward ? more : request.before !== null,
      hasPreviousPage: forward ? request.after !== null : more,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: options.totalCount,
  }
}
