// Two who each looked first: one deletes what the other comes to use. One of them is told so; nobody gets an INTERNAL error.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { parseNodeId } from '../../src/graphql/node-id.ts'
import type { Client } from '../kit/client.ts'
import { onPostgres } from '../kit/database.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedAuthority } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const Delete = graphql(`
  mutation DeleteWhileUsed($input: DeleteAuthorityInput!) {
    deleteAuthority(input: $input) {
      deletedId
      userErrors {
        code
      }
    }
  }
`)
const Create = graphql(`
  mutation CreateWhileDeleted($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
      certificate {
        id
      }
      userErrors {
        code
        message
      }
    }
  }
`)

let service: Service
let admin: Client
beforeAll(async () => {
  service = await startService({ env: { INDRI_REQUESTS_PER_MINUTE: '0' } })
  admin = service.admin
})
afterAll(() => service.close())

const input = (authorityId: string, name: string) => ({
  authorityId,
  owner: 'team@example.org',
  commonName: `${name}.example.org`,
})

/** The code of whatever came of it, or DONE. */
async function create(authorityId: string, name: string): Promise<string> {
  const { data, errors } = await admin.ask(Create, { input: input(authorityId, name) })
  if (errors.length > 0) return errors[0]?.extensions?.code ?? 'none'
  return data?.createCertificate.userErrors[0]?.code ?? 'DONE'
}

async function remove(id: string): Promise<string> {
  const { data, errors } = await admin.ask(Delete, { input: { id } })
  if (errors.length > 0) return errors[0]?.extensions?.code ?? 'none'
  return data?.deleteAuthority.userErrors[0]?.code ?? 'DONE'
}

async function issued(authorityId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from certificates
    where authority_id = ${parseNodeId(authorityId)?.uuid}`.execute(kysely(service.database.fork()))
  return rows[0]?.count ?? -1
}

it('an authority deleted while certificates are created from it is either gone with none, or there with all', async () => {
  const seen = new Set<string>()
  for (let round = 0; round < 8; round++) {
    const { id } = await seedAuthority(admin)
    const creations = Array.from({ length: 4 }, (_, index) => create(id, `race-${round}-${index}`))
    const [removal, ...created] = await Promise.all([remove(id), ...creations])
    for (const outcome of created)
      expect(['DONE', 'CONFLICT', 'INACTIVE', 'UNSUPPORTED', 'NOT_FOUND']).toContain(outcome)
    expect(['DONE', 'IN_USE']).toContain(removal)
    expect(removal === 'DONE' && created.includes('DONE')).toBe(false)
    expect(await issued(id)).toBe(created.filter((outcome) => outcome === 'DONE').length)
    seen.add(removal)
  }
  expect(seen.size).toBeGreaterThan(0)
}, 60_000)

// The embedded database has one connection: nobody else can be half-way through there.
describe.runIf(onPostgres)('with another connection in the midst of it', () => {
  it('whoever creates from an authority that goes at that moment is told CONFLICT', async () => {
    const { id } = await seedAuthority(admin)
    const uuid = uuidOf(id)
    let creating: Promise<string> | undefined
    await service.database.fork().transactional(async (em) => {
      await sql`select from authorities where id = ${uuid} for update`.execute(kysely(em))
      creating = create(id, 'late')
      await waitForLock()
      await sql`delete from authority_keys where authority_id = ${uuid}`.execute(kysely(em))
      await sql`delete from authorities where id = ${uuid}`.execute(kysely(em))
    })
    expect(await creating).toBe('CONFLICT')
  })

  it('whoever deletes an authority that is used at that moment is told IN_USE', async () => {
    const { id } = await seedAuthority(admin)
    const uuid = uuidOf(id)
    let removing: Promise<string> | undefined
    await service.database.fork().transactional(async (em) => {
      await sql`insert into issuances (id, authority_id, serial_number, tbs, state, requested_by, created_at)
        values (gen_random_uuid(), ${uuid}, '01', '', 'RESERVED', 'test', now())`.execute(kysely(em))
      removing = remove(id)
      await waitForLock()
    })
    expect(await removing).toBe('IN_USE')
  })
})

/** Until a statement of this database waits for somebody's lock. */
async function waitForLock(): Promise<void> {
  await expect
    .poll(
      async () => {
        const { rows } = await sql<{ waiting: number }>`select count(*)::int as waiting from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`.execute(kysely(service.database.fork()))
        return rows[0]?.waiting
      },
      { timeout: 10_000, interval: 20 },
    )
    .toBeGreaterThan(0)
}
