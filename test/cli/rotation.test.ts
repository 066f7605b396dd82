// indri rotate and indri reissue: what is due is rotated; with --dry-run it is only said.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { run } from '../../src/cli/program.ts'
import { withApp } from '../../src/cli/session.ts'
import { loadConfig } from '../../src/config.ts'
import { newKeyringContents, serializeKeyring } from '../../src/database/keyring.ts'
import { kysely } from '../../src/database/sql.ts'
import { onPostgres, openTestDatabase, type TestDatabase } from '../kit/database.ts'
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
  const { output, notes } = await indri('rotate', '--dry-run')
  expect(output).toMatch(new RegExp(`^${due}  team@example.org  expires \\S+  due \\S+\\n$`))
  expect(notes).toContain('1 certificates would be rotated.')
  expect((await indri('rotate', '--dry-run', '--source', 'nowhere')).output).toBe('')
  expect(await statesOf(due)).toEqual([])
})

it('rotates what is due, and what is named whether it is due or not', async () => {
  const { output, notes } = await indri('rotate')
  expect(output).toContain(due)
  expect(notes).toContain('1 rotations planned.')
  expect(await statesOf(due)).toEqual(['DONE'])
  expect(await statesOf(calm)).toEqual([])
  expect((await indri('rotate', calm)).code).toBe(0)
  expect(await statesOf(calm)).toEqual(['DONE'])
  expect(await indri('rotate', 'nobody')).toMatchObject({
    code: 1,
    notes: 'indri: There is no certificate named nobody.\n',
  })
})

it('judges a reissue, and issues it', async () => {
  const judged = await indri('reissue', due, '--dry-run')
  expect(judged).toMatchObject({ code: 0, notes: 'It would be issued.\n' })
  expect(judged.output).toMatch(/^PASSED {2}\S+/m)
  const { output, code } = await indri('reissue', due, '--keep-old')
  expect(code).toBe(0)
  expect(output.trim()).not.toBe(due)
})
