// A service of somebody's own that takes our webhooks: it believes only what is signed, and lately.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface WebhookReceiver {
  readonly url: string
  /** Headers and bodies of what was taken. */
  readonly taken: readonly { readonly headers: IncomingMessage['headers']; readonly body: unknown }[]
  close(): Promise<void>
}

/** @param take what is done with the body of a genuine request; the status to answer, and headers */
export async function startWebhookReceiver(
  secret: string,
  take: (body: Record<string, string>) => { status: number; headers?: Record<string, string> },
): Promise<WebhookReceiver> {
  const taken: { headers: IncomingMessage['headers']; body: unknown }[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request)
    const isJson = request.headers['content-type'] === 'application/json'
    if (request.method !== 'POST' || !isJson || !isGenuine(String(request.headers['indri-signature']), body, secret)) {
      response.writeHead(403).end()
      return
    }
    const parsed = JSON.parse(body) as Record<string, string>
    taken.push({ headers: request.headers, body: parsed })
    const { status, headers = {} } = take(parsed)
    response.writeHead(status, headers).end()
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?team=1`,
    taken,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

function isGenuine(header: string, body: string, secret: string): boolean {
  const [, time = '', sent = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? []
  if (Math.abs(Number(time) - Date.now() / 1000) > 300) return false
  const expected = createHmac('sha256', secret).update(`${time}.${body}`).digest()
  return timingSafeEqual(expected, Buffer.from(sent.padEnd(64, '0'), 'hex'))
}
