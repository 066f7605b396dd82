import type { EgressAnswer } from './egress.ts'

const LONGEST_WAIT = 86_400

/** How many seconds a server asks to wait, as seconds or a date (RFC 9110 section 10.2.3); a day at most, null where it does not. */
export function retryAfterSeconds({ headers }: Pick<EgressAnswer, 'headers'>, now: Date): number | null {
  const value = String(headers['retry-after'] ?? '').trim()
  if (value === '') return null
  const seconds = /^\d+$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - now.getTime()) / 1000)
  return Number.isNaN(seconds) ? null : Math.min(Math.max(seconds, 0), LONGEST_WAIT)
}
