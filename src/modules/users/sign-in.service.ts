// Signing in: a password for a session.
import { createHash } from 'node:crypto'
import type { PasswordHasher } from '../../auth/passwords.ts'
import type { SignInLimiter } from '../../auth/sign-in-limiter.ts'
import type { SessionTokens } from '../../auth/tokens.ts'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { DomainError } from '../../errors.ts'
import { recordAudit } from '../audit/index.ts'
import { type Account, findAccount, storeRehash } from './user.repository.ts'
import { USERNAME } from './user.checks.ts'

export interface SignedIn {
  readonly token: string
  readonly expiresAt: Date
  readonly userId: string
}

const MAX_PASSWORD = 4096

export class SignInService {
  readonly #passwords: PasswordHasher
  readonly #sessions: SessionTokens
  readonly #limiter: SignInLimiter

  constructor(passwords: PasswordHasher, sessions: SessionTokens, limiter: SignInLimiter) {
    this.#passwords = passwords
    this.#sessions = sessions
    this.#limiter = limiter
  }

  /**
   * Exchanges a password for a session token.
   * @throws DomainError INVALID_CREDENTIALS that does not tell whether the name, the password or the account was wrong
   * @throws RequestError RATE_LIMITED after too many failures
   */
  async signIn(scope: Scope, credentials: { username: string; password: string }): Promise<SignedIn> {
    const username = credentials.username.trim().toLowerCase()
    if (credentials.password.length > MAX_PASSWORD) throw wrongCredentials()
    const account = USERNAME.test(username) ? await findAccount(scope.em, { username }) : null
    const correct = await this.verifyPassword(scope, account, username, credentials.password)
    if (account === null || !correct) {
      await recordSignIn(scope, account ?? { id: null, username }, 'password', false)
      throw wrongCredentials()
    }
    if (this.#passwords.needsRehash(account.passwordHash ?? '')) {
      await storeRehash(scope.em, account, await this.#passwords.hash(credentials.password))
    }
    const session = await this.open(account)
    await recordSignIn(scope, account, 'password', true)
    return session
  }

  /**
   * Whether it is the password of an active account; every try counts against the limits.
   * @throws RequestError RATE_LIMITED before the password is looked at
   */
  async verifyPassword(scope: Scope, account: Account | null, username: string, password: string): Promise<boolean> {
    const address = scope.request.address ?? 'unknown'
    await this.#limiter.check(username, address)
    let correct: boolean
    try {
      correct = await this.#passwords.verify(account?.passwordHash ?? null, password)
    } catch (error) {
      await this.#limiter.abandoned(username, address)
      throw error
    }
    if (!correct || account?.active !== true) return false
    await this.#limiter.succeeded(username, address)
    return true
  }

  /** A session for somebody who has just proved who they are. */
  async open(account: Pick<Account, 'id' | 'tokenVersion'>): Promise<SignedIn> {
    const { token, expiresAt } = await this.#sessions.issue({ userId: account.id, tokenVersion: account.tokenVersion })
    return { token, expiresAt, userId: account.id }
  }
}

export type SignInMethod = 'password' | 'identity-provider'

/** A sign-in, or a try at one, in the audit log. */
export async function recordSignIn(
  scope: Scope,
  who: { readonly id: string | null; readonly username: string },
  method: SignInMethod,
  success: boolean,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await scope.em.transactional(async (em: Em) => {
    recordAudit(em, scope, {
      action: 'user.sign-in',
      actor: { id: who.id, name: nameOf(who), kind: who.id === null ? 'anonymous' : 'user' },
      target: who.id === null ? null : { type: 'User', id: who.id },
      outcome: success ? 'SUCCESS' : 'FAILURE',
      details: { method, ...details },
    })
  })
}

/** What nobody is called may be a password that was typed into the wrong field: of that, a fingerprint is enough. */
function nameOf(who: { readonly id: string | null; readonly username: string }): string {
  if (who.id !== null) return who.username
  return `unknown user ${createHash('sha256').update(who.username).digest('hex').slice(0, 12)}`
}

function wrongCredentials(): DomainError {
  return new DomainError('INVALID_CREDENTIALS', 'username or password is wrong')
}
