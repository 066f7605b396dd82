// Revocations that a CA elsewhere has to hear of: what is known of that, and who is at it.
import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import type { Em } from '../../database/connection.ts'
import { byKey } from '../../database/scope.ts'
import { isFree, kysely } from '../../database/sql.ts'
import { RemoteRevocation, type RemoteRevocationState } from './remote-revocation.entity.ts'

/** Longer than an attempt may take; after that its worker counts as gone. */
const LEASE_MILLISECONDS = 90_000

export const remoteRevocationById = byKey<RemoteRevocation>(
  (em, ids) => em.find(RemoteRevocation, { revocationId: { $in: [...ids] } }),
  (row) => row.revocationId,
)

/** Takes one that is due; null when it is not, is over, or somebody is at it. */
export async function claimRevocation(
  em: Em,
  revocationId: string,
  now: Date,
): Promise<{ token: string; attempts: number } | null> {
  const token = randomUUID()
  const { rows } = await sql<{ attempts: number }>`
    with due as (
      select revocation_id from remote_revocations
      where revocation_id = ${revocationId} and state = 'PENDING' and next_attempt_at <= ${now}
        and (lease_until is null or lease_until <= ${now})
      for update skip locked
    )
    update remote_revocations set
      lease_token = ${token}, lease_until = ${new Date(now.getTime() + LEASE_MILLISECONDS)},
      last_attempt_at = ${now}, attempts = attempts + 1, updated_at = ${now}
    from due where remote_revocations.revocation_id = due.revocation_id
    returning remote_revocations.attempts`.execute(kysely(em))
  const [row] = rows
  return row === undefined ? null : { token, attempts: Number(row.attempts) }
}

/** What came of an attempt; without effect when the claim was lost. `nextAttemptAt` null: it is over. */
export async function recordTelling(
  em: Em,
  revocationId: string,
  token: string,
  end: {
    readonly state: RemoteRevocationState
    readonly lastError: string | null
    readonly nextAttemptAt: Date | null
  },
  now: Date,
): Promise<void> {
  await kysely(em)
    .updateTable('remote_revocations')
    .set({ state: end.state, last_error: end.lastError, next_attempt_at: end.nextAttemptAt, updated_at: now })
    .set({ lease_token: null, lease_until: null, ...(end.state === 'DONE' && { told_at: now }) })
    .where('revocation_id', '=', revocationId)
    .where('lease_token', '=', token)
    .execute()
}

export async function dueRevocations(em: Em, now: Date, limit: number): Promise<string[]> {
  const rows = await kysely(em)
    .selectFrom('remote_revocations')
    .select('revocation_id')
    .where('state', '=', 'PENDING')
    .where('next_attempt_at', '<=', now)
    .where(isFree('lease_until', now))
    .orderBy('next_attempt_at')
    .limit(limit)
    .execute()
  return rows.map((row) => row.revocation_id)
}

/** What the CA is told. */
export async function findToldCertificate(em: Em, revocationId: string) {
  return kysely(em)
    .selectFrom('revocations')
    .innerJoin('remote_revocations', 'remote_revocations.revocation_id', 'revocations.id')
    .innerJoin('certificates', (join) => join.on('certificates.id', '=', sql.ref<string>('revocations.certificate_id')))
    .leftJoin('certificate_chains', 'certificate_chains.id', 'certificates.chain_id')
    .where('revocations.id', '=', revocationId)
    .select(['certificates.id', 'certificates.name', 'certificates.body', 'certificates.external_id'])
    .select(['certificate_chains.pem as chain', 'revocations.reason', 'remote_revocations.authority_id'])
    .executeTakeFirst()
}
