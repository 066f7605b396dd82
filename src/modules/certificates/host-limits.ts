// Asks each host a few things at once and leaves one that does not answer alone for a while, so that ten thousand certificates
// of one CA neither flood its responder nor wait for it one by one.
import type { Clock } from '../../clock.ts'
import type { EgressAnswer, EgressClient, EgressRequest } from '../../plugins/egress.ts'
import { PluginError } from '../../plugins/plugin-error.ts'
import { MINUTE } from '../../time-units.ts'

/** How long a host is left alone after it did not answer, in milliseconds. */
const REST = MINUTE
/** Hosts that are remembered for that. */
const MAX_RESTING = 1000

export class PoliteClient {
  readonly #http: Pick<EgressClient, 'send'>
  readonly #now: Clock
  readonly #perHost: number
  readonly #busy = new Map<string, number>()
  readonly #waiting = new Map<string, (() => void)[]>()
  readonly #resting = new Map<string, { until: number; message: string }>()

  /** @param perHost requests to one host at once */
  constructor(http: Pick<EgressClient, 'send'>, now: Clock, perHost: number) {
    this.#http = http
    this.#now = now
    this.#perHost = perHost
  }

  /** @throws PluginError as {@link EgressClient.send}, and again without asking for a minute after that */
  async send(request: EgressRequest): Promise<EgressAnswer> {
    const host = URL.parse(request.url)?.host ?? ''
    await this.#enter(host)
    try {
      this.#refuseResting(host)
      const answer = await this.#http.send(request)
      if (answer.status >= 500 || answer.status === 429) this.#rest(host, `it was answered with HTTP ${answer.status}`)
      return answer
    } catch (error) {
      if (error instanceof PluginError && request.signal?.aborted !== true) this.#rest(host, error.message)
      throw error
    } finally {
      this.#leave(host)
    }
  }

  #refuseResting(host: string): void {
    const resting = this.#resting.get(host)
    if (resting === undefined) return
    if (this.#now().getTime() < resting.until) throw new PluginError(resting.message, { retryable: true })
    this.#resting.delete(host)
  }

  #rest(host: string, message: string): void {
    if (this.#resting.has(host)) return
    this.#resting.set(host, { until: this.#now().getTime() + REST, message })
    const [oldest] = this.#resting.keys()
    if (this.#resting.size > MAX_RESTING && oldest !== undefined) this.#resting.delete(oldest)
  }

  async #enter(host: string): Promise<void> {
    const busy = this.#busy.get(host) ?? 0
    if (busy < this.#perHost) {
      this.#busy.set(host, busy + 1)
      return
    }
    // Whoever leaves hands its place on.
    await new Promise<void>((enter) => {
      const queue = this.#waiting.get(host) ?? []
      queue.push(enter)
      this.#waiting.set(host, queue)
    })
  }

  #leave(host: string): void {
    const next = this.#waiting.get(host)?.shift()
    if (next !== undefined) return next()
    this.#waiting.delete(host)
    const busy = (this.#busy.get(host) ?? 1) - 1
    if (busy === 0) this.#busy.delete(host)
    else this.#busy.set(host, busy)
  }
}
