import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { SmtpMail, type SmtpSettings } from '../../src/plugins/notifiers/smtp-mail.ts'
import { composeMail } from '../../src/plugins/notifiers/mail-text.ts'
import { NOTICE_TIME, noticeCertificate, sampleNotice } from '../kit/notices.ts'
import { bodyOf, header, TestMailServer } from '../kit/smtp-server.ts'
import { opensslKey, opensslSelfSigned } from '../kit/tools.ts'

const TO = ['team@example.org', 'other@example.org']
const MESSAGE = composeMail(TO, sampleNotice())

let server: TestMailServer
afterEach(() => server.down())

function mailTo(port: number, settings: Partial<SmtpSettings> = {}): SmtpMail {
  return new SmtpMail({
    host: '127.0.0.1',
    port,
    tls: 'none',
    ca: null,
    user: null,
    password: async () => null,
    from: 'indri@pki.example.test',
    domain: 'pki.example.test',
    now: () => NOTICE_TIME,
    ...settings,
  })
}

describe('a message', () => {
  beforeEach(async () => {
    server = await TestMailServer.start()
  })

  it('goes once to all of its recipients, is dated and recognisable, and asks for no answer', async () => {
    const result = await mailTo(server.port).send(MESSAGE)
    expect(result).toEqual({ told: TO, failures: [] })
    const [mail, ...more] = server.received
    if (mail === undefined) throw new Error('nothing came')
    expect(more).toEqual([])
    expect(mail).toMatchObject({ from: 'indri@pki.example.test', to: TO })
    expect(header(mail, 'From')).toBe('Indri <indri@pki.example.test>')
    expect(header(mail, 'To')).toBe(TO.join(', '))
    expect(header(mail, 'Subject')).toBe('Certificate www.example.org expires in 29 days')
    expect(header(mail, 'Message-ID')).toBe(`<${MESSAGE.id}@pki.example.test>`)
    expect(new Date(header(mail, 'Date') ?? '').getTime()).toBe(Math.floor(NOTICE_TIME.getTime() / 1000) * 1000)
    expect(header(mail, 'Auto-Submitted')).toBe('auto-generated')
    expect(header(mail, 'List-Unsubscribe')).toBeNull()
    expect(header(mail, 'Content-Type')).toContain('multipart/alternative')
    const body = bodyOf(mail)
    for (const fact of [
      'Owner: team@example.org',
      'Valid until: 2026-02-01 00:00 UTC',
      'Used at: web servers',
      'cert_1',
    ]) {
      expect(body).toContain(fact)
    }
    expect(body).toContain('https://pki.example.test/graphiql')
  })

  it('grows no header, recipient or markup, whatever certificates and owners hold (IN-04)', async () => {
    const hostile = 'x\r\nBcc: thief@example.org\r\n\r\n.\r\nRCPT TO:<thief@example.org>\u2028<b>bold</b>'
    const certificate = noticeCertificate({
      name: hostile,
      commonName: hostile,
      owner: hostile,
      details: { error: hostile },
    })
    const message = composeMail(['team@example.org'], sampleNotice({ certificates: [certificate] }))
    await mailTo(server.port).send({ ...message, subject: `${message.subject}${hostile}` })
    const [mail] = server.received
    if (mail === undefined) throw new Error('nothing came')
    expect(server.received).toHaveLength(1)
    expect(mail.to).toEqual(['team@example.org'])
    expect(header(mail, 'Bcc')).toBeNull()
    expect(header(mail, 'To')).toBe('team@example.org')
    expect(bodyOf(mail)).toContain('&lt;b&gt;bold&lt;/b&gt;')
    expect(bodyOf(mail).split('<!DOCTYPE html>')[1]).not.toContain('<b>')
  })

  it.each(['a@b.example\r\nBcc: c@d.example', 'a@b.example,c@d.example', '<c@d.example>', 'nobody'])(
    'does not go to what is no address: %j',
    async (address) => {
      const { told, failures } = await mailTo(server.port).send({ ...MESSAGE, to: [address, 'team@example.org'] })
      expect(told).toEqual(['team@example.org'])
      expect(failures).toEqual([{ recipient: address, message: 'it is no e-mail address', retryable: false }])
      expect(server.received.map(({ to }) => to)).toEqual([['team@example.org']])
    },
  )

  it('that one recipient is refused reaches the others, and says who may be tried again', async () => {
    const answers: Record<string, { code: number; text: string }> = {
      'gone@example.org': { code: 550, text: 'no such user' },
      'full@example.org': { code: 452, text: 'mailbox full' },
    }
    server.behaviour.refuseRecipient = (address) => answers[address] ?? null
    const result = await mailTo(server.port).send({ ...MESSAGE, to: [...Object.keys(answers), ...TO] })
    expect(result.told).toEqual(TO)
    expect(result.failures).toEqual([
      { recipient: 'gone@example.org', message: expect.stringContaining('no such user'), retryable: false },
      { recipient: 'full@example.org', message: expect.stringContaining('mailbox full'), retryable: true },
    ])
  })

  it.each([
    [550, false],
    [451, true],
  ])(
    'that every recipient is refused with %i was sent to nobody; trying again may help: %s',
    async (code, retryable) => {
      server.behaviour.refuseRecipient = () => ({ code, text: 'not now' })
      await expect(mailTo(server.port).send(MESSAGE)).rejects.toMatchObject({
        name: 'PluginError',
        retryable,
        message: expect.stringContaining('not now'),
      })
    },
  )

  it.each([
    [554, false],
    [452, true],
  ])('that is refused as a whole with %i was not sent; trying again may help: %s', async (code, retryable) => {
    server.behaviour.refuseMessage = () => ({ code, text: 'not like this' })
    await expect(mailTo(server.port).send(MESSAGE)).rejects.toMatchObject({ retryable })
    expect(server.received).toEqual([])
  })

  it('waits for a server that is away, and goes when it is back', async () => {
    await server.down()
    await expect(mailTo(server.port).send(MESSAGE)).rejects.toMatchObject({
      retryable: true,
      message: expect.stringContaining('ECONNREFUSED'),
    })
    await server.up()
    await expect(mailTo(server.port).send(MESSAGE)).resolves.toMatchObject({ told: TO })
  })

  it('is not thought to have arrived when the server takes it and drops the line', async () => {
    server.behaviour.dropAfterMessage = true
    await expect(mailTo(server.port).send(MESSAGE)).rejects.toMatchObject({ retryable: true })
    server.behaviour.dropAfterMessage = false
    await mailTo(server.port).send(MESSAGE)
    // The repeat is recognisable.
    expect(new Set(server.received.map((mail) => header(mail, 'Message-ID'))).size).toBe(1)
  })

  it('has a deadline, and ends with the attempt it belongs to', async () => {
    server.behaviour.hang = true
    const start = performance.now()
    await expect(mailTo(server.port, { limits: { totalMilliseconds: 150 } }).send(MESSAGE)).rejects.toMatchObject({
      retryable: true,
      message: expect.stringContaining('too long'),
    })
    await expect(mailTo(server.port).send(MESSAGE, AbortSignal.timeout(100))).rejects.toMatchObject({ retryable: true })
    await expect(mailTo(server.port).send(MESSAGE, AbortSignal.abort())).rejects.toMatchObject({ retryable: true })
    expect(performance.now() - start).toBeLessThan(3000)
  })
})

it('gives up on what accepts connections and says nothing', async () => {
  server = await TestMailServer.start()
  const sockets: Socket[] = []
  const silent: Server = createServer((socket) => void sockets.push(socket))
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done))
  try {
    const mail = mailTo((silent.address() as AddressInfo).port, { limits: { idleMilliseconds: 100 } })
    await expect(mail.send(MESSAGE)).rejects.toMatchObject({ retryable: true })
  } finally {
    for (const socket of sockets) socket.destroy()
    silent.close()
  }
})

describe('with encryption and sign-in', () => {
  let key: string
  let cert: string
  const password = 'only for the mail server'
  beforeAll(() => {
    key = opensslKey('EC_P256')
    cert = opensslSelfSigned(key, '/CN=mail', ['-addext', 'subjectAltName=IP:127.0.0.1'])
  })
  const start = async (options: { secure?: boolean } = {}) => {
    server = await TestMailServer.start({
      key,
      cert,
      authOptional: false,
      onAuth: ({ username, password: given }, _session, done) =>
        given === password ? done(null, { user: username ?? '' }) : done(new Error('Invalid username or password')),
      ...options,
    })
    return server
  }
  const signIn = { user: 'indri', password: async () => password }

  it('goes by STARTTLS, to a server whose certificate is known, and signs in', async () => {
    const { port, received } = await start()
    await mailTo(port, { tls: 'starttls', ca: cert, ...signIn }).send(MESSAGE)
    expect(received).toMatchObject([{ user: 'indri', encrypted: true }])
  })

  it('goes by TLS from the first byte', async () => {
    const { port, received } = await start({ secure: true })
    await mailTo(port, { tls: 'tls', ca: cert, ...signIn }).send(MESSAGE)
    expect(received).toMatchObject([{ user: 'indri', encrypted: true }])
  })

  it('goes nowhere when the certificate is not known, and never says its password', async () => {
    const { port, received } = await start()
    const asked: unknown[] = []
    const sent = mailTo(port, { tls: 'starttls', user: 'indri', password: async () => (asked.push(1), password) })
    await expect(sent.send(MESSAGE)).rejects.toMatchObject({ retryable: true })
    expect(received).toEqual([])
  })

  it('waits when the password is wrong, and the error does not hold it', async () => {
    const { port } = await start()
    const wrong = 'a wrong password 42'
    const mail = mailTo(port, { tls: 'starttls', ca: cert, user: 'indri', password: async () => wrong })
    const error = await mail.send(MESSAGE).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ retryable: true, message: expect.stringContaining('Invalid username') })
    expect(JSON.stringify([String(error), (error as Error).stack])).not.toContain(wrong)
  })

  it('does not go in the clear to a server without STARTTLS, unless the installation says so', async () => {
    server = await TestMailServer.start()
    await expect(mailTo(server.port, { tls: 'starttls' }).send(MESSAGE)).rejects.toMatchObject({ retryable: true })
    expect(server.received).toEqual([])
    await mailTo(server.port, { tls: 'opportunistic' }).send(MESSAGE)
    expect(server.received).toMatchObject([{ encrypted: false }])
  })
  afterAll(() => server.down())
})
