import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DomainErrors } from '../../src/errors.ts'
import { EgressClient, egressRules } from '../../src/plugins/egress.ts'
import { judgeOptions } from '../../src/plugins/options.ts'
import type { Installation } from '../../src/plugins/plugin.ts'
import { inParallel } from '../../src/plugins/sources/parallel.ts'
import { placesOf, scanTargets } from '../../src/plugins/sources/scan-targets.ts'
import { tlsScanSource } from '../../src/plugins/sources/tlsscan.ts'
import { Issuers, localInstallation, pemOf, type Served, Servers } from '../kit/tls-servers.ts'
import { fingerprintsOf, type Scanned, scanAll, sourceContract } from './source-contract.ts'

const servers = new Servers()
let issuers: Issuers
let first: Served
let second: Served
let expired: Served
let roots: string

beforeAll(async () => {
  issuers = await Issuers.make()
  first = await issuers.leaf(['first.example'])
  second = await issuers.leaf(['second.example', '*.wild.example'])
  expired = await issuers.leaf(['expired.example'], { notAfter: new Date('2026-03-01T00:00:00Z') })
  roots = pemOf(issuers.root.certificate)
})
afterEach(() => servers.stop())
afterAll(() => servers.stop())

const byName = (...served: Served[]) =>
  new Map(served.map((each) => [each.certificate.subject.commonName ?? '', each] as const))

function source(options: Record<string, unknown>, installation: Installation = localInstallation()) {
  const { open } = judgeOptions(tlsScanSource.options, { perSecond: 1000, timeoutSeconds: 1, roots, ...options }, null)
  return tlsScanSource.create(open, installation)
}

const kindsOf = ({ endpoints }: Scanned) =>
  Object.fromEntries(
    endpoints.map(({ serverName, findings }) => [serverName ?? '', findings.map(({ kind }) => kind).toSorted()]),
  )

const seen = ({ endpoints }: Scanned) =>
  endpoints.map(({ name, externalId, address, findings }) => [name, externalId, address, findings.length])

sourceContract(tlsScanSource, async () => {
  const port = await servers.tls(byName(first, second))
  const hosts = ['first.example', 'second.example']
  let isUp = true
  const local = localInstallation()
  const http = new EgressClient(egressRules(['127.0.0.0/8']), {
    resolver: async (host) => {
      if (!isUp) throw Object.assign(new Error('the resolver is down'), { code: 'EAI_AGAIN' })
      return [await local.http.addressOf(host)]
    },
  })
  return {
    source: {
      scan: (signal) => source({ hosts, ports: [String(port)], probe: false }, { ...local, http }).scan(signal),
    },
    fingerprints: [first, second].map(({ certificate }) => certificate.fingerprint),
    spoilOne: async () => {
      hosts.push('unknown.test')
    },
    takeDown: async () => {
      isUp = false
    },
    close: () => servers.stop(),
  }
})

describe('a scan', () => {
  it('finds what is served by name, to everybody, and for the other names it was given', async () => {
    const port = await servers.tls(byName(first, second))
    const serverNames = ['second.example', 'a.wild.example', 'unknown.example']
    const scanned = await scanAll(
      source({ hosts: ['first.example', '127.0.0.1'], ports: [String(port)], serverNames, probe: false }),
    )
    const found = scanned.endpoints.map(({ externalId, fingerprint }) => [
      externalId,
      fingerprint === first.certificate.fingerprint ? 'first' : 'second',
    ])
    // What it gives to a name that it does not know is what it gives to everybody: no endpoint of its own.
    expect(Object.fromEntries(found)).toEqual({
      [`first.example:${port}/first.example`]: 'first',
      [`first.example:${port}/second.example`]: 'second',
      [`127.0.0.1:${port}/`]: 'first',
      [`127.0.0.1:${port}/second.example`]: 'second',
    })
    expect(scanned.endpoints.find(({ serverName }) => serverName === 'first.example')).toMatchObject({
      name: 'first.example',
      host: 'first.example',
      port,
      ciphers: ['TLS_AES_256_GCM_SHA384'],
      keyExchange: expect.stringMatching(/X25519/),
      protocols: null,
      findings: [],
    })
  })

  it('tells the protocols and ciphers that a server accepts, and what is weak in them', async () => {
    const old = await servers.tls(byName(first), { minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' })
    const modern = await servers.tls(byName(first), { minVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256' })
    const scanned = await scanAll(source({ hosts: ['first.example'], ports: [String(old), String(modern)] }))
    expect(scanned.endpoints.find(({ port }) => port === old)).toMatchObject({
      protocols: ['TLS_1_0', 'TLS_1_1', 'TLS_1_2', 'TLS_1_3'],
      findings: [
        { kind: 'OLD_PROTOCOL', detail: 'It accepts TLS 1.0 and TLS 1.1.' },
        { kind: 'WEAK_CIPHER', detail: 'It accepts AECDH-AES256-SHA, ECDHE-ECDSA-AES256-SHA.' },
      ],
    })
    expect(scanned.endpoints.find(({ port }) => port === modern)).toMatchObject({
      protocols: ['TLS_1_2', 'TLS_1_3'],
      findings: [],
    })
  })

  it('tells what is wrong with a certificate where it is served', async () => {
    const alone: Served = { ...first, chain: [] }
    const self: Served = { certificate: issuers.root.certificate, chain: [], key: first.key }
    const port = await servers.tls(
      new Map([
        ['first.example', first],
        ['expired.example', expired],
        ['wrong.example', second],
        ['alone.example', alone],
        ['root.example', self],
      ]),
    )
    const hosts = ['first', 'expired', 'wrong', 'alone', 'root'].map((name) => `${name}.example`)
    const scanned = await scanAll(source({ hosts, ports: [String(port)], probe: false }))
    expect(kindsOf(scanned)).toEqual({
      'first.example': [],
      'expired.example': ['EXPIRED'],
      'wrong.example': ['NAME_MISMATCH'],
      'alone.example': ['INCOMPLETE_CHAIN', 'NAME_MISMATCH'],
      'root.example': ['NAME_MISMATCH', 'SELF_SIGNED'],
    })
    const unknownRoot = source({ hosts: ['first.example'], ports: [String(port)], probe: false, roots: null })
    expect(kindsOf(await scanAll(unknownRoot))).toEqual({ 'first.example': ['INCOMPLETE_CHAIN'] })
  })

  it('goes on where a server hangs, speaks plain HTTP, has no name or is not there, and says which', async () => {
    const port = await servers.tls(byName(first))
    const silent = await servers.silent()
    const plain = await servers.http()
    const nobody = await servers.nobody()
    const scanned = await scanAll(
      source({ hosts: ['first.example', 'first.test'], ports: [port, silent, plain, nobody].map(String) }),
    )
    expect(fingerprintsOf(scanned)).toEqual([first.certificate.fingerprint])
    const told = scanned.problems.map(({ message }) => message).toSorted()
    expect(told).toEqual(
      [
        `first.example:${silent}: it did not shake hands within 1 seconds`,
        `first.example:${plain} answers, and not in TLS`,
        ...Array.from({ length: 4 }, () => 'could not reach first.test: ENOTFOUND'),
      ].toSorted(),
    )
  })

  it('of a network looks at every address', async () => {
    const port = await servers.tls(byName(first))
    const hosts = ['127.0.0.0/28']
    const scanned = await scanAll(source({ hosts, ports: [String(port)], probe: false }))
    // The server listens on 127.0.0.1 alone; nobody answers on the others.
    expect(scanned.endpoints.map(({ externalId }) => externalId)).toEqual([`127.0.0.1:${port}/`])
    expect(scanned.problems).toEqual([])
  })

  it('of a name with several addresses looks at each of them, and each is an endpoint', async () => {
    const port = await servers.tls(byName(first))
    const other = new Map([['second.example', { ...second }]])
    await servers.tls(other, {}, port, '127.0.0.2')
    let addresses = ['127.0.0.2', '127.0.0.1', '127.0.0.2']
    const http = new EgressClient(egressRules(['127.0.0.0/8']), {
      resolver: async () => addresses.map((address) => ({ address, family: 4 })),
    })
    const options = { hosts: ['second.example'], ports: [String(port)], probe: false }
    const scan = (more = {}) => scanAll(source({ ...options, ...more }, localInstallation({ http })))
    const id = `second.example:${port}`
    // One of two servers was forgotten, and serves something else.
    expect(seen(await scan())).toEqual([
      ['second.example (127.0.0.1)', `${id}/@127.0.0.1/second.example`, '127.0.0.1', 1],
      ['second.example (127.0.0.2)', `${id}/@127.0.0.2/second.example`, '127.0.0.2', 0],
    ])
    expect(seen(await scan({ everyAddress: false }))).toEqual([['second.example', `${id}/second.example`, null, 0]])
    // One more address where nobody is; what does not answer there is about that address only.
    addresses = ['127.0.0.1', '127.0.0.3', '127.0.0.2']
    expect(seen(await scan())).toHaveLength(2)
    addresses = ['127.0.0.2', '127.0.0.2']
    expect(seen(await scan())).toEqual([['second.example', `${id}/second.example`, null, 0]])
    addresses = Array.from({ length: 20 }, (_, index) => `127.0.0.${index + 1}`)
    const many = await scan()
    expect(seen(many).length).toBeGreaterThan(0)
    expect(many.problems).toMatchObject([
      { externalId: `${id}/`, below: true, message: 'second.example has 20 addresses; 16 of them were looked at' },
    ])
  })

  it('keeps to its rate', async () => {
    const port = await servers.tls(byName(first))
    const names = Array.from({ length: 11 }, (_, index) => `n${index}.example`)
    const before = performance.now()
    await scanAll(source({ hosts: names, ports: [String(port)], perSecond: 50, probe: false }))
    expect(performance.now() - before).toBeGreaterThanOrEqual(199)
  })

  it('never reaches what the installation does not allow', async () => {
    const port = await servers.tls(byName(first))
    const http = new EgressClient(egressRules([]), { resolver: async () => [{ address: '127.0.0.1', family: 4 }] })
    const closed = localInstallation({ http })
    const before = servers.connections
    const scanned = await scanAll(source({ hosts: ['first.example', '127.0.0.0/30'], ports: [String(port)] }, closed))
    expect(scanned.certificates).toEqual([])
    expect(scanned.problems).toHaveLength(5)
    expect(servers.connections).toBe(before)
  })
})

describe('work in parallel', () => {
  it('is so much at once, all of it, and ends with the first error', async () => {
    let running = 0
    let most = 0
    const done: number[] = []
    const work = async (item: number): Promise<number[]> => {
      running += 1
      most = Math.max(most, running)
      await setTimeout(item % 3)
      running -= 1
      return [item]
    }
    for await (const item of inParallel(Array.from({ length: 20 }).keys(), 3, work)) done.push(item)
    expect(done.toSorted((left, right) => left - right)).toEqual([...Array.from({ length: 20 }).keys()])
    expect(most).toBe(3)
    const failing = inParallel([1, 2, 3], 2, async (item) => {
      if (item === 2) throw new Error('enough')
      return [item]
    })
    await expect(async () => {
      for await (const _ of failing) continue
    }).rejects.toThrow('enough')
  })
})

const check = (options: Record<string, unknown>, installation = localInstallation()) => {
  const { open } = judgeOptions(tlsScanSource.options, options, null)
  return tlsScanSource.check(open, installation)
}

describe('its options', () => {
  it('are names, addresses and narrow networks, and are told apart one by one', async () => {
    await check({ hosts: ['WWW.example.', '127.0.0.1', '127.0.0.0/22', '_x.example'] })
    const wrong = ['a b', '10.0.0.0/21', '10.0.0.0/x', 'example.org:443', '-a.example', '::/117', 'x/y']
    const error = await check({ hosts: wrong, ports: ['0', '65536', '443'], serverNames: ['10.0.0.1'] }).catch(
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(DomainErrors)
    expect((error as DomainErrors).errors.map(({ path }) => path?.join('.'))).toEqual([
      ...wrong.map((_, index) => `hosts.${index}`),
      'ports.0',
      'ports.1',
      'serverNames.0',
    ])
    const tooMany = Array.from({ length: 5 }, (_, index) => `127.${index}.0.0/22`)
    await expect(check({ hosts: tooMany })).rejects.toMatchObject({ code: 'TOO_MANY', path: ['hosts'] })
  })

  it('are refused where they lead to what the installation does not allow', async () => {
    const strict = localInstallation({ http: new EgressClient(egressRules([])) })
    for (const host of ['10.0.0.1', '169.254.169.254', '192.168.0.0/24', '::1']) {
      await expect(check({ hosts: [host] }, strict)).rejects.toMatchObject({ code: 'INVALID', path: ['hosts'] })
    }
  })

  it('hold roots as PEM', async () => {
    await expect(check({ hosts: ['a.example'], roots: '-----BEGIN CERTIFICATE-----' })).rejects.toMatchObject({
      path: ['roots'],
    })
  })

  it('name each place once', () => {
    const { hosts, ...rest } = scanTargets({
      hosts: ['192.0.2.1', '192.0.2.0/30', '2001:db8::/127', 'a.example'],
      ports: ['443'],
      serverNames: null,
    })
    expect([...placesOf({ hosts, ...rest })].map(({ host }) => host).toSorted()).toEqual(
      ['192.0.2.0', '192.0.2.1', '192.0.2.2', '192.0.2.3', '2001:db8::', '2001:db8::1', 'a.example'].toSorted(),
    )
  })
})
