// Cleaning: what has ended and is used nowhere is taken away from where it is kept, and nothing else ever.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { toNodeId } from '../../src/graphql/node-id.ts'
import { SourceCleanService } from '../../src/modules/discovery/index.ts'
import { PluginError } from '../../src/plugins/plugin-error.ts'
import { FakeClock } from '../kit/clock.ts'
import type { Client } from '../kit/client.ts'
import { onPostgres } from '../kit/database.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedSource } from '../kit/plugin-seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'
import { Issuers, pemOf, type Served, Servers } from '../kit/tls-servers.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const clock = new FakeClock(new Date('2026-06-01T00:00:00Z'))
const servers = new Servers()
let service: Service
let admin: Client
let root: string
let issuers: Issuers
let folder: string
let source: string
let counter = 0

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'indri-clean-'))
  issuers = await Issuers.make()
  service = await startService({
    clock: clock.now,
    env: { INDRI_FILESYSTEM_ROOT: root, INDRI_EGRESS_ALLOW: '127.0.0.0/8' },
  })
})
afterAll(async () => {
  await service.close()
  await rm(root, { recursive: true })
})
beforeEach(async () => {
  admin = await service.anonymous.signIn('root', PASSWORD)
  folder = `folder${++counter}`
  await mkdir(join(root, folder))
  source = await seedSource(admin, { options: { filesystem: { path: folder, allowRemoval: true } } })
})
afterEach(() => servers.stop())

const Pending = graphql(`
  query PendingCleaning($sourceId: ID!, $graceDays: Int) {
    certificatesPendingCleaning(sourceId: $sourceId, graceDays: $graceDays) {
      totalCount
      nodes {
        externalId
        source {
          id
        }
        certificate {
          commonName
        }
      }
    }
  }
`)

const Clean = graphql(`
  mutation Clean($input: CleanSourceInput!) {
    cleanSource(input: $input) {
      count
      places {
        externalId
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const Sync = graphql(`
  mutation SyncToClean($input: SyncSourceInput!) {
    syncSource(input: $input) {
      userErrors {
        code
      }
    }
  }
`)

const Places = graphql(`
  query PlacesToClean($id: ID!) {
    certificate(by: { id: $id }) {
      places {
        externalId
        removedAt
        removalRequestedAt
        removalError
        vanishedAt
      }
    }
  }
`)

const ENDED = { notAfter: new Date('2026-03-01T00:00:00Z') }

async function put(name: string, served: Served): Promise<void> {
  await writeFile(join(root, folder, `${name}.pem`), pemOf(served.certificate))
}

async function synchronise(id = source): Promise<void> {
  await admin.data(Sync, { input: { id } })
  await service.runJobs({ types: ['source-sync'] })
}

async function pending(graceDays = 7): Promise<string[]> {
  const { certificatesPendingCleaning } = await admin.data(Pending, { sourceId: source, graceDays })
  const names = certificatesPendingCleaning?.nodes.map(({ externalId }) => externalId) ?? []
  expect(certificatesPendingCleaning?.totalCount).toBe(names.length)
  return names
}

async function clean(input: { dryRun?: boolean; certificateIds?: string[] } = {}) {
  return (await admin.data(Clean, { input: { id: source, ...input } })).cleanSource
}

const db = () => kysely(service.database.fork())

async function certificateId({ certificate }: Served): Promise<string> {
  const row = db().selectFrom('certificates').select('id').where('fingerprint', '=', certificate.fingerprint)
  return (await row.executeTakeFirstOrThrow()).id
}

const stateOf = async (served: Served) =>
  (await admin.data(Places, { id: toNodeId('Certificate', await certificateId(served)) })).certificate?.places

/** A scan of a server of ours that serves it, by a source of its own. */
async function serveAndScan(served: Served): Promise<string> {
  const port = await servers.tls(new Map([['x.example', served]]))
  const options = { tlsscan: { hosts: ['127.0.0.1'], ports: [String(port)], probe: false } }
  const id = await seedSource(admin, { options })
  await synchronise(id)
  return id
}

describe('what may be taken away', () => {
  it('has ended for a while, is there by the last sync, and is not valid', async () => {
    await put('ended', await issuers.leaf(['ended.example'], ENDED))
    await put('lately', await issuers.leaf(['lately.example'], { notAfter: new Date('2026-05-30T00:00:00Z') }))
    await put('valid', await issuers.leaf(['valid.example']))
    const revoked = await issuers.leaf(['revoked.example'])
    await put('revoked', revoked)
    await synchronise()
    expect(await pending()).toEqual(['ended.pem'])
    expect(await pending(0)).toEqual(['ended.pem', 'lately.pem'])
    await db()
      .updateTable('certificates')
      .set({ revoked_at: new Date('2026-05-01T00:00:00Z') })
      .where('id', '=', await certificateId(revoked))
      .execute()
    expect(await pending()).toEqual(['ended.pem', 'revoked.pem'])
    await rm(join(root, folder, 'ended.pem'))
    await synchronise()
    expect(await pending()).toEqual(['revoked.pem'])
  })

  it('is served nowhere; that the source of its endpoint is down changes nothing, however long', async () => {
    const served = await issuers.leaf(['served.example'], ENDED)
    await put('served', served)
    await put('unused', await issuers.leaf(['unused.example'], ENDED))
    const scan = await serveAndScan(served)
    await synchronise()
    expect(await pending()).toEqual(['unused.pem'])
    await servers.stop()
    for (let times = 0; times < 4; times++) {
      clock.advance({ days: 10 })
      admin = await service.anonymous.signIn('root', PASSWORD)
      await synchronise(scan)
      await synchronise()
      expect(await pending()).toEqual(['unused.pem'])
    }
    expect(await clean({ dryRun: false })).toMatchObject({ count: 1, userErrors: [] })
    await service.runJobs({ types: ['source-clean'] })
    expect(await readdir(join(root, folder))).toEqual(['served.pem'])
    expect(await stateOf(served)).toMatchObject([{ vanishedAt: null }, { vanishedAt: null }])
  })

  it('is nothing while the last sync of the source did not succeed', async () => {
    await put('ended', await issuers.leaf(['ended.example'], ENDED))
    await synchronise()
    expect(await pending()).toEqual(['ended.pem'])
    await rm(join(root, folder), { recursive: true })
    await synchronise()
    expect(await pending()).toEqual([])
  })

  it('is not expected at an endpoint', async () => {
    const expected = await issuers.leaf(['expected.example'], ENDED)
    await put('expected', expected)
    await synchronise()
    const other = await serveAndScan(await issuers.leaf(['other.example']))
    await db()
      .updateTable('endpoints')
      .set({ expected_certificate_id: await certificateId(expected) })
      .where('source_id', '=', uuidOf(other))
      .execute()
    expect(await pending()).toEqual([])
  })
})

describe('cleaning', () => {
  it('is a dry run unless told otherwise: it tells, and changes nothing', async () => {
    const ended = await issuers.leaf(['ended.example'], ENDED)
    await put('ended', ended)
    await synchronise()
    expect(await clean()).toEqual({ count: 1, places: [{ externalId: 'ended.pem' }], userErrors: [] })
    expect(await service.runJobs({ types: ['source-clean'] })).toBe(0)
    expect(await readdir(join(root, folder))).toEqual(['ended.pem'])
    expect(await stateOf(ended)).toMatchObject([{ removalRequestedAt: null, removedAt: null }])
  })

  it('takes away what was chosen, keeps the certificate here, and says so', async () => {
    const [first, second] = [
      await issuers.leaf(['first.example'], ENDED),
      await issuers.leaf(['second.example'], ENDED),
    ]
    await put('first', first)
    await put('second', second)
    await synchronise()
    const certificateIds = [toNodeId('Certificate', await certificateId(first))]
    expect(await clean({ dryRun: false, certificateIds })).toMatchObject({
      count: 1,
      places: [{ externalId: 'first.pem' }],
    })
    await service.runJobs({ types: ['source-clean'] })
    expect(await readdir(join(root, folder))).toEqual(['second.pem'])
    expect(await stateOf(first)).toMatchObject([
      { removalRequestedAt: null, removedAt: clock.now().toISOString(), vanishedAt: clock.now().toISOString() },
    ])
    expect(await pending()).toEqual(['second.pem'])
  })

  it('never touches a file whose content is another one by now, and tells why', async () => {
    const [old, next] = [await issuers.leaf(['old.example'], ENDED), await issuers.leaf(['next.example'])]
    await put('same', old)
    await synchronise()
    await clean({ dryRun: false })
    await put('same', next)
    await service.runJobs({ types: ['source-clean'] })
    expect(await readdir(join(root, folder))).toEqual(['same.pem'])
    expect(await stateOf(old)).toMatchObject([
      { removalRequestedAt: null, removedAt: null, removalError: expect.stringContaining('another certificate') },
    ])
  })

  it('judges again when its turn comes', async () => {
    const ended = await issuers.leaf(['ended.example'], ENDED)
    await put('ended', ended)
    await synchronise()
    await clean({ dryRun: false })
    await serveAndScan(ended)
    await service.runJobs({ types: ['source-clean'] })
    expect(await readdir(join(root, folder))).toEqual(['ended.pem'])
    expect((await stateOf(ended))?.find(({ externalId }) => externalId === 'ended.pem')).toMatchObject({
      removalRequestedAt: null,
      removalError: expect.stringContaining('in use again'),
    })
  })

  it('of a source that cannot take anything away is refused', async () => {
    const input = { id: await seedSource(admin), dryRun: false }
    expect((await admin.data(Clean, { input })).cleanSource).toEqual({
      count: null,
      places: [],
      userErrors: [{ code: 'UNSUPPORTED', path: ['id'] }],
    })
  })
})

const scope = () => service.app.systemScope('job:source-clean')
const uuid = () => uuidOf(source)

describe('the work of cleaning', () => {
  let removed: string[]
  let fail: PluginError | null
  const worker = () =>
    new SourceCleanService(
      () => ({
        scan: async function* () {
          yield* []
        },
        async remove({ externalId }) {
          if (fail !== null) throw fail
          removed.push(externalId)
        },
      }),
      service.app.jobs.boss,
    )

  beforeEach(async () => {
    removed = []
    fail = null
    for (const name of ['a', 'b', 'c']) await put(name, await issuers.leaf([`${name}.example`], ENDED))
    await synchronise()
    await clean({ dryRun: false })
  })

  it('is done once by workers at once', async () => {
    const workers = onPostgres ? 6 : 2
    await Promise.all(Array.from({ length: workers }, () => worker().run(scope(), uuid())))
    expect(removed.toSorted()).toEqual(['a.pem', 'b.pem', 'c.pem'])
  })

  it('is tried again later after a failure that may pass, and taken up by the sweep', async () => {
    fail = new PluginError('the account does not answer', { retryable: true })
    expect(await worker().run(scope(), uuid())).toEqual({ removed: 0, failed: 3 })
    fail = null
    expect(await worker().run(scope(), uuid())).toEqual({ removed: 0, failed: 0 })
    expect(await worker().enqueueDue(scope())).toBe(0)
    clock.advance({ minutes: 3 })
    expect(await worker().enqueueDue(scope())).toBe(1)
    expect(await worker().run(scope(), uuid())).toEqual({ removed: 3, failed: 0 })
  })
})
