// Revoking is a row more, however many there are: the list is made from the rows when somebody asks for it.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { parseCrl } from '../../src/pki/crl.ts'
import { insertCertificateRows } from '../kit/certificate-rows.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { timedAsync } from '../kit/timing.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const FEW = 10
const MANY = 5000
const TRIES = 5

const Revoke = graphql(`
  mutation RevokeOneMore($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      certificate {
        state
      }
      userErrors {
        code
      }
    }
  }
`)

let service: Service
beforeAll(async () => {
  service = await startService({ env: { INDRI_REQUESTS_PER_MINUTE: '0' }, background: false })
})
afterAll(() => service.close())

const db = () => kysely(service.database.fork())

/** An authority that has revoked so many, and has published the list of them. */
async function authorityWith(revoked: number): Promise<string> {
  const { id } = await seedAuthority(service.admin)
  const rows = Array.from({ length: revoked }, () => ({
    authorityId: uuidOf(id),
    serialNumber: randomUUID().replaceAll('-', '').toUpperCase(),
    notAfter: new Date('2099-01-01T00:00:00Z'),
    revokedAt: new Date(),
  }))
  await insertCertificateRows(service.database, rows)
  await sql`insert into revocations (id, certificate_id, authority_id, issuer_hash, serial_number, reason, revoked_at)
    select gen_random_uuid(), id, authority_id, issuer_hash, serial_number, 'SUPERSEDED', revoked_at from certificates
    where authority_id = ${uuidOf(id)}::uuid and revoked_at is not null`.execute(db())
  expect((await published(id)).serials).toHaveLength(revoked)
  return id
}

/** What anybody gets, and by that makes. */
async function published(authorityId: string) {
  const response = await fetch(`${service.url}/pki/${authorityId}.crl`)
  const list = parseCrl(new Uint8Array(await response.arrayBuffer()))
  return { number: list.number, serials: [...list.entries()].map(({ serialNumber }) => serialNumber) }
}

/** What the database has of the list. */
async function storedNumber(authorityId: string): Promise<string | undefined> {
  const { rows } = await sql<{ number: string }>`select number::text as number from crls
    where authority_id = ${uuidOf(authorityId)}::uuid`.execute(db())
  return rows[0]?.number
}

async function revokeNext(authorityId: string) {
  const certificates = []
  for (let each = 0; each < TRIES + 1; each++) certificates.push(await seedCertificate(service.admin, authorityId))
  const [first, ...others] = certificates
  const before = await storedNumber(authorityId)
  const revoke = async (id: string) => {
    const { revokeCertificate } = await service.admin.data(Revoke, { input: { id } })
    expect(revokeCertificate).toEqual({ certificate: { state: 'REVOKED' }, userErrors: [] })
  }
  service.database.startCounting()
  await revoke(first?.id ?? '')
  const statements = [...service.database.statements]
  const { milliseconds } = await timedAsync(async () => revoke(others.pop()?.id ?? ''), TRIES)
  expect(await storedNumber(authorityId)).toBe(before)
  return { statements, milliseconds, serials: certificates.map(({ serialNumber }) => serialNumber) }
}

it('takes the same statements and the same time for the next of thousands as for that of a few', async () => {
  const [small, large] = [await authorityWith(FEW), await authorityWith(MANY)]
  const few = await revokeNext(small)
  const many = await revokeNext(large)
  expect(many.statements).toHaveLength(few.statements.length)
  // Neither is the list read, nor what is on it.
  expect(many.statements.filter((text) => /\b(from|join|into|update) "?crls\b/i.test(text))).toEqual([])
  expect(many.milliseconds / few.milliseconds).toBeLessThan(3)
  const list = await published(large)
  expect(list.serials).toHaveLength(MANY + TRIES + 1)
  expect(list.serials).toEqual(expect.arrayContaining(many.serials))
}, 60_000)
