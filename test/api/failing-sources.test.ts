// A source that keeps failing: who hears of it, how often, and what the API shows meanwhile.
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import { newMail } from '../kit/notice-days.ts'
import { seedSource } from '../kit/plugin-seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { bodyOf, TestMailServer } from '../kit/smtp-server.ts'
import { Issuers, pemOf } from '../kit/tls-servers.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const TEAM = 'security@example.org'
const OWNER = 'web@example.org'
const clock = new FakeClock(new Date('2026-06-01T00:00:00Z'))
let service: Service
let server: TestMailServer
let root: string
let pem: string
let folder: string
let source: string
let counter = 0

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'indri-failing-'))
  server = await TestMailServer.start()
  const env = { ...server.environment, INDRI_SECURITY_TEAM: TEAM, INDRI_FILESYSTEM_ROOT: root }
  service = await startService({ clock: clock.now, env })
  const { certificate } = await (await Issuers.make()).leaf(['one.example'])
  pem = pemOf(certificate)
})
afterAll(async () => {
  await service.close()
  await server.down()
  await rm(root, { recursive: true })
})
beforeEach(async () => {
  folder = `folder${++counter}`
  await mkdir(join(root, folder))
  await writeFile(join(root, folder, 'one.pem'), pem)
  source = await seedSource(service.admin, {
    name: `shelf ${counter}`,
    owner: OWNER,
    options: { filesystem: { path: folder } },
    intervalMinutes: 5,
  })
  await work()
  server.received.splice(0)
})

afterEach(async () => {
  await kysely(service.database.fork()).deleteFrom('sources').execute()
})

const State = graphql(`
  query FailingSource($id: ID!) {
    node(id: $id) {
      ... on Source {
        sync {
          state
          lastOutcome
          lastError
          lastSuccessAt
          failures
          failureToldAt
        }
      }
    }
    sources(filter: { failing: true }) {
      nodes {
        id
      }
    }
  }
`)

/** Whatever is due, and messages without waiting for more of the same. */
async function work(): Promise<void> {
  await service.runJobs({ schedules: ['source-sync-due'], types: ['source-sync-due', 'source-sync'] })
  await service.runJobs({ early: true, types: ['notice-dispatch', 'notice-send'] })
}

async function syncs(count: number): Promise<void> {
  for (let each = 0; each < count; each++) {
    clock.advance({ minutes: 5 })
    await work()
  }
}

const stateOf = () => service.admin.data(State, { id: source })
const goDown = () => rename(join(root, folder), join(root, `${folder}.gone`))
const comeBack = () => rename(join(root, `${folder}.gone`), join(root, folder))
const told = (what: string) => [`${TEAM}: Source shelf ${counter} ${what}`, `${OWNER}: Source shelf ${counter} ${what}`]

it('is told once to its owner and the security team after three failures, and once more when it works again', async () => {
  await goDown()
  await syncs(2)
  expect(newMail(server)).toEqual([])
  expect((await stateOf()).node).toMatchObject({ sync: { lastOutcome: 'FAILED', failures: 2, failureToldAt: null } })

  await syncs(1)
  const at = clock.now().toISOString()
  const body = server.received[0] === undefined ? '' : bodyOf(server.received[0])
  expect(body).toContain('Failures in a row: 3')
  expect(body).toContain('Last success: 2026-')
  expect(body).toMatch(/Error: .+/)
  expect(body).toContain(source)
  expect(newMail(server)).toEqual(told('keeps failing'))
  const { node, sources } = await stateOf()
  expect(node).toMatchObject({ sync: { failures: 3, failureToldAt: at, lastError: expect.stringMatching(/.+/) } })
  expect(sources?.nodes).toContainEqual({ id: source })

  await syncs(5)
  expect(newMail(server)).toEqual([])
  expect((await stateOf()).node).toMatchObject({ sync: { failures: 8, failureToldAt: at } })

  await comeBack()
  await syncs(1)
  expect(newMail(server)).toEqual(told('works again'))
  expect((await stateOf()).node).toMatchObject({ sync: { failures: 0, failureToldAt: null, lastError: null } })
  await syncs(3)
  expect(newMail(server)).toEqual([])

  // The next time is told again.
  await goDown()
  await syncs(4)
  expect(newMail(server)).toEqual(told('keeps failing'))
})

it('that failed once or twice is nothing to tell, and neither is that it works again', async () => {
  await goDown()
  await syncs(2)
  await comeBack()
  await syncs(1)
  expect(newMail(server)).toEqual([])
})

it('is told, too, where all that was there is gone: that looks like a folder that is not mounted', async () => {
  await rm(join(root, folder, 'one.pem'))
  await syncs(3)
  const body = server.received[0] === undefined ? '' : bodyOf(server.received[0])
  expect(body).toContain('acceptEmpty')
  expect(newMail(server)).toEqual(told('keeps failing'))
})

it('is told, too, where each sync takes its worker down with it, so that none ever ends', async () => {
  const id = uuidOf(source)
  const dies = async () => {
    clock.advance({ minutes: 5 })
    const lease = { sync_claim: id, sync_lease_until: new Date(clock.now().getTime() - 1) }
    await kysely(service.database.fork()).updateTable('sources').set(lease).where('id', '=', id).execute()
  }
  await goDown()
  await dies()
  await work()
  // That worker's end, and then a failure of the folder's own.
  expect((await stateOf()).node).toMatchObject({ sync: { failures: 2 } })
  await dies()
  await work()
  expect(newMail(server)).toEqual(told('keeps failing'))
  expect((await stateOf()).node).toMatchObject({ sync: { failures: 4 } })
})
