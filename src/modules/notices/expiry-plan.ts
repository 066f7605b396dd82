// Which of several notices before an end is told: the most urgent one that is due; those it overtakes are only recorded.
import type { NotificationInterval } from '../notifications/notification.entity.ts'
import { audienceKey, type NewDelivery } from './delivery-rows.ts'
import { dueAt, type Life, mayGoAlongAt, occasionOf, outlasts } from './due.ts'
import type { Attached, EndingAuthority } from './expiry.repository.ts'

export const OVERTAKEN = 'a more urgent notice came first'
const NEEDLESS = 'the certificate does not live that long, and a shorter interval speaks'
export const ENDED = 'it has ended, which is told by itself'

/** What is to be recorded of one certificate or authority for one audience. */
export interface Planned {
  readonly delivery: NewDelivery
  readonly about: { readonly name: string; readonly owner: string; readonly end: Date }
  /** Name of the notification, or whom it is for. */
  readonly to: string
  /** Due, and not merely soon enough to go along. */
  readonly isDue: boolean
  /** Occasions, and the audiences that share them, that are not told any more once this is. */
  readonly overtakes: { readonly keys: readonly string[]; readonly occasions: readonly string[] }
}

/** A time before the end at which somebody is to be told. */
interface Step {
  readonly row: Attached
  readonly interval: NotificationInterval
  readonly due: Date
  readonly recorded: boolean
}

/** The plan of one page: what is told now, and what is not any more. */
export function planExpiry(attached: readonly Attached[], now: Date): Planned[] {
  return [...Map.groupBy(attached, familyOf).values()].flatMap((family) => planFamily(family, now))
}

/**
 * The default notices of an owner are one notice that speaks three times, as long as they go the same way. Any other
 * notification is for itself.
 */
function familyOf(row: Attached): string {
  const { certificate_id: certificate, notification_id, default_for, notification_owner, plugin, options } = row
  if (default_for === null) return `${certificate} ${notification_id}`
  return `${certificate} ${default_for} ${notification_owner ?? ''} ${plugin} ${canonical(options)}`
}

/** JSON with the keys in order, so that equal options are equal texts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}

function planFamily(family: readonly Attached[], now: Date): Planned[] {
  const all = family.flatMap((row) => row.intervals.map((interval) => stepOf(row, interval)))
  // Intervals that outlast the life speak only where there is no other.
  const fitting = all.filter(({ row, interval }) => !outlasts(interval, lifeOf(row)))
  const needless = fitting.length === 0 ? [] : all.filter((step) => !fitting.includes(step))
  const steps = (fitting.length === 0 ? all : fitting)
    .filter(({ row, due }) => mayGoAlongAt(lifeOf(row), due) <= now)
    // The most urgent first; of equals, the shortest
    .toSorted((a, b) => b.due.getTime() - a.due.getTime() || lengthOf(a) - lengthOf(b))
  // Once one of them is late, the most urgent one does not wait for its own time.
  const isLate = steps.some(({ recorded, due }) => !recorded && due <= now)
  // Whoever was told of it later has no use for an earlier time, which somebody has added since.
  const shortest = Math.min(...family.flatMap(({ recorded }) => recorded.flatMap(lengthOfOccasion)))
  const keys = [...new Set(family.map(({ notification_id }) => keyOf(notification_id)))]
  const planned = steps.flatMap((step, index) => {
    if (step.recorded) return []
    const { row, due } = step
    const hasEnded = row.not_after <= now && (row.default_for !== null || row.events.includes('EXPIRED'))
    const isOvertaken = index > 0 || lengthOf(step) > shortest
    const reason = hasEnded ? ENDED : isOvertaken ? OVERTAKEN : undefined
    const occasions = index > 0 ? [] : steps.slice(1).map(({ interval }) => occasionOf(interval))
    return [{ ...toPlanned(step, reason, { keys, occasions }), isDue: due <= now || (index === 0 && isLate) }]
  })
  const noted = needless
    .filter(({ recorded, due }) => !recorded && (planned.length > 0 || due <= now))
    .map((step) => ({ ...toPlanned(step, NEEDLESS, { keys: [], occasions: [] }), isDue: true }))
  return [...planned, ...noted]
}

function stepOf(row: Attached, interval: NotificationInterval): Step {
  return { row, interval, due: dueAt(lifeOf(row), interval), recorded: row.recorded.includes(occasionOf(interval)) }
}

function lifeOf({ not_before, not_after }: Attached): Life {
  return { notBefore: not_before, notAfter: not_after }
}

function toPlanned(
  { row, interval, due }: Step,
  skipped: string | undefined,
  overtakes: Planned['overtakes'],
): Omit<Planned, 'isDue'> {
  return {
    delivery: {
      audience: 'NOTIFICATION',
      notificationId: row.notification_id,
      type: 'EXPIRY',
      certificateId: row.certificate_id,
      subject: row.certificate_id,
      occasion: occasionOf(interval),
      interval,
      dueAt: due,
      ...(skipped !== undefined && { skipped }),
    },
    about: { name: row.name, owner: row.owner, end: row.not_after },
    to: row.notification_name,
    overtakes,
  }
}

function keyOf(notificationId: string): string {
  return audienceKey({ audience: 'NOTIFICATION', notificationId })
}

function lengthOf({ interval }: Step): number {
  return Number.parseInt(occasionOf(interval), 10)
}

/** In days; nothing of what was on record and is not any more, whose occasion says more. */
function lengthOfOccasion(occasion: string): number[] {
  return /^\d+d$/.test(occasion) ? [Number.parseInt(occasion, 10)] : []
}

interface AuthorityStep {
  readonly interval: NotificationInterval
  readonly due: Date
  readonly occasion: string
}

/** Every time at which its end is told, the most urgent first; of equals, the shortest. */
function authoritySteps({ not_before, expires_at }: EndingAuthority, days: readonly number[]): AuthorityStep[] {
  const end = expires_at.toISOString()
  const life = { notBefore: not_before, notAfter: expires_at }
  const fitting = days.filter((count) => !outlasts({ count, unit: 'DAYS' }, life))
  return [...(fitting.length > 0 ? fitting : days), 0]
    .map((count) => {
      const interval = { count, unit: 'DAYS' } as const
      return { interval, due: dueAt(life, interval), occasion: `${occasionOf(interval)} before ${end}` }
    })
    .toSorted((a, b) => b.due.getTime() - a.due.getTime() || a.interval.count - b.interval.count)
}

/** The times at which it is going to be told that an authority ends, the next first: what {@link planAuthority} says then. */
export function upcomingOfAuthority(
  authority: EndingAuthority,
  { days, now }: { days: readonly number[]; now: Date },
): Pick<AuthorityStep, 'interval' | 'due'>[] {
  const steps = authoritySteps(authority, days)
  const coming = steps.filter(({ due }) => due > now)
  const urgent = steps.find(({ due }) => due <= now)
  const late = urgent === undefined || authority.recorded.includes(urgent.occasion) ? [] : [urgent]
  return [...coming, ...late].toReversed()
}

/**
 * What is told of an authority that ends: by its owner and by the security team, each time once. When it has been issued
 * anew, it begins anew.
 * @param days before the end; that it has ended is told too
 */
export function planAuthority(
  authority: EndingAuthority,
  { days, securityTeam, now }: { days: readonly number[]; securityTeam: readonly string[]; now: Date },
): Planned[] {
  const { id, name, owner, expires_at, recorded } = authority
  const steps = authoritySteps(authority, days).filter(({ due }) => due <= now)
  const addressees = [
    ...(securityTeam.includes(owner) ? [] : [{ audience: 'OWNER', address: owner } as const]),
    ...(securityTeam.length === 0 ? [] : [{ audience: 'SECURITY_TEAM' } as const]),
  ]
  const overtaken = steps.slice(1).map(({ occasion }) => occasion)
  return steps.flatMap(({ interval, due, occasion }, index) =>
    recorded.includes(occasion)
      ? []
      : addressees.map((addressee) => ({
          delivery: {
            ...addressee,
            type: 'AUTHORITY_EXPIRY' as const,
            authorityId: id,
            subject: id,
            occasion,
            interval,
            dueAt: due,
            ...(index > 0 && { skipped: OVERTAKEN }),
          },
          about: { name, owner, end: expires_at },
          to: addressee.audience === 'OWNER' ? owner : 'security team',
          isDue: true,
          overtakes: { keys: [audienceKey(addressee)], occasions: index > 0 ? [] : overtaken },
        })),
  )
}

/** What goes now: what is due, and with it what is due soon for the same audience and owner. */
export function inCompany(planned: readonly Planned[]): Planned[] {
  const companyOf = ({ delivery, about }: Planned) => `${audienceKey(delivery)} ${about.owner}`
  const going = new Set(planned.filter(({ isDue, delivery }) => isDue && delivery.skipped === undefined).map(companyOf))
  return planned.filter((each) => each.isDue || going.has(companyOf(each)))
}
