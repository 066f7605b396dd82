// Work in the background as people see it: what waits, what died of what, and what an admin can do about it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toNodeId } from '../../src/graphql/node-id.ts'
import { CLEAN_UP } from '../../src/jobs/clean-up.ts'
import { graphql } from '../kit/gql/index.ts'
import { type Service, startService } from '../kit/service.ts'

const Jobs = graphql(`
  query ListedJobs($first: Int, $after: String, $filter: JobFilter) {
    jobs(first: $first, after: $after, filter: $filter) {
      totalCount
      nodes {
        id
        type
        description
        state
        attempts
        maximumAttempts
        createdAt
        nextAttemptAt
        startedAt
        endedAt
        lastError
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`)
const Types = graphql(`
  query ListedJobTypes {
    jobTypes {
      name
      title
      schedule
      lastTickAt
      waiting
      running
      dead
    }
  }
`)
const Start = graphql(`
  mutation StartAJob($input: StartJobInput!) {
    startJob(input: $input) {
      jobType {
        name
        waiting
      }
      userErrors {
        code
        path
      }
    }
  }
`)
const Retry = graphql(`
  mutation RetryAJob($input: RetryJobInput!) {
    retryJob(input: $input) {
      job {
        state
        maximumAttempts
      }
      userErrors {
        code
        path
      }
    }
  }
`)
const Cancel = graphql(`
  mutation CancelAJob($input: CancelJobInput!) {
    cancelJob(input: $input) {
      job {
        state
      }
      userErrors {
        code
        path
      }
    }
  }
`)
const NodeOf = graphql(`
  query JobAsNode($id: ID!) {
    node(id: $id) {
      id
    }
  }
`)
const Events = graphql(`
  query JobEvents {
    auditEvents(filter: { actions: ["job.start", "job.retry", "job.cancel"] }) {
      nodes {
        action
        targetId
      }
    }
  }
`)

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.close())

async function enqueue(key: string): Promise<string> {
  const { boss } = service.app.jobs
  await service.database.fork().transactional((em) => boss.enqueue(em, CLEAN_UP, {}, { key }))
  const rows = await service.database.fork().execute('select id from pgboss.job where singleton_key = ?', [key])
  return toNodeId('Job', String(rows[0]?.['id']))
}

async function set(id: string, state: string): Promise<void> {
  const sql = `update pgboss.job set state = '${state}'::pgboss.job_state, started_on = now(), retry_count = 2,
    output = '{"message":"the database is gone"}' where id = (select id from pgboss.job order by created_on desc limit 1)`
  await service.database.fork().execute(sql)
  expect(id).toMatch(/^job_/)
}

describe('jobs', () => {
  it('tell what they are, where they stand and when they go on', async () => {
    const id = await enqueue('waiting')
    const { jobs } = await service.admin.data(Jobs, { filter: { states: ['WAITING'] } })
    expect(jobs?.nodes.find((job) => job.id === id)).toMatchObject({
      type: 'clean-up',
      state: 'WAITING',
      attempts: 0,
      maximumAttempts: 3,
      startedAt: null,
      endedAt: null,
      lastError: null,
      nextAttemptAt: expect.any(String),
    })
    await service.runJobs()
    const done = await service.admin.data(Jobs, { filter: { states: ['COMPLETED'], types: ['clean-up'] } })
    expect(done.jobs?.nodes.find((job) => job.id === id)).toMatchObject({ attempts: 1, endedAt: expect.any(String) })
  })

  it('count the attempts that failed while the next one is waited for', async () => {
    const id = await enqueue('failing')
    const { pgBoss } = service.app.jobs.boss
    const [taken] = await pgBoss.fetch(CLEAN_UP.name)
    await pgBoss.fail(CLEAN_UP.name, taken?.id ?? '', new Error('the disk is full'))
    const { jobs } = await service.admin.data(Jobs, { filter: { states: ['RETRYING'] } })
    expect(jobs?.nodes).toMatchObject([{ id, attempts: 1, maximumAttempts: 3, lastError: 'the disk is full' }])
    await service.runJobs({ early: true })
    const done = await service.admin.data(Jobs, { filter: { states: ['COMPLETED'] } })
    expect(done.jobs?.nodes.find((job) => job.id === id)).toMatchObject({ attempts: 2 })
  })

  it('come newest first, page by page', async () => {
    for (const key of ['a', 'b', 'c']) await enqueue(key)
    const first = await service.admin.data(Jobs, { first: 2, filter: { states: ['WAITING'] } })
    expect(first.jobs).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } })
    const rest = await service.admin.data(Jobs, {
      first: 2,
      after: first.jobs?.pageInfo.endCursor ?? null,
      filter: { states: ['WAITING'] },
    })
    const ids = [...(first.jobs?.nodes ?? []), ...(rest.jobs?.nodes ?? [])].map((job) => job.id)
    expect(new Set(ids).size).toBe(3)
    await service.runJobs()
  })

  it('are nobody else’s business', async () => {
    const id = await enqueue('private')
    const someone = await service.user('someone')
    expect((await someone.data(NodeOf, { id })).node).toBeNull()
    expect((await service.admin.data(NodeOf, { id })).node).toEqual({ id })
    await service.runJobs()
  })
})

describe('an admin', () => {
  it('has a dead job tried again', async () => {
    const id = await enqueue('dead')
    await set(id, 'failed')
    const { jobs } = await service.admin.data(Jobs, { filter: { states: ['DEAD'] } })
    expect(jobs?.nodes).toMatchObject([{ id, lastError: 'the database is gone', nextAttemptAt: null, attempts: 3 }])
    const { retryJob } = await service.admin.data(Retry, { input: { id } })
    expect(retryJob).toEqual({ job: { state: 'RETRYING', maximumAttempts: 4 }, userErrors: [] })
    await service.runJobs()
    expect((await service.admin.data(Jobs, { filter: { states: ['DEAD'] } })).jobs?.totalCount).toBe(0)
    const again = await service.admin.data(Retry, { input: { id } })
    expect(again.retryJob.userErrors).toEqual([{ code: 'CONFLICT', path: ['id'] }])
  })

  it('ends one that waits, and none that is over', async () => {
    const id = await enqueue('unwanted')
    const { cancelJob } = await service.admin.data(Cancel, { input: { id } })
    expect(cancelJob).toEqual({ job: { state: 'CANCELLED' }, userErrors: [] })
    expect(await service.runJobs()).toBe(0)
    const again = await service.admin.data(Cancel, { input: { id } })
    expect(again.cancelJob.userErrors).toEqual([{ code: 'CONFLICT', path: ['id'] }])
  })

  it('starts what recurs, once', async () => {
    for (const _ of [1, 2]) {
      const { startJob } = await service.admin.data(Start, { input: { type: 'clean-up' } })
      expect(startJob).toEqual({ jobType: { name: 'clean-up', waiting: 1 }, userErrors: [] })
    }
    expect(await service.runJobs()).toBe(1)
    const { startJob } = await service.admin.data(Start, { input: { type: 'nonsense' } })
    expect(startJob.userErrors).toEqual([{ code: 'NOT_FOUND', path: ['type'] }])
  })

  it('sees every type with its schedule', async () => {
    await service.app.jobs.tick()
    const { jobTypes } = await service.admin.data(Types, {})
    expect(jobTypes?.find((type) => type.name === 'clean-up')).toMatchObject({
      schedule: '*/10 * * * *',
      lastTickAt: expect.any(String),
      waiting: 1,
      running: 0,
      dead: 0,
    })
    await service.runJobs()
  })

  it('leaves a trace of all that', async () => {
    const { auditEvents } = await service.admin.data(Events, {})
    expect(new Set(auditEvents?.nodes.map((event) => event.action))).toEqual(
      new Set(['job.start', 'job.retry', 'job.cancel']),
    )
  })
})
