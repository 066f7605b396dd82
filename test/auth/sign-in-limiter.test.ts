import { describe, expect, it } from 'vitest'
import { networkOf } from '../../src/auth/client-network.ts'
import { SignInLimiter } from '../../src/auth/sign-in-limiter.ts'
import type { SignInLimits } from '../../src/auth/sign-in-limiter.ts'
import { RequestError } from '../../src/errors.ts'

const LIMITS = { failuresPerAccount: 10, failuresPerAddress: 20, failuresPerPair: 5, windowSeconds: 600 }

function setUp(limits: Partial<SignInLimits> = {}) {
  let now = Date.parse('2026-03-01T12:00:00Z')
  const limiter = new SignInLimiter(() => new Date(now), { ...LIMITS, ...limits })
  const isOpen = (account: string, address: string): boolean => {
    try {
      limiter.check(account, address)
    } catch (error) {
      if (error instanceof RequestError && error.code === 'RATE_LIMITED') return false
      throw error
    }
    limiter.abandoned(account, address)
    return true
  }
  /** Tries wrong passwords; returns how many were let through to the check of the password. */
  const guess = (times: number, account: (n: number) => string, address: (n: number) => string): number => {
    let tried = 0
    for (let n = 0; n < times; n += 1) {
      if (!isOpen(account(n), address(n))) continue
      limiter.check(account(n), address(n))
      limiter.failed(account(n), address(n))
      tried += 1
    }
    return tried
  }
  const signIn = (account: string, address: string): void => {
    limiter.check(account, address)
    limiter.succeeded(account, address)
  }
  return { limiter, isOpen, guess, signIn, pass: (seconds: number) => (now += seconds * 1000) }
}

const always = (text: string) => () => text
const bot = (n: number) => `198.51.${n >> 8}.${n & 255}`

describe('guessing', () => {
  it('one account from one address is stopped after a few tries', () => {
    const { guess } = setUp()
    expect(guess(1000, always('ada'), always('192.0.2.1'))).toBe(5)
  })

  it('many accounts from one address is stopped', () => {
    const { guess, isOpen } = setUp()
    expect(guess(1000, (n) => `user${n}`, always('192.0.2.1'))).toBe(20)
    expect(isOpen('somebody', '192.0.2.2')).toBe(true)
  })

  it('one account from fifty addresses is stopped, and other accounts are not touched', () => {
    const { guess, isOpen } = setUp()
    expect(guess(1000, always('ada'), (n) => bot(n % 50))).toBe(10)
    expect(isOpen('grace', '192.0.2.7')).toBe(true)
  })

  it('goes on only as fast as the window forgets', () => {
    const { guess, pass } = setUp()
    guess(100, always('ada'), always('192.0.2.1'))
    pass(119)
    expect(guess(100, always('ada'), always('192.0.2.1'))).toBe(0)
    pass(1)
    expect(guess(100, always('ada'), always('192.0.2.1'))).toBe(1)
    pass(600)
    expect(guess(100, always('ada'), always('192.0.2.1'))).toBe(5)
  })

  it('all at once counts every try before the first answer is there', () => {
    const { limiter } = setUp()
    const begun = Array.from({ length: 50 }, () => {
      try {
        limiter.check('ada', '192.0.2.1')
        return 'begun'
      } catch (error) {
        return error instanceof RequestError ? error.code : error
      }
    })
    expect(begun.filter((each) => each === 'begun')).toHaveLength(5)
    expect(begun.filter((each) => each === 'RATE_LIMITED')).toHaveLength(45)
  })

  it('with other cases and spellings of a name, or through one IPv6 network, gains nothing', () => {
    const { guess } = setUp()
    const spellings = ['ada', 'ADA', ' Ada ', 'ａｄａ']
    expect(
      guess(
        100,
        (n) => spellings[n % 4] ?? '',
        (n) => `2001:db8:0:1::${n.toString(16)}`,
      ),
    ).toBe(5)
  })

  it('is told how long to wait', () => {
    const { limiter, guess } = setUp()
    guess(5, always('ada'), always('192.0.2.1'))
    expect(() => limiter.check('ada', '192.0.2.1')).toThrow('Too many failed sign-ins. Try again in 120 seconds.')
  })
})

describe('a right password', () => {
  it('from a familiar address gets in while the account is guessed at from everywhere', () => {
    const { guess, isOpen, signIn } = setUp()
    signIn('ada', '192.0.2.1')
    guess(1000, always('ada'), (n) => bot(n % 200))
    expect(isOpen('ada', '203.0.113.9')).toBe(false)
    expect(isOpen('ada', '192.0.2.1')).toBe(true)
  })

  it('from a familiar address gets in while a neighbour behind it fails', () => {
    const { guess, isOpen, signIn } = setUp()
    signIn('ada', '192.0.2.1')
    guess(1000, (n) => `user${n}`, always('192.0.2.1'))
    expect(isOpen('ada', '192.0.2.1')).toBe(true)
    expect(isOpen('grace', '192.0.2.1')).toBe(false)
  })

  it('of another account does not free the guesser', () => {
    const { guess, isOpen, signIn } = setUp()
    signIn('mallory', '192.0.2.66')
    guess(100, always('ada'), always('192.0.2.66'))
    signIn('mallory', '192.0.2.66')
    expect(isOpen('ada', '192.0.2.66')).toBe(false)
  })

  it('is not counted, however often', () => {
    const { signIn, isOpen } = setUp()
    for (let n = 0; n < 500; n += 1) signIn('ada', '192.0.2.1')
    expect(isOpen('ada', '192.0.2.1')).toBe(true)
    expect(isOpen('ada', '192.0.2.2')).toBe(true)
  })

  it('forgives the mistyped ones before it', () => {
    const { guess, signIn } = setUp()
    guess(4, always('ada'), always('192.0.2.1'))
    signIn('ada', '192.0.2.1')
    expect(guess(100, always('ada'), always('192.0.2.1'))).toBe(5)
  })

  it('makes an address familiar for thirty days', () => {
    const { guess, isOpen, signIn, pass } = setUp()
    signIn('ada', '192.0.2.1')
    pass(29 * 86_400)
    guess(1000, always('ada'), (n) => bot(n % 200))
    expect(isOpen('ada', '192.0.2.1')).toBe(true)
    pass(2 * 86_400)
    guess(1000, always('ada'), (n) => bot(n % 200))
    expect(isOpen('ada', '192.0.2.1')).toBe(false)
  })
})

it('memory is bounded, whatever names and addresses come', () => {
  const { limiter, guess } = setUp({ entries: 100 })
  guess(5000, (n) => `user${n}`.repeat(50), bot)
  expect(limiter.size).toBeLessThanOrEqual(400)
  expect(limiter.size).toBeGreaterThan(200)
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
