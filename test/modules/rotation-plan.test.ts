// When a certificate is rotated: window, jitter, and the hours in which renewals may begin.
import { describe, expect, it } from 'vitest'
import { checkRenewalWindow, opensAt } from '../../src/modules/rotation-policies/renewal-window.ts'
import { inRotationWindow, rotationWindowStart } from '../../src/modules/rotation-policies/rotation-window.ts'
import { plannedFor, type TimingRule } from '../../src/modules/rotations/rotation-plan.ts'

const rule = (changes: Partial<TimingRule> = {}): TimingRule => ({
  days: 30,
  percent: null,
  jitterMinutes: 0,
  renewalWindow: null,
  ...changes,
})
const certificate = (id = 'a', days = 90) => ({
  id,
  notBefore: new Date('2026-01-01T00:00:00Z'),
  notAfter: new Date(Date.UTC(2026, 0, 1 + days)),
})
const START = new Date('2026-03-02T00:00:00Z')
const at = (text: string) => new Date(text)

describe('the window', () => {
  it.each([
    ['days', rule()],
    ['percent', rule({ days: null, percent: 33 })],
  ])('begins when it is first true that one is in it: %s', (_, each) => {
    const start = rotationWindowStart(certificate(), each) ?? new Date(0)
    expect(inRotationWindow(certificate(), each, start)).toBe(true)
    expect(inRotationWindow(certificate(), each, new Date(start.getTime() - 1))).toBe(false)
  })

  it('has begun: at once, and never in the past', () => {
    expect(plannedFor(certificate(), rule(), START)).toEqual(START)
    const late = at('2026-03-20T12:00:00Z')
    expect(plannedFor(certificate(), rule(), late)).toEqual(late)
  })
})

const living = (seconds: number) => ({
  id: 'x',
  notBefore: START,
  notAfter: new Date(START.getTime() + seconds * 1000),
})

describe('a share of the lifetime', () => {
  const share = rule({ days: null, percent: 10, jitterMinutes: 10_080 })

  it.each([1, 10, 60, 120, 86_400, 86_400 * 365 * 7974])(
    'of a life of %i seconds is due in its last tenth, and never in the last twentieth',
    (seconds) => {
      for (const id of ['a', 'b', 'c', 'd']) {
        const due = plannedFor({ ...living(seconds), id }, share, START).getTime() - START.getTime()
        expect(due).toBeGreaterThanOrEqual(seconds * 900 - 1)
        expect(due).toBeLessThanOrEqual(seconds * 950)
      }
    },
  )
})

describe('jitter', () => {
  const jittered = rule({ jitterMinutes: 600 })

  it('is the same whoever asks, different for different certificates, and within its bounds', () => {
    const ids = Array.from({ length: 200 }, (_, index) => `certificate ${index}`)
    const minutes = ids.map((id) => (plannedFor(certificate(id), jittered, START).getTime() - START.getTime()) / 60_000)
    expect(Math.min(...minutes)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...minutes)).toBeLessThan(600)
    expect(new Set(minutes.map((each) => Math.floor(each / 60))).size).toBe(10)
    expect(plannedFor(certificate('x'), jittered, at('2026-03-02T00:00:01Z'))).toEqual(
      plannedFor(certificate('x'), jittered, START),
    )
  })

  it('never takes more than half of what is left', () => {
    const twoMinutes = { id: 'b', notBefore: START, notAfter: new Date(START.getTime() + 120_000) }
    for (const id of ['b', 'c', 'd', 'e', 'f']) {
      const planned = plannedFor({ ...twoMinutes, id }, rule({ days: null, percent: 50, jitterMinutes: 600 }), START)
      expect(planned.getTime()).toBeLessThanOrEqual(START.getTime() + 90_000)
    }
  })
})

describe('a renewal window', () => {
  // Mondays to Thursdays, two to four in the morning in Berlin
  const nightly = { cron: '0 2 * * 1-4', timeZone: 'Europe/Berlin', durationMinutes: 120 }
  const planned = (now: Date, changes: Partial<TimingRule> = {}) =>
    plannedFor(certificate(), rule({ renewalWindow: nightly, ...changes }), now)

  it('is waited for, in its time zone', () => {
    expect(planned(START)).toEqual(at('2026-03-02T01:00:00Z'))
    expect(planned(at('2026-03-05T12:00:00Z'))).toEqual(at('2026-03-09T01:00:00Z'))
  })

  it('that is open is used, from its first moment and not in its last', () => {
    for (const inside of ['2026-03-03T01:00:00Z', '2026-03-03T02:59:59Z'])
      expect(planned(at(inside))).toEqual(at(inside))
    expect(planned(at('2026-03-03T03:00:00Z'))).toEqual(at('2026-03-04T01:00:00Z'))
  })

  it('follows summer time', () => {
    const late = rule({ renewalWindow: nightly, days: 90 })
    const sunday = at('2026-03-29T12:00:00Z')
    expect(plannedFor(certificate('a', 150), late, sunday)).toEqual(at('2026-03-30T00:00:00Z'))
  })

  it.each([
    // The night in which half past two does not exist: as soon as it is past it
    ['2026-03-28T12:00:00Z', '2026-03-29T01:00:00Z'],
    ['2026-03-29T01:29:59Z', '2026-03-29T01:29:59Z'],
    ['2026-03-29T01:30:00Z', '2026-03-30T00:30:00Z'],
    // The night in which it comes twice: the first time only
    ['2026-10-24T12:00:00Z', '2026-10-25T00:30:00Z'],
    ['2026-10-25T00:59:59Z', '2026-10-25T00:59:59Z'],
    ['2026-10-25T01:30:00Z', '2026-10-26T01:30:00Z'],
  ])('comes once in a night when clocks change: from %s it opens at %s', (from, opens) => {
    const window = { cron: '30 2 * * *', timeZone: 'Europe/Berlin', durationMinutes: 30 }
    expect(opensAt(window, at(from))).toEqual(at(opens))
  })

  it('is as long as it says when clocks change meanwhile', () => {
    const window = { cron: '0 1 * * *', timeZone: 'Europe/Berlin', durationMinutes: 120 }
    expect(opensAt(window, at('2026-03-29T01:59:59Z'))).toEqual(at('2026-03-29T01:59:59Z'))
    expect(opensAt(window, at('2026-03-29T02:00:00Z'))).toEqual(at('2026-03-29T23:00:00Z'))
    expect(opensAt(window, at('2026-10-25T00:59:59Z'))).toEqual(at('2026-10-25T00:59:59Z'))
    expect(opensAt(window, at('2026-10-25T01:00:00Z'))).toEqual(at('2026-10-26T00:00:00Z'))
  })

  it('that opens too late does not hold it up', () => {
    const yearly = { cron: '0 2 1 1 *', timeZone: 'UTC', durationMinutes: 60 }
    expect(planned(START, { renewalWindow: yearly })).toEqual(START)
  })

  it.each([
    [{ cron: 'often' }, 'cron'],
    [{ cron: '0 0 31 2 *' }, 'cron'],
    [{ cron: '* * * * * *' }, 'cron'],
    [{ timeZone: 'Europe/Atlantis' }, 'timeZone'],
    [{ durationMinutes: 0 }, 'durationMinutes'],
    [{ durationMinutes: 10_081 }, 'durationMinutes'],
  ])('is refused: %j', (changes, field) => {
    expect(() => checkRenewalWindow({ ...nightly, ...changes })).toThrow(expect.objectContaining({ path: [field] }))
    expect(() => checkRenewalWindow(nightly)).not.toThrow()
  })
})
