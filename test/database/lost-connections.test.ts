// Transactions whose connections are cut must not use up the pool.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, type Em, openDatabase } from '../../src/database/connection.ts'
import { onPostgres, openTestDatabase, type TestDatabase } from '../kit/database.ts'

/** The ways in which a server ends a session. */
const cuts: Record<string, (em: Em) => Promise<unknown>> = {
  'while it is asked': (em) => em.execute('select pg_terminate_backend(pg_backend_pid())'),
  'while nothing is asked': async (em) => {
    await em.execute(`set local idle_in_transaction_session_timeout = '50ms'`)
    await sleep(200)
    await em.execute('select 1')
  },
}

describe.skipIf(!onPostgres)('a connection that is cut in the middle of a transaction', () => {
  let home: TestDatabase
  let database: Database
  beforeAll(async () => {
    home = await openTestDatabase()
    database = await openDatabase({ url: home.url, directory: null, poolSize: 2 })
  })
  afterAll(() => home.close())

  it.each(Object.entries(cuts))('%s gives its place back, again and again', async (_when, cut) => {
    for (let round = 0; round < 3; round++) {
      const lost = [1, 2].map(() => database.fork().transactional(cut))
      expect((await Promise.allSettled(lost)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    }
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => database.fork().transactional((em) => em.execute('select 1 as one'))),
    )
    expect(answers.flat()).toEqual([{ one: 1 }, { one: 1 }, { one: 1 }, { one: 1 }])
  })

  it('does not keep the pool from being closed', async () => {
    await expect(database.fork().transactional((em) => cuts['while it is asked']?.(em) ?? sleep(0))).rejects.toThrow(
      'terminating connection',
    )
    await database.close()
  })
})
