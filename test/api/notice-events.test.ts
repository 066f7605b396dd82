// What happens to certificates and authorities is told once, to whom it concerns; and how to try a notification out.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RaisedEvent } from '../../src/modules/notices/index.ts'
import { kysely } from '../../src/database/sql.ts'
import { DAY } from '../../src/time-units.ts'
import { FakeClock } from '../kit/clock.ts'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import { HttpReceiver } from '../kit/http-receiver.ts'
import { newMail, runNotices } from '../kit/notice-days.ts'
import { seedNotification, WEBHOOK_SECRET } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'
import { bodyOf, header, TestMailServer } from '../kit/smtp-server.ts'
import { uuidOf } from '../kit/uuid-of.ts'

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
  admin = service.admin
  authorityId = (await seedAuthority(admin, { validityEnd: new Date('2056-01-01T00:00:00Z').toISOString() })).id
})
afterAll(async () => {
  await service.close()
  await server.down()
  hook.close()
})
beforeEach(async () => {
  server.received.splice(0)
  hook.received.splice(0)
  admin = await service.anonymous.signIn('root', PASSWORD, service.admin.userId ?? '')
})

/** As another part of the service would, in its own transaction. */
async function raise(event: RaisedEvent, { andFail = false } = {}): Promise<void> {
  const raised = service.database.fork().transactional(async (em) => {
    await service.app.notices.queue.raise(em, event)
    if (andFail) throw new Error('the change failed')
  })
  await (andFail ? raised.catch(() => {}) : raised)
  await service.runJobs({ early: true, types: ['notice-dispatch', 'notice-send'] })
}

async function certificate(input: Parameters<typeof seedCertificate>[2] = {}) {
  const owner = input.owner ?? `${Math.random().toString(36).slice(2)}@example.org`
  return { ...(await seedCertificate(admin, authorityId, { ...input, owner })), owner }
}

describe('what happened', () => {
  it('is told to the notifications that want it, to the owner and to the security team', async () => {
    const options = { webhook: { url: hook.url, secret: WEBHOOK_SECRET } }
    const wanting = await seedNotification(admin, { options, events: ['DEPLOYMENT_FAILED'] })
    const other = await seedNotification(admin, {
      options: { email: { recipients: ['other@example.org'] } },
      events: ['REVOKED'],
    })
    const { id, name, owner } = await certificate({ notificationIds: [wanting, other] })
    const details = { destination: 'web servers', error: 'permission denied' }
    await raise({ type: 'DEPLOYMENT_FAILED', certificateId: uuidOf(id), occasion: 'first', details })
    expect(newMail(server)).toEqual(
      [
        `${owner}: Certificate ${name} could not be deployed`,
        `${TEAM}: Certificate ${name} could not be deployed`,
      ].toSorted(),
    )
    expect(hook.received.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
      { event: 'notice', type: 'DEPLOYMENT_FAILED', certificates: [{ id, name, owner, details }] },
    ])
  })

  it('is told once for each occasion, and not at all when the change it belongs to fails', async () => {
    const { id, name, owner } = await certificate()
    const event = { type: 'ROTATION_FAILED', certificateId: uuidOf(id), occasion: '1' } as const
    await raise(event, { andFail: true })
    expect(newMail(server)).toEqual([])
    await raise(event)
    await raise(event)
    const mails = [
      `${owner}: Certificate ${name} could not be renewed`,
      `${TEAM}: Certificate ${name} could not be renewed`,
    ]
    expect(newMail(server)).toEqual(mails.toSorted())
    await raise({ ...event, occasion: '2' })
    expect(newMail(server)).toEqual(mails.toSorted())
  })

  it('is told in one message of all certificates that it happened to at the same time', async () => {
    const owner = 'at-once@example.org'
    const made = await Promise.all([1, 2, 3].map(() => certificate({ owner })))
    await service.database.fork().transactional(async (em) => {
      for (const { id } of made)
        await service.app.notices.queue.raise(em, { type: 'ROTATED', certificateId: uuidOf(id) })
    })
    await service.runJobs({ early: true })
    expect(newMail(server)).toEqual([`${owner}: 3 certificates were renewed`, `${TEAM}: 3 certificates were renewed`])
  })

  it('to a certificate that is switched off is told of failures only, to the security team only', async () => {
    const { id, name } = await certificate({ notify: false })
    await raise({ type: 'ROTATED', certificateId: uuidOf(id) })
    expect(newMail(server)).toEqual([])
    await raise({ type: 'DEPLOYMENT_FAILED', certificateId: uuidOf(id) })
    expect(newMail(server)).toEqual([`${TEAM}: Certificate ${name} could not be deployed`])
  })

  it('is not told to an owner who has switched off all of the default notices, nor twice to anybody', async () => {
    const quiet = await certificate({ owner: 'quiet@example.org' })
    await kysely(service.database.fork())
      .updateTable('notifications')
      .set({ active: false })
      .where('owner', '=', 'quiet@example.org')
      .execute()
    await raise({ type: 'ROTATED', certificateId: uuidOf(quiet.id) })
    expect(newMail(server)).toEqual([`${TEAM}: Certificate ${quiet.name} was renewed`])
    const both = await seedNotification(admin, {
      options: { email: { recipients: ['both@example.org', TEAM] } },
      events: ['ROTATED'],
    })
    const { id, name } = await certificate({ owner: 'both@example.org', notificationIds: [both] })
    await raise({ type: 'ROTATED', certificateId: uuidOf(id) })
    expect(newMail(server)).toEqual([`both@example.org, ${TEAM}: Certificate ${name} was renewed`])
  })

  it('to what was ordered and never came is told too', async () => {
    const details = { error: 'the CA said no' }
    await raise({
      type: 'ISSUANCE_FAILED',
      occasion: 'order-1',
      name: 'new.example.org',
      owner: 'orders@example.org',
      details,
    })
    const [first] = server.received
    expect(first === undefined ? '' : bodyOf(first)).toContain('the CA said no')
    expect(newMail(server)).toEqual([
      'orders@example.org: Certificate new.example.org was not issued',
      `${TEAM}: Certificate new.example.org was not issued`,
    ])
  })
})

it('URLs that are as good as passwords are judged, kept secret and never shown', async () => {
  const Create = graphql(`
    mutation SecretUrl($input: CreateNotificationInput!) {
      createNotification(input: $input) {
        notification {
          events
          options {
            ... on SlackNotifierOptions {
              writeOnlyOptions
            }
          }
        }
        userErrors {
          code
          path
          message
        }
      }
    }
  `)
  const create = async (webhookUrl: string, name: string) =>
    (await admin.data(Create, { input: { name, intervals: [{ count: 5 }], options: { slack: { webhookUrl } } } }))
      .createNotification
  for (const url of ['http://hooks.slack.com/services/x', 'https://10.0.0.1/secret-path', 'file:///etc/passwd']) {
    const { userErrors } = await create(url, 'refused')
    expect(userErrors).toMatchObject([{ code: 'INVALID', path: ['options', 'slack', 'webhookUrl'] }])
    expect(userErrors[0]?.message).not.toContain('secret-path')
  }
  const { notification } = await create(`${hook.url}/services/secret-path`, 'to Slack')
  expect(notification?.options).toEqual({ writeOnlyOptions: ['webhookUrl'] })
  expect(notification?.events).toContain('ROTATION_FAILED')
  const rows = await kysely(service.database.fork()).selectFrom('notifications').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain('secret-path')
})

const Foretold = graphql(`
  query EventsForetold($id: ID!) {
    authority(by: { id: $id }) {
      expiresAt
      upcomingNotices {
        interval {
          count
        }
        dueAt
        toOwner
        toSecurityTeam
      }
    }
  }
`)

/** How many days before the end it is going to be told. */
async function foretold(id: string): Promise<number[]> {
  const { authority } = await admin.data(Foretold, { id })
  return (authority?.upcomingNotices ?? []).map(({ interval, dueAt, ...to }) => {
    expect(to).toEqual({ toOwner: true, toSecurityTeam: true })
    const days = (new Date(authority?.expiresAt ?? '').getTime() - new Date(dueAt).getTime()) / DAY
    expect(interval.count).toBe(days)
    return days
  })
}

describe('an authority that ends', () => {
  it('is told of 365, 180, 90 and 30 days before and once it has ended, to its owner and the security team', async () => {
    const owner = 'pki@example.org'
    const expiresAt = new Date(clock.now().getTime() + 400 * DAY)
    const root = await seedAuthority(admin, { owner, validityEnd: expiresAt.toISOString() })
    const told: [number, string[]][] = []
    let day = 400
    expect(await foretold(root.id)).toEqual([365, 180, 90, 30, 0])
    for (const left of [366, 365, 181, 180, 175, 91, 90, 31, 30, 1, 0, -5]) {
      clock.advance({ days: day - left })
      day = left
      await runNotices(service)
      const mail = newMail(server).filter((each) => each.includes(`authority ${root.name} `))
      if (mail.length > 0) told.push([left, mail.map((each) => each.split(':')[0] ?? '')])
      admin = await service.anonymous.signIn('root', PASSWORD, service.admin.userId ?? '')
      expect(await foretold(root.id)).toEqual([365, 180, 90, 30, 0].filter((days) => days < left))
    }
    expect(told).toEqual([365, 180, 90, 30, 0].map((left) => [left, [owner, TEAM]]))
  })

  it('is told once, the most urgent, after a long silence', async () => {
    const validityEnd = new Date(clock.now().getTime() + 200 * DAY).toISOString()
    const { id } = await seedAuthority(admin, { type: 'SUBORDINATE', parentId: authorityId, validityEnd })
    clock.advance({ days: 150 })
    admin = await service.anonymous.signIn('root', PASSWORD, service.admin.userId ?? '')
    expect(await foretold(id)).toEqual([90, 30, 0])
    await runNotices(service)
    expect(await foretold(id)).toEqual([30, 0])
    const mail = newMail(server).filter((each) => each.includes('authority'))
    expect(mail).toHaveLength(2)
    expect(mail.every((each) => each.includes('expires in 50 days'))).toBe(true)
    const rows = await kysely(service.database.fork())
      .selectFrom('notification_deliveries')
      .select(['occasion', 'state'])
      .where('authority_id', '=', uuidOf(id))
      .where('audience', '=', 'OWNER')
      .execute()
    expect(rows.map(({ occasion, state }) => `${occasion.split(' ')[0]} ${state}`).toSorted()).toEqual([
      '180d SKIPPED',
      '90d SENT',
    ])
  })
})

it('the summary says what ends soon by owner, what fails and what is weak', async () => {
  const validityEnd = new Date(clock.now().getTime() + 20 * DAY).toISOString()
  const { owner } = await certificate({ owner: 'summary@example.org', validityEnd })
  await runNotices(service)
  server.received.splice(0)
  await service.runJobs({ schedules: ['notice-summary'], early: true })
  await service.runJobs({ schedules: ['notice-summary'], early: true })
  const [mail, ...more] = server.received
  expect(more).toEqual([])
  expect(mail?.to).toEqual([TEAM])
  const body = mail === undefined ? '' : bodyOf(mail)
  expect(body).toContain('Certificates that expire within 30 days, by owner')
  expect(body).toMatch(new RegExp(`${owner}: 1, the first on \\d{4}-\\d\\d-\\d\\d`))
})

const SendTest = graphql(`
  mutation TrySendTest($input: SendTestNotificationInput!) {
    sendTestNotification(input: $input) {
      delivery {
        id
        type
        state
        attempts
        lastError
        sentAt
        notification {
          id
          deliveries(first: 5) {
            totalCount
          }
        }
      }
      userErrors {
        code
        path
      }
    }
  }
`)
const Preview = graphql(`
  query TryPreview($id: ID!) {
    previewNotification(id: $id) {
      subject
      text
      entries {
        dueAt
        state
        silentBecause
        interval {
          count
        }
        certificate {
          id
        }
      }
    }
  }
`)
const Delivery = graphql(`
  query TryDelivery($id: ID!) {
    node(id: $id) {
      ... on NotificationDelivery {
        state
        lastError
      }
    }
  }
`)

describe('a test message', () => {
  it('really goes, now, and its delivery says so', async () => {
    const id = await seedNotification(admin, { active: false, options: { email: { recipients: ['try@example.org'] } } })
    const { sendTestNotification } = await admin.data(SendTest, { input: { id } })
    expect(sendTestNotification.delivery).toMatchObject({
      type: 'TEST',
      state: 'SENT',
      attempts: 1,
      lastError: null,
      notification: { id, deliveries: { totalCount: 1 } },
    })
    expect(newMail(server)).toEqual(['try@example.org: Test of a notification'])
    await service.runJobs({ early: true })
    expect(newMail(server)).toEqual([])
  })

  it('that does not arrive says why, to whoever may change the notification', async () => {
    const maker = await service.user(`maker-${Date.now()}`)
    const stranger = await service.user(`stranger-${Date.now()}`)
    const id = await seedNotification(maker, { options: { email: { recipients: ['gone@example.org'] } } })
    server.behaviour.refuseRecipient = () => ({ code: 550, text: 'no such user' })
    const { sendTestNotification } = await maker.data(SendTest, { input: { id } })
    server.behaviour.refuseRecipient = () => null
    const { delivery } = sendTestNotification
    expect(delivery).toMatchObject({
      state: 'FAILED',
      sentAt: null,
      lastError: expect.stringContaining('no such user'),
    })
    const seen = await stranger.data(Delivery, { id: delivery?.id ?? '' })
    expect(seen.node).toEqual({ state: 'FAILED', lastError: null })
    expect(await stranger.errorCode(SendTest, { input: { id } })).toBe('FORBIDDEN')
  })
})

describe('a preview', () => {
  it('shows what is going to be told of which certificates, and sends nothing', async () => {
    const id = await seedNotification(admin, { intervals: [{ count: 10 }, { count: 3 }] })
    const validityEnd = new Date(clock.now().getTime() + 20 * DAY).toISOString()
    const loud = await certificate({ notificationIds: [id], validityEnd })
    const silent = await certificate({ notificationIds: [id], validityEnd, notify: false })
    const { previewNotification } = await admin.data(Preview, { id })
    expect(previewNotification?.subject).toBe(`Certificate ${loud.name} expires in 20 days`)
    expect(previewNotification?.text).toContain(loud.owner)
    const entries = previewNotification?.entries ?? []
    const of = (wanted: string) => entries.filter((entry) => entry.certificate?.id === wanted)
    expect(of(loud.id).map(({ interval, state, silentBecause }) => [interval.count, state, silentBecause])).toEqual([
      [10, null, null],
      [3, null, null],
    ])
    expect(of(silent.id).every(({ silentBecause }) => silentBecause?.includes('switched off') === true)).toBe(true)
    expect(server.received).toEqual([])
    clock.advance({ days: 10 })
    await runNotices(service)
    const later = await service.anonymous.signIn('root', PASSWORD, service.admin.userId ?? '')
    const after = await later.data(Preview, { id })
    expect(after.previewNotification?.entries.map(({ state }) => state)).toContain('SENT')
  })
})

describe('several at once', () => {
  it('put each notice on record once, and send it once', async () => {
    newMail(server)
    const validityEnd = new Date(clock.now().getTime() + 20 * DAY).toISOString()
    const made = await Promise.all(Array.from({ length: 12 }, () => certificate({ validityEnd })))
    const owners = new Set(made.map(({ owner }) => owner))
    clock.advance({ days: 5 })
    const { sweeping, dispatch, sending } = service.app.notices
    const scope = () => service.app.systemScope('several')
    await Promise.all(
      [1, 2, 3].map(async () => {
        await sweeping.sweep(scope())
        await dispatch.dispatch(scope())
      }),
    )
    const notices = await kysely(service.database.fork())
      .selectFrom('notices')
      .select('id')
      .where('state', '=', 'PENDING')
      .execute()
    await Promise.all([1, 2, 3].flatMap(() => notices.map(({ id }) => sending.send(scope(), id))))
    const told = server.received.flatMap(({ to }) => to).filter((address) => owners.has(address))
    expect(told.toSorted()).toEqual([...owners].toSorted())
    await runNotices(service)
    expect(server.received.flatMap(({ to }) => to).filter((address) => owners.has(address))).toHaveLength(owners.size)
  })

  it('and one killed between claim and record: it is told, at worst twice, and recognisably', async () => {
    const { owner } = await certificate({ validityEnd: new Date(clock.now().getTime() + 16 * DAY).toISOString() })
    clock.advance({ days: 1 })
    await service.app.notices.sweeping.sweep(service.app.systemScope('killed'))
    await service.app.notices.dispatch.dispatch(service.app.systemScope('killed'))
    const database = kysely(service.database.fork())
    // The server took it, and the process died before it could say so.
    server.behaviour.dropAfterMessage = true
    const sent = new Promise((resolve) => setTimeout(resolve, 0))
    await runNotices(service)
    await sent
    server.behaviour.dropAfterMessage = false
    await database
      .updateTable('notices')
      .set({
        claim: '01900000-0000-7000-8000-000000000009',
        claimed_until: new Date(clock.now().getTime() + 120_000),
        next_attempt_at: clock.now(),
      })
      .where('state', '=', 'PENDING')
      .execute()
    await runNotices(service)
    const before = server.received.filter(({ to }) => to.includes(owner))
    expect(before).toHaveLength(1)
    clock.advance({ minutes: 10 })
    await runNotices(service)
    const mails = server.received.filter(({ to }) => to.includes(owner))
    expect(mails).toHaveLength(2)
    expect(new Set(mails.map((mail) => header(mail, 'Message-ID'))).size).toBe(1)
    clock.advance({ hours: 2 })
    await runNotices(service)
    expect(server.received.filter(({ to }) => to.includes(owner))).toHaveLength(2)
  })
})
