// ACME against Pebble in its bad moods, and against a CA that limits, loses, misleads, or is cut off in the middle.
import { X509Certificate } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { EgressClient, egressRules } from '../../src/plugins/egress.ts'
import { acmeIssuer } from '../../src/plugins/issuers/acme/acme.ts'
import { certificateId } from '../../src/plugins/issuers/acme/renewal.ts'
import type { Issuer, IssuerTools, Order, OrderOutcome, OrderState } from '../../src/plugins/issuers/index.ts'
import { judgeOptions } from '../../src/plugins/options.ts'
import type { Installation } from '../../src/plugins/plugin.ts'
import { PluginError } from '../../src/plugins/plugin-error.ts'
import { type AcmeProxy, type AcmeResource, problem, startAcmeProxy } from '../kit/acme-proxy.ts'
import { type Pebble, startPebble } from '../kit/pebble.ts'
import { has } from '../kit/server-process.ts'
import { installation, memoryStore, orderOf, toTheEnd } from './issuer-contract.ts'

const HMAC_KEY = Buffer.from('the key that ties the account to a customer').toString('base64url')

interface Setting {
  readonly options?: Readonly<Record<string, unknown>>
  readonly tools?: Partial<IssuerTools>
  readonly on?: Installation
}

function issuerAt(pebble: Pebble, { options = {}, tools = {}, on = installation() }: Setting = {}): Issuer {
  const given = {
    url: pebble.directory,
    termsOfServiceAgreed: true,
    propagationSeconds: 0,
    trustedCertificates: pebble.trustedCertificates,
    ...options,
  }
  const { open, secret } = judgeOptions(acmeIssuer.options, given, null)
  return acmeIssuer.create(
    { ...open, ...secret },
    on,
  )({ store: memoryStore(), httpChallenges: pebble.httpChallenges, ...tools })
}

/** As the domain does: what may be tried again is tried again, with the state of before. */
async function stubbornly(issuer: () => Issuer, order: Order): Promise<OrderOutcome> {
  let state: OrderState | null = null
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      const outcome = await issuer().advance(order, state)
      if (outcome.status !== 'PENDING') return outcome
      state = outcome.state
      await after(20)
    } catch (error) {
      if (!(error instanceof PluginError) || !error.retryable) throw error
    }
  }
  throw new Error('the order did not come to its end')
}

function issuedOf(outcome: OrderOutcome): X509Certificate {
  if (outcome.status !== 'ISSUED') throw new Error(JSON.stringify(outcome))
  return new X509Certificate(outcome.certificate)
}

function namesOf(outcome: OrderOutcome): string[] {
  return issuedOf(outcome).subjectAltName?.split(', ').toSorted() ?? []
}

/** The state after a number of steps. */
async function stateAfter(steps: number, issuer: Issuer, order: Order): Promise<OrderState> {
  let state: OrderState | null = null
  for (let step = 0; step < steps; step++) {
    const outcome = await issuer.advance(order, state)
    if (outcome.status !== 'PENDING') throw new Error(JSON.stringify(outcome))
    state = outcome.state
  }
  if (state === null) throw new Error('no step')
  return state
}

describe.skipIf(!has('pebble') || !has('pebble-challtestsrv'))('ACME at Pebble', () => {
  let pebble: Pebble
  let proxy: AcmeProxy
  beforeAll(async () => {
    pebble = await startPebble({ environment: { PEBBLE_ALTERNATE_ROOTS: '1' } })
    proxy = await startAcmeProxy(pebble)
  })
  afterAll(async () => {
    proxy?.stop()
    await pebble?.stop()
  })
  beforeEach(() => proxy.reset())

  /** An issuer behind the proxy, each with a store of its own unless told otherwise. */
  const proxied = (setting: Setting = {}): Issuer =>
    issuerAt(pebble, { ...setting, options: { url: proxy.directory, ...setting.options } })

  describe('proving names', () => {
    it('by http-01, and takes the tokens away', async () => {
      const issuer = issuerAt(pebble)
      const outcome = await toTheEnd(() => issuer, orderOf(['www.example.org', 'example.org', '127.0.0.1']))
      expect(namesOf(outcome)).toEqual(['DNS:example.org', 'DNS:www.example.org', 'IP Address:127.0.0.1'])
      expect(pebble.tokens.size).toBe(0)
    })

    it('by dns-01 for a wildcard and its domain, which share the name of their records', async () => {
      const issuer = issuerAt(pebble)
      let most = 0
      const seen = (): void => {
        most = Math.max(most, pebble.records.size)
      }
      const outcome = await toTheEnd(() => issuer, orderOf(['example.net', '*.example.net'], pebble.dns), { seen })
      expect(namesOf(outcome)).toEqual(['DNS:*.example.net', 'DNS:example.net'])
      expect(most).toBe(2)
      expect(pebble.records.size).toBe(0)
      expect(pebble.tokens.size).toBe(0)
    })

    it('by http-01 where that is preferred, and by dns-01 what has no other way', async () => {
      const issuer = issuerAt(pebble, { options: { challenge: 'HTTP_01' } })
      const seen = new Set<number>()
      const outcome = await toTheEnd(() => issuer, orderOf(['example.com', '*.example.com'], pebble.dns), {
        seen: () => seen.add(pebble.records.size * 10 + pebble.tokens.size),
      })
      expect(namesOf(outcome)).toEqual(['DNS:*.example.com', 'DNS:example.com'])
      expect(seen).toContain(11)
    })

    it.each([
      ['*.example.org', 'AUTOMATIC', 'can only be proved by dns-01'],
      ['www.example.org', 'DNS_01', 'names no DNS provider'],
    ])('orders nothing that it cannot prove: %s, %s', async (name, challenge, reason) => {
      const outcome = await proxied({ options: { challenge } }).advance(orderOf([name]), null)
      expect(outcome).toEqual({ status: 'REJECTED', reason: expect.stringContaining(reason) as string })
      expect(proxy.requests).toEqual([])
    })

    it('waits for records to spread before it has the CA look', async () => {
      let now = new Date()
      const on = { ...installation(), now: () => now }
      const issuer = proxied({ options: { propagationSeconds: 120 }, on })
      const order = orderOf(['slow.example.org'], pebble.dns)
      const placed = await issuer.advance(order, null)
      if (placed.status !== 'PENDING') throw new Error('not placed')
      const published = await issuer.advance(order, placed.state)
      expect(published).toMatchObject({ status: 'PENDING', retryAfterSeconds: 120 })
      if (published.status !== 'PENDING') throw new Error('not published')
      now = new Date(now.getTime() + 60_000)
      expect(await issuer.advance(order, published.state)).toMatchObject({ status: 'PENDING', retryAfterSeconds: 60 })
      expect(proxy.count('challenge')).toBe(0)
      now = new Date(now.getTime() + 60_000)
      await issuer.advance(order, published.state)
      expect(proxy.count('challenge')).toBe(1)
      await issuer.cancel(order, published.state)
      expect(pebble.records.size).toBe(0)
    })

    it('is refused for good when the proof is not there, with the words of the CA', async () => {
      const issuer = issuerAt(pebble, {
        tools: { httpChallenges: { present: async () => {}, cleanUp: async () => {} } },
      })
      const outcome = await toTheEnd(() => issuer, orderOf(['unproved.example.org']))
      expect(outcome).toMatchObject({ status: 'REJECTED' })
      expect(outcome.status === 'REJECTED' && outcome.reason).toMatch(/unproved\.example\.org: .*404/)
    })

    it('clears away when it is refused, and does not let that cost a certificate', async () => {
      const broken = {
        present: pebble.dns.present,
        cleanUp: async () => {
          throw new PluginError('the DNS provider is down', { retryable: true })
        },
      }
      const issuer = issuerAt(pebble)
      const details: string[] = []
      const outcome = await toTheEnd(() => issuer, orderOf(['sticky.example.org'], broken), {
        seen: (each) => each.status === 'PENDING' && details.push(each.detail),
      })
      expect(outcome.status).toBe('ISSUED')
      expect(details.filter((detail) => detail.includes('the DNS provider is down'))).toHaveLength(2)
      pebble.records.clear()
      const kept = new Set<string>()
      const dns = {
        present: async ({ value }: { value: string }) => void kept.add(value),
        cleanUp: async ({ value }: { value: string }) => void kept.delete(value),
      }
      const refused = await toTheEnd(() => issuer, orderOf(['wrong.example.org'], dns))
      expect(refused).toMatchObject({
        status: 'REJECTED',
        reason: expect.stringContaining('wrong.example.org') as string,
      })
      expect(kept.size).toBe(0)
    })
  })

  describe('the account', () => {
    it('is made once, for all orders and revocations', async () => {
      const store = memoryStore()
      const issuer = (): Issuer => proxied({ tools: { store } })
      const outcome = await toTheEnd(issuer, orderOf(['one.example.org']))
      await toTheEnd(issuer, orderOf(['two.example.org']))
      if (outcome.status !== 'ISSUED') throw new Error(outcome.reason)
      await issuer().revoke({ ...outcome, reason: 1 })
      expect(proxy.count('newAccount')).toBe(1)
      const { serialNumber } = new X509Certificate(outcome.certificate)
      expect(await pebble.statusOf(serialNumber)).toMatchObject({ Status: 'Revoked', Reason: 1 })
    })

    it('is found again by its key when its making was cut off', async () => {
      const store = memoryStore()
      proxy.alter = (asked, answer) =>
        asked.resource === 'newAccount' ? problem(500, 'serverInternal', 'cut') : answer
      const order = orderOf(['account.example.org'])
      const issuer = (): Issuer => proxied({ tools: { store }, options: { contact: ['team@example.org'] } })
      await expect(issuer().advance(order, null)).rejects.toMatchObject({ retryable: true })
      proxy.alter = (_asked, answer) => answer
      const before = pebble
        .output()
        .match(/There are now \d+ accounts in memory/g)
        ?.at(-1)
      expect((await toTheEnd(issuer, order)).status).toBe('ISSUED')
      expect(
        pebble
          .output()
          .match(/There are now \d+ accounts in memory/g)
          ?.at(-1),
      ).toBe(before)
      expect(proxy.count('newAccount')).toBe(2)
    })

    it('gets its contact changed, and stays', async () => {
      const store = memoryStore()
      const order = orderOf(['contact.example.org'])
      const withContact = (contact: string[]): Issuer => proxied({ tools: { store }, options: { contact } })
      await withContact(['old@example.org']).advance(order, null)
      await withContact(['new@example.org']).advance(order, null)
      await withContact(['new@example.org']).advance(order, null)
      expect(proxy.count('newAccount')).toBe(1)
      const payloads = proxy.requests.filter(({ resource }) => resource === 'account').map(({ payload }) => payload)
      expect(payloads).toEqual([{ contact: ['mailto:new@example.org'] }])
    })

    it('registers once more when the CA has forgotten it', async () => {
      const store = memoryStore()
      const issuer = (): Issuer => proxied({ tools: { store } })
      await issuer().advance(orderOf(['www.example.org']), null)
      const text = JSON.stringify(store.value)
      store.value = JSON.parse(text.replace(/\/my-account\/\w+/, '/my-account/unknown')) as Record<string, unknown>
      const order = orderOf(['again.example.org'])
      await expect(issuer().advance(order, null)).rejects.toMatchObject({ retryable: true })
      expect((await toTheEnd(issuer, order)).status).toBe('ISSUED')
      expect(JSON.stringify(store.value)).toBe(text)
    })

    it('is not overwritten when what is stored of it cannot be read', async () => {
      const store = memoryStore()
      store.value = { accounts: 'something else' }
      await expect(proxied({ tools: { store } }).advance(orderOf(['www.example.org']), null)).rejects.toMatchObject({
        retryable: false,
      })
      expect(store.value).toEqual({ accounts: 'something else' })
      expect(proxy.requests).toEqual([])
    })

    it('is not bound by half a binding', async () => {
      const options = { url: pebble.directory, termsOfServiceAgreed: true, trustedCertificates: null, eabKeyId: null }
      const both = new Set(['eabHmacKey'])
      await expect(acmeIssuer.check(options, installation(), both)).rejects.toMatchObject({ path: ['eabKeyId'] })
      const named = { ...options, eabKeyId: 'customer-1' }
      await expect(acmeIssuer.check(named, installation())).rejects.toMatchObject({ path: ['eabHmacKey'] })
      await expect(acmeIssuer.check(named, installation(), both)).resolves.toBeUndefined()
      await expect(acmeIssuer.check(options, installation())).resolves.toBeUndefined()
    })

    it('is not made without the terms agreed to, nor at an address without TLS', async () => {
      const options = { url: pebble.directory, termsOfServiceAgreed: false, trustedCertificates: null, eabKeyId: null }
      await expect(acmeIssuer.check(options, installation())).rejects.toMatchObject({ path: ['termsOfServiceAgreed'] })
      const plain = { ...options, termsOfServiceAgreed: true, url: pebble.directory.replace('https:', 'http:') }
      await expect(acmeIssuer.check(plain, installation())).rejects.toMatchObject({ path: ['url'] })
    })
  })

  describe('cut off in the middle', () => {
    /** Loses the answer to one request: the CA has it, we do not. */
    class Forgetful extends EgressClient {
      sent = 0
      readonly #lost: number
      constructor(lost: number) {
        super(egressRules(['127.0.0.1']))
        this.#lost = lost
      }
      override async send(...args: Parameters<EgressClient['send']>): ReturnType<EgressClient['send']> {
        const answer = await super.send(...args)
        this.sent += 1
        if (this.sent === this.#lost) throw new PluginError('the answer was lost', { retryable: true })
        return answer
      }
    }

    it('goes on with the same order, whichever answer was lost', async () => {
      const whole = new Forgetful(0)
      const order = orderOf(['lost.example.org'], pebble.dns)
      const plain = proxied({ on: { ...installation(), http: whole } })
      expect((await stubbornly(() => plain, order)).status).toBe('ISSUED')
      expect(whole.sent).toBeGreaterThan(15)
      for (let lost = 1; lost <= whole.sent; lost++) {
        proxy.reset()
        const on = { ...installation(), http: new Forgetful(lost) }
        const store = memoryStore()
        const outcome = await stubbornly(() => proxied({ on, tools: { store } }), order)
        expect(outcome.status).toBe('ISSUED')
        const isOrderLost = proxy.requests[lost - 1]?.resource === 'newOrder'
        expect(proxy.count('newOrder')).toBe(isOrderLost ? 2 : 1)
        expect(pebble.records.size).toBe(0)
      }
    })

    it('places an order again that the CA has lost, a few times', async () => {
      const order = orderOf(['gone.example.org'])
      const issuer = proxied()
      const state = await stateAfter(2, issuer, order)
      const lost = { ...state, url: `${proxy.origin}/my-order/unknown` }
      const outcome = await toTheEnd(() => issuer, order, { state: lost })
      expect(outcome.status).toBe('ISSUED')
      expect(proxy.count('newOrder')).toBe(2)
      proxy.instead = ({ resource }) => (resource === 'order' ? problem(404, 'malformed', 'no such order') : undefined)
      expect(await toTheEnd(() => issuer, order)).toMatchObject({ status: 'REJECTED' })
      expect(proxy.count('newOrder')).toBe(5)
      expect(pebble.tokens.size).toBe(0)
    })

    it('does not disturb another order for the same name', async () => {
      const store = memoryStore()
      const issuer = (): Issuer => proxied({ tools: { store } })
      await issuer().advance(orderOf(['first.example.org']), null)
      const outcomes = await Promise.all(
        [1, 2, 3].map(() => stubbornly(issuer, orderOf(['shared.example.org'], pebble.dns))),
      )
      expect(new Set(outcomes.map((outcome) => issuedOf(outcome).serialNumber)).size).toBe(3)
      expect(pebble.records.size).toBe(0)
    })

    it('refuses a state that it does not know', async () => {
      const attempt = proxied().advance(orderOf(['www.example.org']), { url: 7 })
      await expect(attempt).rejects.toMatchObject({ name: 'PluginError', retryable: false })
    })
  })

  describe('told to wait', () => {
    it.each(['newAccount', 'newOrder', 'finalize'] as const)('does so at a rate limit of %s', async (limited) => {
      const order = orderOf(['limited.example.org'])
      const store = memoryStore()
      const issuer = (): Issuer => proxied({ tools: { store } })
      proxy.instead = ({ resource }) =>
        resource === limited ? problem(429, 'rateLimited', 'too many', { 'retry-after': '1234' }) : undefined
      let outcome: OrderOutcome = await issuer().advance(order, null)
      for (let step = 0; step < 20 && outcome.status === 'PENDING' && outcome.retryAfterSeconds !== 1234; step++) {
        outcome = await issuer().advance(order, outcome.state)
        await after(20)
      }
      expect(outcome).toMatchObject({ status: 'PENDING', retryAfterSeconds: 1234 })
      expect(proxy.count(limited)).toBe(1)
      proxy.instead = () => undefined
      if (outcome.status !== 'PENDING') throw new Error('not pending')
      expect((await toTheEnd(issuer, order, { state: outcome.state })).status).toBe('ISSUED')
      expect(proxy.count('newOrder')).toBe(limited === 'newOrder' ? 2 : 1)
    })

    it('takes dates, and no wait longer than a day', async () => {
      const now = new Date('2026-01-02T03:04:05Z')
      const issuer = proxied({ on: { ...installation(), now: () => now } })
      const waits: number[] = []
      for (const value of ['Fri, 02 Jan 2026 03:05:05 GMT', '99999999', 'soon']) {
        proxy.instead = ({ resource }) =>
          resource === 'newOrder' ? problem(429, 'rateLimited', 'too many', { 'retry-after': value }) : undefined
        const outcome = await issuer.advance(orderOf(['www.example.org']), null)
        if (outcome.status === 'PENDING') waits.push(outcome.retryAfterSeconds)
      }
      expect(waits).toEqual([60, 86_400, 3600])
    })

    it('tries again later what failed on the side of the CA, step by step', async () => {
      const order = orderOf(['failing.example.org'])
      const issuer = proxied()
      const failed = new Set<AcmeResource>()
      proxy.instead = ({ resource }) => {
        if (failed.has(resource)) return undefined
        failed.add(resource)
        return { status: 503, headers: {}, body: 'maintenance' }
      }
      expect((await stubbornly(() => issuer, order)).status).toBe('ISSUED')
      expect(failed.size).toBeGreaterThanOrEqual(9)
      expect(proxy.count('newOrder')).toBe(2)
    })
  })

  describe('misled', () => {
    let elsewhere: Server
    let visits = 0
    let strange: string
    beforeAll(async () => {
      elsewhere = createServer((_request, response) => {
        visits += 1
        response.writeHead(200, { 'replay-nonce': 'nonce' }).end('{}')
      })
      await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done))
      strange = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
    })
    afterAll(() => {
      elsewhere.closeAllConnections()
      elsewhere.close()
    })

    // The installation allows the other address, too: it is refused since the CA is not there.
    it.each([
      ['directory', 'newNonce'],
      ['directory', 'newAccount'],
      ['directory', 'newOrder'],
      ['directory', 'renewalInfo'],
      ['newAccount', 'location'],
      ['newOrder', 'location'],
      ['order', 'authorizations'],
      ['authorization', 'challenges'],
      ['order', 'finalize'],
      ['order', 'certificate'],
    ] as const)('goes to no other host that the CA names: %s, %s', async (resource, member) => {
      visits = 0
      proxy.alter = (asked, answer) => {
        if (asked.resource !== resource) return answer
        if (member === 'location') {
          return { ...answer, headers: { ...answer.headers, location: `${strange}/x` } }
        }
        const body = JSON.parse(answer.body) as Record<string, unknown>
        if (member === 'renewalInfo') body[member] = `${proxy.origin}/ari`
        if (!(member in body)) return answer
        const moved = JSON.stringify(body[member]).replaceAll(proxy.origin, strange)
        return { ...answer, body: JSON.stringify({ ...body, [member]: JSON.parse(moved) as unknown }) }
      }
      const issuer = proxied()
      const work =
        member === 'renewalInfo'
          ? issuer.renewalWindow((await anIssued()).certificate)
          : stubbornly(() => issuer, orderOf(['www.example.org']))
      await expect(work).rejects.toMatchObject({
        name: 'PluginError',
        retryable: false,
        message: expect.stringContaining('outside') as string,
      })
      expect(visits).toBe(0)
    })
  })

  let known: Promise<{ certificate: string; chain: string; externalId: string | null }> | undefined
  const anIssued = (): NonNullable<typeof known> => {
    const issuer = issuerAt(pebble)
    known ??= toTheEnd(() => issuer, orderOf(['known.example.org'])).then((outcome) => {
      if (outcome.status !== 'ISSUED') throw new Error(outcome.reason)
      return outcome
    })
    return known
  }

  /** Has the CA offer renewal information, told by `answer`. */
  const offer = (answer: (path: string) => { status: number; body: string }): void => {
    proxy.alter = (asked, given) => {
      if (asked.resource !== 'directory') return given
      const body = { ...(JSON.parse(given.body) as object), renewalInfo: `${proxy.origin}/ari` }
      return { ...given, body: JSON.stringify(body) }
    }
    proxy.instead = ({ path }) => (path.startsWith('/ari/') ? { ...answer(path), headers: {} } : undefined)
  }

  describe('renewal information', () => {
    const start = '2026-01-02T03:04:05Z'
    const end = '2026-01-04T03:04:05.5+01:00'
    it('names a certificate by its key identifier and its serial number', () => {
      // The example of RFC 9773 section 4.1.
      expect(certificateId(RFC_9773_CERTIFICATE)).toBe('aYhba4dGQEHhs3uEe6CuLN4ByNQ.AIdlQyE')
    })

    it('tells when to renew, where the CA says', async () => {
      const { certificate } = await anIssued()
      const paths: string[] = []
      offer((path) => {
        paths.push(path)
        return { status: 200, body: JSON.stringify({ suggestedWindow: { start, end } }) }
      })
      expect(await proxied().renewalWindow(certificate)).toEqual({ start: new Date(start), end: new Date(end) })
      expect(paths).toEqual([`/ari/${certificateId(certificate)}`])
      expect(proxy.count('newAccount')).toBe(0)
    })

    it('tells nothing where the CA does not', async () => {
      const { certificate } = await anIssued()
      const bodies = ['{}', '{"suggestedWindow":{"start":"soon","end":"later"}}']
      bodies.push(JSON.stringify({ suggestedWindow: { start: end, end: start } }))
      for (const body of bodies) {
        offer(() => ({ status: 200, body }))
        expect(await proxied().renewalWindow(certificate)).toBeNull()
      }
      offer(() => ({ status: 404, body: '' }))
      expect(await proxied().renewalWindow(certificate)).toBeNull()
      proxy.alter = (asked, given) => {
        if (asked.resource !== 'directory') return given
        const { renewalInfo: _renewalInfo, ...body } = JSON.parse(given.body) as Record<string, unknown>
        return { ...given, body: JSON.stringify(body) }
      }
      expect(await proxied().renewalWindow(certificate)).toBeNull()
      offer(() => ({ status: 503, body: '' }))
      await expect(proxied().renewalWindow(certificate)).rejects.toMatchObject({ retryable: true })
    })

    it('is used in orders that replace, and not insisted on', async () => {
      const { certificate } = await anIssued()
      offer(() => ({ status: 404, body: '' }))
      const order = { ...orderOf(['known.example.org']), replaces: certificate }
      const payloads = (): unknown[] =>
        proxy.requests.filter(({ resource }) => resource === 'newOrder').map(({ payload }) => payload)
      const identifiers = [{ type: 'dns', value: 'known.example.org' }]
      await proxied().advance(order, null)
      expect(payloads()).toEqual([{ identifiers, replaces: certificateId(certificate) }])
      const { instead } = proxy
      proxy.instead = (asked) =>
        asked.resource === 'newOrder' && JSON.stringify(asked.payload).includes('replaces')
          ? problem(409, 'alreadyReplaced', 'it was replaced already')
          : instead(asked)
      proxy.requests.length = 0
      const issuer = proxied()
      expect((await toTheEnd(() => issuer, order)).status).toBe('ISSUED')
      expect(payloads()).toEqual([{ identifiers, replaces: certificateId(certificate) }, { identifiers }])
    })
  })

  it('takes the chain that is preferred', async () => {
    const issuers = async (preferredChain: string | null): Promise<string> => {
      const issuer = issuerAt(pebble, { options: { preferredChain } })
      const outcome = await toTheEnd(() => issuer, orderOf(['chain.example.org']))
      if (outcome.status !== 'ISSUED') throw new Error(outcome.reason)
      return /CN=(.*)/.exec(new X509Certificate(outcome.chain).issuer)?.[1] ?? ''
    }
    const usual = await issuers(null)
    const other = await issuers('no such issuer')
    expect(other).toBe(usual)
    const alternatives = await pebble.alternateRoots()
    const names = alternatives.map((root) => /CN=(.*)/.exec(new X509Certificate(root).subject)?.[1] ?? '')
    const another = names.find((name) => name !== usual)
    if (another === undefined) throw new Error('Pebble has one root only')
    expect(await issuers(another)).toBe(another)
  })

  it('revokes for another reason when the CA takes none such, and says when it may not', async () => {
    const store = memoryStore()
    const issuer = (): Issuer => proxied({ tools: { store } })
    const outcome = await toTheEnd(issuer, orderOf(['reason.example.org']))
    if (outcome.status !== 'ISSUED') throw new Error(outcome.reason)
    await expect(proxied().revoke({ ...outcome, reason: 1 })).rejects.toMatchObject({
      name: 'PluginError',
      retryable: false,
    })
    proxy.instead = ({ resource, payload }) =>
      resource === 'revokeCert' && JSON.stringify(payload).includes('reason')
        ? problem(400, 'badRevocationReason', 'not that one')
        : undefined
    await issuer().revoke({ ...outcome, reason: 6 })
    const { serialNumber } = new X509Certificate(outcome.certificate)
    expect((await pebble.statusOf(serialNumber)).Status).toBe('Revoked')
  })
})

describe.skipIf(!has('pebble') || !has('pebble-challtestsrv'))('ACME at Pebble in its worst mood', () => {
  let pebble: Pebble
  beforeAll(async () => {
    pebble = await startPebble({
      environment: { PEBBLE_WFE_NONCEREJECT: '60', PEBBLE_AUTHZREUSE: '100', PEBBLE_CHAIN_LENGTH: '3' },
      bindings: { 'customer-1': HMAC_KEY },
    })
  })
  afterAll(() => pebble?.stop())

  it('comes to its end though most nonces are refused and proofs are reused', async () => {
    const store = memoryStore()
    const options = { eabKeyId: 'customer-1', eabHmacKey: HMAC_KEY }
    const issuer = (): Issuer => issuerAt(pebble, { tools: { store }, options })
    for (let time = 0; time < 3; time++) {
      const outcome = await stubbornly(issuer, orderOf(['mood.example.org']))
      if (outcome.status !== 'ISSUED') throw new Error(JSON.stringify(outcome))
      expect(outcome.chain.match(/BEGIN CERTIFICATE/g)).toHaveLength(3)
    }
    expect(pebble.output()).toContain('There are now 1 accounts in memory')
    expect(pebble.output()).not.toContain('There are now 2 accounts in memory')
  })

  it.each([
    ['no binding', {}],
    ['an unknown key identifier', { eabKeyId: 'stranger', eabHmacKey: HMAC_KEY }],
    [
      'the wrong key',
      { eabKeyId: 'customer-1', eabHmacKey: Buffer.from('another key altogether').toString('base64url') },
    ],
  ])('makes no account with %s, and blames no order for it', async (_case, options) => {
    const work = stubbornly(() => issuerAt(pebble, { options }), orderOf(['www.example.org']))
    await expect(work).rejects.toMatchObject({ name: 'PluginError', retryable: false })
  })
})

/** The certificate of RFC 9773 appendix A. */
const RFC_9773_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBQzCB66ADAgECAgUAh2VDITAKBggqhkjOPQQDAjAVMRMwEQYDVQQDEwpFeGFt
cGxlIENBMCIYDzAwMDEwMTAxMDAwMDAwWhgPMDAwMTAxMDEwMDAwMDBaMBYxFDAS
BgNVBAMTC2V4YW1wbGUuY29tMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEeBZu
7cbpAYNXZLbbh8rNIzuOoqOOtmxA1v7cRm//AwyMwWxyHz4zfwmBhcSrf47NUAFf
qzLQ2PPQxdTXREYEnKMjMCEwHwYDVR0jBBgwFoAUaYhba4dGQEHhs3uEe6CuLN4B
yNQwCgYIKoZIzj0EAwIDRwAwRAIge09+S5TZAlw5tgtiVvuERV6cT4mfutXIlwTb
+FYN/8oCIClDsqBklhB9KAelFiYt9+6FDj3z4KGVelYM5MdsO3pK
-----END CERTIFICATE-----`
