// The rotation window says the same in memory and in SQL, for any dates, any policy, and none.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { inRotationWindow, inRotationWindowSql } from '../../src/modules/rotation-policies/index.ts'
import { DAY } from '../../src/time-units.ts'
import { insertCertificateRows } from '../kit/certificate-rows.ts'
import { openTestDatabase, type TestDatabase } from '../kit/database.ts'

const POLICIES = [
  { id: randomUUID(), days: 1, percent: null },
  { id: randomUUID(), days: 30, percent: null },
  { id: randomUUID(), days: 90, percent: null },
  { id: randomUUID(), days: 3650, percent: null },
  { id: randomUUID(), days: null, percent: 1 },
  { id: randomUUID(), days: null, percent: 33 },
  { id: randomUUID(), days: null, percent: 99 },
]

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  for (const [index, { id, days, percent }] of POLICIES.entries()) {
    await sql`insert into rotation_policies (id, name, days, percent, created_at, updated_at)
      values (${id}::uuid, ${`policy ${index}`}, ${days}::int, ${percent}::int, now(), now())`.execute(
      kysely(database.fork()),
    )
  }
})
afterAll(() => database.close())

/** Numbers from 0 to 1, the same in every run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

it('agrees over generated certificates, at the edges of each window and far from them', async () => {
  const next = random(20_261_122)
  const now = new Date('2026-03-29T00:30:00.123Z')
  const rows = Array.from({ length: 1500 }, () => {
    const policy = next() < 0.15 ? null : (POLICIES[Math.floor(next() * POLICIES.length)] ?? null)
    const lifetime = Math.floor(next() ** 3 * 8000 * DAY) + 1000
    const edge = policy === null ? DAY : (policy.days ?? 0) * DAY + (lifetime * (policy.percent ?? 0)) / 100
    // Half of them within a second of the edge, the others anywhere.
    const remaining = next() < 0.5 ? Math.floor(edge) + Math.floor(next() * 2000) - 1000 : (next() - 0.4) * 9000 * DAY
    const notAfter = new Date(now.getTime() + Math.floor(remaining))
    return { policy, notAfter, notBefore: new Date(notAfter.getTime() - lifetime), id: randomUUID() }
  })
  const extremes = POLICIES.map((policy) => ({
    policy,
    notBefore: new Date('0001-01-01T00:00:00Z'),
    notAfter: new Date('9999-12-31T23:59:59Z'),
    id: randomUUID(),
  }))
  const all = [...rows, ...extremes]
  await insertCertificateRows(
    database,
    all.map(({ policy, ...row }) => ({ ...row, rotationPolicyId: policy?.id ?? null })),
  )
  const { rows: due } = await sql<{
    id: string
  }>`select id from certificates where ${inRotationWindowSql(now)}`.execute(kysely(database.fork()))
  const inSql = new Set(due.map(({ id }) => id))
  const inMemory = all.filter(({ policy, ...row }) => inRotationWindow(row, policy, now))
  expect(new Set(inMemory.map(({ id }) => id))).toEqual(inSql)
  expect(inSql.size).toBeGreaterThan(300)
  expect(inSql.size).toBeLessThan(all.length - 300)
  expect(all.filter(({ id, policy }) => policy === null && inSql.has(id))).toEqual([])
})

it('begins with the very millisecond', () => {
  const notBefore = new Date('2026-01-01T00:00:00Z')
  const notAfter = new Date('2026-04-11T00:00:00Z') // 100 days
  const rule = { days: 30 }
  expect(inRotationWindow({ notBefore, notAfter }, rule, new Date('2026-03-11T23:59:59.999Z'))).toBe(false)
  expect(inRotationWindow({ notBefore, notAfter }, rule, new Date('2026-03-12T00:00:00.000Z'))).toBe(true)
  expect(inRotationWindow({ notBefore, notAfter }, { percent: 30 }, new Date('2026-03-11T23:59:59.999Z'))).toBe(false)
  expect(inRotationWindow({ notBefore, notAfter }, { percent: 30 }, new Date('2026-03-12T00:00:00.000Z'))).toBe(true)
  expect(inRotationWindow({ notBefore, notAfter }, rule, new Date('2027-01-01T00:00:00Z'))).toBe(true)
  expect(inRotationWindow({ notBefore, notAfter }, null, new Date('2027-01-01T00:00:00Z'))).toBe(false)
})
