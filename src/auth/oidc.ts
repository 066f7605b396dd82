// The configured OpenID provider: where it is, how a sign-in by it begins and ends, and whether a token is one of its own.

import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { Clock } from '../clock.ts'
import { RequestError } from '../errors.ts'

export interface OidcSettings {
  readonly issuer: string
  readonly clientId: string
  /** Null for a public client, which has PKCE alone. */
  readonly clientSecret: string | null
  /** Audience of access tokens that are taken as bearer tokens; null takes none. */
  readonly audience: string | null
  /** By space. */
  readonly scopes: string
  /** A claim, or a path of claims by dots. */
  readonly groupsClaim: string
  readonly redirectUri: string
  readonly clock: Clock
}

/** What the provider says of somebody, once it is known to be the provider that says it. */
export interface ProviderClaims {
  readonly issuer: string
  readonly subject: string
  readonly username: string | null
  readonly email: string | null
  /** False only where the provider says so. */
  readonly emailVerified: boolean
  /** Null when it says nothing of groups. */
  readonly groups: readonly string[] | null
  readonly issuedAt: Date
  readonly tokenId: string | null
}

/** What has to be remembered, in the browser's own cookie, until it comes back. */
export interface OidcTransaction {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

/**
 * A key belongs to one of these by its own type (RFC 8725 section 3.1): none of them can be computed from a public key, and
 * jose takes no RSA key for ES256 nor the other way round. A key that names its algorithm is used for no other.
 */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']
/** RFC 9068 section 2.1, and what providers write that do not follow it. */
const TOKEN_TYPES = new Set(['at+jwt', 'application/at+jwt', 'jwt'])
const TIMEOUT_SECONDS = 10
const CLOCK_SKEW_SECONDS = 5

export class OidcProvider {
  readonly issuer: string
  readonly #settings: OidcSettings
  #configuration: Promise<Configuration> | null = null
  #keys: JWTVerifyGetKey | null = null

  constructor(settings: OidcSettings) {
    this.issuer = settings.issuer
    this.#settings = settings
  }

  /** Where to send the browser, and what to keep until it is back. @throws RequestError UNAVAILABLE */
  async begin(): Promise<{ location: string; transaction: OidcTransaction }> {
    const configuration = await this.#discover()
    const transaction = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() }
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: this.#settings.redirectUri,
      scope: this.#settings.scopes,
      state: transaction.state,
      nonce: transaction.nonce,
      code_challenge: await calculatePKCECodeChallenge(transaction.codeVerifier),
      code_challenge_method: 'S256',
    })
    return { location: url.href, transaction }
  }

  /**
   * Who came back.
   * @param search the query of the address the browser came back to
   * @throws Error for whatever does not fit: state, nonce, code, issuer, audience, signature
   */
  async finish(search: string, transaction: OidcTransaction): Promise<ProviderClaims> {
    const configuration = await this.#discover()
    const tokens = await authorizationCodeGrant(configuration, new URL(search, this.#settings.redirectUri), {
      pkceCodeVerifier: transaction.codeVerifier,
      expectedState: transaction.state,
      expectedNonce: transaction.nonce,
      idTokenExpected: true,
    })
    const identity = tokens.claims()
    if (identity === undefined) throw new Error('The provider sent no ID token.')
    const more =
      configuration.serverMetadata().userinfo_endpoint === undefined
        ? {}
        : await fetchUserInfo(configuration, tokens.access_token, identity.sub)
    const claims = this.#read({ ...more, ...identity })
    // Here the provider has been asked for everything: what it does not say is not so.
    return { ...claims, groups: claims.groups ?? [] }
  }

  /** Whether the token says that it comes from this provider and such tokens are taken; nothing is checked yet. */
  claims(token: string): boolean {
    if (this.#settings.audience === null) return false
    try {
      return decodeJwt(token).iss === this.issuer
    } catch {
      return false
    }
  }

  /**
   * What a bearer token says, once signature, issuer, audience and times are checked.
   * @throws RequestError UNAUTHENTICATED, or UNAVAILABLE when the provider's keys cannot be had
   */
  async verify(token: string): Promise<ProviderClaims> {
    const { audience, clock } = this.#settings
    if (audience === null) throw invalid()
    const keys = await this.#keySet()
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        algorithms: ALGORITHMS,
        issuer: this.issuer,
        audience,
        requiredClaims: ['sub', 'iat', 'exp'],
        clockTolerance: CLOCK_SKEW_SECONDS,
        currentDate: clock(),
      })
      if (protectedHeader.typ !== undefined && !TOKEN_TYPES.has(protectedHeader.typ.toLowerCase())) throw invalid()
      return this.#read(payload)
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new RequestError('UNAUTHENTICATED', 'The access token has expired.')
      if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)) throw invalid()
      throw error instanceof RequestError ? error : unavailable(error)
    }
  }

  async #keySet(): Promise<JWTVerifyGetKey> {
    if (this.#keys !== null) return this.#keys
    const uri = (await this.#discover()).serverMetadata().jwks_uri
    if (uri === undefined) throw unavailable(new Error('The provider publishes no keys.'))
    const url = new URL(uri)
    if (url.protocol !== 'https:' && !isInsecure(this.issuer)) throw unavailable(new Error(`not https: ${uri}`))
    this.#keys = createRemoteJWKSet(url, { timeoutDuration: TIMEOUT_SECONDS * 1000 })
    return this.#keys
  }

  /** Asked for when it is needed, and again after a failure: a provider that is down must not keep the service from starting. */
  async #discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings
    this.#configuration ??= discovery(new URL(issuer), clientId, undefined, clientAuthentication(clientSecret), {
      timeout: TIMEOUT_SECONDS,
      execute: [enableNonRepudiationChecks, ...(isInsecure(issuer) ? [allowInsecureRequests] : [])],
    })
    try {
      return await this.#configuration
    } catch (error) {
      this.#configuration = null
      throw unavailable(error)
    }
  }

  #read(payload: JWTPayload): ProviderClaims {
    if (typeof payload.sub !== 'string' || payload.sub === '' || typeof payload.iat !== 'number') throw invalid()
    return {
      issuer: this.issuer,
      subject: payload.sub,
      username: textOf(payload['preferred_username']),
      email: textOf(payload['email']),
      emailVerified: payload['email_verified'] !== false && payload['email_verified'] !== 'false',
      groups: groupsOf(payload, this.#settings.groupsClaim),
      issuedAt: new Date(payload.iat * 1000),
      tokenId: textOf(payload.jti),
    }
  }
}

/** The groups under a claim's name, or under a path of names (`realm_access.roles`); null when there is no such claim. */
function groupsOf(payload: JWTPayload, claim: string): string[] | null {
  let value: unknown = payload[claim]
  if (value === undefined) {
    value = payload
    for (const name of claim.split('.')) {
      value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
    }
  }
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : null
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** By the header where the provider does not say otherwise (OpenID Connect Core section 9). */
function clientAuthentication(secret: string | null): ClientAuth {
  if (secret === null) return None()
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)]
  return (server, metadata, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported
    const useBasic = methods === undefined || methods.includes('client_secret_basic')
    return (useBasic ? basic : post)(server, metadata, body, headers)
  }
}

/** The configuration takes http for this machine only. */
function isInsecure(issuer: string): boolean {
  return new URL(issuer).protocol === 'http:'
}

function invalid(): RequestError {
  return new RequestError('UNAUTHENTICATED', 'The access token is not valid.')
}

function unavailable(cause: unknown): RequestError {
  return new RequestError('UNAVAILABLE', 'The identity provider does not answer. Try again shortly.', { cause })
}
