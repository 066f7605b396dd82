// Revocation lists that were fetched, for those who ask about many certificates: one fetch and one check for all of them.
import { RevocationList } from '../../pki/crl-status.ts'
import type { ParsedCertificate } from '../../pki/types.ts'
import { HOUR } from '../../time-units.ts'

/** Of memory, about. Lemur once kept a thousand lists of any size. */
const MAX_WEIGHT = 67_108_864
const MAX_LISTS = 1000
/** A list may be good for months; what its CA revokes meanwhile is to be heard of sooner. */
const MAX_AGE = 4 * HOUR

interface Kept {
  readonly list: RevocationList
  /** When it has to be fetched again. */
  readonly until: number
}

export class CrlCache {
  readonly #kept = new Map<string, Kept>()
  /** The highest number by address and issuer: a list that was good once must not come back and hide a revocation. */
  readonly #numbers = new Map<string, bigint>()

  readonly #fetching = new Map<string, Promise<RevocationList | string>>()

  /** Runs `fetch` unless somebody is at it for this address already, and shares what comes of it. */
  once(url: string, fetch: () => Promise<RevocationList | string>): Promise<RevocationList | string> {
    const running = this.#fetching.get(url)
    if (running !== undefined) return running
    const fetching = fetch().finally(() => this.#fetching.delete(url))
    this.#fetching.set(url, fetching)
    return fetching
  }

  /** The list of the address, while it is neither out of date nor too long in here. */
  get(url: string, now: Date): RevocationList | null {
    const kept = this.#kept.get(url)
    if (kept === undefined) return null
    this.#kept.delete(url)
    if (now.getTime() >= kept.until) return null
    // Used last, forgotten last.
    this.#kept.set(url, kept)
    return kept.list
  }

  /**
   * Keeps a list whose signature by `issuer` was checked. Of several, those used longest ago are forgotten beyond the bounds.
   * @returns why it must not be used; null when it may
   */
  put(url: string, list: RevocationList, issuer: ParsedCertificate, now: Date): string | null {
    const source = `${issuer.fingerprint} ${url}`
    const highest = this.#numbers.get(source)
    if (highest !== undefined && (list.number ?? -1n) < highest) {
      return `the list has number ${list.number ?? 'none'}, and one with number ${highest} was seen before`
    }
    if (list.number !== null) this.#remember(source, list.number)
    const until = Math.min(list.nextUpdate?.getTime() ?? Number.POSITIVE_INFINITY, now.getTime() + MAX_AGE)
    this.#kept.set(url, { list, until })
    this.#shrink()
    return null
  }

  get size(): number {
    return this.#kept.size
  }

  /** Lists grow when they are asked first: what they weigh is summed up anew each time. */
  #shrink(): void {
    let weight = 0
    for (const { list } of this.#kept.values()) weight += list.weight
    for (const [url, { list }] of this.#kept) {
      if (weight <= MAX_WEIGHT && this.#kept.size <= MAX_LISTS) return
      weight -= list.weight
      this.#kept.delete(url)
    }
  }

  #remember(source: string, number: bigint): void {
    this.#numbers.delete(source)
    this.#numbers.set(source, number)
    const [oldest] = this.#numbers.keys()
    if (this.#numbers.size > MAX_LISTS && oldest !== undefined) this.#numbers.delete(oldest)
  }
}
