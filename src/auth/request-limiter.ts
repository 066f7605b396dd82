// How many requests one user may send, from whatever addresses and with whichever of their API keys.
import { RequestError } from '../errors.ts'
import type { Actor } from './actor.ts'
import { LeakyBuckets } from './leaky-buckets.ts'

const WINDOW_SECONDS = 60
const ENTRIES = 20_000

/** One bucket a user, of this process alone. Callers without a user are counted by their address, at the door. */
export class RequestLimiter {
  readonly #buckets: LeakyBuckets | null
  readonly #milliseconds: () => number

  /**
   * @param perMinute requests of one user that may come at once; they come back evenly over a minute. False: any number
   * @param milliseconds a clock that nobody sets
   */
  constructor(perMinute: number | false, milliseconds: () => number = () => performance.now()) {
    this.#buckets = perMinute === false ? null : new LeakyBuckets(perMinute, WINDOW_SECONDS, ENTRIES)
    this.#milliseconds = milliseconds
  }

  /** Counts the request. Throws RequestError RATE_LIMITED with the time to wait; a refused one is not counted. */
  check(actor: Actor): void {
    if (this.#buckets === null || actor.kind !== 'user') return
    const now = this.#milliseconds()
    const wait = this.#buckets.waitSeconds(actor.userId, now)
    if (wait > 0) {
      const message = `Too many requests. Try again in ${wait} seconds.`
      throw new RequestError('RATE_LIMITED', message, { retryAfterSeconds: wait })
    }
    this.#buckets.add(actor.userId, 1, now)
  }
}
