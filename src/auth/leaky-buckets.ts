// Counting that forgets: evenly with time, and altogether beyond a number of keys.

/** Leaky buckets by key: each holds `capacity` drops and empties evenly over the window. Times are in milliseconds. */
export class LeakyBuckets {
  readonly #capacity: number
  readonly #leakPerMillisecond: number
  readonly #buckets: Recent<{ level: number; at: number }>

  constructor(capacity: number, windowSeconds: number, entries: number) {
    this.#capacity = capacity
    this.#leakPerMillisecond = capacity / (windowSeconds * 1000)
    this.#buckets = new Recent(entries)
  }

  get size(): number {
    return this.#buckets.size
  }

  /** Whole seconds until one more fits; 0 when it does now. */
  waitSeconds(key: string, now: number): number {
    const excess = this.#levelOf(key, now) + 1 - this.#capacity
    return excess <= 1e-9 ? 0 : Math.ceil(excess / this.#leakPerMillisecond / 1000)
  }

  add(key: string, amount: number, now: number): void {
    const level = Math.max(0, this.#levelOf(key, now) + amount)
    if (level === 0) this.#buckets.delete(key)
    else this.#buckets.set(key, { level, at: now })
  }

  empty(key: string): void {
    this.#buckets.delete(key)
  }

  #levelOf(key: string, now: number): number {
    const bucket = this.#buckets.get(key)
    if (bucket === undefined) return 0
    // A clock that is set back must not fill the bucket.
    return Math.max(0, bucket.level - Math.max(0, now - bucket.at) * this.#leakPerMillisecond)
  }
}

/** A map that forgets what was set longest ago beyond a number of entries. */
class Recent<T> {
  readonly #entries: number
  readonly #map = new Map<string, T>()

  constructor(entries: number) {
    this.#entries = entries
  }

  get size(): number {
    return this.#map.size
  }

  get(key: string): T | undefined {
    return this.#map.get(key)
  }

  set(key: string, value: T): void {
    this.#map.delete(key)
    this.#map.set(key, value)
    const oldest = this.#map.size > this.#entries ? this.#map.keys().next() : undefined
    if (oldest?.done === false) this.#map.delete(oldest.value)
  }

  delete(key: string): void {
    this.#map.delete(key)
  }
}
