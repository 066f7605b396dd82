// Certificates behind STARTTLS: by handshake, and by a scan.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { judgeOptions } from '../../src/plugins/options.ts'
import { tlsScanSource } from '../../src/plugins/sources/tlsscan.ts'
import { START_TLS_PROTOCOLS, type StartTls } from '../../src/plugins/start-tls.ts'
import { handshake } from '../../src/plugins/tls-handshake.ts'
import { DIALOGUES, StartTlsServer } from '../kit/start-tls-servers.ts'
import { contextOf, Issuers, localInstallation, type Served, Servers } from '../kit/tls-servers.ts'
import { has } from '../kit/server-process.ts'
import { scanAll } from './source-contract.ts'

const { http } = localInstallation()
const servers = new Servers()
const stops: (() => Promise<unknown>)[] = []
let served: Served

beforeAll(async () => {
  served = await (await Issuers.make()).leaf(['mail.example'])
})
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
  await servers.stop()
})

async function serverOf(protocol: StartTls, dialogue = DIALOGUES[protocol]): Promise<number> {
  const server = await StartTlsServer.start(served, dialogue)
  stops.push(() => server.stop())
  return server.port
}

const shake = (startTls: StartTls, port: number, timeoutMilliseconds = 10_000) =>
  handshake({ host: 'mail.example', port, serverName: 'mail.example', startTls }, { http, timeoutMilliseconds })

describe.each(START_TLS_PROTOCOLS)('over %s', (protocol) => {
  it('the certificate is found once TLS has begun', async () => {
    const found = await shake(protocol, await serverOf(protocol))
    expect(found.certificate).toEqual(served.certificate.der)
    expect(found.chain).toHaveLength(1)
    expect(found.protocol).toBe('TLS_1_3')
  })

  it.skipIf(!has('openssl'))('the server of these tests is one for OpenSSL, too', async () => {
    const port = await serverOf(protocol)
    const to = ['s_client', '-starttls', protocol.toLowerCase(), '-connect', `127.0.0.1:${port}`, '-showcerts']
    const asking = promisify(execFile)('openssl', to)
    asking.child.stdin?.end()
    expect((await asking).stdout).toContain('BEGIN CERTIFICATE')
  })

  it('a server that breaks off, says something else, or says nothing is told as such', async () => {
    const nothing = { greeting: '', answer: () => null }
    await expect(shake(protocol, await serverOf(protocol, nothing), 300)).rejects.toMatchObject({ failure: 'SILENT' })
    const refusing = { greeting: '500 no\r\n', answer: () => ({ text: 'N0123456789\r\n', begins: false }) }
    await expect(shake(protocol, await serverOf(protocol, refusing))).rejects.toMatchObject({
      failure: 'NOT_TLS',
      retryable: false,
      message: expect.stringMatching(/^mail\.example:\d+ does not begin with TLS: /),
    })
    await expect(shake(protocol, await servers.http(), 300)).rejects.toMatchObject({ name: 'PluginError' })
    await expect(shake(protocol, await servers.nobody())).rejects.toMatchObject({ failure: 'NOBODY' })
  })

  it('more in the clear than the answer is not taken for what TLS says', async () => {
    const { greeting, answer } = DIALOGUES[protocol]
    const port = await serverOf(protocol, {
      greeting,
      answer(said) {
        const answered = answer(said)
        if (answered?.begins !== true) return answered
        return { text: Buffer.concat([Buffer.from(answered.text), Buffer.from('+OK injected\r\n')]), begins: false }
      },
    })
    await expect(shake(protocol, port)).rejects.toMatchObject({ failure: 'NOT_TLS' })
  })
})

it('a real mail server shows its certificate, and one without STARTTLS says so', async () => {
  const start = async (options: object) => {
    const server = new SMTPServer({ ...contextOf(served), ...options })
    server.on('error', () => {})
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    stops.push(() => new Promise<void>((stopped) => server.close(stopped)))
    return (server.server.address() as { port: number }).port
  }
  expect((await shake('SMTP', await start({}))).certificate).toEqual(served.certificate.der)
  const without = shake('SMTP', await start({ hideSTARTTLS: true }))
  await expect(without).rejects.toMatchObject({ failure: 'NOT_TLS', message: /it offers no STARTTLS$/ })
})

it('a greeting without an end is listened to for a while only', async () => {
  const endless = { greeting: `220-${'x'.repeat(70_000)}`, answer: () => null }
  await expect(shake('SMTP', await serverOf('SMTP', endless))).rejects.toMatchObject({ failure: 'NOT_TLS' })
})

it('a scan looks behind STARTTLS where the port says so, with old protocols and all', async () => {
  const ports = await Promise.all((['SMTP', 'LDAP'] as const).map((protocol) => serverOf(protocol)))
  const direct = await servers.tls(new Map([['mail.example', served]]))
  const options = {
    hosts: ['mail.example'],
    ports: [`${ports[0]}/smtp`, `${ports[1]}/LDAP`, String(direct)],
    perSecond: 1000,
  }
  const { open } = judgeOptions(tlsScanSource.options, options, null)
  const { endpoints, problems } = await scanAll(tlsScanSource.create(open, localInstallation()))
  expect(problems).toEqual([])
  const { fingerprint } = served.certificate
  const protocols = ['TLS_1_2', 'TLS_1_3']
  expect(endpoints.toSorted((a, b) => (a.startTls ?? '').localeCompare(b.startTls ?? ''))).toMatchObject([
    { port: direct, startTls: null, fingerprint },
    { port: ports[1], startTls: 'LDAP', fingerprint, protocols },
    { port: ports[0], startTls: 'SMTP', fingerprint, protocols, externalId: `mail.example:${ports[0]}/mail.example` },
  ])
})

it.each(['25/ftp', '25/', '/smtp', '0/smtp', '25 smtp'])('the port %j is refused', async (port) => {
  const { open } = judgeOptions(tlsScanSource.options, { hosts: ['mail.example'], ports: [port] }, null)
  await expect(tlsScanSource.check(open, localInstallation())).rejects.toMatchObject({ path: ['ports', '0'] })
})
