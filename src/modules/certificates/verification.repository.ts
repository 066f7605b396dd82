// What asking after revocations goes by, and what it leaves behind.
import { sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { kysely } from '../../database/sql.ts'

export interface VerificationFacts {
  readonly id: string
  readonly name: string
  readonly body: Uint8Array
  /** PEM, the issuer first. */
  readonly chain: string | null
  readonly notAfter: Date
  /** By the record of this installation; a hold of a CA elsewhere does not count, as it may have ended. */
  readonly revokedAt: Date | null
  /**
   * Whether an authority that signs here issued it, which a copy uploaded without naming the authority does not say itself. What
   * a CA elsewhere issued for an authority of ours is revoked there.
   */
  readonly issuedHere: boolean
}

/** Null when there is no such certificate. */
export async function findVerificationFacts(em: Em, id: string): Promise<VerificationFacts | null> {
  const row = await kysely(em)
    .selectFrom('certificates as this')
    .leftJoin('certificate_chains as chain', 'chain.id', 'this.chain_id')
    .where('this.id', '=', id)
    .where('this.deleted_at', 'is', null)
    .select(['this.name', 'this.body', 'this.not_after', 'this.revoked_at', 'chain.pem'])
    .select(
      sql<boolean>`exists (select from certificates as same
        join authority_keys on authority_keys.authority_id = same.authority_id
        where same.fingerprint = this.fingerprint)`.as('issued_here'),
    )
    .select(sql<boolean>`exists (${heldElsewhere('this')})`.as('held_elsewhere'))
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    id,
    name: row.name,
    body: new Uint8Array(row.body),
    chain: row.pem,
    notAfter: new Date(row.not_after),
    revokedAt: row.revoked_at === null || row.held_elsewhere ? null : new Date(row.revoked_at),
    issuedHere: row.issued_here,
  }
}

function heldElsewhere(certificate: string) {
  const of = (column: string) => sql.ref(`${certificate}.${column}`)
  return sql`select from revocations join certificates as held on held.id = revocations.certificate_id
    where revocations.issuer_hash = ${of('issuer_hash')} and revocations.serial_number = ${of('serial_number')}
      and held.fingerprint = ${of('fingerprint')}
      and revocations.authority_id is null and revocations.reason = 'CERTIFICATE_HOLD'`
}

/** Valid, issued elsewhere, by somebody else than itself, and without a plan. */
const unplanned = (now: Date) => sql`from certificates
  left join verification_plans as plan on plan.certificate_id = certificates.id
  where plan.certificate_id is null and certificates.deleted_at is null and not certificates.self_signed
    and certificates.not_after > ${now}::timestamptz and certificates.revoked_at is null
    and (certificates.authority_id is null
      or not exists (select from authority_keys where authority_keys.authority_id = certificates.authority_id))`

/** Of certificates planned for the first time in one statement. */
const PLANNED_AT_ONCE = 5000

/** Has what has no plan yet asked about now; of very many, the first thousands. */
export async function planVerifications(em: Em, now: Date): Promise<void> {
  await sql`insert into verification_plans (certificate_id, due_at, failures)
    select certificates.id, ${now}::timestamptz, 0 ${unplanned(now)}
    limit ${PLANNED_AT_ONCE} on conflict (certificate_id) do nothing`.execute(kysely(em))
}

export interface DueVerification {
  readonly certificateId: string
  readonly failures: number
}

/** Takes what is due for somebody who will be done before `until`; nobody else gets it meanwhile. Due longest first. */
export async function claimVerifications(
  em: Em,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<DueVerification[]> {
  const { rows } = await sql<{ certificate_id: string; failures: number }>`
    with due as (
      select certificate_id from verification_plans where due_at <= ${now}
      order by due_at limit ${limit} for update skip locked
    )
    update verification_plans set due_at = ${until} from due
    where verification_plans.certificate_id = due.certificate_id
    returning verification_plans.certificate_id, verification_plans.failures`.execute(kysely(em))
  return rows.map((row) => ({ certificateId: row.certificate_id, failures: row.failures }))
}

/** Ids of certificates that are due, without taking them. */
export async function dueVerifications(em: Em, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    (select certificate_id as id from verification_plans where due_at <= ${now} order by due_at limit ${limit})
    union all (select certificates.id ${unplanned(now)} limit ${limit})`.execute(kysely(em))
  return rows.map((row) => row.id).slice(0, limit)
}

/** @param next null: it is not asked about any more */
export async function replanVerification(
  em: Em,
  certificateId: string,
  next: { dueAt: Date; failures: number } | null,
): Promise<void> {
  const db = kysely(em)
  const its = sql<SqlBool>`certificate_id = ${certificateId}`
  if (next === null) {
    await db.deleteFrom('verification_plans').where(its).execute()
    return
  }
  await db.updateTable('verification_plans').set({ due_at: next.dueAt, failures: next.failures }).where(its).execute()
}
