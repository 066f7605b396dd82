// The queue itself: what is enqueued in a transaction is done once it commits, again when it fails, and not for ever.
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { systemActor } from '../../src/auth/actor.ts'
import { Scope } from '../../src/database/scope.ts'
import { Boss } from '../../src/jobs/boss.ts'
import { defineJobType, HopelessError, type JobType } from '../../src/jobs/queue.ts'
import { parseSchedule } from '../../src/jobs/schedule.ts'
import { Scheduler } from '../../src/jobs/scheduler.ts'
import { type JobHandler, jobHandler, type JobOutcome, JobWorker } from '../../src/jobs/worker.ts'
import { PluginError } from '../../src/plugins/plugin-error.ts'
import { FakeClock } from '../kit/clock.ts'
import { openTestDatabase, type TestDatabase } from '../kit/database.ts'

interface Greeting {
  readonly name: string
}
const rules = { attempts: 3, firstDelaySeconds: 60, maximumDelaySeconds: 600, timeoutSeconds: 30 }
const GREET = defineJobType<Greeting>({ ...rules, name: 'greet', title: 'Greet', describe: ({ name }) => name })
const SWEEP = defineJobType({ ...rules, name: 'sweep', title: 'Sweep', schedule: '*/10 * * * *', describe: () => '' })

const clock = new FakeClock(new Date('2026-03-01T00:00:00Z'))
let database: TestDatabase
let boss: Boss
let greetings: string[] = []
let sweeps = 0
let outcomes: [string, JobOutcome][] = []
let pause: (signal: AbortSignal) => Promise<void> = async () => {}
let behaviour: (greeting: Greeting, attempt: number) => void = () => {}

beforeAll(async () => {
  database = await openTestDatabase()
  boss = await open(false)
})
afterAll(async () => {
  await boss.stop(0)
  await database.close()
})

function report(error: unknown): never {
  throw error
}

function open(works: boolean, schedules = new Map<string, string | null>()): Promise<Boss> {
  return Boss.start({ database, types: [GREET, SWEEP] as unknown as JobType[], works, schedules, report })
}

function worker(of: Boss = boss): JobWorker {
  greetings = []
  sweeps = 0
  outcomes = []
  const handlers: JobHandler[] = [
    jobHandler({
      type: GREET,
      async work(_scope, greeting, { number, signal }) {
        greetings.push(greeting.name)
        await pause(signal)
        behaviour(greeting, number)
      },
    }),
    jobHandler({
      type: SWEEP,
      async work() {
        sweeps++
      },
    }),
  ]
  const systemScope = (name: string): Scope =>
    new Scope(database.fork(), systemActor(name), { requestId: name, address: null, userAgent: null }, clock.now)
  const observe = (type: JobType, outcome: JobOutcome): void => void outcomes.push([type.name, outcome])
  return new JobWorker({ boss: of, database, handlers, systemScope, observe })
}

function greet(name: string, options?: Parameters<Boss['enqueue']>[3]): Promise<void> {
  return database.fork().transactional((em) => boss.enqueue(em, GREET, { name }, options))
}

interface StoredJob {
  readonly state: string
  readonly retry_count: number
  readonly retry_limit: number
  readonly started_on: Date | null
  readonly output: unknown
}

async function jobOf(name: string): Promise<StoredJob | undefined> {
  const sql = `select state, retry_count, retry_limit, started_on, output from pgboss.job where name = 'greet' and data->>'name' = ?`
  const [row] = await database.fork().execute<StoredJob[]>(sql, [name])
  return row
}

/** After those that were made and the one under way. */
function attemptsLeft(job: StoredJob | undefined): number {
  if (job === undefined) throw new Error('no such job')
  return job.retry_limit + 1 - job.retry_count - (job.started_on === null ? 0 : 1)
}

describe('enqueueing', () => {
  test('a job is there when its transaction commits', async () => {
    const at = worker()
    await greet('Ada')
    expect(await at.runDue()).toBe(1)
    expect(greetings).toEqual(['Ada'])
  })

  test('and gone with the transaction that is rolled back', async () => {
    const at = worker()
    const failing = database.fork().transactional(async (em) => {
      await boss.enqueue(em, GREET, { name: 'Nobody' })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await at.runDue()).toBe(0)
  })

  test('the same work waits once, however often it is asked for', async () => {
    const at = worker()
    await Promise.all([greet('Grace'), greet('Grace'), greet('Grace')])
    await greet('Grace', { key: 'another' })
    await at.runDue()
    expect(greetings).toEqual(['Grace', 'Grace'])
  })

  test('what is asked for later waits for its time', async () => {
    const at = worker()
    await greet('Later', { startAfterSeconds: 3600 })
    expect(await at.runDue()).toBe(0)
    expect(await at.runDue({ early: true })).toBe(1)
  })

  test('a type that nobody registered is refused at once', async () => {
    const unknown = { ...GREET, name: 'unknown' }
    await expect(boss.enqueue(database.fork(), unknown, { name: 'x' })).rejects.toThrow('no registered type')
  })
})

describe('failing', () => {
  test('is tried again after a while, and dead after the last attempt', async () => {
    const at = worker()
    behaviour = () => {
      throw new PluginError('the door is shut', { retryable: true })
    }
    await greet('Mallory')
    expect(await at.runDue()).toBe(1)
    expect(await jobOf('Mallory')).toMatchObject({ state: 'retry', output: { message: 'the door is shut' } })
    expect(await at.runDue()).toBe(0)
    expect(await at.runDue({ early: true })).toBe(1)
    expect(await at.runDue({ early: true })).toBe(1)
    expect(await jobOf('Mallory')).toMatchObject({ state: 'failed', retry_count: 2 })
    expect(await at.runDue({ early: true })).toBe(0)
    expect(outcomes.map(([, outcome]) => outcome)).toEqual(['retry', 'retry', 'dead'])
  })

  test('is dead at once where another attempt cannot help', async () => {
    const at = worker()
    behaviour = () => {
      throw new HopelessError('there is no such door')
    }
    await greet('Trent')
    await at.runDue()
    expect(await jobOf('Trent')).toMatchObject({ state: 'failed', retry_count: 0 })
    expect(outcomes).toEqual([['greet', 'dead']])
  })

  test('shows nobody what was meant for the log', async () => {
    const at = worker()
    behaviour = () => {
      throw new Error('select secret from table')
    }
    await greet('Eve')
    await at.runDue()
    const job = await jobOf('Eve')
    expect(JSON.stringify(job)).not.toContain('secret')
    expect(job).toMatchObject({ output: { message: 'an internal error; the log has it' } })
    behaviour = () => {}
  })
})

/** As of a process with these schedules. */
async function scheduler(schedules = new Map<string, string | null>()): Promise<Scheduler> {
  const queue = await open(false, schedules)
  onTestFinished(() => queue.stop(0))
  return new Scheduler({ queue, database, clock: clock.now })
}

describe('what recurs', () => {
  test('is enqueued once a tick by however many processes', async () => {
    const at = worker()
    const many = [await scheduler(), await scheduler(), await scheduler()]
    await Promise.all(many.map((each) => each.tick()))
    await at.runDue()
    expect(sweeps).toBe(1)
    await Promise.all(many.map((each) => each.tick()))
    await at.runDue()
    expect(sweeps).toBe(1)
    clock.advance({ minutes: 10 })
    await Promise.all(many.map((each) => each.tick()))
    await at.runDue()
    expect(sweeps).toBe(2)
  })

  test('is made up for once after a time in which nobody was there', async () => {
    const at = worker()
    clock.advance({ days: 1 })
    await (await scheduler()).tick()
    await at.runDue()
    expect(sweeps).toBe(1)
  })

  test('follows the installation, to the second, or stops', async () => {
    const at = worker()
    const often = await scheduler(new Map([['sweep', '*/5 * * * * *']]))
    clock.advance({ seconds: 5 })
    await often.tick()
    await at.runDue()
    clock.advance({ seconds: 5 })
    await often.tick()
    await at.runDue()
    expect(sweeps).toBe(2)
    clock.advance({ days: 1 })
    await (await scheduler(new Map([['sweep', null]]))).tick()
    expect(await at.runDue()).toBe(0)
  })

  test('goes on when a clock that was ahead is put right, or belongs to another machine', async () => {
    const at = worker()
    const wrong = await scheduler()
    clock.advance({ days: 30 })
    await wrong.tick()
    clock.advance({ days: -30, minutes: 10 })
    // It was enqueued for the tick that lies ahead
    await at.runDue()
    sweeps = 0
    await wrong.tick()
    await (await scheduler()).tick()
    await at.runDue()
    expect(sweeps).toBe(1)
    clock.advance({ minutes: 10 })
    await wrong.tick()
    await at.runDue()
    expect(sweeps).toBe(2)
  })

  test('a schedule is read in UTC, with five fields or six', () => {
    const from = new Date('2026-03-29T00:00:00Z')
    expect(parseSchedule('30 2 * * *').nextRun(from)).toEqual(new Date('2026-03-29T02:30:00Z'))
    expect(parseSchedule('*/15 * * * * *').nextRun(from)).toEqual(new Date('2026-03-29T00:00:15Z'))
    expect(() => parseSchedule('whenever')).toThrow('CronPattern')
  })
})

test('what has ended is kept for a week, what recurs for a day, and is then cleared away', async () => {
  const own = await open(true)
  try {
    await greet('Past')
    await greet('Present')
    await database.fork().transactional((em) => boss.enqueue(em, SWEEP, {}))
    await worker().runDue()
    const age = `update pgboss.job set completed_on = completed_on - cast(? as interval)
      where name = ? and coalesce(data->>'name', '') = ?`
    await database.fork().execute(age, ['8 days', 'greet', 'Past'])
    await database.fork().execute(age, ['6 days', 'greet', 'Present'])
    await database.fork().execute(age, ['25 hours', 'sweep', ''])
    await database.fork().execute('update pgboss.queue set maintain_on = null')
    await own.pgBoss.supervise()
    expect(await jobOf('Past')).toBeUndefined()
    expect(await jobOf('Present')).toMatchObject({ state: 'completed' })
    expect(await database.fork().execute(`select id from pgboss.job where name = 'sweep'`)).toEqual([])
  } finally {
    await own.stop(0)
  }
})

test('very many that come at once are done one after the other, and what waits begins when it is due', async () => {
  const own = await open(true)
  try {
    const at = worker(own)
    await at.start()
    const names = Array.from({ length: 60 }, (_, index) => `guest ${index}`)
    await database.fork().transactional(async (em) => {
      for (const name of names) await boss.enqueue(em, GREET, { name })
    })
    // By half a minute's polling alone, of two workers, it would take a quarter of an hour
    await expect.poll(() => greetings.length, { timeout: 20_000 }).toBe(60)
    expect(new Set(greetings).size).toBe(60)
    await greet('Late', { startAfterSeconds: 1 })
    const waking = setInterval(() => void at.wakeDue(), 200)
    await expect.poll(() => greetings, { timeout: 10_000 }).toContain('Late')
    clearInterval(waking)
  } finally {
    await own.stop(1000)
  }
})

describe('an attempt under way when the process stops', () => {
  test('is handed back at once, and not held against the job', { timeout: 30_000 }, async () => {
    const own = await open(true)
    const at = worker(own)
    const begun = Promise.withResolvers<void>()
    pause = async (signal) => {
      begun.resolve()
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
    }
    try {
      await at.start()
      await greet('Augusta')
      await begun.promise
      const stopped = own.stop(20_000)
      at.interrupt()
      const start = performance.now()
      await stopped
      expect(performance.now() - start).toBeLessThan(5000)
    } finally {
      pause = async () => {}
      await own.stop(1000)
    }
    expect(outcomes).toEqual([['greet', 'interrupted']])
    const handedBack = await jobOf('Augusta')
    expect(handedBack).toMatchObject({ state: 'retry', output: null })
    expect(attemptsLeft(handedBack)).toBe(rules.attempts)
    await worker().runDue()
    expect(greetings).toEqual(['Augusta'])
    expect(await jobOf('Augusta')).toMatchObject({ state: 'completed' })
  })

  test('is not completed by this process once another one has taken it', async () => {
    const own = await open(false)
    const at = worker(own)
    pause = async (signal) => {
      at.interrupt()
      signal.throwIfAborted()
    }
    let taken: { id: string }[] = []
    const complete = own.pgBoss.complete.bind(own.pgBoss)
    own.pgBoss.complete = async (...parameters: Parameters<typeof complete>) => {
      taken = taken.length > 0 ? taken : await boss.pgBoss.fetch(GREET.name)
      return complete(...parameters)
    }
    try {
      await greet('Emmy')
      await at.runDue()
      expect(taken).toHaveLength(1)
      expect(await jobOf('Emmy')).toMatchObject({ state: 'active', retry_count: 1 })
      expect(attemptsLeft(await jobOf('Emmy'))).toBe(rules.attempts - 1)
    } finally {
      pause = async () => {}
      await boss.pgBoss.complete(GREET.name, taken[0]?.id ?? '')
      await own.stop(0)
    }
  })
})

test('a worker does by itself what comes, and stops without losing any', async () => {
  const own = await open(true)
  try {
    const at = worker(own)
    await at.start()
    await greet('Hedy')
    await expect.poll(() => greetings, { timeout: 10_000 }).toContain('Hedy')
  } finally {
    await own.stop(1000)
  }
  await greet('Joan')
  const after = worker()
  await after.runDue()
  expect(greetings).toEqual(['Joan'])
})
