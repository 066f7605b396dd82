// deleteCertificate: hides a certificate from everybody and everything but the audit log.
import { LockMode } from '@mikro-orm/core'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { DomainError } from '../../errors.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { recordAudit } from '../audit/index.ts'
import { refuseStale } from '../names.ts'
import { setDestinations } from '../destinations/index.ts'
import { requireChange } from './certificate.authorisation.ts'
import { Certificate } from './certificate.entity.ts'
import { stateOf } from './certificate.list.ts'

export interface DeletionRequest {
  readonly id: string
  readonly version: number | null
}

export class CertificateDeletionService {
  readonly #jobs: JobQueue

  constructor(jobs: JobQueue) {
    this.#jobs = jobs
  }

  /**
   * The row stays with `deletedAt`, and with it the sealed key, which no path of the API reaches any more: a deletion by
   * mistake can be undone in the database, and what was issued must stay known to whoever answers for its serial number. Its
   * name stays taken. The certificate may be uploaded again, as a new row.
   * @throws DomainError CONFLICT for a stale version, IN_USE while something rests on it; RequestError for rights
   */
  async delete(scope: Scope, request: DeletionRequest): Promise<string> {
    const because = await requireChange(scope, request.id, 'certificate:delete')
    await scope.em.transactional(async (em) => {
      const now = scope.now()
      const certificate = await em.findOneOrFail(
        Certificate,
        { id: request.id, deletedAt: null },
        { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
      )
      refuseStale(request.version, certificate.version)
      await refuseInUse(em, certificate, now)
      await setDestinations(em, this.#jobs, certificate.id, [], now)
      certificate.deletedAt = now
      certificate.deletedById = scope.actor.kind === 'user' ? scope.actor.userId : null
      // Nothing happens to it any more.
      certificate.rotation = false
      certificate.notify = false
      certificate.updatedAt = now
      recordAudit(em, scope, {
        action: 'certificate.delete',
        target: { type: 'Certificate', id: request.id },
        because,
        details: { name: certificate.name, fingerprint: certificate.fingerprint, owner: certificate.owner },
      })
      await em.flush()
      await promoteDuplicate(em, certificate.id)
    })
    scope.forget()
    return request.id
  }
}

/**
 * An authority stands on its certificate: without it nothing it has issued could be verified or revoked. And what is valid and
 * deployed would go on being served with nobody watching its end.
 */
async function refuseInUse(em: Em, certificate: Certificate, now: Date): Promise<void> {
  const authority = await kysely(em)
    .selectFrom('authorities')
    .select('name')
    .where('certificate_id', '=', certificate.id)
    .executeTakeFirst()
  if (authority !== undefined) {
    throw new DomainError('IN_USE', `it is the certificate of the authority ${authority.name}`, ['id'])
  }
  if (stateOf(certificate, now) !== 'VALID') return
  const { deployed } = await kysely(em)
    .selectFrom('deployments')
    .select((eb) => eb.fn.countAll<string>().as('deployed'))
    .where('certificate_id', '=', certificate.id)
    // One that failed after an earlier success may still be in place.
    .where((eb) =>
      eb.or([
        eb('state', 'in', ['DEPLOYED', 'REMOVING']),
        eb.and([eb('state', '=', 'FAILED'), eb('deployed_at', 'is not', null)]),
      ]),
    )
    .executeTakeFirstOrThrow()
  if (Number(deployed) > 0) {
    throw new DomainError('IN_USE', `it is valid and deployed to ${deployed} destinations; remove it from them first`, [
      'id',
    ])
  }
}

/** The oldest of the rows that duplicated this one takes its place, so that the others have a row to be duplicates of. */
async function promoteDuplicate(em: Em, id: string): Promise<void> {
  const db = kysely(em)
  const next = await db
    .selectFrom('certificates')
    .select('id')
    .where('duplicate_of_id', '=', id)
    .where('deleted_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (next === undefined) return
  await db.updateTable('certificates').set({ duplicate_of_id: null }).where('id', '=', next.id).execute()
  await db.updateTable('certificates').set({ duplicate_of_id: next.id }).where('duplicate_of_id', '=', id).execute()
}
