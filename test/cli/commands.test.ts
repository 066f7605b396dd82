// The commands, one after the other on one installation: people, import, keys, the audit log.
import { X509Certificate } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { run } from '../../src/cli/program.ts'
import { withApp, withDatabase } from '../../src/cli/session.ts'
import { kysely } from '../../src/database/sql.ts'
import { OutsideAuthority } from '../kit/outside-authority.ts'
import { openTestDatabase, onPostgres, type TestDatabase } from '../kit/database.ts'
import { generateTestCertificate, generateTestPkcs12 } from './support/certificate.ts'

const folder = mkdtempSync(join(tmpdir(), 'indri-cli-'))
const keyringFile = join(folder, 'keyring.json')
let server: TestDatabase | null = null
let output: string
let notes: string

/** Runs a command as the shell would; what it says is in `output` and `notes`. */
async function indri(...args: string[]): Promise<number> {
  output = ''
  notes = ''
  process.exitCode = 0
  await run(['node', 'indri', ...args])
  const code = process.exitCode
  process.exitCode = 0
  return Number(code)
}

beforeAll(async () => {
  if (onPostgres) server = await openTestDatabase()
  vi.stubEnv('DATABASE_URL', server?.url ?? '')
  vi.stubEnv('INDRI_DATA_DIR', join(folder, 'data'))
  vi.stubEnv('INDRI_KEYRING_FILE', keyringFile)
  vi.stubEnv('INDRI_KEYRING', '')
  vi.stubEnv('INDRI_LOG_LEVEL', 'silent')
})
beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    notes += String(text)
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await server?.close()
  rmSync(folder, { recursive: true })
})

it('makes a user, whose generated password signs in', async () => {
  expect(await indri('user', 'create', 'Ada', '--email', 'ada@example.org', '--role', 'admin')).toBe(0)
  const password = output.trim()
  expect(password.length).toBeGreaterThan(12)
  await withApp(async (app) => {
    const scope = app.systemScope('test')
    const signedIn = await app.services.sessions.signIn.signIn(scope, { username: 'ada', password })
    expect(signedIn.token).not.toBe('')
  })
  expect(await indri('user', 'create', 'ada', '--email', 'other@example.org')).toBe(1)
  expect(notes).toContain('username')
}, 60_000)

const create = (name: string, ...roles: string[]) =>
  indri('user', 'create', name, '--email', `${name}@example.org`, '--role', ...roles)

it('makes no role that was mistyped, unless it is told to', async () => {
  expect(await create('bob', 'admin', 'admn', 'web@example.org')).toBe(1)
  expect(output).toBe('')
  expect(notes).toBe(
    'indri: --role: there is no role named "admn" or "web@example.org"; expected admin, operator, auditor, read-only, ' +
      "or the name of a team's role that is there. --create-roles makes it.\n",
  )
  expect(await rolesOf('bob')).toEqual([])
  expect(await create('bob', 'Operator', 'web@example.org', '--create-roles')).toBe(0)
  expect(await rolesOf('bob')).toEqual(['operator', 'web@example.org'])
  expect(await create('cem', 'WEB@example.org ')).toBe(0)
  expect(await rolesOf('cem')).toEqual(['web@example.org'])
  // Neither are there names that only look like those of built-in roles.
  for (const name of ['', '\uff41dmin']) {
    expect(await create('dan', name)).toBe(1)
    expect(await create('dan', name, '--create-roles')).toBe(1)
    expect(notes).toMatch(/^indri: --role: (a role needs a name|admin is the name of a built-in role)\n$/)
  }
  expect(await rolesOf('dan')).toEqual([])
}, 60_000)

/** Names of the user's roles; none where there is no such user. */
async function rolesOf(username: string): Promise<string[]> {
  let names: string[] = []
  await withDatabase(async (database) => {
    const rows = await kysely(database.fork())
      .selectFrom('roles')
      .innerJoin('user_roles', 'user_roles.role_id', 'roles.id')
      .innerJoin('users', 'users.id', 'user_roles.user_id')
      .where('users.username', '=', username)
      .select('roles.name')
      .orderBy('roles.name')
      .execute()
    names = rows.map(({ name }) => name)
  })
  return names
}

it('imports what is in a folder, reports on every file, and stores nothing in a dry run', async () => {
  const { certificate, privateKey } = generateTestCertificate('imported.example.org')
  const files = join(folder, 'files')
  mkdirSync(join(files, 'deeper'), { recursive: true })
  writeFileSync(join(files, 'a.pem'), certificate)
  writeFileSync(join(files, 'a.key'), privateKey)
  writeFileSync(
    join(files, 'deeper', 'b.der'),
    new X509Certificate(generateTestCertificate('b.example.org').certificate).raw,
  )
  writeFileSync(join(files, 'c.crt'), 'not a certificate')
  writeFileSync(join(files, 'ignored.txt'), certificate)

  expect(await indri('import', files, '--owner', 'team@example.org', '--dry-run')).toBe(1)
  expect(output).toContain('a.pem: can be stored with its private key')
  expect(output).toContain('3 files: 2 could be stored, 0 known already, 1 failed')
  expect(await countCertificates()).toBe(0)

  expect(await indri('import', files, '--owner', 'team@example.org')).toBe(1)
  expect(output).toContain('3 files: 2 stored, 0 known already, 1 failed')
  expect(await countCertificates()).toBe(2)
  rmSync(join(files, 'c.crt'))
  expect(await indri('import', files, '--owner', 'team@example.org')).toBe(0)
  expect(output).toContain('2 files: 0 stored, 2 known already, 0 failed')

  expect(await indri('import', join(folder, 'nowhere'), '--owner', 'team@example.org')).toBe(1)
  expect(notes).toMatch(/^indri: ENOENT: no such file or directory, scandir '\S+nowhere'\n$/)
}, 60_000)

it('asks after what others issued, and in a dry run stores nothing', async () => {
  const authority = new OutsideAuthority()
  const file = join(folder, 'issued-elsewhere', 'leaf.pem')
  mkdirSync(join(folder, 'issued-elsewhere'))
  writeFileSync(file, authority.issue('leaf', []).pem)
  authority.remove()
  expect(await indri('import', join(folder, 'issued-elsewhere'), '--owner', 'team@example.org')).toBe(0)
  expect(await indri('verify', '--dry-run')).toBe(0)
  const line = /: UNKNOWN: the certificate of its issuer is not known: it was stored without a chain\n/
  expect(output).toMatch(line)
  expect(output).toContain('1 asked about, nothing stored')
  expect(await indri('verify', '--dry-run', '--json')).toBe(0)
  expect(JSON.parse(output)).toEqual({
    certificates: [
      {
        name: expect.stringContaining('leaf'),
        status: 'UNKNOWN',
        method: null,
        detail: expect.stringContaining('stored without a chain'),
        revocation: null,
        nextUpdate: null,
      },
    ],
  })
  expect(await indri('verify', '--json')).toBe(1)
  expect(notes).toBe('indri: --json goes with --dry-run\n')
  expect(await indri('verify', '--dry-run', '--limit', 'x')).toBe(1)
  expect(await indri('verify')).toBe(0)
  expect(output).toBe('1 asked about: 0 good, 0 revoked, 1 unknown\n')
  expect(await indri('verify', '--dry-run')).toBe(0)
  expect(output).toBe('0 asked about, nothing stored\n')
  expect(await indri('verify', '--dry-run', '--json')).toBe(0)
  expect(JSON.parse(output)).toEqual({ certificates: [] })
}, 60_000)

it('changes the primary key, re-wraps, and retires the old key only when nothing needs it', async () => {
  const { primary: old } = JSON.parse(readFileSync(keyringFile, 'utf8')) as { primary: string }
  expect(await indri('keys', 'rotate', '--no-rewrap')).toBe(0)
  const { primary } = JSON.parse(readFileSync(keyringFile, 'utf8')) as { primary: string }
  expect(primary).not.toBe(old)
  expect(await indri('keys', 'retire', old)).toBe(1)
  expect(notes).toContain(`The key "${old}" still wraps 1 records`)
  expect(await indri('keys', 'rewrap')).toBe(0)
  expect(output).toContain('1 records wrapped anew, 0 failed.')
  expect(await indri('keys', 'retire', primary)).toBe(1)
  expect(await indri('keys', 'retire', old)).toBe(0)
  expect(await indri('keys', 'list')).toBe(0)
  expect(output).toBe(`${primary}  primary  certificate_keys 1\n`)
}, 60_000)

it('verifies the audit log, and against an anchor finds what the log alone cannot show', async () => {
  const anchor = join(folder, 'anchor.json')
  await withApp(async (app) => {
    await app.sealAudit()
  })
  expect(await indri('audit', 'verify', '--save-anchor', anchor)).toBe(0)
  expect(output).toMatch(/^intact: \d+ events sealed, 0 waiting/)
  expect(await indri('audit', 'verify', '--anchor', anchor)).toBe(0)
  await withDatabase(async (database) => {
    await database.fork().transactional(async (em) => {
      await sql`set local session_replication_role = replica`.execute(kysely(em))
      await sql`delete from audit_events where id in (
        select event_id from audit_seals order by sequence desc limit 1)`.execute(kysely(em))
      await sql`delete from audit_seals where sequence = (select max(sequence) from audit_seals)`.execute(kysely(em))
    })
  })
  expect(await indri('audit', 'verify')).toBe(0)
  expect(await indri('audit', 'verify', '--anchor', anchor)).toBe(1)
  expect(notes).toContain('CUT_OFF')
}, 60_000)

it.skipIf(onPostgres)(
  'says who holds the embedded database while the service runs',
  async () => {
    await withDatabase(async () => {
      expect(await indri('keys', 'list')).toBe(1)
      expect(notes).toContain(`is in use by process ${process.pid}`)
      expect(notes).not.toContain('    at ')
    })
  },
  60_000,
)

async function countCertificates(): Promise<number> {
  let count = -1
  await withDatabase(async (database) => {
    const { rows } = await sql<{ count: string }>`select count(*)::text as count from certificates`.execute(
      kysely(database.fork()),
    )
    count = Number(rows[0]?.count)
  })
  return count
}

it('imports PKCS#12 files, with their keys or without', async () => {
  const files = join(folder, 'pkcs12')
  mkdirSync(files)
  writeFileSync(join(files, 'a.p12'), generateTestPkcs12('a.pkcs12.example.org', ''))
  writeFileSync(join(files, 'b.PFX'), generateTestPkcs12('b.pkcs12.example.org', 'secret'))
  expect(await indri('import', files, '--owner', 'team@example.org', '--dry-run')).toBe(1)
  expect(output).toContain('a.p12: can be stored with its private key\n')
  expect(output).toMatch(/^b\.PFX: pkcs12\.passphrase: /m)
  rmSync(join(files, 'b.PFX'))
  expect(await indri('import', files, '--owner', 'team@example.org', '--dry-run', '--no-keys')).toBe(0)
  expect(output).toContain('a.p12: can be stored\n')
  expect(await indri('import', files, '--owner', 'team@example.org')).toBe(0)
  expect(output).toContain('a.p12: stored with its private key\n1 files: 1 stored')
}, 60_000)
