// A record for each key-encryption key ever used here, so that a wrong keyring is noticed at start and not at the first export.
import type { Em } from './connection.ts'
import type { SecretBox } from './secrets.ts'
import { kysely } from './sql.ts'

/**
 * Checks the keyring against the database, and leaves a record for the primary key when it is new.
 * @throws RequestError KEY_UNAVAILABLE or INTEGRITY: the process must not go on
 */
export async function checkCanaries(em: Em, secrets: SecretBox, now: Date): Promise<void> {
  const rows = await kysely(em).selectFrom('key_canaries').select('sealed').execute()
  for (const row of rows) secrets.checkCanary(new Uint8Array(row.sealed))
  await addCanary(em, secrets, now)
}

/** Leaves a record for the primary key, without which the database stores nothing sealed under it. */
export async function addCanary(em: Em, secrets: SecretBox, now: Date): Promise<void> {
  const sealed = secrets.makeCanary()
  const keyId = secrets.checkCanary(sealed)
  await kysely(em)
    .insertInto('key_canaries')
    .values({ key_id: keyId, sealed, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * Takes a key's record away: refused by the database while a secret is sealed under the key, and from then on nothing can
 * be stored under it, by whatever process still holds it.
 */
export async function removeCanary(em: Em, keyId: string): Promise<void> {
  await kysely(em).deleteFrom('key_canaries').where('key_id', '=', keyId).execute()
}

/** Whether anything was ever sealed for this database. */
export async function hasCanaries(em: Em): Promise<boolean> {
  const row = await kysely(em).selectFrom('key_canaries').select('key_id').limit(1).executeTakeFirst()
  return row !== undefined
}

/** Ids of the keys that this database knows, the oldest first. */
export async function canaryKeyIds(em: Em): Promise<string[]> {
  const rows = await kysely(em)
    .selectFrom('key_canaries')
    .select('key_id')
    .orderBy('created_at')
    .orderBy('key_id')
    .execute()
  return rows.map((row) => row.key_id)
}
