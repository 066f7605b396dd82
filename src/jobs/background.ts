// What runs beside the requests in every process: sealing the audit log, and clearing away what nobody waits for.
import type { Clock } from '../clock.ts'
import type { Database } from '../database/connection.ts'
import { onAuditCommit, type RefusalLog, sealAuditEvents } from '../modules/audit/index.ts'
import { forgetIdempotencyKeys } from '../modules/idempotency/index.ts'
import { abandonIssuances } from '../modules/issuance/index.ts'
import { PeriodicTask } from './periodic-task.ts'

export interface BackgroundOptions {
  readonly database: Database
  readonly clock: Clock
  readonly refusals: RefusalLog
  /** Takes over a changed keyring file. */
  readonly refreshKeyring: () => Promise<void>
  /** How long an idempotency key is remembered. */
  readonly idempotencyDays: number
  readonly report: (error: unknown, task: string) => void
}

const DAY = 86_400_000
/** Signing takes seconds; a reservation older than this belongs to a process that is gone. */
const ABANDONED_AFTER = 3_600_000

/** The tasks, not yet started. Each is safe to run in several processes at once. */
export function backgroundTasks(options: BackgroundOptions): PeriodicTask[] {
  const { database, clock, refusals, report } = options
  const sealing = new PeriodicTask({
    name: 'audit sealing',
    work: () => sealAuditEvents(database.fork(), clock),
    everySeconds: 30,
    report,
  })
  onAuditCommit(database.orm, () => sealing.nudge())
  return [
    sealing,
    new PeriodicTask({ name: 'keyring', work: options.refreshKeyring, everySeconds: 30, report }),
    new PeriodicTask({ name: 'refusals', work: () => refusals.close(clock()), everySeconds: 60, report }),
    new PeriodicTask({ name: 'clean-up', work: () => cleanUp(options), everySeconds: 600, report }),
  ]
}

async function cleanUp({ database, clock, idempotencyDays }: BackgroundOptions): Promise<void> {
  const now = clock()
  await forgetIdempotencyKeys(database.fork(), new Date(now.getTime() - idempotencyDays * DAY))
  await abandonIssuances(database.fork(), new Date(now.getTime() - ABANDONED_AFTER), now)
}
