// Processes that answer and processes that work, on one PostgreSQL.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConfigError, loadConfig } from '../../src/config.ts'
import { BuiltService, end } from '../kit/built-service.ts'
import { onPostgres } from '../kit/database.ts'
import { graphql } from '../kit/gql/index.ts'

const Start = graphql(`
  mutation StartCleanUp {
    startJob(input: { type: "clean-up" }) {
      userErrors {
        code
      }
    }
  }
`)
const States = graphql(`
  query CleanUpJobs {
    jobs(filter: { types: ["clean-up"] }) {
      nodes {
        state
      }
    }
  }
`)

it('one role alone needs a database that several processes can share', () => {
  expect(() => loadConfig({ INDRI_ROLE: 'worker' })).toThrow(ConfigError)
  expect(() => loadConfig({ INDRI_ROLE: 'worker' })).toThrow('DATABASE_URL')
  expect(() => loadConfig({ INDRI_ROLE: 'queen' })).toThrow('INDRI_ROLE: expected one of all, api, worker')
})

describe.skipIf(!onPostgres)('on PostgreSQL', () => {
  let service: BuiltService
  beforeAll(async () => {
    service = await BuiltService.build()
  }, 120_000)
  afterAll(() => service?.close())

  it('jobs wait while only the API runs, and are done when a worker comes', { timeout: 120_000 }, async () => {
    const api = await service.start({}, ['--role', 'api'])
    const admin = await service.admin(api)
    await admin.data(Start, {})
    expect((await admin.data(States, {})).jobs?.nodes).toEqual([{ state: 'WAITING' }])
    const worker = await service.start({ INDRI_ROLE: 'worker' })
    await expect
      .poll(async () => (await admin.data(States, {})).jobs?.nodes.every(({ state }) => state === 'COMPLETED'), {
        timeout: 30_000,
      })
      .toBe(true)

    // A worker answers who watches it, and nobody else.
    expect((await fetch(`${worker.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${worker.url}/readyz`)).status).toBe(200)
    expect(await (await fetch(`${worker.url}/metrics`)).text()).toContain('indri_job_attempts_total')
    expect((await fetch(`${worker.url}/graphql`, { method: 'POST' })).status).toBe(404)

    // Without its worker the API goes on answering.
    expect(await end(worker, 'SIGTERM')).toBe(0)
    await admin.data(Start, {})
    expect((await admin.data(States, {})).jobs?.nodes.at(0)).toEqual({ state: 'WAITING' })
    expect(await end(api, 'SIGTERM')).toBe(0)
  })
})
