// indri rotate and indri reissue: what is due is rotated; with --dry-run it is only said.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { run } from '../../src/cli/program.ts'
import { withApp, withDatabase } from '../../src/cli/session.ts'
import { loadConfig } from '../../src/config.ts'
import { newKeyringContents, serializeKeyring } from '../../src/database/keyring.ts'
import { kysely } from '../../src/database/sql.ts'
import { onPostgres, openTestDatabase, type TestDatabase } from '../kit/database.ts'
import { tableDigests } from '../kit/rows.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { startService } from '../kit/service.ts'

const folder = mkdtempSync(join(tmpdir(), 'indri-rotate-'))
let database: TestDatabase | null = null
let due: string
let calm: string

/** What the command says. */
async function indri(...args: string[]) {
  const said = { output: '', notes: '', code: 0 }
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said.output += String(text)), true))
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said.notes += String(text)), true))
  process.exitCode = 0
  try {
    await run(['node', 'indri', ...args])
  } finally {
    said.code = process.exitCode
    process.exitCode = 0
    out.mockRestore()
    err.mockRestore()
  }
  return said
}

async function statesOf(name: string): Promise<string[]> {
  let states: string[] = []
  await withApp(async (app) => {
    const rows = await kysely(app.database.fork())
      .selectFrom('rotations')
      .innerJoin('certificates', 'certificates.id', 'rotations.certificate_id')
      .where('certificates.name', '=', name)
      .select('state')
      .execute()
    states = rows.map(({ state }) => state)
  })
  return states
}

/** Every table, the queue's included. */
async function everything(): Promise<object> {
  let digests: object = {}
  await withDatabase(async (opened) => {
    const jobs = await opened.fork().execute('select id, name, state from pgboss.job order by id')
    digests = { ...(await tableDigests(opened)), jobs }
  })
  return digests
}

beforeAll(async () => {
  const keyring = serializeKeyring(newKeyringContents())
  const directory = join(folder, 'data')
  const { database: place } = loadConfig({ INDRI_DATA_DIR: directory })
  const seeded = await openTestDatabase(place.kind === 'embedded' && !onPostgres ? { directory: place.directory } : {})
  // The server's database outlives the service that closes its own
  if (onPostgres) database = seeded
  const service = await startService({
    database: onPostgres ? { ...seeded, close: async () => {} } : seeded,
    env: { INDRI_KEYRING: keyring },
  })
  const authority = await seedAuthority(service.admin)
  // In the default policy's thirty days from the start
  due = (await seedCertificate(service.admin, authority.id, { validityDays: 10, rotation: true })).name
  calm = (await seedCertificate(service.admin, authority.id, { validityDays: 90, rotation: true })).name
  await service.close()
  const environment = {
    DATABASE_URL: database?.url ?? '',
    INDRI_DATA_DIR: directory,
    INDRI_KEYRING: keyring,
    INDRI_LOG_LEVEL: 'silent',
  }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await database?.close()
  rmSync(folder, { recursive: true })
})

it('says what would be rotated, and rotates nothing', async () => {
  const before = await everything()
  const { output, notes } = await indri('rotate', '--dry-run')
  expect(output).toMatch(new RegExp(`^${due}  team@example.org  expires \\S+  due \\S+  by policy default\\n$`))
  expect(notes).toContain('1 certificate would be rotated; nothing was changed.')
  const told = JSON.parse((await indri('rotate', '--dry-run', '--json')).output) as { certificates: object[] }
  expect(told.certificates).toMatchObject([{ name: due, trigger: 'POLICY', policy: 'default' }])
  for (const command of [['rotate', calm], ['reissue', due], ['notify'], ['verify']]) {
    expect((await indri(...command, '--dry-run')).code).toBe(0)
  }
  expect(await everything()).toEqual(before)
  expect((await indri('rotate', '--dry-run', '--source', 'nowhere')).output).toBe('')
  expect(await statesOf(due)).toEqual([])
})

it('rotates what is due, and what is named whether it is due or not', async () => {
  const { output, notes } = await indri('rotate')
  expect(output).toContain(due)
  expect(notes).toContain('1 rotation planned.')
  expect(notes).toContain('1 done, 0 failed, 0 under way or waiting.')
  expect(await statesOf(due)).toEqual(['DONE'])
  expect(await statesOf(calm)).toEqual([])
  expect((await indri('rotate', calm)).code).toBe(0)
  expect(await statesOf(calm)).toEqual(['DONE'])
  // What would be refused is refused in a dry run too
  for (const args of [[due], [due, '--dry-run']]) {
    expect(await indri('rotate', ...args)).toMatchObject({ code: 1, notes: expect.stringContaining('been replaced') })
  }
  expect(await indri('rotate', calm, '--source', 'x')).toMatchObject({
    code: 1,
    notes: expect.stringMatching(/--source/),
  })
  expect(await indri('rotate', 'nobody')).toMatchObject({
    code: 1,
    notes: 'indri: There is no certificate named nobody.\n',
  })
})

it('judges a reissue, and issues it', async () => {
  const judged = await indri('reissue', due, '--dry-run')
  expect(judged).toMatchObject({ code: 0, notes: 'It would be issued; nothing was changed.\n' })
  const json = JSON.parse((await indri('reissue', due, '--dry-run', '--json')).output) as object
  expect(json).toMatchObject({ allowed: true, rules: expect.any(Array) })
  expect(judged.output).toMatch(/^PASSED {2}\S+/m)
  const { output, code } = await indri('reissue', due, '--keep-old')
  expect(code).toBe(0)
  expect(output.trim()).not.toBe(due)
})
