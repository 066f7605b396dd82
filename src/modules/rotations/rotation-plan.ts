// When a certificate is rotated: from the start of its policy's window on, spread by the jitter, while renewals may begin.
import { createHash } from 'node:crypto'
import { MINUTE } from '../../time-units.ts'
import { opensAt, type RenewalWindow, type RotationRule, rotationWindowStart } from '../rotation-policies/index.ts'

export interface TimingRule extends RotationRule {
  readonly jitterMinutes: number
  readonly renewalWindow: RenewalWindow | null
}

export interface TimedCertificate {
  readonly id: string
  readonly notBefore: Date
  readonly notAfter: Date
}

/** When a CA would best like a certificate renewed (RFC 9773). */
export interface Suggestion {
  readonly startsAt: Date
  readonly endsAt: Date
}

/**
 * How far ahead rotations are planned, in milliseconds: each then begins to the second, however seldom is swept, so that no
 * hour in which renewals may begin is missed and what lives for minutes is not found too late.
 */
const LOOK_AHEAD = 60 * MINUTE

export function planningHorizon(now: Date): Date {
  return new Date(now.getTime() + LOOK_AHEAD)
}

/**
 * The same moment whoever asks, as long as it has not passed; never before `now`. Jitter takes at most half of the time that
 * is left from the start of the window, and a renewal window that would open in its last quarter is not waited for.
 * @param suggested within it the moment is spread, as RFC 9773 section 4.2 asks, unless the rule is earlier
 */
export function plannedFor(
  certificate: TimedCertificate,
  rule: TimingRule | null,
  now: Date,
  suggested: Suggestion | null = null,
): Date {
  const end = certificate.notAfter.getTime()
  const share = shareOf(certificate.id)
  const byRule = rotationWindowStart(certificate, rule)?.getTime() ?? Number.POSITIVE_INFINITY
  const byCa =
    suggested === null
      ? Number.POSITIVE_INFINITY
      : suggested.startsAt.getTime() + share * (suggested.endsAt.getTime() - suggested.startsAt.getTime())
  const start = Math.min(byRule, byCa, end)
  const span = Math.max(0, end - start)
  const jitter = byRule < byCa && rule !== null ? share * Math.min(rule.jitterMinutes * MINUTE, span / 2) : 0
  const due = new Date(Math.max(Math.floor(start + jitter), now.getTime()))
  if (rule?.renewalWindow == null) return due
  const open = opensAt(rule.renewalWindow, due)
  return open === null || open.getTime() > end - span / 4 ? due : open
}

/** Whether it is the CA and not the rule that has it renewed now. */
export function isByCa(certificate: TimedCertificate, rule: TimingRule | null, suggested: Suggestion | null): boolean {
  if (suggested === null) return false
  const byRule = rotationWindowStart(certificate, rule)
  return byRule === null || byRule.getTime() > suggested.startsAt.getTime()
}

/** From 0 to 1, always the same for the same id, evenly spread over ids. */
function shareOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE(0) / 2 ** 32
}
