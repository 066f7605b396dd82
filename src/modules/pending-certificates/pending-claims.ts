// Who works on an order, for how long that is believed, and what came of a step: each a conditional statement, so that two
// workers, or one that was thought dead, never both have their way.
import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import type { Em } from '../../database/connection.ts'
import { isFree, kysely } from '../../database/sql.ts'
import type { OrderState } from '../../plugins/issuers/index.ts'
import type { CaAnswer, PendingState } from './pending-certificate.entity.ts'

/** Longer than an attempt may take; after that its worker counts as gone. */
const LEASE_MILLISECONDS = 90_000

export interface Claim {
  readonly id: string
  readonly token: string
  /** Whether a worker before us did not come back: what it asked the CA for, nobody knows. */
  readonly takenOver: boolean
}

/** Takes an order that is due, a worker that was lost counting as a failure; null when it is not, is over, or is being worked on. */
export async function claimPending(em: Em, id: string, now: Date): Promise<Claim | null> {
  const token = randomUUID()
  const { rows } = await sql<{ taken_over: boolean }>`
    with due as (
      select id, lease_token is not null as taken_over from pending_certificates
      where id = ${id} and state = 'PENDING' and next_attempt_at <= ${now}
        and (lease_until is null or lease_until <= ${now})
      for update skip locked
    )
    update pending_certificates set
      lease_token = ${token}, lease_until = ${new Date(now.getTime() + LEASE_MILLISECONDS)}, last_attempt_at = ${now},
      attempts = attempts + 1, failures = failures + due.taken_over::int, updated_at = ${now}
    from due where pending_certificates.id = due.id returning due.taken_over`.execute(kysely(em))
  const [row] = rows
  return row === undefined ? null : { id, token, takenOver: Boolean(row.taken_over) }
}

export interface Progress {
  readonly orderState: OrderState | null
  readonly answer: CaAnswer | null
  readonly detail: string | null
  readonly lastError: string | null
  readonly failures: number
  readonly nextAttemptAt: Date
}

/** Notes where an order stands and lets go of it. False when it is not ours any more. */
export async function recordProgress(em: Em, claim: Claim, progress: Partial<Progress>, now: Date): Promise<boolean> {
  const { orderState, answer, detail, lastError, failures, nextAttemptAt } = progress
  return held(
    kysely(em)
      .updateTable('pending_certificates')
      .set({
        ...(orderState !== undefined && { order_state: json(orderState) }),
        ...(answer !== undefined && { answer: json(answer) }),
        ...(detail !== undefined && { detail }),
        ...(lastError !== undefined && { last_error: lastError }),
        ...(failures !== undefined && { failures }),
        ...(nextAttemptAt !== undefined && {
          // Who wants it cancelled does not wait for the CA's pause.
          next_attempt_at: sql<Date>`case when cancel_requested_at is null then ${nextAttemptAt}::timestamptz else ${now}::timestamptz end`,
          lease_token: null,
          lease_until: null,
        }),
        updated_at: now,
      })
      .where('id', '=', claim.id)
      .where('state', '=', 'PENDING')
      .where('lease_token', '=', claim.token)
      .returning('id')
      .executeTakeFirst(),
  )
}

/** Ends an order. False when it is not ours any more. */
export async function finishPending(
  em: Em,
  claim: Claim,
  end: {
    readonly state: Exclude<PendingState, 'PENDING'>
    readonly lastError?: string | null
    readonly externalId?: string | null
  },
  now: Date,
): Promise<boolean> {
  return held(
    kysely(em)
      .updateTable('pending_certificates')
      .set({ ...ending(end.state, now), ...(end.externalId !== undefined && { external_id: end.externalId }) })
      .set({ last_error: end.lastError ?? null })
      .where('id', '=', claim.id)
      .where('state', '=', 'PENDING')
      .where('lease_token', '=', claim.token)
      .returning('id')
      .executeTakeFirst(),
  )
}

/** The columns of an order that is over. Its key is forgotten unless it may be wanted again. */
export function ending(state: Exclude<PendingState, 'PENDING'>, now: Date) {
  return {
    state,
    next_attempt_at: null,
    lease_token: null,
    lease_until: null,
    detail: null,
    finished_at: now,
    updated_at: now,
    version: sql<number>`version + 1`,
    ...(state !== 'FAILED' && { sealed: null, key_id: null, answer: null }),
  }
}

export async function linkCertificate(em: Em, id: string, certificateId: string): Promise<void> {
  await kysely(em)
    .updateTable('pending_certificates')
    .set({ certificate_id: certificateId })
    .where('id', '=', id)
    .execute()
}

/** Ids of orders whose next step is due and that nobody works on, the longest waiting first. */
export async function duePending(em: Em, now: Date, limit: number): Promise<string[]> {
  const rows = await kysely(em)
    .selectFrom('pending_certificates')
    .select('id')
    .where('state', '=', 'PENDING')
    .where('next_attempt_at', '<=', now)
    .where(isFree('lease_until', now))
    .orderBy('next_attempt_at')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

async function held(statement: Promise<{ id: string } | undefined>): Promise<boolean> {
  return (await statement) !== undefined
}

/** As a parameter it would be text; this makes it JSON on both databases. */
function json<T>(value: T) {
  return sql<NonNullable<T>>`${value === null ? null : JSON.stringify(value)}::jsonb`
}
