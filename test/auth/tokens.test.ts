import { createHmac, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { SessionTokenError, SessionTokens } from '../../src/auth/tokens.ts'
import { RequestError } from '../../src/errors.ts'

const START = Date.parse('2026-03-01T12:00:00Z')
const secret = randomBytes(32)
const user = { userId: '0190a000-0000-7000-8000-000000000001', tokenVersion: 3 }

function setUp(lifetimeSeconds = 3600) {
  let now = START
  const tokens = new SessionTokens({ secret, clock: () => new Date(now), lifetimeSeconds })
  return { tokens, at: (seconds: number) => (now = START + seconds * 1000) }
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const hmac = (input: string, hash = 'sha256', key: string | Buffer = secret): string =>
  createHmac(hash, key).update(input).digest('base64url')

const HEADER = { alg: 'HS256', typ: 'JWT' }
const now = START / 1000
const CLAIMS = { ver: 3, iss: 'indri', aud: 'indri-api', sub: user.userId, jti: 'a', iat: now, exp: now + 3600 }

/** A token signed with the right key, whatever it says. */
function signed(header: unknown, claims: unknown, hash = 'sha256'): string {
  const input = `${encode(header)}.${encode(claims)}`
  return `${input}.${hmac(input, hash)}`
}

async function refusal(token: string, tokens = setUp().tokens): Promise<string> {
  const error = await tokens.verify(token).then(
    () => 'The token was taken.',
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof SessionTokenError)) throw new Error(`Expected a refusal, got ${String(error)}`)
  expect(error).toBeInstanceOf(RequestError)
  expect(error.code).toBe('UNAUTHENTICATED')
  return error.reason
}

describe('a session token', () => {
  it('says who signed in, when, until when, and under which token version', async () => {
    const { tokens } = setUp()
    const { token, tokenId, expiresAt } = await tokens.issue(user)
    expect(await tokens.verify(token)).toEqual({
      userId: user.userId,
      tokenVersion: 3,
      tokenId,
      issuedAt: new Date(START),
      expiresAt,
    })
    expect(expiresAt).toEqual(new Date(START + 3_600_000))
  })

  it('is the one that a hand-made right one is compared with below', async () => {
    expect((await setUp().tokens.verify(signed(HEADER, CLAIMS))).userId).toBe(user.userId)
  })

  it('lasts to its second of expiry and not longer', async () => {
    const { tokens, at } = setUp(60)
    const { token } = await tokens.issue(user)
    at(59.999)
    await tokens.verify(token)
    at(60)
    expect(await refusal(token, tokens)).toBe('expired')
    at(100_000)
    expect(await refusal(token, tokens)).toBe('expired')
  })

  it('is taken by a server whose clock is a few seconds behind, not by one a minute behind', async () => {
    const { tokens, at } = setUp()
    const { token } = await tokens.issue(user)
    at(-4)
    await tokens.verify(token)
    at(-60)
    expect(await refusal(token, tokens)).toBe('invalid')
  })

  it('of another secret is refused', async () => {
    const other = new SessionTokens({ secret: randomBytes(32), clock: () => new Date(START), lifetimeSeconds: 60 })
    expect(await refusal((await other.issue(user)).token)).toBe('invalid')
  })

  it('is refused with any one character changed', async () => {
    const { tokens } = setUp()
    const { token } = await tokens.issue(user)
    for (let index = 0; index < token.length; index += 1) {
      const other = token[index] === 'A' ? 'B' : 'A'
      expect(await refusal(token.slice(0, index) + other + token.slice(index + 1), tokens)).toBe('invalid')
    }
  })

  it('has one spelling of its signature', async () => {
    const { token } = await setUp().tokens.issue(user)
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const last = alphabet.indexOf(token.at(-1) ?? '')
    // The last of 43 characters has two spare bits, which decoders ignore.
    expect(last % 4).toBe(0)
    for (const spare of [1, 2, 3]) await refusal(token.slice(0, -1) + alphabet[last + spare])
    for (const end of ['=', '==', ' ', '\n', '.']) await refusal(token + end)
  })
})

describe('what the header says changes nothing', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const jwk = { kty: 'oct', k: Buffer.from('attacker').toString('base64url') }

  it.each(['none', 'None', 'nOnE', 'NONE', ''])('alg %j, with and without a signature', async (alg) => {
    const input = `${encode({ alg, typ: 'JWT' })}.${encode(CLAIMS)}`
    for (const signature of ['', hmac(input), 'AAAA']) expect(await refusal(`${input}.${signature}`)).toBe('invalid')
    expect(await refusal(input)).toBe('invalid')
  })

  it.each([
    ['HS384', 'sha384'],
    ['HS512', 'sha512'],
    ['HS256', 'sha512'],
    ['HS512', 'sha256'],
    ['hs256', 'sha256'],
  ])('alg %s signed by %s with the right key', async (alg, hash) => {
    expect(await refusal(signed({ alg, typ: 'JWT' }, CLAIMS, hash))).toBe('invalid')
  })

  it('RS256 of a stranger, and HS256 keyed with a public key', async () => {
    const input = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(CLAIMS)}`
    const signature = createSign('sha256').update(input).sign(privateKey, 'base64url')
    expect(await refusal(`${input}.${signature}`)).toBe('invalid')
    const confused = `${encode(HEADER)}.${encode(CLAIMS)}`
    expect(await refusal(`${confused}.${hmac(confused, 'sha256', pem)}`)).toBe('invalid')
    expect(await refusal(`${confused}.${hmac(confused, 'sha256', '')}`)).toBe('invalid')
  })

  it.each([
    ['jwk', { ...HEADER, jwk }],
    ['jku', { ...HEADER, jku: 'https://attacker.example/keys' }],
    ['x5u', { ...HEADER, x5u: 'https://attacker.example/chain' }],
    ['x5c', { ...HEADER, x5c: ['MIIB'] }],
    ['kid as a path', { ...HEADER, kid: '../../dev/null' }],
    ['kid as SQL', { ...HEADER, kid: "' UNION SELECT 'x" }],
    ['crit', { ...HEADER, crit: ['exp'], exp: 1 }],
    ['crit of b64', { ...HEADER, crit: ['b64'], b64: false }],
    ['b64', { ...HEADER, b64: false }],
    ['zip', { ...HEADER, zip: 'DEF' }],
    ['another type', { alg: 'HS256', typ: 'at+jwt' }],
    ['no type', { alg: 'HS256' }],
    ['another order', { typ: 'JWT', alg: 'HS256' }],
    ['an encrypted token', { alg: 'dir', enc: 'A256GCM' }],
    ['a list', [HEADER]],
    ['nothing', null],
  ])('%s, signed with the right key', async (_, header) => {
    expect(await refusal(signed(header, CLAIMS))).toBe('invalid')
  })
})

describe('claims signed with the right key but not ours', () => {
  const without = (name: keyof typeof CLAIMS) => ({ ...CLAIMS, [name]: undefined })

  it.each([
    ['no expiry', without('exp')],
    ['no issue time', without('iat')],
    ['no issuer', without('iss')],
    ['no audience', without('aud')],
    ['no subject', without('sub')],
    ['no id', without('jti')],
    ['no version', without('ver')],
    ['another issuer', { ...CLAIMS, iss: 'lemur' }],
    ['another audience', { ...CLAIMS, aud: 'other' }],
    ['a list of audiences', { ...CLAIMS, aud: ['indri-api', 'other'] }],
    ['not before the future', { ...CLAIMS, nbf: now + 100 }],
    ['issued in the future', { ...CLAIMS, iat: now + 100 }],
    ['issued longer ago than sessions last', { ...CLAIMS, iat: now - 4000 }],
    ['an expiry as text', { ...CLAIMS, exp: String(now + 3600) }],
    ['a fractional expiry', { ...CLAIMS, exp: now + 0.5 }],
    ['a version as text', { ...CLAIMS, ver: '3' }],
    ['an empty subject', { ...CLAIMS, sub: '' }],
    ['a subject that is no text', { ...CLAIMS, sub: { $ne: null } }],
    ['roles', { ...CLAIMS, roles: ['admin'] }],
    ['a list', [CLAIMS]],
    ['nothing', null],
  ])('%s', async (name, claims) => {
    expect(await refusal(signed(HEADER, claims))).toBe(
      name === 'issued longer ago than sessions last' ? 'expired' : 'invalid',
    )
  })

  it('expired', async () => {
    expect(await refusal(signed(HEADER, { ...CLAIMS, iat: now - 60, exp: now - 1 }))).toBe('expired')
  })
})

it.each(['', '.', '..', 'a.b.c', `${encode(HEADER)}..`, `${'a'.repeat(100_000)}.b.c`, '\0', 'indri_abcdefgh_x'])(
  'text that is no token is refused (%#)',
  async (text) => {
    expect(await refusal(text)).toBe('invalid')
  },
)

it('a short secret is refused', () => {
  const options = { clock: () => new Date(START), lifetimeSeconds: 60 }
  expect(() => new SessionTokens({ ...options, secret: randomBytes(31) })).toThrow(RangeError)
})
