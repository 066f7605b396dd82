// A real OpenID provider on a free port of 127.0.0.1, and a browser that signs in at it as whoever the test says.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHash, randomBytes } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose'
import { Provider, type ProviderContext } from 'oidc-provider'

export interface Person {
  readonly preferred_username?: string
  readonly email?: string
  readonly email_verified?: boolean
  readonly groups?: readonly string[]
}

export interface OpenIdProvider {
  readonly issuer: string
  /** By subject; what is changed here holds from the next sign-in on. */
  readonly people: Map<string, Person>
  /** Who signs in when a browser is asked to. */
  signsIn: string
  /** Public keys, of RS256 and ES256. */
  readonly keys: readonly JWK[]
  /** The PKCE verifiers that were sent to it. */
  readonly verifiers: string[]
  /** An access token for the audience, as a JWT, got by signing in to another client. */
  accessToken(): Promise<string>
  /** Any claims, signed with the provider's own RS256 key. */
  sign(claims: JWTPayload): Promise<string>
  close(): Promise<void>
}

export const CLIENT = { id: 'indri', secret: 'a secret of the test client, long enough' }
export const AUDIENCE = 'urn:indri:api'
const TOOL = { id: 'tool', redirectUri: 'http://127.0.0.1:9/back' }

export async function startOpenIdProvider(redirectUri: string): Promise<OpenIdProvider> {
  const rsa = await signingKey('RS256')
  const ec = await signingKey('ES256')
  const state = { signsIn: '' }
  const people = new Map<string, Person>()
  const verifiers: string[] = []
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/login/') === true) {
      void provider.interactionFinished(request, response, { login: { accountId: state.signsIn } })
      return
    }
    request.on('data', (chunk: Buffer) => {
      const verifier = new URLSearchParams(chunk.toString()).get('code_verifier')
      if (verifier !== null) verifiers.push(verifier)
    })
    callback(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    ...configuration(redirectUri, people),
    jwks: { keys: [rsa.privateJwk, ec.privateJwk] },
  })
  const callback = provider.callback()
  return {
    issuer,
    people,
    verifiers,
    keys: [rsa.publicJwk, ec.publicJwk],
    get signsIn() {
      return state.signsIn
    },
    set signsIn(subject: string) {
      state.signsIn = subject
    },
    accessToken: () => accessToken(issuer),
    sign: (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'key-RS256' }).sign(rsa.privateKey),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function configuration(redirectUri: string, people: ReadonlyMap<string, Person>): object {
  return {
    clients: [
      { client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] },
      { client_id: TOOL.id, token_endpoint_auth_method: 'none', redirect_uris: [TOOL.redirectUri] },
    ],
    claims: {
      openid: ['sub'],
      profile: ['preferred_username', 'groups'],
      email: ['email', 'email_verified'],
    },
    cookies: { keys: ['of the test'] },
    ttl: { Session: 600, Grant: 600, Interaction: 600, AccessToken: 600, IdToken: 600 },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          scope: 'api',
          audience: AUDIENCE,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    interactions: { url: (_context: unknown, interaction: { uid: string }) => `/login/${interaction.uid}` },
    findAccount: (_context: unknown, subject: string) => ({
      accountId: subject,
      claims: () => ({ sub: subject, ...people.get(subject) }),
    }),
    extraTokenClaims: (_context: unknown, token: { accountId: string }) => ({ ...people.get(token.accountId) }),
    async loadExistingGrant({ oidc }: ProviderContext) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
      grant.addOIDCScope('openid profile email')
      grant.addResourceScope(AUDIENCE, 'api')
      await grant.save()
      return grant
    },
  }
}

type SigningKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey']

async function signingKey(alg: string): Promise<{ privateKey: SigningKey; privateJwk: JWK; publicJwk: JWK }> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  const facts = { kid: `key-${alg}`, alg, use: 'sig' }
  return {
    privateKey,
    privateJwk: { ...(await exportJWK(privateKey)), ...facts },
    publicJwk: { ...(await exportJWK(publicKey)), ...facts },
  }
}

async function accessToken(issuer: string): Promise<string> {
  const verifier = randomBytes(32).toString('base64url')
  const query = new URLSearchParams({
    client_id: TOOL.id,
    response_type: 'code',
    redirect_uri: TOOL.redirectUri,
    scope: 'openid api',
    resource: AUDIENCE,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const back = await new Browser().follow(`${issuer}/auth?${query}`, TOOL.redirectUri)
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: TOOL.id,
      code: new URL(back).searchParams.get('code') ?? '',
      redirect_uri: TOOL.redirectUri,
      code_verifier: verifier,
      resource: AUDIENCE,
    }),
  })
  const answer = (await response.json()) as { access_token?: string }
  if (answer.access_token === undefined) throw new Error(`no access token: ${JSON.stringify(answer)}`)
  return answer.access_token
}

/** Follows redirects by hand, with cookies by origin. */
export class Browser {
  readonly #cookies = new Map<string, Map<string, string>>()

  /** Goes on until it is sent to an address that begins with `until`, which is returned and not visited. */
  async follow(from: string, until: string): Promise<string> {
    let url = from
    for (let step = 0; step < 10; step++) {
      if (step > 0 && url.startsWith(until)) return url
      const response = await this.get(url)
      const location = response.headers.get('location')
      if (location === null) throw new Error(`${url} ended with ${response.status}: ${await response.text()}`)
      url = new URL(location, url).href
    }
    throw new Error(`too many redirects from ${from}`)
  }

  async get(url: string): Promise<Response> {
    const { origin } = new URL(url)
    const jar = this.#cookies.get(origin) ?? new Map<string, string>()
    this.#cookies.set(origin, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const split = pair.indexOf('=')
      const value = pair.slice(split + 1)
      if (value === '') jar.delete(pair.slice(0, split))
      else jar.set(pair.slice(0, split), value)
    }
    return response
  }
}
