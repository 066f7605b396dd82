// What is going to be told, foretold: held to what is told then.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DAY } from '../../src/time-units.ts'
import { FakeClock } from '../kit/clock.ts'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import type { UpcomingNoticeFilter, UpcomingQuery } from '../kit/gql/graphql.ts'
import { passDays, runNotices } from '../kit/notice-days.ts'
import { seedNotification } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'
import { TestMailServer } from '../kit/smtp-server.ts'

const START = new Date('2026-03-01T09:00:00Z')

let service: Service
let admin: Client
let server: TestMailServer
let clock: FakeClock
beforeAll(async () => {
  server = await TestMailServer.start()
  clock = new FakeClock(START)
  service = await startService({ clock: clock.now, env: server.environment })
  admin = service.admin
})
afterAll(async () => {
  await service.close()
  await server.down()
})

const Upcoming = graphql(`
  query Upcoming($until: DateTime, $filter: UpcomingNoticeFilter, $first: Int, $after: String) {
    upcomingNotices(until: $until, filter: $filter, first: $first, after: $after) {
      totalCount
      nodes {
        dueAt
        interval {
          count
        }
        certificate {
          id
          owner
        }
        notification {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
const Deliveries = graphql(`
  query UpcomingTold($id: ID!) {
    certificate(by: { id: $id }) {
      notificationDeliveries(first: 50) {
        nodes {
          type
          state
          notification {
            name
          }
          interval {
            count
          }
        }
      }
    }
  }
`)

const inDays = (days: number) => new Date(clock.now().getTime() + days * DAY).toISOString()

/** All pages of it, as 'certificate notification interval'. */
async function foretold(days: number, filter: UpcomingNoticeFilter = {}, size = 3): Promise<string[]> {
  const until = inDays(days)
  const told: string[] = []
  let [after, total, last]: [string | null, number, string] = [null, 0, '']
  do {
    const page: UpcomingQuery['upcomingNotices'] = (await admin.data(Upcoming, { until, filter, first: size, after }))
      .upcomingNotices
    if (page == null) throw new Error('nothing')
    for (const { dueAt, certificate, notification, interval } of page.nodes) {
      expect(dueAt >= last).toBe(true)
      last = dueAt
      told.push(`${certificate?.id} ${notification?.name} ${interval.count}`)
    }
    total = page.totalCount
    after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null
  } while (after !== null)
  expect(told).toHaveLength(total)
  return told
}

async function toldOf(ids: readonly string[]): Promise<string[]> {
  const told = await Promise.all(
    ids.map(async (id) => {
      const { certificate } = await admin.data(Deliveries, { id })
      return (certificate?.notificationDeliveries.nodes ?? [])
        .filter(({ type, state }) => type === 'EXPIRY' && state === 'SENT')
        .map(({ notification, interval }) => `${id} ${notification?.name} ${interval?.count}`)
    }),
  )
  return told.flat()
}

it('is what is told in these days, late or in time, of short lives and of long ones, and of nobody who is silent', async () => {
  const authority = await seedAuthority(admin, { validityEnd: '2056-01-01T00:00:00.000Z' })
  const own = await seedNotification(admin, { intervals: [{ count: 25 }, { count: 12 }, { count: 60 }], events: [] })
  const off = await seedNotification(admin, { active: false, intervals: [{ count: 20 }] })
  const make = (days: number, input: Parameters<typeof seedCertificate>[2] = {}) =>
    seedCertificate(admin, authority.id, { owner: `up-${days}@example.org`, validityEnd: inDays(days), ...input })
  const notificationIds = [own, off]
  const made = await Promise.all([
    ...[1, 3, 10, 16, 31, 40, 90].map((days) => make(days)),
    ...[5, 13, 26, 61, 70].map((days) => make(days, { owner: 'own@example.org', notificationIds })),
    make(20, { owner: 'silent@example.org', notify: false }),
  ])
  const ids = made.map(({ id }) => id)
  // Some of it is late: nothing has run for five days
  clock.advance({ days: 5 })
  admin = await service.anonymous.signIn('root', PASSWORD, service.admin.userId ?? '')
  const expected = await foretold(25)
  const ofOne = await foretold(25, { owners: ['OWN@example.org'] })
  const ofNotification = await foretold(25, { notificationIds: [own] }, 100)
  const ofCertificate = await foretold(25, { certificateIds: [ids[4] ?? ''] })
  expect(await foretold(25, { certificateIds: [] })).toEqual([])
  expect(server.received).toEqual([])

  await runNotices(service)
  await passDays(service, clock, 25)
  admin = await service.anonymous.signIn('root', PASSWORD, service.admin.userId ?? '')
  const told = await toldOf(ids)
  expect(told.length).toBeGreaterThan(10)
  expect(expected.toSorted()).toEqual(told.toSorted())
  expect(ofOne.toSorted()).toEqual((await toldOf(ids.slice(7, 12))).toSorted())
  const byOwn = ofOne.filter((each) => each.includes(' Notification '))
  expect(byOwn.length).toBeGreaterThan(0)
  expect(ofNotification.toSorted()).toEqual(byOwn.toSorted())
  expect(ofCertificate.toSorted()).toEqual((await toldOf(ids.slice(4, 5))).toSorted())
  expect(await foretold(0)).toEqual([])
})

it('reaches a year ahead, and no further', async () => {
  expect((await foretold(366, {}, 100)).length).toBeGreaterThan(0)
  expect(await admin.errorCode(Upcoming, { until: inDays(400) })).toBe('BAD_USER_INPUT')
})
