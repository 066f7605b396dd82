// The command as it is installed: built, run by its own file, with what is typed into it; and the signal that goes with it.
import { execFileSync, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BuiltService, end, type Started } from '../kit/built-service.ts'
import { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import { generateTestPkcs12 } from './support/certificate.ts'

const Keys = graphql(`
  query KeysAfterSignal {
    encryptionKeys {
      keys {
        keyId
      }
    }
  }
`)

/** The system's own Node where it is an older one, as Debian's is. */
const oldNode = ['/usr/bin/node', '/usr/local/bin/node'].find(
  (path) =>
    existsSync(path) && Number(/^v(\d+)/.exec(execFileSync(path, ['--version'], { encoding: 'utf8' }))?.[1]) < 24,
)

const PASSWORD = 'quite a long sentence, typed 7 times'
let built: BuiltService
beforeAll(async () => {
  built = await BuiltService.build()
}, 120_000)
afterAll(() => built.close())

it('is what package.json says, and tells what it can do', async () => {
  const { bin } = JSON.parse(readFileSync('package.json', 'utf8')) as { bin: { indri: string } }
  expect(built.commandFile.endsWith(bin.indri.replace(/^dist/, ''))).toBe(true)
  expect(readFileSync(built.commandFile, 'utf8').split('\n')[0]).toBe('#!/usr/bin/env node')
  const { code, output } = await built.command(['--help'])
  expect(code).toBe(0)
  for (const command of ['serve', 'migrate', 'user', 'keys', 'audit', 'import'])
    expect(output).toContain(`  ${command}`)
  const unknown = await built.command(['usr'])
  expect(unknown.code).toBe(1)
  expect(unknown.notes).toContain("unknown command 'usr'")
}, 60_000)

it.skipIf(oldNode === undefined).each(['main.js', 'cli.js'])(
  'says in %s what is wrong with an old Node (skipped where the system has none)',
  (file) => {
    const { status, stderr } = spawnSync(oldNode ?? '', [join(dirname(built.commandFile), file)], { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toMatch(/^Indri needs Node.js 24 and runs on \d+\.\d+\.\d+ here\.\nStart it by `npm start`/)
  },
)

it.each([
  [{ INDRI_KEYRING: '{}' }, 'INDRI_KEYRING: expected {'],
  [{ DATABASE_URL: 'postgres://indri:secret@127.0.0.1:1/indri' }, 'DATABASE_URL: connect ECONNREFUSED 127.0.0.1:1'],
  [{ HOST: '203.0.113.1' }, 'HOST and PORT: listen EADDRNOTAVAIL'],
])('does not start with %o, and says why in one line', async (env, because) => {
  const { child, output } = built.launch(env)
  expect(await once(child, 'close')).toEqual([1, null])
  expect(output()).toContain(`Indri cannot start:\n${because}`)
  expect(output().split('Indri cannot start:')[1]?.trim().split('\n')).toHaveLength(1)
  expect(output()).not.toContain('secret')
})

it('imports PKCS#12 files by a passphrase from standard input', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'indri-import-'))
  try {
    writeFileSync(join(folder, 'a.pfx'), generateTestPkcs12('a.example.org', 'käse und wein'))
    const command = ['import', folder, '--owner', 'team@example.org', '--passphrase-stdin']
    expect(await built.command(command)).toMatchObject({
      code: 1,
      notes: expect.stringContaining('expected the passphrase on standard input, found nothing'),
    })
    expect(await built.command(command, 'kaese\n')).toMatchObject({
      code: 1,
      output: expect.stringContaining('a.pfx: pkcs12.passphrase: '),
    })
    expect(await built.command([...command, '--no-keys', '--dry-run'], 'käse und wein\n')).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^a\.pfx: can be stored\n/),
    })
    expect(await built.command(command, 'käse und wein\n')).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^a\.pfx: stored with its private key\n/),
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 60_000)

it('takes a password from standard input, and from nowhere else', async () => {
  const create = ['user', 'create', 'ada', '--email', 'ada@example.org', '--role', 'admin']
  const nothing = await built.command([...create, '--password-stdin'])
  expect(nothing).toMatchObject({ code: 1, output: '', notes: expect.stringContaining('found nothing') })
  const weak = await built.command([...create, '--password-stdin'], 'ada\n')
  expect(weak).toMatchObject({ code: 1, output: '', notes: expect.stringContaining('password:') })
  expect((await built.command([...create, '--password', PASSWORD])).notes).toContain('unknown option')

  const made = await built.command([...create, '--password-stdin'], `${PASSWORD}\nand a second line\n`)
  expect(made).toEqual({ code: 0, output: '', notes: 'made ada.\n' })
  const changed = await built.command(['user', 'password', 'ada', '--password-stdin'], `${PASSWORD}, now 8\r\n`)
  expect(changed).toEqual({ code: 0, output: '', notes: 'ada has a new password.\n' })

  const service = await built.start()
  const anonymous = new Client(service.url, null, null)
  await expect(anonymous.signIn('ada', PASSWORD)).rejects.toThrow('INVALID_CREDENTIALS')
  await anonymous.signIn('ada', `${PASSWORD}, now 8`)
  await end(service, 'SIGTERM')
}, 120_000)

it('adds a key that the running service takes up at SIGHUP, and a broken file leaves it as it was', async () => {
  const service = await built.start()
  const ada = await new Client(service.url, null, null).signIn('ada', `${PASSWORD}, now 8`)
  const added = await built.command(['keys', 'add', 'second'])
  expect(added).toMatchObject({ code: 0, output: 'second\n' })
  await told(service, 'SIGHUP: the keyring was read again.')
  const keys = async () => (await ada.data(Keys, {})).encryptionKeys?.keys.map(({ keyId }) => keyId)
  expect(await keys()).toContain('second')

  const file = join(built.folder, 'data', 'keyring.json')
  const good = readFileSync(file)
  writeFileSync(file, '{')
  await told(service, /SIGHUP: .*keyring\.json/)
  expect(service.child.exitCode).toBeNull()
  expect(await keys()).toContain('second')
  writeFileSync(file, good)
  expect(await end(service, 'SIGTERM')).toBe(0)
}, 120_000)

/** Sends SIGHUP and waits for the answer. */
async function told(service: Started, answer: string | RegExp): Promise<void> {
  service.child.kill('SIGHUP')
  await expect.poll(service.output, { timeout: 10_000 }).toMatch(answer)
}
