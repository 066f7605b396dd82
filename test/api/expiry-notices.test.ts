// The notices before an end, over months: each once, late rather than never, to whom it concerns.
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { DAY } from '../../src/time-units.ts'
import { FakeClock } from '../kit/clock.ts'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import { newMail, passDays, runNotices } from '../kit/notice-days.ts'
import { seedNotification } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'
import { bodyOf, header, TestMailServer } from '../kit/smtp-server.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const START = new Date('2026-03-01T09:00:00Z')

let service: Service
let admin: Client
let server: TestMailServer
let clock: FakeClock
let authorityId: string
beforeAll(async () => {
  server = await TestMailServer.start()
  clock = new FakeClock(START)
  service = await startService({ clock: clock.now, env: server.environment })
  admin = service.admin
  const validityEnd = new Date('2056-01-01T00:00:00Z').toISOString()
  authorityId = (await seedAuthority(admin, { validityEnd })).id
})
afterAll(async () => {
  await service.close()
  await server.down()
})
beforeEach(async () => {
  server.received.splice(0)
  // What other tests have made keeps quiet
  await sql`update certificates set notify = false`.execute(kysely(service.database.fork()))
  // Months go by between tests, and a sign-in lasts twelve hours
  await signIn()
})

async function signIn(): Promise<void> {
  admin = await service.anonymous.signIn('root', PASSWORD, service.admin.userId ?? '')
}

let counter = 0
/** A certificate of an owner of its own that ends in so many days. */
async function certificate(days: number, input: Parameters<typeof seedCertificate>[2] = {}) {
  const owner = input.owner ?? `team-${++counter}@example.org`
  const validityEnd = new Date(clock.now().getTime() + days * DAY).toISOString()
  return { ...(await seedCertificate(admin, authorityId, { ...input, owner, validityEnd })), owner }
}

const Told = graphql(`
  query ExpiryTold($id: ID!) {
    certificate(by: { id: $id }) {
      notificationDeliveries(first: 50) {
        totalCount
        nodes {
          id
          type
          audience
          address
          state
          attempts
          lastError
          dueAt
          sentAt
          interval {
            count
            unit
          }
          notification {
            name
          }
          certificate {
            id
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
/** '30 SENT', the shortest interval first. */
async function statesOf(id: string): Promise<string[]> {
  const told = await toldOf(id)
  return told
    .filter(({ type }) => type === 'EXPIRY')
    .toSorted((a, b) => (a.interval?.count ?? 0) - (b.interval?.count ?? 0))
    .map(({ interval, state }) => `${interval?.count} ${state}`)
}

const Update = graphql(`
  mutation ExpiryUpdate($input: UpdateCertificateInput!) {
    updateCertificate(input: $input) {
      userErrors {
        code
        path
      }
    }
  }
`)

describe('the default notices', () => {
  it('come 30, 15 and 2 days before, each once, and once more when it has ended', async () => {
    const { name, owner, id } = await certificate(40)
    const mails: [number, string[]][] = []
    for (let day = 1; day <= 45; day++) {
      clock.advance({ days: 1 })
      await runNotices(service)
      // A second run in the same minute
      if (day % 5 === 0) await runNotices(service)
      const mail = newMail(server)
      if (mail.length > 0) mails.push([40 - day, mail])
    }
    expect(mails).toEqual([
      [30, [`${owner}: Certificate ${name} expires in 30 days`]],
      [15, [`${owner}: Certificate ${name} expires in 15 days`]],
      [2, [`${owner}: Certificate ${name} expires in 2 days`]],
      [0, [`${owner}: Certificate ${name} expired just now`]],
    ])
    await signIn()
    const told = await toldOf(id)
    expect(told.map(({ type, state, attempts }) => `${type} ${state} ${attempts}`)).toEqual([
      'EXPIRED SENT 1',
      'EXPIRY SENT 1',
      'EXPIRY SENT 1',
      'EXPIRY SENT 1',
    ])
    expect(told.map(({ audience, address }) => `${audience} ${address ?? ''}`)[0]).toBe(`OWNER ${owner}`)
    expect(told[1]?.notification?.name).toBe(`DEFAULT_${owner.toUpperCase()}_2_DAY`)
    expect(told.every((each) => each.certificate?.id === id && each.sentAt != null)).toBe(true)
  })

  it('of two teams with equal local parts go to two addresses', async () => {
    const one = await certificate(20, { owner: 'ops@one.example' })
    const two = await certificate(20, { owner: 'ops@two.example' })
    await passDays(service, clock, 5)
    expect(newMail(server)).toEqual([
      `ops@one.example: Certificate ${one.name} expires in 15 days`,
      `ops@two.example: Certificate ${two.name} expires in 15 days`,
    ])
  })

  it('that were missed are told as one: the most urgent, and the others stay on record', async () => {
    const { id, name, owner } = await certificate(60)
    // Nothing runs for 55 days
    clock.advance({ days: 55 })
    await runNotices(service)
    await runNotices(service)
    expect(newMail(server)).toEqual([`${owner}: Certificate ${name} expires in 5 days`])
    await signIn()
    expect(await statesOf(id)).toEqual(['15 SENT', '30 SKIPPED'])
    await passDays(service, clock, 3)
    expect(newMail(server)).toEqual([`${owner}: Certificate ${name} expires in 2 days`])
  })

  it('are not lost by a week of downtime, at whatever day it begins', async () => {
    const teams = await Promise.all([33, 35, 37, 20, 19, 5, 9].map((days) => certificate(days)))
    const due = [33, 35, 37, 20, 19, 5, 9]
    clock.advance({ days: 7 })
    await runNotices(service)
    const mail = newMail(server)
    for (const [index, { owner, name }] of teams.entries()) {
      const left = (due[index] ?? 0) - 7
      const expected =
        left < 0
          ? `${owner}: Certificate ${name} expired 2 days ago`
          : `${owner}: Certificate ${name} expires in ${left} days`
      // Within the week a notice was due for each of them
      expect(mail.filter((each) => each.startsWith(owner))).toEqual([expected])
    }
    await runNotices(service)
    expect(newMail(server)).toEqual([])
  })

  it('come to an end where the database holds ends to the microsecond, as after a repair by hand', async () => {
    const [coming, over] = [await certificate(20), await certificate(5)]
    clock.advance({ days: 6 })
    const ids = sql.join([coming.id, over.id].map(uuidOf))
    await sql`update certificates set not_after = not_after + interval '123456 microseconds' where id in (${ids})`.execute(
      kysely(service.database.fork()),
    )
    await runNotices(service)
    expect(newMail(server)).toEqual(
      [
        `${coming.owner}: Certificate ${coming.name} expires in 14 days`,
        `${over.owner}: Certificate ${over.name} expired 23 hours ago`,
      ].toSorted(),
    )
  })

  it('end when another certificate has taken its place, is revoked or switched off', async () => {
    const [replaced, revoked, off, deleted] = await Promise.all([1, 2, 3, 4].map(() => certificate(20)))
    if (replaced === undefined || revoked === undefined || off === undefined || deleted === undefined) throw new Error()
    const successor = await certificate(400, { owner: replaced.owner, replacesIds: [replaced.id] })
    const Revoke = graphql(`
      mutation ExpiryRevoke($input: RevokeCertificateInput!) {
        revokeCertificate(input: $input) {
          userErrors {
            code
          }
        }
      }
    `)
    await admin.data(Revoke, { input: { id: revoked.id, reason: 'SUPERSEDED' } })
    await admin.data(Update, { input: { id: off.id, notify: false } })
    const Delete = graphql(`
      mutation ExpiryDelete($input: DeleteCertificateInput!) {
        deleteCertificate(input: $input) {
          userErrors {
            code
          }
        }
      }
    `)
    await admin.data(Delete, { input: { id: deleted.id } })
    await passDays(service, clock, 1)
    expect(newMail(server)).toEqual([`${revoked.owner}: Certificate ${revoked.name} was revoked`])
    await passDays(service, clock, 24)
    expect(newMail(server)).toEqual([])
    expect(successor.name).toBeDefined()
  })

  it('go on while the replacement has not arrived where the old one is deployed (AZ-02)', async () => {
    const old = await certificate(20)
    const database = kysely(service.database.fork())
    const destination = '01900000-0000-7000-8000-000000000001'
    const row = async (name: string) =>
      (await database.selectFrom('certificates').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
    await sql`insert into destinations (id, name, plugin, options, write_only_options, created_at, updated_at)
      values (${destination}, 'in place', 'filesystem', '{}', '[]', now(), now())`.execute(database)
    const next = await certificate(400, { owner: old.owner, replacesIds: [old.id] })
    const [oldId, nextId] = [await row(old.name), await row(next.name)]
    for (const [id, state] of [
      [oldId, 'DEPLOYED'],
      [nextId, 'FAILED'],
    ] as const) {
      await sql`insert into deployments (id, certificate_id, destination_id, desired, state, attempts, created_at, updated_at)
        values (gen_random_uuid(), ${id}, ${destination}, true, ${state}, 0, now(), now())`.execute(database)
    }
    await passDays(service, clock, 5)
    expect(newMail(server)).toEqual([`${old.owner}: Certificate ${old.name} expires in 15 days`])
    await sql`update deployments set state = 'DEPLOYED' where certificate_id = ${nextId}`.execute(database)
    // It has arrived, and one server still presents the old one
    const source = '01900000-0000-7000-8000-000000000002'
    await sql`insert into sources (id, name, plugin, options, write_only_options, owner, created_at, updated_at)
      values (${source}, 'seen', 'filesystem', '{}', '[]', 'scan@example.org', now(), now())`.execute(database)
    await sql`insert into endpoints (id, source_id, external_id, external_id_hash, name, host, port, served_fingerprint,
        first_seen_at, last_seen_at, seen_by_sync)
      values (gen_random_uuid(), ${source}, 'a', 'a', 'a', 'web.example.org', 443,
        (select fingerprint from certificates where id = ${oldId}), now(), now(), 1)`.execute(database)
    await passDays(service, clock, 13)
    expect(server.received.map(bodyOf)).toEqual([expect.stringContaining('web.example.org:443')])
    expect(newMail(server)).toEqual([`${old.owner}: Certificate ${old.name} expires in 2 days`])
    await sql`update endpoints set served_fingerprint = null`.execute(database)
    await passDays(service, clock, 7)
    expect(newMail(server)).toEqual([])
  })

  it('of a certificate that lives shorter than them come once, in its last third', async () => {
    const { id, name, owner } = await certificate(1)
    clock.advance({ hours: 15 })
    await runNotices(service)
    expect(newMail(server)).toEqual([])
    clock.advance({ hours: 2 })
    await runNotices(service)
    expect(newMail(server)).toEqual([`${owner}: Certificate ${name} expires in 7 hours`])
    await signIn()
    expect(await statesOf(id)).toEqual(['2 SENT', '15 SKIPPED', '30 SKIPPED'])
  })
})

describe('one message', () => {
  it('tells of all certificates of an owner that come to it within half a day, and of no other owner', async () => {
    const owner = 'many@example.org'
    const first = await certificate(20, { owner })
    clock.advance({ hours: 6 })
    const second = await certificate(20, { owner })
    const other = await certificate(20)
    clock.advance({ days: 4, hours: 18 })
    await runNotices(service)
    const [mail, ...more] = server.received
    if (mail === undefined) throw new Error('nothing came')
    expect(more).toEqual([])
    expect(header(mail, 'Subject')).toBe('2 certificates expire, the first in 15 days')
    expect(bodyOf(mail)).toContain(first.name)
    expect(bodyOf(mail)).toContain(second.name)
    expect(bodyOf(mail)).not.toContain(other.name)
    server.received.splice(0)
    await passDays(service, clock, 1)
    expect(newMail(server)).toEqual([`${other.owner}: Certificate ${other.name} expires in 14 days`])
  })
})

describe('a notification of one’s own', () => {
  it('speaks at its intervals, in weeks and months exactly, and not when it is inactive', async () => {
    const recipients = ['own@example.org']
    const intervals = [
      { count: 2, unit: 'MONTHS' as const },
      { count: 1, unit: 'WEEKS' as const },
    ]
    const id = await seedNotification(admin, { intervals, options: { email: { recipients } }, events: [] })
    const off = await seedNotification(admin, {
      intervals,
      active: false,
      options: { email: { recipients: ['inactive@example.org'] } },
    })
    const { name } = await certificate(70, { notificationIds: [id, off] })
    const days: number[] = []
    for (let left = 69; left >= 1; left--) {
      await passDays(service, clock, 1)
      const mail = newMail(server)
      if (mail.length > 0) days.push(left)
      expect(mail.every((each) => each.startsWith(`own@example.org: Certificate ${name} expires`))).toBe(true)
    }
    expect(days).toEqual([60, 7])
  })
})

describe('a mail server that is away for two days', () => {
  it('gets each message once when it is back, and the record says how it stands meanwhile', async () => {
    const { id, name, owner } = await certificate(17)
    await server.down()
    for (let hour = 0; hour < 48 + 47; hour += 3) {
      clock.advance({ hours: 3 })
      await runNotices(service)
    }
    await signIn()
    const pending = (await toldOf(id)).find(({ interval }) => interval?.count === 15)
    expect(pending).toMatchObject({
      state: 'PENDING',
      sentAt: null,
      lastError: expect.stringContaining('ECONNREFUSED'),
    })
    expect(pending?.attempts).toBeGreaterThan(5)
    await server.up()
    clock.advance({ hours: 2 })
    await runNotices(service)
    await runNotices(service)
    expect(newMail(server)).toEqual([`${owner}: Certificate ${name} expires in 12 days`])
    expect(await statesOf(id)).toEqual(['15 SENT', '30 SKIPPED'])
    await passDays(service, clock, 5)
    expect(newMail(server)).toEqual([])
  })

  it('is told the more urgent one only, when that comes meanwhile', async () => {
    const { id, name, owner } = await certificate(16)
    await server.down()
    await passDays(service, clock, 14)
    await server.up()
    clock.advance({ hours: 2 })
    await runNotices(service)
    expect(newMail(server)).toEqual([`${owner}: Certificate ${name} expires in 46 hours`])
    await signIn()
    expect(await statesOf(id)).toEqual(['2 SENT', '15 SKIPPED', '30 SKIPPED'])
  })
})

it('a refused recipient does not keep the others from theirs, who get it once', async () => {
  const recipients = ['gone@example.org', 'full@example.org', 'well@example.org']
  const id = await seedNotification(admin, {
    intervals: [{ count: 10 }],
    options: { email: { recipients } },
    events: [],
  })
  const { id: certificateId, name } = await certificate(11, { notificationIds: [id] })
  const refusals: Record<string, { code: number; text: string }> = {
    'gone@example.org': { code: 550, text: 'no such user' },
    'full@example.org': { code: 452, text: 'mailbox full' },
  }
  server.behaviour.refuseRecipient = (address) => refusals[address] ?? null
  await passDays(service, clock, 1)
  expect(newMail(server)).toEqual([`well@example.org: Certificate ${name} expires in 10 days`])
  delete refusals['full@example.org']
  clock.advance({ hours: 1 })
  await runNotices(service)
  expect(newMail(server)).toEqual([`full@example.org: Certificate ${name} expires in 9 days`])
  server.behaviour.refuseRecipient = () => null
  await signIn()
  const [told] = await toldOf(certificateId)
  expect(told).toMatchObject({ state: 'SENT' })
  await passDays(service, clock, 2)
  expect(newMail(server)).toEqual([])
})
