// What an attempt comes to, and what a failure means: what people are told of it, and when it is tried again.
import { DomainError, DomainErrors, RequestError } from '../../errors.ts'
import { PluginError } from '../../plugins/plugin-error.ts'
import { DAY, HOUR, SECOND } from '../../time-units.ts'

export interface Failure {
  readonly kind: 'FAILED'
  /** Fit to be shown. */
  readonly message: string
  /** True: it may pass by itself. False: somebody has to do something. Null: it is as it is, and not tried again. */
  readonly retryable: boolean | null
  /** How long the destination asks to be left alone. */
  readonly waitSeconds?: number | null
  /** False where nobody has to be told. */
  readonly tell?: boolean
}

export type Outcome =
  /** `supersedes`: what the certificate replaces can be taken away now. */
  | {
      readonly kind: 'PUT'
      readonly location: string
      /** What it is called there. */
      readonly placeName: string
      readonly fingerprint: string
      readonly supersedes: boolean
    }
  | { readonly kind: 'TAKEN' }
  /** `until`: when it is looked at again, where that is not as usual. */
  | { readonly kind: 'WAITING'; readonly because: string; readonly until?: Date }
  | Failure

/** So often it may pass by itself before it counts as failed; it is tried further on nevertheless. */
const PATIENCE = 5
const FIRST_DELAY = 10 * SECOND

/** @param report told of what nobody should have thrown */
export function failureOf(error: unknown, report: (error: unknown) => void): Failure {
  if (error instanceof PluginError) {
    return { ...failed(error.message, error.retryable), waitSeconds: error.retryAfterSeconds }
  }
  if (error instanceof DomainError || error instanceof DomainErrors) return failed(error.message, false)
  if (error instanceof RequestError) return failed(error.message, error.code === 'AUDIT_UNAVAILABLE')
  report(error)
  return failed('an internal error; the log has it', true)
}

function failed(message: string, retryable: boolean): Failure {
  return { kind: 'FAILED', message, retryable }
}

export function settlesAsFailed({ retryable }: Pick<Failure, 'retryable'>, attempts: number): boolean {
  return retryable !== true || attempts >= PATIENCE
}

/**
 * Growing from ten seconds to an hour for what may pass by itself, from an hour to a day for what somebody has to mend:
 * for ever, so that recovery needs no hand; and no sooner than the destination asks for, up to a day. Null for what time does not change.
 * @param attempts made so far, at least 1
 */
export function nextAttemptAfter(
  { retryable, waitSeconds }: Pick<Failure, 'retryable' | 'waitSeconds'>,
  attempts: number,
  now: Date,
): Date | null {
  if (retryable === null) return null
  const [first, longest] = retryable ? [FIRST_DELAY, HOUR] : [HOUR, DAY]
  const delay = Math.min(first * 2 ** Math.min(attempts - 1, 20), longest)
  return new Date(now.getTime() + Math.max(delay, Math.min((waitSeconds ?? 0) * SECOND, DAY)))
}
