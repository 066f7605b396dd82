/** A clock that stands still until it is told to go on. */
export class FakeClock {
  #now: number

  constructor(start: Date = new Date()) {
    this.#now = Math.floor(start.getTime() / 1000) * 1000
  }

  readonly now = (): Date => new Date(this.#now)

  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void {
    const { days = 0, hours = 0, minutes = 0, seconds = 0 } = by
    this.#now += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
  }
}
