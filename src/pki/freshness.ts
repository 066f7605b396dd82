// How old a statement about revocation may be, for OCSP and revocation lists alike.

import { DAY, MINUTE } from '../time-units.ts'

/** How far ahead the clock of others may be, in milliseconds. */
export const MAX_CLOCK_SKEW = 5 * MINUTE

/** Where a statement does not say when the next one comes. */
const MAX_AGE_DAYS = 7

/** Why the statement does not hold at `now`, as the rest of a sentence; null when it does. */
export function staleness(
  { thisUpdate, nextUpdate }: { readonly thisUpdate: Date; readonly nextUpdate: Date | null },
  now: Date,
): string | null {
  if (thisUpdate.getTime() > now.getTime() + MAX_CLOCK_SKEW) return `is of the future (${thisUpdate.toISOString()})`
  if (nextUpdate !== null) return nextUpdate < now ? `is out of date since ${nextUpdate.toISOString()}` : null
  return now.getTime() - thisUpdate.getTime() > MAX_AGE_DAYS * DAY ? `is older than ${MAX_AGE_DAYS} days` : null
}
