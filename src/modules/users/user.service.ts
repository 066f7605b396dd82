// People: who signs in, who a token stands for, and how users come to be.
import type { Actor } from '../../auth/actor.ts'
import { checkPassword } from '../../auth/password-policy.ts'
import type { PasswordHasher } from '../../auth/passwords.ts'
import type { SignInLimiter } from '../../auth/sign-in-limiter.ts'
import type { SessionTokens } from '../../auth/tokens.ts'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { atPath, DomainError, RequestError } from '../../errors.ts'
import { recordAudit } from '../audit/index.ts'
import { normalizeOwner } from '../owner.ts'
import { ensureOwnerRole } from '../roles/index.ts'
import { Role } from '../roles/role.entity.ts'
import { User } from './user.entity.ts'
import { type Account, findAccount } from './user.repository.ts'

export interface NewUser {
  readonly username: string
  readonly email: string
  readonly password: string | null
  /** Names; team roles are made when missing. */
  readonly roles: readonly string[]
}

export interface SignedIn {
  readonly token: string
  readonly expiresAt: Date
  readonly userId: string
}

const USERNAME = /^[a-z0-9][a-z0-9._@+-]{0,254}$/
const MAX_PASSWORD = 4096

export class UserService {
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
    const address = scope.request.address ?? 'unknown'
    if (credentials.password.length > MAX_PASSWORD) throw wrongCredentials()
    this.#limiter.check(username, address)
    const account = USERNAME.test(username) ? await findAccount(scope.em, { username }) : null
    const correct = await this.#verify(account, credentials.password, username, address)
    if (account === null || !correct || !account.active) {
      this.#limiter.failed(username, address)
      await this.#recordSignIn(scope, account, username, false)
      throw wrongCredentials()
    }
    this.#limiter.succeeded(username, address)
    if (this.#passwords.needsRehash(account.passwordHash ?? ''))
      await this.#rehash(scope, account, credentials.password)
    const { token, expiresAt } = await this.#sessions.issue({ userId: account.id, tokenVersion: account.tokenVersion })
    await this.#recordSignIn(scope, account, username, true)
    return { token, expiresAt, userId: account.id }
  }

  /**
   * Who a session token stands for now: roles are read afresh, so a change holds from the next request on.
   * @throws RequestError UNAUTHENTICATED for tokens that are not, or no longer, good
   */
  async actorOf(em: Em, token: string): Promise<Actor> {
    const claims = await this.#sessions.verify(token)
    const account = await findAccount(em, { id: claims.userId })
    if (account === null || !account.active || account.tokenVersion !== claims.tokenVersion) {
      throw new RequestError('UNAUTHENTICATED', 'This session has ended; sign in again.')
    }
    return {
      kind: 'user',
      userId: account.id,
      username: account.username,
      email: account.email,
      roles: new Set(account.roles.map((role) => role.name)),
      roleIds: new Set(account.roles.map((role) => role.id)),
      scopes: null,
      via: 'session',
      tokenId: claims.tokenId,
    }
  }

  /** @throws DomainError(s) for the input, TAKEN for names in use */
  async create(scope: Scope, input: NewUser): Promise<string> {
    const username = input.username.trim().toLowerCase()
    if (!USERNAME.test(username)) {
      throw new DomainError('INVALID', 'expected letters, digits and . _ @ + -, at most 255', ['username'])
    }
    const email = normalizeOwner(input.email, ['email'])
    const { password } = input
    if (password !== null) atPath(['password'], () => checkPassword(password, { username, email }))
    const passwordHash = password === null ? null : await this.#passwords.hash(password)
    return scope.em.transactional(async (em) => {
      const now = scope.now()
      const taken = await kysely(em)
        .selectFrom('users')
        .select(['username'])
        .where((eb) => eb.or([eb('username', '=', username), eb('email', '=', email)]))
        .executeTakeFirst()
      if (taken !== undefined) {
        const field = taken.username === username ? 'username' : 'email'
        throw new DomainError('TAKEN', 'there is a user with it already', [field])
      }
      const user = em.create(User, { id: uuidv7(now), username, email, passwordHash, createdAt: now, updatedAt: now })
      const roleIds = await Promise.all(input.roles.map((name) => ensureOwnerRole(em, name.toLowerCase(), now)))
      user.roles.add(roleIds.map((id) => em.getReference(Role, id)))
      em.persist(user)
      recordAudit(em, scope, {
        action: 'user.create',
        target: { type: 'User', id: user.id },
        details: { username, email, roles: input.roles },
      })
      await em.flush()
      return user.id
    })
  }

  async #verify(account: Account | null, password: string, username: string, address: string): Promise<boolean> {
    try {
      return await this.#passwords.verify(account?.passwordHash ?? null, password)
    } catch (error) {
      this.#limiter.abandoned(username, address)
      throw error
    }
  }

  async #rehash(scope: Scope, account: Account, password: string): Promise<void> {
    const passwordHash = await this.#passwords.hash(password)
    await kysely(scope.em)
      .updateTable('users')
      .set({ password_hash: passwordHash })
      .where('id', '=', account.id)
      .where('password_hash', '=', account.passwordHash)
      .execute()
  }

  async #recordSignIn(scope: Scope, account: Account | null, username: string, success: boolean): Promise<void> {
    await scope.em.transactional(async (em) => {
      recordAudit(em, scope, {
        action: 'user.sign-in',
        actor: { id: account?.id ?? null, name: username.slice(0, 255), kind: account === null ? 'anonymous' : 'user' },
        target: account === null ? null : { type: 'User', id: account.id },
        outcome: success ? 'SUCCESS' : 'FAILURE',
      })
    })
  }
}

function wrongCredentials(): DomainError {
  return new DomainError('INVALID_CREDENTIALS', 'username or password is wrong')
}
