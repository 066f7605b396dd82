import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EgressClient, egressRules } from '../../src/plugins/egress.ts'
import { handshake } from '../../src/plugins/tls-handshake.ts'
import { Issuers, localInstallation, type Served, Servers } from '../kit/tls-servers.ts'

const servers = new Servers()
const { http } = localInstallation()
let issuers: Issuers
let first: Served
let second: Served
let port: number

beforeAll(async () => {
  issuers = await Issuers.make()
  first = await issuers.leaf(['first.example'])
  second = await issuers.leaf(['second.example'])
  const byName = new Map([
    ['first.example', first],
    ['second.example', second],
  ])
  port = await servers.tls(byName, { minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' })
})
afterAll(() => servers.stop())

const at = (serverName: string | null, toPort = port) => ({ host: 'server.example', port: toPort, serverName })

describe('a handshake', () => {
  it('shows the certificate served for the name asked for, with the chain as sent and no root of ours', async () => {
    const found = await handshake(at('second.example'), { http })
    expect(found.certificate).toEqual(second.certificate.der)
    expect(found.chain).toEqual([issuers.intermediate.certificate.der])
    expect(found).toMatchObject({ protocol: 'TLS_1_3', cipher: 'TLS_AES_256_GCM_SHA384' })
    expect(found.keyExchange).toMatch(/X25519/)
  })

  it('without a name shows what is served to everybody', async () => {
    expect((await handshake(at(null), { http })).certificate).toEqual(first.certificate.der)
    const byAddress = { host: '127.0.0.1', port, serverName: '127.0.0.1' }
    expect((await handshake(byAddress, { http })).certificate).toEqual(first.certificate.der)
  })

  it.each(['TLS_1_0', 'TLS_1_1', 'TLS_1_2', 'TLS_1_3'] as const)('can be held in %s alone', async (protocol) => {
    expect((await handshake(at(null), { http, protocol })).protocol).toBe(protocol)
  })

  it('can ask for ciphers that nobody should accept', async () => {
    const old = { http, protocol: 'TLS_1_2', ciphers: 'ECDHE-ECDSA-AES128-SHA:@SECLEVEL=0' } as const
    expect((await handshake(at(null), old)).cipher).toBe('ECDHE-ECDSA-AES128-SHA')
    const anonymous = { http, protocol: 'TLS_1_2', ciphers: 'aNULL:@SECLEVEL=0' } as const
    expect((await handshake(at(null), anonymous)).certificate).toBeNull()
  })
})

describe('a handshake that fails says how', () => {
  it('when nobody is there', async () => {
    const to = at(null, await servers.nobody())
    await expect(handshake(to, { http })).rejects.toMatchObject({ failure: 'NOBODY', retryable: true })
  })

  it('when the server takes the connection and is silent, in its own time', async () => {
    const to = at(null, await servers.silent())
    const before = performance.now()
    await expect(handshake(to, { http, timeoutMilliseconds: 150 })).rejects.toMatchObject({ failure: 'SILENT' })
    expect(performance.now() - before).toBeLessThan(2000)
  })

  it('when it speaks plain HTTP', async () => {
    const to = at(null, await servers.http())
    await expect(handshake(to, { http })).rejects.toMatchObject({
      failure: 'NOT_TLS',
      message: `server.example:${to.port} answers, and not in TLS`,
    })
  })

  it('when it does not agree on a protocol', async () => {
    const modern = await servers.tls(new Map([['first.example', first]]), { minVersion: 'TLSv1.3' })
    await expect(handshake(at(null, modern), { http, protocol: 'TLS_1_0' })).rejects.toMatchObject({
      failure: 'DISAGREED',
    })
  })

  it('when the installation does not allow the address, without a connection to it', async () => {
    const strict = new EgressClient(egressRules([]), {
      resolver: async () => [{ address: '127.0.0.1', family: 4 }],
    })
    const before = servers.connections
    await expect(handshake(at(null), { http: strict })).rejects.toMatchObject({
      failure: 'NOT_TRIED',
      retryable: false,
    })
    expect(servers.connections).toBe(before)
  })

  it('when the caller gives up, at once', async () => {
    const to = at(null, await servers.silent())
    const caller = new AbortController()
    const shaking = handshake(to, { http, signal: caller.signal })
    setTimeout(() => caller.abort(new Error('enough')), 50)
    await expect(shaking).rejects.toThrow('enough')
  })
})
