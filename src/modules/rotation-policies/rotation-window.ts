// Whether a certificate is due for renewal: the same answer in memory and in SQL.
import { type Expression, sql, type SqlBool } from 'kysely'
import { DAY } from '../../time-units.ts'

export interface RotationRule {
  readonly days?: number | null
  readonly percent?: number | null
}

/**
 * True from the start of the window on, also after the certificate has expired; false without a policy. Exact to the
 * millisecond. Must say what {@link inRotationWindowSql} says.
 */
export function inRotationWindow(
  certificate: { readonly notBefore: Date; readonly notAfter: Date },
  rule: RotationRule | null,
  now: Date,
): boolean {
  if (rule === null) return false
  const remaining = certificate.notAfter.getTime() - now.getTime()
  if (rule.days != null) return remaining <= rule.days * DAY
  if (rule.percent == null) return false
  const lifetime = certificate.notAfter.getTime() - certificate.notBefore.getTime()
  // A lifetime of thousands of years in milliseconds, times a hundred, is past what a number holds exactly.
  return BigInt(remaining) * 100n <= BigInt(lifetime) * BigInt(rule.percent)
}

/** When the window begins; null without a rule. Exact to the millisecond, as {@link inRotationWindow} is. */
export function rotationWindowStart(
  certificate: { readonly notBefore: Date; readonly notAfter: Date },
  rule: RotationRule | null,
): Date | null {
  if (rule === null) return null
  const end = certificate.notAfter.getTime()
  if (rule.days != null) return new Date(end - rule.days * DAY)
  if (rule.percent == null) return null
  const lifetime = BigInt(end - certificate.notBefore.getTime())
  return new Date(end - Number((lifetime * BigInt(rule.percent)) / 100n))
}

/** The same over `certificates`, which Lemur once compared with every policy there was. */
export function inRotationWindowSql(now: Date): Expression<SqlBool> {
  const remaining = sql`extract(epoch from certificates.not_after - ${now}::timestamptz)`
  const lifetime = sql`extract(epoch from certificates.not_after - certificates.not_before)`
  return sql<SqlBool>`exists (
    select 1 from rotation_policies where rotation_policies.id = certificates.rotation_policy_id
    and case when rotation_policies.days is not null then ${remaining} <= rotation_policies.days * 86400
      else ${remaining} * 100 <= ${lifetime} * rotation_policies.percent end)`
}
