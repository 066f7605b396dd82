// revokeCertificate: from the commit on, its state is REVOKED for everybody.
import type { Em } from '../../database/connection.ts'
import { lockFor } from '../../database/locks.ts'
import type { Scope } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { DomainError, RequestError } from '../../errors.ts'
import { recordAudit } from '../audit/index.ts'
import { issuerSerialLock } from '../inventory/index.ts'
import { normalizeDescription } from '../owner.ts'
import { User } from '../users/user.entity.ts'
import { requireChange, verdictOn } from './certificate.authorisation.ts'
import { Certificate } from './certificate.entity.ts'
import { rowsOfSameSerial } from './certificate.repository.ts'
import { Revocation, type RevocationReason } from './revocation.entity.ts'

export interface RevocationRequest {
  readonly id: string
  readonly reason: RevocationReason
  readonly comment: string | null
}

export class CertificateRevocationService {
  /**
   * Revokes by the authority that issued it. What is revoked is an issuer and a serial number, so every row that holds the
   * certificate is marked, and the caller needs the right on each: whoever uploads a copy of somebody's certificate must not
   * revoke theirs with it (GHSA-pxmc-2ffp-8j67).
   * @throws DomainError ALREADY_REVOKED, or UNSUPPORTED for what was issued elsewhere; RequestError for rights
   */
  async revoke(scope: Scope, request: RevocationRequest): Promise<string> {
    const because = await requireChange(scope, request.id, 'certificate:revoke')
    const comment = normalizeDescription(request.comment, ['comment'])
    await requireEveryCopy(scope, await rowsOfSameSerial(scope.em, request.id))
    await scope.em.transactional(async (em) => {
      const now = scope.now()
      const rows = await lockedRows(em, request.id)
      const certificate = rows.find((row) => row.id === request.id)
      if (certificate === undefined) throw new RequestError('NOT_FOUND', 'There is no certificate with this id.')
      if (certificate.revokedAt != null) {
        throw new DomainError('ALREADY_REVOKED', `it was revoked at ${certificate.revokedAt.toISOString()}`, ['id'])
      }
      const authority = rows.find((row) => row.authority != null)?.authority
      if (authority == null) {
        const message = 'it was not issued by an authority of this installation; revoke it at the CA that issued it'
        throw new DomainError('UNSUPPORTED', message, ['id'])
      }
      const { actor } = scope
      em.persist(
        em.create(Revocation, {
          id: uuidv7(now),
          certificate,
          authority,
          issuerHash: certificate.issuerHash,
          serialNumber: certificate.serialNumber,
          reason: request.reason,
          revokedAt: now,
          comment,
          revokedBy: actor.kind === 'user' ? em.getReference(User, actor.userId, { wrapped: true }) : null,
        }),
      )
      for (const row of rows) {
        row.revokedAt = now
        // What is revoked is neither renewed nor warned about.
        row.rotation = false
        row.notify = false
        row.updatedAt = now
        recordAudit(em, scope, {
          action: 'certificate.revoke',
          target: { type: 'Certificate', id: row.id },
          because,
          details: { name: row.name, serialNumber: row.serialNumber, reason: request.reason },
        })
      }
      await em.flush()
    })
    scope.forget()
    return request.id
  }
}

async function requireEveryCopy(scope: Scope, rows: readonly { id: string; deleted: boolean }[]): Promise<void> {
  for (const row of rows.filter(({ deleted }) => !deleted)) {
    const verdict = await verdictOn(scope, row.id, 'certificate:revoke')
    if (verdict === null || verdict.allowed) continue
    const message = 'The same certificate is stored for others as well, and revoking it would revoke theirs.'
    throw new RequestError(verdict.code, message)
  }
}

/**
 * Every row of the certificate's issuer and serial number, under the lock that uploads of a copy wait for.
 * A copy that came between the check of rights and the lock was made by somebody with rights on the first one.
 */
async function lockedRows(em: Em, id: string): Promise<Certificate[]> {
  const { issuer_hash, serial_number } = await kysely(em)
    .selectFrom('certificates')
    .select(['issuer_hash', 'serial_number'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await lockFor(em, issuerSerialLock(issuer_hash, serial_number))
  const where = { issuerHash: issuer_hash, serialNumber: serial_number }
  return em.find(Certificate, where, { refresh: true, orderBy: { createdAt: 'asc' } })
}
