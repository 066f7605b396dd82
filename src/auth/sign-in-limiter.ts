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
// The buckets are this process's own. Several servers each allow the limit, which multiplies a guesser's tries by their
// number and changes nothing else. Memory is bounded: beyond the bound the bucket untouched for longest is forgotten.

import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { RequestError } from '../errors.ts'
import { networkOf } from './client-network.ts'
import { LeakyBuckets, Recent } from './leaky-buckets.ts'

export interface SignInLimits {
  /** Failures until an account is slowed for unfamiliar addresses. */
  readonly failuresPerAccount: number
  /** Failures until an address is slowed for accounts unfamiliar there. */
  readonly failuresPerAddress: number
  /** Failures until one account is slowed for one address, familiar or not. */
  readonly failuresPerPair: number
  /** How long a full bucket takes to empty. */
  readonly windowSeconds: number
  /** Buckets, and familiar pairs, kept at most of each sort. */
  readonly entries: number
}

export const DEFAULT_SIGN_IN_LIMITS: SignInLimits = Object.freeze({
  failuresPerAccount: 20,
  failuresPerAddress: 50,
  failuresPerPair: 10,
  windowSeconds: 900,
  entries: 20_000,
})

/** An address stays familiar to an account for this long after a right sign-in. */
const FAMILIAR_MILLISECONDS = 30 * 24 * 3600 * 1000

/** Keeps count of failed sign-ins. Account names are compared without case; IPv6 addresses by their /64. */
export class SignInLimiter {
  readonly #clock: Clock
  readonly #accounts: LeakyBuckets
  readonly #addresses: LeakyBuckets
  readonly #pairs: LeakyBuckets
  readonly #familiar: Recent<number>

  constructor(clock: Clock, limits: Partial<SignInLimits> = {}) {
    const all = { ...DEFAULT_SIGN_IN_LIMITS, ...limits }
    this.#clock = clock
    this.#accounts = new LeakyBuckets(all.failuresPerAccount, all.windowSeconds, all.entries)
    this.#addresses = new LeakyBuckets(all.failuresPerAddress, all.windowSeconds, all.entries)
    this.#pairs = new LeakyBuckets(all.failuresPerPair, all.windowSeconds, all.entries)
    this.#familiar = new Recent(all.entries)
  }

  /**
   * Lets an attempt begin and counts it, or throws RequestError RATE_LIMITED with the time to wait. Call it before the
   * password is verified, and {@link succeeded}, {@link failed} or {@link abandoned} after.
   */
  check(account: string, address: string): void {
    const now = this.#clock().getTime()
    const keys = keysOf(account, address)
    const full = [this.#pairs.waitSeconds(keys.pair, now)]
    if (!this.#isFamiliar(keys.pair, now)) {
      full.push(this.#addresses.waitSeconds(keys.address, now), this.#accounts.waitSeconds(keys.account, now))
    }
    const wait = Math.max(...full)
    if (wait > 0) {
      throw new RequestError('RATE_LIMITED', `Too many failed sign-ins. Try again in ${wait} seconds.`)
    }
    for (const [buckets, key] of this.#bucketsOf(keys)) buckets.add(key, 1, now)
  }

  /** The password was wrong: the attempt stays counted. */
  failed(account: string, address: string): void {
    // Counted by check already; touched, so that buckets being filled are not the ones forgotten.
    const now = this.#clock().getTime()
    for (const [buckets, key] of this.#bucketsOf(keysOf(account, address))) buckets.add(key, 0, now)
  }

  /** The password was right: the attempt is not counted, and the address is familiar to the account from now on. */
  succeeded(account: string, address: string): void {
    const keys = keysOf(account, address)
    this.#takeBack(keys)
    this.#pairs.empty(keys.pair)
    this.#familiar.set(keys.pair, this.#clock().getTime())
  }

  /** The password was never verified, for a reason of our own such as an overload: the attempt is not counted. */
  abandoned(account: string, address: string): void {
    this.#takeBack(keysOf(account, address))
  }

  /** How many buckets and familiar pairs are held, for metrics. */
  get size(): number {
    return this.#accounts.size + this.#addresses.size + this.#pairs.size + this.#familiar.size
  }

  #takeBack(keys: Keys): void {
    const now = this.#clock().getTime()
    for (const [buckets, key] of this.#bucketsOf(keys)) buckets.add(key, -1, now)
  }

  #bucketsOf(keys: Keys): [LeakyBuckets, string][] {
    return [
      [this.#accounts, keys.account],
      [this.#addresses, keys.address],
      [this.#pairs, keys.pair],
    ]
  }

  #isFamiliar(pair: string, now: number): boolean {
    const since = this.#familiar.get(pair)
    return since !== undefined && now - since < FAMILIAR_MILLISECONDS
  }
}

interface Keys {
  readonly account: string
  readonly address: string
  readonly pair: string
}

function keysOf(account: string, address: string): Keys {
  // Hashed, so that a name of a megabyte is kept as 32 characters.
  const accountKey = digest(account.normalize('NFKC').trim().toLowerCase())
  const addressKey = networkOf(address)
  return { account: accountKey, address: addressKey, pair: `${accountKey} ${addressKey}` }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 32)
}
