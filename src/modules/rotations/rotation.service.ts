// rotateCertificate, retryRotation, cancelRotation and rollBackRotation: what people have done about rotations.
import { LockMode } from '@mikro-orm/core'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { DomainError, RequestError } from '../../errors.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { identityOf, recordAudit } from '../audit/index.ts'
import { requireAllowed, requireChange, verdictOn } from '../certificates/index.ts'
import { Certificate } from '../certificates/certificate.entity.ts'
import { redeploy } from '../deployments/index.ts'
import {
  desiredDestinationIds,
  destinationFacts,
  mayAttach,
  setDestinations,
  wakeDeployments,
} from '../destinations/index.ts'
import { dropSwitches, retrySwitches, succeed } from '../endpoints/index.ts'
import { type CertificateStanding, expectEndpoints, standingOf, turnReplacementRound } from './rotation-facts.ts'
import { wakeRotations } from './rotation-jobs.ts'
import type { Rotation } from './rotation.entity.ts'
import {
  beginNow,
  changeAny,
  changeOpen,
  insertRotation,
  openRotationId,
  rotationById,
  writeStep,
} from './rotation.repository.ts'

export class RotationService {
  readonly #jobs: JobQueue

  constructor(jobs: JobQueue) {
    this.#jobs = jobs
  }

  /**
   * Rotates the certificate now, whatever its policy says; one that is planned is brought forward. Returns the rotation.
   * @throws DomainError for what is revoked, expired or replaced; RequestError for rights
   */
  async rotate(scope: Scope, id: string): Promise<string> {
    const { because, standing } = await this.check(scope, id)
    const destinationIds = await desiredDestinationIds(scope.em, id)
    const certificate = await scope.em.findOneOrFail(Certificate, id)
    const rotationId = await scope.em.transactional(async (em): Promise<string> => {
      const now = scope.now()
      const made = await insertRotation(
        em,
        {
          certificateId: id,
          policyId: certificate.rotationPolicy?.id ?? null,
          requestedById: scope.actor.kind === 'user' ? scope.actor.userId : null,
          trigger: 'REQUEST',
          destinationIds,
          dueAt: now,
        },
        now,
      )
      const open = made ?? (await this.#bringForward(em, id, now))
      recordAudit(em, scope, {
        action: 'rotation.request',
        target: { type: 'Certificate', id },
        because,
        details: { name: standing.name, rotationId: open },
      })
      await wakeRotations(em, this.#jobs, [open])
      await em.flush()
      return open
    })
    scope.forget()
    return rotationId
  }

  /** @throws what {@link rotate} would, and stores nothing */
  async check(scope: Scope, id: string) {
    const because = await requireChange(scope, id, 'certificate:reissue')
    const standing = present(await standingOf(scope.em, id))
    refuseUnfit(standing, scope.now())
    if (standing.replacedBy.length > 0 && (await openRotationId(scope.em, id)) === null) {
      throw new DomainError('CONFLICT', 'it has been replaced; rotate the certificate that replaces it', ['id'])
    }
    return { because, standing }
  }

  /** @throws DomainError INVALID for one that is finished; RequestError for rights */
  async retry(scope: Scope, id: string): Promise<void> {
    await this.#change(scope, id, 'rotation.retry', async (em, { step, replacementId }) => {
      const columns = { state: step, attempts: 0, next_attempt_at: scope.now() }
      await refuseFinished(changeOpen(em, id, columns, scope.now()))
      if (replacementId != null) await retrySwitches(em, this.#jobs, replacementId, scope.now())
      await wakeRotations(em, this.#jobs, [id])
    })
  }

  /**
   * Ends a rotation where it stands. One that was planned by the policy would be planned again: rotation is switched off
   * for its certificate, unless that has been issued anew already.
   * @throws DomainError INVALID for one that is finished; RequestError for rights
   */
  async cancel(scope: Scope, id: string): Promise<void> {
    const reason = `cancelled by ${identityOf(scope.actor).name}`
    await this.#change(scope, id, 'rotation.cancel', async (em, rotation) => {
      const now = scope.now()
      const columns = { state: 'SKIPPED', last_error: reason, next_attempt_at: null, finished_at: now } as const
      await refuseFinished(changeOpen(em, id, columns, now))
      await writeStep(
        em,
        id,
        { step: rotation.step, state: 'SKIPPED', attempts: rotation.attempts, detail: reason },
        now,
      )
      if (rotation.replacementId != null) await dropSwitches(em, rotation.replacementId, reason, now)
      if (rotation.replacementId == null) await switchOff(em, rotation.certificateId, now)
    })
  }

  /**
   * Puts the old certificate back where it was, and makes it the present one again: the new one counts as replaced by it,
   * and is taken away once the old one is back. Rotation is switched off for it, or it would be rotated again at once.
   * It takes the right on both: the new one may have changed hands, and its owner's notices end with this.
   * @throws DomainError for what cannot be undone any more; RequestError for rights
   */
  async rollBack(scope: Scope, id: string): Promise<void> {
    const found = await scope.loader(rotationById).load(id)
    if (found !== null) await requireRollBack(scope, found)
    const { existing, closed } = await this.#placesToGoBackTo(scope, found)
    const standing = found === null ? null : await standingOf(scope.em, found.certificateId)
    const replacedAgain = await this.#isReplacedAgain(scope, found)
    await this.#change(scope, id, 'rotation.roll-back', async (em, rotation) => {
      const { certificateId, replacementId, state } = rotation
      if (replacementId == null || state === 'ROLLED_BACK') {
        throw new DomainError('INVALID', 'there is nothing to roll back', ['id'])
      }
      refuseUnfit(present(standing), scope.now())
      if (replacedAgain) throw new DomainError('CONFLICT', 'the new certificate has been replaced itself', ['id'])
      const now = scope.now()
      await changeAny(em, id, { state: 'ROLLED_BACK', next_attempt_at: null, finished_at: now }, now)
      await turnReplacementRound(em, certificateId, replacementId, now)
      await setDestinations(em, this.#jobs, certificateId, existing, now)
      // Also where it was never taken away: the new one may lie over it.
      const again = await redeploy(em, certificateId, null, now)
      await wakeDeployments(
        em,
        this.#jobs,
        again.map((each) => each.id),
      )
      await expectEndpoints(em, replacementId, certificateId)
      await succeed(em, this.#jobs, replacementId, certificateId, now)
      await switchOff(em, certificateId, now)
      const put = existing.length === 0 ? 'it has no destinations' : 'the old certificate is put back'
      const detail = closed === 0 ? put : `${put}; it is left out of ${closed} that take one of their roles`
      await writeStep(em, id, { step: 'ROLLING_BACK', state: 'DONE', attempts: 1, detail }, now)
    })
  }

  /**
   * Of the destinations that it had, those that are there: where one of the two is attached now, or the caller may attach it.
   * One that was detached since, and closed to the caller, does not come back by this.
   */
  async #placesToGoBackTo(scope: Scope, rotation: Rotation | null): Promise<{ existing: string[]; closed: number }> {
    if (rotation === null) return { existing: [], closed: 0 }
    const { certificateId, replacementId, destinationIds } = rotation
    const attached = new Set([
      ...(await desiredDestinationIds(scope.em, certificateId)),
      ...(replacementId == null ? [] : await desiredDestinationIds(scope.em, replacementId)),
    ])
    const facts = await scope.loader(destinationFacts).loadMany([...destinationIds])
    const found = facts.flatMap((each) => (each === null || each instanceof Error ? [] : [each]))
    const open = found.filter((each) => attached.has(each.id) || mayAttach(scope.actor, each).allowed)
    return { existing: open.map((each) => each.id), closed: found.length - open.length }
  }

  async #isReplacedAgain(scope: Scope, rotation: Rotation | null): Promise<boolean> {
    if (rotation?.replacementId == null) return false
    const newer = (await standingOf(scope.em, rotation.replacementId))?.replacedBy ?? []
    return newer.some((id) => id !== rotation.certificateId)
  }

  /** The one that is not finished, due at once where it is only planned. */
  async #bringForward(em: Em, certificateId: string, now: Date): Promise<string> {
    const id = await openRotationId(em, certificateId)
    // It ended between the two statements
    if (id === null) throw new DomainError('CONFLICT', 'another rotation has just ended; look at it first', ['id'])
    await beginNow(em, id, now)
    return id
  }

  async #change(
    scope: Scope,
    id: string,
    action: string,
    change: (em: Em, rotation: Rotation) => Promise<void>,
  ): Promise<void> {
    const rotation = await scope.loader(rotationById).load(id)
    if (rotation === null) throw new RequestError('NOT_FOUND', 'There is no rotation with this id.')
    const { certificateId } = rotation
    const because = await requireChange(scope, certificateId, 'certificate:reissue')
    await scope.em.transactional(async (em) => {
      await change(em, rotation)
      recordAudit(em, scope, {
        action,
        target: { type: 'Certificate', id: certificateId },
        because,
        details: { rotationId: id, step: rotation.step },
      })
      await em.flush()
    })
    scope.forget()
  }
}

/** @throws RequestError */
async function requireRollBack(scope: Scope, { certificateId, replacementId }: Rotation): Promise<void> {
  await requireChange(scope, certificateId, 'certificate:reissue')
  const verdict = replacementId == null ? null : await verdictOn(scope, replacementId, 'certificate:update')
  // One that has been deleted is nobody's any more.
  if (verdict !== null) requireAllowed(verdict)
}

function present(standing: CertificateStanding | null): CertificateStanding {
  if (standing === null || standing.deleted) {
    throw new RequestError('NOT_FOUND', 'There is no certificate with this id.')
  }
  return standing
}

function refuseUnfit({ revoked, notAfter }: CertificateStanding, now: Date): void {
  if (revoked) throw new DomainError('ALREADY_REVOKED', 'it is revoked', ['id'])
  if (notAfter <= now) throw new DomainError('EXPIRED', `it expired at ${notAfter.toISOString()}`, ['id'])
}

async function refuseFinished(change: Promise<boolean>): Promise<void> {
  if (!(await change)) throw new DomainError('INVALID', 'it is finished', ['id'])
}

async function switchOff(em: Em, certificateId: string, now: Date): Promise<void> {
  const certificate = await em.findOne(Certificate, certificateId, {
    lockMode: LockMode.PESSIMISTIC_WRITE,
    refresh: true,
  })
  if (certificate === null || !certificate.rotation) return
  certificate.rotation = false
  certificate.updatedAt = now
}
