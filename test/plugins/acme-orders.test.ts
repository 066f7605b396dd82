// ACME orders at Pebble: names proved, one account, and steps that were cut off in the middle.
import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { EgressClient, egressRules } from '../../src/plugins/egress.ts'
import { acmeIssuer } from '../../src/plugins/issuers/acme/acme.ts'
import type { Issuer } from '../../src/plugins/issuers/index.ts'
import { PluginError } from '../../src/plugins/plugin-error.ts'
import { type AcmeProxy, problem, startAcmeProxy } from '../kit/acme-proxy.ts'
import { type Pebble, startPebble } from '../kit/pebble.ts'
import { has } from '../kit/server-process.ts'
import { issuedOf, issuerAt, namesOf, type Setting, stateAfter, stubbornly } from './acme-scene.ts'
import { installation, memoryStore, orderOf, toTheEnd } from './issuer-contract.ts'

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
      const planned = await issuer.advance(order, placed.state)
      expect(pebble.records.size).toBe(0)
      if (planned.status !== 'PENDING') throw new Error('not planned')
      const published = await issuer.advance(order, planned.state)
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
      // One of each kind that is no question, and the first of each that is one.
      const kinds = proxy.requests.map(({ resource, payload }) => `${resource} ${payload === null ? 'asked' : 'told'}`)
      const telling = [...new Set(kinds)].map((kind) => kinds.indexOf(kind) + 1)
      expect(telling.length).toBeGreaterThanOrEqual(9)
      for (const lost of telling) {
        proxy.reset()
        const on = { ...installation(), http: new Forgetful(lost) }
        const store = memoryStore()
        const outcome = await stubbornly(() => proxied({ on, tools: { store } }), order)
        expect(outcome.status).toBe('ISSUED')
        const isOrderLost = proxy.requests[lost - 1]?.resource === 'newOrder'
        expect(proxy.count('newOrder')).toBe(isOrderLost ? 2 : 1)
        expect(proxy.requests.filter(({ resource }) => resource === 'finalize').length).toBeLessThanOrEqual(1)
        expect(pebble.records.size).toBe(0)
      }
    })

    it('places an order again that the CA has lost, a few times', async () => {
      const order = orderOf(['gone.example.org'])
      const issuer = proxied()
      const state = await stateAfter(3, issuer, order)
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

    it('passes on what fails on our side, and blames neither the CA nor the order', async () => {
      const order = orderOf(['www.example.org'], pebble.dns)
      const fault = new TypeError('no connection to the database')
      const broken = async (): Promise<never> => {
        throw fault
      }
      const unstored = proxied({ tools: { store: { load: broken, save: broken } } })
      await expect(unstored.advance(order, null)).rejects.toBe(fault)
      const unsaved = proxied({ tools: { store: { load: async () => null, save: broken } } })
      await expect(unsaved.advance(order, null)).rejects.toBe(fault)
    })

    it('leaves nothing published when half of it was, and the rest never can be', async () => {
      const order = orderOf(['a.example.org', 'b.example.org'], pebble.dns)
      const issuer = proxied()
      const refused = new PluginError('the DNS provider refuses', { retryable: false })
      const present = async (record: { name: string; value: string }): Promise<void> => {
        if (pebble.records.size > 0) throw refused
        await pebble.dns.present(record)
      }
      const state = await stateAfter(2, issuer, order)
      const unpublished = { ...order, dns: { ...pebble.dns, present } }
      await expect(issuer.advance(unpublished, state)).rejects.toBe(refused)
      expect(pebble.records.size).toBe(0)
      await pebble.dns.present({ name: '_acme-challenge.c.example.org', value: 'of somebody else' })
      await expect(issuer.advance(unpublished, state)).rejects.toBe(refused)
      expect(pebble.records.size).toBe(1)
      pebble.records.clear()
      const passing = new PluginError('the DNS provider is busy', { retryable: true })
      const half = async (record: { name: string; value: string }): Promise<void> => {
        if (pebble.records.size > 0) throw passing
        await pebble.dns.present(record)
      }
      await expect(issuer.advance({ ...order, dns: { ...pebble.dns, present: half } }, state)).rejects.toBe(passing)
      expect(pebble.records.size).toBe(1)
      // What is known of it is enough to clear away what was published and not remembered.
      await issuer.cancel(order, state)
      expect(pebble.records.size).toBe(0)
    })

    it('refuses a state that it does not know', async () => {
      const attempt = proxied().advance(orderOf(['www.example.org']), { url: 7 })
      await expect(attempt).rejects.toMatchObject({ name: 'PluginError', retryable: false })
    })
  })
})
