// A service that runs as a role of least privilege: it does everything, and cannot change what the audit log says.
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { run } from '../../src/cli/program.ts'
import { type Database, openDatabase } from '../../src/database/connection.ts'
import { kysely } from '../../src/database/sql.ts'
import { verifyAuditChain } from '../../src/modules/audit/audit-verification.service.ts'
import { onPostgres, openTestDatabase, type TestDatabase } from '../kit/database.ts'
import { administer } from '../kit/global-setup.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'

const Revoke = graphql(`
  mutation RevokeAsLeastPrivileged($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)

async function printed(...args: string[]): Promise<{ code: number; output: string; notes: string }> {
  const texts = { output: '', notes: '' }
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => (texts.output += String(text)) !== '')
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => (texts.notes += String(text)) !== '')
  await run(['node', 'indri', ...args])
  vi.restoreAllMocks()
  const code = Number(process.exitCode ?? 0)
  process.exitCode = 0
  return { code, ...texts }
}

it.skipIf(onPostgres)('says that the embedded database has no roles', async () => {
  vi.stubEnv('DATABASE_URL', '')
  vi.stubEnv('INDRI_DATA_DIR', `/tmp/indri-grants-${randomBytes(4).toString('hex')}`)
  const { code, notes } = await printed('database', 'grants', '--role', 'indri')
  vi.unstubAllEnvs()
  expect(code).toBe(1)
  expect(notes).toContain('this takes a PostgreSQL')
})

describe.runIf(onPostgres)('on PostgreSQL', () => {
  const role = `indri "service" ${randomBytes(4).toString('hex')}`
  const quoted = `"${role.replaceAll('"', '""')}"`
  let owner: TestDatabase
  let restricted: Database
  let service: Service

  beforeAll(async () => {
    owner = await openTestDatabase()
    const url = owner.url ?? ''
    const password = randomBytes(12).toString('hex')
    await administer(url, `create role ${quoted} login password '${password}'`)
    vi.stubEnv('DATABASE_URL', url)
    const migrated = await printed('migrate')
    const { code, output } = await printed('database', 'grants', '--role', role)
    vi.unstubAllEnvs()
    if (migrated.code !== 0 || code !== 0) throw new Error(migrated.notes)
    for (const statement of output.split('\n')) {
      if (statement !== '') await sql.raw(statement).execute(kysely(owner.fork()))
    }
    const at = new URL(url)
    at.username = encodeURIComponent(role)
    at.password = password
    restricted = await openDatabase({ url: at.href, directory: null })
    service = await startService({ database: { ...restricted, statements: [], startCounting() {}, url: at.href } })
  }, 60_000)
  afterAll(async () => {
    await service?.close()
    const url = owner.url ?? ''
    await owner.close()
    await administer(process.env['TEST_DATABASE_URL'] ?? url, `drop role ${quoted}`)
  })

  it('the service issues, revokes, records and seals', async () => {
    const authority = await seedAuthority(service.admin)
    const { id } = await seedCertificate(service.admin, authority.id)
    const { revokeCertificate } = await service.admin.data(Revoke, { input: { id } })
    expect(revokeCertificate.userErrors).toEqual([])
    expect(await service.app.sealAudit()).toBeGreaterThan(2)
    const { sealed, waiting, fault } = await verifyAuditChain(owner.fork())
    expect({ waiting, fault }).toEqual({ waiting: 0, fault: null })
    expect(sealed).toBeGreaterThan(2)
  })

  it('runs its jobs', async () => {
    expect(await service.runJobs({ schedules: ['clean-up'] })).toBeGreaterThan(0)
  })

  it.each([
    `update audit_events set action = 'nothing'`,
    `delete from audit_events`,
    `truncate audit_events`,
    `update audit_seals set hash = ''`,
    `delete from audit_seals`,
    `truncate audit_seals`,
    `alter table audit_events disable trigger all`,
    `drop trigger audit_events_no_change on audit_events`,
    `drop table audit_events`,
    `set session_replication_role = replica`,
    `delete from schema_migrations`,
    `truncate certificates cascade`,
    `create table mine (id int)`,
  ])('may not %s', async (statement) => {
    const attempt = sql.raw(statement).execute(kysely(restricted.fork()))
    await expect(attempt).rejects.toThrow(/permission denied|must be owner/)
  })
})
