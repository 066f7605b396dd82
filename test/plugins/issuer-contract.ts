// What every issuer does, whatever CA it speaks to. Run for each plugin against a CA that works and against ones that do not.
import { X509Certificate } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, isIP } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { EgressClient, egressRules } from '../../src/plugins/egress.ts'
import type {
  DnsChallenges,
  Issuer,
  IssuerPlugin,
  IssuerStore,
  IssuerTools,
  Order,
  OrderOutcome,
  OrderState,
} from '../../src/plugins/issuers/index.ts'
import { judgeOptions } from '../../src/plugins/options.ts'
import type { Installation, OptionValues } from '../../src/plugins/plugin.ts'
import { PluginError } from '../../src/plugins/plugin-error.ts'
import { openssl, opensslCsr, opensslKey } from '../kit/tools.ts'
import { testInstallation } from '../kit/installation.ts'

/** A CA that works, and what leads to it. */
export interface IssuerScene {
  readonly options: OptionValues
  /** What must never be seen: not in states, outcomes or errors. */
  readonly secrets: readonly string[]
  readonly dns?: DnsChallenges
  readonly httpChallenges?: IssuerTools['httpChallenges']
  /** Whether the CA can be asked for its certificate. */
  readonly knowsCa: boolean
  /** Names that the CA refuses. */
  readonly refused: readonly string[]
  /** Certificates that everything issued leads to. */
  roots(): Promise<string>
  /** Whether the CA knows it as revoked; only with the capability REVOKE. */
  isRevoked(certificate: string): Promise<boolean>
  stop(): Promise<void>
}

export function installation(allow: readonly string[] = ['127.0.0.1'], limits = {}): Installation {
  const http = new EgressClient(egressRules([...allow]), { limits })
  return testInstallation({ http })
}

/** What the domain seals in a row. */
export function memoryStore(): IssuerStore & { value: Readonly<Record<string, unknown>> | null } {
  return {
    value: null,
    async load() {
      return this.value
    },
    async save(value) {
      this.value = JSON.parse(JSON.stringify(value)) as Record<string, unknown>
    },
  }
}

let counter = 0

/** For these names, with a key of its own. */
export function orderOf(names: readonly string[], dns: DnsChallenges | null = null): Order {
  const key = opensslKey('EC_P256')
  const alternatives = names.map((name) => `${isIP(name) === 0 ? 'DNS' : 'IP'}:${name}`).join(',')
  return {
    reference: `order-${++counter}`,
    csr: opensslCsr(key, `/CN=${names[0] ?? ''}`, [`subjectAltName=${alternatives}`]),
    commonName: names[0] ?? null,
    dnsNames: names.filter((name) => isIP(name) === 0),
    ipAddresses: names.filter((name) => isIP(name) !== 0),
    notBefore: new Date(),
    notAfter: new Date(Date.now() + 3_600_000),
    dns,
  }
}

/**
 * Takes an order to its end, each step by a new instance that knows nothing but the stored state.
 * @param repeat how often each step is taken before its outcome counts, as after a crash before the outcome was stored
 */
export async function toTheEnd(
  newIssuer: () => Issuer,
  order: Order,
  options: { state?: OrderState | null; repeat?: number; seen?: (outcome: OrderOutcome) => void } = {},
): Promise<Exclude<OrderOutcome, { status: 'PENDING' }>> {
  let state = options.state ?? null
  for (let step = 0; step < 200; step++) {
    let outcome: OrderOutcome | undefined
    for (let time = 0; time < (options.repeat ?? 1); time++) outcome = await newIssuer().advance(order, state)
    if (outcome === undefined) throw new Error('nothing was done')
    options.seen?.(outcome)
    if (outcome.status !== 'PENDING') return outcome
    expect(outcome.retryAfterSeconds).toBeGreaterThanOrEqual(0)
    expect(outcome.detail).not.toBe('')
    state = JSON.parse(JSON.stringify(outcome.state)) as OrderState
    await after(20)
  }
  throw new Error(`the order did not come to its end: ${JSON.stringify(state)}`)
}

/** Everything an error carries that a log or a caller could see. */
function seenOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return [error.name, error.message, error.stack, seenOf(error.cause ?? '')].join('\n')
}

export function issuerContract(plugin: IssuerPlugin, start: () => Promise<IssuerScene>): void {
  let scene: IssuerScene
  let store: IssuerStore
  beforeAll(async () => {
    scene = await start()
    store = memoryStore()
  })
  afterAll(() => scene?.stop())

  const newIssuer = (options: Partial<OptionValues> = {}, on: Installation = installation()): Issuer => {
    const given = Object.fromEntries(
      Object.entries({ ...scene.options, ...options }).filter(([, value]) => value !== null),
    )
    const { open, secret } = judgeOptions(plugin.options, given, null)
    const httpChallenges = scene.httpChallenges ?? { present: async () => {}, cleanUp: async () => {} }
    return plugin.create({ ...open, ...secret }, on)({ store, httpChallenges })
  }
  const newOrder = (names: readonly string[] = ['www.example.org', 'example.org']): Order =>
    orderOf(names, scene.dns ?? null)

  describe('against a CA that works', () => {
    it('has a certificate issued for the key and the names of the request, with its chain', async () => {
      const order = newOrder()
      const seen: OrderOutcome[] = []
      const issued = await toTheEnd(newIssuer, order, { seen: (outcome) => seen.push(outcome) })
      if (issued.status !== 'ISSUED') throw new Error(issued.reason)
      const leaf = new X509Certificate(issued.certificate)
      const keyOfCsr = openssl(['req', '-in', 'csr.pem', '-noout', '-pubkey'], { 'csr.pem': order.csr })
      expect(leaf.publicKey.export({ type: 'spki', format: 'pem' })).toBe(keyOfCsr)
      const names = leaf.subjectAltName?.split(', ').toSorted()
      expect(names).toEqual(order.dnsNames.map((name) => `DNS:${name}`).toSorted())
      expect(issued.certificate.match(/BEGIN CERTIFICATE/g)).toHaveLength(1)
      const verified = openssl(['verify', '-CAfile', 'roots.pem', '-untrusted', 'chain.pem', 'leaf.pem'], {
        'roots.pem': await scene.roots(),
        'chain.pem': issued.chain,
        'leaf.pem': issued.certificate,
      })
      expect(verified).toContain('OK')
      expect(leaf.checkIssued(new X509Certificate(issued.chain))).toBe(true)
      for (const secret of scene.secrets) expect(JSON.stringify(seen)).not.toContain(secret)
      expect(JSON.stringify(seen)).not.toContain('PRIVATE KEY')
    })

    it('comes to the same end when every step is taken twice, as after a crash', async () => {
      const issued = await toTheEnd(newIssuer, newOrder(['twice.example.org']), { repeat: 2 })
      expect(issued.status).toBe('ISSUED')
    })

    it('says why the CA refuses, and that this is final', async () => {
      const outcome = await toTheEnd(newIssuer, newOrder(scene.refused))
      expect(outcome).toMatchObject({ status: 'REJECTED', reason: expect.stringMatching(/\w+ \w+/) as string })
      for (const secret of scene.secrets) expect(JSON.stringify(outcome)).not.toContain(secret)
    })

    it('tells the certificate of the CA where it knows it', async () => {
      const pem = await newIssuer().introduce()
      expect(pem === null ? null : new X509Certificate(pem).ca).toBe(scene.knowsCa ? true : null)
    })

    it.runIf(plugin.capabilities.includes('REVOKE'))('revokes, and does not mind revoking again', async () => {
      const issued = await toTheEnd(newIssuer, newOrder(['revoked.example.org']))
      if (issued.status !== 'ISSUED') throw new Error(issued.reason)
      const { certificate, chain, externalId } = issued
      expect(await scene.isRevoked(certificate)).toBe(false)
      await newIssuer().revoke({ certificate, chain, externalId, reason: 4 })
      expect(await scene.isRevoked(certificate)).toBe(true)
      await newIssuer().revoke({ certificate, chain, externalId, reason: 4 })
    })

    it('gives up an order that was not begun', async () => {
      await expect(newIssuer().cancel(newOrder(['idle.example.org']), null)).resolves.toBeUndefined()
    })

    it('stops when it is told to', async () => {
      const stopped = AbortSignal.abort()
      const attempt = newIssuer().advance(newOrder(['late.example.org']), null, stopped)
      await expect(attempt).rejects.toMatchObject({ name: 'PluginError', retryable: true })
    })

    it('goes nowhere that the installation does not allow', async () => {
      const closed = installation([])
      await expect(plugin.check(scene.options, closed)).rejects.toMatchObject({ code: 'INVALID', path: ['url'] })
      const attempt = newIssuer({}, closed).advance(newOrder(['closed.example.org']), null)
      await expect(attempt).rejects.toMatchObject({ name: 'PluginError', retryable: false })
    })

    it('sends nothing in the clear, but to hosts that the installation names', async () => {
      // The open internet, where nothing is asked: it is refused before.
      const url = 'http://1.1.1.1/'
      const { open, secret } = judgeOptions(plugin.options, { ...scene.options, url }, null)
      const check = (options: OptionValues, allow: string[]): Promise<unknown> =>
        plugin.check(options, installation(allow), new Set(Object.keys(secret))).catch((error: unknown) => error)
      expect(await check(open, [])).toMatchObject({ path: ['url'], message: expect.stringContaining('https://') })
      expect(await check({ ...open, url: 'https://1.1.1.1/' }, [])).toBeUndefined()
      const error = await newIssuer({ url }, installation([]))
        .advance(newOrder(), null)
        .catch((each: unknown) => each)
      expect(error).toMatchObject({ name: 'PluginError', retryable: false })
      expect((error as Error).message).toContain('https://')
    })

    it('takes nobody for the CA whose TLS certificate it was not told to trust', async () => {
      expect(scene.options['url']).toMatch(/^https:/)
      const attempt = newIssuer({ trustedCertificates: null }).advance(newOrder(['tls.example.org']), null)
      await expect(attempt).rejects.toMatchObject({ name: 'PluginError', retryable: true })
      const wrong = { ...scene.options, trustedCertificates: 'no certificate' }
      await expect(plugin.check(wrong, installation())).rejects.toMatchObject({ path: ['trustedCertificates'] })
    })
  })

  describe('against a CA that does not', () => {
    let server: Server
    let url: string
    let received: number
    let respond: (request: IncomingMessage, response: ServerResponse) => void
    beforeEach(async () => {
      received = 0
      server = createServer((request, response) => {
        received += 1
        respond(request, response)
      })
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    })
    afterEach(() => {
      server.closeAllConnections()
      server.close()
    })

    /** The error of an order and of a question, at a server that answers like this. */
    const errors = async (): Promise<unknown[]> => {
      const issuer = newIssuer({ url, trustedCertificates: null }, installation(undefined, { totalMilliseconds: 3000 }))
      return await Promise.all([
        issuer.advance(newOrder(['www.example.org']), null).then(JSON.stringify, (error: unknown) => error),
        issuer.revoke(await revocation()).then(JSON.stringify, (error: unknown) => error),
      ])
    }
    let revoking: Promise<Parameters<Issuer['revoke']>[0]> | undefined
    const revocation = (): Promise<Parameters<Issuer['revoke']>[0]> => {
      revoking ??= toTheEnd(newIssuer, newOrder(['other.example.org'])).then((issued) => {
        if (issued.status !== 'ISSUED') throw new Error(issued.reason)
        return { certificate: issued.certificate, chain: issued.chain, externalId: issued.externalId, reason: 0 }
      })
      return revoking
    }

    it.each([500, 502, 503])('tries again later when it answers %i', async (status) => {
      respond = (_request, response) => void response.writeHead(status).end('<h1>Sorry</h1>')
      for (const error of await errors()) expect(error).toMatchObject({ name: 'PluginError', retryable: true })
    })

    it.each([301, 302, 307, 308])('does not follow it elsewhere: %i', async (status) => {
      let followed = 0
      const elsewhere = createServer((_request, response) => {
        followed += 1
        response.end('{}')
      })
      await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done))
      const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`
      respond = (_request, response) => void response.writeHead(status, { location }).end()
      for (const error of await errors()) expect(error).toBeInstanceOf(PluginError)
      expect(received).toBeGreaterThan(0)
      expect(followed).toBe(0)
      elsewhere.close()
    })

    it.each([
      '',
      'hello',
      '[]',
      '{"success":true}',
      '{"data":{"certificate":"?"}}',
      'null',
      '{"success":true,"result":7}',
    ])('takes no nonsense for an answer: %s', async (text) => {
      respond = (_request, response) => void response.writeHead(200).end(text)
      const [ordered] = await errors()
      expect(ordered).toBeInstanceOf(PluginError)
    })

    it('repeats no secret, even when the server does', async () => {
      const echoed = [...scene.secrets, ...scene.secrets.map((secret) => `${secret} `)].join(', ')
      const problem = { type: 'about:blank', detail: echoed, errors: [echoed], success: false, title: echoed }
      const answers = [problem, { ...problem, errors: [{ code: 400, message: echoed }] }]
      for (const answer of answers) {
        for (const status of [400, 401, 403, 404]) {
          respond = (_request, response) =>
            void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
          for (const error of await errors()) {
            for (const secret of scene.secrets) expect(seenOf(error)).not.toContain(secret)
          }
        }
      }
    })

    it('does not wait for ever, and stops when it is told to', async () => {
      respond = () => {}
      const impatient = newIssuer(
        { url, trustedCertificates: null },
        installation(undefined, { totalMilliseconds: 200 }),
      )
      const order = newOrder(['slow.example.org'])
      await expect(impatient.advance(order, null)).rejects.toMatchObject({ name: 'PluginError', retryable: true })
      const abort = new AbortController()
      const attempt = newIssuer({ url, trustedCertificates: null }).advance(order, null, abort.signal)
      setTimeout(() => abort.abort(), 50)
      await expect(attempt).rejects.toMatchObject({ name: 'PluginError', retryable: true })
    })
  })
}
