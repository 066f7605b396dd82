// Single sign-on of a browser: to the identity provider, back with its code, and on with a code of ours for a session.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { OidcTransaction, ProviderClaims } from '../../auth/oidc.ts'
import type { SealedCookie } from '../../auth/sealed-cookie.ts'
import type { Scope } from '../../database/scope.ts'
import { DomainError, RequestError } from '../../errors.ts'
import { type IdentityService, subjectOf } from './identity.service.ts'
import { recordSignIn, type SignedIn, type SignInService } from './sign-in.service.ts'
import { storeCode, takeCode } from './user-identity.repository.ts'
import { findAccount } from './user.repository.ts'

/** The provider as a browser meets it. */
export interface BrowserProvider {
  begin(): Promise<{ location: string; transaction: OidcTransaction }>
  finish(search: string, transaction: OidcTransaction): Promise<ProviderClaims>
}

const TRANSACTION_SECONDS = 600
const CODE_SECONDS = 60
const CHALLENGE = /^[A-Za-z0-9_-]{43}$/
const MAX_TEXT = 256

export class SingleSignOnService {
  readonly #provider: BrowserProvider
  readonly #identities: IdentityService
  readonly #signIn: SignInService
  readonly #cookies: SealedCookie

  constructor(provider: BrowserProvider, identities: IdentityService, signIn: SignInService, cookies: SealedCookie) {
    this.#provider = provider
    this.#identities = identities
    this.#signIn = signIn
    this.#cookies = cookies
  }

  /**
   * Where to send the browser, and the cookie that ties what comes back to it.
   * @param challenge SHA-256, in base64url, of what only the page knows that will exchange the code
   * @throws RequestError BAD_USER_INPUT for another challenge, UNAVAILABLE when the provider does not answer
   */
  async begin(challenge: string): Promise<{ location: string; cookie: string; seconds: number }> {
    if (!CHALLENGE.test(challenge)) {
      throw new RequestError('BAD_USER_INPUT', 'challenge: expected the SHA-256 of a verifier in base64url.')
    }
    const { location, transaction } = await this.#provider.begin()
    const cookie = await this.#cookies.seal({ ...transaction, challenge }, TRANSACTION_SECONDS)
    return { location, cookie, seconds: TRANSACTION_SECONDS }
  }

  /**
   * A code for whom the provider vouches for, to be exchanged once and within a minute.
   * @throws RequestError UNAUTHENTICATED, whose message may be shown, or UNAVAILABLE
   */
  async finish(scope: Scope, search: string, cookie: string | null): Promise<string> {
    const transaction = transactionOf(await this.#cookies.open(cookie))
    if (transaction === null)
      throw new RequestError('UNAUTHENTICATED', 'This sign-in was not begun here, or too long ago.')
    const claims = await this.#claims(scope, search, transaction)
    try {
      const account = await this.#identities.account(scope, claims, 'sign-in')
      const code = randomBytes(32).toString('base64url')
      const now = scope.now()
      await storeCode(scope.em, {
        codeHash: digest(code).toString('hex'),
        challenge: transaction.challenge,
        userId: account.id,
        expiresAt: new Date(now.getTime() + CODE_SECONDS * 1000),
        now,
      })
      return code
    } catch (error) {
      if (error instanceof RequestError) await this.#recordRefusal(scope, claims, error.message)
      throw error
    }
  }

  /**
   * Exchanges the code for a session.
   * @throws DomainError INVALID_CREDENTIALS for what is not, or no longer, good
   */
  async exchange(scope: Scope, input: { code: string; verifier: string }): Promise<SignedIn> {
    if (input.code.length > MAX_TEXT || input.verifier.length > MAX_TEXT) throw wrongCode()
    const taken = await takeCode(scope.em, digest(input.code).toString('hex'))
    if (taken === null || taken.expiresAt <= scope.now()) throw wrongCode()
    // Whoever reads the code from an address bar or a log does not have the verifier.
    if (!timingSafeEqual(digest(input.verifier), Buffer.from(taken.challenge, 'base64url'))) throw wrongCode()
    const account = await findAccount(scope.em, { id: taken.userId })
    if (account === null || !account.active) throw wrongCode()
    const session = await this.#signIn.open(account)
    await recordSignIn(scope, account, 'identity-provider', true)
    return session
  }

  async #claims(scope: Scope, search: string, transaction: OidcTransaction): Promise<ProviderClaims> {
    try {
      return await this.#provider.finish(search, transaction)
    } catch (error) {
      if (error instanceof RequestError) throw error
      const details = { reason: error instanceof Error ? error.message.slice(0, 200) : 'unknown' }
      await recordSignIn(scope, { id: null, username: 'identity provider' }, 'identity-provider', false, details)
      throw new RequestError('UNAUTHENTICATED', 'The identity provider did not confirm this sign-in.')
    }
  }

  async #recordRefusal(scope: Scope, claims: ProviderClaims, reason: string): Promise<void> {
    const account = await findAccount(scope.em, subjectOf(claims))
    const who = account ?? { id: null, username: claims.subject }
    await recordSignIn(scope, who, 'identity-provider', false, { reason, subject: claims.subject })
  }
}

function transactionOf(state: Readonly<Record<string, unknown>> | null) {
  const { state: expected, nonce, codeVerifier, challenge } = state ?? {}
  const isComplete =
    typeof expected === 'string' &&
    typeof nonce === 'string' &&
    typeof codeVerifier === 'string' &&
    typeof challenge === 'string'
  return isComplete ? { state: expected, nonce, codeVerifier, challenge } : null
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function wrongCode(): DomainError {
  return new DomainError('INVALID_CREDENTIALS', 'this sign-in has ended; begin it again', ['code'])
}
