// API keys: made by a person for a program, shown once, and ended at any time.
import { LockMode } from '@mikro-orm/core'
import { newApiKey } from '../../auth/api-keys.ts'
import { type Permission, permitted } from '../../auth/permissions.ts'
import type { Em } from '../../database/connection.ts'
import { lockFor } from '../../database/locks.ts'
import type { Scope } from '../../database/scope.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { DomainError, Problems, RequestError } from '../../errors.ts'
import { DAY } from '../../time-units.ts'
import { recordAudit } from '../audit/index.ts'
import { ApiKey } from './api-key.entity.ts'
import { mayCreateKey, mayRevokeKey } from './api-key.policy.ts'
import { apiKeyById, liveKeys } from './api-key.repository.ts'

export interface NewKey {
  readonly name: string
  readonly scopes: readonly Permission[]
  /** Default: {@link DEFAULT_DAYS} from now. */
  readonly expiresAt: Date | null
}

export const DEFAULT_DAYS = 90
export const MAX_DAYS = 366
const MAX_KEYS = 50
const MAX_NAME = 128

export class ApiKeyService {
  /**
   * Makes a key for the caller. The token is returned here and nowhere else: only its hash is stored.
   * @throws DomainError(s) for the input, TAKEN for the name of a key that still works, LIMIT_EXCEEDED for too many
   */
  async create(scope: Scope, input: NewKey): Promise<{ id: string; token: string }> {
    const { actor } = scope
    const because = permitted(mayCreateKey(actor))
    if (actor.kind !== 'user') throw new RequestError('FORBIDDEN', 'Only users have API keys.')
    const now = scope.now()
    const expiresAt = input.expiresAt ?? new Date(now.getTime() + DEFAULT_DAYS * DAY)
    const name = check(input, expiresAt, now)
    const id = uuidv7(now)
    const { token, prefix, hash } = newApiKey()
    const scopes = [...new Set(input.scopes)]
    await scope.em.transactional(async (em) => {
      await checkOthers(em, actor.userId, name, now)
      em.persist(em.create(ApiKey, { id, userId: actor.userId, name, prefix, hash, scopes, createdAt: now, expiresAt }))
      recordAudit(em, scope, {
        action: 'api-key.create',
        target: { type: 'ApiKey', id },
        because,
        details: { name, prefix, scopes, expiresAt: expiresAt.toISOString() },
      })
      await em.flush()
    })
    scope.forget()
    return { id, token }
  }

  /** Ends a key: from the commit on it is refused. Ending one again changes nothing. */
  async revoke(scope: Scope, id: string): Promise<string> {
    const found = await scope.loader(apiKeyById).load(id)
    if (found === null) throw new RequestError('NOT_FOUND', 'There is no API key with this id.')
    const because = permitted(mayRevokeKey(scope.actor, found))
    await scope.em.transactional(async (em) => {
      const key = await em.findOneOrFail(ApiKey, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
      if (key.revokedAt != null) return
      key.revokedAt = scope.now()
      recordAudit(em, scope, {
        action: 'api-key.revoke',
        target: { type: 'ApiKey', id },
        because,
        details: { name: key.name, prefix: key.prefix, userId: key.userId },
      })
      await em.flush()
    })
    scope.forget()
    return id
  }
}

function check(input: NewKey, expiresAt: Date, now: Date): string {
  const problems = new Problems()
  const name = input.name.trim()
  if (name === '') problems.add('REQUIRED', 'say what the key is for', ['name'])
  if (name.length > MAX_NAME) problems.add('TOO_LONG', `expected at most ${MAX_NAME} characters`, ['name'])
  if (/\p{C}/u.test(name)) problems.add('INVALID', 'expected text without control characters', ['name'])
  if (input.scopes.length === 0) problems.add('REQUIRED', 'a key needs at least one scope', ['scopes'])
  if (expiresAt <= now || expiresAt.getTime() > now.getTime() + MAX_DAYS * DAY) {
    problems.add('OUT_OF_RANGE', `expected a time within ${MAX_DAYS} days from now`, ['expiresAt'])
  }
  problems.throwIfAny()
  return name
}

async function checkOthers(em: Em, userId: string, name: string, now: Date): Promise<void> {
  await lockFor(em, `api keys of ${userId}`)
  const others = await liveKeys(em, userId, now)
  if (others.length >= MAX_KEYS) {
    throw new DomainError('LIMIT_EXCEEDED', `there are ${others.length} keys already; revoke some first`)
  }
  if (others.some((other) => other.name === name)) {
    throw new DomainError('TAKEN', 'you have a key of this name; two of them could not be told apart', ['name'])
  }
}
