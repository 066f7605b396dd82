import { connect } from 'node:net'
import { once } from 'node:events'
import type { FastifyInstance } from 'fastify'
import { Registry } from 'prom-client'
import { getIntrospectionQuery, GraphQLError } from 'graphql'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_QUERY_LIMITS } from '../../src/graphql/limits.ts'
import { createLogger } from '../../src/http/logging.ts'
import { rateLimitKey } from '../../src/http/rate-limit-key.ts'
import { calls, firstCode, post, signedIn, startSampleServer, type SampleOptions } from './support/sample-server.ts'
import { timedAsync } from '../kit/timing.ts'

const PREFLIGHT = { 'apollo-require-preflight': '1' }
const isSignedIn = (context: { userName: string | null }): boolean => context.userName !== null
const SIGN_IN = 'mutation { signIn(input: { username: "ada", password: "correct horse" }) { token } }'

let server: FastifyInstance
let url: string
beforeAll(async () => {
  ;({ server, url } = await startSampleServer())
})
afterAll(async () => {
  await server.close()
})
beforeEach(() => {
  calls.length = 0
})

describe('what may reach the endpoint', () => {
  it('answers a query by POST and, with a preflight header, by GET', async () => {
    const answer = await post(url, { query: '{ viewer { username } }' })
    expect([answer.status, answer.body]).toEqual([200, { data: { viewer: null } }])
    const got = await fetch(`${url}/graphql?query=${encodeURIComponent('{ echo(text: "a") }')}`, { headers: PREFLIGHT })
    expect(await got.json()).toEqual({ data: { echo: 'a' } })
  })

  it('refuses a mutation by GET', async () => {
    const response = await fetch(`${url}/graphql?query=${encodeURIComponent(SIGN_IN)}`, { headers: PREFLIGHT })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
    expect(calls).toEqual([])
  })

  it('refuses a GET that a page of another site could send', async () => {
    const response = await fetch(`${url}/graphql?query=%7Bviewer%7Busername%7D%7D`)
    expect(response.status).toBe(400)
  })

  it.each([
    ['text/plain', JSON.stringify({ query: SIGN_IN })],
    ['application/x-www-form-urlencoded', new URLSearchParams({ query: SIGN_IN }).toString()],
    [
      'multipart/form-data; boundary=x',
      `--x\r\nContent-Disposition: form-data; name="query"\r\n\r\n${SIGN_IN}\r\n--x--\r\n`,
    ],
    ['application/graphql', SIGN_IN],
    ['message/http', JSON.stringify({ query: SIGN_IN })],
    ['application/jsonx', JSON.stringify({ query: SIGN_IN })],
    ['text/json', JSON.stringify({ query: SIGN_IN })],
    ['garbage', JSON.stringify({ query: SIGN_IN })],
  ])('refuses a POST of %s', async (type, body) => {
    const answer = await post(url, body, { 'content-type': type, ...PREFLIGHT })
    expect([answer.status, firstCode(answer)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
    expect(calls).toEqual([])
  })

  it.each(['message/http', 'message/rfc822', 'image/png'])('refuses a GET of content type %s', async (type) => {
    const response = await fetch(`${url}/graphql?query=%7Bviewer%7Busername%7D%7D`, {
      headers: { 'content-type': type },
    })
    expect(response.status).toBe(415)
  })

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'])('refuses %s', async (method) => {
    const response = await fetch(`${url}/graphql`, { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST'])
  })

  it('refuses batches', async () => {
    const answer = await post(
      url,
      Array.from({ length: 1000 }, () => ({ query: '{ certificates { nodes { id } } }' })),
    )
    expect([answer.status, firstCode(answer)]).toEqual([400, 'BAD_REQUEST'])
    expect(calls).toEqual([])
  })

  it('refuses a body past the limit with 413', async () => {
    const start = performance.now()
    const answer = await post(url, { query: `{ echo(text: "${'x'.repeat(3 * 1024 * 1024)}") }` })
    expect([answer.status, firstCode(answer)]).toEqual([413, 'PAYLOAD_TOO_LARGE'])
    expect(performance.now() - start).toBeLessThan(1000)
  })

  it.each([
    ['nothing', ''],
    ['broken JSON', '{"query": '],
    ['a prototype to poison', '{"query": "{ viewer { username } }", "__proto__": {"isAdmin": true}}'],
    [
      'a constructor to poison',
      '{"query": "{ viewer { username } }", "variables": {"constructor": {"prototype": {"x": 1}}}}',
    ],
    ['a string', '"query"'],
    ['null', 'null'],
    ['a query that is no string', '{"query": {"kind": "Document"}}'],
    ['variables that are no object', '{"query": "{ viewer { username } }", "variables": []}'],
  ])('refuses %s as a body with 400', async (_what, body) => {
    const answer = await post(url, body)
    expect([answer.status, firstCode(answer)]).toEqual([400, 'BAD_REQUEST'])
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|at .*:\d+/)
  })

  it.each([
    [
      'in variables',
      `{"query": "query ($t: String) { echo(text: $t) }", "variables": {"t": ${nestedArrays(900_000)}}}`,
      'BAD_USER_INPUT',
    ],
    ['beside the query', `{"query": "{ nonsense }", "junk": ${nestedArrays(900_000)}}`, 'GRAPHQL_VALIDATION_FAILED'],
    ['as a poisoned prototype', `{"__proto__": ${nestedArrays(900_000)}}`, 'BAD_REQUEST'],
  ])('survives JSON nested 900,000 deep %s', async (_where, body, code) => {
    const answer = await post(url, body)
    expect([answer.status, firstCode(answer)]).toEqual([400, code])
    expect((await post(url, { query: '{ __typename }' })).status).toBe(200)
  })

  it('takes JSON in UTF-8', async () => {
    const answer = await post(
      url,
      { query: '{ echo(text: "žluť") }' },
      { 'content-type': 'application/json; charset=utf-8' },
    )
    expect(answer.body.data).toEqual({ echo: 'žluť' })
  })
})

describe('limits, as callers see them', () => {
  it.each([
    [`{ certificates { nodes ${'{ issuer '.repeat(50)}{ id }${'}'.repeat(50)} } }`, 'QUERY_TOO_DEEP'],
    [`{ ${Array.from({ length: 400 }, (_, index) => `a${index}: echo`).join(' ')} }`, 'TOO_MANY_ALIASES'],
    [
      `mutation { a: signIn(input: { username: "a", password: "b" }) { token } b: signIn(input: { username: "a", password: "c" }) { token } }`,
      'FIELD_REPEATED',
    ],
    ['{ certificates(first: 100) { nodes { replaces(first: 100) { nodes { id } } } } }', 'QUERY_TOO_COMPLEX'],
    [`{ ${'a '.repeat(100_000)} }`, 'GRAPHQL_PARSE_FAILED'],
    [`{ echo(text: "${'x'.repeat(1_000_000)}`, 'GRAPHQL_PARSE_FAILED'],
    ['{'.repeat(100_000), 'GRAPHQL_PARSE_FAILED'],
  ])('%.60s is refused as %s', async (query, code) => {
    await post(url, { query: '{ viewer { username } }' })
    const { value: answer, milliseconds } = await timedAsync(() => post(url, { query }))
    expect([answer.status, firstCode(answer), answer.body.errors?.length]).toEqual([400, code, 1])
    expect(milliseconds).toBeLessThan(250)
    expect(calls).toEqual([])
  })

  it('tell what was found and what is allowed', async () => {
    const answer = await post(url, {
      query: 'query ($n: Int) { certificates(first: $n) { nodes { id } } }',
      variables: { n: 1_000_000 },
    })
    expect(answer.body.errors?.[0]).toEqual({
      message:
        'The operation costs 1000001, at most 10000 is allowed. Ask for fewer items (first, last) or fewer levels.',
      extensions: { code: 'QUERY_TOO_COMPLEX', found: 1_000_001, maximum: DEFAULT_QUERY_LIMITS.cost },
    })
  })

  it('cap the list of errors and suggest no names', async () => {
    const unknown = Array.from({ length: 200 }, (_, index) => `viewe${index}`).join(' ')
    const many = await post(url, { query: `{ certificates { nodes { ${unknown} } } }` })
    expect(many.body.errors?.length).toBeLessThanOrEqual(DEFAULT_QUERY_LIMITS.errors + 1)
    const near = await post(url, { query: '{ viewr { name } }' })
    expect(near.body.errors?.[0]?.message).toBe('Cannot query field "viewr" on type "Query".')
    const input = await post(url, {
      query: 'mutation ($i: SignInInput!) { signIn(input: $i) { token } }',
      variables: { i: { usernam: 'a', username: 'a', password: 'b' } },
    })
    expect([input.status, firstCode(input)]).toEqual([400, 'BAD_USER_INPUT'])
    expect(input.body.errors?.[0]?.message).not.toMatch(/did you mean/i)
  })

  it.each([
    ['an array for a string', { text: ['a'] }],
    ['an object for a string', { text: { a: 1 } }],
    ['a number for a string', { text: 1 }],
  ])('answer %s in variables with BAD_USER_INPUT', async (_what, variables) => {
    const answer = await post(url, { query: 'query ($text: String) { echo(text: $text) }', variables })
    expect([answer.status, firstCode(answer)]).toEqual([400, 'BAD_USER_INPUT'])
  })
})

describe('introspection', () => {
  const introspection = getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true })

  it('is for those who are signed in, __typename for all', async () => {
    expect(firstCode(await post(url, { query: introspection }))).toBe('UNAUTHENTICATED')
    const answer = await post(url, { query: introspection }, await signedIn(url))
    expect([answer.status, answer.body.errors]).toEqual([200, undefined])
    expect((await post(url, { query: '{ __typename }' })).body).toEqual({ data: { __typename: 'Query' } })
  })

  it('can be opened to all or closed to all', async () => {
    const open = await startSampleServer({ introspection: { policy: 'public', isSignedIn } })
    const off = await startSampleServer({ introspection: { policy: 'off', isSignedIn } })
    try {
      expect((await post(open.url, { query: introspection })).status).toBe(200)
      expect(firstCode(await post(off.url, { query: introspection }, await signedIn(off.url)))).toBe(
        'INTROSPECTION_OFF',
      )
    } finally {
      await Promise.all([open.server.close(), off.server.close()])
    }
  })
})

describe('faults', () => {
  it('are masked, with the request id to quote', async () => {
    const answer = await post(url, { query: '{ broken }' }, { 'x-request-id': 'abc-123' })
    expect(answer.headers.get('x-request-id')).toBe('abc-123')
    expect(answer.body).toEqual({
      errors: [{ message: 'Internal error.', extensions: { code: 'INTERNAL', requestId: 'abc-123' } }],
      data: { broken: null },
    })
  })

  it.each(['a b', 'x'.repeat(65), '"}{', 'a_b'])('a request id such as %s is replaced', async (given) => {
    const answer = await post(url, { query: '{ viewer { username } }' }, { 'x-request-id': given })
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
  })

  it('a token that is not valid is answered with 401 and the scheme to use', async () => {
    const answer = await post(url, { query: '{ viewer { username } }' }, { authorization: 'Bearer nonsense' })
    expect([answer.status, firstCode(answer), answer.headers.get('www-authenticate')]).toEqual([
      401,
      'UNAUTHENTICATED',
      'Bearer',
    ])
  })

  it.each([
    ['a syntax error', { query: '{' }, 'GraphQLError', false],
    ['an invalid document', { query: '{ nonsense }' }, 'GraphQLError', false],
    [
      'a variable of the wrong type',
      { query: 'query ($t: String) { echo(text: $t) }', variables: { t: {} } },
      'GraphQLError',
      false,
    ],
    [
      'a variable its scalar refuses',
      { query: 'query ($t: Even) { even(number: $t) }', variables: { t: 3 } },
      'GraphQLError',
      false,
    ],
    ['a fault of a resolver', { query: '{ broken }' }, 'GraphQLError', true],
    ['a token that is not valid', { query: '{ viewer { username } }' }, 'RequestError', false],
  ])('%s reaches the formatter as what it is', async (what, body, name, hasOriginal) => {
    const seen: unknown[] = []
    const own = await startSampleServer({
      formatError: (formatted, error) => {
        seen.push(error)
        return formatted
      },
    })
    try {
      await post(own.url, body, what.includes('token') ? { authorization: 'Bearer nonsense' } : {})
    } finally {
      await own.server.close()
    }
    expect(seen.map((error) => (error instanceof Error ? error.name : error))).toEqual([name])
    expect(seen[0] instanceof GraphQLError && seen[0].originalError !== undefined).toBe(hasOriginal)
  })

  it('an unknown path is answered as JSON', async () => {
    const response = await fetch(`${url}/wp-admin`)
    expect([response.status, await response.json()]).toMatchObject([
      404,
      { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
    ])
  })
})

describe('headers', () => {
  it('keep answers out of caches, frames and type guessing', async () => {
    const { headers } = await post(url, { query: '{ viewer { username } }' })
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('x-powered-by')).toBeNull()
  })
})

describe('a server of its own', () => {
  let own: FastifyInstance | undefined
  async function start(options: SampleOptions): Promise<string> {
    const started = await startSampleServer(options)
    own = started.server
    return started.url
  }
  afterEach(async () => {
    await own?.close()
    own = undefined
  })

  it('tells health and readiness', async () => {
    let failure: Error | undefined
    const address = await start({
      ready: async () => {
        if (failure !== undefined) throw failure
      },
    })
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    expect((await fetch(`${address}/readyz`)).status).toBe(200)
    failure = new Error('connect ECONNREFUSED 10.0.0.1:5432')
    const response = await fetch(`${address}/readyz`)
    expect([response.status, await response.json()]).toEqual([503, { status: 'unavailable' }])
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
  })

  it('is not ready when the database does not answer in time', async () => {
    const address = await start({ ready: () => new Promise<void>(() => undefined), timeouts: { ready: 200 } })
    const begun = performance.now()
    expect((await fetch(`${address}/readyz`)).status).toBe(503)
    // Without being told it would wait for 2 seconds.
    expect(performance.now() - begun).toBeLessThan(1500)
  })

  it('counts operations by root field, of which callers cannot invent any', async () => {
    const registry = new Registry()
    const address = await start({ metrics: registry })
    await post(address, { query: 'query Invented { viewer { username } }' })
    await post(address, { query: '{ invented }' })
    await post(address, { query: '{ broken }' })
    await post(address, { query: '{ viewer { username } echo }' })
    const text = await (await fetch(`${address}/metrics`)).text()
    expect(text).toContain('graphql_operation_duration_seconds_count{type="query",field="viewer",outcome="ok"} 1')
    expect(text).toContain(
      'graphql_operation_duration_seconds_count{type="unknown",field="refused",outcome="failed"} 1',
    )
    expect(text).toContain('field="broken",outcome="partial"} 1')
    expect(text).toContain('field="several",outcome="ok"} 1')
    expect(text).toContain('graphql_errors_total{code="INTERNAL"} 1')
    expect(text).toContain('process_cpu_seconds_total')
    expect(text).not.toMatch(/invented/i)
  })

  it('writes one line for a request, without variables, tokens or query strings', async () => {
    const lines: string[] = []
    const address = await start({ logger: createLogger('debug', { write: (line) => lines.push(line) }) })
    await post(
      address,
      { query: 'query Name($text: String) { echo(text: $text) }', variables: { text: 'topsecret' } },
      { authorization: 'Bearer token-of-topsecret', cookie: 'a=topsecret', 'user-agent': 'x"}\n{"level":60' },
    ).catch(() => undefined)
    await post(address, { query: SIGN_IN })
    await post(address, { query: '{ broken }' }, { 'x-request-id': 'r-1' })
    await fetch(`${address}/graphql?query=%7Becho(text:%22topsecret%22)%7D`, { headers: PREFLIGHT })
    const text = lines.join('')
    expect(text).not.toMatch(/topsecret|correct horse|token-of/)
    const requests = lines.map((line) => JSON.parse(line)).filter((line) => line.msg === 'request')
    expect(requests.at(-1)).toMatchObject({
      status: 200,
      req: { method: 'GET', path: '/graphql' },
      operation: { type: 'query', field: 'echo' },
    })
    const fault = lines.map((line) => JSON.parse(line)).find((line) => line.msg === 'operation failed')
    expect([fault.requestId, fault.err.message]).toEqual(['r-1', expect.stringContaining('duplicate key')])
  })

  it('makes a context for each operation and releases it, also after a fault', async () => {
    const released: unknown[] = []
    const address = await start({ releaseContext: async (context) => void released.push(context) })
    await post(address, { query: '{ viewer { username } }' })
    await post(address, { query: '{ broken }' })
    await post(address, { query: '{ nonsense }' })
    await post(address, { query: '{ viewer { username } }' }, { authorization: 'Bearer nonsense' })
    expect(released).toEqual([{ userName: null }, { userName: null }, { userName: null }])
  })

  it('limits requests by address, health checks excepted', async () => {
    const address = await start({ requestsPerMinute: 3 })
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => post(address, { query: '{ viewer { username } }' })),
    )
    const refused = answers.filter((answer) => answer.status === 429)
    expect(refused.length).toBe(2)
    expect(refused.map(firstCode)).toEqual(['RATE_LIMITED', 'RATE_LIMITED'])
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
  })

  it('does not believe X-Forwarded-For unless told to', async () => {
    const address = await start({ requestsPerMinute: 1 })
    const statuses = []
    for (const client of ['192.0.2.1', '192.0.2.2']) {
      statuses.push((await post(address, { query: '{ viewer { username } }' }, { 'x-forwarded-for': client })).status)
    }
    expect(statuses).toEqual([200, 429])
  })

  it('cuts connections that send their headers or their body too slowly, and serves others meanwhile', async () => {
    const address = await start({ timeouts: { headers: 300, request: 600, check: 100 } })
    const port = Number(new URL(address).port)
    const closed = Array.from({ length: 50 }, async (_, index) => {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => undefined)
      const isBody = index % 2 === 0
      socket.write(
        isBody
          ? 'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{'
          : 'GET /graphql HTTP/1.1\r\n',
      )
      const drip = setInterval(() => socket.write(isBody ? ' ' : 'X-A: b\r\n'), 100)
      socket.resume()
      await once(socket, 'close')
      clearInterval(drip)
    })
    const begun = performance.now()
    const { value: answer, milliseconds } = await timedAsync(() => post(address, { query: '{ viewer { username } }' }))
    expect(answer.status).toBe(200)
    expect(milliseconds).toBeLessThan(500)
    await Promise.all(closed)
    expect(performance.now() - begun).toBeLessThan(5000)
  })

  it('lets requests in flight finish when it closes, and takes no new ones', async () => {
    const address = await start({})
    const inFlight = post(address, { query: '{ slow(milliseconds: 400) }' })
    await expect.poll(() => calls).toContain('slow')
    const closing = own?.close()
    await expect(fetch(`${address}/healthz`)).rejects.toThrow('fetch failed')
    expect((await inFlight).body).toEqual({ data: { slow: 'done' } })
    const answered = performance.now()
    await closing
    expect(performance.now() - answered).toBeLessThan(1000)
  })

  it('cuts requests in flight that do not finish within the grace', async () => {
    const address = await start({ timeouts: { grace: 200 } })
    const inFlight = post(address, { query: '{ slow(milliseconds: 20000) }' }).then(
      () => 'answered',
      () => 'cut',
    )
    await expect.poll(() => calls).toContain('slow')
    const begun = performance.now()
    await own?.close()
    expect(await inFlight).toBe('cut')
    expect(performance.now() - begun).toBeLessThan(3000)
  })
})

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:1:2:ffff::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s counts as %s for the rate limit', (ip, key) => {
  expect(rateLimitKey({ ip })).toBe(key)
})

function nestedArrays(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth)
}
