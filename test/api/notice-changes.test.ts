// What changes between the time a notice is due and the time it is sent, and what comes in great numbers.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { parseNodeId } from '../../src/graphql/node-id.ts'
import { kysely } from '../../src/database/sql.ts'
import { DAY, MINUTE } from '../../src/time-units.ts'
import { insertCertificateRows } from '../kit/certificate-rows.ts'
import { FakeClock } from '../kit/clock.ts'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import { newMail, passDays, runNotices } from '../kit/notice-days.ts'
import { seedNotification } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'
import { bodyOf, TestMailServer } from '../kit/smtp-server.ts'

let service: Service
let admin: Client
let server: TestMailServer
let clock: FakeClock
let authorityId: string
beforeAll(async () => {
  server = await TestMailServer.start()
  clock = new FakeClock(new Date('2026-03-01T09:00:00Z'))
  service = await startService({ clock: clock.now, env: server.environment })
  authorityId = (await seedAuthority(service.admin, { validityEnd: '2056-01-01T00:00:00.000Z' })).id
})
afterAll(async () => {
  await service.close()
  await server.down()
})
beforeEach(async () => {
  await kysely(service.database.fork()).updateTable('certificates').set({ notify: false }).execute()
  await signIn()
  server.received.splice(0)
})

async function signIn(): Promise<void> {
  admin = await service.anonymous.signIn('root', PASSWORD, service.admin.userId ?? '')
}

const uuid = (id: string) => parseNodeId(id)?.uuid ?? ''

let counter = 0
const newOwner = () => `changes-${++counter}@example.org`
/** Of an owner of its own, unless told otherwise; it ends in so many days. */
async function certificate(days: number, input: Parameters<typeof seedCertificate>[2] = {}) {
  const owner = input.owner ?? newOwner()
  const validityEnd = new Date(clock.now().getTime() + days * DAY).toISOString()
  return { ...(await seedCertificate(admin, authorityId, { ...input, owner, validityEnd })), owner }
}

const Update = graphql(`
  mutation NoticeChangesUpdate($input: UpdateCertificateInput!) {
    updateCertificate(input: $input) {
      userErrors {
        code
        path
      }
    }
  }
`)
const Delete = graphql(`
  mutation NoticeChangesDelete($input: DeleteCertificateInput!) {
    deleteCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const UpdateNotification = graphql(`
  mutation NoticeChangesNotification($input: UpdateNotificationInput!) {
    updateNotification(input: $input) {
      userErrors {
        code
        path
      }
    }
  }
`)
const Told = graphql(`
  query NoticeChangesTold($id: ID!) {
    certificate(by: { id: $id }) {
      notificationDeliveries(first: 50) {
        nodes {
          type
          audience
          address
          state
          lastError
          interval {
            count
          }
        }
      }
    }
  }
`)
async function toldOf(id: string) {
  const { certificate: found } = await admin.data(Told, { id })
  return found?.notificationDeliveries.nodes ?? []
}

describe('an owner who hands a certificate over while the mail server is away', () => {
  it('does not hear of its end, the new one does, once', async () => {
    const { id, name, owner } = await certificate(16)
    await server.down()
    await passDays(service, clock, 1)
    await signIn()
    const heir = newOwner()
    await admin.data(Update, { input: { id, owner: heir } })
    await server.up()
    clock.advance({ hours: 3 })
    await runNotices(service)
    await runNotices(service)
    expect(newMail(server)).toEqual([`${heir}: Certificate ${name} expires in 14 days`])
    const ofOld = (await toldOf(id)).filter(({ state }) => state === 'PENDING')
    expect(ofOld).toEqual([])
    expect(owner).not.toBe(heir)
  })

  it('does not hear of what happened to it, the new one does, once', async () => {
    const { id, name, owner } = await certificate(100)
    await server.down()
    await service.database
      .fork()
      .transactional((em) =>
        service.app.notices.queue.raise(em, { type: 'DEPLOYMENT_FAILED', certificateId: uuid(id), occasion: 'x' }),
      )
    await runNotices(service)
    const heir = newOwner()
    await admin.data(Update, { input: { id, owner: heir } })
    await server.up()
    clock.advance({ hours: 3 })
    await runNotices(service)
    await runNotices(service)
    expect(newMail(server)).toEqual([`${heir}: Certificate ${name} could not be deployed`])
    const told = (await toldOf(id)).map(({ address, state, lastError }) => [address, state, lastError])
    expect(told).toEqual(
      expect.arrayContaining([
        [owner, 'SKIPPED', 'it has changed hands: its new owner is told'],
        [heir, 'SENT', null],
      ]),
    )
  })

  it('nor is anything said of what was deleted meanwhile', async () => {
    const { id } = await certificate(100)
    await server.down()
    await service.database
      .fork()
      .transactional((em) => service.app.notices.queue.raise(em, { type: 'ROTATED', certificateId: uuid(id) }))
    await runNotices(service)
    await admin.data(Delete, { input: { id } })
    await server.up()
    clock.advance({ hours: 3 })
    await runNotices(service)
    expect(newMail(server)).toEqual([])
  })
})

it('what was switched off when it ended and is switched on again is told late rather than never', async () => {
  const { id, name, owner } = await certificate(3)
  await passDays(service, clock, 1)
  newMail(server)
  await server.down()
  await passDays(service, clock, 3)
  await signIn()
  await admin.data(Update, { input: { id, notify: false } })
  await server.up()
  await passDays(service, clock, 1)
  expect(newMail(server)).toEqual([])
  await signIn()
  await admin.data(Update, { input: { id, notify: true } })
  await passDays(service, clock, 2)
  expect(newMail(server)).toEqual([`${owner}: Certificate ${name} expired 3 days ago`])
})

describe('intervals that are edited', () => {
  it('to longer ones than what was told say nothing of it again; to shorter ones they do, in time', async () => {
    const notification = await seedNotification(admin, {
      intervals: [{ count: 15 }],
      options: { email: { recipients: ['edited@example.org'] } },
      events: [],
    })
    const { id, name } = await certificate(60, { notificationIds: [notification] })
    await passDays(service, clock, 46)
    expect(newMail(server)).toEqual([`edited@example.org: Certificate ${name} expires in 15 days`])
    await signIn()
    const intervals = [{ count: 40 }, { count: 20 }, { count: 5 }]
    await admin.data(UpdateNotification, { input: { id: notification, intervals } })
    await passDays(service, clock, 9)
    expect(newMail(server)).toEqual([`edited@example.org: Certificate ${name} expires in 5 days`])
    await passDays(service, clock, 2)
    expect(newMail(server)).toEqual([])
    await signIn()
    const states = (await toldOf(id)).map(({ interval, state }) => `${interval?.count} ${state}`)
    expect(states.toSorted()).toEqual(['15 SENT', '20 SKIPPED', '40 SKIPPED', '5 SENT'])
  })

  it('and notifications that are switched off and on again: late rather than never', async () => {
    const notification = await seedNotification(admin, {
      intervals: [{ count: 15 }],
      options: { email: { recipients: ['off-and-on@example.org'] } },
      events: [],
    })
    const { name } = await certificate(40, { notificationIds: [notification] })
    await server.down()
    await passDays(service, clock, 26)
    await signIn()
    await admin.data(UpdateNotification, { input: { id: notification, active: false } })
    await server.up()
    await passDays(service, clock, 1)
    expect(newMail(server)).toEqual([])
    await signIn()
    await admin.data(UpdateNotification, { input: { id: notification, active: true } })
    await passDays(service, clock, 2)
    expect(newMail(server)).toEqual([`off-and-on@example.org: Certificate ${name} expires in 12 days`])
  })
})

it('three weeks without the service and an owner hears of each certificate once, what is most urgent', async () => {
  const owner = newOwner()
  const made = await Promise.all([22, 24, 40].map((days) => certificate(days, { owner })))
  clock.advance({ days: 21 })
  await runNotices(service)
  await runNotices(service)
  const ends = ['in 24 hours', 'in 3 days', 'in 19 days']
  const expected = made.map(({ name }, index) => `${owner}: Certificate ${name} expires ${ends[index]}`)
  expect(newMail(server)).toEqual(expected.toSorted())
  await signIn()
  for (const { id } of made) {
    expect((await toldOf(id)).filter(({ state }) => state === 'SENT')).toHaveLength(1)
  }
})

it('a clock that goes back two days tells nothing twice, and what was due then is told', async () => {
  const { name, owner } = await certificate(16)
  await passDays(service, clock, 1)
  expect(newMail(server)).toEqual([`${owner}: Certificate ${name} expires in 15 days`])
  clock.advance({ days: -2 })
  await signIn()
  const other = await certificate(16)
  await passDays(service, clock, 1)
  expect(newMail(server)).toEqual([`${other.owner}: Certificate ${other.name} expires in 15 days`])
  await passDays(service, clock, 3)
  expect(newMail(server)).toEqual([])
})

describe('an authority', () => {
  it('that is handed over while the mail server is away: the new owner is told of its end', async () => {
    const [old, heir] = [newOwner(), newOwner()]
    const validityEnd = new Date(clock.now().getTime() + 31 * DAY).toISOString()
    const notBefore = new Date(clock.now().getTime() - 400 * DAY).toISOString()
    const { id, name } = await seedAuthority(admin, { owner: old, validityStart: notBefore, validityEnd })
    await server.down()
    await passDays(service, clock, 1)
    await kysely(service.database.fork())
      .updateTable('authorities')
      .set({ owner: heir })
      .where('id', '=', uuid(id))
      .execute()
    await server.up()
    clock.advance({ hours: 3 })
    await runNotices(service)
    await runNotices(service)
    expect(newMail(server)).toEqual([`${heir}: Certification authority ${name} expires in 29 days`])
  })

  it('that is issued anew meanwhile is not said to end', async () => {
    const owner = newOwner()
    const validityEnd = new Date(clock.now().getTime() + 31 * DAY).toISOString()
    const { id } = await seedAuthority(admin, { owner, validityEnd })
    await server.down()
    await passDays(service, clock, 25)
    await kysely(service.database.fork())
      .updateTable('authorities')
      .set({ expires_at: new Date(clock.now().getTime() + 4000 * DAY) })
      .where('id', '=', uuid(id))
      .execute()
    await server.up()
    clock.advance({ hours: 3 })
    await runNotices(service)
    expect(newMail(server)).toEqual([])
  })
})

describe('great numbers', () => {
  it('a thousand certificates of an owner that end on one day are ten messages, each named once', async () => {
    const owner = newOwner()
    const start = clock.now().getTime()
    const notification = await seedNotification(admin, {
      intervals: [{ count: 15 }],
      options: { email: { recipients: [owner] } },
      events: [],
    })
    const ids = await insertCertificateRows(
      service.database,
      Array.from({ length: 1000 }, (_, index) => ({
        name: `thousand-${index}`,
        owner,
        createdAt: new Date(start - DAY),
        notBefore: new Date(start - DAY),
        notAfter: new Date(start + 15 * DAY + (index % 600) * MINUTE),
      })),
    )
    await kysely(service.database.fork())
      .insertInto('certificate_notifications')
      .values(ids.map((id) => ({ certificate_id: id, notification_id: uuid(notification), created_at: clock.now() })))
      .execute()
    await runNotices(service)
    clock.advance({ hours: 12 })
    await runNotices(service)
    expect(server.received.map(({ to }) => to)).toEqual(Array.from({ length: 10 }, () => [owner]))
    const text = server.received.map(bodyOf).join('\n')
    const named = new Set(text.match(/^thousand-\d+\r?$/gm)?.map((line) => line.trim()))
    expect(named.size).toBe(1000)
  })

  it('of what keeps happening there are five messages in ten minutes, and then one of all the rest', async () => {
    const owner = newOwner()
    const { id, name } = await certificate(100, { owner })
    const { dispatch } = service.app.notices
    for (let each = 0; each < 20; each++) {
      await service.database.fork().transactional(async (em) => {
        const event = { type: 'DEPLOYMENT_FAILED', certificateId: uuid(id), occasion: `storm ${each}` } as const
        await service.app.notices.queue.raise(em, event)
      })
      clock.advance({ seconds: 10 })
      await dispatch.dispatch(service.app.systemScope('storm'))
    }
    await runNotices(service)
    expect(newMail(server)).toEqual(
      Array.from({ length: 5 }, () => `${owner}: Certificate ${name} could not be deployed`),
    )
    clock.advance({ minutes: 11 })
    await runNotices(service)
    expect(newMail(server)).toEqual([`${owner}: 15 certificates could not be deployed`])
    await runNotices(service)
    expect(newMail(server)).toEqual([])
  })
})
