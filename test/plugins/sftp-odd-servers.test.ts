import { afterEach, expect, it } from 'vitest'
import { sftpDestination } from '../../src/plugins/destinations/sftp.ts'
import { judgeOptions } from '../../src/plugins/options.ts'
import { testInstallation } from '../kit/installation.ts'
import { type OddSshOptions, type OddSshServer, startOddSshServer } from '../kit/odd-ssh-server.ts'

const BUNDLE = { name: 'www.example.org', certificate: 'LEAF\n', chain: 'CHAIN\n', privateKey: 'KEY\n' }
const PASSWORD = 'the password of the tests'

let server: OddSshServer
afterEach(() => server.close())

async function start(options: Partial<OddSshOptions> = {}, password = PASSWORD) {
  server = await startOddSshServer({ password: PASSWORD, way: 'password', ...options })
  const { open, secret } = judgeOptions(
    sftpDestination.options,
    { host: '127.0.0.1', port: server.port, hostFingerprint: server.fingerprint, user: 'indri', password, path: '/x' },
    null,
  )
  const none = { password: null, privateKey: null, passphrase: null, storePassword: null }
  return sftpDestination.create({ ...none, ...open, ...secret }, testInstallation())
}

it.each(['password', 'keyboard-interactive'] as const)('a password lets in by %s', async (way) => {
  await (await start({ way })).remove('www.example.org')
  expect(server.tried.at(-1)).toBe(way)
})

it.each(['password', 'keyboard-interactive'] as const)('a wrong password does not, by %s', async (way) => {
  await expect((await start({ way }, 'another')).deploy(BUNDLE)).rejects.toMatchObject({
    retryable: false,
    message: '127.0.0.1 does not let indri in: password or key are not taken',
  })
})

it('a server without SFTP is told as such', async () => {
  await expect((await start({ hasSftp: false })).deploy(BUNDLE)).rejects.toMatchObject({
    retryable: false,
    message: '127.0.0.1 lets indri in, but offers no SFTP',
  })
})

it('a server that cannot put files over others in one step gets none in their place', async () => {
  await expect((await start()).deploy(BUNDLE)).rejects.toMatchObject({
    retryable: false,
    message: "renaming a file failed: the server does not know how (it takes OpenSSH's extensions)",
  })
  expect(server.opened).toHaveLength(2)
  for (const name of server.opened)
    expect(name).toMatch(/^\/x\/\.www\.example\.org\.(key|pem)\.[0-9a-z]+-[0-9a-f]{12}\.tmp$/)
})

it('a server that falls silent is waited for no longer than the caller wants', async () => {
  const controller = new AbortController()
  const stopped = (await start({ isSilent: true })).deploy(BUNDLE, controller.signal)
  const waiting = setTimeout(() => controller.abort(new Error('enough')), 200)
  await expect(stopped).rejects.toThrow('enough')
  clearTimeout(waiting)
})

it('a server that lists a folder for ever is not listened to for ever', async () => {
  await expect((await start({ listsForEver: true })).tidy?.()).resolves.toBeUndefined()
})

it('what a server says as it refuses is shown in one line of bounded length', async () => {
  const lastWords = 'so\u001b[2J\r\nlevel=info msg=all-is-well '.repeat(500)
  const error = (await (await start({ lastWords })).deploy(BUNDLE).catch((reason: unknown) => reason)) as Error
  expect(error).toMatchObject({ name: 'PluginError', retryable: true })
  expect(error.message).toMatch(/^lost the connection to 127\.0\.0\.1: so \[2J level=info/)
  expect(error.message).not.toMatch(/\p{Cc}/u)
  expect(error.message.length).toBeLessThan(600)
})

it('a server that would have its answers inflated here is not spoken to', async () => {
  await expect((await start({ compress: ['zlib'] })).deploy(BUNDLE)).rejects.toMatchObject({ name: 'PluginError' })
  expect(server.tried).toEqual([])
})
