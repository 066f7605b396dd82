import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { exchangeMessage } from '../../src/plugins/dns/dns-exchange.ts'
import { encodeMessage, OPCODE, TYPE } from '../../src/plugins/dns/dns-message.ts'
import { rfc2136DnsProvider } from '../../src/plugins/dns/rfc2136.ts'
import { signMessage, verifyMessage } from '../../src/plugins/dns/tsig.ts'
import { judgeOptions } from '../../src/plugins/options.ts'
import type { Installation } from '../../src/plugins/plugin.ts'
import { testInstallation } from '../kit/installation.ts'
import { type NameServer, type NameServerKey, startNameServer } from '../kit/name-server.ts'
import { freePort, has } from '../kit/server-process.ts'
import { startRelay } from '../kit/tcp-relay.ts'
import { dnsContract } from './dns-contract.ts'

const ALGORITHMS = { 'hmac-sha256': 'HMAC_SHA256', 'hmac-sha384': 'HMAC_SHA384', 'hmac-sha512': 'HMAC_SHA512' } as const
const NAME = '_acme-challenge.www.example.org'
const VALUE = 'LoqXcYV8q5ONbJQxbmR7SCTNo3tiAXDfowyjxAjEuX0'

function provider(
  port: number,
  key: NameServerKey,
  installation: Installation = testInstallation(),
  server = '127.0.0.1',
) {
  const options = { server, port, keyName: key.name, algorithm: ALGORITHMS[key.algorithm], secret: key.secret }
  const { open, secret } = judgeOptions(rfc2136DnsProvider.options, options, null)
  return rfc2136DnsProvider.create({ ...open, ...secret }, installation)
}

const inAnHour = () => new Date(Date.now() + 3_600_000)

describe.skipIf(!has('named') || !has('dig'))('dynamic updates at BIND (skipped where it is missing)', () => {
  let bind: NameServer
  beforeAll(async () => {
    bind = await startNameServer()
  })
  afterAll(() => bind.stop())
  afterEach(() =>
    bind.update([
      `update delete ${NAME} TXT`,
      'update delete _acme-challenge.example.org TXT',
      'send',
      'zone sub.example.org',
      'update delete _acme-challenge.a.b.sub.example.org TXT',
    ]),
  )

  const key = (index: number): NameServerKey => {
    const found = bind.keys[index]
    if (found === undefined) throw new Error('no such key')
    return found
  }
  dnsContract('RFC 2136', async () => {
    const installation = testInstallation()
    const down = await freePort()
    let server = '127.0.0.1'
    let { port } = bind
    const current = () => provider(port, key(0), installation, server)
    return {
      provider: {
        present: (record, signal) => current().present(record, signal),
        cleanUp: (record, signal) => current().cleanUp(record, signal),
      },
      closed: provider(bind.port, key(0), testInstallation({ allow: [] })),
      texts: async (zone, name) => (name.includes('.sub.') === zone.startsWith('sub.') ? bind.texts(name) : []),
      addText: (_zone, name, value) => bind.update([`update add ${name} 60 TXT "${value}"`]),
      secrets: [key(0).secret, Buffer.from(key(0).secret, 'base64').toString('hex')],
      async breakDown() {
        port = down
        server = '127.0.0.1'
      },
      async close() {},
    }
  })

  it.each([0, 1, 2])('signs with every algorithm', async (index) => {
    await provider(bind.port, key(index)).present({ name: NAME, value: VALUE })
    expect(await bind.texts(NAME)).toEqual([VALUE])
  })

  it('writes into the zone below, although the zone above would take the name', async () => {
    const name = '_acme-challenge.a.b.sub.example.org'
    await provider(bind.port, key(0)).present({ name, value: VALUE })
    expect(await bind.dig(name, 'TXT')).toEqual([`"${VALUE}"`])
    const line = /updating zone 'sub\.example\.org\/IN': adding an RR at '_acme-challenge\.a\.b/
    await expect.poll(bind.output).toMatch(line)
  })

  it('takes values of any length', async () => {
    const value = 'x'.repeat(700)
    await provider(bind.port, key(0)).present({ name: NAME, value })
    expect(await bind.texts(NAME)).toEqual([value])
    expect((await bind.dig(NAME, 'TXT')).join('')).toBe(
      `"${'x'.repeat(255)}" "${'x'.repeat(255)}" "${'x'.repeat(190)}"`,
    )
  })

  it('says which key it is that is unknown, wrong, or may not', async () => {
    const record = { name: NAME, value: VALUE }
    const unknown = { ...key(0), name: 'stranger' }
    await expect(provider(bind.port, unknown).present(record)).rejects.toMatchObject({
      retryable: false,
      message: '127.0.0.1 does not know the key stranger (hmac-sha256)',
    })
    const wrong = { ...key(0), secret: randomBytes(32).toString('base64') }
    await expect(provider(bind.port, wrong).present(record)).rejects.toMatchObject({
      retryable: false,
      message: '127.0.0.1 does not verify what is signed with the key key0.indri (hmac-sha256)',
    })
    await expect(provider(bind.port, key(3)).present(record)).rejects.toMatchObject({
      retryable: false,
      message: '127.0.0.1 does not change the zone example.org: it answered REFUSED',
    })
    expect(await bind.texts(NAME)).toEqual([])
  })

  it('says that the clocks are apart', async () => {
    const late = provider(bind.port, key(0), testInstallation({ now: inAnHour }))
    await expect(late.present({ name: NAME, value: VALUE })).rejects.toMatchObject({
      retryable: true,
      message: '127.0.0.1 refuses the time of the signature: the clocks are apart',
    })
  })

  it('does not write beside an alias, nor into a zone that is kept elsewhere', async () => {
    const ours = provider(bind.port, key(0))
    await expect(ours.present({ name: 'alias.example.org', value: VALUE })).rejects.toMatchObject({
      retryable: false,
      message: 'alias.example.org is an alias (CNAME), beside which there can be no other record',
    })
    await expect(ours.present({ name: '_acme-challenge.delegated.example.org', value: VALUE })).rejects.toMatchObject({
      retryable: false,
      message: /no zone that holds/,
    })
  })

  it.each(['', 'a..b', 'a b.example.org', `${'x'.repeat(64)}.example.org`, '_a.example.org\0.x', 'é.example.org'])(
    'sends no name that is none: %j',
    async (name) => {
      await expect(provider(bind.port, key(0)).present({ name, value: VALUE })).rejects.toMatchObject({
        name: 'PluginError',
        retryable: false,
      })
    },
  )

  it('believes no answer that was changed on the way', async () => {
    // Of the header, of the question, and of the signature.
    for (const at of [5, 20, -20]) {
      const between = await startRelay(bind.port, {
        fromServer: (chunk) => {
          const changed = Buffer.from(chunk)
          const index = at < 0 ? changed.length + at : at
          changed[index] = (changed[index] ?? 0) ^ 1
          return changed
        },
      })
      try {
        const deceived = provider(between.port, key(0)).present({ name: NAME, value: VALUE })
        await expect(deceived).rejects.toMatchObject({ name: 'PluginError' })
      } finally {
        between.close()
      }
    }
    expect(await bind.texts(NAME)).toEqual([])
  })

  it('believes no octet of an answer that was changed, and no part of one', async () => {
    const { name, secret } = key(0)
    const ours = { name, hash: 'sha256', secret: Buffer.from(secret, 'base64') } as const
    const now = new Date()
    const query = encodeMessage({ id: 7, opcode: OPCODE.QUERY, question: { name: 'www.example.org', type: TYPE.SOA } })
    const request = signMessage(query, ours, now)
    const server = { host: '127.0.0.1', port: bind.port }
    const answer = await exchangeMessage(server, request.bytes, testInstallation().http)
    const kindOf = (bytes: Buffer) => {
      try {
        return verifyMessage(bytes, request, ours, now).kind
      } catch {
        return 'unreadable'
      }
    }
    expect(kindOf(answer)).toBe('verified')
    // The first two are the id, which the exchange compares.
    const changed = [...answer.keys()].slice(2).map((at) => {
      const bytes = Buffer.from(answer)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      return kindOf(bytes)
    })
    const cut = [...answer.keys()].map((length) => kindOf(answer.subarray(0, length)))
    expect([...changed, ...cut]).not.toContain('verified')
  })

  it('believes no answer without a signature', async () => {
    const between = await startRelay(bind.port, {
      fromServer: (chunk) => {
        // Header, question and no more: as if the server had nothing to say against it.
        const length = chunk.readUInt16BE(0)
        const message = Buffer.from(chunk.subarray(2, 2 + length))
        const end = message.indexOf(0, 12) + 5
        const bare = Buffer.from(message.subarray(0, end))
        bare.fill(0, 6, 12)
        const head = Buffer.alloc(2)
        head.writeUInt16BE(bare.length)
        return Buffer.concat([head, bare])
      },
    })
    try {
      await expect(provider(between.port, key(0)).present({ name: NAME, value: VALUE })).rejects.toMatchObject({
        retryable: true,
        message: '127.0.0.1 cannot be believed: its answer is not signed',
      })
    } finally {
      between.close()
    }
  })

  it('may try again when the connection ends without an answer, or with a part of it', async () => {
    for (const change of [() => null, (chunk: Buffer) => chunk.subarray(0, 1)]) {
      const between = await startRelay(bind.port, { fromServer: change })
      const cut = setTimeout(() => between.close(), 300)
      const failed = provider(between.port, key(0)).present({ name: NAME, value: VALUE })
      await expect(failed).rejects.toMatchObject({ name: 'PluginError', retryable: true })
      clearTimeout(cut)
      between.close()
    }
  })
})

const judged = (options: Record<string, unknown>) => () =>
  judgeOptions(
    rfc2136DnsProvider.options,
    { server: 'ns.example.org', keyName: 'indri', secret: 'AAAAAAAAAAAAAAAAAAAAAA==', ...options },
    null,
  )

describe('options of dynamic updates', () => {
  it('are a server, and a key as tsig-keygen prints it', () => {
    expect(judged({})().open).toEqual({
      server: 'ns.example.org',
      port: 53,
      keyName: 'indri',
      algorithm: 'HMAC_SHA256',
    })
  })

  it.each([
    [{ keyName: 'a b' }, 'keyName'],
    [{ keyName: 'a..b' }, 'keyName'],
    [{ secret: 'not base64 at all' }, 'secret'],
    [{ secret: 'AAAA' }, 'secret'],
    [{ server: 'http://ns.example.org' }, 'server'],
    [{ algorithm: 'HMAC_MD5' }, 'algorithm'],
  ])('are refused: %j', (options, path) => {
    expect(judged(options)).toThrow(expect.objectContaining({ path: [path] }))
  })

  it('lead to no server that the installation does not allow', async () => {
    const { open } = judged({ server: '10.0.0.1' })()
    await expect(rfc2136DnsProvider.check(open, testInstallation())).rejects.toMatchObject({ path: ['server'] })
  })
})
