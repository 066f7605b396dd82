// Sources themselves: made, changed, listed and deleted. What they find is in source-sync.test.ts.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import type { CreateSourceInput, UpdateSourceInput } from '../kit/gql/graphql.ts'
import { seedSource } from '../kit/plugin-seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { uuidOf } from '../kit/uuid-of.ts'

let service: Service
let root: string
let reader: Client

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'indri-sources-'))
  await mkdir(join(root, 'web'))
  service = await startService({ env: { INDRI_FILESYSTEM_ROOT: root } })
  reader = await service.user('reader')
})
afterAll(async () => {
  await service.close()
  await rm(root, { recursive: true })
})

const Create = graphql(`
  mutation CreateSource($input: CreateSourceInput!) {
    createSource(input: $input) {
      source {
        id
        version
        name
        active
        intervalMinutes
        absentAfter
        sync {
          state
        }
        plugin {
          slug
          capabilities
        }
        options {
          ... on FilesystemSourceOptions {
            path
            depth
            allowRemoval
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

const Update = graphql(`
  mutation UpdateSource($input: UpdateSourceInput!) {
    updateSource(input: $input) {
      source {
        version
        name
        intervalMinutes
        options {
          ... on TlsscanSourceOptions {
            hosts
            ports
            probe
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

const Delete = graphql(`
  mutation DeleteSource($input: DeleteSourceInput!) {
    deleteSource(input: $input) {
      deletedId
      userErrors {
        code
        path
      }
    }
  }
`)

const List = graphql(`
  query ListSources($filter: SourceFilter) {
    sources(filter: $filter, first: 100) {
      totalCount
      nodes {
        id
        name
        options {
          __typename
        }
        sync {
          state
        }
        problems {
          message
        }
        certificates {
          totalCount
        }
        endpoints {
          totalCount
        }
      }
    }
  }
`)

const FILES: CreateSourceInput = {
  name: 'Files',
  owner: 'Web@Example.org',
  options: { filesystem: { path: 'web' } },
}

const create = async (input: Partial<CreateSourceInput> = {}) =>
  (await service.admin.data(Create, { input: { ...FILES, ...input } })).createSource
const update = async (input: UpdateSourceInput) => (await service.admin.data(Update, { input })).updateSource

async function statements(filter: object): Promise<number> {
  service.database.startCounting()
  await service.admin.data(List, { filter })
  return service.database.statements.length
}

describe('a source', () => {
  it('is made with defaults, and synchronised at once unless it is not active', async () => {
    const { source, userErrors } = await create({ name: 'First' })
    expect(userErrors).toEqual([])
    expect(source).toMatchObject({
      version: 1,
      active: true,
      intervalMinutes: 1440,
      absentAfter: 3,
      sync: { state: 'WAITING' },
      plugin: { slug: 'filesystem', capabilities: ['REMOVE'] },
      options: { path: 'web', depth: 3, allowRemoval: false },
    })
    expect((await create({ name: 'Second', active: false })).source?.sync.state).toBe('IDLE')
  })

  it('is refused with everything that is wrong at once', async () => {
    const { source, userErrors } = await create({
      name: ' ',
      owner: 'a@b',
      intervalMinutes: 1,
      absentAfter: 0,
      options: { tlsscan: { hosts: ['10.0.0.0/8', 'a b'], ports: ['0'] } },
    })
    expect(source).toBeNull()
    expect(userErrors.map(({ code, path }) => `${path?.join('.')} ${code}`).toSorted()).toEqual([
      'absentAfter OUT_OF_RANGE',
      'intervalMinutes OUT_OF_RANGE',
      'name REQUIRED',
      'options.tlsscan.hosts.0 OUT_OF_RANGE',
      'options.tlsscan.hosts.1 INVALID',
      'options.tlsscan.ports.0 INVALID',
    ])
    await seedSource(service.admin, { name: 'Taken' })
    expect((await create({ name: 'TAKEN' })).userErrors).toEqual([{ code: 'TAKEN', path: ['name'] }])
  })

  it('may not look where the installation does not allow it', async () => {
    const inside = { tlsscan: { hosts: ['192.168.1.0/24'] } }
    expect((await create({ name: 'Inside', options: inside })).userErrors).toEqual([
      { code: 'INVALID', path: ['options', 'tlsscan', 'hosts'] },
    ])
    const outside = { filesystem: { path: '../etc' } }
    expect((await create({ name: 'Outside', options: outside })).userErrors).toEqual([
      { code: 'INVALID', path: ['options', 'filesystem', 'path'] },
    ])
  })

  it('is changed where something is given, and not over what somebody else has changed', async () => {
    const id = await seedSource(service.admin, { name: 'Changing', intervalMinutes: 60 })
    expect(await update({ id, version: 1, name: 'Changed', options: { tlsscan: { probe: false } } })).toEqual({
      source: {
        version: 2,
        name: 'Changed',
        intervalMinutes: 60,
        options: { hosts: ['8.8.8.8'], ports: ['443'], probe: false },
      },
      userErrors: [],
    })
    expect((await update({ id, version: 1, name: 'Late' })).userErrors).toEqual([
      { code: 'CONFLICT', path: ['version'] },
    ])
    expect((await update({ id, intervalMinutes: null })).source).toMatchObject({ intervalMinutes: null, version: 3 })
    expect((await update({ id, active: null })).userErrors).toEqual([{ code: 'REQUIRED', path: ['active'] }])
  })

  it('is deleted with what it has seen, and its certificates stay', async () => {
    const id = await seedSource(service.admin)
    const uuid = uuidOf(id)
    const now = new Date()
    const db = kysely(service.database.fork())
    await db
      .insertInto('source_problems')
      .values({ id: uuid, source_id: uuid, external_id: null, below: false, message: 'x', occurred_at: now })
      .execute()
    expect((await service.admin.data(Delete, { input: { id, version: 1 } })).deleteSource).toEqual({
      deletedId: id,
      userErrors: [],
    })
    const left = await db.selectFrom('source_problems').where('source_id', '=', uuid).selectAll().execute()
    expect(left).toEqual([])
  })

  it('is for everybody to read, but for its options', async () => {
    const id = await seedSource(service.admin, { name: 'Readable' })
    const filter = { search: 'READAB' }
    expect((await reader.data(List, { filter })).sources?.nodes).toMatchObject([{ id, options: null }])
    expect((await service.admin.data(List, { filter })).sources?.nodes).toMatchObject([
      { id, options: { __typename: 'TlsscanSourceOptions' } },
    ])
  })

  it('is found by its plugin, and whether it is active or failing', async () => {
    const names = async (filter: object) =>
      (await service.admin.data(List, { filter: { search: 'findable', ...filter } })).sources?.nodes.map(
        ({ name }) => name,
      )
    await seedSource(service.admin, { name: 'Findable A', active: false })
    const failing = await seedSource(service.admin, { name: 'Findable B', options: { filesystem: { path: 'web' } } })
    await kysely(service.database.fork())
      .updateTable('sources')
      .set({ last_outcome: 'FAILED' })
      .where('id', '=', uuidOf(failing))
      .execute()
    expect(await names({})).toEqual(['Findable A', 'Findable B'])
    expect(await names({ plugins: ['tlsscan'] })).toEqual(['Findable A'])
    expect(await names({ plugins: [] })).toEqual([])
    expect(await names({ active: true })).toEqual(['Findable B'])
    expect(await names({ failing: true })).toEqual(['Findable B'])
    expect(await names({ failing: false })).toEqual(['Findable A'])
  })

  it('costs the same number of statements in a list however many there are', async () => {
    for (let index = 0; index < 12; index++) await seedSource(service.admin, { name: `Counted ${index}` })
    expect(await statements({ search: 'counted' })).toBe(await statements({ search: 'counted 1' }))
  })
})
