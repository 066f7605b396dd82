// What runs beside the requests: clean-up by age, sealing without being asked, and tasks that never overlap.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { PeriodicTask } from '../../src/jobs/periodic-task.ts'
import { forgetIdempotencyKeys } from '../../src/modules/idempotency/index.ts'
import { seedAuthority } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'

describe('a periodic task', () => {
  it('runs at start, soon after a nudge, and never twice at once', async () => {
    let running = 0
    let most = 0
    let runs = 0
    const task = new PeriodicTask({
      name: 'test',
      everySeconds: 3600,
      nudgeSeconds: 0.01,
      report: () => {},
      async work() {
        runs++
        most = Math.max(most, ++running)
        await sleep(30)
        running--
      },
    })
    task.nudge()
    await sleep(60)
    expect(runs).toBe(0) // not started
    task.start()
    await sleep(15)
    for (let count = 0; count < 20; count++) task.nudge()
    await expect.poll(() => runs).toBe(2)
    await task.stop()
    expect({ most, running }).toEqual({ most: 1, running: 0 })
    task.nudge()
    await sleep(50)
    expect(runs).toBe(2)
  })

  it('reports what fails and goes on', async () => {
    const reported: unknown[] = []
    let runs = 0
    const task = new PeriodicTask({
      name: 'failing',
      everySeconds: 0.01,
      report: (error, name) => reported.push([name, String(error)]),
      async work() {
        runs++
        throw new Error('outage')
      },
    })
    task.start()
    await expect.poll(() => runs).toBeGreaterThan(2)
    await task.stop()
    expect(reported[0]).toEqual(['failing', 'Error: outage'])
  })
})

describe('in a running service', () => {
  let service: Service
  beforeAll(async () => {
    service = await startService({ background: true })
  })
  afterAll(() => service.close())

  it('new audit events are sealed by themselves', async () => {
    await seedAuthority(service.admin)
    const waiting = () =>
      kysely(service.database.fork()).selectFrom('audit_unsealed_events').select('event_id').execute()
    await expect.poll(async () => (await waiting()).length, { timeout: 10_000 }).toBe(0)
  })

  it('idempotency keys are forgotten by their age, but not while a request is at work on one', async () => {
    const db = kysely(service.database.fork())
    const now = Date.now()
    const days = (count: number) => new Date(now - count * 86_400_000)
    const key = (name: string, age: number, done: boolean, leaseUntil: Date) => ({
      actor_id: 'test',
      operation: 'test',
      key: name,
      body_hash: '0'.repeat(64),
      result_id: done ? '01900000-0000-7000-8000-00000000000f' : null,
      created_at: days(age),
      lease_until: leaseUntil,
    })
    await db
      .insertInto('idempotency_keys')
      .values([
        key('old', 8, true, days(8)),
        key('abandoned', 8, false, days(8)),
        key('at work', 8, false, new Date(now + 60_000)),
        key('young', 6, true, days(6)),
      ])
      .execute()
    expect(await forgetIdempotencyKeys(service.database.fork(), days(7))).toBe(2)
    const left = await db.selectFrom('idempotency_keys').select('key').where('actor_id', '=', 'test').execute()
    expect(left.map((row) => row.key).toSorted()).toEqual(['at work', 'young'])
  })
})
