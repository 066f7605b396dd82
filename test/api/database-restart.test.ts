// The database server goes away in the middle of work and comes back: jobs go on by themselves, and none is lost.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/connection.ts'
import { onPostgres } from '../kit/database.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedDestination } from '../kit/plugin-seeds.ts'
import { hasPostgresServer, PostgresServer } from '../kit/postgres-server.ts'
import { seedAuthority } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'

const Create = graphql(`
  mutation RestartCreate($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
      certificate {
        id
      }
      userErrors {
        code
      }
    }
  }
`)
const Standing = graphql(`
  query RestartStanding {
    certificates(first: 100, filter: { hasPrivateKey: true }) {
      nodes {
        deployments {
          state
        }
      }
    }
    jobs(first: 100, filter: { states: [DEAD] }) {
      nodes {
        type
        lastError
      }
    }
    jobTypes {
      name
      lastTickAt
    }
  }
`)

const CERTIFICATES = 12

describe.skipIf(!onPostgres || !hasPostgresServer)('a database server that crashes', () => {
  let server: PostgresServer
  let root: string
  let service: Service
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'indri-restart-'))
    server = await PostgresServer.create()
    const database = await openDatabase({ url: server.url, directory: null })
    const watched = Object.assign(database, { statements: [], startCounting: () => {}, url: server.url })
    service = await startService({
      database: watched,
      background: true,
      env: {
        INDRI_FILESYSTEM_ROOT: root,
        INDRI_REQUESTS_PER_MINUTE: '0',
        INDRI_REQUESTS_PER_MINUTE_AND_CALLER: '0',
      },
    })
  }, 120_000)
  afterAll(async () => {
    await service?.close()
    server?.remove()
    await rm(root, { recursive: true })
  })

  const ready = async () => (await fetch(`${service.url}/readyz`)).status

  it('is waited for: health tells, what was asked for is done, and nothing is dead', { timeout: 180_000 }, async () => {
    const { admin } = service
    const authority = await seedAuthority(admin)
    const destinationIds = [await seedDestination(admin, { options: { filesystem: { path: 'web' } } })]
    const create = async (number: number) => {
      for (;;) {
        const answer = await admin.ask(Create, {
          input: {
            authorityId: authority.id,
            owner: 'team@example.org',
            commonName: `restart-${number}.example.org`,
            destinationIds,
            idempotencyKey: `restart ${number}`,
          },
        })
        if (answer.data?.createCertificate.certificate != null) return
        await sleep(200)
      }
    }
    expect(await ready()).toBe(200)
    // 1. Twice, in the middle of issuing and deploying
    const made = Promise.all(Array.from({ length: CERTIFICATES }, (_, number) => create(number)))
    await sleep(150)
    server.crash()
    await expect.poll(ready, { timeout: 10_000 }).toBe(503)
    server.start()
    await sleep(300)
    server.crash()
    server.start()
    const back = performance.now()
    await made
    await expect.poll(ready, { timeout: 10_000 }).toBe(200)
    // 2. Work goes on
    const deployed = async () => {
      const { data } = await admin.ask(Standing, {})
      return data?.certificates?.nodes.flatMap(({ deployments }) => deployments.map(({ state }) => state)) ?? []
    }
    await expect.poll(deployed, { timeout: 150_000, interval: 500 }).toEqual(Array(CERTIFICATES).fill('DEPLOYED'))
    process.stdout.write(`deployed ${Math.round(performance.now() - back)} ms after the server was back\n`)
    // 3. So do schedules, and nothing is left over
    const since = new Date().toISOString()
    const swept = async () => {
      const { data } = await admin.ask(Standing, {})
      return data?.jobTypes?.find(({ name }) => name === 'pending-certificates-sweep')?.lastTickAt ?? ''
    }
    await expect.poll(async () => (await swept()) > since, { timeout: 30_000, interval: 500 }).toBe(true)
    expect((await admin.data(Standing, {})).jobs?.nodes).toEqual([])
  })
})
