// While a source is synchronised, its claim is renewed; once it is lost, the sync stops.
import type { Scope } from '../../database/scope.ts'
import { renewClaim, type SyncClaim, type SyncCounts } from './sync-rows.ts'

/** How long a claim holds after its worker died. */
const LEASE_MILLISECONDS = 120_000
const RENEWAL_MILLISECONDS = 20_000

/** Somebody else has taken the source over, or it was deleted. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost'

  constructor() {
    super('the claim on the source is lost')
  }
}

export class SyncLease {
  readonly #scope: Scope
  readonly #lost = new AbortController()
  /** Fires when the claim is lost, or the caller gives up. */
  readonly signal: AbortSignal
  #timer: NodeJS.Timeout | undefined
  #renewing: Promise<void> = Promise.resolve()

  constructor(scope: Scope, signal: AbortSignal | undefined) {
    this.#scope = scope
    this.signal = signal === undefined ? this.#lost.signal : AbortSignal.any([this.#lost.signal, signal])
  }

  get isLost(): boolean {
    return this.#lost.signal.aborted
  }

  /** When a lease taken now ends. */
  until(): Date {
    return new Date(this.#scope.now().getTime() + LEASE_MILLISECONDS)
  }

  /** Renews the claim every so often from now on. */
  hold(claim: SyncClaim, counts: SyncCounts): void {
    this.#timer = setInterval(() => {
      this.#renewing = this.#renew(claim, counts)
    }, RENEWAL_MILLISECONDS)
    this.#timer.unref()
  }

  lose(): void {
    this.#lost.abort(new ClaimLost())
  }

  release(): void {
    clearInterval(this.#timer)
  }

  async #renew(claim: SyncClaim, counts: SyncCounts): Promise<void> {
    await this.#renewing
    try {
      // An EntityManager of its own: that of the sync may be in a transaction.
      const kept = await renewClaim(this.#scope.em.fork(), claim, this.until(), counts)
      if (!kept) this.lose()
    } catch {
      // The database does not answer: the lease still holds for a while, and the next renewal may get through.
    }
  }
}
