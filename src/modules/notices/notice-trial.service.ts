// Trying a notification out: what it would say and when, and a message that really goes.
import { permitted } from '../../auth/permissions.ts'
import type { PageRequest } from '../../database/page.ts'
import type { Scope } from '../../database/scope.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { DomainError, RequestError } from '../../errors.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import { textOf } from '../../plugins/notifiers/mail-text.ts'
import { wordingOf } from '../../plugins/notifiers/wording.ts'
import { DAY } from '../../time-units.ts'
import { boundByRecords, recordAudit } from '../audit/index.ts'
import { notificationById, verdictOnNotification } from '../notifications/index.ts'
import type { NotificationInterval } from '../notifications/notification.entity.ts'
import { addDeliveries } from './delivery-rows.ts'
import { upcomingOfAuthority } from './expiry-plan.ts'
import { endedSince, endingAuthority } from './expiry.repository.ts'
import type { NoticeComposer } from './notice-composing.ts'
import { makeNotice } from './notice-dispatch.service.ts'
import { NOTICE_SEND } from './notice-jobs.ts'
import type { NoticeSendingService } from './notice-sending.service.ts'
import type { DeliveryState } from './notice-types.ts'
import { previewRows, type PreviewRow } from './preview.repository.ts'
import { type UpcomingFilter, upcomingNotices } from './upcoming.repository.ts'

const DAYS_AHEAD = 90
const USUAL_DAYS_AHEAD = 30
const MOST_DAYS_AHEAD = 366
const MOST_ENTRIES = 200
const MOST_SHOWN = 20
/** Somebody waits for the answer. */
const PATIENCE_MILLISECONDS = 15_000
/** Of one user: a notification can write to many people who have asked for nothing. */
const TESTS_AN_HOUR = 10
/** When this process ends before it has sent it, another one does. */
const TAKEN_OVER_SECONDS = 180

const TEST_RATE = {
  actions: ['notification.test'],
  perHour: TESTS_AN_HOUR,
  message: `At most ${TESTS_AN_HOUR} notifications are tried out in an hour.`,
} as const

export interface NoticeTrialParts {
  readonly jobs: JobQueue
  readonly composer: NoticeComposer
  readonly sending: NoticeSendingService
  /** Before the end of an authority. */
  readonly authorityDays: readonly number[]
  /** E-mail addresses. */
  readonly securityTeam: readonly string[]
}

/** A time at which the end of an authority is going to be told. */
export interface UpcomingAuthorityNotice {
  readonly interval: NotificationInterval
  readonly dueAt: Date
  readonly toOwner: boolean
  readonly toSecurityTeam: boolean
}

export interface PreviewEntry {
  readonly certificateId: string
  readonly interval: NotificationInterval
  readonly dueAt: Date
  /** What is on record; null: nothing yet. */
  readonly state: DeliveryState | null
  /** Why nothing is going to be said; null when something is, or was. */
  readonly silentBecause: string | null
}

export interface NoticePreview {
  /** Null when nothing is going to be said. */
  readonly subject: string | null
  readonly text: string | null
  readonly entries: readonly PreviewEntry[]
}

export class NoticeTrialService {
  readonly #parts: NoticeTrialParts

  constructor(parts: NoticeTrialParts) {
    this.#parts = parts
  }

  /**
   * What it is going to say of which certificates, and when; 200 entries at most, changing nothing.
   * @param until null: 90 days ahead
   * @throws RequestError NOT_FOUND, BAD_USER_INPUT
   */
  async preview(scope: Scope, notificationId: string, until: Date | null): Promise<NoticePreview> {
    const notification = await scope.loader(notificationById).load(notificationId)
    if (notification === null) throw new RequestError('NOT_FOUND', 'There is no notification with this id.')
    const now = scope.now()
    const end = until ?? new Date(now.getTime() + DAYS_AHEAD * DAY)
    const rows = await previewRows(scope.em, { notificationId, now, until: end, limit: MOST_ENTRIES })
    const entries = rows.map((row) => entryOf(row, notification.active))
    const open = entries.filter(({ state, silentBecause }) => state === null && silentBecause === null)
    const ids = [...new Set(open.map(({ certificateId }) => certificateId))].slice(0, MOST_SHOWN)
    if (ids.length === 0) return { subject: null, text: null, entries }
    const about = { authorityId: null, details: {}, dueAt: now }
    const told = ids.map((certificateId) => ({ ...about, certificateId, subject: certificateId }))
    const header = { id: notificationId, type: 'EXPIRY', told: [], audience: 'NOTIFICATION', notificationId } as const
    const wording = wordingOf(await this.#parts.composer.compose(scope.em, header, told, now))
    return { subject: wording.title, text: textOf(wording), entries }
  }

  /** When it is going to be told that an authority ends, the next first; changing nothing. */
  async upcomingOfAuthority(scope: Scope, id: string): Promise<UpcomingAuthorityNotice[]> {
    const { authorityDays: days, securityTeam } = this.#parts
    const authority = await scope.loader(endingAuthority).load(id)
    const now = scope.now()
    if (authority === null || authority.expires_at <= endedSince(now)) return []
    const to = { toOwner: !securityTeam.includes(authority.owner), toSecurityTeam: securityTeam.length > 0 }
    return upcomingOfAuthority(authority, { days, now }).map(({ interval, due }) => ({ interval, dueAt: due, ...to }))
  }

  /**
   * What is going to be told of coming ends, to whom and when; changing nothing.
   * @param until null: 30 days ahead
   * @throws RequestError BAD_USER_INPUT for a time more than a year ahead
   */
  async upcoming(scope: Scope, query: { until: Date | null; filter: UpcomingFilter; page: PageRequest }) {
    const now = scope.now()
    const until = query.until ?? new Date(now.getTime() + USUAL_DAYS_AHEAD * DAY)
    if (until.getTime() > now.getTime() + MOST_DAYS_AHEAD * DAY) {
      throw new RequestError('BAD_USER_INPUT', `until: expected at most ${MOST_DAYS_AHEAD} days from now.`)
    }
    return upcomingNotices(scope.em, { ...query, now, until })
  }

  /**
   * Sends a message by it, also when it is inactive, and waits for the outcome, which the delivery shows.
   * @returns the id of the delivery
   * @throws RequestError for rights, RATE_LIMITED for more than ten in an hour
   */
  async sendTest(scope: Scope, notificationId: string): Promise<string> {
    const verdict = await verdictOnNotification(scope, notificationId, 'notification:test')
    if (verdict === null) throw new RequestError('NOT_FOUND', 'There is no notification with this id.')
    const because = permitted(verdict)
    const now = scope.now()
    const subject = uuidv7(now)
    const sent = await scope.em.fork().transactional(async (em) => {
      await boundByRecords(em, scope, TEST_RATE)
      const audience = { audience: 'NOTIFICATION', notificationId } as const
      const [id] = await addDeliveries(em, [{ ...audience, type: 'TEST', subject, occasion: '', dueAt: now }], now)
      if (id === undefined) throw new DomainError('CONFLICT', 'it was just deleted', ['id'])
      const waiting = { id, type: 'TEST', audience: 'NOTIFICATION', notification_id: notificationId } as const
      const noAudience = {
        address: null,
        audience_key: `notification:${notificationId}`,
        authority_id: null,
        owner: null,
      }
      const noticeId = await makeNotice(em, [{ ...waiting, ...noAudience }], now)
      await this.#parts.jobs.enqueue(em, NOTICE_SEND, { noticeId }, { startAfterSeconds: TAKEN_OVER_SECONDS })
      recordAudit(em, scope, {
        action: 'notification.test',
        target: { type: 'Notification', id: notificationId },
        because,
        details: {},
      })
      await em.flush()
      return { id, noticeId }
    })
    await this.#parts.sending.send(scope, sent.noticeId, AbortSignal.timeout(PATIENCE_MILLISECONDS))
    scope.forget()
    return sent.id
  }
}

function entryOf(
  { certificate_id, count, unit, due_at, state, last_error, speaks, replaced }: PreviewRow,
  active: boolean,
) {
  const reason = !active
    ? 'the notification is inactive'
    : !speaks
      ? 'the notices of the certificate are switched off, or it was revoked'
      : replaced
        ? 'another certificate has taken its place'
        : null
  return {
    certificateId: certificate_id,
    interval: { count, unit },
    dueAt: due_at,
    state,
    silentBecause: state === 'SKIPPED' ? last_error : state === null ? reason : null,
  }
}
