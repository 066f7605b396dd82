// PagerDuty, by its Events API v2: an incident for each certificate and kind of trouble, resolved when the trouble is over.
import { definePlugin } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import { checkSecureUrl } from '../secure-url.ts'
import { DomainError } from '../../errors.ts'
import type {
  Notice,
  NoticeCertificate,
  NoticeSource,
  NoticeType,
  Notifier,
  SendFailure,
  SendResult,
} from './notifier.ts'
import { postJson } from './post-json.ts'
import { type Severity, type Wording, wordingOf, wordingOfOne } from './wording.ts'

const SEVERITIES: Readonly<Record<Severity, string>> = {
  INFO: 'info',
  WARNING: 'warning',
  ERROR: 'error',
  CRITICAL: 'critical',
}

/** What is over with an event of this type. */
const RESOLVES: Partial<Record<NoticeType, readonly NoticeType[]>> = {
  ROTATED: ['EXPIRY', 'EXPIRED', 'ROTATION_FAILED', 'DEPLOYMENT_FAILED', 'SWITCH_FAILED'],
  REVOKED: ['EXPIRY', 'EXPIRED', 'ROTATION_FAILED', 'DEPLOYMENT_FAILED', 'SWITCH_FAILED'],
  EXPIRED: ['EXPIRY'],
  ENDPOINT_RECOVERED: ['ENDPOINT_DRIFTED', 'ENDPOINT_INVALID', 'SWITCH_FAILED'],
  SOURCE_RECOVERED: ['SOURCE_FAILING'],
}

export const pagerDutyNotifier = definePlugin({
  kind: 'NOTIFIER',
  slug: 'pagerduty',
  title: 'PagerDuty',
  description: 'Triggers an incident for each certificate, and resolves it when the certificate is renewed or revoked.',
  capabilities: [],
  options: [
    {
      name: 'routingKey',
      type: 'SECRET',
      required: true,
      form: { pattern: /^[A-Za-z0-9]{32}$/, expected: 'an integration key of 32 letters and digits' },
      help: 'Integration key of the service, of the type Events API v2.',
    },
    {
      name: 'url',
      type: 'URL',
      default: 'https://events.pagerduty.com/v2/enqueue',
      leadsSecrets: true,
      help: 'Where events go. In the EU: https://events.eu.pagerduty.com/v2/enqueue.',
    },
  ],
  async check({ url }, { http }) {
    try {
      await checkSecureUrl(url, http)
    } catch (error) {
      throw error instanceof DomainError ? error.under('url') : error
    }
  },
  create: ({ routingKey, url }, installation): Notifier => ({
    async send(notice, signal) {
      const waiting = eventsOf(notice).filter(({ key }) => !notice.told.includes(key))
      return sendEach(waiting, (event) =>
        postJson(
          { url, service: 'PagerDuty', body: { routing_key: routingKey, dedup_key: event.key, ...event.body } },
          installation,
          signal,
        ),
      )
    },
  }),
})

interface Event {
  readonly key: string
  readonly body: object
}

/**
 * One after another: PagerDuty limits how fast they come. A failure that may pass ends it, and what went is not sent again;
 * one event that is refused for good keeps no other from going.
 */
async function sendEach(events: readonly Event[], send: (event: Event) => Promise<void>): Promise<SendResult> {
  const told: string[] = []
  const failures: SendFailure[] = []
  for (const event of events) {
    try {
      await send(event)
      told.push(event.key)
    } catch (error) {
      if (!(error instanceof PluginError)) throw error
      const { message, retryable, retryAfterSeconds } = error
      failures.push({ recipient: event.key, message, retryable, retryAfterSeconds })
      if (retryable) break
    }
  }
  const last = failures.at(-1)
  if (told.length === 0 && last !== undefined) throw new PluginError(last.message, last)
  return { told, failures }
}

function eventsOf(notice: Notice): Event[] {
  if (notice.sources.length > 0) return notice.sources.flatMap((source) => sourceEvents(notice, source))
  if (notice.certificates.length === 0) {
    const subject = notice.authorities[0]?.id ?? notice.id
    return [trigger(keyOf(subject, notice.type), notice, wordingOf(notice), 'indri')]
  }
  return notice.certificates.flatMap((certificate) => {
    const subject = certificate.id ?? `${certificate.owner}/${certificate.name}`
    const over = (RESOLVES[notice.type] ?? []).map((type) => ({
      key: keyOf(subject, type),
      body: { event_action: 'resolve' },
    }))
    // That something was renewed is no incident.
    if (notice.type === 'ROTATED') return over
    return [
      ...over,
      trigger(keyOf(subject, notice.type), notice, wordingOfOne(notice, certificate), nameOf(certificate)),
    ]
  })
}

/** A source that works again is no incident, but the end of one. */
function sourceEvents(notice: Notice, source: NoticeSource): Event[] {
  const over = RESOLVES[notice.type] ?? []
  if (over.length > 0) return over.map((type) => ({ key: keyOf(source.id, type), body: { event_action: 'resolve' } }))
  return [trigger(keyOf(source.id, notice.type), notice, wordingOf({ ...notice, sources: [source] }), source.name)]
}

/** The same whenever it is sent, so that a repeat makes no second incident. */
function keyOf(subject: string, type: NoticeType): string {
  return `indri:${subject}:${type.toLowerCase()}`.slice(0, 255)
}

function trigger(key: string, notice: Notice, wording: Wording, source: string): Event {
  const isOne = wording.sections.length === 1 && notice.figures.length === 0
  const facts = wording.sections.flatMap(({ heading, facts: each }) =>
    each.map(({ label, value }): [string, string] => [isOne ? label : `${heading}: ${label}`, value]),
  )
  const { title, severity, advice, link } = wording
  const payload = {
    summary: title,
    source,
    severity: SEVERITIES[severity],
    timestamp: notice.at.toISOString(),
    component: 'certificate',
    class: notice.type,
    custom_details: Object.fromEntries([...facts, ...(advice === null ? [] : [['What to do', advice]])] as [
      string,
      string,
    ][]),
  }
  return {
    key,
    body: {
      event_action: 'trigger',
      payload,
      client: 'Indri',
      client_url: notice.publicUrl,
      links: [{ href: link, text: 'Open Indri' }],
    },
  }
}

function nameOf({ commonName, name }: NoticeCertificate): string {
  return (commonName ?? name).slice(0, 255)
}
