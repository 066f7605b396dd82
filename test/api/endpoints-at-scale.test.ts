// Thousands of endpoints: what a sync has to judge at its end, in one transaction, and what is asked of lists of them.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { markDrifts } from '../../src/modules/discovery/drifted-endpoints.ts'
import { expected } from '../../src/modules/endpoint-drift.ts'
import type { EndpointFilter } from '../kit/gql/graphql.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedSource } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { timedAsync } from '../kit/timing.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const ENDPOINTS = 5000
const CERTIFICATES = 50
const REVOKED = 5
const SOON_MILLISECONDS = 1500

let service: Service
let sourceId: string
beforeAll(async () => {
  service = await startService({ background: false })
  sourceId = uuidOf(await seedSource(service.admin))
  const { id } = await seedAuthority(service.admin)
  for (let each = 0; each < CERTIFICATES; each++) await seedCertificate(service.admin, id)
  await sql`insert into endpoints (id, source_id, external_id, external_id_hash, name, host, port, served_fingerprint,
      first_seen_at, last_seen_at, seen_by_sync, missed_syncs, drift_looks, version)
    select gen_random_uuid(), ${sourceId}, 'e' || n, lpad(n::text, 64, '0'), 'e' || n, 'host-' || n, 443,
      served.fingerprint, now(), now(), 1, 0, 0, 1
    from generate_series(1, ${sql.lit(ENDPOINTS)}::int) n join (
      select fingerprint, row_number() over (order by id) as place from certificates where not is_authority
    ) as served on served.place = n % ${sql.lit(CERTIFICATES)} + 1`.execute(db())
  await sql`update certificates set revoked_at = now() where id in (
    select id from certificates where not is_authority order by id limit ${sql.lit(REVOKED)})`.execute(db())
  // So few certificates that going through all of them is cheap: once, and not for each endpoint
  await sql`analyze`.execute(db())
})
afterAll(() => service.close())

const db = () => kysely(service.database.fork())

it('are judged in little more time than it takes to find what each should serve', async () => {
  const now = new Date()
  const run = { sourceId, claim: '', number: 1, acceptEmpty: false, startedAt: now, isTakenOver: false }
  const judge = () => markDrifts(service.database.fork(), run, now)
  const find = () => sql`select id, ${expected('id', now)} as expected from endpoints`.execute(db())
  expect(await judge()).toEqual([])
  const told = await judge()
  expect(told).toHaveLength(100)
  expect(new Set(told.map(({ type }) => type))).toEqual(new Set(['ENDPOINT_INVALID']))
  const raw = await timedAsync(find, 3)
  const judged = await timedAsync(judge, 3)
  expect(judged.milliseconds).toBeLessThan(10 * raw.milliseconds)
})

const Page = graphql(`
  query EndpointsAtScale($filter: EndpointFilter) {
    endpoints(first: 20, filter: $filter) {
      totalCount
      nodes {
        drift
        expected {
          name
        }
      }
    }
  }
`)

it.each([
  [{ revoked: true }, (ENDPOINTS * REVOKED) / CERTIFICATES],
  [{ drifted: true }, 0],
  [{ drifts: ['NONE'] }, ENDPOINTS],
  [{ expired: false }, ENDPOINTS],
  [{ switchStates: ['FAILED'] }, 0],
] satisfies [EndpointFilter, number][])('are found soon by %j', async (filter, count) => {
  const { value, milliseconds } = await timedAsync(() => service.admin.data(Page, { filter }), 3)
  expect(value.endpoints?.totalCount).toBe(count)
  expect(milliseconds).toBeLessThan(SOON_MILLISECONDS)
})
