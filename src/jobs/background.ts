// What runs beside the requests in every process and concerns it alone, or must not wait for a worker.
import type { Clock } from '../clock.ts'
import type { Database } from '../database/connection.ts'
import { onAuditCommit, type RefusalLog, sealAuditEvents } from '../modules/audit/index.ts'
import { PeriodicTask } from './periodic-task.ts'

export interface BackgroundOptions {
  readonly database: Database
  readonly clock: Clock
  readonly refusals: RefusalLog
  /** Takes over a changed keyring file. */
  readonly refreshKeyring: () => Promise<void>
  readonly report: (error: unknown, task: string) => void
}

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
  ]
}
