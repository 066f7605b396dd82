// A worker that dies in the middle of a job: another one does it, soon, and as a further attempt.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../src/auth/actor.ts'
import { Scope } from '../../src/database/scope.ts'
import { systemClock } from '../../src/clock.ts'
import { Boss } from '../../src/jobs/boss.ts'
import { defineJobType, type JobType } from '../../src/jobs/queue.ts'
import { jobHandler, JobWorker } from '../../src/jobs/worker.ts'
import { onPostgres, openTestDatabase, type TestDatabase } from '../kit/database.ts'

const TASK = defineJobType({
  name: 'task',
  title: 'Task',
  attempts: 3,
  firstDelaySeconds: 1,
  maximumDelaySeconds: 2,
  timeoutSeconds: 300,
  describe: () => '',
})

describe.skipIf(!onPostgres)('a job whose worker has died', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database.close())

  const open = (works: boolean) =>
    Boss.start({
      database,
      types: [TASK as JobType],
      works,
      report: (error) => {
        throw error
      },
    })

  it('is done by another within half a minute', { timeout: 60_000 }, async () => {
    const [dead, alive] = [await open(false), await open(true)]
    const attempts: number[] = []
    const worker = new JobWorker({
      boss: alive,
      database,
      handlers: [jobHandler({ type: TASK, work: async (_scope, _data, { number }) => void attempts.push(number) })],
      systemScope: (name) =>
        new Scope(database.fork(), systemActor(name), { requestId: name, address: null, userAgent: null }, systemClock),
      observe: () => {},
    })
    try {
      await database.fork().transactional((em) => dead.enqueue(em, TASK, {}))
      // Taken, and never heard of again
      expect(await dead.pgBoss.fetch(TASK.name)).toHaveLength(1)
      const start = performance.now()
      await worker.start()
      const waking = setInterval(() => void worker.wakeDue(), 1000)
      await expect.poll(() => attempts, { timeout: 40_000 }).toEqual([2])
      clearInterval(waking)
      expect(performance.now() - start).toBeLessThan(30_000)
    } finally {
      await alive.stop(1000)
      await dead.stop(0)
    }
  })
})
