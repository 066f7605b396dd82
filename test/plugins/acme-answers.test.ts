// ACME against a CA that limits, fails, misleads or advises, and against Pebble in its worst mood.
import { X509Certificate } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { certificateId } from '../../src/plugins/issuers/acme/renewal.ts'
import type { Issuer, OrderOutcome, OrderState } from '../../src/plugins/issuers/index.ts'
import { PluginError } from '../../src/plugins/plugin-error.ts'
import { type AcmeProxy, type AcmeResource, problem, startAcmeProxy } from '../kit/acme-proxy.ts'
import { type Pebble, startPebble } from '../kit/pebble.ts'
import { has } from '../kit/server-process.ts'
import { issuerAt, type Setting, stubbornly } from './acme-scene.ts'
import { installation, memoryStore, orderOf, toTheEnd } from './issuer-contract.ts'

const HMAC_KEY = Buffer.from('the key that ties the account to a customer').toString('base64url')

describe.skipIf(!has('pebble') || !has('pebble-challtestsrv'))('What an ACME server answers', () => {
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

  let known: Promise<{ certificate: string; chain: string; externalId: string | null }> | undefined
  const anIssued = (): NonNullable<typeof known> => {
    const issuer = issuerAt(pebble)
    known ??= toTheEnd(() => issuer, orderOf(['known.example.org'])).then((outcome) => {
      if (outcome.status !== 'ISSUED') throw new Error(outcome.reason)
      return outcome
    })
    return known
  }

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

  it('has a CA look again that has noted a failure and waits to be told', async () => {
    const order = orderOf(['again.example.org'])
    const issuer = proxied()
    let looked = 0
    proxy.instead = ({ resource }) => {
      if (resource !== 'challenge') return undefined
      looked += 1
      return looked === 1 ? { status: 200, headers: { 'replay-nonce': 'used' }, body: '{}' } : undefined
    }
    proxy.alter = (asked, answer) => {
      if (asked.resource !== 'authorization' || looked !== 1) return answer
      const { challenges, ...others } = JSON.parse(answer.body) as { challenges: object[] }
      const error = { type: 'urn:ietf:params:acme:error:connection', detail: 'nobody was there' }
      return {
        ...answer,
        body: JSON.stringify({ ...others, challenges: challenges.map((each) => ({ ...each, error })) }),
      }
    }
    expect((await toTheEnd(() => issuer, order)).status).toBe('ISSUED')
    expect(looked).toBe(2)
  })

  it('does not tell a CA to look that is looking already', async () => {
    const order = orderOf(['patient.example.org'])
    const issuer = proxied()
    proxy.instead = ({ resource }) =>
      resource === 'challenge' ? { status: 200, headers: { 'replay-nonce': 'used' }, body: '{}' } : undefined
    let state: OrderState | null = null
    const waits: number[] = []
    for (let step = 0; step < 10; step++) {
      const outcome = await issuer.advance(order, state)
      if (outcome.status !== 'PENDING') throw new Error(JSON.stringify(outcome))
      state = outcome.state
      waits.push(outcome.retryAfterSeconds)
    }
    expect(proxy.count('challenge')).toBe(1)
    expect(waits).toEqual([0, 0, 0, 1, 2, 4, 8, 16, 32, 60])
    await issuer.cancel(order, state)
    expect(pebble.tokens.size).toBe(0)
  })

  it('publishes nothing under names that were not ordered, whatever the CA would have proved', async () => {
    const published: string[] = []
    const dns = {
      present: async ({ name }: { name: string }) => void published.push(name),
      cleanUp: async () => {},
    }
    proxy.alter = (asked, answer) => {
      if (asked.resource !== 'authorization') return answer
      const others = JSON.parse(answer.body) as object
      return { ...answer, body: JSON.stringify({ ...others, identifier: { type: 'dns', value: 'bank.example.org' } }) }
    }
    const issuer = proxied()
    const outcome = await toTheEnd(() => issuer, orderOf(['www.example.org', '*.www.example.org'], dns))
    expect(outcome).toEqual({
      status: 'REJECTED',
      reason: 'the CA wants bank.example.org proved, which was not ordered',
    })
    expect(published).toEqual([])
  })

  it('orders many names as one', async () => {
    const names = Array.from({ length: 23 }, (_, index) => `host-${index}.example.org`)
    const issuer = proxied()
    const outcome = await toTheEnd(() => issuer, orderOf(names))
    if (outcome.status !== 'ISSUED') throw new Error(outcome.reason)
    expect(new X509Certificate(outcome.certificate).subjectAltName?.split(', ')).toHaveLength(23)
    expect(pebble.tokens.size).toBe(0)
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
      await proxied({ options: { profile: 'shortlived' } }).advance(order, null)
      expect(payloads()).toEqual([{ identifiers, profile: 'shortlived', replaces: certificateId(certificate) }])
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
      environment: {
        PEBBLE_WFE_NONCEREJECT: '60',
        PEBBLE_AUTHZREUSE: '100',
        PEBBLE_CHAIN_LENGTH: '3',
        PEBBLE_VA_NOSLEEP: '0',
        PEBBLE_VA_SLEEPTIME: '2',
      },
      bindings: { 'customer-1': HMAC_KEY, 'customer-2': HMAC_KEY },
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
    await expect.poll(pebble.output).toContain('There are now 1 accounts in memory')
    expect(pebble.output()).not.toContain('There are now 2 accounts in memory')
  })

  it('revokes what was ordered under an earlier binding, and nothing that was not', async () => {
    const store = memoryStore()
    const boundTo = (eabKeyId: string, tools = { store }): Issuer =>
      issuerAt(pebble, { tools, options: { eabKeyId, eabHmacKey: HMAC_KEY } })
    const outcome = await stubbornly(() => boundTo('customer-1'), orderOf(['earlier.example.org']))
    if (outcome.status !== 'ISSUED') throw new Error(JSON.stringify(outcome))
    const persistently = async (issuer: Issuer): Promise<void> => {
      for (let attempt = 0; attempt < 20; attempt++) {
        const error: unknown = await issuer.revoke({ ...outcome, reason: 1 }).then(
          () => null,
          (each: unknown) => each,
        )
        if (error === null) return
        if (!(error instanceof PluginError) || !error.retryable) throw error
      }
      throw new Error('it kept failing')
    }
    await expect(persistently(boundTo('customer-2', { store: memoryStore() }))).rejects.toMatchObject({
      retryable: false,
    })
    await persistently(boundTo('customer-2'))
    const { serialNumber } = new X509Certificate(outcome.certificate)
    expect((await pebble.statusOf(serialNumber)).Status).toBe('Revoked')
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
