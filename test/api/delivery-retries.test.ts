// Messages that did not arrive: when they are tried again, by themselves and by hand, and what the record says meanwhile.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parseNodeId } from '../../src/graphql/node-id.ts'
import type { RaisedEvent } from '../../src/modules/notices/index.ts'
import { FakeClock } from '../kit/clock.ts'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import { HttpReceiver } from '../kit/http-receiver.ts'
import { newMail, runNotices } from '../kit/notice-days.ts'
import { seedNotification, WEBHOOK_SECRET } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'
import { header, TestMailServer } from '../kit/smtp-server.ts'

const TEAM = 'security@example.org'

let service: Service
let admin: Client
let server: TestMailServer
let hook: HttpReceiver
let clock: FakeClock
let authorityId: string
beforeAll(async () => {
  server = await TestMailServer.start()
  hook = await HttpReceiver.start(() => ({ status: 204 }))
  clock = new FakeClock(new Date('2026-03-02T08:00:00Z'))
  service = await startService({
    clock: clock.now,
    env: { ...server.environment, INDRI_SECURITY_TEAM: TEAM, INDRI_EGRESS_ALLOW: '127.0.0.1' },
  })
  authorityId = (await seedAuthority(service.admin, { validityEnd: '2056-01-01T00:00:00.000Z' })).id
})
afterAll(async () => {
  await service.close()
  await server.down()
  hook.close()
})
beforeEach(async () => {
  server.received.splice(0)
  hook.received.splice(0)
  hook.answer = () => ({ status: 204 })
  server.behaviour.refuseRecipient = () => null
  admin = await service.anonymous.signIn('root', PASSWORD, service.admin.userId ?? '')
})

let counter = 0
const newOwner = () => `retries-${++counter}@example.org`

async function raise(event: RaisedEvent): Promise<void> {
  await service.database.fork().transactional((em) => service.app.notices.queue.raise(em, event))
  await runNotices(service)
}

/** Something that its owner and, by its notifications, others are told of. */
async function happens(input: { owner: string; notificationIds?: string[] }): Promise<string> {
  const { id } = await seedCertificate(admin, authorityId, input)
  await raise({ type: 'ROTATED', certificateId: parseNodeId(id)?.uuid ?? '' })
  return id
}

const Told = graphql(`
  query RetriesTold($id: ID!) {
    certificate(by: { id: $id }) {
      notificationDeliveries(first: 20) {
        nodes {
          id
          audience
          state
          attempts
          lastError
          sentAt
        }
      }
    }
  }
`)
type Audience = 'NOTIFICATION' | 'OWNER' | 'SECURITY_TEAM'
async function delivery(certificateId: string, audience: Audience) {
  const { certificate } = await admin.data(Told, { id: certificateId })
  const found = certificate?.notificationDeliveries.nodes.find((each) => each.audience === audience)
  if (found === undefined) throw new Error(`nothing for ${audience}`)
  return found
}

const Retry = graphql(`
  mutation RetryDelivery($input: RetryDeliveryInput!) {
    retryDelivery(input: $input) {
      delivery {
        state
        attempts
        lastError
      }
      userErrors {
        code
        path
        message
      }
    }
  }
`)
const retry = async (client: Client, id: string) => (await client.data(Retry, { input: { id } })).retryDelivery

const Audit = graphql(`
  query RetriesAudit {
    auditEvents(first: 5, filter: { actions: ["notification.retry"] }) {
      nodes {
        action
        outcome
      }
    }
  }
`)

describe('by themselves', () => {
  it.each([
    ['a webhook', (url: string) => ({ webhook: { url, secret: WEBHOOK_SECRET } }), 503],
    ['Slack', (url: string) => ({ slack: { webhookUrl: `${url}/services/T/B/x` } }), 429],
    ['PagerDuty', (url: string) => ({ pagerduty: { routingKey: 'a'.repeat(32), url: `${url}/v2/enqueue` } }), 429],
  ] as const)('messages to %s go no sooner than it asks for', async (_title, options, status) => {
    const notification = await seedNotification(admin, { options: options(hook.url), events: ['ROTATION_FAILED'] })
    const { id } = await seedCertificate(admin, authorityId, { owner: newOwner(), notificationIds: [notification] })
    hook.answer = () => ({ status, headers: { 'retry-after': '3600' } })
    await raise({ type: 'ROTATION_FAILED', certificateId: parseNodeId(id)?.uuid ?? '' })
    expect(hook.received).toHaveLength(1)
    hook.answer = () => ({ status: 202 })
    clock.advance({ minutes: 58 })
    await runNotices(service)
    expect(hook.received).toHaveLength(1)
    expect(await delivery(id, 'NOTIFICATION')).toMatchObject({ state: 'PENDING', attempts: 1 })
    clock.advance({ minutes: 2 })
    await runNotices(service)
    expect(hook.received).toHaveLength(2)
    expect(await delivery(id, 'NOTIFICATION')).toMatchObject({ state: 'SENT', attempts: 2, lastError: null })
  })

  it('messages to a server that greylists arrive once, minutes later', async () => {
    const owner = newOwner()
    let asked = 0
    server.behaviour.refuseRecipient = (address) =>
      address === owner && ++asked < 3 ? { code: 451, text: '4.7.1 greylisted, try again' } : null
    const id = await happens({ owner })
    expect(await delivery(id, 'OWNER')).toMatchObject({
      state: 'PENDING',
      attempts: 1,
      lastError: expect.stringContaining('greylisted'),
    })
    for (const minutes of [1, 2, 10]) {
      clock.advance({ minutes })
      await runNotices(service)
    }
    expect(server.received.filter(({ to }) => to.includes(owner))).toHaveLength(1)
    expect(await delivery(id, 'OWNER')).toMatchObject({ state: 'SENT', attempts: 3, lastError: null })
  })

  it('an address that is refused for good after others were told is on record, and not tried for ever', async () => {
    const recipients = ['fine@example.org', 'full@example.org']
    const notification = await seedNotification(admin, { options: { email: { recipients } }, events: ['ROTATED'] })
    server.behaviour.refuseRecipient = (address) =>
      address === 'full@example.org' ? { code: 452, text: 'mailbox full' } : null
    const id = await happens({ owner: newOwner(), notificationIds: [notification] })
    expect(await delivery(id, 'NOTIFICATION')).toMatchObject({ state: 'PENDING' })
    server.behaviour.refuseRecipient = (address) =>
      address === 'full@example.org' ? { code: 550, text: 'no such user' } : null
    clock.advance({ hours: 1 })
    await runNotices(service)
    expect(await delivery(id, 'NOTIFICATION')).toMatchObject({
      state: 'SENT',
      attempts: 2,
      lastError: expect.stringContaining('full@example.org: 550 no such user'),
    })
    server.behaviour.refuseRecipient = () => null
    server.received.splice(0)
    clock.advance({ days: 2 })
    await runNotices(service)
    expect(server.received.flatMap(({ to }) => to).filter((each) => recipients.includes(each))).toEqual([])
  })
})

describe('by hand', () => {
  it('what was refused goes out at once, to those who do not have it, as the same message', async () => {
    const recipients = ['here@example.org', 'gone@example.org']
    const notification = await seedNotification(admin, { options: { email: { recipients } }, events: ['ROTATED'] })
    server.behaviour.refuseRecipient = (address) =>
      address === 'gone@example.org' ? { code: 550, text: 'no such user' } : null
    const id = await happens({ owner: newOwner(), notificationIds: [notification] })
    const partly = await delivery(id, 'NOTIFICATION')
    expect(partly).toMatchObject({ state: 'SENT', lastError: expect.stringContaining('gone@example.org') })
    // Still refused
    expect(await retry(admin, partly.id)).toMatchObject({ delivery: { state: 'SENT', attempts: 2 }, userErrors: [] })
    server.behaviour.refuseRecipient = () => null
    expect(await retry(admin, partly.id)).toMatchObject({ delivery: { state: 'SENT', attempts: 3, lastError: null } })
    const mails = server.received.filter(({ to }) => to.some((each) => recipients.includes(each)))
    expect(mails.map(({ to }) => to)).toEqual([['here@example.org'], ['gone@example.org']])
    expect(new Set(mails.map((mail) => header(mail, 'Message-ID'))).size).toBe(1)
    expect((await retry(admin, partly.id)).userErrors).toMatchObject([{ code: 'INVALID', path: ['id'] }])
    expect((await admin.data(Audit, {})).auditEvents?.nodes.length).toBeGreaterThanOrEqual(2)
  })

  it('what was refused altogether: by the team that is written to, and by nobody else', async () => {
    const owner = newOwner()
    server.behaviour.refuseRecipient = (address) => (address === owner ? { code: 550, text: 'unknown' } : null)
    const id = await happens({ owner })
    const failed = await delivery(id, 'OWNER')
    expect(failed).toMatchObject({ state: 'FAILED', sentAt: null })
    const team = await delivery(id, 'SECURITY_TEAM')
    const member = await service.user(`member-${counter}`, [owner])
    const idle = await service.user(`idle-${counter}`, [owner, 'read-only'])
    const stranger = await service.user(`stranger-${counter}`)
    for (const client of [stranger, idle]) {
      expect(await client.errorCode(Retry, { input: { id: failed.id } })).toBe('FORBIDDEN')
    }
    expect(await member.errorCode(Retry, { input: { id: team.id } })).toBe('FORBIDDEN')
    expect(await service.anonymous.errorCode(Retry, { input: { id: failed.id } })).toBe('UNAUTHENTICATED')
    server.behaviour.refuseRecipient = () => null
    server.received.splice(0)
    expect(await retry(member, failed.id)).toMatchObject({ delivery: { state: 'SENT', attempts: 2 }, userErrors: [] })
    expect(newMail(server)).toEqual([expect.stringMatching(new RegExp(`^${owner}: Certificate .* was renewed$`))])
  })

  it('what waits for its next attempt does not wait any longer, and goes once', async () => {
    const owner = newOwner()
    await server.down()
    const id = await happens({ owner })
    clock.advance({ hours: 1 })
    await runNotices(service)
    const waiting = await delivery(id, 'OWNER')
    expect(waiting).toMatchObject({ state: 'PENDING', lastError: expect.stringContaining('ECONNREFUSED') })
    await server.up()
    const answers = await Promise.all([1, 2, 3].map(() => retry(admin, waiting.id)))
    expect(answers.some(({ delivery: each }) => each?.state === 'SENT')).toBe(true)
    clock.advance({ hours: 3 })
    await runNotices(service)
    expect(server.received.filter(({ to }) => to.includes(owner))).toHaveLength(1)
  })

  it('nothing that has become needless', async () => {
    const notification = await seedNotification(admin, { events: ['ROTATED'] })
    server.behaviour.refuseRecipient = () => ({ code: 550, text: 'unknown' })
    const id = await happens({ owner: newOwner(), notificationIds: [notification] })
    server.behaviour.refuseRecipient = () => null
    const failed = await delivery(id, 'NOTIFICATION')
    const Deactivate = graphql(`
      mutation RetriesDeactivate($input: UpdateNotificationInput!) {
        updateNotification(input: $input) {
          userErrors {
            code
          }
        }
      }
    `)
    await admin.data(Deactivate, { input: { id: notification, active: false } })
    server.received.splice(0)
    expect(await retry(admin, failed.id)).toMatchObject({ delivery: { state: 'SKIPPED' } })
    expect(server.received).toEqual([])
    const { userErrors } = await retry(admin, failed.id)
    expect(userErrors).toMatchObject([{ code: 'INVALID', message: expect.stringContaining('switched off') }])
  })
})
