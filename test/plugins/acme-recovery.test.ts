// ACME at a CA that talks nonsense, takes too long, looks too early or forgets proofs: what recovers, and how much it costs at most.
import { setTimeout as after } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { EgressClient, egressRules } from '../../src/plugins/egress.ts'
import type { Issuer, Order, OrderOutcome } from '../../src/plugins/issuers/index.ts'
import { PluginError } from '../../src/plugins/plugin-error.ts'
import { type AcmeAnswer, type AcmeProxy, type AcmeResource, startAcmeProxy } from '../kit/acme-proxy.ts'
import { type Pebble, startPebble } from '../kit/pebble.ts'
import { has } from '../kit/server-process.ts'
import { issuerAt, type Setting, stubbornly } from './acme-scene.ts'
import { installation, memoryStore, orderOf, toTheEnd } from './issuer-contract.ts'

/** What it said on its way to its end. */
async function followed(issuer: Issuer, order: Order) {
  const waits: number[] = []
  const details: string[] = []
  const outcome = await toTheEnd(() => issuer, order, {
    seen(each) {
      if (each.status !== 'PENDING') return
      waits.push(each.retryAfterSeconds)
      details.push(each.detail)
    },
  })
  return { outcome, waits, details }
}

/** A DNS provider that says yes, and whose servers have the record only from the given order on. */
function lateDns(pebble: Pebble, from: number): Order['dns'] & { asked: Set<string> } {
  const asked = new Set<string>()
  return {
    asked,
    async present(record) {
      asked.add(record.value)
      if (asked.size >= from) await pebble.dns.present(record)
    },
    cleanUp: (record) => pebble.dns.cleanUp(record),
  }
}

describe.skipIf(!has('pebble') || !has('pebble-challtestsrv'))('An order by ACME', () => {
  let pebble: Pebble
  let proxy: AcmeProxy
  beforeAll(async () => {
    pebble = await startPebble()
    proxy = await startAcmeProxy(pebble)
  })
  afterAll(async () => {
    proxy?.stop()
    await pebble?.stop()
  })
  beforeEach(() => proxy.reset())

  const proxied = (setting: Setting = {}): Issuer =>
    issuerAt(pebble, { ...setting, options: { url: proxy.directory, ...setting.options } })

  const NONSENSE: Readonly<Record<string, (answer: AcmeAnswer) => AcmeAnswer>> = {
    'a page for people': (answer) => ({ ...answer, status: 200, body: '<html><body>Welcome</body></html>' }),
    nothing: (answer) => ({ ...answer, body: '' }),
    'something else in JSON': (answer) => ({ ...answer, body: '[{"status":7,"authorizations":"none"}]' }),
    'half of it': (answer) => ({ ...answer, body: answer.body.slice(0, answer.body.length / 2) }),
  }
  it.each(Object.entries(NONSENSE))(
    'goes on when the CA talks sense again, having said: %s',
    { timeout: 60_000 },
    async (_what, change) => {
      const said = new Set<AcmeResource>()
      proxy.alter = ({ resource }, answer) => {
        // Certificates that cannot be read end an order: see below.
        if (said.has(resource) || resource === 'certificate') return answer
        said.add(resource)
        return change(answer)
      }
      const store = memoryStore()
      const outcome = await stubbornly(() => proxied({ tools: { store } }), orderOf(['nonsense.example.org']))
      expect(outcome.status).toBe('ISSUED')
      expect(said.size).toBeGreaterThanOrEqual(7)
      expect(proxy.count('finalize')).toBeLessThanOrEqual(2)
      expect(pebble.tokens.size).toBe(0)
    },
  )

  it('is not placed for ever at a CA that takes it and answers nonsense: less and less often, and a few times', async () => {
    proxy.alter = ({ resource }, answer) =>
      resource === 'newOrder' ? { ...answer, headers: { 'replay-nonce': 'x' }, body: 'Thank you!' } : answer
    const { outcome, waits, details } = await followed(proxied(), orderOf(['thanks.example.org']))
    expect(outcome).toMatchObject({ status: 'REJECTED', reason: expect.stringContaining('8 times') as string })
    expect(proxy.count('newOrder')).toBe(8)
    expect(waits).toEqual([15, 60, 240, 960, 3840, 15_360, 61_440])
    expect(details[0]).toBe(
      'whether the CA has placed the order is not known: the CA answered in a way that ACME (RFC 8555) does not know',
    )
  })

  it('is not taken for placed when the CA could not be told', async () => {
    const issuer = proxied({ options: { url: 'https://127.0.0.1:9/dir' } })
    const failure = await issuer.advance(orderOf(['away.example.org']), null).catch((error: unknown) => error)
    expect(failure).toMatchObject({ name: 'PluginError', retryable: true })
  })

  it('waits for a CA that takes longer than it is given, and does not flood it', async () => {
    const http = new EgressClient(egressRules(['127.0.0.1']), { limits: { totalMilliseconds: 150 } })
    let slow = true
    const issuer = proxied({ on: { ...installation(), http } })
    await issuer.advance(orderOf(['warm.example.org']), null)
    proxy.requests.length = 0
    proxy.hold = async ({ resource }) => {
      if (slow && resource === 'newOrder') await after(1200)
    }
    const order = orderOf(['late.example.org'])
    const outcome = await issuer.advance(order, null)
    expect(outcome).toMatchObject({ status: 'PENDING', retryAfterSeconds: 15 })
    expect(outcome).toMatchObject({ detail: expect.stringContaining('it took too long') as string })
    slow = false
    if (outcome.status !== 'PENDING') throw new Error('not pending')
    expect((await toTheEnd(() => issuer, order, { state: outcome.state })).status).toBe('ISSUED')
    expect(proxy.count('newOrder')).toBe(2)
  })

  describe('whose names could not be proved', () => {
    it('is placed anew after a while, with more time for the records to spread', { timeout: 60_000 }, async () => {
      let now = new Date('2026-02-03T04:05:06Z')
      const on = { ...installation(), now: () => now }
      const issuer = proxied({ on, options: { propagationSeconds: 20 } })
      const order = orderOf(['slow.example.org'], lateDns(pebble, 3))
      const seen: [number, string][] = []
      let outcome: OrderOutcome = await issuer.advance(order, null)
      for (let step = 0; step < 200 && outcome.status === 'PENDING'; step++) {
        const { retryAfterSeconds, detail, state } = outcome
        now = new Date(now.getTime() + retryAfterSeconds * 1000)
        if (retryAfterSeconds >= 20) seen.push([retryAfterSeconds, detail])
        await after(20)
        outcome = await issuer.advance(order, state)
      }
      expect(outcome.status).toBe('ISSUED')
      expect(proxy.count('newOrder')).toBe(3)
      expect(seen.map(([seconds]) => seconds)).toEqual([20, 300, 80, 1800, 320])
      expect(seen[1]?.[1]).toMatch(/^the order has failed and is placed anew: slow\.example\.org: /)
      expect(pebble.records.size).toBe(0)
    })

    it('is refused after the third time, with the words of the CA', { timeout: 60_000 }, async () => {
      const { outcome, waits } = await followed(proxied(), orderOf(['never.example.org'], lateDns(pebble, 99)))
      expect(outcome).toMatchObject({ status: 'REJECTED' })
      expect(outcome).toMatchObject({ reason: expect.stringMatching(/^never\.example\.org: .*TXT/) as string })
      expect(proxy.count('newOrder')).toBe(3)
      expect(waits.filter((seconds) => seconds > 60)).toEqual([300, 1800])
      expect(pebble.records.size).toBe(0)
    })

    it.each(['expired', 'deactivated', 'revoked'])('is placed anew when a proof is %s', async (status) => {
      proxy.alter = ({ resource }, answer) =>
        resource === 'authorization' && proxy.count('newOrder') === 1
          ? { ...answer, body: JSON.stringify({ ...(JSON.parse(answer.body) as object), status }) }
          : answer
      const { outcome } = await followed(proxied(), orderOf(['proof.example.org']))
      expect(outcome.status).toBe('ISSUED')
      expect(proxy.count('newOrder')).toBe(2)
      expect(pebble.tokens.size).toBe(0)
    })

    it('is not placed anew when the CA would refuse it again', async () => {
      proxy.alter = ({ resource }, answer) => {
        if (resource !== 'order') return answer
        const error = { type: 'urn:ietf:params:acme:error:caa', detail: 'CAA forbids it', status: 403 }
        return { ...answer, body: JSON.stringify({ ...(JSON.parse(answer.body) as object), status: 'invalid', error }) }
      }
      const { outcome } = await followed(proxied(), orderOf(['caa.example.org']))
      expect(outcome).toEqual({ status: 'REJECTED', reason: 'CAA forbids it' })
      expect(proxy.count('newOrder')).toBe(1)
    })
  })

  it('ends with a certificate that cannot be read, and orders no other', async () => {
    proxy.alter = ({ resource }, answer) => (resource === 'certificate' ? { ...answer, body: 'sorry' } : answer)
    const issuer = proxied()
    const failure = await stubbornly(() => issuer, orderOf(['odd.example.org'])).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(PluginError)
    expect(failure).toMatchObject({ retryable: false })
    expect(proxy.count('newOrder')).toBe(1)
    expect(pebble.tokens.size).toBe(0)
  })
})
