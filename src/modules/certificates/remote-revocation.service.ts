// A certificate that a CA elsewhere issued is revoked here at once, and there as soon as the CA can be told.
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { DomainError, RequestError } from '../../errors.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { CRL_REASONS } from '../../pki/crl.ts'
import { toPem } from '../../pki/pem.ts'
import { PluginError } from '../../plugins/plugin-error.ts'
import { recordAudit } from '../audit/index.ts'
import { type AuthorityIssuers, issuerCan } from '../authorities/index.ts'
import { backOff } from '../pending-certificates/index.ts'
import { RemoteRevocation } from './remote-revocation.entity.ts'
import { SWEEP_REVOCATIONS, TELL_REVOCATION } from './remote-revocation-jobs.ts'
import { claimRevocation, dueRevocations, findToldCertificate, recordTelling } from './remote-revocation.repository.ts'

export { SWEEP_REVOCATIONS, TELL_REVOCATION }

const SWEPT_AT_ONCE = 200

export class RemoteRevocationService {
  readonly #issuers: AuthorityIssuers
  readonly #queue: JobQueue

  constructor(issuers: AuthorityIssuers, queue: JobQueue) {
    this.#issuers = issuers
    this.#queue = queue
  }

  /**
   * Notes, in the transaction that revokes, that the CA has to hear of it. Nothing for authorities of ours.
   * @param markOnly revoke here even where the CA cannot be told
   * @throws DomainError UNSUPPORTED under `id` when its CA cannot be told, unless `markOnly`
   */
  async note(
    em: Em,
    revocation: { readonly revocationId: string; readonly authorityId: string },
    markOnly: boolean,
    now: Date,
  ): Promise<void> {
    const { revocationId, authorityId } = revocation
    const authority = await kysely(em)
      .selectFrom('authorities')
      .select(['type', 'issuer_plugin'])
      .where('id', '=', authorityId)
      .executeTakeFirstOrThrow()
    if (authority.type !== 'EXTERNAL') return
    const canTell = issuerCan(authority.issuer_plugin, 'REVOKE')
    if (!canTell && !markOnly) {
      const message = 'its CA cannot be asked to revoke; revoke it there, then here with force, which only marks it'
      throw new DomainError('UNSUPPORTED', message, ['id'])
    }
    em.persist(
      em.create(RemoteRevocation, {
        revocationId,
        authorityId,
        state: canTell ? 'PENDING' : 'NOT_TOLD',
        nextAttemptAt: canTell ? now : null,
        updatedAt: now,
      }),
    )
    if (canTell) await this.#queue.enqueue(em, TELL_REVOCATION, { revocationId })
  }

  /** Tells the CA once more, in the transaction of `em`; false when it has not failed to hear of it. */
  async retry(em: Em, revocationId: string, now: Date): Promise<boolean> {
    const reset = await kysely(em)
      .updateTable('remote_revocations')
      .set({ state: 'PENDING', next_attempt_at: now, attempts: 0, updated_at: now })
      .where('revocation_id', '=', revocationId)
      .where('state', '=', 'FAILED')
      .returning('revocation_id')
      .executeTakeFirst()
    if (reset === undefined) return false
    await this.#queue.enqueue(em, TELL_REVOCATION, { revocationId }, { key: `${revocationId} again` })
    return true
  }

  /** Whether a CA elsewhere has a part in it. */
  async concerns(em: Em, revocationId: string): Promise<boolean> {
    return (await em.count(RemoteRevocation, { revocationId })) > 0
  }

  /** Tells the CA, if that is due and nobody else is at it. What it says against it is noted in the row. */
  async tell(scope: Scope, revocationId: string, signal?: AbortSignal): Promise<void> {
    const claim = await claimRevocation(scope.em, revocationId, scope.now())
    if (claim === null) return
    const told = await findToldCertificate(scope.em, revocationId)
    if (told === undefined) return
    try {
      const issuer = await this.#issuers.open(told.authority_id)
      await issuer.revoke(
        {
          certificate: toPem('CERTIFICATE', new Uint8Array(told.body)),
          chain: told.chain ?? '',
          externalId: told.external_id,
          reason: CRL_REASONS[told.reason],
        },
        signal,
      )
    } catch (error) {
      return this.#noteFailure(scope, { revocationId, ...claim }, told, error)
    }
    await scope.em.transactional(async (em) => {
      const now = scope.now()
      await recordTelling(em, revocationId, claim.token, { state: 'DONE', lastError: null, nextAttemptAt: null }, now)
      record(em, scope, told, null)
      await em.flush()
    })
  }

  async sweep(scope: Scope): Promise<void> {
    const ids = await dueRevocations(scope.em, scope.now(), SWEPT_AT_ONCE)
    if (ids.length === 0) return
    await scope.em.transactional(async (em) => {
      for (const revocationId of ids) {
        await this.#queue.enqueue(em, TELL_REVOCATION, { revocationId }, { key: `${revocationId} swept` })
      }
    })
  }

  async #noteFailure(
    scope: Scope,
    claim: { revocationId: string; token: string; attempts: number },
    told: { readonly id: string; readonly name: string },
    error: unknown,
  ): Promise<void> {
    const isTold = error instanceof PluginError || error instanceof RequestError
    const lastError = isTold ? error.message : 'an internal error; the log has it'
    const isOver = error instanceof PluginError && !error.retryable
    const now = scope.now()
    // Relying parties go by what the CA says: as long as it may still hear of it, it is told.
    const nextAttemptAt = isOver ? null : new Date(now.getTime() + backOff(claim.attempts) * 1000)
    await scope.em.transactional(async (em) => {
      const end = { state: isOver ? ('FAILED' as const) : ('PENDING' as const), lastError, nextAttemptAt }
      await recordTelling(em, claim.revocationId, claim.token, end, now)
      if (isOver) record(em, scope, told, lastError)
      await em.flush()
    })
    if (!isTold) throw error
  }
}

function record(em: Em, scope: Scope, told: { id: string; name: string }, failure: string | null): void {
  recordAudit(em, scope, {
    action: 'certificate.revoke-remotely',
    target: { type: 'Certificate', id: told.id },
    outcome: failure === null ? 'SUCCESS' : 'FAILURE',
    because: failure ?? 'revoked here',
    details: { name: told.name },
  })
}
