// Many small network calls, not all at once and not too fast.
import { setTimeout as after } from 'node:timers/promises'

/** Runs `work` for each item, at most `atOnce` at a time, and yields what it yields as it comes. The first error ends it. */
export async function* inParallel<T, R>(
  items: Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<readonly R[]>,
): AsyncGenerator<R> {
  const running = new Map<number, Promise<{ key: number; results: readonly R[] }>>()
  const source = items[Symbol.iterator]()
  let key = 0
  for (;;) {
    while (running.size < atOnce) {
      const next = source.next()
      if (next.done === true) break
      const mine = (key += 1)
      const started = work(next.value).then((results) => ({ key: mine, results }))
      // One that fails while another is waited for is told when its turn comes.
      started.catch(() => {})
      running.set(mine, started)
    }
    if (running.size === 0) return
    const done = await Promise.race(running.values())
    running.delete(done.key)
    yield* done.results
  }
}

/** Lets callers through one after the other, so many a second. */
export class Pace {
  readonly #gap: number
  #next = 0

  constructor(perSecond: number) {
    this.#gap = 1000 / perSecond
  }

  async turn(signal: AbortSignal | undefined): Promise<void> {
    const now = performance.now()
    const mine = Math.max(now, this.#next)
    this.#next = mine + this.#gap
    if (mine > now) await after(mine - now, undefined, signal === undefined ? {} : { signal })
    signal?.throwIfAborted()
  }
}
