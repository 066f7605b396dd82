// Says anew what is meant of a deployment.
import { sql } from 'kysely'

/** Columns of a deployment that is meant otherwise from now on: counted anew, and due at once. */
export function meaning(state: 'PENDING' | 'REMOVING', now: Date) {
  return {
    desired: state === 'PENDING',
    revision: sql<number>`revision + 1`,
    state,
    attempts: 0,
    last_error: null,
    next_attempt_at: now,
    updated_at: now,
  }
}
