// A CA elsewhere over real HTTP that takes its time, fails and lies as it is told to, and the issuer plugin that speaks with it.
// Tests register the plugin with vi.mock of src/plugins/issuers/index.ts: no real CA can be told when to fail.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Issuer, IssuerPlugin, IssuerTools, OrderOutcome } from '../../src/plugins/issuers/index.ts'
import { definePlugin, type Installation } from '../../src/plugins/plugin.ts'
import { PluginError } from '../../src/plugins/plugin-error.ts'
import { openssl, opensslKey, opensslSelfSigned } from './tools.ts'

export type Behaviour =
  /** Signs as soon as it is asked. */
  | 'at-once'
  /** Takes the order, and signs when it is asked again. */
  | 'later'
  /** Takes the order and never gets round to it. */
  | 'never'
  | 'reject'
  | 'fail'
  /** Refuses in a way that another attempt cannot help. */
  | 'refuse'
  /** Signs for another key, or for further names. */
  | 'other-key'
  | 'further-name'
  /** Calls what it has signed by what no column holds. */
  | 'odd-id'

const ODD_ID = `odd\u0000\ud800${'x'.repeat(100_000)}`

interface TakenOrder {
  readonly reference: string
  readonly csr: string
}

export class PretendCa {
  url = ''
  behaviour: Behaviour = 'at-once'
  /** Called before an answer goes out. */
  beforeAnswer: (path: string) => Promise<void> = async () => {}
  readonly certificate: string
  readonly orders = new Map<string, TakenOrder>()
  readonly requests: string[] = []
  readonly revoked: { readonly serial: string; readonly reason: number }[] = []
  readonly cancelled: string[] = []
  signed = 0
  renewal: { start: string; end: string } | null = null
  readonly token = 'the token of the pretend CA'
  readonly #key = opensslKey('EC_P256')
  readonly #server = createServer((request, response) => void this.#answer(request, response))

  constructor(name = 'Pretend CA') {
    const usage = ['-addext', 'keyUsage=critical,keyCertSign,cRLSign', '-days', '365']
    this.certificate = opensslSelfSigned(this.#key, `/CN=${name}`, usage)
  }

  async start(port = 0): Promise<void> {
    this.#server.listen(port, '127.0.0.1')
    await once(this.#server, 'listening')
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** From then on nobody answers; `start` with the same port brings it back. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  get port(): number {
    return Number(new URL(this.url).port)
  }

  /** Signs what a request asks for. */
  sign(csr: string, extensions: readonly string[] = []): string {
    this.signed += 1
    const serial = `0x1${this.signed.toString(16).padStart(15, '0')}`
    const files = { 'ca.pem': this.certificate, 'ca.key': this.#key, 'csr.pem': csr, 'ext.cnf': extensions.join('\n') }
    const copied = extensions.length === 0 ? ['-copy_extensions', 'copyall'] : ['-extfile', 'ext.cnf']
    const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-set_serial', serial, '-days', '30']
    return openssl(['x509', '-req', '-in', 'csr.pem', ...by, ...copied], files)
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request)
    const path = request.url ?? ''
    this.requests.push(`${request.method} ${path}`)
    if (request.headers.authorization !== `Bearer ${this.token}`) {
      response.writeHead(401).end('{}')
      return
    }
    const answer = this.#decide(request.method ?? '', path, body)
    await this.beforeAnswer(`${request.method} ${path}`)
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body))
  }

  #decide(method: string, path: string, body: string): { status: number; body: unknown } {
    if (this.behaviour === 'fail') return { status: 500, body: {} }
    if (this.behaviour === 'refuse') return { status: 400, body: {} }
    if (path === '/ca') return { status: 200, body: { certificate: this.certificate } }
    if (path === '/renewal') return { status: 200, body: this.renewal }
    if (path === '/revoke') {
      this.revoked.push(JSON.parse(body) as { serial: string; reason: number })
      return { status: 200, body: {} }
    }
    const id = path.slice('/orders/'.length)
    if (method === 'DELETE') {
      this.cancelled.push(id)
      return { status: 200, body: {} }
    }
    if (this.behaviour === 'reject') return { status: 200, body: { status: 'rejected', reason: 'no such names here' } }
    if (method === 'GET') return { status: 200, body: this.#progress(id) }
    const order = JSON.parse(body) as TakenOrder
    const taken = `order-${this.orders.size + 1}`
    this.orders.set(taken, order)
    const waits = this.behaviour === 'later' || this.behaviour === 'never'
    return { status: 200, body: waits ? { status: 'pending', id: taken } : this.#progress(taken) }
  }

  #progress(id: string): unknown {
    const order = this.orders.get(id)
    if (order === undefined) return { status: 'rejected', reason: 'no such order' }
    if (this.behaviour === 'never') return { status: 'pending', id }
    const certificate = this.#certificateFor(order.csr)
    return {
      status: 'issued',
      certificate,
      chain: this.certificate,
      externalId: this.behaviour === 'odd-id' ? ODD_ID : id,
    }
  }

  #certificateFor(csr: string): string {
    if (this.behaviour === 'further-name') return this.sign(csr, ['subjectAltName=DNS:evil.example.com'])
    if (this.behaviour !== 'other-key') return this.sign(csr)
    const key = opensslKey('EC_P256')
    return this.sign(openssl(['req', '-new', '-key', 'key.pem', '-subj', '/CN=other'], { 'key.pem': key }))
  }
}

const options = [
  { name: 'url', type: 'URL', required: true, leadsSecrets: true, help: 'Where it is.' },
  { name: 'token', type: 'SECRET', required: true, help: 'Its token.' },
] as const

function create(values: { url: string; token: string }, { http }: Installation) {
  const ask = async (method: 'GET' | 'POST' | 'DELETE', path: string, body: object | null, signal?: AbortSignal) => {
    const answer = await http.send({
      url: new URL(path, values.url).href,
      method,
      headers: { authorization: `Bearer ${values.token}` },
      ...(body !== null && { body: JSON.stringify(body) }),
      ...(signal !== undefined && { signal }),
    })
    if (answer.status !== 200) {
      throw new PluginError(`the pretend CA answered ${answer.status}`, { retryable: answer.status >= 500 })
    }
    return JSON.parse(Buffer.from(answer.body).toString()) as never
  }
  return ({ store }: IssuerTools): Issuer => ({
    async advance({ reference, csr }, state, signal) {
      if ((await store.load()) === null) await store.save({ account: 'made at the first order' })
      const id = state?.['id']
      const said: { status: string; id: string } =
        typeof id === 'string'
          ? await ask('GET', `/orders/${id}`, null, signal)
          : await ask('POST', '/orders/', { reference, csr }, signal)
      if (said.status !== 'pending') return { ...said, status: said.status.toUpperCase() } as unknown as OrderOutcome
      return { status: 'PENDING', state: { id: said.id }, retryAfterSeconds: 60, detail: `waits as ${said.id}` }
    },
    async cancel(_order, state, signal) {
      await ask('DELETE', `/orders/${String(state?.['id'])}`, null, signal)
    },
    async revoke({ externalId, reason }, signal) {
      await ask('POST', '/revoke', { serial: externalId, reason }, signal)
    },
    async introduce(signal) {
      const { certificate }: { certificate: string } = await ask('GET', '/ca', null, signal)
      return certificate
    },
    async renewalWindow(_certificate, signal) {
      const window = (await ask('GET', '/renewal', null, signal)) as { start: string; end: string } | null
      return window === null ? null : { start: new Date(window.start), end: new Date(window.end) }
    },
  })
}

const described = { kind: 'ISSUER', title: 'Pretend CA', description: 'Of the tests.', options, create } as const

export const pretendIssuer: IssuerPlugin = definePlugin({ ...described, slug: 'pretend', capabilities: ['REVOKE'] })

/** The same, but it cannot revoke, and its certificate is known only from what it issues. */
export const deafIssuer: IssuerPlugin = definePlugin({
  ...described,
  slug: 'deaf',
  capabilities: [],
  create: (values, installation) => (tools) => ({
    ...create(values, installation)(tools),
    introduce: async () => null,
  }),
})
