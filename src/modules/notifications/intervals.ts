// How long before the end of a certificate a notification speaks.
import { Problems } from '../../errors.ts'
import type { IntervalUnit, NotificationInterval } from './notification.entity.ts'

const DAYS: Readonly<Record<IntervalUnit, number>> = { DAYS: 1, WEEKS: 7, MONTHS: 30 }
const MAX_DAYS = 3650
const MAX_INTERVALS = 20

/** A week is 7 days, a month 30. */
export function intervalDays({ count, unit }: NotificationInterval): number {
  return count * DAYS[unit]
}

/** The intervals, the longest first. @throws DomainError(s) under `intervals` */
export function normalizeIntervals(intervals: readonly NotificationInterval[] | null): readonly NotificationInterval[] {
  const problems = new Problems()
  const given = intervals ?? []
  if (given.length === 0) problems.add('REQUIRED', 'expected at least one interval', ['intervals'])
  if (given.length > MAX_INTERVALS) {
    problems.add('TOO_MANY', `expected at most ${MAX_INTERVALS} intervals, found ${given.length}`, ['intervals'])
  }
  problems.throwIfAny()
  const seen = new Set<number>()
  for (const [index, interval] of given.entries()) {
    const days = intervalDays(interval)
    const path = ['intervals', String(index)]
    if (interval.count < 1 || days > MAX_DAYS) {
      problems.add('OUT_OF_RANGE', `expected 1 to ${MAX_DAYS} days, found ${days}`, [...path, 'count'])
    } else if (seen.has(days)) problems.add('INVALID', 'another interval is as long', path)
    seen.add(days)
  }
  problems.throwIfAny()
  return given.map(({ count, unit }) => ({ count, unit })).toSorted((a, b) => intervalDays(b) - intervalDays(a))
}
