import { createHmac, timingSafeEqual } from 'node:crypto'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { webhookDnsProvider } from '../../src/plugins/dns/webhook.ts'
import { textOf } from '../../src/plugins/notifiers/mail-text.ts'
import { webhookNotifier } from '../../src/plugins/notifiers/webhook.ts'
import { testInstallation } from '../kit/installation.ts'
import { wordingOf } from '../../src/plugins/notifiers/wording.ts'
import { NOTICE_TIME, sampleNotice } from '../kit/notices.ts'

const SECRET = 'the secret of this webhook'
const NOW = NOTICE_TIME
const NOTICE = sampleNotice()

let server: Server
let url: string
let status: number
let received: { headers: IncomingHttpHeaders; body: string; method: string | undefined }[]
beforeEach(async () => {
  status = 204
  received = []
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    received.push({ headers: request.headers, body: await text(request), method: request.method })
    response.writeHead(status, { location: 'http://127.0.0.1/' }).end()
  }
  server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?team=1`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const installation = (allow: string[]) => testInstallation({ allow, now: () => NOW })

/** As a receiver would check it. */
function genuine({ headers, body }: { headers: IncomingHttpHeaders; body: string }, secret: string): boolean {
  const [, time = '', sent = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['indri-signature'])) ?? []
  const expected = createHmac('sha256', secret).update(`${time}.${body}`).digest()
  return timingSafeEqual(expected, Buffer.from(sent.padEnd(64, '0'), 'hex'))
}

describe('a notice by webhook', () => {
  it('is posted once, as JSON that its receiver can check', async () => {
    await webhookNotifier.create({ url, secret: SECRET }, installation(['127.0.0.1'])).send(NOTICE)
    expect(received).toHaveLength(1)
    const [request] = received
    if (request === undefined) throw new Error('nothing was received')
    expect(request.method).toBe('POST')
    expect(request.headers['content-type']).toBe('application/json')
    const { told: _told, pages: _pages, ...shown } = NOTICE
    const link = 'https://pki.example.test/graphiql?id=cert_1'
    const title = 'Certificate www.example.org expires in 29 days'
    expect(JSON.parse(request.body)).toEqual(
      JSON.parse(
        JSON.stringify({
          event: 'notice',
          title,
          severity: 'WARNING',
          link,
          text: textOf(wordingOf(NOTICE)),
          ...shown,
        }),
      ),
    )
    expect(request.headers['indri-signature']).toContain(`t=${Math.floor(NOW.getTime() / 1000)},`)
    expect(genuine(request, SECRET)).toBe(true)
    expect(genuine(request, 'another secret altogether')).toBe(false)
    expect(genuine({ ...request, body: `${request.body} ` }, SECRET)).toBe(false)
    expect(JSON.stringify(request)).not.toContain(SECRET)
  })

  it.each([
    [302, false],
    [400, false],
    [401, false],
    [404, false],
    [408, true],
    [429, true],
    [500, true],
    [503, true],
  ])('that is answered with %i has failed, and may be tried again: %s', async (answer, retryable) => {
    status = answer
    const notifier = webhookNotifier.create({ url, secret: SECRET }, installation(['127.0.0.1']))
    await expect(notifier.send(NOTICE)).rejects.toMatchObject({ name: 'PluginError', retryable })
  })

  it('does not leave when the installation does not allow where it goes', async () => {
    const closed = installation([])
    await expect(webhookNotifier.check({ url }, closed)).rejects.toMatchObject({ code: 'INVALID', path: ['url'] })
    await expect(webhookNotifier.create({ url, secret: SECRET }, closed).send(NOTICE)).rejects.toMatchObject({
      retryable: false,
    })
    expect(received).toEqual([])
  })
})

it('asks for DNS records by signed requests', async () => {
  const dns = webhookDnsProvider.create({ url, secret: SECRET }, installation(['127.0.0.1']))
  const record = { name: '_acme-challenge.www.example.org', value: 'token' }
  await dns.present(record)
  await dns.cleanUp(record)
  expect(received.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
    { event: 'dns', action: 'present', type: 'TXT', ...record },
    { event: 'dns', action: 'cleanup', type: 'TXT', ...record },
  ])
  expect(received.every((request) => genuine(request, SECRET))).toBe(true)
})
