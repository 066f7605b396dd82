// Tells which table an insert failed on: PostgreSQL names it for broken constraints only, and a caller may need to know.
import type { MikroORM } from '@mikro-orm/core'

const tables = new WeakMap<object, string>()

/** The table that the insert behind this error was for, or null when it was no failed insert of an entity. */
export function tableOfFailedInsert(error: unknown): string | null {
  return typeof error === 'object' && error !== null ? (tables.get(error) ?? null) : null
}

type Insert = (entity: unknown, ...rest: unknown[]) => Promise<unknown>

/** Has the driver remember the table with every error of an insert. The errors themselves stay as they are. */
export function rememberFailedInserts(orm: MikroORM): void {
  const driver = orm.em.getDriver() as unknown as Record<'nativeInsert' | 'nativeInsertMany', Insert>
  const metadata = orm.getMetadata()
  for (const method of ['nativeInsert', 'nativeInsertMany'] as const) {
    const insert = driver[method].bind(driver)
    driver[method] = async (entity, ...rest) => {
      try {
        return await insert(entity, ...rest)
      } catch (error) {
        const table = metadata.find(entity as never)?.tableName
        if (table !== undefined && typeof error === 'object' && error !== null) tables.set(error, table)
        throw error
      }
    }
  }
}
