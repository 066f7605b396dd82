// Slows down guessing of passwords without letting a guesser lock anybody out.
//
// Failed sign-ins fill leaky buckets, of an address, of an account, and of an account as tried from one address. A bucket
// empties evenly over the window. An attempt is refused, before its password is looked at, when
//
// - its pair of account and address is full: this one guesser has had their tries;
// - its address is full: one machine tries many accounts;
// - its account is full: many machines try one account.
//
// The last two do not hold for an address from which this account signed in rightly before: its owner, at the usual
// desk, gets in while a botnet guesses, and while a colleague behind the same address mistypes. Only that pair's own
// bucket can stop them, and only they fill it. Somebody at a new address has to wait while their account is being
// guessed at; that is the price of slowing the guesser, who cannot be told from them.
//
// An attempt counts from its start, not from its answer: fifty tries at once are fifty tries. A right answer takes its own
// count back. Unknown accounts are counted like known ones, so that a refusal does not tell who exists.
//
// The counts are shared: a guesser gains nothing by spreading over several servers. They are bounded: beyond the bound the
// bucket untouched for longest is forgotten, so that somebody with very many addresses costs a table of a known size.

import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { RequestError } from '../errors.ts'
import { networkOf } from './client-network.ts'

export interface SignInLimits {
  /** Failures until an account is slowed for unfamiliar addresses. */
  readonly failuresPerAccount: number
  /** Failures until an address is slowed for accounts unfamiliar there. */
  readonly failuresPerAddress: number
  /** Failures until one account is slowed for one address, familiar or not. */
  readonly failuresPerPair: number
  /** How long a full bucket takes to empty. */
  readonly windowSeconds: number
  /** Buckets, and familiar pairs, kept at most. */
  readonly entries: number
}

export const DEFAULT_SIGN_IN_LIMITS: SignInLimits = Object.freeze({
  failuresPerAccount: 20,
  failuresPerAddress: 50,
  failuresPerPair: 10,
  windowSeconds: 900,
  entries: 60_000,
})

/** An address stays familiar to an account for this long after a right sign-in. */
export const FAMILIAR_SECONDS = 30 * 24 * 3600

/** What goes into a bucket, or is taken out of it, as a share of what it holds. */
export interface Drop {
  readonly key: string
  readonly amount: number
}

/** Buckets that leak evenly, empty from full in a window, and are counted in by everybody at once. */
export interface SignInCounters {
  /** Adds to each bucket; how full each is afterwards, never below 0. 1 is full; more goes in as well. */
  add(drops: readonly Drop[], now: Date): Promise<number[]>
  empty(key: string): Promise<void>
  /** When the pair was last remembered, null for never. */
  familiarSince(pair: string): Promise<Date | null>
  remember(pair: string, now: Date): Promise<void>
}

/** Rounding errors of adding shares. */
const TOLERANCE = 1e-6

/** Keeps count of failed sign-ins. Account names are compared without case; IPv6 addresses by their /64. */
export class SignInLimiter {
  readonly #clock: Clock
  readonly #counters: SignInCounters
  readonly #limits: SignInLimits

  constructor(clock: Clock, counters: SignInCounters, limits: SignInLimits) {
    this.#clock = clock
    this.#counters = counters
    this.#limits = limits
  }

  /**
   * Lets an attempt begin and counts it, or throws RequestError RATE_LIMITED with the time to wait. Call it before the
   * password is verified, and {@link succeeded} or {@link abandoned} after; a wrong password stays counted.
   */
  async check(account: string, address: string): Promise<void> {
    const now = this.#clock()
    const keys = keysOf(account, address)
    const drops = this.#dropsOf(keys, 1)
    const [pair = 0, ofAddress = 0, ofAccount = 0] = await this.#counters.add(drops, now)
    const { windowSeconds } = this.#limits
    const unfamiliar = Math.max(ofAddress, ofAccount)
    const isStopped = unfamiliar > 1 + TOLERANCE && !(await this.#isFamiliar(keys.pair, now))
    const excess = Math.max(pair, isStopped ? unfamiliar : 0) - 1
    if (excess <= TOLERANCE) return
    await this.#takeBack(keys)
    const wait = Math.max(1, Math.ceil((excess - TOLERANCE) * windowSeconds))
    throw new RequestError('RATE_LIMITED', `Too many failed sign-ins. Try again in ${wait} seconds.`, {
      retryAfterSeconds: wait,
    })
  }

  /** The password was right: the attempt is not counted, and the address is familiar to the account from now on. */
  async succeeded(account: string, address: string): Promise<void> {
    const keys = keysOf(account, address)
    await this.#takeBack(keys)
    await this.#counters.empty(keys.pair)
    await this.#counters.remember(keys.pair, this.#clock())
  }

  /** The password was never verified, for a reason of our own such as an overload: the attempt is not counted. */
  async abandoned(account: string, address: string): Promise<void> {
    await this.#takeBack(keysOf(account, address))
  }

  async #takeBack(keys: Keys): Promise<void> {
    await this.#counters.add(this.#dropsOf(keys, -1), this.#clock())
  }

  #dropsOf(keys: Keys, attempts: 1 | -1): Drop[] {
    const { failuresPerPair, failuresPerAddress, failuresPerAccount } = this.#limits
    return [
      { key: keys.pair, amount: attempts / failuresPerPair },
      { key: keys.address, amount: attempts / failuresPerAddress },
      { key: keys.account, amount: attempts / failuresPerAccount },
    ]
  }

  async #isFamiliar(pair: string, now: Date): Promise<boolean> {
    const since = await this.#counters.familiarSince(pair)
    return since !== null && now.getTime() - since.getTime() < FAMILIAR_SECONDS * 1000
  }
}

interface Keys {
  readonly account: string
  readonly address: string
  readonly pair: string
}

/** Hashed, so that a name of a megabyte is kept as some characters, and no name or address is kept at all. */
function keysOf(account: string, address: string): Keys {
  const name = account.normalize('NFKC').trim().toLowerCase()
  const network = networkOf(address)
  return {
    account: digest('account', name),
    address: digest('address', network),
    pair: digest('pair', `${digest('account', name)} ${network}`),
  }
}

function digest(kind: string, text: string): string {
  return `${kind} ${createHash('sha256').update(text).digest('base64url').slice(0, 32)}`
}
