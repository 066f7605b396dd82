// Which notice is told when, for random lives, intervals and days on which something runs: held to what people rely on.
import { randomInt } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { audienceKey } from '../../src/modules/notices/delivery-rows.ts'
import { dueAt, occasionOf, outlasts } from '../../src/modules/notices/due.ts'
import { inCompany, planExpiry } from '../../src/modules/notices/expiry-plan.ts'
import type { Attached } from '../../src/modules/notices/expiry.repository.ts'
import type { NotificationInterval } from '../../src/modules/notifications/notification.entity.ts'
import { DAY } from '../../src/time-units.ts'

const HALF = DAY / 2
const START = new Date('2026-01-01T00:00:00Z')

interface World {
  /** By audience and occasion: told or skipped. */
  readonly recorded: Map<string, 'TOLD' | 'SKIPPED'>
  readonly told: { readonly at: Date; readonly interval: NotificationInterval; readonly end: Date }[]
}

function attached(facts: Partial<Attached>, recorded: World['recorded']): Attached {
  const row: Attached = {
    certificate_id: 'certificate',
    name: 'www.example.org',
    owner: 'team@example.org',
    not_before: START,
    not_after: new Date(START.getTime() + 90 * DAY),
    notification_id: 'one',
    notification_name: 'one',
    notification_owner: null,
    default_for: null,
    plugin: 'email',
    options: {},
    events: ['EXPIRED'],
    intervals: [],
    recorded: [],
    ...facts,
  }
  const key = audienceKey({ audience: 'NOTIFICATION', notificationId: row.notification_id })
  const known = row.intervals.map(occasionOf).filter((occasion) => recorded.has(`${key} ${occasion}`))
  return { ...row, recorded: known }
}

/** What a sweep at this time puts on record. */
function sweep(world: World, rows: readonly Partial<Attached>[], now: Date): void {
  const planned = planExpiry(
    rows.map((row) => attached(row, world.recorded)),
    now,
  )
  for (const { delivery, about } of inCompany(planned)) {
    const key = `${audienceKey(delivery)} ${delivery.occasion}`
    expect(world.recorded.has(key), 'nothing is put on record twice').toBe(false)
    world.recorded.set(key, delivery.skipped === undefined ? 'TOLD' : 'SKIPPED')
    if (delivery.skipped === undefined && delivery.interval != null) {
      world.told.push({ at: now, interval: delivery.interval, end: about.end })
    }
  }
}

function randomIntervals(): NotificationInterval[] {
  const lengths = new Set(Array.from({ length: randomInt(1, 5) }, () => randomInt(1, 60)))
  return [...lengths].map((count) => ({ count, unit: 'DAYS' }))
}

describe('for a thousand random certificates', () => {
  it('whatever days are missed, each notice comes once, in time or late, the most urgent first, none for nothing', () => {
    for (let round = 0; round < 1000; round++) {
      const life = randomInt(1, 120) * DAY + randomInt(0, DAY)
      const end = new Date(START.getTime() + life)
      const intervals = randomIntervals()
      const isDefault = randomInt(2) === 0
      const rows = isDefault
        ? intervals.map((interval, index) => ({
            notification_id: `default-${index}`,
            default_for: 'OWNER',
            notification_owner: 'team@example.org',
            not_after: end,
            intervals: [interval],
          }))
        : [{ not_after: end, intervals }]
      const world: World = { recorded: new Map(), told: [] }
      let now = START
      while (now < end) {
        const before = world.told.length
        sweep(world, rows, now)
        expect(world.told.length - before, 'one at a time').toBeLessThanOrEqual(1)
        const told = world.told.length
        sweep(world, rows, now)
        expect(world.told.length, 'a second run says nothing').toBe(told)
        // What is due after a run is on record, told or overtaken by what was told
        const whole = { notBefore: START, notAfter: end }
        const fitting = intervals.filter((interval) => !outlasts(interval, whole))
        const due = (fitting.length > 0 ? fitting : intervals).filter((interval) => dueAt(whole, interval) <= now)
        for (const interval of due) {
          const states = [...world.recorded].filter(([key]) => key.endsWith(` ${occasionOf(interval)}`))
          expect(states, `${interval.count} of ${intervals.map(({ count }) => count).join()}`).toHaveLength(1)
        }
        expect(world.told.length > 0 || due.length === 0, 'late rather than never').toBe(true)
        now = new Date(now.getTime() + randomInt(1, randomInt(2, 20 * 24)) * 3_600_000)
      }
      for (const { at, interval } of world.told) {
        const due = dueAt({ notBefore: START, notAfter: end }, interval)
        expect(at.getTime(), 'not before its time').toBeGreaterThanOrEqual(due.getTime() - HALF)
      }
      const lengths = world.told.map(({ interval }) => interval.count)
      expect(lengths, 'ever more urgent').toEqual(lengths.toSorted((a, b) => b - a))
    }
  })
})
