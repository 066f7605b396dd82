// Stands between an ACME client and Pebble: sees what is asked, and answers some of it otherwise.
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import { createServer, request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Pebble } from './pebble.ts'

/** Pebble's own paths, chosen so that nobody relies on those of another CA. */
const RESOURCES = {
  '/dir': 'directory',
  '/nonce-plz': 'newNonce',
  '/sign-me-up': 'newAccount',
  '/order-plz': 'newOrder',
  '/my-account': 'account',
  '/my-order': 'order',
  '/finalize-order': 'finalize',
  '/authZ': 'authorization',
  '/chalZ': 'challenge',
  '/certZ': 'certificate',
  '/revoke-cert': 'revokeCert',
} as const
export type AcmeResource = (typeof RESOURCES)[keyof typeof RESOURCES] | 'other'

export interface AcmeRequest {
  readonly resource: AcmeResource
  readonly path: string
  /** Of the JWS; null where there is none. */
  readonly payload: unknown
}
export interface AcmeAnswer {
  readonly status: number
  readonly headers: OutgoingHttpHeaders
  readonly body: string
}

export interface AcmeProxy {
  /** Without a slash at the end. */
  readonly origin: string
  readonly directory: string
  readonly requests: AcmeRequest[]
  /** How often a resource was asked for. */
  count(resource: AcmeResource): number
  /** Answers in Pebble's place; undefined lets Pebble answer. */
  instead: (asked: AcmeRequest) => AcmeAnswer | undefined
  /** Changes what Pebble answers. */
  alter: (asked: AcmeRequest, answer: AcmeAnswer) => AcmeAnswer
  /** Awaited before an answer goes out: the CA has done what it was told by then. */
  hold: (asked: AcmeRequest, answer: AcmeAnswer) => Promise<void>
  /** Forgets requests and changes. */
  reset(): void
  stop(): void
}

/** A problem document (RFC 8555 section 6.7). */
export function problem(status: number, type: string, detail: string, headers: OutgoingHttpHeaders = {}): AcmeAnswer {
  const body = JSON.stringify({ type: `urn:ietf:params:acme:error:${type}`, detail, status })
  return { status, headers: { 'content-type': 'application/problem+json', ...headers }, body }
}

export async function startAcmeProxy(pebble: Pebble): Promise<AcmeProxy> {
  const target = new URL(pebble.directory)
  const server = createServer({ key: pebble.tlsKey, cert: pebble.trustedCertificates }, (incoming, response) => {
    void (async () => {
      const body = await text(incoming)
      const path = incoming.url ?? ''
      const asked = { resource: resourceOf(path), path, payload: payloadOf(body) }
      proxy.requests.push(asked)
      const answer =
        proxy.instead(asked) ??
        proxy.alter(
          asked,
          await forward(target, pebble.trustedCertificates, incoming.method ?? 'GET', path, incoming.headers, body),
        )
      await proxy.hold(asked, answer)
      response.writeHead(answer.status, answer.headers).end(incoming.method === 'HEAD' ? undefined : answer.body)
    })()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  const proxy: AcmeProxy = {
    origin,
    directory: `${origin}/dir`,
    requests: [],
    count: (resource) => proxy.requests.filter((each) => each.resource === resource).length,
    instead: () => undefined,
    alter: (_asked, answer) => answer,
    hold: async () => {},
    reset() {
      proxy.requests.length = 0
      proxy.instead = () => undefined
      proxy.alter = (_asked, answer) => answer
      proxy.hold = async () => {}
    },
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
  return proxy
}

function resourceOf(path: string): AcmeResource {
  const found = Object.entries(RESOURCES).find(([prefix]) => path === prefix || path.startsWith(`${prefix}/`))
  return found?.[1] ?? 'other'
}

function payloadOf(body: string): unknown {
  if (body === '') return null
  const { payload } = JSON.parse(body) as { payload?: string }
  return payload === undefined || payload === '' ? null : JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
}

/** Pebble makes its URLs of the host that it was asked by: the proxy's. */
async function forward(
  { hostname, port }: URL,
  ca: string,
  method: string,
  path: string,
  headers: IncomingHttpHeaders,
  body: string,
): Promise<AcmeAnswer> {
  const answer = await new Promise<IncomingMessage>((settle, fail) => {
    request({ hostname, port, path, method, headers, ca, agent: false }, settle).on('error', fail).end(body)
  })
  const { 'content-length': _length, 'transfer-encoding': _encoding, ...others } = answer.headers
  return { status: answer.statusCode ?? 0, headers: others, body: await text(answer) }
}
