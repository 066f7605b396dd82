// What went wrong at sources and endpoints, and with what a CA elsewhere was told, names hosts, paths and accounts: the words
// are for those whom they concern, everything else about it for everybody.
import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { toNodeId } from '../../src/graphql/node-id.ts'
import { insertCertificateRows } from '../kit/certificate-rows.ts'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedSource } from '../kit/plugin-seeds.ts'
import { seedAuthority } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const SOURCE_OWNER = 'web@example.org'
const SERVED_TEAM = 'served@example.org'
const EXPECTED_TEAM = 'expected@example.org'
const NEXT_TEAM = 'next@example.org'
const COPY_TEAM = 'copy@example.org'
const WORDS = 'cannot reach keys.internal as deploy: /srv/tls'
const now = new Date('2026-06-01T00:00:00Z')

let service: Service
let source: string
let authority: string
const people: Record<string, Client> = {}
const db = () => kysely(service.database.fork())

beforeAll(async () => {
  service = await startService({ background: false })
  authority = (await seedAuthority(service.admin)).id
  source = await failingSource()
  people['admin'] = service.admin
  people['auditor'] = await service.user('auditor', ['auditor'])
  people['operator'] = await service.user('operator', ['operator'])
  people['owner of the source'] = await service.user('webmaster', [SOURCE_OWNER])
  people['who may change what is served'] = await service.user('server', [SERVED_TEAM])
  people['who may only read what is served'] = await service.user('watcher', ['read-only', SERVED_TEAM])
  people['who may change what belongs there'] = await service.user('expecting', [EXPECTED_TEAM])
  people['who may change what it is switched to'] = await service.user('next', [NEXT_TEAM])
  people['who has uploaded a copy'] = await service.user('copier', [COPY_TEAM])
  people['anybody else'] = await service.user('reader')
})
afterAll(() => service.close())

const Failures = graphql(`
  query WhoSeesFailures($source: ID!, $certificate: ID!) {
    node(id: $source) {
      ... on Source {
        sync {
          lastOutcome
          lastError
          problemsFound
        }
        problems {
          message
        }
        endpoints(first: 100) {
          nodes {
            lastProblem
            lastSwitch {
              state
              lastError
            }
          }
        }
      }
    }
    certificate(by: { id: $certificate }) {
      places {
        removalError
      }
      revocation {
        remote {
          state
          lastError
        }
      }
    }
  }
`)

async function failingSource(): Promise<string> {
  const id = await seedSource(service.admin, { owner: SOURCE_OWNER })
  const failed = { last_outcome: 'FAILED' as const, last_error: WORDS, problems_found: 1 }
  await db().updateTable('sources').set(failed).where('id', '=', uuidOf(id)).execute()
  const problem = { id: randomUUID(), source_id: uuidOf(id), external_id: 'one', message: WORDS, occurred_at: now }
  await db().insertInto('source_problems').values(problem).execute()
  return id
}

/** Nobody's in particular unless owned, and proved to be theirs unless somebody has brought it along without its key. */
async function certificate(owner: string, creatorId: string | null = null): Promise<string> {
  const [id] = await insertCertificateRows(service.database, [{ owner, creatorId }])
  return id ?? ''
}

/** One that could not be looked at, nor switched. */
async function endpoint(of: string, serving: string, expected: string, next: string): Promise<void> {
  const id = randomUUID()
  const { fingerprint } = await db()
    .selectFrom('certificates')
    .select('fingerprint')
    .where('id', '=', serving)
    .executeTakeFirstOrThrow()
  const hash = id.replaceAll('-', '').padEnd(64, '0')
  const named = { source_id: uuidOf(of), external_id: id, external_id_hash: hash, name: id, host: id, port: 443 }
  const seen = { first_seen_at: now, last_seen_at: now, seen_by_sync: 1, version: 1 }
  const holds = { served_fingerprint: fingerprint, expected_certificate_id: expected, last_problem: WORDS }
  await db()
    .insertInto('endpoints')
    .values({ id, ...named, ...seen, ...holds })
    .execute()
  const wish = { id: randomUUID(), endpoint_id: id, certificate_id: next, instead_of: JSON.stringify([]) as never }
  const failed = { state: 'FAILED' as const, last_error: WORDS, created_at: now, updated_at: now }
  await db()
    .insertInto('endpoint_switches')
    .values({ ...wish, ...failed })
    .execute()
}

/** It could not be taken away from the source, and a CA elsewhere would not revoke it. */
async function troubles(certificateId: string): Promise<void> {
  const hash = certificateId.replaceAll('-', '').padEnd(64, '0')
  const place = { source_id: uuidOf(source), certificate_id: certificateId, external_id: 'one', external_id_hash: hash }
  const seen = { first_seen_at: now, last_seen_at: now, seen_by_sync: 1, removal_error: WORDS }
  await db()
    .insertInto('source_certificates')
    .values({ id: randomUUID(), ...place, ...seen })
    .execute()
  await db().updateTable('certificates').set({ revoked_at: now }).where('id', '=', certificateId).execute()
  const id = randomUUID()
  await sql`insert into revocations (id, certificate_id, issuer_hash, serial_number, reason, revoked_at)
    select ${id}::uuid, id, issuer_hash, serial_number, 'UNSPECIFIED', ${now} from certificates
    where id = ${certificateId}::uuid`.execute(db())
  const failed = { state: 'FAILED' as const, last_error: WORDS, updated_at: now }
  await db()
    .insertInto('remote_revocations')
    .values({ revocation_id: id, authority_id: uuidOf(authority), ...failed })
    .execute()
}

/** That a list of so many failing endpoints takes. */
async function statements(client: Client | undefined, count: number): Promise<number> {
  const of = await failingSource()
  for (let index = 0; index < count; index++) {
    const [served, expected, next] = [
      await certificate('a@x.org'),
      await certificate('b@x.org'),
      await certificate('c@x.org'),
    ]
    await endpoint(of, served, expected, next)
  }
  service.database.startCounting()
  await client?.data(Failures, { source: of, certificate: toNodeId('Certificate', randomUUID()) })
  return service.database.statements.length
}

const TOLD = {
  sync: ['admin', 'auditor', 'owner of the source'],
  certificate: ['admin', 'auditor', 'who may change what is served', 'who may only read what is served'],
}
const OF_PLACE = [...TOLD.certificate, 'owner of the source']
const OF_ENDPOINT = [...OF_PLACE, 'who may change what belongs there']
const OF_SWITCH = [...OF_ENDPOINT, 'who may change what it is switched to']

describe('what went wrong', () => {
  it('is told to those whom it concerns, and its fact to everybody', async () => {
    const [served, expected, next] = await Promise.all(
      [SERVED_TEAM, EXPECTED_TEAM, NEXT_TEAM].map((owner) => certificate(owner)),
    )
    await endpoint(source, served ?? '', expected ?? '', next ?? '')
    await troubles(served ?? '')
    for (const [name, client] of Object.entries(people)) {
      const variables = { source, certificate: toNodeId('Certificate', served ?? '') }
      const told = (names: readonly string[]) => (names.includes(name) ? WORDS : null)
      expect({ name, ...(await client.data(Failures, variables)) }).toEqual({
        name,
        node: {
          sync: { lastOutcome: 'FAILED', lastError: told(TOLD.sync), problemsFound: 1 },
          problems: TOLD.sync.includes(name) ? [{ message: WORDS }] : null,
          endpoints: {
            nodes: [{ lastProblem: told(OF_ENDPOINT), lastSwitch: { state: 'FAILED', lastError: told(OF_SWITCH) } }],
          },
        },
        certificate: {
          places: [{ removalError: told(OF_PLACE) }],
          revocation: { remote: { state: 'FAILED', lastError: told(TOLD.certificate) } },
        },
      })
    }
  })

  it('is not told to whoever has uploaded what is served without its key', async () => {
    const copier = people['who has uploaded a copy']
    const of = await failingSource()
    const copy = await certificate(COPY_TEAM, copier?.userId ?? null)
    const others = await certificate('others@example.org')
    await endpoint(of, copy, others, others)
    const answer = await copier?.data(Failures, { source: of, certificate: toNodeId('Certificate', copy) })
    expect(answer?.node).toMatchObject({
      endpoints: { nodes: [{ lastProblem: null, lastSwitch: { state: 'FAILED', lastError: null } }] },
    })
  })

  it('costs a list the same number of statements however long it is, whoever asks', async () => {
    for (const name of ['admin', 'anybody else', 'who may change what is served']) {
      expect({ name, statements: await statements(people[name], 12) }).toEqual({
        name,
        statements: await statements(people[name], 3),
      })
    }
  })
})
