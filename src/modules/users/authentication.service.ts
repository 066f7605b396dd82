// Who a bearer token stands for now. Rights are read afresh at every request, never taken from a token.
import type { Actor, UserActor } from '../../auth/actor.ts'
import { apiKeyMatches, looksLikeApiKey, parseApiKey } from '../../auth/api-keys.ts'
import { isPermission } from '../../auth/permissions.ts'
import type { SessionTokens } from '../../auth/tokens.ts'
import type { Scope } from '../../database/scope.ts'
import { RequestError } from '../../errors.ts'
import { findKey, noteUse, type StoredKey } from '../api-keys/index.ts'
import { type Account, findAccount } from './user.repository.ts'

/** Knows the tokens of the configured identity provider. */
export interface ProviderTokens {
  /** Whether the token says it comes from the provider; it is not checked yet. */
  claims(token: string): boolean
  /** The account behind a token that was checked, with the token's id. @throws RequestError UNAUTHENTICATED */
  accountOf(scope: Scope, token: string): Promise<{ account: Account; tokenId: string | null }>
}

export class AuthenticationService {
  readonly #sessions: SessionTokens
  readonly #provider: ProviderTokens | null

  constructor(sessions: SessionTokens, provider: ProviderTokens | null) {
    this.#sessions = sessions
    this.#provider = provider
  }

  /**
   * @param scope of the request, whose actor is not known yet
   * @throws RequestError UNAUTHENTICATED for tokens that are not, or no longer, good
   */
  async actorOf(scope: Scope, token: string): Promise<Actor> {
    if (looksLikeApiKey(token)) return this.#byKey(scope, token)
    if (this.#provider?.claims(token) === true) {
      const { account, tokenId } = await this.#provider.accountOf(scope, token)
      return toActor(account, { via: 'identity-provider', scopes: null, tokenId })
    }
    return this.#bySession(scope, token)
  }

  async #bySession(scope: Scope, token: string): Promise<Actor> {
    const claims = await this.#sessions.verify(token)
    const account = await findAccount(scope.em, { id: claims.userId })
    if (account === null || !account.active || account.tokenVersion !== claims.tokenVersion) {
      throw new RequestError('UNAUTHENTICATED', 'This session has ended; sign in again.')
    }
    return toActor(account, { via: 'session', scopes: null, tokenId: claims.tokenId })
  }

  async #byKey(scope: Scope, token: string): Promise<Actor> {
    const now = scope.now()
    const key = await this.#matchingKey(scope, token)
    if (key.revokedAt !== null) throw new RequestError('UNAUTHENTICATED', 'This API key was revoked.')
    if (key.expiresAt <= now) throw new RequestError('UNAUTHENTICATED', 'This API key has expired.')
    const account = await findAccount(scope.em, { id: key.userId })
    if (account === null || !account.active) {
      throw new RequestError('UNAUTHENTICATED', 'The user of this API key may not sign in any more.')
    }
    await noteUse(scope.em, key, now)
    // A scope that this version does not know gives nothing.
    return toActor(account, { via: 'api-key', scopes: new Set(key.scopes.filter(isPermission)), tokenId: key.id })
  }

  async #matchingKey(scope: Scope, token: string): Promise<StoredKey> {
    const parsed = parseApiKey(token)
    const key = parsed === null ? null : await findKey(scope.em, parsed.prefix)
    if (key === null || !apiKeyMatches(key.hash, token)) {
      throw new RequestError('UNAUTHENTICATED', 'This API key is not valid.')
    }
    return key
  }
}

function toActor(account: Account, how: Pick<UserActor, 'via' | 'scopes' | 'tokenId'>): UserActor {
  return {
    kind: 'user',
    userId: account.id,
    username: account.username,
    email: account.email,
    roles: new Set(account.roles.map((role) => role.name)),
    roleIds: new Set(account.roles.map((role) => role.id)),
    ...how,
  }
}
