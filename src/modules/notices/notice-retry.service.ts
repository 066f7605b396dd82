// retryDelivery: somebody has mended what was wrong, and does not want to wait until it is tried again by itself.
import { permitted, type Verdict } from '../../auth/permissions.ts'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { DomainError, RequestError } from '../../errors.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { recordAudit } from '../audit/index.ts'
import { verdictOnNotification } from '../notifications/index.ts'
import { makeNotice } from './notice-dispatch.service.ts'
import { NOTICE_SEND } from './notice-jobs.ts'
import type { NoticeSendingService } from './notice-sending.service.ts'
import { mayRetryToTeam } from './notice.policy.ts'
import { deliveryById, lockDelivery, makeDue } from './notice.repository.ts'
import type { NotificationDelivery } from './notification-delivery.entity.ts'

/** Somebody waits for the answer. */
const PATIENCE_MILLISECONDS = 15_000
/** When this process ends before it has sent it, another one does. */
const TAKEN_OVER_SECONDS = 180

/** The verdict: as on its notification; null when there is no such delivery. */
export async function verdictOnRetry(scope: Scope, id: string): Promise<Verdict | null> {
  const delivery = await scope.loader(deliveryById).load(id)
  if (delivery === null) return null
  const { audience, notificationId } = delivery
  const asOfNotification =
    audience === 'NOTIFICATION' && notificationId != null
      ? await verdictOnNotification(scope, notificationId, 'notification:update')
      : null
  return asOfNotification ?? mayRetryToTeam(scope.actor, delivery)
}

export class NoticeRetryService {
  readonly #parts: { readonly jobs: JobQueue; readonly sending: NoticeSendingService }

  constructor(parts: { readonly jobs: JobQueue; readonly sending: NoticeSendingService }) {
    this.#parts = parts
  }

  /**
   * One more attempt now, at the message that it is part of and for those who do not have it yet; waits for the outcome,
   * which the delivery shows. Whatever has become needless meanwhile is skipped.
   * @throws DomainError INVALID when there is nothing to send again, CONFLICT while it is being sent; RequestError for rights
   */
  async retry(scope: Scope, id: string): Promise<void> {
    const verdict = await verdictOnRetry(scope, id)
    if (verdict === null) throw new RequestError('NOT_FOUND', 'There is no delivery with this id.')
    const because = permitted(verdict)
    const now = scope.now()
    const noticeId = await scope.em.fork().transactional(async (em) => {
      const delivery = await lockDelivery(em, id)
      if (delivery === null) throw new DomainError('CONFLICT', 'it was just deleted', ['id'])
      refuseNeedless(delivery)
      const notice = await this.#noticeOf(em, delivery, now)
      recordAudit(em, scope, {
        action: 'notification.retry',
        target: { type: 'NotificationDelivery', id },
        because,
        details: { type: delivery.type, audience: delivery.audience, lastError: delivery.lastError ?? null },
      })
      await em.flush()
      return notice
    })
    await this.#parts.sending.send(scope, noticeId, AbortSignal.timeout(PATIENCE_MILLISECONDS))
    scope.forget()
  }

  async #noticeOf(em: Em, delivery: NotificationDelivery, now: Date): Promise<string> {
    const noticeId = delivery.noticeId ?? (await makeNotice(em, [toWaiting(delivery)], now))
    if (!(await makeDue(em, noticeId, now))) {
      throw new DomainError('CONFLICT', 'it is being sent right now', ['id'])
    }
    await this.#parts.jobs.enqueue(em, NOTICE_SEND, { noticeId }, { startAfterSeconds: TAKEN_OVER_SECONDS })
    return noticeId
  }
}

/** @throws DomainError INVALID */
function refuseNeedless({ state, lastError }: NotificationDelivery): void {
  if (state === 'SKIPPED') throw new DomainError('INVALID', `it is not told: ${lastError ?? 'it is needless'}`, ['id'])
  if (state === 'SENT' && lastError == null) throw new DomainError('INVALID', 'everybody has it', ['id'])
}

function toWaiting({ id, type, audience, notificationId, address, audienceKey, authorityId }: NotificationDelivery) {
  return {
    id,
    type,
    audience,
    notification_id: notificationId ?? null,
    address: address ?? null,
    audience_key: audienceKey,
    authority_id: authorityId ?? null,
    owner: null,
  }
}
