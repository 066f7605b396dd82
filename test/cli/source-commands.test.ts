// sync and clean on the command line: dry runs tell and change nothing, the others do what they told.
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { run } from '../../src/cli/program.ts'
import { withApp, withDatabase } from '../../src/cli/session.ts'
import { openTestDatabase, onPostgres, type TestDatabase } from '../kit/database.ts'
import { tableDigests } from '../kit/rows.ts'
import { Issuers, pemOf } from '../kit/tls-servers.ts'

const folder = mkdtempSync(join(tmpdir(), 'indri-cli-'))
const web = join(folder, 'root', 'web')
let server: TestDatabase | null = null
let output: string
let notes: string

async function indri(...args: string[]): Promise<number> {
  output = ''
  notes = ''
  process.exitCode = 0
  await run(['node', 'indri', ...args])
  const code = process.exitCode
  process.exitCode = 0
  return Number(code)
}

/** What is stored, but for the bookkeeping of starting up. */
async function stored(): Promise<unknown> {
  let digests: unknown
  await withDatabase(async (database) => {
    digests = await tableDigests(database, ['key_canaries'])
  })
  return digests
}

beforeAll(async () => {
  if (onPostgres) server = await openTestDatabase()
  mkdirSync(web, { recursive: true })
  vi.stubEnv('DATABASE_URL', server?.url ?? '')
  vi.stubEnv('INDRI_DATA_DIR', join(folder, 'data'))
  vi.stubEnv('INDRI_KEYRING_FILE', join(folder, 'keyring.json'))
  vi.stubEnv('INDRI_KEYRING', '')
  vi.stubEnv('INDRI_LOG_LEVEL', 'silent')
  vi.stubEnv('INDRI_FILESYSTEM_ROOT', join(folder, 'root'))
  const issuers = await Issuers.make()
  const ended = await issuers.leaf(['ended.example'], { notAfter: new Date('2026-03-01T00:00:00Z') })
  const valid = await issuers.leaf(['valid.example'], { notAfter: new Date('2040-01-01T00:00:00Z') })
  writeFileSync(join(web, 'ended.pem'), pemOf(ended.certificate))
  writeFileSync(join(web, 'valid.pem'), pemOf(valid.certificate))
  writeFileSync(join(web, 'broken.pem'), 'no certificate')
  await withApp(async (app) => {
    await app.services.sources.create(app.systemScope('test'), {
      name: 'Web',
      description: null,
      options: { slug: 'filesystem', options: { path: 'web', allowRemoval: true } },
      owner: 'web@example.org',
      notify: true,
      active: true,
      intervalMinutes: null,
      absentAfter: 3,
      idempotencyKey: null,
    })
  })
}, 60_000)
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

it('tells what a sync would do, and stores nothing', async () => {
  const before = await stored()
  expect(await indri('sync', 'web', '--dry-run')).toBe(0)
  expect(output).toContain('new      ended.pem: ')
  expect(output).toContain('new      valid.pem: ')
  expect(output).toContain('problem  broken.pem: it holds no certificate')
  expect(output).toContain('nothing was changed')
  expect(await indri('sync', 'web', '--dry-run', '--json')).toBe(0)
  const [source] = (JSON.parse(output) as { sources: { error: null; findings: { kind: string }[] }[] }).sources
  expect(source?.error).toBeNull()
  expect(source?.findings.map(({ kind }) => kind).toSorted()).toEqual(['NEW', 'NEW', 'PROBLEM'])
  expect(await indri('sync', 'web', '--json')).toBe(1)
  expect(notes).toContain('--json goes with --dry-run')
  expect(await stored()).toEqual(before)
}, 60_000)

it('synchronises at once, and then knows what is there and what is missed', async () => {
  expect(await indri('sync')).toBe(0)
  expect(output).toContain('succeeded; 2 certificates (2 new), 0 endpoints, 1 problems')
  rmSync(join(web, 'broken.pem'))
  renameSync(join(web, 'valid.pem'), join(web, 'valid.txt'))
  expect(await indri('sync', 'Web', '--dry-run')).toBe(0)
  expect(output).toContain('known    ended.pem')
  expect(output).toContain('missed   valid.pem')
  renameSync(join(web, 'valid.txt'), join(web, 'valid.pem'))
  expect(await indri('sync', 'nowhere')).toBe(1)
  expect(notes).toContain('There is no source named nowhere.')
}, 60_000)

it('tells what it would clean away, and then does it', async () => {
  const before = await stored()
  expect(await indri('clean', 'web', '--dry-run')).toBe(0)
  expect(output).toMatch(/^ended\.pem  \S+  expired \S+Z\n1 would be taken away; nothing was changed\n$/)
  expect(await indri('clean', 'web', '--dry-run', '--json')).toBe(0)
  expect(JSON.parse(output)).toMatchObject({ certificates: [{ externalId: 'ended.pem', revoked: false }] })
  expect(await stored()).toEqual(before)
  expect(readdirSync(web)).toEqual(['ended.pem', 'valid.pem'])
  expect(await indri('clean', 'web')).toBe(0)
  expect(output).toMatch(/^ended\.pem .*\n1 taken away, 0 not\n$/)
  expect(readdirSync(web)).toEqual(['valid.pem'])
}, 60_000)

it('fails where the source cannot be looked at', async () => {
  rmSync(web, { recursive: true })
  expect(await indri('sync', 'web', '--dry-run')).toBe(1)
  expect(output).toContain('failed: the folder web cannot be read')
  expect(await indri('sync', 'web')).toBe(1)
  expect(output).toContain('failed: the folder web cannot be read')
}, 60_000)
