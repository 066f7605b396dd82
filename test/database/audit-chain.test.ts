// The hash chain over the audit log finds what was done to it behind its back.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '../../src/auth/actor.ts'
import { Scope } from '../../src/database/scope.ts'
import { kysely } from '../../src/database/sql.ts'
import { recordAudit, sealAuditEvents } from '../../src/modules/audit/index.ts'
import { type ChainAnchor, verifyAuditChain } from '../../src/modules/audit/audit-verification.service.ts'
import { FakeClock } from '../kit/clock.ts'
import { onPostgres, openTestDatabase, type TestDatabase } from '../kit/database.ts'

const clock = new FakeClock()
let database: TestDatabase

async function write(count: number, to: TestDatabase = database): Promise<void> {
  const scope = new Scope(to.fork(), systemActor('writer'), REQUEST, clock.now)
  await scope.em.transactional(async (em) => {
    for (let index = 0; index < count; index++) {
      const details = { index, text: 'ä "quoted"\n', nothing: null }
      recordAudit(em, scope, { action: 'test.write', because: index % 2 === 0 ? null : '', details })
    }
  })
}

const REQUEST = { requestId: 'test', address: null, userAgent: null }

/** As a superuser who knows how to get past the triggers. */
async function tamper(...statements: string[]): Promise<void> {
  await database.fork().transactional(async (em) => {
    await sql`set local session_replication_role = replica`.execute(kysely(em))
    for (const statement of statements) await sql.raw(statement).execute(kysely(em))
  })
}

async function eventAt(sequence: number): Promise<string> {
  const row = await kysely(database.fork())
    .selectFrom('audit_seals')
    .select('event_id')
    .where('sequence', '=', sequence)
    .executeTakeFirstOrThrow()
  return row.event_id
}

const verify = (anchor: ChainAnchor | null = null) => verifyAuditChain(database.fork(), anchor)

describe('a chain of ten events', () => {
  beforeEach(async () => {
    database = await openTestDatabase()
    await write(10)
    await sealAuditEvents(database.fork(), clock.now)
  })
  afterEach(() => database.close())

  it('is intact, and says how long it is', async () => {
    await write(2)
    expect(await verify()).toMatchObject({ sealed: 10, waiting: 2, fault: null, head: { sequence: 10 } })
    expect(await sealAuditEvents(database.fork(), clock.now)).toBe(2)
    expect(await sealAuditEvents(database.fork(), clock.now)).toBe(0)
    expect(await verify()).toMatchObject({ sealed: 12, waiting: 0, fault: null })
  })

  it.each([
    `actor_name = 'somebody else'`,
    `occurred_at = occurred_at + interval '1 microsecond'`,
    `because = coalesce(because, '')`,
    `because = nullif(because, '')`,
    `details = details || '{"index": 99}'`,
    `outcome = 'DENIED'`,
    `request_id = null`,
    `address = '192.0.2.1'`,
  ])('names the event that was altered: %s', async (change) => {
    // Half of the events say why and half do not, in no certain order: among the last six there are both.
    await tamper(`update audit_events set ${change} where id in (select event_id from audit_seals where sequence >= 5)`)
    const { fault, head } = await verify()
    expect(fault).toMatchObject({ kind: 'ALTERED' })
    expect(fault?.sequence).toBeGreaterThanOrEqual(5)
    expect(fault?.eventId).toBe(await eventAt(fault?.sequence ?? 0))
    expect(head?.sequence).toBe((fault?.sequence ?? 0) - 1)
  })

  it('names the event that was removed', async () => {
    const fifth = await eventAt(5)
    await tamper(`delete from audit_events where id = '${fifth}'`)
    expect((await verify()).fault).toMatchObject({ kind: 'REMOVED', sequence: 5, eventId: fifth })
  })

  it('finds an event that was removed with its seal', async () => {
    const fifth = await eventAt(5)
    await tamper(`delete from audit_events where id = '${fifth}'`, `delete from audit_seals where sequence = 5`)
    expect((await verify()).fault).toMatchObject({ kind: 'REMOVED', sequence: 5 })
  })

  it('finds an event that was removed before it was sealed', async () => {
    await write(1)
    await tamper(`delete from audit_events where id not in (select event_id from audit_seals)`)
    expect(await sealAuditEvents(database.fork(), clock.now)).toBe(0)
    expect((await verify()).fault).toMatchObject({ kind: 'REMOVED', sequence: null })
  })

  it('finds seals that were put in another order', async () => {
    await tamper(
      `update audit_seals set sequence = 99 where sequence = 4`,
      `update audit_seals set sequence = 4 where sequence = 7`,
      `update audit_seals set sequence = 7 where sequence = 99`,
    )
    expect((await verify()).fault).toMatchObject({ kind: 'OUT_OF_ORDER', sequence: 4 })
  })

  it('finds events that changed places', async () => {
    const [fourth, seventh] = [await eventAt(4), await eventAt(7)]
    await tamper(
      `update audit_seals set event_id = '${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}' where sequence = 4`,
      `update audit_seals set event_id = '${fourth}' where sequence = 7`,
      `update audit_seals set event_id = '${seventh}' where sequence = 4`,
    )
    expect((await verify()).fault).toMatchObject({ kind: 'ALTERED', sequence: 4, eventId: seventh })
  })

  it('finds an event that was slipped in', async () => {
    const fifth = await eventAt(5)
    await tamper(
      `create temporary table copy as select * from audit_events where id = '${fifth}'`,
      `update copy set id = 'ffffffff-0000-7000-8000-000000000000'`,
      `insert into audit_events select * from copy`,
    )
    const fault = { kind: 'INSERTED', eventId: 'ffffffff-0000-7000-8000-000000000000' }
    expect((await verify()).fault).toMatchObject(fault)
  })

  it('finds by an anchor that the end was cut off', async () => {
    const { head } = await verify()
    const cut = `select event_id from audit_seals where sequence > 7`
    await tamper(`delete from audit_events where id in (${cut})`, `delete from audit_seals where sequence > 7`)
    expect((await verify()).fault).toBeNull()
    expect((await verify(head)).fault).toMatchObject({ kind: 'CUT_OFF', sequence: 8 })
  })

  it('finds by an anchor that the whole chain was written anew', async () => {
    const { head } = await verify()
    const third = await eventAt(3)
    await tamper(
      `update audit_events set actor_name = 'somebody else' where id = '${third}'`,
      `insert into audit_unsealed_events select event_id from audit_seals`,
      `delete from audit_seals`,
    )
    await sealAuditEvents(database.fork(), clock.now)
    expect((await verify()).fault).toBeNull()
    expect((await verify(head)).fault).toMatchObject({ kind: 'REWRITTEN', sequence: 10 })
  })

  it('holds to an anchor as it grows', async () => {
    const { head } = await verify()
    await write(3)
    await sealAuditEvents(database.fork(), clock.now)
    expect(await verify(head)).toMatchObject({ sealed: 13, fault: null })
  })
})

describe('under writers and sealers at once', () => {
  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database.close())

  it('does not fork', async () => {
    const work = Array.from({ length: 12 }, async () => {
      for (let round = 0; round < 5; round++) {
        await write(5)
        await sealAuditEvents(database.fork(), clock.now)
      }
    })
    await Promise.all(work)
    await sealAuditEvents(database.fork(), clock.now)
    expect(await verify()).toMatchObject({ sealed: 300, waiting: 0, fault: null })
  })

  it.runIf(onPostgres)(
    'does not fork with 20 writers in 3 processes',
    async () => {
      const before = (await verify()).sealed
      const each = Number(process.env['AUDIT_EVENTS'] ?? 900) / 3
      const processes = [7, 7, 6].map((writers) =>
        fork(new URL('./support/audit-writer.ts', import.meta.url), [
          database.url ?? '',
          String(writers),
          String(Math.ceil(each / writers)),
        ]),
      )
      const codes = await Promise.all(processes.map(async (child) => (await once(child, 'exit'))[0] as number))
      expect(codes).toEqual([0, 0, 0])
      await sealAuditEvents(database.fork(), clock.now)
      const { sealed, waiting, fault } = await verify()
      expect({ waiting, fault }).toEqual({ waiting: 0, fault: null })
      expect(sealed - before).toBe(14 * Math.ceil(each / 7) + 6 * Math.ceil(each / 6))
    },
    300_000,
  )
})
