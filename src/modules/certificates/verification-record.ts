// Keeps the answer to whether a certificate was revoked, and does what follows when a CA elsewhere revoked it.
import type { Em } from '../../database/connection.ts'
import { lockFor } from '../../database/locks.ts'
import type { Scope } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { uuidv7 } from '../../database/uuid.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { recordAudit } from '../audit/index.ts'
import { reviveDeployments } from '../destinations/index.ts'
import { issuerSerialLock } from '../inventory/index.ts'
import type { NoticeQueue } from '../notices/index.ts'
import { Certificate } from './certificate.entity.ts'
import { Revocation } from './revocation.entity.ts'
import type { VerificationResult } from './verification.ts'

/** Certificates name the addresses that failed; the answer stays a sentence or two. */
const MAX_DETAIL = 1000

export class VerificationRecord {
  readonly #notices: NoticeQueue
  readonly #jobs: JobQueue

  constructor(notices: NoticeQueue, jobs: JobQueue) {
    this.#notices = notices
    this.#jobs = jobs
  }

  /**
   * Stores the answer with the certificate, in the transaction of `em`. A revocation that was not known sets the state of every
   * row of the certificate, ends its renewal and tells whom it concerns; a hold that has ended makes it valid again. Asking is an
   * observation: the answer alone leaves `version` and `updatedAt` as they are.
   * @returns the row; null when it is gone
   */
  async store(em: Em, scope: Scope, id: string, result: VerificationResult): Promise<Certificate | null> {
    const rows = await lockedCopies(em, id)
    const certificate = rows.find((row) => row.id === id && row.deletedAt == null)
    if (certificate === undefined) return null
    await kysely(em)
      .updateTable('certificates')
      .set({
        verification_status: result.status,
        verification_method: result.method,
        verification_checked_at: scope.now(),
        verification_detail: plain(result.detail),
      })
      .where('id', '=', id)
      .execute()
    if (result.status === 'REVOKED' && result.revocation !== null) await this.#revoked(em, scope, rows, result)
    if (result.status === 'GOOD' && result.method !== null) await this.#good(em, scope, rows, result)
    return certificate
  }

  async #revoked(em: Em, scope: Scope, rows: readonly Certificate[], result: VerificationResult): Promise<void> {
    const { revocation } = result
    const [original] = rows
    if (revocation === null || original === undefined) return
    const held = await holdElsewhere(em, rows)
    if (held !== null && revocation.reason === 'CERTIFICATE_HOLD') return
    // A hold became a revocation for good: the record says so, and everybody knows of it as of a new one.
    if (held === null && rows.every((row) => row.revokedAt != null)) return
    const now = scope.now()
    const revokedAt = revocation.revokedAt < now ? revocation.revokedAt : now
    if (held === null) em.persist(em.create(Revocation, newRevocation(original, { ...revocation, revokedAt }, now)))
    else Object.assign(held, { reason: revocation.reason, revokedAt })
    const told = revocation.reason.toLowerCase().replaceAll('_', ' ')
    for (const row of rows) {
      const event = { type: 'REVOKED', certificateId: row.id, occasion: revokedAt.toISOString() } as const
      await this.#notices.raise(em, { ...event, details: { reason: `${told}, by the CA that issued it` } })
    }
    for (const row of rows) {
      row.revokedAt = revokedAt
      row.updatedAt = now
      // As with revokeCertificate.
      if (revocation.reason !== 'CERTIFICATE_HOLD') {
        row.rotation = false
        row.notify = false
      }
      this.#audit(em, scope, 'certificate.found-revoked', row, result)
    }
    await em.flush()
  }

  async #good(em: Em, scope: Scope, rows: readonly Certificate[], result: VerificationResult): Promise<void> {
    const held = await holdElsewhere(em, rows)
    if (held === null) return
    em.remove(held)
    for (const row of rows) {
      row.revokedAt = null
      row.updatedAt = scope.now()
      this.#audit(em, scope, 'certificate.found-off-hold', row, result)
    }
    await em.flush()
    const ids = rows.map((row) => row.id)
    await reviveDeployments(em, this.#jobs, ids, scope.now())
  }

  #audit(
    em: Em,
    scope: Scope,
    action: string,
    row: Certificate,
    { method, detail, revocation }: VerificationResult,
  ): void {
    recordAudit(em, scope, {
      action,
      target: { type: 'Certificate', id: row.id },
      because: 'the CA that issued it says so',
      details: { name: row.name, serialNumber: row.serialNumber, method, detail: plain(detail), ...revocation },
    })
  }
}

/** Every row of the very certificate, under the lock that uploads of a copy and revocations wait for. */
async function lockedCopies(em: Em, id: string): Promise<Certificate[]> {
  const wanted = await kysely(em)
    .selectFrom('certificates')
    .select(['issuer_hash', 'serial_number', 'fingerprint'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (wanted === undefined) return []
  await lockFor(em, issuerSerialLock(wanted.issuer_hash, wanted.serial_number))
  const where = { fingerprint: wanted.fingerprint, serialNumber: wanted.serial_number, issuerHash: wanted.issuer_hash }
  return em.find(Certificate, where, { refresh: true, orderBy: { createdAt: 'asc' } })
}

/** The hold that a CA elsewhere put on one of these; null when there is none. */
function holdElsewhere(em: Em, rows: readonly Certificate[]): Promise<Revocation | null> {
  const certificate = { $in: rows.map((row) => row.id) }
  return em.findOne(Revocation, { certificate, authority: null, reason: 'CERTIFICATE_HOLD' }, { refresh: true })
}

function newRevocation(
  certificate: Certificate,
  { reason, revokedAt }: NonNullable<VerificationResult['revocation']>,
  now: Date,
) {
  const { issuerHash, serialNumber } = certificate
  const facts = { certificate, issuerHash, serialNumber, reason, revokedAt }
  return { id: uuidv7(now), ...facts, authority: null, comment: null, revokedBy: null }
}

/** Texts of others in a form that can be stored and shown. */
export function plain(detail: string): string {
  return detail
    .replaceAll(/\p{Cc}+/gu, ' ')
    .slice(0, MAX_DETAIL)
    .toWellFormed()
}
