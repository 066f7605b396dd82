// Every notifier held to the contract, and what each has of its own. Slack, Teams and PagerDuty are played by servers on
// this machine that take what the services' documentation says, and answer as they do.
import { describe, expect, it } from 'vitest'
import { emailNotifier } from '../../src/plugins/notifiers/email.ts'
import { pagerDutyNotifier } from '../../src/plugins/notifiers/pagerduty.ts'
import { slackNotifier } from '../../src/plugins/notifiers/slack.ts'
import { SmtpMail } from '../../src/plugins/notifiers/smtp-mail.ts'
import { teamsNotifier } from '../../src/plugins/notifiers/teams.ts'
import { webhookNotifier } from '../../src/plugins/notifiers/webhook.ts'
import { HttpReceiver, type Answer, type ReceivedRequest } from '../kit/http-receiver.ts'
import { testInstallation } from '../kit/installation.ts'
import { NOTICE_TIME, noticeCertificate, sampleNotice } from '../kit/notices.ts'
import { bodyOf, header, TestMailServer } from '../kit/smtp-server.ts'
import { type NotifierCase, notifierContract } from './notifier-contract.ts'

interface Service {
  readonly secrets: readonly string[]
  /** The answer to what the service takes; throws at what it does not. */
  readonly accept: (request: ReceivedRequest) => Answer
  readonly refused: Answer
  readonly away: Answer
  readonly shown: (body: never) => string
  readonly markup: RegExp | null
}

async function httpCase(
  service: Service,
  make: (url: string, allow: readonly string[]) => NotifierCase['notifier'],
): Promise<NotifierCase & { receiver: HttpReceiver }> {
  const faults: unknown[] = []
  const receiver = await HttpReceiver.start((request) => {
    try {
      return service.accept(request)
    } catch (error) {
      faults.push(error)
      return { status: 400, body: 'invalid_payload' }
    }
  })
  return {
    receiver,
    notifier: make(receiver.url, ['127.0.0.1']),
    closed: make(receiver.url, []),
    messages() {
      expect(faults).toEqual([])
      return receiver.received.splice(0).map(({ body }) => service.shown(JSON.parse(body) as never))
    },
    refuse: (permanently) => void (receiver.answer = () => (permanently ? service.refused : service.away)),
    hang: () => void (receiver.answer = () => null),
    secrets: service.secrets,
    markup: service.markup,
    close: () => receiver.close(),
  }
}

interface SlackMessage {
  readonly text: string
  readonly blocks: readonly {
    readonly type: string
    readonly text?: { readonly type: string; readonly text: string }
    readonly elements?: readonly { readonly text: string }[]
  }[]
}

const SLACK_PATH = '/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX'
const slack: Service = {
  secrets: [SLACK_PATH],
  markup: /<!channel>|<b>/,
  accept({ method, path, headers, body }) {
    expect([method, path, headers['content-type']]).toEqual(['POST', SLACK_PATH, 'application/json'])
    const message = JSON.parse(body) as SlackMessage
    expect(message.text).not.toBe('')
    expect(message.blocks.length).toBeLessThanOrEqual(50)
    for (const block of message.blocks) {
      for (const { text } of [block.text ?? [], block.elements ?? []].flat()) {
        expect(text.length).toBeGreaterThan(0)
        expect(text.length).toBeLessThanOrEqual(3000)
      }
    }
    return { status: 200, body: 'ok' }
  },
  refused: { status: 404, body: 'no_service' },
  away: { status: 503 },
  shown: ({ text, blocks }: SlackMessage) =>
    [text, ...blocks.flatMap((block) => [block.text ?? [], block.elements ?? []].flat().map((each) => each.text))]
      .join('\n')
      .replaceAll('\u200B', '')
      .replaceAll('&amp;', '&'),
}

const makeSlack = (url: string, allow: readonly string[]) =>
  slackNotifier.create({ webhookUrl: `${url}${SLACK_PATH}` }, testInstallation({ allow }))
notifierContract('Slack', () => httpCase(slack, makeSlack))

it('Slack shows no mention, link or markup of a certificate', async () => {
  const { receiver, close } = await httpCase(slack, makeSlack)
  const name = '<!channel> <https://evil.example|click> *bold*'
  await makeSlack(receiver.url, ['127.0.0.1']).send(sampleNotice({ certificates: [noticeCertificate({ name })] }))
  const [request] = receiver.received
  expect(request?.body).toContain('&lt;!channel&gt; &lt;https://evil.example|click&gt;')
  expect(request?.body).not.toMatch(/<!channel>|<https:\/\/evil/)
  await close()
})

const many = (count: number, length: number) =>
  Array.from({ length: count }, (_, index) =>
    noticeCertificate({ id: `cert_${index}`, name: `n${index}${'<'.repeat(length)}` }),
  )

it('Slack names those in short that it has no room for, and says how many are left', async () => {
  const { receiver, notifier, close } = await httpCase(slack, makeSlack)
  await notifier.send(sampleNotice({ certificates: many(100, 0) }))
  await notifier.send(sampleNotice({ certificates: many(400, 190) }))
  const [first, second] = receiver.received.map(({ body }) => body)
  expect(first).toContain('<https://pki.example.test/graphiql?id=cert_0|n0>')
  expect(first).toContain('• n99, until 2026-02-01 00:00 UTC')
  expect(second).toMatch(/… and \d+ more/)
  await close()
})

interface TeamsMessage {
  readonly type: string
  readonly attachments: readonly {
    readonly contentType: string
    readonly content: {
      readonly type: string
      readonly version: string
      readonly body: readonly { readonly type: string; readonly text?: string; readonly facts?: readonly Fact[] }[]
      readonly actions: readonly { readonly type: string; readonly url: string }[]
    }
  }[]
}
interface Fact {
  readonly title: string
  readonly value: string
}

const TEAMS_PATH = '/workflows/abc/triggers/manual/paths/invoke?api-version=1&sig=a-very-secret-signature'
const teams: Service = {
  secrets: ['a-very-secret-signature'],
  markup: /(?<!\\)\[x|x(?<!\\)\]/,
  accept({ method, path, headers, body }) {
    expect([method, path, headers['content-type']]).toEqual(['POST', TEAMS_PATH, 'application/json'])
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(28 * 1024)
    const { type, attachments } = JSON.parse(body) as TeamsMessage
    expect(type).toBe('message')
    expect(attachments).toMatchObject([{ contentType: 'application/vnd.microsoft.card.adaptive' }])
    expect(attachments[0]?.content).toMatchObject({ type: 'AdaptiveCard', version: '1.4' })
    return { status: 202 }
  },
  refused: { status: 401, body: '{"error":{"code":"DirectApiAuthorizationRequired"}}' },
  away: { status: 502 },
  shown: ({ attachments }: TeamsMessage) =>
    attachments
      .flatMap(({ content }) => [
        ...content.body.flatMap((block) => [
          block.text ?? '',
          ...(block.facts ?? []).map(({ title, value }) => `${title}: ${value}`),
        ]),
        ...content.actions.map(({ url }) => url),
      ])
      .join('\n')
      // What stays escaped is no link; the rest is how it is shown
      .replaceAll(/\\([*_~`()#>|])/g, '$1'),
}

const makeTeams = (url: string, allow: readonly string[]) =>
  teamsNotifier.create({ workflowUrl: `${url}${TEAMS_PATH}` }, testInstallation({ allow }))
notifierContract('Microsoft Teams', () => httpCase(teams, makeTeams))

it('Teams names those in short that it has no room for, and puts no date in for two braces', async () => {
  const { receiver, notifier, close } = await httpCase(teams, makeTeams)
  const name = '{{DATE(2030-01-01T00:00:00Z,SHORT)}}'
  const certificates = Array.from({ length: 100 }, (_, index) =>
    noticeCertificate({ id: `cert_${index}`, name: `${name} ${index}` }),
  )
  await notifier.send(sampleNotice({ certificates }))
  const [request] = receiver.received
  expect(request?.body).toMatch(/99, until 2026-02-01 00:00 UTC/)
  expect(request?.body).not.toContain('{{')
  await close()
})

interface PagerDutyEvent {
  readonly routing_key: string
  readonly event_action: 'trigger' | 'resolve'
  readonly dedup_key: string
  readonly payload?: {
    readonly summary: string
    readonly source: string
    readonly severity: string
    readonly timestamp: string
    readonly custom_details: Readonly<Record<string, string>>
  }
  readonly links?: readonly { readonly href: string }[]
}

const ROUTING_KEY = '0123456789abcdefABCDEF0123456789'
const pagerDuty: Service = {
  secrets: [ROUTING_KEY],
  markup: null,
  accept({ method, path, headers, body }) {
    expect([method, path, headers['content-type']]).toEqual(['POST', '/v2/enqueue', 'application/json'])
    const event = JSON.parse(body) as PagerDutyEvent
    expect(event.routing_key).toBe(ROUTING_KEY)
    expect(event.dedup_key.length).toBeLessThanOrEqual(255)
    if (event.event_action === 'trigger') {
      expect(event.payload?.summary.length).toBeLessThanOrEqual(1024)
      expect(['info', 'warning', 'error', 'critical']).toContain(event.payload?.severity)
      expect(event.payload?.source).not.toBe('')
    }
    return { status: 202, body: JSON.stringify({ status: 'success', dedup_key: event.dedup_key }) }
  },
  refused: { status: 400, body: '{"status":"invalid event"}' },
  away: { status: 429 },
  shown: ({ payload, links }: PagerDutyEvent) =>
    [
      payload?.summary ?? '',
      ...Object.entries(payload?.custom_details ?? {}).map(([label, value]) => `${label}: ${value}`),
      ...(links ?? []).map(({ href }) => href),
    ].join('\n'),
}

const makePagerDuty = (url: string, allow: readonly string[]) =>
  pagerDutyNotifier.create({ routingKey: ROUTING_KEY, url: `${url}/v2/enqueue` }, testInstallation({ allow }))
notifierContract('PagerDuty', () => httpCase(pagerDuty, makePagerDuty))

function eventsAt(receiver: HttpReceiver): string[] {
  return receiver.received.splice(0).map(({ body }) => {
    const { event_action, dedup_key, payload } = JSON.parse(body) as PagerDutyEvent
    return `${event_action} ${dedup_key} ${payload?.severity ?? ''}`.trim()
  })
}

describe('PagerDuty', () => {
  it('has an incident for each certificate and kind of trouble, the same for a repeat, and closes it', async () => {
    const { receiver, notifier, close } = await httpCase(pagerDuty, makePagerDuty)
    const certificates = [noticeCertificate(), noticeCertificate({ id: 'cert_2', name: 'b' })]
    await notifier.send(sampleNotice({ certificates }))
    await notifier.send(sampleNotice({ certificates: certificates.slice(0, 1), id: 'another' }))
    expect(eventsAt(receiver)).toEqual([
      'trigger indri:cert_1:expiry warning',
      'trigger indri:cert_2:expiry warning',
      'trigger indri:cert_1:expiry warning',
    ])
    await notifier.send(sampleNotice({ type: 'EXPIRED', at: new Date('2026-02-02T00:00:00Z') }))
    expect(eventsAt(receiver)).toEqual(['resolve indri:cert_1:expiry', 'trigger indri:cert_1:expired critical'])
    await notifier.send(sampleNotice({ type: 'ROTATED' }))
    expect(eventsAt(receiver)).toEqual(
      ['expiry', 'expired', 'rotation_failed', 'deployment_failed', 'switch_failed'].map(
        (type) => `resolve indri:cert_1:${type}`,
      ),
    )
    await close()
  })

  it('goes on where it stopped: what went is not sent again', async () => {
    const { receiver, notifier, close } = await httpCase(pagerDuty, makePagerDuty)
    const certificates = [1, 2, 3].map((each) => noticeCertificate({ id: `cert_${each}` }))
    receiver.answer = () => ({ status: receiver.received.length > 1 ? 429 : 202 })
    const { told, failures } = await notifier.send(sampleNotice({ certificates }))
    expect(told).toEqual(['indri:cert_1:expiry'])
    expect(failures).toMatchObject([{ recipient: 'indri:cert_2:expiry', retryable: true }])
    receiver.received.splice(0)
    receiver.answer = () => ({ status: 202 })
    await notifier.send(sampleNotice({ certificates, told }))
    expect(eventsAt(receiver)).toEqual(['trigger indri:cert_2:expiry warning', 'trigger indri:cert_3:expiry warning'])
    await close()
  })
})

const webhook: Service = {
  secrets: ['the secret of this webhook'],
  markup: null,
  accept({ method, headers }) {
    expect(method).toBe('POST')
    expect(headers['indri-signature']).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/)
    return { status: 204 }
  },
  refused: { status: 410 },
  away: { status: 500 },
  shown: ({ title, text }: { title: string; text: string }) => [title, text].join('\n'),
}
notifierContract('The webhook', () =>
  httpCase(webhook, (url, allow) =>
    webhookNotifier.create({ url, secret: 'the secret of this webhook' }, testInstallation({ allow })),
  ),
)

notifierContract('E-mail', async () => {
  const server = await TestMailServer.start()
  const mail = new SmtpMail({
    host: '127.0.0.1',
    port: server.port,
    tls: 'none',
    ca: null,
    user: null,
    password: async () => null,
    from: 'indri@pki.example.test',
    domain: 'pki.example.test',
    now: () => NOTICE_TIME,
  })
  return {
    notifier: emailNotifier.create({ recipients: ['team@example.org'] }, testInstallation({ mail })),
    closed: null,
    messages: () =>
      server.received.splice(0).map((received) => {
        const [text = ''] = bodyOf(received).split('<!DOCTYPE html>')
        return [header(received, 'Subject'), text].join('\n')
      }),
    refuse: (permanently) => {
      server.behaviour.refuseMessage = () => ({ code: permanently ? 554 : 451, text: 'no' })
    },
    hang: () => void (server.behaviour.hang = true),
    secrets: [],
    markup: null,
    close: () => server.down(),
  }
})
