// What people are told who set up a CA elsewhere or its DNS and get something wrong; and real orders that meet trouble on their way.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AcmeProxy, problem, startAcmeProxy } from '../kit/acme-proxy.ts'
import { type CfsslServer, startCfssl } from '../kit/cfssl.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import type { AcmeIssuerOptionsInput, IssuerOptionsInput, Rfc2136DnsProviderOptionsInput } from '../kit/gql/graphql.ts'
import { type NameServer, startNameServer } from '../kit/name-server.ts'
import { type Pebble, startPebble } from '../kit/pebble.ts'
import { seedDnsProvider } from '../kit/plugin-seeds.ts'
import { has } from '../kit/server-process.ts'
import { type Service, startService } from '../kit/service.ts'
import { openssl } from '../kit/tools.ts'
import { type FakeVault, startVault } from '../kit/vault.ts'
import { vaultPki } from '../kit/vault-pki.ts'

const MeetCa = graphql(`
  mutation MeetCa($input: CreateAuthorityInput!) {
    createAuthority(input: $input) {
      authority {
        id
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const OrderAfterMeeting = graphql(`
  mutation OrderAfterMeeting($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
      pendingCertificate {
        id
      }
      userErrors {
        message
      }
    }
  }
`)

const StandsAt = graphql(`
  query StandsAt($id: ID!) {
    node(id: $id) {
      ... on PendingCertificate {
        state
        detail
        lastError
        attempts
        nextAttemptAt
        certificate {
          body
          chain
        }
      }
    }
  }
`)

const HMAC_KEY = Buffer.from('what ties an account to a customer').toString('base64url')
/** Of this very service, where time may pass that the name server would not believe. */
const WEB = 'web.example.org'
const clock = new FakeClock()
let service: Service
beforeAll(async () => {
  service = await startService({
    clock: clock.now,
    env: { INDRI_EGRESS_ALLOW: '127.0.0.1', INDRI_SESSION_HOURS: '200' },
  })
})
afterAll(() => service.close())

let counter = 0

async function meet(issuer: IssuerOptionsInput) {
  const input = { name: `CA ${++counter}`, owner: 'pki@example.org', type: 'EXTERNAL' as const, issuer }
  return (await service.admin.data(MeetCa, { input })).createAuthority
}

/** The one thing it is refused for, as `path: message`. */
async function refusal(issuer: IssuerOptionsInput): Promise<string> {
  const { authority, userErrors } = await meet(issuer)
  expect(authority).toBeNull()
  expect(userErrors).toHaveLength(1)
  const [{ path, message } = { path: [], message: '' }] = userErrors
  return `${path?.slice(1).join('.')}: ${message}`
}

async function order(authorityId: string, names: readonly string[], dnsProviderId: string | null = null) {
  const subjectAlternativeNames = names.map((dns) => ({ dns }))
  const input = { authorityId, owner: 'team@example.org', subjectAlternativeNames, dnsProviderId }
  const { createCertificate } = await service.admin.data(OrderAfterMeeting, { input })
  expect(createCertificate.userErrors).toEqual([])
  return createCertificate.pendingCertificate?.id ?? ''
}

async function standsAt(id: string) {
  const { node } = await service.admin.data(StandsAt, { id })
  if (node == null || !('state' in node)) throw new Error('there is no such order')
  return node
}

async function step(): Promise<void> {
  await service.runJobs({ schedules: ['pending-certificates-sweep'] })
}

/** Goes on, by so many seconds a step, until this holds or it is over. */
async function until(id: string, holds: (found: Awaited<ReturnType<typeof standsAt>>) => boolean, seconds = 5) {
  for (let round = 0; round < 80; round++) {
    await step()
    const found = await standsAt(id)
    if (found.state !== 'PENDING' || holds(found)) return found
    clock.advance({ seconds })
    // The CA looks for its challenges in real time.
    await sleep(30)
  }
  throw new Error(`it did not come to that: ${JSON.stringify(await standsAt(id))}`)
}

const end = (id: string, seconds?: number) => until(id, () => false, seconds)

describe.skipIf(!has('pebble') || !has('named'))('ACME, and BIND for its challenges', () => {
  let names: NameServer
  let pebble: Pebble
  let proxy: AcmeProxy
  let authorityId: string
  beforeAll(async () => {
    names = await startNameServer()
    await names.update(['zone example.org', `update add ${WEB} 60 A 127.0.0.1`])
    const httpPort = Number(new URL(service.url).port)
    pebble = await startPebble({ httpPort, nameServer: names.port, bindings: { 'customer-1': HMAC_KEY } })
    proxy = await startAcmeProxy(pebble)
    const { authority, userErrors } = await meet(acme({ url: proxy.directory }))
    if (authority == null) throw new Error(JSON.stringify(userErrors))
    authorityId = authority.id
  })
  afterAll(async () => {
    proxy?.stop()
    await Promise.all([pebble?.stop(), names?.stop()])
  })
  beforeEach(() => proxy.reset())

  const acme = (options: Partial<AcmeIssuerOptionsInput> = {}): IssuerOptionsInput => ({
    acme: {
      url: pebble.directory,
      termsOfServiceAgreed: true,
      trustedCertificates: pebble.trustedCertificates,
      eabKeyId: 'customer-1',
      eabHmacKey: HMAC_KEY,
      propagationSeconds: 0,
      ...options,
    },
  })

  const zones = (options: Partial<Rfc2136DnsProviderOptionsInput> = {}): Promise<string> => {
    const [key] = names.keys
    const rfc2136 = { server: '127.0.0.1', port: names.port, keyName: key?.name ?? '', secret: key?.secret ?? '' }
    return seedDnsProvider(service.admin, { options: { rfc2136: { ...rfc2136, ...options } } })
  }

  it.each<[string, () => Partial<AcmeIssuerOptionsInput>, RegExp]>([
    [
      'another page of the CA',
      () => ({ url: pebble.directory.replace('/dir', '/elsewhere') }),
      /^acme\.url: there is no directory of ACME at this URL: it answered 404$/,
    ],
    [
      'a CA whose TLS certificate nobody vouches for',
      () => ({ trustedCertificates: null }),
      /^acme: could not reach 127\.0\.0\.1:\d+: its TLS certificate comes from no CA that is trusted for it/,
    ],
    ['a CA that is away', () => ({ url: 'https://127.0.0.1:9/dir' }), /^acme: could not reach 127\.0\.0\.1:9/],
    ['no TLS', () => ({ url: 'http://127.0.0.1/dir' }), /^acme\.url: expected https:\/\//],
    [
      'no binding, where the CA wants one',
      () => ({ eabKeyId: null, eabHmacKey: null }),
      /^acme\.eabKeyId: the CA takes accounts of customers only: give the eabKeyId and eabHmacKey/,
    ],
    ['half a binding', () => ({ eabHmacKey: null }), /^acme\.eabHmacKey: an external account binding takes both/],
    ['an unknown customer', () => ({ eabKeyId: 'nobody' }), /^acme: the CA refused: .*'kid'.* not known/],
    [
      'the wrong key of a customer',
      () => ({ eabHmacKey: HMAC_KEY.replace('d', 'e') }),
      /^acme: the CA refused: external account binding/,
    ],
    ['what is no key', () => ({ eabHmacKey: 'not base64!' }), /^acme\.eabHmacKey: expected a key in base64url$/],
  ])('is told at once: %s', async (_what, options, said) => {
    expect(await refusal(acme(options()))).toMatch(said)
  })

  it('is told when something else than a directory is there', async () => {
    const page = { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Welcome</h1>' }
    proxy.instead = () => page
    const at = acme({ url: proxy.directory })
    expect(await refusal(at)).toBe('acme.url: there is no directory of ACME at this URL: the answer is no JSON')
    proxy.instead = () => ({ ...page, body: '{"keyChange":"https://127.0.0.1/"}' })
    expect(await refusal(at)).toContain('names no newNonce, newAccount and newOrder')
    proxy.instead = () => ({ ...page, status: 503 })
    expect(await refusal(at)).toBe('acme: the CA refused: it answered 503')
  })

  it('has its account made when the authority is, and no second one', async () => {
    await end(await order(authorityId, ['*.example.org'], await zones()))
    expect(proxy.count('newAccount')).toBe(0)
  })

  it('proves a wildcard and its domain by records in a zone of BIND, and takes them away', async () => {
    const id = await order(authorityId, ['*.example.org', 'example.org', 'www.sub.example.org'], await zones())
    const { state, detail, certificate } = await end(id)
    expect([state, detail]).toEqual(['ISSUED', null])
    const files = { 'r.pem': await pebble.roots(), 'l.pem': certificate?.body ?? '', 'c.pem': certificate?.chain ?? '' }
    expect(openssl(['verify', '-CAfile', 'r.pem', '-untrusted', 'c.pem', 'l.pem'], files)).toContain('OK')
    for (const name of ['_acme-challenge.example.org', '_acme-challenge.www.sub.example.org']) {
      expect(await names.texts(name)).toEqual([])
    }
  })

  it.each<[string, string, () => Partial<Rfc2136DnsProviderOptionsInput>, string]>([
    ['a zone that it does not keep', '*.example.net', () => ({}), 'has no zone that holds _acme-challenge.example.net'],
    [
      'a key that is another',
      '*.signed.example.org',
      () => ({ secret: Buffer.alloc(32).toString('base64') }),
      'does not verify what is signed with the key key0.indri (hmac-sha256)',
    ],
    [
      'a key that may not',
      '*.refused.example.org',
      () => ({ keyName: names.keys[3]?.name ?? '', secret: names.keys[3]?.secret ?? '' }),
      'does not change the zone example.org: it answered REFUSED',
    ],
  ])('shows what the name server is refused for: %s', async (_what, name, options, said) => {
    const { state, detail, lastError } = await end(await order(authorityId, [name], await zones(options())))
    expect([state, detail]).toEqual(['FAILED', null])
    expect(lastError).toBe(`127.0.0.1 ${said}`)
  })

  it('waits for a name server that is away, and goes on by itself', async () => {
    const dnsProviderId = await zones({ port: 9 })
    const id = await order(authorityId, ['*.away.example.org'], dnsProviderId)
    const waiting = await until(id, ({ lastError }) => lastError !== null)
    expect(waiting).toMatchObject({ state: 'PENDING', lastError: expect.stringContaining('could not reach 127.0.0.1') })
    const port = `jsonb_set(options, '{port}', '${names.port}')`
    await service.database
      .fork()
      .execute(`update dns_providers set options = ${port} where (options->>'port')::int = 9`)
    expect(await end(id, 20)).toMatchObject({ state: 'ISSUED', lastError: null })
  })

  it.each([
    ['in seconds', () => '7200'],
    ['by a date', () => new Date(clock.now().getTime() + 7_200_000).toUTCString()],
  ])('keeps away as long as the CA asks for, %s, and says so', async (_how, retryAfter) => {
    proxy.instead = ({ resource }) =>
      resource === 'newOrder'
        ? problem(429, 'rateLimited', 'too many certificates this week', { 'retry-after': retryAfter() })
        : undefined
    const id = await order(authorityId, [WEB])
    const limited = clock.now().getTime()
    await step()
    const found = await standsAt(id)
    expect(found).toMatchObject({ state: 'PENDING', attempts: 1, lastError: null })
    expect(found.detail).toBe('the CA limits how often it is asked: too many certificates this week')
    expect(new Date(found.nextAttemptAt ?? 0).getTime() - limited).toBe(7_200_000)
    clock.advance({ seconds: 7100 })
    await step()
    expect(proxy.count('newOrder')).toBe(1)
    proxy.instead = () => undefined
    clock.advance({ seconds: 100 })
    expect(await end(id)).toMatchObject({ state: 'ISSUED', detail: null })
    expect(proxy.count('newOrder')).toBe(2)
  })

  it('goes on after answers of 500, nonsense and refused nonces, each of which it shows', async () => {
    const id = await order(authorityId, [WEB])
    const shown: (string | null)[] = []
    for (const answer of [
      { status: 500, headers: {}, body: 'Internal Server Error' },
      { status: 200, headers: { 'replay-nonce': 'x' }, body: 'Welcome' },
      problem(400, 'badNonce', 'used already', { 'replay-nonce': 'x' }),
    ]) {
      proxy.instead = ({ resource }) => (resource === 'newNonce' || resource === 'directory' ? undefined : answer)
      const before = (await standsAt(id)).attempts
      const { lastError, detail } = await until(id, ({ attempts }) => attempts > before)
      shown.push(lastError ?? detail)
    }
    expect(shown).toEqual([
      'the CA refused: it answered 500',
      expect.stringContaining('in a way that ACME (RFC 8555) does not know'),
      'the CA refused: used already',
    ])
    proxy.instead = () => undefined
    expect(await end(id, 30)).toMatchObject({ state: 'ISSUED', lastError: null })
  })

  it('counts its orders: a CA that says yes and nothing else gets eight of them in a day, and then no more', async () => {
    proxy.alter = ({ resource }, answer) => (resource === 'newOrder' ? { ...answer, body: 'Thank you!' } : answer)
    const id = await order(authorityId, [WEB])
    const { state, lastError } = await end(id, 16_000)
    expect(state).toBe('FAILED')
    expect(lastError).toMatch(/^the CA was told 8 times to place the order, in vain: /)
    expect(proxy.count('newOrder')).toBe(8)
    clock.advance({ hours: 5 })
    await step()
    expect(proxy.count('newOrder')).toBe(8)
  })
})

describe.skipIf(!has('cfssl'))('CFSSL', () => {
  let cfssl: CfsslServer
  beforeAll(async () => {
    cfssl = await startCfssl()
  })
  afterAll(() => cfssl?.stop())

  it.each([
    ['no key', null, 'authentication required'],
    ['another key', '00112233445566778899aabbccddeeff', 'invalid token'],
  ])('is told at once: %s', async (_what, authKey, said) => {
    expect(await refusal({ cfssl: { url: cfssl.url, authKey, profile: 'web' } })).toBe(`cfssl.authKey: CFSSL: ${said}`)
  })

  it('is told at once: what is no key, no CFSSL, or in the clear', async () => {
    const options = { url: cfssl.url, authKey: cfssl.authKey, profile: 'web' }
    expect(await refusal({ cfssl: { ...options, authKey: 'zz' } })).toBe('cfssl.authKey: expected a key in hexadecimal')
    const below = await refusal({ cfssl: { ...options, url: `${cfssl.url}/api/v1/cfssl` } })
    expect(below).toContain('which is not how CFSSL answers')
    expect(await refusal({ cfssl: { ...options, url: 'http://1.1.1.1/' } })).toMatch(/^cfssl\.url: expected https:/)
    expect((await meet({ cfssl: options })).userErrors).toEqual([])
    expect((await meet({ cfssl: { url: cfssl.url, profile: 'open' } })).userErrors).toEqual([])
  })
})

describe('Vault', () => {
  let vault: FakeVault
  beforeAll(async () => {
    vault = await startVault({ pki: vaultPki({ web: { domain: 'example.org' } }) })
  })
  afterAll(() => vault?.stop())

  it('is told at once: a token, role, mount or AppRole that is not there, and nothing is signed', async () => {
    const { url, token, trustedCertificates } = vault
    const options = { url, token, role: 'web', trustedCertificates }
    expect(await refusal({ vault: { ...options, token: 'a wrong one' } })).toBe('vault: Vault: permission denied')
    expect(await refusal({ vault: { ...options, role: 'nope' } })).toBe('vault: Vault: unknown role: nope')
    expect(await refusal({ vault: { ...options, mount: 'nope' } })).toContain('no handler for route "nope/sign/web"')
    const robot = await refusal({ vault: { ...options, token: null, roleId: 'x', secretId: 'y' } })
    expect(robot).toBe('vault: Vault did not sign in the AppRole: invalid role or secret ID')
    expect(await refusal({ vault: { ...options, url: 'http://1.1.1.1/' } })).toMatch(/^vault\.url: expected https:/)
    expect((await meet({ vault: options })).userErrors).toEqual([])
    expect(vault.requests.filter(({ body }) => 'csr' in body)).toEqual([])
  })
})
