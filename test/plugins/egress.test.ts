import { createServer, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { isPublicAddress, parseNetwork } from '../../src/plugins/addresses.ts'
import { EgressClient, type EgressLimits, egressRules, type Resolver } from '../../src/plugins/egress.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A server of 127.0.0.1 and how often it was connected to. */
async function serve(handle: Parameters<typeof createServer>[1]) {
  const server = createServer(handle)
  servers.push(server)
  let connections = 0
  server.on('connection', () => void (connections += 1))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { port, connections: () => connections }
}

const answers =
  (...addresses: string[]): Resolver =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

const silent: Resolver = async () => {
  throw Object.assign(new Error('no such host'), { code: 'ENOTFOUND' })
}

function client(allow: string[], resolver?: Resolver, limits?: Partial<EgressLimits>): EgressClient {
  return new EgressClient(egressRules(allow), { ...(resolver && { resolver }), ...(limits && { limits }) })
}

describe('addresses', () => {
  it.each([
    '0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254 169.254.169.254',
    '172.16.0.1 172.31.255.255 192.0.0.8 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.19.255.255 198.51.100.7',
    '203.0.113.9 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255',
    ':: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:7f00:1 64:ff9b::7f00:1 64:ff9b::10.0.0.1 64:ff9b:1::1',
    'fc00::1 fd12:3456::1 fe80::1 fec0::1 ff02::1 2001:db8::1 2001::1 2001:10::1 2002:7f00:1:: 2002:a00:1:: 3fff::1',
    'fe80::1%eth0 localhost 1.2.3 not-an-address',
  ])('of somebody’s inside are not public: %s', (list) => {
    expect(list.split(' ').filter(isPublicAddress)).toEqual([])
  })

  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '100.63.255.255',
    '100.128.0.1',
    '172.15.0.1',
    '172.32.0.1',
    '192.167.0.1',
    '223.255.255.255',
  ])('of the open internet are public: %s', (address) => expect(isPublicAddress(address)).toBe(true))

  it.each(['2606:4700::1111', '2a00::1', '::ffff:8.8.8.8', '64:ff9b::808:808'])('and so is %s', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  )

  it('have networks of any length', () => {
    expect(parseNetwork('10.0.0.0/8')?.bits).toBe(8)
    expect(parseNetwork('2001:db8::1')?.bits).toBe(128)
    const wrong = ['10.0.0.0/33', '10.0.0/8', 'a/8', '10.0.0.0/8/8', '::/129', '10.0.0.0/-1']
    expect(wrong.map(parseNetwork)).toEqual(wrong.map(() => null))
  })
})

describe('a URL that is stored or used', () => {
  // Every notation of an inner address that browsers, libraries and shells have ever understood.
  const INSIDE = [
    'http://127.0.0.1/',
    'http://127.1/',
    'http://127.0.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://017700000001/',
    'http://127.0.0.1./',
    'http://①②⑦.⓪.⓪.①/',
    'http://127。0。0。1/',
    'http://%31%32%37.0.0.1/',
    'http://0/',
    'http://0.0.0.0/',
    'http://[::]/',
    'http://[::1]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'https://10.1.2.3/',
    'https://169.254.169.254/latest/meta-data/',
    'https://192.168.0.1:8443/hook',
    'http:\\\\127.0.0.1\\',
    'http:127.0.0.1',
    'HTTP://127.0.0.1:80/',
    'http://127.0.0.1\t/',
  ]
  it.each(INSIDE)('is refused without a connection: %s', async (url) => {
    const guard = client([])
    await expect(guard.check(url)).rejects.toMatchObject({ name: 'DomainError', code: 'INVALID' })
    await expect(guard.send({ url, method: 'GET' })).rejects.toMatchObject({ name: 'PluginError', retryable: false })
  })

  it.each([
    'file:///etc/passwd',
    'ldap://example.org/',
    'gopher://example.org/',
    'ftp://example.org/',
    'data:text/plain,hello',
    'javascript:alert(1)',
    'https://user:password@example.org/',
    'https://8.8.8.8@127.0.0.1/',
    'http://[fe80::1%25eth0]/',
    'https://',
    'example.org/hook',
    '//127.0.0.1/',
    '',
  ])('is refused for what it is: %j', async (url) => {
    await expect(client([]).check(url)).rejects.toMatchObject({ name: 'DomainError' })
    await expect(client([]).send({ url, method: 'GET' })).rejects.toMatchObject({ name: 'PluginError' })
  })

  it.each([
    ['localhost', '127.0.0.1'],
    ['inside.example.org', '10.0.0.1'],
    ['both.example.org', '8.8.8.8 127.0.0.1'],
    ['six.example.org', '2606:4700::1 fd00::1'],
    ['mapped.example.org', '::ffff:192.168.0.1'],
    ['zone.example.org', 'fe80::1%lo'],
    ['odd.example.org', 'not-an-address'],
  ])('is refused by what its name resolves to: %s', async (host, addresses) => {
    const guard = client([], answers(...addresses.split(' ')))
    await expect(guard.check(`https://${host}/`)).rejects.toMatchObject({ code: 'INVALID' })
    await expect(guard.send({ url: `https://${host}/`, method: 'GET' })).rejects.toMatchObject({ retryable: false })
  })

  it('passes when its addresses are of the open internet, or its name does not resolve just now', async () => {
    await expect(
      client([], answers('8.8.8.8', '2606:4700::1')).check('https://a.example.org/'),
    ).resolves.toBeUndefined()
    await expect(client([], silent).check('https://a.example.org/')).resolves.toBeUndefined()
    await expect(client([], silent).send({ url: 'https://a.example.org/', method: 'GET' })).rejects.toMatchObject({
      retryable: true,
      message: 'could not reach a.example.org: ENOTFOUND',
    })
  })

  it('is refused at use when its name has come to lead inside since it was stored', async () => {
    const inside = await serve((_request, response) => response.end('inside'))
    let asked = 0
    const rebinding: Resolver = async () => [{ address: asked++ === 0 ? '8.8.8.8' : '127.0.0.1', family: 4 }]
    const guard = client([], rebinding)
    const url = `http://rebinding.example.org:${inside.port}/`
    await guard.check(url)
    await expect(guard.send({ url, method: 'GET' })).rejects.toMatchObject({ retryable: false })
    expect(inside.connections()).toBe(0)
  })

  it('is connected to at the address that was judged: the name is resolved once', async () => {
    const inside = await serve((request, response) => response.end(request.headers.host))
    let asked = 0
    const guard = client(['127.0.0.0/8'], async () => {
      asked += 1
      return [{ address: '127.0.0.1', family: 4 }]
    })
    const answer = await guard.send({ url: `http://pinned.example.org:${inside.port}/`, method: 'GET' })
    expect(Buffer.from(answer.body).toString()).toBe(`pinned.example.org:${inside.port}`)
    expect(asked).toBe(1)
  })
})

describe('what the installation allows', () => {
  it.each([
    [['127.0.0.1'], true],
    [['127.0.0.0/8'], true],
    [['hook.internal'], true],
    [['*.internal'], true],
    [['hook.internal.'], true],
    [['10.0.0.0/8'], false],
    [['::/0'], false],
    [['internal'], false],
    [['*.hook.internal'], false],
    [['xhook.internal'], false],
    [[], false],
  ])('%j opens hook.internal at 127.0.0.1: %s', async (allow, open) => {
    const check = client(allow, answers('127.0.0.1')).check('http://HOOK.internal./')
    const found = await check.then(
      () => true,
      (error: { code: string }) => error.code,
    )
    expect(found).toBe(open || 'INVALID')
  })
})

describe('an answer', () => {
  const LOCAL = ['127.0.0.1']

  it('that redirects is an answer: nobody follows it', async () => {
    const inner = await serve((_request, response) => response.end())
    const outer = await serve((_request, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${inner.port}/` }).end()
    })
    const answer = await client(LOCAL).send({ url: `http://127.0.0.1:${outer.port}/`, method: 'GET' })
    expect(answer.status).toBe(302)
    expect(inner.connections()).toBe(0)
  })

  it('that is too large is cut off', async () => {
    const server = await serve((_request, response) => {
      const chunk = Buffer.alloc(4096)
      const write = (): void => {
        while (!response.destroyed && response.write(chunk));
      }
      response.on('drain', write)
      write()
    })
    await expect(
      client(LOCAL, undefined, { answerBytes: 10_000 }).send({
        url: `http://127.0.0.1:${server.port}/`,
        method: 'GET',
      }),
    ).rejects.toMatchObject({ name: 'PluginError', message: 'the answer is larger than 10000 bytes' })
  })

  it('that is compressed stays so: the limit cannot be got past', async () => {
    const server = await serve((request, response) => response.end(String(request.headers['accept-encoding'])))
    const answer = await client(LOCAL).send({ url: `http://127.0.0.1:${server.port}/`, method: 'GET' })
    expect(Buffer.from(answer.body).toString()).toBe('identity')
  })

  it.each([
    ['never comes', () => {}],
    [
      'trickles',
      (_request: unknown, response: { write(chunk: string): void; destroyed: boolean }) => {
        const drip = setInterval(() => (response.destroyed ? clearInterval(drip) : response.write('.')), 20)
      },
    ],
  ] as const)('that %s is given up on', async (_what, handle) => {
    const server = await serve(handle as Parameters<typeof createServer>[1])
    const started = performance.now()
    await expect(
      client(LOCAL, undefined, { totalMilliseconds: 200 }).send({
        url: `http://127.0.0.1:${server.port}/`,
        method: 'GET',
      }),
    ).rejects.toMatchObject({ retryable: true, message: expect.stringContaining('it took too long') as string })
    expect(performance.now() - started).toBeLessThan(3000)
  })

  it.each([
    ['switches to another protocol', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'],
    ['is none', ''],
    ['breaks off', 'HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhalf'],
    ['is early hints and nothing else', 'HTTP/1.1 103 Early Hints\r\n\r\n'],
  ])('that %s comes to an end', async (_, answer) => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => socket.end(answer))
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    const sent = client(['127.0.0.1']).send({ url: `http://127.0.0.1:${port}/`, method: 'GET' })
    await expect(sent).rejects.toMatchObject({ name: 'PluginError', retryable: true })
    server.close()
  })

  it('may take its time once the connection stands, and longer where that is expected', async () => {
    const server = await serve((_request, response) => void setTimeout(() => response.end('late'), 150))
    const url = `http://127.0.0.1:${server.port}/`
    const hasty = client(LOCAL, undefined, { connectMilliseconds: 50, totalMilliseconds: 100 })
    await expect(hasty.send({ url, method: 'GET' })).rejects.toMatchObject({ retryable: true })
    const answer = await hasty.send({ url, method: 'GET', patience: 6 })
    expect(Buffer.from(answer.body).toString()).toBe('late')
  })

  it('is not waited for when no connection comes to stand', async () => {
    const mute = createTcpServer()
    await new Promise<void>((done) => mute.listen(0, '127.0.0.1', done))
    const url = `https://127.0.0.1:${(mute.address() as AddressInfo).port}/`
    const hasty = client(LOCAL, undefined, { connectMilliseconds: 50 })
    await expect(hasty.send({ url, method: 'GET' })).rejects.toMatchObject({
      retryable: true,
      message: expect.stringContaining('no connection was made in time') as string,
    })
    mute.close()
  })

  it('is not waited for when the caller gives up', async () => {
    const server = await serve(() => {})
    const giveUp = AbortSignal.timeout(50)
    await expect(
      client(LOCAL).send({ url: `http://127.0.0.1:${server.port}/`, method: 'GET', signal: giveUp }),
    ).rejects.toMatchObject({ name: 'PluginError', retryable: true })
  })

  it('names no more than the host when it does not come', async () => {
    const server = await serve((request) => request.destroy())
    const url = `http://127.0.0.1:${server.port}/services/T0/secret-path?token=secret`
    const failure = await client(LOCAL)
      .send({ url, method: 'POST', body: '{}' })
      .catch((error: unknown) => error)
    expect(failure).toMatchObject({ retryable: true })
    expect((failure as Error).message).not.toContain('secret')
  })
})
