// What a rule is: one question asked of every request, whichever path it came by.
import type { UserErrorCode } from '../../errors.ts'
import type { RuleSource } from './evaluation.ts'
import type { IssuanceContext, IssuanceRequest } from './request.ts'

export interface Finding {
  readonly failed: boolean
  readonly observed: string
  readonly limit: string
  /** Shown when it failed. */
  readonly hint: string
  readonly code?: UserErrorCode
  readonly path?: readonly string[] | null
}

export interface Rule {
  /** Stable, dotted. */
  readonly id: string
  readonly source: RuleSource
  readonly code: UserErrorCode
  readonly path: readonly string[] | null
  /** Whether failing it is told and does not stop the certificate. */
  readonly warns?: boolean
  /** Null where the rule does not apply to this request. Pure: no clock, no database. */
  check(request: IssuanceRequest, context: IssuanceContext): Finding | null
}

export function iso(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z')
}

/** At most five of them, as text. */
export function listed(values: readonly string[]): string {
  const shown = values
    .slice(0, 5)
    .map((value) => (value.length > 100 ? `${value.slice(0, 100).toWellFormed()}…` : value))
  return values.length > shown.length
    ? `${shown.join(', ')} and ${values.length - shown.length} more`
    : shown.join(', ')
}
