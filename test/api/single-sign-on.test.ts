import { createHash, randomBytes, createPublicKey } from 'node:crypto'
import { createServer } from 'node:net'
import { generateKeyPair, type JWK, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Client } from '../kit/client.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import { AUDIENCE, Browser, CLIENT, type OpenIdProvider, startOpenIdProvider } from '../kit/openid-provider.ts'
import { type Service, startService } from '../kit/service.ts'

const Exchange = graphql(`
  mutation Exchange($input: ExchangeSignInCodeInput!) {
    exchangeSignInCode(input: $input) {
      token
      user {
        id
        username
        email
      }
      userErrors {
        code
      }
    }
  }
`)

const Me = graphql(`
  query Me {
    viewer {
      id
      username
      email
      identityProviderSubject
      roles {
        name
        builtIn
        managedByIdentityProvider
      }
    }
  }
`)

const Change = graphql(`
  mutation ChangeUser($input: UpdateUserInput!) {
    updateUser(input: $input) {
      user {
        id
        active
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const RoleNamed = graphql(`
  query RoleNamed($search: String!) {
    roles(filter: { search: $search }) {
      nodes {
        id
        name
      }
    }
  }
`)

const SetMembers = graphql(`
  mutation SetMembers($input: UpdateRoleInput!) {
    updateRole(input: $input) {
      userErrors {
        code
        path
      }
    }
  }
`)

const SignOut = graphql(`
  mutation SignOut($input: SignOutEverywhereInput!) {
    signOutEverywhere(input: $input) {
      userErrors {
        code
      }
    }
  }
`)

const clock = new FakeClock()
let provider: OpenIdProvider
let service: Service
let callback: string

beforeAll(async () => {
  const port = await freePort()
  callback = `http://127.0.0.1:${port}/auth/oidc/callback`
  provider = await startOpenIdProvider(callback)
  service = await startService({
    clock: clock.now,
    env: {
      PORT: String(port),
      INDRI_PUBLIC_URL: `http://127.0.0.1:${port}`,
      INDRI_OIDC_ISSUER: provider.issuer,
      INDRI_OIDC_CLIENT_ID: CLIENT.id,
      INDRI_OIDC_CLIENT_SECRET: CLIENT.secret,
      INDRI_OIDC_AUDIENCE: AUDIENCE,
      INDRI_OIDC_ROLE_MAP: 'pki-admins=admin,pki-web=web@example.org,pki-web=web operators',
    },
  })
})
afterAll(async () => {
  await service.close()
  await provider.close()
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

interface Return {
  readonly code: string | null
  readonly error: string | null
  readonly verifier: string
}

/** What a browser does, up to the page it comes back to. */
async function goThere(subject: string, browser = new Browser()): Promise<Return> {
  provider.signsIn = subject
  const verifier = randomBytes(32).toString('base64url')
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const back = await browser.follow(
    `${service.url}/auth/oidc/start?challenge=${challenge}`,
    `${service.url}/graphiql#sign-in`,
  )
  const fragment = new URLSearchParams(new URL(back).hash.slice(1))
  return { code: fragment.get('sign-in-code'), error: fragment.get('sign-in-error'), verifier }
}

async function exchange({ code, verifier }: Pick<Return, 'code' | 'verifier'>) {
  const { exchangeSignInCode } = await service.anonymous.data(Exchange, { input: { code: code ?? '', verifier } })
  return exchangeSignInCode
}

async function signIn(subject: string): Promise<Client> {
  const back = await goThere(subject)
  if (back.code === null) throw new Error(`refused: ${back.error}`)
  const { token, userErrors } = await exchange(back)
  if (token == null) throw new Error(JSON.stringify(userErrors))
  return new Client(service.url, token, null)
}

async function rolesOf(client: Client): Promise<string[]> {
  return ((await client.data(Me, {})).viewer?.roles ?? []).map((role) => role.name)
}

function person(name: string, groups: readonly string[] = []) {
  return { preferred_username: name, email: `${name}@people.example`, email_verified: true, groups }
}

const bearer = (token: string) => new Client(service.url, token, null)

describe('signing in by the identity provider', () => {
  it('makes the user at first sight, and gives the roles of the mapped groups and of no others', async () => {
    provider.people.set('sub-ada', person('ada', ['pki-web', 'admin', 'auditor', 'strangers']))
    const ada = await signIn('sub-ada')
    const { viewer } = await ada.data(Me, {})
    expect(viewer).toMatchObject({ username: 'ada', email: 'ada@people.example', identityProviderSubject: 'sub-ada' })
    expect(viewer?.roles).toEqual([
      { name: 'web operators', builtIn: false, managedByIdentityProvider: true },
      { name: 'web@example.org', builtIn: false, managedByIdentityProvider: true },
    ])
    expect(provider.verifiers.at(-1)).toMatch(/^[A-Za-z0-9_-]{43,128}$/)
  })

  it('is the same user the next time, though name and address have changed at the provider', async () => {
    const before = (await (await signIn('sub-ada')).data(Me, {})).viewer
    provider.people.set('sub-ada', { ...person('ada.l', ['pki-web']), email: 'ada.l@people.example' })
    expect((await (await signIn('sub-ada')).data(Me, {})).viewer?.id).toBe(before?.id)
  })

  it('takes roles away with the groups, and leaves those an admin gave here', async () => {
    provider.people.set('sub-ben', person('ben', ['pki-admins', 'pki-web']))
    const ben = await signIn('sub-ben')
    expect(await rolesOf(ben)).toEqual(['admin', 'web operators', 'web@example.org'])
    const [auditor] = (await service.admin.data(RoleNamed, { search: 'auditor' })).roles?.nodes ?? []
    const id = (await ben.data(Me, {})).viewer?.id ?? ''
    await service.admin.data(SetMembers, { input: { id: auditor?.id ?? '', userIds: [id] } })
    provider.people.set('sub-ben', person('ben', []))
    expect(await rolesOf(await signIn('sub-ben'))).toEqual(['auditor'])
    expect(await rolesOf(ben)).toEqual(['auditor'])
  })

  it('leaves no way to change by hand who is in a role that the provider decides on', async () => {
    const [role] = (await service.admin.data(RoleNamed, { search: 'web operators' })).roles?.nodes ?? []
    const { updateRole } = await service.admin.data(SetMembers, { input: { id: role?.id ?? '', userIds: [] } })
    expect(updateRole?.userErrors).toEqual([{ code: 'UNSUPPORTED', path: ['userIds'] }])
  })

  it('does not let a disabled user sign in again through single sign-on', async () => {
    provider.people.set('sub-cid', person('cid', ['pki-admins']))
    const cid = await signIn('sub-cid')
    const id = (await cid.data(Me, {})).viewer?.id ?? ''
    await service.admin.data(Change, { input: { id, active: false } })
    const back = await goThere('sub-cid')
    expect(back).toMatchObject({ code: null, error: 'This user may not sign in any more.' })
    expect(await cid.errorCode(Me, {})).toBe('UNAUTHENTICATED')
    expect(await bearer(await provider.accessToken()).errorCode(Me, {})).toBe('UNAUTHENTICATED')
  })

  it('links nobody by name or address alone, and does by the subject that an admin gives', async () => {
    const local = await service.user('dora')
    provider.people.set('sub-dora', person('dora'))
    expect((await goThere('sub-dora')).error).toContain('another user with this username')
    provider.people.set('sub-dora-2', { ...person('dora2'), email: 'dora@people.example' })
    expect((await goThere('sub-dora-2')).error).toContain('another user with this email')
    const id = (await local.data(Me, {})).viewer?.id ?? ''
    await service.admin.data(Change, { input: { id, identityProviderSubject: 'sub-dora' } })
    expect((await (await signIn('sub-dora')).data(Me, {})).viewer?.id).toBe(id)
  })

  it('makes nobody whose address the provider does not vouch for', async () => {
    provider.people.set('sub-eve', { ...person('eve'), email_verified: false })
    expect((await goThere('sub-eve')).error).toContain('did not vouch')
  })
})

describe('the way back from the identity provider', () => {
  it('gives a code that is good once', async () => {
    const back = await goThere('sub-ada')
    expect((await exchange(back)).token).toBeTypeOf('string')
    expect(await exchange(back)).toMatchObject({ token: null, userErrors: [{ code: 'INVALID_CREDENTIALS' }] })
  })

  it('gives a code that is of no use to whoever reads it from the address', async () => {
    const back = await goThere('sub-ada')
    const verifier = randomBytes(32).toString('base64url')
    expect(await exchange({ ...back, verifier })).toMatchObject({ token: null })
  })

  it('gives a code that is good for a minute', async () => {
    const back = await goThere('sub-ada')
    clock.advance({ seconds: 61 })
    expect(await exchange(back)).toMatchObject({ token: null })
  })

  it('takes no return that this browser did not set out for', async () => {
    provider.signsIn = 'sub-ada'
    const victim = new Browser()
    const challenge = 'A'.repeat(43)
    const back = await new Browser().follow(`${service.url}/auth/oidc/start?challenge=${challenge}`, callback)
    const answer = await victim.get(back)
    expect(decodeURIComponent(answer.headers.get('location') ?? '')).toContain(
      'sign-in-error=This sign-in was not begun',
    )
    await victim.get(`${service.url}/auth/oidc/start?challenge=${challenge}`)
    const other = await victim.get(back)
    expect(decodeURIComponent(other.headers.get('location') ?? '')).toContain('did not confirm')
  })

  it('keeps the cookie from scripts and from other sites', async () => {
    const answer = await fetch(`${service.url}/auth/oidc/start?challenge=${'A'.repeat(43)}`, { redirect: 'manual' })
    expect(answer.headers.get('set-cookie')).toMatch(/; Path=\/auth\/oidc; Max-Age=600; HttpOnly; SameSite=Lax$/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const location = new URL(answer.headers.get('location') ?? '')
    expect(location.searchParams.get('code_challenge_method')).toBe('S256')
    expect((await fetch(`${service.url}/auth/oidc/start?challenge=x`, { redirect: 'manual' })).status).toBe(400)
  })
})

const seconds = () => Math.floor(clock.now().getTime() / 1000)

const claims = () => ({ iss: provider.issuer, aud: AUDIENCE, sub: 'sub-ada', iat: seconds(), exp: seconds() + 300 })

describe("the provider's access tokens", () => {
  it('stand for the user that the subject is linked to, with the rights of now', async () => {
    provider.signsIn = 'sub-ada'
    const tool = bearer(await provider.accessToken())
    expect((await tool.data(Me, {})).viewer).toMatchObject({ username: 'ada' })
    expect(await rolesOf(tool)).toEqual(['web operators', 'web@example.org'])
  })

  it('do not bring back a role by being older than the last sign-in', async () => {
    provider.people.set('sub-fay', person('fay', ['pki-web']))
    provider.signsIn = 'sub-fay'
    const old = await provider.accessToken()
    expect(await rolesOf(bearer(old))).toEqual(['web operators', 'web@example.org'])
    provider.people.set('sub-fay', person('fay', []))
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect(await rolesOf(await signIn('sub-fay'))).toEqual([])
    expect(await rolesOf(bearer(old))).toEqual([])
  })

  it('end with signing out everywhere', async () => {
    provider.signsIn = 'sub-ada'
    const tool = bearer(await provider.accessToken())
    const session = await signIn('sub-ada')
    expect((await tool.data(Me, {})).viewer?.username).toBe('ada')
    await session.data(SignOut, { input: {} })
    expect(await tool.errorCode(Me, {})).toBe('UNAUTHENTICATED')
    expect(await session.errorCode(Me, {})).toBe('UNAUTHENTICATED')
  })

  it("are taken by the provider's keys only: the algorithm is pinned by the key and never read from the token", async () => {
    // Past the moment up to which sub-ada was signed out, so that nothing but the signature can be wrong.
    clock.advance({ seconds: 2 })
    const publicKey = createPublicKey({ key: provider.keys[0] as JWK, format: 'jwk' } as never)
    const confused = new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'key-RS256' })
    const pem = Buffer.from(publicKey.export({ format: 'pem', type: 'spki' }))
    const none = [{ alg: 'none' }, claims()].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    const own = await generateKeyPair('RS256')
    const forged = new SignJWT(claims()).setProtectedHeader({ alg: 'RS256', kid: 'key-RS256' })
    const tokens = [await confused.sign(pem), `${none.join('.')}.`, await forged.sign(own.privateKey)]
    for (const token of tokens) expect(await bearer(token).errorCode(Me, {})).toBe('UNAUTHENTICATED')
    const genuine = bearer(await provider.sign(claims()))
    expect((await genuine.data(Me, {})).viewer?.username).toBe('ada')
  })

  it.each([
    ['another audience', { aud: 'urn:another:api' }],
    ['another issuer', { iss: 'https://elsewhere.example' }],
    ['no subject', { sub: undefined }],
    ['no end', { exp: undefined }],
    ['an end in the past', { exp: 1 }],
  ])('are refused with %s', async (_what, change) => {
    const token = await provider.sign({ ...claims(), ...change } as never)
    expect(await bearer(token).errorCode(Me, {})).toBe('UNAUTHENTICATED')
  })

  it('end when their time is up', async () => {
    provider.people.set('sub-gus', person('gus'))
    provider.signsIn = 'sub-gus'
    const token = await provider.accessToken()
    expect((await bearer(token).data(Me, {})).viewer?.username).toBe('gus')
    clock.advance({ minutes: 20 })
    expect(await bearer(token).errorCode(Me, {})).toBe('UNAUTHENTICATED')
  })
})
