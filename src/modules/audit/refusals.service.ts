// Records what was refused: who tried what on which object, and why not. Bounded, so that a flood of attempts cannot fill
// the log: of one caller and action the first few in a minute are recorded each, the rest as one number.
import type { Em } from '../../database/connection.ts'
import { Scope } from '../../database/scope.ts'
import { MINUTE } from '../../time-units.ts'
import type { AuditOutcome } from './audit-event.entity.ts'
import { type AuditTarget, identityOf, recordAudit } from './audit.service.ts'

export interface Refusal {
  readonly action: string
  readonly target: AuditTarget | null
  readonly outcome: Exclude<AuditOutcome, 'SUCCESS'>
  readonly reason: string
  readonly details: Readonly<Record<string, unknown>>
}

/** Recorded each, of one caller and action in one window. */
const EACH = 10
const WINDOW_MILLISECONDS = MINUTE

interface Window {
  readonly since: number
  readonly refusal: Refusal
  /** The last attempt's scope in all but its EntityManager. */
  last: Scope
  count: number
}

export class RefusalLog {
  readonly #fork: () => Em
  /** By caller, action and outcome. Anonymous callers are one: their addresses are theirs to choose. */
  readonly #windows = new Map<string, Window>()

  constructor(fork: () => Em) {
    this.#fork = fork
  }

  /** Records the attempt, or counts it towards its window's summary. */
  async record(scope: Scope, refusal: Refusal): Promise<void> {
    const now = scope.now().getTime()
    await this.#closeBefore(now - WINDOW_MILLISECONDS)
    const { id, kind } = identityOf(scope.actor)
    const key = `${kind} ${id ?? ''} ${refusal.action} ${refusal.outcome}`
    const window = this.#windows.get(key)
    if (window === undefined) this.#windows.set(key, { since: now, refusal, last: scope, count: 1 })
    else {
      window.count++
      window.last = scope
      if (window.count > EACH) return
    }
    await this.#write(scope, refusal, refusal.target, refusal.reason, refusal.details)
  }

  /** Writes the summaries of windows that have ended: call it every minute or so, and `all` of them before stopping. */
  async close(now: Date, all = false): Promise<void> {
    await this.#closeBefore(all ? Number.POSITIVE_INFINITY : now.getTime() - WINDOW_MILLISECONDS)
  }

  async #closeBefore(end: number): Promise<void> {
    for (const [key, window] of this.#windows) {
      if (window.since > end) continue
      this.#windows.delete(key)
      const unrecorded = window.count - EACH
      if (unrecorded <= 0) continue
      const details = { unrecorded, since: new Date(window.since).toISOString() }
      const reason = `${unrecorded} more attempts like those recorded before`
      await this.#write(window.last, window.refusal, null, reason, details)
    }
  }

  async #write(
    scope: Scope,
    { action, outcome }: Refusal,
    target: AuditTarget | null,
    because: string,
    details: Refusal['details'],
  ): Promise<void> {
    // Not the request's EntityManager: what it was about to store must not be stored along with this.
    await this.#fork().transactional(async (em) =>
      recordAudit(em, scope, { action, target, outcome, because, details }),
    )
  }
}
