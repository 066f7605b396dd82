// revokeCertificate: from the commit on, its state is REVOKED for everybody. removeCertificateHold takes a hold back.
import type { Em } from '../../database/connection.ts'
import { lockFor } from '../../database/locks.ts'
import type { Scope } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { DomainError, RequestError } from '../../errors.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { recordAudit } from '../audit/index.ts'
import { reviveDeployments } from '../destinations/index.ts'
import { issuerSerialLock } from '../inventory/index.ts'
import { recordCompromise } from '../keys/index.ts'
import type { NoticeQueue } from '../notices/index.ts'
import { normalizeDescription } from '../owner.ts'
import { User } from '../users/user.entity.ts'
import { requireChange, verdictOn } from './certificate.authorisation.ts'
import { Certificate } from './certificate.entity.ts'
import { originalOf } from './certificate.repository.ts'
import type { RemoteRevocationService } from './remote-revocation.service.ts'
import { Revocation, type RevocationReason } from './revocation.entity.ts'

/** So many places are named to who would revoke what is served there. */
const NAMED_ENDPOINTS = 5

export interface RevocationRequest {
  readonly id: string
  readonly reason: RevocationReason
  readonly comment: string | null
  /** Revoke it although endpoints serve it, and mark it here even where its CA cannot be told. */
  readonly force: boolean
  /** Who has seen by itself that its successor is served need not wait for the next sync of the endpoints. Default: refused. */
  readonly whileServed?: boolean
}

export interface HoldRemoval {
  readonly id: string
  readonly comment: string | null
}

interface RecordedRevocation {
  readonly certificate: Certificate
  readonly authority: NonNullable<Certificate['authority']>
  readonly reason: RevocationRequest['reason']
  readonly comment: string | null
  readonly revokedAt: Date
}

export class CertificateRevocationService {
  readonly #notices: NoticeQueue
  readonly #remote: RemoteRevocationService
  readonly #jobs: JobQueue

  constructor(notices: NoticeQueue, remote: RemoteRevocationService, jobs: JobQueue) {
    this.#notices = notices
    this.#remote = remote
    this.#jobs = jobs
  }

  /**
   * Revokes by the authority that issued it. What is revoked is an issuer and a serial number, so every row that holds the
   * certificate is marked, and the right on a copy is not enough: the caller needs it on the row that was there first
   * (GHSA-pxmc-2ffp-8j67). Copies give nobody a veto: keys get lost, and who owns the certificate must be able to revoke it.
   * What a CA elsewhere issued for an authority is revoked here at once, and there by a job; revoking once more what that CA
   * refused tells it again.
   * @throws DomainError ALREADY_REVOKED, UNSUPPORTED for what was issued elsewhere, or IN_USE while endpoints serve it and nobody
   * forces it; RequestError for rights
   */
  async revoke(scope: Scope, request: RevocationRequest): Promise<string> {
    const because = await requireChange(scope, request.id, 'certificate:revoke')
    const comment = normalizeDescription(request.comment, ['comment'])
    await requireOriginal(scope, request.id)
    await scope.em.transactional(async (em) => {
      // One instant for the list of revocations, the certificate and what is told of it.
      const now = scope.now()
      const rows = await lockedRows(em, request.id)
      const certificate = rows.find((row) => row.id === request.id)
      if (certificate === undefined) throw new RequestError('NOT_FOUND', 'There is no certificate with this id.')
      if (certificate.revokedAt != null) {
        if (await this.#tellAgain(em, scope, certificate, because)) return
        throw new DomainError('ALREADY_REVOKED', `it was revoked at ${certificate.revokedAt.toISOString()}`, ['id'])
      }
      const authority = rows.find((row) => row.authority != null)?.authority
      if (authority == null) {
        const message = 'it was not issued by an authority of this installation; revoke it at the CA that issued it'
        throw new DomainError('UNSUPPORTED', message, ['id'])
      }
      if (!request.force && request.whileServed !== true) await refuseServed(em, certificate.fingerprint)
      const { reason, force } = request
      const facts = { certificate, authority, reason, comment, revokedAt: now }
      const revocationId = await this.#record(em, scope, facts)
      await this.#remote.note(em, { revocationId, authorityId: authority.id }, force, now)
      if (reason === 'KEY_COMPROMISE') {
        const how = `the certificate ${certificate.name} was revoked for it`
        await recordCompromise(em, scope, certificate.publicKeyFingerprint, how)
      }
      await this.#mark(em, scope, rows, { reason, because, now })
      await em.flush()
    })
    scope.forget()
    return request.id
  }

  /** Returns the id of the revocation, which is what lists and OCSP answers are made of. */
  async #record(em: Em, scope: Scope, { certificate, ...facts }: RecordedRevocation): Promise<string> {
    const { actor } = scope
    const id = uuidv7(facts.revokedAt)
    const { issuerHash, serialNumber } = certificate
    const revokedBy = actor.kind === 'user' ? em.getReference(User, actor.userId, { wrapped: true }) : null
    em.persist(em.create(Revocation, { id, certificate, issuerHash, serialNumber, revokedBy, ...facts }))
    await em.flush()
    return id
  }

  /** Says of every row that holds the certificate that it is revoked, and tells whom it concerns. */
  async #mark(
    em: Em,
    scope: Scope,
    rows: readonly Certificate[],
    { reason, because, now }: { reason: RevocationRequest['reason']; because: string; now: Date },
  ): Promise<void> {
    const told = reason.toLowerCase().replaceAll('_', ' ')
    for (const row of rows) {
      const event = { type: 'REVOKED', certificateId: row.id, occasion: now.toISOString() } as const
      await this.#notices.raise(em, { ...event, details: { reason: told } })
    }
    for (const row of rows) {
      row.revokedAt = now
      // What is revoked is neither renewed nor warned about. A hold may end, and then things are as they were.
      if (reason !== 'CERTIFICATE_HOLD') {
        row.rotation = false
        row.notify = false
      }
      row.updatedAt = now
      recordAudit(em, scope, {
        action: 'certificate.revoke',
        target: { type: 'Certificate', id: row.id },
        because,
        details: { name: row.name, serialNumber: row.serialNumber, reason },
      })
    }
  }

  /** Tells a CA elsewhere once more that refused to hear of it; false when there is none. */
  async #tellAgain(em: Em, scope: Scope, certificate: Certificate, because: string): Promise<boolean> {
    const { id, name, issuerHash, serialNumber } = certificate
    const revocation = await em.findOne(Revocation, { issuerHash, serialNumber })
    if (revocation === null || !(await this.#remote.retry(em, revocation.id, scope.now()))) return false
    recordAudit(em, scope, {
      action: 'certificate.revoke',
      target: { type: 'Certificate', id },
      because,
      details: { name, serialNumber, again: true },
    })
    await em.flush()
    return true
  }

  /**
   * Ends a hold (RFC 5280 section 5.3.1: the certificate is "removed from hold"): it is valid again in every row that holds it,
   * as it was before, and not on the next list; what could not be deployed meanwhile is. Complete lists leave it out, as these do; a delta list would have to say
   * removeFromCRL of it until the next complete one.
   * @throws DomainError INVALID when it is not revoked, UNSUPPORTED for any other reason, which is for good, and for what was put
   * on hold elsewhere; RequestError for rights, which are those of {@link revoke}
   */
  async removeHold(scope: Scope, request: HoldRemoval): Promise<string> {
    const because = await requireChange(scope, request.id, 'certificate:revoke')
    const comment = normalizeDescription(request.comment, ['comment'])
    await requireOriginal(scope, request.id)
    await scope.em.transactional(async (em) => {
      const now = scope.now()
      const rows = await lockedRows(em, request.id)
      const certificate = rows.find((row) => row.id === request.id)
      if (certificate === undefined) throw new RequestError('NOT_FOUND', 'There is no certificate with this id.')
      const { issuerHash, serialNumber } = certificate
      const revocation = await em.findOne(Revocation, { issuerHash, serialNumber }, { refresh: true })
      refuseUnlessOnHold(revocation)
      if (revocation !== null && (await this.#remote.concerns(em, revocation.id))) throw heldElsewhere()
      if (revocation !== null) em.remove(revocation)
      for (const row of rows) {
        row.revokedAt = null
        row.updatedAt = now
        recordAudit(em, scope, {
          action: 'certificate.remove-hold',
          target: { type: 'Certificate', id: row.id },
          because,
          details: { name: row.name, serialNumber, heldSince: revocation?.revokedAt.toISOString(), comment },
        })
      }
      await em.flush()
      await reviveDeployments(em, this.#jobs, idsOf(rows), now)
    })
    scope.forget()
    return request.id
  }
}

function idsOf(rows: readonly Certificate[]): string[] {
  return rows.map((row) => row.id)
}

function refuseUnlessOnHold(revocation: Revocation | null): void {
  if (revocation === null) throw new DomainError('INVALID', 'it is not revoked', ['id'])
  if (revocation.reason !== 'CERTIFICATE_HOLD') {
    throw new DomainError('UNSUPPORTED', `it was revoked for ${revocation.reason}, which is for good`, ['id'])
  }
  if (revocation.authority == null) {
    throw heldElsewhere()
  }
}

function heldElsewhere(): DomainError {
  return new DomainError('UNSUPPORTED', 'the CA elsewhere that issued it has it on hold and alone can end that', ['id'])
}

/** @throws DomainError IN_USE naming where it is served, as far as sources have seen */
async function refuseServed(em: Em, fingerprint: string): Promise<void> {
  const endpoints = await kysely(em)
    .selectFrom('endpoints')
    .select(['host', 'port'])
    .where('served_fingerprint', '=', fingerprint)
    .where('vanished_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .limit(NAMED_ENDPOINTS + 1)
    .execute()
  if (endpoints.length === 0) return
  const named = endpoints.slice(0, NAMED_ENDPOINTS).map(({ host, port }) => `${host}:${port}`)
  const places = named.join(', ') + (endpoints.length > NAMED_ENDPOINTS ? ' and more' : '')
  throw new DomainError('IN_USE', `it is served at ${places}; replace it there first, or revoke it with force`, ['id'])
}

/** @throws RequestError FORBIDDEN to who has rights on a copy only */
async function requireOriginal(scope: Scope, id: string): Promise<void> {
  const original = await originalOf(scope.em, id)
  if (original === null || original === id) return
  const verdict = await verdictOn(scope, original, 'certificate:revoke')
  if (verdict === null || verdict.allowed) return
  const message = 'This is a copy of a certificate of others, and revoking it would revoke theirs.'
  throw new RequestError(verdict.code, message)
}

/** Every row of the certificate's issuer and serial number, under the lock that uploads of a copy wait for. */
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
