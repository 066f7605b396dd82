// Every query about API keys.
import type { Em } from '../../database/connection.ts'
import { byKey, listByKey } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { MINUTE } from '../../time-units.ts'
import { ApiKey } from './api-key.entity.ts'

export const apiKeyById = byKey<ApiKey>(
  (em, ids) => em.find(ApiKey, { id: { $in: [...ids] } }),
  (key) => key.id,
)

/** A user's keys, newest first, those that have ended as well. */
export const apiKeysOf = listByKey<ApiKey, ApiKey>(
  (em, ids) => em.find(ApiKey, { userId: { $in: [...ids] } }, { orderBy: { createdAt: 'desc', id: 'desc' } }),
  (key) => key.userId,
  (key) => key,
)

/** What authentication needs of a key. */
export interface StoredKey {
  readonly id: string
  readonly userId: string
  readonly hash: Uint8Array
  readonly scopes: readonly string[]
  readonly expiresAt: Date
  readonly lastUsedAt: Date | null
  readonly revokedAt: Date | null
}

export async function findKey(em: Em, prefix: string): Promise<StoredKey | null> {
  const row = await kysely(em)
    .selectFrom('api_keys')
    .select(['id', 'user_id', 'hash', 'scopes', 'expires_at', 'last_used_at', 'revoked_at'])
    .where('prefix', '=', prefix)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    id: row.id,
    userId: row.user_id,
    hash: new Uint8Array(row.hash),
    scopes: row.scopes,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }
}

const USE_RESOLUTION_MILLISECONDS = MINUTE

/** Notes that a key is used, at most once a minute: a busy key must not write at every request. */
export async function noteUse(em: Em, key: StoredKey, now: Date): Promise<void> {
  const stale = new Date(now.getTime() - USE_RESOLUTION_MILLISECONDS)
  if (key.lastUsedAt !== null && key.lastUsedAt > stale) return
  await kysely(em)
    .updateTable('api_keys')
    .set({ last_used_at: now })
    .where('id', '=', key.id)
    .where((eb) => eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<=', stale)]))
    .execute()
}

/** Ends every key of a user. @returns how many there were */
export async function revokeKeysOf(em: Em, userId: string, now: Date): Promise<number> {
  const rows = await kysely(em)
    .updateTable('api_keys')
    .set({ revoked_at: now })
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute()
  return rows.length
}

/** The user's keys that still work. */
export function liveKeys(em: Em, userId: string, now: Date): Promise<{ id: string; name: string }[]> {
  return kysely(em)
    .selectFrom('api_keys')
    .select(['id', 'name'])
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .execute()
}
