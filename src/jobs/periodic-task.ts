// Work that is done again and again in this process: at start, every so often, and soon after being nudged.

export interface PeriodicTaskOptions {
  readonly name: string
  readonly work: () => Promise<unknown>
  /** Between two runs at most. */
  readonly everySeconds: number
  /** From a nudge to the run that follows it; nudges in between ask for the same run. Default 0.25. */
  readonly nudgeSeconds?: number
  /** Told what a run failed with; the next one comes as planned. */
  readonly report: (error: unknown, name: string) => void
}

/** Runs never overlap, and never keep the process alive. */
export class PeriodicTask {
  readonly #options: PeriodicTaskOptions
  #timer: NodeJS.Timeout | undefined
  #dueAt = Number.POSITIVE_INFINITY
  #running: Promise<void> | null = null
  #isOn = false

  constructor(options: PeriodicTaskOptions) {
    this.#options = options
  }

  /** Runs at once, and from then on. */
  start(): void {
    this.#isOn = true
    this.#schedule(0)
  }

  /** Asks for a run soon; without effect before the start and after the end. */
  nudge(): void {
    this.#schedule(this.#options.nudgeSeconds ?? 0.25)
  }

  /** No further run; resolves when the one under way has ended. */
  async stop(): Promise<void> {
    this.#isOn = false
    clearTimeout(this.#timer)
    await this.#running
  }

  #schedule(seconds: number): void {
    const dueAt = performance.now() + seconds * 1000
    if (!this.#isOn || dueAt >= this.#dueAt) return
    clearTimeout(this.#timer)
    this.#dueAt = dueAt
    this.#timer = setTimeout(() => void this.#run(), seconds * 1000)
    this.#timer.unref()
  }

  async #run(): Promise<void> {
    if (this.#running !== null) await this.#running
    this.#dueAt = Number.POSITIVE_INFINITY
    if (!this.#isOn) return
    this.#running = this.#work()
    await this.#running
    this.#running = null
    this.#schedule(this.#options.everySeconds)
  }

  async #work(): Promise<void> {
    try {
      await this.#options.work()
    } catch (error) {
      this.#options.report(error, this.#options.name)
    }
  }
}
