// What a message says: its deliveries together with what they are about, as it is now.
import type { Em } from '../../database/connection.ts'
import type { NoticePages } from '../../plugins/notifiers/links.ts'
import type {
  Notice as Message,
  NoticeAuthority,
  NoticeCertificate,
  NoticeFigure,
  NoticeSource,
} from '../../plugins/notifiers/notifier.ts'
import { dateTime } from '../../plugins/notifiers/wording.ts'
import { Notification } from '../notifications/notification.entity.ts'
import type { Notice } from './notice.entity.ts'
import type { NotificationDelivery } from './notification-delivery.entity.ts'
import { authoritiesToTell, certificatesToTell } from './notice.repository.ts'
import { summaryFigures } from './summary.repository.ts'

export interface NoticeComposerOptions {
  /** Without a slash at the end. */
  readonly publicUrl: string
  readonly pages: NoticePages
  /** The global id of a row. */
  readonly globalId: (type: 'Certificate' | 'Authority' | 'Source', id: string) => string
}

/** What is needed of a delivery to tell it. */
export type Told = Pick<NotificationDelivery, 'certificateId' | 'authorityId' | 'subject' | 'details' | 'dueAt'>

export class NoticeComposer {
  readonly #options: NoticeComposerOptions

  constructor(options: NoticeComposerOptions) {
    this.#options = options
  }

  async compose(
    em: Em,
    header: Pick<Notice, 'id' | 'type' | 'told' | 'audience' | 'notificationId'>,
    deliveries: readonly Told[],
    now: Date,
  ): Promise<Message> {
    const { id, type, told } = header
    const { publicUrl, pages } = this.#options
    const isAboutSources = type === 'SOURCE_FAILING' || type === 'SOURCE_RECOVERED'
    const isAboutJobs = type === 'JOB_FAILING' || type === 'JOB_RECOVERED'
    return {
      id,
      type,
      at: now,
      publicUrl,
      pages,
      because: await becauseOf(em, header),
      certificates: isAboutSources || isAboutJobs ? [] : await this.#certificates(em, deliveries),
      authorities: await this.#authorities(em, deliveries, now),
      sources: isAboutSources ? deliveries.map((delivery) => this.#source(delivery)) : [],
      figures: isAboutJobs ? deliveries.map(jobFigure) : type === 'SUMMARY' ? await summaryFigures(em, now) : [],
      told,
    }
  }

  async #certificates(em: Em, deliveries: readonly Told[]): Promise<NoticeCertificate[]> {
    const ids = [...new Set(deliveries.flatMap(({ certificateId }) => certificateId ?? []))]
    const rows = new Map((await certificatesToTell(em, ids)).map((row) => [row.id, row]))
    return deliveries
      .flatMap(({ certificateId, details: { name, owner, ...details } }): NoticeCertificate[] => {
        const row = rows.get(certificateId ?? '')
        if (row !== undefined) {
          return [
            {
              id: this.#options.globalId('Certificate', row.id),
              name: row.name,
              owner: row.owner,
              commonName: row.common_name,
              serialNumber: row.serial_number,
              issuer: row.issuer ?? row.issuer_name,
              notAfter: new Date(row.not_after),
              destinations: row.destinations,
              endpoints: row.endpoints,
              rotation: row.rotation,
              details,
            },
          ]
        }
        if (name === undefined) return []
        const nothing = { id: null, commonName: null, serialNumber: null, issuer: null, notAfter: null }
        return [{ ...nothing, name, owner: owner ?? '', destinations: [], endpoints: [], rotation: false, details }]
      })
      .toSorted((a, b) => (a.notAfter?.getTime() ?? 0) - (b.notAfter?.getTime() ?? 0))
  }

  async #authorities(em: Em, deliveries: readonly Told[], now: Date): Promise<NoticeAuthority[]> {
    const ids = [...new Set(deliveries.flatMap(({ authorityId }) => authorityId ?? []))]
    return (await authoritiesToTell(em, ids, now)).flatMap(({ id, name, owner, type, expires_at, valid }) =>
      expires_at === null
        ? []
        : [
            {
              id: this.#options.globalId('Authority', id),
              name,
              owner,
              type,
              expiresAt: new Date(expires_at),
              validCertificates: Number(valid),
            },
          ],
    )
  }

  /** As it was when it happened: it may be gone by now. */
  #source({ subject, details: { name, owner, ...details } }: Told): NoticeSource {
    return { id: this.#options.globalId('Source', subject), name: name ?? '', owner: owner ?? '', details }
  }
}

function jobFigure({ subject, details: { name, error, diedAt } }: Told): NoticeFigure {
  const lines = [
    { label: 'Type', value: subject },
    ...(diedAt === undefined ? [] : [{ label: 'Failed for good', value: dateTime(new Date(diedAt)) }]),
    ...(error === undefined ? [] : [{ label: 'Error', value: error }]),
  ]
  return { title: name ?? subject, lines }
}

/** Why an audience hears of it, as it goes on after "because". */
async function becauseOf(
  em: Em,
  { type, audience, notificationId }: Pick<Notice, 'type' | 'audience' | 'notificationId'>,
): Promise<string> {
  if (audience === 'OWNER') return 'you own it'
  if (audience === 'SECURITY_TEAM') return 'you are the security team'
  const notification = await em.findOne(Notification, notificationId ?? '')
  const name = notification === null ? 'a notification' : `the notification ${notification.name}`
  return type === 'TEST' ? `somebody has tried ${name} out` : `${name} says so`
}
