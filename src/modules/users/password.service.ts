// Passwords that change, and sessions that end with them.
import { checkPassword } from '../../auth/password-policy.ts'
import type { PasswordHasher } from '../../auth/passwords.ts'
import { permitted } from '../../auth/permissions.ts'
import type { Scope } from '../../database/scope.ts'
import { atPath, DomainError, RequestError } from '../../errors.ts'
import { revokeKeysOf } from '../api-keys/index.ts'
import { recordAudit } from '../audit/index.ts'
import type { SignedIn, SignInService } from './sign-in.service.ts'
import { mayChangeOwnPassword, maySetPassword, maySignOut } from './user.policy.ts'
import { type Account, endSessions, findAccount, storePassword } from './user.repository.ts'

export class PasswordService {
  readonly #passwords: PasswordHasher
  readonly #signIn: SignInService

  constructor(passwords: PasswordHasher, signIn: SignInService) {
    this.#passwords = passwords
    this.#signIn = signIn
  }

  /**
   * Changes the caller's own password, which takes the one they have: a session left open is not enough. All sessions end,
   * and a new one is returned.
   * @throws DomainError INVALID_CREDENTIALS, UNSUPPORTED for who has no password, and what checkPassword throws
   */
  async change(scope: Scope, input: { currentPassword: string; newPassword: string }): Promise<SignedIn> {
    const because = permitted(mayChangeOwnPassword(scope.actor))
    const account = await this.#account(scope, scope.actor.kind === 'user' ? scope.actor.userId : '')
    if (account.passwordHash === null) {
      throw new DomainError('UNSUPPORTED', 'you sign in by the identity provider and have no password here', [
        'currentPassword',
      ])
    }
    const correct = await this.#signIn.verifyPassword(scope, account, account.username, input.currentPassword)
    if (!correct) {
      await this.#recordFailure(scope, account)
      throw new DomainError('INVALID_CREDENTIALS', 'this is not your password', ['currentPassword'])
    }
    atPath(['newPassword'], () => checkPassword(input.newPassword, account))
    if (input.newPassword.normalize('NFKC') === input.currentPassword.normalize('NFKC')) {
      throw new DomainError('POLICY_VIOLATION', 'expected another password than the current one', ['newPassword'])
    }
    await this.#store(scope, account, input.newPassword, { action: 'user.change-password', because })
    return this.#signIn.open(await this.#account(scope, account.id))
  }

  /**
   * Gives somebody a new password. All their sessions end.
   * @throws DomainError of checkPassword under `password`; RequestError for rights
   */
  async set(scope: Scope, input: { userId: string; password: string }): Promise<string> {
    const because = permitted(maySetPassword(scope.actor))
    const account = await this.#account(scope, input.userId)
    atPath(['password'], () => checkPassword(input.password, account))
    await this.#store(scope, account, input.password, { action: 'user.set-password', because })
    return account.id
  }

  /** Ends every session of somebody, and their API keys if wanted: tokens issued before are refused from now on. */
  async signOutEverywhere(scope: Scope, input: { userId: string | null; revokeApiKeys: boolean }): Promise<string> {
    const because = permitted(maySignOut(scope.actor, input.userId))
    const userId = input.userId ?? (scope.actor.kind === 'user' ? scope.actor.userId : '')
    const account = await this.#account(scope, userId)
    await scope.em.transactional(async (em) => {
      await endSessions(em, account.id, scope.now())
      const revoked = input.revokeApiKeys ? await revokeKeysOf(em, account.id, scope.now()) : 0
      recordAudit(em, scope, {
        action: 'user.sign-out-everywhere',
        target: { type: 'User', id: account.id },
        because,
        details: { revokedApiKeys: revoked },
      })
    })
    scope.forget()
    return account.id
  }

  async #recordFailure(scope: Scope, account: Account): Promise<void> {
    await scope.em.transactional(async (em) => {
      const target = { type: 'User', id: account.id }
      recordAudit(em, scope, { action: 'user.change-password', target, outcome: 'FAILURE' })
    })
  }

  async #account(scope: Scope, id: string): Promise<Account> {
    const account = await findAccount(scope.em, { id })
    if (account === null) throw new RequestError('NOT_FOUND', 'There is no user with this id.')
    return account
  }

  async #store(
    scope: Scope,
    account: Account,
    password: string,
    record: { action: string; because: string },
  ): Promise<void> {
    const passwordHash = await this.#passwords.hash(password)
    await scope.em.transactional(async (em) => {
      await storePassword(em, account.id, passwordHash, scope.now())
      recordAudit(em, scope, { ...record, target: { type: 'User', id: account.id } })
    })
    scope.forget()
  }
}
