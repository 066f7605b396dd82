import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sftpDestination } from '../../src/plugins/destinations/sftp.ts'
import { judgeOptions } from '../../src/plugins/options.ts'
import type { Installation } from '../../src/plugins/plugin.ts'
import { heldFiles } from '../kit/held-files.ts'
import { testInstallation } from '../kit/installation.ts'
import { freePort } from '../kit/server-process.ts'
import { HAS_SSHD, type SshServer, startSshServer } from '../kit/ssh-server.ts'
import { startRelay } from '../kit/tcp-relay.ts'
import { type DestinationCase, destinationContract, HOSTILE_NAMES } from './destination-contract.ts'

const BUNDLE = { name: 'www.example.org', certificate: 'LEAF\n', chain: 'CHAIN\n', privateKey: 'KEY\n' }

let server: SshServer
let count = 0
/** Where the tests' own destination writes. */
let folder: string

function destination(options: Record<string, unknown> = {}, installation: Installation = testInstallation()) {
  const { open, secret } = judgeOptions(
    sftpDestination.options,
    {
      host: '127.0.0.1',
      port: server.port,
      user: server.user,
      hostFingerprint: server.fingerprints.ed25519,
      privateKey: server.privateKey,
      path: folder,
      ...options,
    },
    null,
  )
  const none = { password: null, privateKey: null, passphrase: null, storePassword: null }
  return sftpDestination.create({ ...none, ...open, ...secret }, installation)
}

async function openCase(): Promise<DestinationCase> {
  let { port } = server
  const down = await freePort()
  const current = () => destination({ layout: 'NGINX', port })
  return {
    destination: {
      deploy: (...args) => current().deploy(...args),
      remove: (...args) => current().remove(...args),
    },
    closed: destination({}, testInstallation({ allow: [] })),
    held: () => heldFiles(folder, 'NGINX'),
    isLegal: (name) => /^(?![-.])[\w.-]{1,220}$/.test(name) && !/^(con|nul|com1)(\.|$)/i.test(name),
    secrets: server.privateKey.split('\n').filter((line) => line !== '' && !line.startsWith('---')),
    async breakDown() {
      port = down
    },
    async close() {},
  }
}

const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)
const content = (name: string) => readFile(join(folder, name), 'utf8')

describe.skipIf(!HAS_SSHD)('files by SFTP at a real sshd (skipped where it is missing)', () => {
  beforeAll(async () => {
    server = await startSshServer()
  })
  afterAll(() => server.stop())
  beforeEach(() => {
    folder = join(server.folder, `web-${(count += 1)}`)
  })

  // The names are made by the function that makes those of folders here, whose test has all of them; connections take time.
  const names = HOSTILE_NAMES.filter((name) => /^(\.\.\/|a\0|CON|\*|x{300}|証)/u.test(name))
  destinationContract('SFTP', sftpDestination, openCase, { names })

  it('go into folders made on the way, the key for its owner only, whatever the umask there', async () => {
    folder = join(folder, 'deep', 'er')
    const { location } = await destination().deploy(BUNDLE)
    expect(location).toBe(`127.0.0.1:${folder}/www.example.org`)
    expect((await readdir(folder)).toSorted()).toEqual(['www.example.org.key', 'www.example.org.pem'])
    expect(await content('www.example.org.key')).toBe('KEY\n')
    expect(await content('www.example.org.pem')).toBe('LEAF\nCHAIN\n')
    expect(await mode(join(folder, 'www.example.org.key'))).toBe('600')
    expect(await mode(join(folder, 'www.example.org.pem'))).toBe('644')
    expect(await mode(folder)).toBe('755')
  })

  it('replace a link and not what it leads to', async () => {
    mkdirSync(folder, { mode: 0o777 })
    chmodSync(folder, 0o777)
    const precious = join(server.folder, `precious-${count}`)
    await writeFile(precious, 'precious')
    await symlink(precious, join(folder, 'www.example.org.key'))
    await destination().deploy(BUNDLE)
    expect(await readFile(precious, 'utf8')).toBe('precious')
    expect(await content('www.example.org.key')).toBe('KEY\n')
  })

  describe('the host key', () => {
    it.each(['ed25519', 'ecdsa', 'rsa'] as const)('may be the one of type %s', async (type) => {
      await destination({ hostFingerprint: server.fingerprints[type] }).deploy(BUNDLE)
      expect(await content('www.example.org.pem')).toBe('LEAF\nCHAIN\n')
    })

    it('that is none of the server is refused before anything is sent, and told', async () => {
      const before = server.output()
      const hostFingerprint = `SHA256:${'A'.repeat(43)}`
      const failed = destination({ hostFingerprint, password: 'a password of the tests' }).deploy(BUNDLE)
      const { ed25519, ecdsa, rsa } = server.fingerprints
      await expect(failed).rejects.toMatchObject({
        name: 'PluginError',
        retryable: false,
        message: `127.0.0.1 does not show the host key that is pinned, but ${ed25519}, ${ecdsa}, ${rsa}: nothing was sent to it`,
      })
      await expect(readdir(folder)).rejects.toMatchObject({ code: 'ENOENT' })
      expect(server.output().slice(before.length)).not.toMatch(/Failed|Accepted|Invalid user/)
    })
  })

  describe('the user', () => {
    it('is let in by a key with a passphrase', async () => {
      await destination({ privateKey: server.lockedPrivateKey, passphrase: server.passphrase }).deploy(BUNDLE)
      expect(await content('www.example.org.pem')).toBe('LEAF\nCHAIN\n')
    })

    it('is not let in by a wrong password or another key, and trying again would not help', async () => {
      const message = `127.0.0.1 does not let ${server.user} in: password or key are not taken`
      const wrong = { retryable: false, message }
      const password = destination({ privateKey: null, password: 'a wrong password' })
      await expect(password.deploy(BUNDLE)).rejects.toMatchObject(wrong)
      const stranger = execFileSync('openssl', ['genrsa', '-traditional', '2048'], { encoding: 'utf8', stdio: 'pipe' })
      await expect(destination({ privateKey: stranger }).deploy(BUNDLE)).rejects.toMatchObject(wrong)
    })

    it.each([
      ['no key at all', () => ({ privateKey: 'no key at all' })],
      [
        'a public key',
        () => ({ privateKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ5jE6wYyNRPSV2mYxLkRd7hB7hS2FqTe5iYq4QZs1n0' }),
      ],
      ['a key without its passphrase', () => ({ privateKey: server.lockedPrivateKey })],
      ['a key with another passphrase', () => ({ privateKey: server.lockedPrivateKey, passphrase: 'another one' })],
    ])('is told that %s cannot be read, and nothing of it', async (_what, options) => {
      const error: unknown = await destination(options())
        .deploy(BUNDLE)
        .catch((reason: unknown) => reason)
      expect(error).toMatchObject({ name: 'PluginError', retryable: false, message: /^the private key cannot be read/ })
      const shown = inspect(error, { depth: 12, showHidden: true })
      for (const secret of Object.values<string>(options())) expect(shown).not.toContain(secret.slice(40, 90) || secret)
    })
  })

  describe('when something is wrong there', () => {
    it('a folder that may not be written to is told as such', async () => {
      mkdirSync(folder)
      chmodSync(folder, 0o555)
      await expect(destination().deploy(BUNDLE)).rejects.toMatchObject({
        retryable: true,
        message: 'writing a file failed: permission denied',
      })
      await expect(destination({ path: `${folder}/more` }).deploy(BUNDLE)).rejects.toMatchObject({
        message: `making the folder ${folder}/more failed: permission denied`,
      })
    })

    it('a file in the place of the folder is told as such', async () => {
      await writeFile(folder, '')
      await expect(destination().deploy(BUNDLE)).rejects.toMatchObject({
        retryable: false,
        message: `${folder} is not a folder`,
      })
    })

    it('a full disk is told as such, and the old files stay whole', async ({ skip }) => {
      mkdirSync(folder)
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32k,mode=777', 'tmpfs', folder], { stdio: 'pipe' })
      } catch {
        skip('takes the right to mount a file system')
      }
      try {
        await destination().deploy(BUNDLE)
        const large = { ...BUNDLE, certificate: 'NEW\n', chain: 'x'.repeat(64_000) }
        await expect(destination().deploy(large)).rejects.toMatchObject({
          retryable: true,
          message: 'writing a file failed: the disk is full',
        })
        expect(await content('www.example.org.pem')).toBe('LEAF\nCHAIN\n')
        expect(await readdir(folder)).toHaveLength(2)
        await destination().deploy({ ...large, chain: '' })
        expect(await content('www.example.org.pem')).toBe('NEW\n')
      } finally {
        execFileSync('umount', [folder])
        rmSync(folder, { recursive: true })
      }
    })

    it('something else than SSH is told as such', async () => {
      const { createServer } = await import('node:http')
      const http = createServer((_request, response) => response.end()).listen(0, '127.0.0.1')
      await new Promise((done) => http.once('listening', done))
      const { port } = http.address() as { port: number }
      await expect(destination({ port }).deploy(BUNDLE)).rejects.toMatchObject({
        name: 'PluginError',
        retryable: true,
        message: /^could not reach 127\.0\.0\.1: /,
      })
      http.close()
    })
  })

  describe('a connection that ends in the middle', () => {
    afterEach(() => rmSync(folder, { recursive: true, force: true }))

    it('leaves every file old or new, at whatever point, and its remains go later', async () => {
      const whole = await startRelay(server.port)
      await destination({ port: whole.port }).deploy(BUNDLE)
      const length = whole.sent()
      whole.close()
      const next = { ...BUNDLE, certificate: 'NEW\n', privateKey: 'NEW KEY\n' }
      const errors: Error[] = []
      for (let part = 3; part <= 24; part += 2) {
        await destination().deploy(BUNDLE)
        const cut = await startRelay(server.port, { cutAfter: Math.floor((length * part) / 24) })
        const error: unknown = await destination({ port: cut.port })
          .deploy(next)
          .catch((reason: unknown) => reason)
        cut.close()
        if (error instanceof Error) errors.push(error)
        expect(['LEAF\nCHAIN\n', 'NEW\nCHAIN\n']).toContain(await content('www.example.org.pem'))
        expect(['KEY\n', 'NEW KEY\n']).toContain(await content('www.example.org.key'))
      }
      expect(errors.length).toBeGreaterThan(6)
      for (const error of errors) {
        expect(error).toMatchObject({ name: 'PluginError', retryable: true })
        expect(error.message).toMatch(/^(could not reach|lost the connection to) 127\.0\.0\.1: /)
      }
      const later = testInstallation({ now: inTwoHours })
      expect((await readdir(folder)).length).toBeGreaterThan(2)
      await destination().tidy?.()
      expect((await readdir(folder)).length).toBeGreaterThan(2)
      await destination({}, later).tidy?.()
      await destination().deploy(next)
      expect((await readdir(folder)).toSorted()).toEqual(['www.example.org.key', 'www.example.org.pem'])
    })
  })
})

const inTwoHours = () => new Date(Date.now() + 7_200_000)

describe('options of SFTP', () => {
  const good = {
    host: 'files.example.org',
    user: 'indri',
    hostFingerprint: `SHA256:${'A'.repeat(43)}`,
    path: '/etc/nginx/certificates',
  }

  it.each([
    [{ path: '/etc/../root' }, 'path'],
    [{ path: '..' }, 'path'],
    [{ path: '/' }, 'path'],
    [{ path: 'a//b' }, 'path'],
    [{ path: './a' }, 'path'],
    [{ path: 'a\0b' }, 'path'],
    [{ hostFingerprint: 'MD5:00:11' }, 'hostFingerprint'],
    [{ hostFingerprint: null }, 'hostFingerprint'],
    [{ user: 'a b' }, 'user'],
    [{ host: 'a/b' }, 'host'],
    [{ layout: 'JAVA', storePassword: 'short' }, 'storePassword'],
  ])('are refused: %j', (options, path) => {
    expect(() => judgeOptions(sftpDestination.options, { ...good, ...options }, null)).toThrow(
      expect.objectContaining({ path: [path] }),
    )
  })

  it('take a password or a key, and a password of the store where there is one', async () => {
    const { open } = judgeOptions(sftpDestination.options, good, null)
    const installation = testInstallation()
    await expect(sftpDestination.check(open, installation)).rejects.toMatchObject({ path: ['privateKey'] })
    await sftpDestination.check(open, installation, new Set(['password']))
    await sftpDestination.check(open, installation, new Set(['privateKey']))
    const java = { ...open, layout: 'JAVA' }
    const withKey = new Set(['privateKey'])
    await expect(sftpDestination.check(java, installation, withKey)).rejects.toMatchObject({ path: ['storePassword'] })
    await sftpDestination.check(java, installation, new Set([...withKey, 'storePassword']))
    const internal = { ...open, host: '10.0.0.1' }
    await expect(sftpDestination.check(internal, installation, withKey)).rejects.toMatchObject({ path: ['host'] })
  })
})
