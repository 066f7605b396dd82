// Synchronising real places, through the API: files, and TLS servers on 127.0.0.1.
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedSource } from '../kit/plugin-seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { DIALOGUES, StartTlsServer } from '../kit/start-tls-servers.ts'
import { Issuers, pemOf, type Served, Servers } from '../kit/tls-servers.ts'

const clock = new FakeClock(new Date('2026-06-01T00:00:00Z'))
const servers = new Servers()
let service: Service
let root: string
let issuers: Issuers
let folder: string
let counter = 0

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'indri-sync-'))
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
  folder = `folder${++counter}`
  await mkdir(join(root, folder))
})
afterEach(() => servers.stop())

const SourceState = graphql(`
  query SourceState($id: ID!) {
    node(id: $id) {
      ... on Source {
        sync {
          state
          nextSyncAt
          certificatesFound
          certificatesImported
          endpointsFound
          problemsFound
          lastOutcome
          lastError
          failures
        }
        problems {
          externalId
          message
        }
        endpoints {
          nodes {
            name
            port
            serverName
            address
            startTls
            state
            drift
            protocols
            served {
              commonName
            }
            expected {
              commonName
            }
            findings {
              kind
            }
          }
        }
      }
    }
  }
`)

const Sync = graphql(`
  mutation SyncNow($input: SyncSourceInput!) {
    syncSource(input: $input) {
      source {
        sync {
          state
        }
      }
      userErrors {
        code
      }
    }
  }
`)

const FoundBy = graphql(`
  query FoundBy($sourceIds: [ID!]) {
    certificates(filter: { sourceIds: $sourceIds }, first: 100, orderBy: [{ field: NAME, direction: ASC }]) {
      totalCount
      nodes {
        commonName
        owner
        description
        creator {
          id
        }
        chain
        sources {
          id
        }
        places {
          externalId
          missedSyncs
          vanishedAt
          source {
            name
          }
        }
        endpoints {
          name
        }
        keyFindings {
          kind
        }
      }
    }
  }
`)

async function synchronise(id: string, acceptEmpty = false) {
  const { syncSource } = await service.admin.data(Sync, { input: { id, acceptEmpty } })
  expect(syncSource).toEqual({ source: { sync: { state: 'WAITING' } }, userErrors: [] })
  await service.runJobs({ types: ['source-sync'] })
  return stateOf(id)
}

async function stateOf(id: string) {
  const { node } = await service.admin.data(SourceState, { id })
  if (node == null || !('sync' in node)) throw new Error('there is no such source')
  return node
}

const put = (name: string, content: string | Uint8Array) => writeFile(join(root, folder, name), content)
const filesOf = (options: object = {}) =>
  seedSource(service.admin, { options: { filesystem: { path: folder, ...options } } })

describe('a sync of files', () => {
  it('takes in what is unknown, with its chain and for the owner, and tells how it went', async () => {
    const known = await issuers.leaf(['known.example'])
    await put('known.pem', pemOf(known.certificate, ...known.chain))
    const id = await filesOf()
    const { sync, problems } = await synchronise(id)
    expect(sync).toMatchObject({
      state: 'IDLE',
      nextSyncAt: null,
      certificatesFound: 1,
      certificatesImported: 1,
      problemsFound: 0,
      lastOutcome: 'SUCCEEDED',
      lastError: null,
      failures: 0,
    })
    expect(problems).toEqual([])
    const { certificates } = await service.admin.data(FoundBy, { sourceIds: [id] })
    expect(certificates?.nodes).toMatchObject([
      {
        commonName: 'known.example',
        owner: 'found@example.org',
        description: expect.stringContaining('Found by the source'),
        creator: null,
        chain: pemOf(...known.chain),
        sources: [{ id }],
        places: [{ externalId: 'known.pem', missedSyncs: 0, vanishedAt: null }],
        endpoints: [],
      },
    ])
    expect((await synchronise(id)).sync).toMatchObject({ certificatesFound: 1, certificatesImported: 0 })
  })

  it('records what it cannot read, and goes on', async () => {
    const good = await issuers.leaf(['good.example'])
    await put('good.pem', pemOf(good.certificate))
    await put('bad.pem', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')
    const { sync, problems } = await synchronise(await filesOf())
    expect(sync).toMatchObject({ certificatesImported: 1, problemsFound: 1, lastOutcome: 'SUCCEEDED' })
    expect(problems).toMatchObject([{ externalId: 'bad.pem', message: expect.stringMatching(/./) }])
  })

  it('lets a certificate vanish after three syncs without it, and no sooner; it comes back as it was', async () => {
    const [gone, kept] = [await issuers.leaf(['gone.example']), await issuers.leaf(['kept.example'])]
    await put('gone.pem', pemOf(gone.certificate))
    await put('kept.pem', pemOf(kept.certificate))
    const id = await filesOf()
    await synchronise(id)
    await rm(join(root, folder, 'gone.pem'))
    const places = async () => {
      const { certificates } = await service.admin.data(FoundBy, { sourceIds: [id] })
      return Object.fromEntries(
        (certificates?.nodes ?? []).map(({ commonName, places: [place] }) => [commonName, place?.missedSyncs]),
      )
    }
    for (const missed of [1, 2]) {
      await synchronise(id)
      expect(await places()).toEqual({ 'gone.example': missed, 'kept.example': 0 })
    }
    await synchronise(id)
    expect(await places()).toEqual({ 'kept.example': 0 })
    await put('gone.pem', pemOf(gone.certificate))
    expect((await synchronise(id)).sync).toMatchObject({ certificatesImported: 0 })
    expect(await places()).toEqual({ 'gone.example': 0, 'kept.example': 0 })
  })

  it('takes neither a missing folder nor an empty one for an absence', async () => {
    const served = await issuers.leaf(['mounted.example'])
    await put('mounted.pem', pemOf(served.certificate))
    const id = await filesOf()
    await synchronise(id)
    const there = join(root, folder)
    await rename(there, `${there}-away`)
    for (let times = 0; times < 4; times++) {
      expect((await synchronise(id)).sync).toMatchObject({ lastOutcome: 'FAILED', failures: times + 1 })
    }
    await mkdir(there)
    for (let times = 0; times < 4; times++) {
      const { sync } = await synchronise(id)
      expect(sync).toMatchObject({ lastOutcome: 'PARTIAL', lastError: expect.stringContaining('acceptEmpty') })
    }
    const before = await service.admin.data(FoundBy, { sourceIds: [id] })
    expect(before.certificates?.nodes).toMatchObject([{ places: [{ missedSyncs: 0, vanishedAt: null }] }])
    for (let times = 0; times < 3; times++) {
      expect((await synchronise(id, true)).sync).toMatchObject({ lastOutcome: 'SUCCEEDED', failures: 0 })
    }
    expect((await service.admin.data(FoundBy, { sourceIds: [id] })).certificates?.totalCount).toBe(0)
  })

  it('comes by itself when its time has come, sooner again after a failure, and not when it is not active', async () => {
    const id = await filesOf()
    const make = (active: boolean) =>
      seedSource(service.admin, { active, intervalMinutes: 60, options: { filesystem: { path: folder } } })
    const [active, idle] = [await make(true), await make(false)]
    await service.runJobs({ types: ['source-sync'] })
    const due = () => service.runJobs({ schedules: ['source-sync-due'], types: ['source-sync-due', 'source-sync'] })
    const inMinutes = (minutes: number) => new Date(clock.now().getTime() + minutes * 60_000).toISOString()
    expect((await stateOf(active)).sync).toMatchObject({ lastOutcome: 'SUCCEEDED', nextSyncAt: inMinutes(60) })
    expect((await stateOf(idle)).sync).toMatchObject({ lastOutcome: null, nextSyncAt: null })
    await rm(join(root, folder), { recursive: true })
    clock.advance({ minutes: 59 })
    await due()
    expect((await stateOf(active)).sync).toMatchObject({ lastOutcome: 'SUCCEEDED', nextSyncAt: inMinutes(1) })
    clock.advance({ minutes: 1 })
    for (const minutes of [5, 10, 20]) {
      await due()
      expect((await stateOf(active)).sync).toMatchObject({ lastOutcome: 'FAILED', nextSyncAt: inMinutes(minutes) })
      clock.advance({ minutes })
    }
    await mkdir(join(root, folder))
    await due()
    expect((await stateOf(active)).sync).toMatchObject({ lastOutcome: 'SUCCEEDED', nextSyncAt: inMinutes(60) })
    expect((await stateOf(idle)).sync.lastOutcome).toBeNull()
    expect((await stateOf(id)).sync.lastOutcome).toBeNull()
  })
})

describe('a sync of a network', () => {
  it('looks behind STARTTLS', async () => {
    const mail = await StartTlsServer.start(await issuers.leaf(['mail.example']), DIALOGUES.SMTP)
    const { port } = mail
    const ports = [`${port}/smtp`]
    const options = { tlsscan: { hosts: ['127.0.0.1'], ports, serverNames: ['mail.example'], probe: false } }
    const { sync, endpoints } = await synchronise(await seedSource(service.admin, { options }))
    await mail.stop()
    expect(sync).toMatchObject({ lastOutcome: 'SUCCEEDED', problemsFound: 0 })
    const there = { startTls: 'SMTP', address: null, port, served: { commonName: 'mail.example' } }
    expect(endpoints.nodes).toMatchObject([
      { ...there, serverName: null },
      { ...there, serverName: 'mail.example' },
    ])
  })

  it('tells what is served where, how well, and what stands in for it by now', async () => {
    const byName = new Map<string, Served>()
    for (const name of ['one.example', 'two.example']) byName.set(name, await issuers.leaf([name]))
    byName.set('old.example', await issuers.leaf(['old.example'], { notAfter: new Date('2026-03-01T00:00:00Z') }))
    const port = await servers.tls(byName, { minVersion: 'TLSv1.2' })
    const ports = [port, await servers.http(), await servers.silent(), await servers.nobody()].map(String)
    const id = await seedSource(service.admin, {
      options: {
        tlsscan: {
          hosts: ['127.0.0.1'],
          ports,
          serverNames: [...byName.keys()],
          perSecond: 1000,
          timeoutSeconds: 1,
          roots: pemOf(issuers.root.certificate),
        },
      },
    })
    const { sync, problems, endpoints } = await synchronise(id)
    expect(sync).toMatchObject({
      lastOutcome: 'SUCCEEDED',
      certificatesFound: 4,
      certificatesImported: 3,
      endpointsFound: 4,
      problemsFound: 2,
    })
    const told = [expect.stringContaining('not in TLS'), expect.stringContaining('did not shake hands')]
    expect((problems ?? []).map(({ message }) => message)).toEqual(expect.arrayContaining(told))
    const PRESENT = { state: 'PRESENT', drift: 'NONE', port }
    const WEAK = { kind: 'WEAK_CIPHER' }
    expect(endpoints.nodes.toSorted((a, b) => a.name.localeCompare(b.name))).toMatchObject([
      { ...PRESENT, name: `127.0.0.1:${port}`, serverName: null, served: { commonName: 'one.example' } },
      { ...PRESENT, name: 'old.example', findings: [{ kind: 'EXPIRED' }, WEAK] },
      { ...PRESENT, name: 'one.example', expected: { commonName: 'one.example' }, findings: [WEAK] },
      { ...PRESENT, name: 'two.example', protocols: ['TLS_1_2', 'TLS_1_3'] },
    ])
    await servers.stop()
    const down = await synchronise(id)
    // The network answers and nobody is there: nothing at all was found, so nothing is taken by it.
    expect(down.sync).toMatchObject({ lastOutcome: 'PARTIAL', endpointsFound: 0 })
    expect(down.endpoints.nodes.map(({ state }) => state)).toEqual(['PRESENT', 'PRESENT', 'PRESENT', 'PRESENT'])
  })
})
