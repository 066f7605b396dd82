// Pages of many parents at once: the connections that hang on the items of a list, in a fixed number of statements.
import DataLoader from 'dataloader'
import { type Expression, sql, type SqlBool } from 'kysely'
import type { Em } from './connection.ts'
import { allTrue, type Keyset, type KeysetQuery, type Page, type PageRequest, pageSql, toPage } from './page.ts'
import type { LoaderDefinition } from './scope.ts'
import { kysely } from './sql.ts'

/**
 * How the rows of a list hang on a parent: the condition that a row belongs to the parent with this id (a uuid).
 * Defined once at module level; its identity keeps lists of different kinds apart.
 */
export type Anchor = (parentId: Expression<string>) => Expression<SqlBool>

export interface NestedQuery<T> extends Omit<KeysetQuery<T>, 'page'> {
  readonly page: PageRequest
  readonly anchor: Anchor
  /** Distinct ids, at least one. */
  readonly parentIds: readonly string[]
}

const PARENT = sql<string>`parents.id`

/**
 * The page of every parent, in the order of `parentIds`, in two statements: ids with their keys, then the rows.
 * Each parent's rows are read only as far as its page goes, however many it has.
 * @param countOf called only where a page's total is asked for
 */
async function nestedPages<T extends object>(
  query: NestedQuery<T>,
  countOf: (parentId: string) => Promise<number>,
): Promise<Page<T>[]> {
  const { em, table, parentIds, page } = query
  const { order, keys, where, orderBy, limit } = pageSql(query)
  const { rows } = await sql<{ parent: string; id: string; keys: Keyset }>`
    select parents.id::text as parent, page.id::text as id, page.keys from ${parents(parentIds)}
    cross join lateral (
      select ${sql.ref(`${table}.id`)} as id, ${keys} as keys, row_number() over (order by ${orderBy}) as position
      from ${sql.table(table)} where ${query.anchor(PARENT)} and ${where} order by ${orderBy} limit ${limit}
    ) page order by page.position
  `.execute(kysely(em))
  const ids = [...new Set(rows.map((row) => row.id))]
  const nodes = new Map((ids.length === 0 ? [] : await query.load(ids)).map((node) => [node.id, node]))
  const byParent = new Map<string, { keys: Keyset; node: T }[]>(parentIds.map((id) => [id, []]))
  for (const row of rows) {
    const node = nodes.get(row.id)
    if (node !== undefined) byParent.get(row.parent)?.push({ keys: row.keys, node })
  }
  return parentIds.map((id) =>
    toPage({ request: page, order, rows: byParent.get(id) ?? [], totalCount: () => countOf(id) }),
  )
}

/** How many rows each parent has, in the order of `parentIds`, in one statement. */
async function nestedCounts(
  em: Em,
  query: Pick<NestedQuery<object>, 'table' | 'where' | 'anchor' | 'parentIds'>,
): Promise<number[]> {
  const { rows } = await sql<{ parent: string; count: string }>`
    select parents.id::text as parent, counted.count::text as count from ${parents(query.parentIds)}
    cross join lateral (
      select count(*) as count from ${sql.table(query.table)} where ${query.anchor(PARENT)} and ${allTrue(query.where)}
    ) counted
  `.execute(kysely(em))
  const counts = new Map(rows.map((row) => [row.parent, Number(row.count)]))
  return query.parentIds.map((id) => counts.get(id) ?? 0)
}

function parents(ids: readonly string[]): Expression<unknown> {
  return sql`(values ${sql.join(ids.map((id) => sql`(${id}::uuid)`))}) as parents (id)`
}

/** One parent's page as a loader is asked for it. */
export interface NestedPageKey<T> {
  readonly anchor: Anchor
  readonly parentId: string
  readonly page: PageRequest
  /** Equal exactly for equal arguments: pages of one anchor and signature are read together. */
  readonly signature: string
  readonly list: (em: Em) => Omit<KeysetQuery<T>, 'page'>
}

/** A loader of such pages: the same number of statements for 3 parents as for 30, totals included. */
export function nestedPageLoader<T extends object>(): LoaderDefinition<NestedPageKey<T>, Page<T>> {
  return (em) => async (keys) => {
    const groups = Map.groupBy(keys, ({ signature }) => signature)
    const found = new Map<NestedPageKey<T>, Page<T> | Error>()
    for (const sameArguments of groups.values()) {
      for (const group of Map.groupBy(sameArguments, ({ anchor }) => anchor).values()) {
        const pages = await pagesOf(em, group)
        for (const [index, key] of group.entries()) found.set(key, pages[index] ?? new Error('A page is missing'))
      }
    }
    return keys.map((key) => found.get(key) ?? new Error('A page is missing'))
  }
}

/** The pages of keys that differ in their parents only; what is wrong with their arguments is an error of each. */
async function pagesOf<T extends object>(em: Em, keys: readonly NestedPageKey<T>[]): Promise<(Page<T> | Error)[]> {
  const [first] = keys
  if (first === undefined) return []
  try {
    const parentIds = [...new Set(keys.map(({ parentId }) => parentId))]
    const query = { ...first.list(em), anchor: first.anchor, page: first.page }
    const counts = new DataLoader<string, number>((ids) => nestedCounts(em, { ...query, parentIds: ids }))
    const pages = await nestedPages({ ...query, parentIds }, (id) => counts.load(id))
    const byParent = new Map(parentIds.map((id, index) => [id, pages[index]]))
    return keys.map(({ parentId }) => byParent.get(parentId) ?? new Error('A page is missing'))
  } catch (error) {
    return keys.map(() => (error instanceof Error ? error : new Error('A page could not be read', { cause: error })))
  }
}
