// Endpoints: what is served and what should be, and how they are found again.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { uuidv7 } from '../../src/database/uuid.ts'
import { toNodeId } from '../../src/graphql/node-id.ts'
import { summaryFigures } from '../../src/modules/notices/summary.repository.ts'
import { graphql } from '../kit/gql/index.ts'
import type { EndpointFilter } from '../kit/gql/graphql.ts'
import { seedSource } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { uuidOf } from '../kit/uuid-of.ts'

let service: Service
let authorityId: string
let source: string
let counter = 0

beforeAll(async () => {
  service = await startService()
  authorityId = (await seedAuthority(service.admin)).id
})
afterAll(() => service.close())
beforeEach(async () => {
  source = await seedSource(service.admin)
})

const List = graphql(`
  query ListEndpoints($filter: EndpointFilter, $first: Int) {
    endpoints(filter: $filter, first: $first) {
      totalCount
      nodes {
        id
        name
        version
        drift
        state
        expectedByHand
        source {
          id
          endpoints(first: 1) {
            totalCount
          }
        }
        served {
          id
          endpoints {
            id
          }
        }
        expected {
          id
        }
        findings {
          kind
          detail
        }
      }
    }
  }
`)

const SetCertificate = graphql(`
  mutation SetCertificate($input: SetEndpointCertificateInput!) {
    setEndpointCertificate(input: $input) {
      endpoint {
        drift
        expectedByHand
        version
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const Revoke = graphql(`
  mutation RevokeServed($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      certificate {
        state
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const db = () => kysely(service.database.fork())

interface Row {
  readonly name?: string
  readonly host?: string
  readonly port?: number
  readonly protocols?: string[]
  readonly findings?: ('OLD_PROTOCOL' | 'WEAK_CIPHER' | 'EXPIRED')[]
  readonly missed?: number
  readonly vanished?: boolean
  readonly region?: string
}

/** As a sync would have noted it. */
async function endpointServing(certificate: string | null, row: Row = {}): Promise<string> {
  const id = uuidv7(new Date())
  const now = new Date()
  const name = row.name ?? `endpoint-${++counter}`
  const fingerprint =
    certificate === null
      ? null
      : ((
          await db()
            .selectFrom('certificates')
            .select('fingerprint')
            .where('id', '=', uuidOf(certificate))
            .executeTakeFirst()
        )?.fingerprint ?? 'f'.repeat(64))
  await db()
    .insertInto('endpoints')
    .values({
      id,
      source_id: uuidOf(source),
      external_id: name,
      external_id_hash: id.replaceAll('-', '').padEnd(64, '0'),
      name,
      host: row.host ?? name,
      port: row.port ?? 443,
      region: row.region ?? null,
      served_fingerprint: fingerprint,
      protocols: JSON.stringify(row.protocols ?? ['TLS_1_3']) as never,
      first_seen_at: now,
      last_seen_at: now,
      seen_by_sync: 1,
      missed_syncs: row.missed ?? 0,
      vanished_at: row.vanished === true ? now : null,
      version: 1,
    })
    .execute()
  for (const kind of row.findings ?? []) {
    const finding = { id: uuidv7(now), endpoint_id: id, kind, detail: 'It is weak.' }
    await db().insertInto('endpoint_findings').values(finding).execute()
  }
  return toNodeId('Endpoint', id)
}

async function list(filter: EndpointFilter = {}) {
  const { endpoints } = await service.admin.data(List, { filter: { sourceIds: [source], ...filter } })
  expect(endpoints?.totalCount).toBe(endpoints?.nodes.length)
  return endpoints?.nodes ?? []
}
const named = async (filter: EndpointFilter) => (await list(filter)).map(({ name }) => name)

const newCertificate = async (replaces: string[] = []) =>
  (await seedCertificate(service.admin, authorityId, { replacesIds: replaces })).id

const set = async (id: string, certificateId: string | null, version?: number) =>
  (
    await service.admin.data(SetCertificate, {
      input: { id, certificateId, ...(version !== undefined && { version }) },
    })
  ).setEndpointCertificate

const revoke = async (id: string, force?: boolean) =>
  (await service.admin.data(Revoke, { input: { id, ...(force !== undefined && { force }) } })).revokeCertificate

describe('revoking what is served', () => {
  it('is refused, naming the places, unless forced', async () => {
    const id = await newCertificate()
    for (let index = 0; index < 6; index++)
      await endpointServing(id, { name: `shop-${index}`, host: 'shop', port: 8440 + index })
    const { certificate, userErrors } = await revoke(id)
    expect(certificate).toBeNull()
    expect(userErrors).toEqual([
      {
        code: 'IN_USE',
        message:
          'it is served at shop:8440, shop:8441, shop:8442, shop:8443, shop:8444 and more; replace it there first, or revoke it with force',
        path: ['id'],
      },
    ])
    expect(await revoke(id, true)).toEqual({ certificate: { state: 'REVOKED' }, userErrors: [] })
  })

  it('takes no force where it was served once, or where its successor is', async () => {
    const id = await newCertificate()
    await endpointServing(id, { vanished: true })
    await endpointServing(await newCertificate([id]))
    expect(await revoke(id)).toEqual({ certificate: { state: 'REVOKED' }, userErrors: [] })
  })
})

describe('what should be served', () => {
  it('is what is served, until it is replaced, and then what has replaced it last', async () => {
    const first = await newCertificate()
    await endpointServing(first)
    expect(await list()).toMatchObject([{ drift: 'NONE', served: { id: first }, expected: { id: first } }])
    const second = await newCertificate([first])
    const third = await newCertificate([second])
    expect(await list()).toMatchObject([{ drift: 'OUTDATED', served: { id: first }, expected: { id: third } }])
    expect(await list({ drifted: true })).toHaveLength(1)
    // What is revoked stands in for nothing: the one before it is the newest that is valid.
    await service.admin.data(Revoke, { input: { id: third, reason: 'SUPERSEDED' } })
    expect(await list()).toMatchObject([{ drift: 'OUTDATED', expected: { id: second } }])
    await service.admin.data(Revoke, { input: { id: second, reason: 'SUPERSEDED' } })
    expect(await list()).toMatchObject([{ drift: 'NONE', expected: { id: first } }])
    expect(await list({ drifted: true })).toEqual([])
    expect(await list({ drifted: false })).toHaveLength(1)
  })

  it('can be said by hand, and follows its replacements from there', async () => {
    const [served, wanted] = [await newCertificate(), await newCertificate()]
    const id = await endpointServing(served)
    expect(await set(id, wanted, 1)).toEqual({
      endpoint: { drift: 'UNEXPECTED', expectedByHand: true, version: 2 },
      userErrors: [],
    })
    const next = await newCertificate([wanted])
    expect(await list()).toMatchObject([{ drift: 'UNEXPECTED', expected: { id: next } }])
    expect(await set(id, served, 1)).toMatchObject({ userErrors: [{ code: 'CONFLICT', path: ['version'] }] })
    const missing = toNodeId('Certificate', uuidv7(new Date()))
    expect(await set(id, missing)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND', path: ['certificateId'] }] })
    expect(await set(id, null)).toMatchObject({ endpoint: { drift: 'NONE', expectedByHand: false } })
  })

  it('is nothing where nothing is known, and is missed where nothing is served', async () => {
    const unknown = await endpointServing(toNodeId('Certificate', uuidv7(new Date())), { name: 'a' })
    const empty = await endpointServing(null, { name: 'b' })
    expect(await list()).toMatchObject([
      { id: unknown, drift: 'UNKNOWN', served: null, expected: null },
      { id: empty, drift: 'UNKNOWN', served: null },
    ])
    expect(await list({ drifted: true })).toEqual([])
    await set(empty, await newCertificate())
    expect(await named({ drifted: true })).toEqual(['b'])
    expect((await list()).map(({ drift }) => drift)).toEqual(['UNKNOWN', 'NOT_SERVED'])
  })

  it('is found by how it differs, and so is what has expired since it was seen', async () => {
    const [old, other] = [await newCertificate(), await newCertificate()]
    await newCertificate([old])
    await endpointServing(old, { name: 'outdated' })
    await set(await endpointServing(other, { name: 'unexpected' }), old)
    await set(await endpointServing(null, { name: 'empty' }), other)
    await endpointServing(other, { name: 'right' })
    await endpointServing(toNodeId('Certificate', uuidv7(new Date())), { name: 'stranger', findings: ['EXPIRED'] })
    await endpointServing(old, { name: 'was', vanished: true })
    expect(await named({ drifts: ['OUTDATED'], states: ['PRESENT'] })).toEqual(['outdated'])
    expect(await named({ drifts: ['UNEXPECTED', 'NOT_SERVED'] })).toEqual(['empty', 'unexpected'])
    expect(await named({ drifts: ['NONE'] })).toEqual(['right'])
    expect(await named({ drifts: ['UNKNOWN'] })).toEqual(['stranger'])
    expect(await named({ drifts: [] })).toEqual([])
    expect(await named({ expired: true })).toEqual(['stranger'])
    const past = { not_before: new Date('2020-01-01T00:00:00Z'), not_after: new Date('2020-02-01T00:00:00Z') }
    await db().updateTable('certificates').set(past).where('id', '=', uuidOf(other)).execute()
    expect(await named({ expired: true })).toEqual(['right', 'stranger', 'unexpected'])
    expect(await named({ expired: false })).toEqual(['empty', 'outdated', 'was'])

    const figures = await summaryFigures(service.database.fork(), new Date())
    const lines = (title: string) => figures.find((figure) => figure.title.startsWith(title))?.lines
    const { name } = await db()
      .selectFrom('sources')
      .select('name')
      .where('id', '=', uuidOf(source))
      .executeTakeFirstOrThrow()
    expect(lines('Endpoints that serve an expired certificate')).toContainEqual({ label: name, value: '3' })
    expect(lines('Endpoints that serve something else')).toContainEqual({ label: name, value: '3' })
    expect(lines('Endpoints that serve a revoked certificate')?.filter(({ label }) => label === name) ?? []).toEqual([])
    await service.admin.data(Revoke, { input: { id: other, reason: 'SUPERSEDED', force: true } })
    const later = await summaryFigures(service.database.fork(), new Date())
    const revoked = later.find(({ title }) => title.startsWith('Endpoints that serve a revoked certificate'))
    expect(revoked?.lines).toContainEqual({ label: name, value: '2' })
  })

  it('survives replacements that go round in a circle', async () => {
    const first = await newCertificate()
    const second = await newCertificate([first])
    const now = new Date()
    await db()
      .insertInto('certificate_replacements')
      .values({ certificate_id: uuidOf(first), replaced_id: uuidOf(second), created_at: now })
      .execute()
    await endpointServing(first)
    expect(await list()).toMatchObject([{ drift: 'OUTDATED', expected: { id: second } }])
  })
})

/** How many statements a list of so many takes. */
async function statements(count: number): Promise<number> {
  source = await seedSource(service.admin)
  for (let index = 0; index < count; index++) {
    await endpointServing(await newCertificate(), { findings: ['WEAK_CIPHER'] })
  }
  service.database.startCounting()
  expect(await list()).toHaveLength(count)
  return service.database.statements.length
}

describe('endpoints', () => {
  it('are found by where they are, what they serve, what is weak, and whether they are there', async () => {
    const [soon, late] = [await newCertificate(), await newCertificate()]
    const notAfter = new Date('2027-03-01T00:00:00Z')
    await db().updateTable('certificates').set({ not_after: notAfter }).where('id', '=', uuidOf(soon)).execute()
    const protocols = ['TLS_1_0', 'TLS_1_2']
    await endpointServing(soon, { name: 'a', host: 'a.example', protocols, findings: ['OLD_PROTOCOL', 'WEAK_CIPHER'] })
    await endpointServing(late, { name: 'b_x', host: 'b.example', port: 8443, region: 'eu', missed: 1 })
    await endpointServing(late, { name: 'c', vanished: true, missed: 3 })
    expect(await named({})).toEqual(['a', 'b_x', 'c'])
    expect(await named({ search: 'A.EXAM' })).toEqual(['a'])
    expect(await named({ search: 'b_' })).toEqual(['b_x'])
    expect(await named({ search: '%' })).toEqual([])
    expect(await named({ certificateIds: [late] })).toEqual(['b_x', 'c'])
    expect(await named({ ports: [8443, 1] })).toEqual(['b_x'])
    expect(await named({ ports: [] })).toEqual([])
    expect(await named({ hosts: ['A.example'] })).toEqual(['a'])
    expect(await named({ regions: ['eu'] })).toEqual(['b_x'])
    expect(await named({ findings: ['OLD_PROTOCOL', 'EXPIRED'] })).toEqual(['a'])
    expect(await named({ weak: true })).toEqual(['a'])
    expect(await named({ weak: false })).toEqual(['b_x', 'c'])
    expect(await named({ protocols: ['TLS_1_0', 'TLS_1_1'] })).toEqual(['a'])
    expect(await named({ states: ['PRESENT'] })).toEqual(['a'])
    expect(await named({ states: ['MISSED', 'VANISHED'] })).toEqual(['b_x', 'c'])
    expect(await named({ servedNotAfter: { to: '2027-03-02T00:00:00Z' } })).toEqual(['a'])
    const [first] = await list({ search: 'a.example' })
    expect(first?.served?.endpoints).toEqual([{ id: first?.id }])
    expect(first?.source.endpoints.totalCount).toBe(3)
  })

  it('of a list cost the same number of statements however many they are', async () => {
    const few = await statements(3)
    expect(await statements(12)).toBe(few)
  })
})
