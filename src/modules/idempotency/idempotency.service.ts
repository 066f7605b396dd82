// One answer for one idempotency key: also when two requests race, and when the first one dies half-way.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { DomainError, RequestError } from '../../errors.ts'
import { MINUTE } from '../../time-units.ts'

/** How long a request may work on a key before another may take it over. */
const LEASE_MILLISECONDS = MINUTE
const POLL_MILLISECONDS = 40
const MAX_KEY_LENGTH = 255

export interface IdempotentRequest {
  readonly operation: string
  readonly key: string | null | undefined
  /** The input as given; anything JSON can hold. */
  readonly body: unknown
}

/** Stores the answer in the transaction that makes it: `complete(em, id)`. Without a key it does nothing. */
export type Complete = (em: Em, resultId: string) => Promise<void>

export interface Claim {
  readonly actorId: string
  readonly operation: string
  readonly key: string
}

/**
 * Runs `work` unless the key was used before by this caller for this operation: then the first answer's id is returned.
 * `work` must call `complete` inside the transaction that stores its result. A failed `work` frees the key.
 * @throws DomainError IDEMPOTENCY_KEY_REUSED when the key came with another input before
 * @throws RequestError UNAVAILABLE when the first request is still at work after its lease
 */
export async function idempotently(
  scope: Scope,
  request: IdempotentRequest,
  work: (complete: Complete) => Promise<string>,
): Promise<string> {
  if (request.key == null) return work(async () => {})
  const claim = claimOf(scope, request.operation, request.key)
  const bodyHash = hashOf(request.body)
  const earlier = await claimOrWait(scope, claim, bodyHash)
  if (earlier !== null) return earlier
  try {
    return await work((em, resultId) => completeClaim(em, claim, resultId))
  } catch (error) {
    await release(scope, claim).catch(() => {
      // The database is gone as well: the lease frees the key.
    })
    throw error
  }
}

/**
 * Forgets keys older than `before`, at most some thousands at a time; one that is still at work is kept.
 * @returns how many were forgotten
 */
export async function forgetIdempotencyKeys(em: Em, before: Date): Promise<number> {
  const { rows } = await sql<{ key: string }>`
    delete from idempotency_keys where (actor_id, operation, key) in (
      select actor_id, operation, key from idempotency_keys
      where created_at < ${before} and (result_id is not null or lease_until < ${before}) limit 5000
    ) returning key`.execute(kysely(em))
  return rows.length
}

function claimOf(scope: Scope, operation: string, key: string): Claim {
  if (key.length === 0 || key.length > MAX_KEY_LENGTH || key.includes('\0') || !key.isWellFormed()) {
    throw new DomainError('INVALID', `expected 1 to ${MAX_KEY_LENGTH} characters`, ['idempotencyKey'])
  }
  const { actor } = scope
  return { actorId: actor.kind === 'user' ? actor.userId : actor.kind, operation, key }
}

/** SHA-256 over the input with sorted object keys, so that the order of fields does not matter. */
function hashOf(body: unknown): string {
  return createHash('sha256').update(canonicalJson(body)).digest('hex')
}

function canonicalJson(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).filter(([, each]) => each !== undefined)
  fields.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`).join(',')}}`
}

/** Null when the key is ours now, else the id of the first answer. */
async function claimOrWait(scope: Scope, claim: Claim, bodyHash: string): Promise<string | null> {
  const giveUpAt = scope.now().getTime() + LEASE_MILLISECONDS
  for (;;) {
    const now = scope.now()
    if (await insertClaim(scope, claim, bodyHash, now)) return null
    const existing = await findClaim(scope, claim)
    if (existing === undefined) continue
    if (existing.body_hash !== bodyHash) {
      throw new DomainError('IDEMPOTENCY_KEY_REUSED', 'this key was used before with another input', ['idempotencyKey'])
    }
    if (existing.result_id !== null) return existing.result_id
    // Text on some drivers, which compares with no date.
    if (new Date(existing.lease_until) <= now && (await takeOver(scope, claim, existing.lease_until, now))) return null
    if (now.getTime() > giveUpAt) {
      throw new RequestError('UNAVAILABLE', 'The first request with this idempotency key is still at work.')
    }
    await sleep(POLL_MILLISECONDS)
  }
}

async function insertClaim(scope: Scope, claim: Claim, bodyHash: string, now: Date): Promise<boolean> {
  const inserted = await kysely(scope.em)
    .insertInto('idempotency_keys')
    .values({
      actor_id: claim.actorId,
      operation: claim.operation,
      key: claim.key,
      body_hash: bodyHash,
      result_id: null,
      created_at: now,
      lease_until: new Date(now.getTime() + LEASE_MILLISECONDS),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  return inserted !== undefined
}

function findClaim(scope: Scope, claim: Claim) {
  return kysely(scope.em)
    .selectFrom('idempotency_keys')
    .select(['body_hash', 'result_id', 'lease_until'])
    .where('actor_id', '=', claim.actorId)
    .where('operation', '=', claim.operation)
    .where('key', '=', claim.key)
    .executeTakeFirst()
}

async function takeOver(scope: Scope, claim: Claim, leaseUntil: Date, now: Date): Promise<boolean> {
  const taken = await kysely(scope.em)
    .updateTable('idempotency_keys')
    .set({ lease_until: new Date(now.getTime() + LEASE_MILLISECONDS) })
    .where('actor_id', '=', claim.actorId)
    .where('operation', '=', claim.operation)
    .where('key', '=', claim.key)
    .where('result_id', 'is', null)
    .where('lease_until', '=', leaseUntil)
    .returning('key')
    .executeTakeFirst()
  return taken !== undefined
}

async function completeClaim(em: Em, claim: Claim, resultId: string): Promise<void> {
  await kysely(em)
    .updateTable('idempotency_keys')
    .set({ result_id: resultId })
    .where('actor_id', '=', claim.actorId)
    .where('operation', '=', claim.operation)
    .where('key', '=', claim.key)
    .execute()
}

async function release(scope: Scope, claim: Claim): Promise<void> {
  await kysely(scope.em)
    .deleteFrom('idempotency_keys')
    .where('actor_id', '=', claim.actorId)
    .where('operation', '=', claim.operation)
    .where('key', '=', claim.key)
    .where('result_id', 'is', null)
    .execute()
}
