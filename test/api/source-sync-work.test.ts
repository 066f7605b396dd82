// The work of a sync, with a source that the test holds in its hands: down and up again, partial, slow, taken over, large.
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { tellOfEndpoint, tellOfSource } from '../../src/app/discovery.ts'
import { SourceSyncService } from '../../src/modules/discovery/index.ts'
import { PluginError } from '../../src/plugins/plugin-error.ts'
import type { Finding, FoundCertificate, FoundEndpoint } from '../../src/plugins/sources/source.ts'
import { FakeClock } from '../kit/clock.ts'
import { onPostgres } from '../kit/database.ts'
import { seedSource } from '../kit/plugin-seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { Issuers, type Served } from '../kit/tls-servers.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const clock = new FakeClock(new Date('2026-06-01T00:00:00Z'))
let service: Service
let issuers: Issuers
let served: [Served, Served]
/** The source's UUID. */
let id: string
let scan: (signal: AbortSignal | undefined) => AsyncIterable<Finding>
let scans: number

beforeAll(async () => {
  service = await startService({ clock: clock.now })
  issuers = await Issuers.make()
  served = [await issuers.leaf(['first.example']), await issuers.leaf(['second.example'])]
})
afterAll(() => service.close())
beforeEach(async () => {
  id = uuidOf(await seedSource(service.admin))
  scans = 0
})

const worker = (syncSeconds?: number, maximumFindings?: number) =>
  new SourceSyncService({
    open: () => ({
      scan(signal) {
        scans += 1
        return scan(signal)
      },
    }),
    uploads: service.app.services.certificates.upload,
    queue: service.app.jobs.boss,
    tell: tellOfSource(service.app.notices.queue, service.app.server.log),
    tellOfEndpoint: tellOfEndpoint(service.app.notices.queue, service.app.server.log),
    ...(syncSeconds !== undefined && { syncSeconds }),
    ...(maximumFindings !== undefined && { maximumFindings }),
  })

const certificateAt = ({ certificate, chain }: Served, externalId: string): FoundCertificate => ({
  kind: 'certificate',
  externalId,
  certificate: certificate.der,
  chain: chain.map(({ der }) => der),
  region: null,
})
const endpointAt = ({ certificate }: Served, externalId: string): FoundEndpoint => ({
  kind: 'endpoint',
  externalId,
  name: externalId,
  host: externalId,
  port: 443,
  serverName: externalId,
  fingerprint: certificate.fingerprint,
  protocols: ['TLS_1_3'],
  ciphers: [],
  keyExchange: null,
  findings: [{ kind: 'WEAK_CIPHER', detail: 'It is weak.' }],
  region: 'eu-central-1',
})
const at = (each: Served, name: string): Finding[] => [certificateAt(each, name), endpointAt(each, name)]

const yielding = (...findings: Finding[]) =>
  async function* () {
    yield* findings
  }

const scope = () => service.app.systemScope('job:source-sync')
const db = () => kysely(service.database.fork())

async function request(): Promise<void> {
  await db().updateTable('sources').set({ sync_requested_at: clock.now() }).where('id', '=', id).execute()
}

async function synchronise(findings: () => AsyncIterable<Finding>): Promise<void> {
  scan = findings
  await request()
  await worker().run(scope(), id)
}

const source = () => db().selectFrom('sources').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const endpoints = () =>
  db().selectFrom('endpoints').selectAll().where('source_id', '=', id).orderBy('external_id').execute()
const places = () =>
  db().selectFrom('source_certificates').selectAll().where('source_id', '=', id).orderBy('external_id').execute()

async function* endless(): AsyncGenerator<Finding> {
  for (let number = 0; ; number++) yield endpointAt(served[0], `host-${number}`)
}

async function* down(): AsyncGenerator<Finding> {
  yield* []
  throw new PluginError('the account does not answer', { retryable: true })
}

describe('a source that is briefly down', () => {
  it('loses nothing: neither endpoints nor certificates count as missed, however long it takes', async () => {
    const all = [...at(served[0], 'a'), ...at(served[1], 'b')]
    await synchronise(yielding(...all))
    for (let times = 0; times < 4; times++) await synchronise(down)
    expect(await source()).toMatchObject({
      last_outcome: 'FAILED',
      last_error: 'the account does not answer',
      failures: 4,
    })
    for (const row of [...(await endpoints()), ...(await places())]) {
      expect(row).toMatchObject({ missed_syncs: 0, vanished_at: null })
    }
    await synchronise(yielding(...all))
    expect(await source()).toMatchObject({ last_outcome: 'SUCCEEDED', last_error: null, failures: 0 })
  })

  it('half-way loses nothing either, nor when a region does not answer', async () => {
    const all = [...at(served[0], 'a'), ...at(served[1], 'b')]
    await synchronise(yielding(...all))
    for (let times = 0; times < 4; times++) {
      await synchronise(async function* () {
        yield* at(served[0], 'a')
        yield* down()
      })
      await synchronise(
        yielding(...at(served[0], 'a'), { kind: 'problem', externalId: null, message: 'no answer from eu-west-1' }),
      )
    }
    expect((await source()).last_outcome).toBe('PARTIAL')
    expect((await endpoints()).map((row) => row.missed_syncs)).toEqual([0, 0])
    expect((await places()).map((row) => row.vanished_at)).toEqual([null, null])
  })

  it('for single entries keeps those, and lets the others go', async () => {
    await synchronise(yielding(...at(served[0], 'host-a/1'), ...at(served[1], 'host-b/1'), ...at(served[1], 'c')))
    for (let times = 0; times < 3; times++) {
      await synchronise(
        yielding(...at(served[1], 'c'), { kind: 'problem', externalId: 'host-a/', below: true, message: 'it hangs' }),
      )
    }
    expect(await endpoints()).toMatchObject([
      { external_id: 'c', missed_syncs: 0, last_problem: null },
      { external_id: 'host-a/1', missed_syncs: 0, vanished_at: null, last_problem: 'it hangs' },
      { external_id: 'host-b/1', missed_syncs: 3, vanished_at: expect.any(Date) },
    ])
    expect(await source()).toMatchObject({ last_outcome: 'SUCCEEDED', problems_found: 1 })
    const kept = await db().selectFrom('certificates').select('deleted_at').execute()
    expect(kept.every((row) => row.deleted_at === null)).toBe(true)
  })

  it('counts misses in a row only', async () => {
    const [a, b] = [at(served[0], 'a'), at(served[1], 'b')]
    await synchronise(yielding(...a, ...b))
    for (let times = 0; times < 3; times++) {
      await synchronise(yielding(...b))
      await synchronise(yielding(...b))
      expect((await endpoints())[0]).toMatchObject({ missed_syncs: 2, vanished_at: null })
      await synchronise(yielding(...a, ...b))
      expect((await endpoints())[0]).toMatchObject({ missed_syncs: 0 })
    }
  })
})

describe('what is found', () => {
  it('is matched by fingerprint alone: two certificates of one name are two, one at two places is one', async () => {
    const [one, other] = [await issuers.leaf(['same.example']), await issuers.leaf(['same.example'])]
    await synchronise(yielding(certificateAt(one, 'x'), certificateAt(other, 'y'), certificateAt(one, 'z')))
    const ids = (await places()).map((row) => row.certificate_id)
    expect(ids[0]).toBe(ids[2])
    expect(new Set(ids).size).toBe(2)
    expect(await source()).toMatchObject({ certificates_found: 3, certificates_imported: 2 })
  })

  it('and is no certificate, or has a name that nothing holds, is recorded, and the rest goes on', async () => {
    const broken: FoundCertificate = { ...certificateAt(served[0], 'broken'), certificate: Uint8Array.of(48, 0) }
    const odd = certificateAt(served[0], 'a\0b')
    const strangers = {
      ...certificateAt(served[0], 'strangers'),
      chain: [served[1].certificate.der, broken.certificate],
    }
    await synchronise(yielding(broken, odd, strangers, certificateAt(served[1], 'x'.repeat(2000))))
    expect((await places()).map((row) => row.external_id)).toEqual(['strangers'])
    const problems = await db().selectFrom('source_problems').selectAll().where('source_id', '=', id).execute()
    expect(problems.map((row) => row.external_id)).toEqual(expect.arrayContaining(['broken', null, null]))
    // An entry whose name cannot be kept might be any: nothing counts as missed.
    expect((await source()).last_outcome).toBe('PARTIAL')
    await synchronise(yielding(certificateAt(served[0], 'strangers')))
    expect(await db().selectFrom('source_problems').selectAll().where('source_id', '=', id).execute()).toEqual([])
  })

  it('of an endpoint replaces what was known of it', async () => {
    await synchronise(yielding(...at(served[0], 'a')))
    const [before] = await endpoints()
    await synchronise(yielding({ ...endpointAt(served[1], 'a'), findings: [], protocols: null }))
    const [after] = await endpoints()
    expect(after).toMatchObject({
      id: before?.id,
      served_fingerprint: served[1].certificate.fingerprint,
      protocols: null,
    })
    const findings = await db()
      .selectFrom('endpoint_findings')
      .where('endpoint_id', '=', after?.id ?? '')
      .selectAll()
      .execute()
    expect(findings).toEqual([])
  })

  it('may be much: 2,000 entries keep their memory and their number of statements an entry', async () => {
    const many: Finding[] = Array.from({ length: 2000 }, (_, index) =>
      certificateAt(served[index % 2 === 0 ? 0 : 1], `file-${index}`),
    )
    service.database.startCounting()
    await synchronise(yielding(...many))
    expect(service.database.statements.length).toBeLessThan((2000 / 50) * 8 + 30)
    expect((await source()).certificates_found).toBe(2000)
    await synchronise(yielding(...many.slice(0, 500)))
    const missed = await db()
      .selectFrom('source_certificates')
      .where('source_id', '=', id)
      .where('missed_syncs', '=', 1)
      .select(sql<string>`count(*)`.as('count'))
      .executeTakeFirstOrThrow()
    expect(Number(missed.count)).toBe(1500)
  })
})

describe('a sync', () => {
  it('is done by one of two workers that want it at once', async () => {
    scan = yielding(...at(served[0], 'a'))
    await request()
    await Promise.all([worker().run(scope(), id), worker().run(scope(), id)])
    expect(scans).toBe(1)
    await worker().run(scope(), id)
    expect(scans).toBe(1)
  })

  it.runIf(onPostgres)('is done by one of eight, on connections of their own', async () => {
    scan = async function* () {
      await setTimeout(50)
      yield* at(served[0], 'a')
    }
    await request()
    await Promise.all(Array.from({ length: 8 }, () => worker().run(scope(), id)))
    expect(scans).toBe(1)
  })

  it('whose worker died is done by another once its lease is over', async () => {
    scan = yielding(...at(served[0], 'a'))
    await request()
    const dead = { sync_claim: id, sync_lease_until: new Date(clock.now().getTime() + 60_000), sync_number: 7 }
    await db().updateTable('sources').set(dead).where('id', '=', id).execute()
    await worker().run(scope(), id)
    expect(scans).toBe(0)
    clock.advance({ minutes: 2 })
    expect(await worker().enqueueDue(scope())).toBeGreaterThan(0)
    await worker().run(scope(), id)
    expect(scans).toBe(1)
    expect(await source()).toMatchObject({ last_outcome: 'SUCCEEDED', sync_claim: null, sync_number: 8 })
  })

  it('that takes longer than a lease keeps it all the while, from anybody else who wants it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const others: number[] = []
    scan = async function* () {
      for (let minute = 0; minute < 6; minute++) {
        clock.advance({ minutes: 1 })
        vi.advanceTimersByTime(60_000)
        const until = new Date(clock.now().getTime() + 60_000)
        await expect.poll(async () => (await source()).sync_lease_until?.getTime()).toBeGreaterThan(until.getTime())
        await worker().run(scope(), id)
        others.push(scans)
      }
      yield* at(served[0], 'a')
    }
    await request()
    await worker().run(scope(), id)
    expect(others).toEqual([1, 1, 1, 1, 1, 1])
    expect(await source()).toMatchObject({ last_outcome: 'SUCCEEDED', sync_claim: null, failures: 0 })
  })

  it('that was taken over writes nothing any more', async () => {
    await synchronise(yielding(...at(served[0], 'a')))
    await synchronise(async function* () {
      await db()
        .updateTable('sources')
        .set({ sync_claim: served[0].certificate.fingerprint.slice(0, 32) })
        .where('id', '=', id)
        .execute()
      yield* at(served[1], 'b')
    })
    expect((await places()).map((row) => row.external_id)).toEqual(['a'])
    expect((await source()).last_outcome).toBe('SUCCEEDED')
  })

  it('of a source that is deleted meanwhile ends quietly', async () => {
    await synchronise(async function* () {
      await db().deleteFrom('sources').where('id', '=', id).execute()
      yield* at(served[0], 'a')
    })
    expect(await places()).toEqual([])
  })

  it('that is asked for again while it runs is done again', async () => {
    await synchronise(async function* () {
      yield* at(served[0], 'a')
      clock.advance({ seconds: 1 })
      await request()
    })
    expect((await source()).sync_requested_at).not.toBeNull()
    scan = yielding(...at(served[0], 'a'))
    await worker().run(scope(), id)
    expect(await source()).toMatchObject({ sync_requested_at: null, last_outcome: 'SUCCEEDED' })
  })

  it('that takes too long is told to stop, and counts as failed', async () => {
    scan = async function* (signal) {
      yield* at(served[0], 'a')
      await new Promise((settle) => signal?.addEventListener('abort', settle, { once: true }))
      signal?.throwIfAborted()
    }
    await request()
    await worker(0.1).run(scope(), id)
    expect(await source()).toMatchObject({ last_outcome: 'FAILED', last_error: 'it took too long', sync_claim: null })
  })

  it('whose process stops is left to another at once, and says nothing about the source', async () => {
    const stop = new AbortController()
    scan = async function* (signal) {
      yield* at(served[0], 'a')
      stop.abort(new Error('the process stops'))
      signal?.throwIfAborted()
    }
    await request()
    await expect(worker().run(scope(), id, stop.signal)).rejects.toThrow('the process stops')
    expect(await source()).toMatchObject({ last_outcome: null, failures: 0, sync_claim: null })
    scan = yielding(...at(served[0], 'a'))
    await worker().run(scope(), id)
    expect(await source()).toMatchObject({ last_outcome: 'SUCCEEDED', sync_requested_at: null })
  })

  it('that fails by a fault of ours says so without telling what, and is retried', async () => {
    scan = async function* () {
      yield* []
      throw new TypeError('undefined is not a secret')
    }
    await request()
    await expect(worker().run(scope(), id)).rejects.toThrow(TypeError)
    expect(await source()).toMatchObject({ last_outcome: 'FAILED', last_error: 'an internal error; the log has it' })
  })
})

describe('a hostile source', () => {
  it('that never comes to an end is looked at so far, and nothing counts as missed by it', async () => {
    await synchronise(yielding(...at(served[0], 'was-there')))
    scan = endless
    await request()
    await worker(undefined, 120).run(scope(), id)
    expect(await source()).toMatchObject({ last_outcome: 'PARTIAL', endpoints_found: 120, problems_found: 1 })
    const problems = await db().selectFrom('source_problems').selectAll().where('source_id', '=', id).execute()
    expect(problems).toMatchObject([{ message: 'there are more than 120 entries; the rest was not looked at' }])
    const known = (await endpoints()).find(({ external_id }) => external_id === 'was-there')
    expect(known).toMatchObject({ missed_syncs: 0, vanished_at: null })
  })

  it('spoils no other entry by what no column holds', async () => {
    const ciphers = Array.from({ length: 5000 }, (_, index) => `cipher\u0000${index}`)
    const finding = { kind: 'WEAK_CIPHER', detail: `x\u0000${'y'.repeat(100_000)}` } as const
    const odd = {
      ...endpointAt(served[0], 'odd'),
      ciphers,
      keyExchange: 'X\u0000',
      findings: [finding],
      fingerprint: 'f',
    }
    const ports = [Number.NaN, -1, 1e9, 443.5]
    const wrong = ports.map((port) => ({ ...endpointAt(served[0], `port-${port}`), port }))
    await synchronise(yielding(...wrong, odd, ...at(served[1], 'fine')))
    expect(await source()).toMatchObject({ last_outcome: 'SUCCEEDED', endpoints_found: 2, problems_found: 4 })
    const [fine, strange] = await endpoints()
    expect(fine).toMatchObject({ external_id: 'fine', port: 443 })
    expect(strange).toMatchObject({ external_id: 'odd', key_exchange: 'X ', served_fingerprint: null })
    expect(strange?.ciphers).toHaveLength(500)
  })
})
