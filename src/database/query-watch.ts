// Sees every statement on its way to the database, whoever sends it: MikroORM, Kysely, migrations.
import type { PGlite } from '@electric-sql/pglite'

export type OnQuery = (sql: string) => void

interface Queryable {
  query: (...args: never[]) => unknown
}

/** The embedded database, watched; what runs inside its transactions included. */
export function watchEmbedded(pglite: PGlite, onQuery: OnQuery): void {
  watch(pglite as unknown as Queryable, onQuery)
  const begin = pglite.transaction.bind(pglite)
  pglite.transaction = (work) =>
    begin((transaction) => {
      watch(transaction as unknown as Queryable, onQuery)
      return work(transaction)
    })
}

/** For a pool of connections to a server: watches each as it is made. */
export function watchPool(
  pool: { on(event: 'connect', listener: (client: Queryable) => void): unknown },
  onQuery: OnQuery,
): void {
  pool.on('connect', (client) => watch(client, onQuery))
}

function watch(target: Queryable, onQuery: OnQuery): void {
  const query = target.query.bind(target) as (...args: unknown[]) => unknown
  target.query = (...args: unknown[]) => {
    const [first] = args
    const text = typeof first === 'string' ? first : (first as { text?: unknown } | null)?.text
    if (typeof text === 'string') onQuery(text)
    return query(...args)
  }
}
