// Where the rest of the service says that something happened: told once, to whom it concerns.
import { sql, type SqlBool } from 'kysely'
import type { Clock } from '../../clock.ts'
import type { Em } from '../../database/connection.ts'
import { kysely } from '../../database/sql.ts'
import type { JobQueue } from '../../jobs/queue.ts'
import type { NoticeEvent } from '../notifications/index.ts'
import { addDeliveries, type Addressee, type NewDelivery } from './delivery-rows.ts'
import { NOTICE_DISPATCH } from './notice-jobs.ts'
import type { NoticeDetails, NoticeType } from './notice-types.ts'

/**
 * What happened. `occasion` tells one time from the next: what is raised again with the same type, certificate and occasion
 * is told once. Left out: once for the certificate and the type. `details` is shown to people, so it holds no secrets.
 */
export type RaisedEvent =
  | {
      readonly type: Exclude<NoticeEvent, 'ISSUANCE_FAILED'>
      readonly certificateId: string
      readonly occasion?: string
      /** In place of what the certificate says. */
      readonly notify?: boolean
      readonly details?: NoticeDetails
    }
  | {
      readonly type: 'ISSUANCE_FAILED'
      /** What was ordered, e.g. the id of the pending certificate. */
      readonly occasion: string
      readonly name: string
      readonly owner: string
      /** Whether its owner is to be told; the security team is told all the same. Default true. */
      readonly notify?: boolean
      readonly notificationIds?: readonly string[]
      readonly details?: NoticeDetails
    }
  | {
      readonly type: 'SOURCE_FAILING' | 'SOURCE_RECOVERED'
      readonly sourceId: string
      readonly occasion: string
      readonly name: string
      readonly owner: string
      readonly details?: NoticeDetails
    }
  | {
      readonly type: 'JOB_FAILING' | 'JOB_RECOVERED'
      /** Name of the type of jobs. */
      readonly jobType: string
      readonly occasion: string
      /** What it does, for people. */
      readonly name: string
      readonly details?: NoticeDetails
    }

type CertificateEvent = Extract<RaisedEvent, { certificateId: string }>

/** Told to the security team even of certificates whose notices are switched off; so is that they are over, where that is told. */
const TOLD_REGARDLESS: ReadonlySet<NoticeType> = new Set([
  'ROTATION_FAILED',
  'DEPLOYMENT_FAILED',
  'ISSUANCE_FAILED',
  'SWITCH_FAILED',
  'ENDPOINT_DRIFTED',
  'ENDPOINT_RECOVERED',
])
/** What happens within so many seconds is told in one message. */
const GATHERING_SECONDS = 10

export interface NoticeQueueOptions {
  readonly jobs: JobQueue
  readonly clock: Clock
  /** E-mail addresses. */
  readonly securityTeam: readonly string[]
}

interface Concerned {
  readonly certificateId: string | null
  readonly subject: string
  /** Null: the security team's alone. */
  readonly owner: string | null
  readonly notify: boolean
  readonly details: NewDelivery['details']
}

interface Told {
  readonly id: string
  readonly plugin: string
  readonly recipients: readonly string[]
}

export class NoticeQueue {
  readonly #options: NoticeQueueOptions

  constructor(options: NoticeQueueOptions) {
    this.#options = options
  }

  /**
   * Has it told to the certificate's notifications that want it, to its owner and to the security team: when the
   * transaction of `em` commits, and only then. Certificates that are switched off (`notify`), deleted or unknown say
   * nothing, except of failures, which the security team hears of. Call it before `notify` is cleared.
   */
  async raise(em: Em, event: RaisedEvent): Promise<void> {
    const concerned = 'certificateId' in event ? await certificateOf(em, event) : named(event)
    if (concerned === null) return
    const addressees = await this.#addressees(em, event, concerned)
    const now = this.#options.clock()
    const added = await addDeliveries(
      em,
      addressees.map((addressee) => ({
        ...addressee,
        type: event.type,
        certificateId: concerned.certificateId,
        subject: concerned.subject,
        occasion: event.occasion ?? '',
        dueAt: now,
        details: concerned.details,
      })),
      now,
    )
    if (added.length > 0)
      await this.#options.jobs.enqueue(em, NOTICE_DISPATCH, {}, { startAfterSeconds: GATHERING_SECONDS })
  }

  async #addressees(em: Em, event: RaisedEvent, { owner, notify }: Concerned): Promise<Addressee[]> {
    const { securityTeam } = this.#options
    const told = notify && isWanted(event) ? await wanting(em, event.type, wantedBy(event)) : []
    const addressees: Addressee[] = told.map(({ id }) => ({ audience: 'NOTIFICATION', notificationId: id }))
    // Nobody is written to twice by the same event.
    const written = new Set(told.flatMap(({ plugin, recipients }) => (plugin === 'email' ? recipients : [])))
    if (notify && owner !== null && !written.has(owner) && (await listens(em, owner))) {
      addressees.push({ audience: 'OWNER', address: owner })
      written.add(owner)
    }
    const team = securityTeam.some((address) => !written.has(address))
    if (team && (notify || TOLD_REGARDLESS.has(event.type))) addressees.push({ audience: 'SECURITY_TEAM' })
    return addressees
  }
}

type WantedEvent = Exclude<RaisedEvent, { sourceId: string } | { jobType: string }>

/** Notifications are those of certificates. */
function isWanted(event: RaisedEvent): event is WantedEvent {
  return !('sourceId' in event || 'jobType' in event)
}

/** The certificate whose notifications are meant, or the ids of notifications. */
function wantedBy(event: WantedEvent): string | readonly string[] {
  return 'certificateId' in event ? event.certificateId : (event.notificationIds ?? [])
}

/** Of what is no certificate. */
function named(event: Exclude<RaisedEvent, CertificateEvent>): Concerned {
  const { occasion, name } = event
  if ('jobType' in event) {
    return {
      certificateId: null,
      owner: null,
      details: { ...event.details, name },
      subject: event.jobType,
      notify: true,
    }
  }
  const { owner } = event
  const details = { ...event.details, name, owner }
  const about = { certificateId: null, owner, details }
  if (event.type === 'ISSUANCE_FAILED') return { ...about, subject: occasion, notify: event.notify ?? true }
  return { ...about, subject: event.sourceId, notify: true }
}

async function certificateOf(em: Em, event: CertificateEvent): Promise<Concerned | null> {
  const row = await kysely(em)
    .selectFrom('certificates')
    .select(['owner', 'notify'])
    .where('id', '=', event.certificateId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return null
  const { certificateId, notify = row.notify, details = {} } = event
  return { certificateId, subject: certificateId, owner: row.owner, notify, details }
}

/** The active notifications that want it: those of a certificate, or those that are named. */
async function wanting(em: Em, type: NoticeEvent, of: string | readonly string[]): Promise<Told[]> {
  if (of.length === 0) return []
  let query = kysely(em)
    .selectFrom('notifications')
    .select(['id', 'plugin', 'options'])
    .where('active', '=', true)
    .where(sql<SqlBool>`events @> ${JSON.stringify([type])}::jsonb`)
  query =
    typeof of === 'string'
      ? query.where(
          sql<SqlBool>`id in (select notification_id from certificate_notifications where certificate_id = ${of})`,
        )
      : query.where('id', 'in', [...of])
  const rows = await query.execute()
  return rows.map(({ id, plugin, options }) => {
    const recipients = (options as { recipients?: unknown }).recipients
    return { id, plugin, recipients: Array.isArray(recipients) ? (recipients as string[]) : [] }
  })
}

/** Whether an owner is written to: not one who has switched off all of the default notices. */
export async function listens(em: Em, owner: string): Promise<boolean> {
  const rows = await kysely(em)
    .selectFrom('notifications')
    .select('active')
    .where('default_for', '=', 'OWNER')
    .where('owner', '=', owner)
    .execute()
  return rows.length === 0 || rows.some(({ active }) => active)
}
