// indri notify: what is due is told; with --dry-run it is only said.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { run } from '../../src/cli/program.ts'
import { withApp, withDatabase } from '../../src/cli/session.ts'
import { kysely } from '../../src/database/sql.ts'
import { uuidv7 } from '../../src/database/uuid.ts'
import { DAY } from '../../src/time-units.ts'
import { insertCertificateRows } from '../kit/certificate-rows.ts'
import { onPostgres, openTestDatabase, type TestDatabase } from '../kit/database.ts'
import { newMail } from '../kit/notice-days.ts'
import { TestMailServer } from '../kit/smtp-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'indri-notify-'))
let database: TestDatabase | null = null
let server: TestMailServer

/** What the command says. */
async function indri(...args: string[]): Promise<{ output: string; notes: string }> {
  const said = { output: '', notes: '' }
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said.output += String(text)), true))
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said.notes += String(text)), true))
  try {
    await run(['node', 'indri', ...args])
  } finally {
    out.mockRestore()
    err.mockRestore()
  }
  return said
}

beforeAll(async () => {
  if (onPostgres) database = await openTestDatabase()
  server = await TestMailServer.start()
  const environment = {
    DATABASE_URL: database?.url ?? '',
    INDRI_DATA_DIR: join(folder, 'data'),
    INDRI_KEYRING_FILE: join(folder, 'keyring.json'),
    INDRI_KEYRING: '',
    INDRI_LOG_LEVEL: 'silent',
    ...server.environment,
  }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  await withApp(async (app) => {
    const now = new Date()
    const facts = { name: 'www.example.org', owner: 'team@example.org', createdAt: new Date(now.getTime() - 90 * DAY) }
    const life = { notBefore: new Date(now.getTime() - 90 * DAY), notAfter: new Date(now.getTime() + 5 * DAY) }
    const [certificateId = ''] = await insertCertificateRows(app.database, [{ ...facts, ...life }])
    const id = uuidv7(now)
    const at = { created_at: now, updated_at: now }
    const db = kysely(app.database.fork())
    await db
      .insertInto('notifications')
      .values({
        id,
        name: 'a week',
        plugin: 'email',
        options: JSON.stringify({ recipients: ['someone@example.org'] }) as never,
        write_only_options: '[]' as never,
        intervals: JSON.stringify([{ count: 1, unit: 'WEEKS' }]) as never,
        events: '[]' as never,
        creator_has_rights: true,
        active: true,
        version: 1,
        ...at,
      })
      .execute()
    await db
      .insertInto('certificate_notifications')
      .values({ certificate_id: certificateId, notification_id: id, created_at: now })
      .execute()
  })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await server.down()
  await database?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function deliveries(): Promise<number> {
  let count = 0
  await withDatabase(async (opened) => {
    count = (await kysely(opened.fork()).selectFrom('notification_deliveries').select('id').execute()).length
  })
  return count
}

it('--dry-run lists what would be told and to whom, and neither changes nor sends anything', async () => {
  const { output, notes } = await indri('notify', '--dry-run')
  expect(output).toMatch(/^EXPIRY \(1 weeks before\) of www\.example\.org, which ends on .*: to a week\n$/)
  expect(notes).toContain('1 notice would be put on record')
  const { notices } = JSON.parse((await indri('notify', '--dry-run', '--json')).output) as { notices: object[] }
  expect(notices).toMatchObject([{ type: 'EXPIRY', name: 'www.example.org', to: 'a week', skipped: null }])
  expect(await deliveries()).toBe(0)
  expect(newMail(server)).toEqual([])
})

it('tells it, once', async () => {
  await indri('notify')
  expect(newMail(server)).toEqual(['someone@example.org: Certificate www.example.org expires in 4 days'])
  expect((await indri('notify')).output).toBe('')
  expect(newMail(server)).toEqual([])
  expect(await deliveries()).toBe(1)
})
