import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/connection.ts'
import { kysely } from '../../src/database/sql.ts'
import { onPostgres, openTestDatabase, type TestDatabase } from '../kit/database.ts'
import { administer } from '../kit/global-setup.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** Tables, columns, indexes, constraints and triggers, as the database describes them. */
async function shape(): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' '
      || coalesce(column_default, '') as line
    from information_schema.columns where table_schema = 'public'
    union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
    union all select 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
      where connamespace = 'public'::regnamespace
    union all select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    order by line`.execute(kysely(database.fork()))
  return rows.map((row) => row.line)
}

describe('migrations', () => {
  it('leave nothing for the entities to change', async () => {
    expect(await database.orm.migrator.checkSchema()).toBe(false)
    expect(await database.orm.migrator.getPending()).toEqual([])
  })

  it('go down to nothing and up again to the same', async () => {
    const before = await shape()
    expect(before.length).toBeGreaterThan(100)
    await database.orm.migrator.down({ to: 0 })
    expect((await shape()).filter((line) => !line.includes('schema_migrations'))).toEqual([])
    await database.migrate()
    expect(await shape()).toEqual(before)
    await database.migrate()
    expect(await shape()).toEqual(before)
  })

  it.runIf(onPostgres)('run once when several processes start at once', async () => {
    const server = process.env['TEST_DATABASE_URL'] ?? ''
    const name = `indri_race_${process.pid}`
    await administer(server, `create database ${name}`)
    const url = new URL(server)
    url.pathname = `/${name}`
    const opened = await Promise.all(
      Array.from({ length: 3 }, () => openDatabase({ url: url.href, directory: null, poolSize: 2 })),
    )
    try {
      await Promise.all(opened.map((each) => each.migrate()))
      const executed = await opened[0]?.orm.migrator.getExecuted()
      expect(executed?.length).toBe((await database.orm.migrator.getExecuted()).length)
    } finally {
      await Promise.all(opened.map((each) => each.close()))
      await administer(server, `drop database ${name} with (force)`)
    }
  })
})

describe('the audit log', () => {
  it.each(['update audit_events set action = action', 'delete from audit_events', 'truncate audit_events cascade'])(
    'refuses: %s',
    async (statement) => {
      const db = kysely(database.fork())
      await sql`insert into audit_events (id, occurred_at, actor_kind, actor_name, action, outcome, details)
        values (gen_random_uuid(), now(), 'system', 'test', 'test', 'SUCCESS', '{}')`.execute(db)
      await expect(sql.raw(statement).execute(db)).rejects.toThrow('append-only')
    },
  )
})
