import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { networkOf } from '../../src/auth/client-network.ts'
import { DEFAULT_SIGN_IN_LIMITS, FAMILIAR_SECONDS, SignInLimiter } from '../../src/auth/sign-in-limiter.ts'
import type { SignInLimits } from '../../src/auth/sign-in-limiter.ts'
import { kysely } from '../../src/database/sql.ts'
import { RequestError } from '../../src/errors.ts'
import { SharedSignInCounters } from '../../src/modules/users/sign-in-counters.repository.ts'
import { openTestDatabase, type TestDatabase } from '../kit/database.ts'

const LIMITS = { failuresPerAccount: 10, failuresPerAddress: 20, failuresPerPair: 5, windowSeconds: 600 }

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await sql`truncate sign_in_buckets, familiar_addresses`.execute(kysely(database.fork()))
})

async function rowsOf(table: 'sign_in_buckets' | 'familiar_addresses'): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(
    kysely(database.fork()),
  )
  return rows[0]?.count ?? -1
}

function setUp(limits: Partial<SignInLimits> = {}) {
  let now = Date.parse('2026-03-01T12:00:00Z')
  const all = { ...DEFAULT_SIGN_IN_LIMITS, ...LIMITS, ...limits }
  /** As another process has it. */
  const another = (): SignInLimiter => {
    const bounds = { windowSeconds: all.windowSeconds, familiarSeconds: FAMILIAR_SECONDS, rows: all.entries }
    return new SignInLimiter(() => new Date(now), new SharedSignInCounters(() => database.fork(), bounds), all)
  }
  const limiter = another()
  const begins = async (account: string, address: string, by = limiter): Promise<boolean> => {
    try {
      await by.check(account, address)
      return true
    } catch (error) {
      if (error instanceof RequestError && error.code === 'RATE_LIMITED') return false
      throw error
    }
  }
  const isOpen = async (account: string, address: string): Promise<boolean> => {
    const open = await begins(account, address)
    if (open) await limiter.abandoned(account, address)
    return open
  }
  /** Tries wrong passwords; returns how many were let through to the check of the password. */
  const guess = async (times: number, account: (n: number) => string, address: (n: number) => string) => {
    let tried = 0
    for (let n = 0; n < times; n += 1) if (await begins(account(n), address(n))) tried += 1
    return tried
  }
  const signIn = async (account: string, address: string): Promise<void> => {
    await limiter.check(account, address)
    await limiter.succeeded(account, address)
  }
  return { limiter, another, begins, isOpen, guess, signIn, pass: (seconds: number) => (now += seconds * 1000) }
}

const always = (text: string) => () => text
const bot = (n: number) => `198.51.${n >> 8}.${n & 255}`

describe('guessing', () => {
  it('one account from one address is stopped after a few tries', async () => {
    const { guess } = setUp()
    expect(await guess(60, always('ada'), always('192.0.2.1'))).toBe(5)
  })

  it('many accounts from one address is stopped', async () => {
    const { guess, isOpen } = setUp()
    expect(await guess(60, (n) => `user${n}`, always('192.0.2.1'))).toBe(20)
    expect(await isOpen('somebody', '192.0.2.2')).toBe(true)
  })

  it('one account from fifty addresses is stopped, and other accounts are not touched', async () => {
    const { guess, isOpen } = setUp()
    expect(await guess(60, always('ada'), (n) => bot(n % 50))).toBe(10)
    expect(await isOpen('grace', '192.0.2.7')).toBe(true)
  })

  it('goes on only as fast as the window forgets', async () => {
    const { guess, pass } = setUp()
    await guess(100, always('ada'), always('192.0.2.1'))
    pass(119)
    expect(await guess(100, always('ada'), always('192.0.2.1'))).toBe(0)
    pass(1)
    expect(await guess(100, always('ada'), always('192.0.2.1'))).toBe(1)
    pass(600)
    expect(await guess(100, always('ada'), always('192.0.2.1'))).toBe(5)
  })

  it('all at once counts every try before the first answer is there', async () => {
    const { begins } = setUp()
    const begun = await Promise.all(Array.from({ length: 50 }, () => begins('ada', '192.0.2.1')))
    expect(begun.filter(Boolean)).toHaveLength(5)
  })

  it('with other cases and spellings of a name, or through one IPv6 network, gains nothing', async () => {
    const { guess } = setUp()
    const spellings = ['ada', 'ADA', ' Ada ', 'ａｄａ']
    expect(
      await guess(
        100,
        (n) => spellings[n % 4] ?? '',
        (n) => `2001:db8:0:1::${n.toString(16)}`,
      ),
    ).toBe(5)
  })

  it('is told how long to wait', async () => {
    const { limiter, guess } = setUp()
    await guess(5, always('ada'), always('192.0.2.1'))
    await expect(limiter.check('ada', '192.0.2.1')).rejects.toThrow(
      'Too many failed sign-ins. Try again in 120 seconds.',
    )
  })
})

describe('a right password', () => {
  it('from a familiar address gets in while the account is guessed at from everywhere', async () => {
    const { guess, isOpen, signIn } = setUp()
    await signIn('ada', '192.0.2.1')
    await guess(60, always('ada'), (n) => bot(n))
    expect(await isOpen('ada', '203.0.113.9')).toBe(false)
    expect(await isOpen('ada', '192.0.2.1')).toBe(true)
  })

  it('from a familiar address gets in while a neighbour behind it fails', async () => {
    const { guess, isOpen, signIn } = setUp()
    await signIn('ada', '192.0.2.1')
    await guess(60, (n) => `user${n}`, always('192.0.2.1'))
    expect(await isOpen('ada', '192.0.2.1')).toBe(true)
    expect(await isOpen('grace', '192.0.2.1')).toBe(false)
  })

  it('of another account does not free the guesser', async () => {
    const { guess, isOpen, signIn } = setUp()
    await signIn('mallory', '192.0.2.66')
    await guess(100, always('ada'), always('192.0.2.66'))
    await signIn('mallory', '192.0.2.66')
    expect(await isOpen('ada', '192.0.2.66')).toBe(false)
  })

  it('is not counted, however often', async () => {
    const { signIn, isOpen } = setUp()
    for (let n = 0; n < 100; n += 1) await signIn('ada', '192.0.2.1')
    expect(await isOpen('ada', '192.0.2.1')).toBe(true)
    expect(await isOpen('ada', '192.0.2.2')).toBe(true)
  })

  it('forgives the mistyped ones before it', async () => {
    const { guess, signIn } = setUp()
    await guess(4, always('ada'), always('192.0.2.1'))
    await signIn('ada', '192.0.2.1')
    expect(await guess(100, always('ada'), always('192.0.2.1'))).toBe(5)
  })

  it('makes an address familiar for thirty days', async () => {
    const { guess, isOpen, signIn, pass } = setUp()
    await signIn('ada', '192.0.2.1')
    pass(29 * 86_400)
    await guess(60, always('ada'), (n) => bot(n))
    expect(await isOpen('ada', '192.0.2.1')).toBe(true)
    pass(2 * 86_400)
    await guess(60, always('ada'), (n) => bot(n))
    expect(await isOpen('ada', '192.0.2.1')).toBe(false)
  })
})

it('by way of several servers gains nothing, at once or one after the other', async () => {
  const { another, begins } = setUp()
  const servers = [another(), another(), another()]
  const tries = Array.from({ length: 30 }, (_, n) => begins('ada', '192.0.2.1', servers[n % 3]))
  expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(5)
  const { signIn } = setUp()
  await signIn('grace', '192.0.2.7')
  for (let n = 0; n < 40; n += 1) await begins('grace', bot(n), servers[n % 3])
  expect(await begins('grace', '203.0.113.9', servers[0])).toBe(false)
  expect(await begins('grace', '192.0.2.7', servers[1])).toBe(true)
})

it('is bounded in what it stores, whatever names and addresses come, and stores none of them', async () => {
  const { guess, signIn, pass, begins } = setUp({ entries: 100 })
  for (let n = 0; n < 20; n += 1) await signIn(`user${n}`, bot(n))
  await guess(600, (n) => `user${n}`.repeat(50), bot)
  expect(await rowsOf('sign_in_buckets')).toBeLessThanOrEqual(100 + 3 * 250)
  const { rows } = await sql<{ key: string }>`select key from sign_in_buckets`.execute(kysely(database.fork()))
  expect(rows.filter(({ key }) => !/^(account|address|pair) [\w-]{32}$/.test(key))).toEqual([])
  pass(31 * 86_400)
  await guess(260, (n) => `later${n}`, bot)
  expect(await rowsOf('familiar_addresses')).toBe(0)
  expect(await begins('later1', bot(1))).toBe(true)
})

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['::FFFF:c000:201', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
  ['', 'unknown'],
  ['not an address', 'unknown'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
