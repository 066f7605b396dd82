// Work of the service's own that fails for good: the security team hears of it once, and once more when it is done again.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { breakAuthorityKey } from '../kit/broken-key.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import { newMail } from '../kit/notice-days.ts'
import { seedAuthority } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'
import { bodyOf, TestMailServer } from '../kit/smtp-server.ts'

const DeadJobs = graphql(`
  query DeadJobs {
    jobs(filter: { states: [DEAD] }) {
      nodes {
        id
      }
    }
  }
`)
const Retry = graphql(`
  mutation RetryDeadJob($input: RetryJobInput!) {
    retryJob(input: $input) {
      userErrors {
        code
      }
    }
  }
`)

const TEAM = 'security@example.org'
const TITLE = 'Make revocation lists anew whose life is half over'
const FAILS = [`${TEAM}: Work of Indri fails: ${TITLE}`]
const WORKS = [`${TEAM}: Work of Indri is done again: ${TITLE}`]
const clock = new FakeClock()
let service: Service
let server: TestMailServer
let mend: () => Promise<void>

beforeAll(async () => {
  server = await TestMailServer.start()
  service = await startService({ clock: clock.now, env: { ...server.environment, INDRI_SECURITY_TEAM: TEAM } })
})
afterAll(async () => {
  await service.close()
  await server.down()
})
beforeEach(async () => {
  const admin = await service.anonymous.signIn('root', PASSWORD)
  const { id } = await seedAuthority(admin, { owner: 'pki@example.org' })
  await fetch(`${service.url}/pki/${id}.crl`)
  mend = await breakAuthorityKey(service, id)
  // More than half of the list's life.
  clock.advance({ days: 4 })
})

const TYPES = ['revocation-lists']

/** As its schedule has it, with so many attempts. */
async function attempt(times: number): Promise<void> {
  await service.runJobs({ schedules: TYPES, types: TYPES })
  for (let each = 1; each < times; each++) await attemptAgain()
}

const attemptAgain = () => service.runJobs({ early: true, types: TYPES })

/** Has it looked for, and what was found told. */
async function watch(): Promise<void> {
  clock.advance({ minutes: 5 })
  await service.runJobs({ schedules: ['job-alarms'], types: ['job-alarms'] })
  await service.runJobs({ early: true, types: ['notice-dispatch', 'notice-send'] })
}

async function told(): Promise<string[]> {
  await watch()
  return newMail(server)
}

it('is told to the security team when the last attempt has failed, once, and when it is done again', async () => {
  await attempt(2)
  expect(await told()).toEqual([])
  await attemptAgain()
  await watch()
  const [mail] = server.received
  const body = mail === undefined ? '' : bodyOf(mail)
  expect(body).toMatch(
    /Type: revocation-lists\s+Failed for good: \d{4}-\d\d-\d\d \d\d:\d\d UTC\s+Error: The revocation lists of .+ could not/,
  )
  expect(body).toContain('retryJob')
  expect(body).toContain('because you are the security team')
  expect(newMail(server)).toEqual(FAILS)

  // Still so, and again.
  expect(await told()).toEqual([])
  await attempt(3)
  expect(await told()).toEqual([])

  await mend()
  await attempt(1)
  expect(await told()).toEqual(WORKS)
  expect(await told()).toEqual([])
})

it('is told anew when it happens anew, and is over when an admin has it tried again with success', async () => {
  await attempt(3)
  expect(await told()).toEqual(FAILS)
  await mend()
  const admin = await service.anonymous.signIn('root', PASSWORD)
  for (const { id } of (await admin.data(DeadJobs, {})).jobs?.nodes ?? []) {
    expect((await admin.data(Retry, { input: { id } })).retryJob.userErrors).toEqual([])
  }
  await attemptAgain()
  expect(await told()).toEqual(WORKS)
})

it('is nothing to tell when it was done before anybody looked', async () => {
  await attempt(3)
  await mend()
  await attempt(1)
  expect(await told()).toEqual([])
})
