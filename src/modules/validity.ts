// From when to when a certificate is to be valid, of an authority's or anybody's.

import { DomainError } from '../errors.ts'
import { wholeSeconds } from '../pki/times.ts'

const MAX_DAYS = 36_500

export interface WantedValidity {
  readonly validityStart: Date | null
  readonly validityEnd: Date | null
  readonly validityDays: number | null
}

/** What holds where nothing was asked for. */
export interface UsualValidity {
  readonly now: Date
  readonly days: number
  /** Milliseconds from start to end that days stand for. */
  readonly spanOf: (days: number) => number
  /** Milliseconds from start to end at most; only the default is made to keep to it. */
  readonly longestSpan?: number
  /** When those that sign it end; only the default is made to keep to them. */
  readonly issuersEnd: readonly Date[]
}

/**
 * In whole seconds. Whether what was asked for may be had is for the caller to judge.
 * @throws DomainError for days that are too few or too many, or given beside an end
 */
export function validityOf(wanted: WantedValidity, usual: UsualValidity): { notBefore: Date; notAfter: Date } {
  const { validityEnd, validityDays } = wanted
  if (validityEnd !== null && validityDays !== null) {
    throw new DomainError('INVALID', 'give validityEnd or validityDays, not both', ['validityDays'])
  }
  if (validityDays !== null && (validityDays < 1 || validityDays > MAX_DAYS)) {
    throw new DomainError('OUT_OF_RANGE', `expected 1 to ${MAX_DAYS} days, found ${validityDays}`, ['validityDays'])
  }
  const notBefore = wholeSeconds(wanted.validityStart ?? usual.now)
  if (validityEnd !== null) return { notBefore, notAfter: wholeSeconds(validityEnd) }
  const start = notBefore.getTime()
  if (validityDays !== null) return { notBefore, notAfter: new Date(start + usual.spanOf(validityDays)) }
  // Nobody asked for the default, so it may shrink to what is allowed and what the issuers can give.
  const span = Math.min(usual.spanOf(usual.days), usual.longestSpan ?? Infinity)
  const end = Math.min(start + span, ...usual.issuersEnd.map((each) => each.getTime()))
  return { notBefore, notAfter: new Date(end) }
}
