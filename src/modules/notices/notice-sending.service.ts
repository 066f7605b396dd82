// One attempt at one message, in the order that a crash cannot lose it: claim, call, record.
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { kysely } from '../../database/sql.ts'
import { RequestError } from '../../errors.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import type { SendResult } from '../../plugins/notifiers/notifier.ts'
import { PluginError } from '../../plugins/plugin-error.ts'
import { MINUTE } from '../../time-units.ts'
import { NOTICE_SEND } from './notice-jobs.ts'
import type { Notice } from './notice.entity.ts'
import type { NotificationDelivery } from './notification-delivery.entity.ts'
import type { NoticeComposer } from './notice-composing.ts'
import type { NoticeChannels } from './notice-channels.ts'
import { claimNotice } from './notice.repository.ts'
import { stillTrue } from './still-true.ts'

/** Longer than an attempt may take: nobody else is at it meanwhile. */
const CLAIM_SECONDS = 120
const ATTEMPT_MILLISECONDS = MINUTE
const FIRST_DELAY_SECONDS = 60
const LONGEST_DELAY_SECONDS = 3600
/** What cannot arrive as things are is tried daily: somebody may have mended it. */
const HOPELESS_DELAY_SECONDS = 86_400
const GIVEN_UP_AFTER_SECONDS = 14 * 86_400

/** How an attempt ended. */
interface Outcome {
  readonly state: 'SENT' | 'PENDING' | 'FAILED'
  readonly told: readonly string[]
  readonly error: string | null
  /** No sooner than that, where the other side said so. */
  readonly waitSeconds: number
}

export interface NoticeSendingParts {
  readonly jobs: JobQueue
  readonly composer: NoticeComposer
  readonly channels: NoticeChannels
  /** Told of what nobody should have thrown. */
  readonly report: (error: unknown) => void
}

export class NoticeSendingService {
  readonly #parts: NoticeSendingParts

  constructor(parts: NoticeSendingParts) {
    this.#parts = parts
  }

  /** One attempt, unless somebody else is at it or it is not due. A failure is recorded, not thrown. */
  async send(scope: Scope, noticeId: string, signal?: AbortSignal): Promise<void> {
    const now = scope.now()
    const claim = uuidv7(now)
    const until = new Date(now.getTime() + CLAIM_SECONDS * 1000)
    const em = scope.em.fork()
    const notice = await claimNotice(em, noticeId, { id: claim, now, until })
    if (notice === null) return
    const { channels, jobs } = this.#parts
    const deliveries = await stillTrue(em, { notice, channels, jobs, now })
    if (deliveries.length === 0) {
      await kysely(em)
        .updateTable('notices')
        .set({ state: 'SKIPPED', next_attempt_at: null, claim: null, claimed_until: null })
        .where('id', '=', noticeId)
        .where('claim', '=', claim)
        .execute()
      return
    }
    const outcome = await this.#attempt(em, notice, deliveries, { now, signal })
    await this.#record(scope, { notice, claim, deliveries, outcome })
  }

  async #attempt(
    em: Em,
    notice: Notice,
    deliveries: readonly NotificationDelivery[],
    { now, signal }: { now: Date; signal: AbortSignal | undefined },
  ): Promise<Outcome> {
    const told = notice.told
    try {
      const message = await this.#parts.composer.compose(em, notice, deliveries, now)
      const deadline = AbortSignal.timeout(ATTEMPT_MILLISECONDS)
      const either = signal === undefined ? deadline : AbortSignal.any([deadline, signal])
      const notifier = await this.#parts.channels.notifierOf(em, notice)
      return ended(told, await notifier.send(message, either))
    } catch (error) {
      if (!(error instanceof PluginError) && !(error instanceof RequestError)) {
        this.#parts.report(error)
        return { state: 'PENDING', told, error: 'an internal error; the log has it', waitSeconds: 0 }
      }
      const retryable = error instanceof RequestError || error.retryable
      // Where some have it and all others are refused for good, it has been told as far as it can be.
      const state = retryable ? 'PENDING' : told.length > 0 ? 'SENT' : 'FAILED'
      return { state, told, error: error.message, waitSeconds: error.retryAfterSeconds ?? 0 }
    }
  }

  async #record(
    scope: Scope,
    attempt: { notice: Notice; claim: string; deliveries: readonly NotificationDelivery[]; outcome: Outcome },
  ): Promise<void> {
    const { notice, claim, deliveries, outcome } = attempt
    const now = scope.now()
    const delay = outcome.state === 'SENT' ? null : delayOf(notice, outcome, now)
    const state = outcome.state === 'PENDING' && delay === null ? 'FAILED' : outcome.state
    const error = outcome.error?.slice(0, 2000) ?? null
    await scope.em.fork().transactional(async (em) => {
      const sentAt = state === 'SENT' ? now : null
      const recorded = await kysely(em)
        .updateTable('notices')
        .set({
          state,
          last_error: error,
          told: JSON.stringify(outcome.told) as never,
          next_attempt_at: delay === null ? null : new Date(now.getTime() + delay * 1000),
          claim: null,
          claimed_until: null,
          sent_at: sentAt,
        })
        .where('id', '=', notice.id)
        .where('claim', '=', claim)
        .returning('id')
        .executeTakeFirst()
      // Somebody else has taken it over: what was sent is sent all the same, a failure is theirs to tell.
      if (recorded === undefined && state !== 'SENT') return
      await kysely(em)
        .updateTable('notification_deliveries')
        .set({ state, last_error: error, attempts: notice.attempts, sent_at: sentAt })
        .where(
          'id',
          'in',
          deliveries.map(({ id }) => id),
        )
        .execute()
      if (delay !== null && recorded !== undefined) {
        await this.#parts.jobs.enqueue(em, NOTICE_SEND, { noticeId: notice.id }, { startAfterSeconds: delay })
      }
    })
  }
}

function ended(toldBefore: readonly string[], { told, failures }: SendResult): Outcome {
  const error = failures.map(({ recipient, message }) => `${recipient}: ${message}`).join('; ')
  return {
    state: failures.some(({ retryable }) => retryable) ? 'PENDING' : 'SENT',
    told: [...new Set([...toldBefore, ...told])],
    error: error === '' ? null : error,
    waitSeconds: Math.max(0, ...failures.map(({ retryAfterSeconds }) => retryAfterSeconds ?? 0)),
  }
}

/** Seconds until the next attempt; null: none. */
function delayOf({ type, attempts, createdAt }: Notice, { state, waitSeconds }: Outcome, now: Date): number | null {
  // Whoever tries a notification out looks at the answer.
  if (type === 'TEST') return null
  if (now.getTime() - createdAt.getTime() > GIVEN_UP_AFTER_SECONDS * 1000) return null
  if (state === 'FAILED') return HOPELESS_DELAY_SECONDS
  const delay = Math.min(FIRST_DELAY_SECONDS * 2 ** (attempts - 1), LONGEST_DELAY_SECONDS)
  return Math.max(delay, waitSeconds)
}
