// When renewals may begin: cron expression, time zone, and how long it stays open.
import { Cron } from 'croner'
import { DomainError } from '../../errors.ts'
import { MINUTE } from '../../time-units.ts'

export interface RenewalWindow {
  /** Five fields. */
  readonly cron: string
  /** IANA. */
  readonly timeZone: string
  readonly durationMinutes: number
}

const MAX_CRON = 100
/** A week. */
const MAX_DURATION = 10_080

/** @throws DomainError with a path that starts at the field */
export function checkRenewalWindow(window: RenewalWindow | null): void {
  if (window === null) return
  const { cron, timeZone, durationMinutes } = window
  if (durationMinutes < 1 || durationMinutes > MAX_DURATION) {
    const message = `expected 1 to ${MAX_DURATION} minutes, found ${durationMinutes}`
    throw new DomainError('OUT_OF_RANGE', message, ['durationMinutes'])
  }
  if (!isTimeZone(timeZone)) {
    throw new DomainError('INVALID', 'expected an IANA time zone, such as Europe/Berlin', ['timeZone'])
  }
  if (!isCron(cron)) {
    throw new DomainError('INVALID', 'expected a cron expression of five fields that comes round', ['cron'])
  }
}

function isTimeZone(timeZone: string): boolean {
  try {
    return timeZone.length <= MAX_CRON && new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function isCron(cron: string): boolean {
  try {
    return cron.length <= MAX_CRON && clockwork({ cron, timeZone: 'UTC' }).nextRun() !== null
  } catch {
    return false
  }
}

function clockwork({ cron, timeZone }: Pick<RenewalWindow, 'cron' | 'timeZone'>): Cron {
  return new Cron(cron, { timezone: timeZone, mode: '5-part', paused: true })
}

/** The first moment from `from` on at which the window is open; null when it never opens again. */
export function opensAt(window: RenewalWindow, from: Date): Date | null {
  const cron = clockwork(window)
  // The tick at this very moment counts
  const [last] = cron.previousRuns(1, new Date(from.getTime() + 1))
  if (last !== undefined && from.getTime() < last.getTime() + window.durationMinutes * MINUTE) return from
  return cron.nextRun(from)
}
