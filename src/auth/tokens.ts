// Session tokens: a JWT that says who signed in and when, and nothing about what they may do.

import { randomUUID } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import { RequestError } from '../errors.ts'

const ALGORITHM = 'HS256'
const ISSUER = 'indri'
const AUDIENCE = 'indri-api'
/** The one header there is, as it is encoded. */
const HEADER = Buffer.from(JSON.stringify({ alg: ALGORITHM, typ: 'JWT' })).toString('base64url')
const SIGNATURE = /\.[A-Za-z0-9_-]+\.([A-Za-z0-9_-]{43})$/
const LARGEST_TOKEN = 2048
/** How far the clocks of two servers may differ, for `iat` only; an expiry is exact. */
const CLOCK_SKEW_SECONDS = 5

const claimsSchema = z.strictObject({
  iss: z.literal(ISSUER),
  aud: z.literal(AUDIENCE),
  sub: z.string().min(1).max(128),
  jti: z.string().min(1).max(128),
  ver: z.int().nonnegative(),
  iat: z.int().nonnegative(),
  exp: z.int().nonnegative(),
})

/** A token that is not taken. `reason` tells a client that signing in again helps from one that was never ours. */
export class SessionTokenError extends RequestError {
  readonly reason: 'expired' | 'invalid'

  constructor(reason: 'expired' | 'invalid', options?: { cause?: unknown }) {
    const message = reason === 'expired' ? 'The session has expired. Sign in again.' : 'The access token is not valid.'
    super('UNAUTHENTICATED', message, options)
    this.reason = reason
  }
}

export interface SessionClaims {
  readonly userId: string
  /** The user's token version at sign-in. The caller compares it with today's: another one means the session was ended. */
  readonly tokenVersion: number
  readonly tokenId: string
  readonly issuedAt: Date
  readonly expiresAt: Date
}

export interface IssuedSession {
  readonly token: string
  readonly tokenId: string
  readonly expiresAt: Date
}

export interface SessionTokensOptions {
  /** 32 bytes for this purpose alone, from `Keyring.deriveSecret('session-tokens')`. */
  readonly secret: Uint8Array
  readonly clock: Clock
  /** How long a session lasts. */
  readonly lifetimeSeconds: number
}

/**
 * Issues and verifies session tokens (RFC 7519). Algorithm, type, issuer and audience are fixed here and never read from a
 * token (RFC 8725 section 3.1).
 */
export class SessionTokens {
  readonly #secret: Uint8Array
  readonly #clock: Clock
  readonly #lifetimeSeconds: number

  constructor({ secret, clock, lifetimeSeconds }: SessionTokensOptions) {
    if (secret.byteLength < 32) throw new RangeError('A session secret has at least 32 bytes (RFC 7518 section 3.2).')
    this.#secret = secret
    this.#clock = clock
    this.#lifetimeSeconds = lifetimeSeconds
  }

  /** A token for a user who has just proved who they are. */
  async issue(user: { readonly userId: string; readonly tokenVersion: number }): Promise<IssuedSession> {
    const issuedAt = Math.floor(this.#clock().getTime() / 1000)
    const expiresAt = issuedAt + this.#lifetimeSeconds
    const tokenId = randomUUID()
    const token = await new SignJWT({ ver: user.tokenVersion })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(user.userId)
      .setJti(tokenId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(this.#secret)
    return { token, tokenId, expiresAt: new Date(expiresAt * 1000) }
  }

  /**
   * What a token says, once it is known to be ours and current. Throws {@link SessionTokenError}. Whether the user still
   * exists, is active and has the same token version is for the caller to look up.
   */
  async verify(token: string): Promise<SessionClaims> {
    requireOurForm(token)
    const now = this.#clock()
    const claims = await this.#signedClaims(token, now)
    const expiresAt = new Date(claims.exp * 1000)
    if (expiresAt <= now) throw new SessionTokenError('expired')
    const issuedAt = new Date(claims.iat * 1000)
    return { userId: claims.sub, tokenVersion: claims.ver, tokenId: claims.jti, issuedAt, expiresAt }
  }

  async #signedClaims(token: string, now: Date): Promise<z.infer<typeof claimsSchema>> {
    try {
      const { payload } = await jwtVerify(token, this.#secret, {
        algorithms: [ALGORITHM],
        typ: 'JWT',
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'jti', 'ver', 'iat', 'exp'],
        maxTokenAge: this.#lifetimeSeconds,
        clockTolerance: CLOCK_SKEW_SECONDS,
        currentDate: now,
      })
      return claimsSchema.parse(payload)
    } catch (error) {
      throw new SessionTokenError(error instanceof errors.JWTExpired ? 'expired' : 'invalid', { cause: error })
    }
  }
}

/**
 * Only what {@link SessionTokens.issue} writes passes: the very same header, byte by byte. So alg, jwk, jku, x5u, kid, crit
 * and b64 need no judgement, and a signature has one spelling only.
 */
function requireOurForm(token: string): void {
  const signature = token.length <= LARGEST_TOKEN ? SIGNATURE.exec(token)?.[1] : undefined
  const canonical = signature !== undefined && Buffer.from(signature, 'base64url').toString('base64url') === signature
  if (!canonical || !token.startsWith(`${HEADER}.`)) throw new SessionTokenError('invalid')
}
