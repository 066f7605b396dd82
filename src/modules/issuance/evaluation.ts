// What the evaluator answers: every rule that was asked, not only those that failed.
import { DomainError, DomainErrors, type UserErrorCode } from '../../errors.ts'

export type RuleVerdict = 'PASSED' | 'FAILED' | 'WARNING'

/** Who made the rule: a standard, the authority, or this installation. */
export type RuleSource = 'STANDARD' | 'AUTHORITY' | 'INSTALLATION'

export interface RuleResult {
  /** Stable, dotted: 'validity.end'. */
  readonly id: string
  readonly source: RuleSource
  readonly verdict: RuleVerdict
  readonly code: UserErrorCode
  /** What was asked for, as text. */
  readonly observed: string
  /** What the rule allows, as text. */
  readonly limit: string
  /** What to do about it; for failures the whole sentence of the error. */
  readonly hint: string
  /** Into the input of createCertificate. */
  readonly path: readonly string[] | null
}

/** @throws DomainError or DomainErrors with every failed rule at once. */
export function refuseFailures(results: readonly RuleResult[]): void {
  const failures = results
    .filter((result) => result.verdict === 'FAILED')
    .map((result) => new DomainError(result.code, result.hint, result.path))
  if (failures.length === 1) throw failures[0]
  if (failures.length > 1) throw new DomainErrors(failures)
}
