// What the installation knows of a key by its fingerprint.
import { sql } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { keysetPage, type Page, type PageRequest } from '../../database/page.ts'
import { byKey, listByKey } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { CompromisedKey, type CompromisedKeySource } from './compromised-key.entity.ts'

export const compromisedKeyById = byKey<CompromisedKey>(
  (em, ids) => em.find(CompromisedKey, { id: { $in: [...ids] } }),
  (key) => key.id,
)

/** By the fingerprint of the public key. */
export const compromisedByFingerprint = byKey<CompromisedKey>(
  (em, fingerprints) => em.find(CompromisedKey, { publicKeyFingerprint: { $in: [...fingerprints] } }),
  (key) => key.publicKeyFingerprint,
)

interface NamedKey {
  fingerprint: string
  name: string
}

/** Names of the authorities of ours whose own key this is, by the fingerprint of the public key. */
export const authoritiesWithKey = listByKey<NamedKey, string>(
  (em, fingerprints) =>
    kysely(em)
      .selectFrom('authorities')
      .innerJoin('certificates', 'certificates.id', 'authorities.certificate_id')
      .where('certificates.public_key_fingerprint', 'in', [...fingerprints])
      .select(['certificates.public_key_fingerprint as fingerprint', 'authorities.name'])
      .orderBy('authorities.name')
      .execute(),
  (row) => row.fingerprint,
  (row) => row.name,
)

const MAX_OWNERS = 20

/** Owners of certificates with this key, by the fingerprint of the public key; at most twenty each. */
export const ownersOfKey = listByKey<NamedKey, string>(
  (em, fingerprints) =>
    kysely(em)
      .selectFrom((from) =>
        from
          .selectFrom('certificates')
          .where('public_key_fingerprint', 'in', [...fingerprints])
          .groupBy(['public_key_fingerprint', 'owner'])
          .select(['public_key_fingerprint as fingerprint', 'owner as name'])
          .select(sql<number>`row_number() over (partition by public_key_fingerprint order by owner)`.as('position'))
          .as('owners'),
      )
      .where('position', '<=', MAX_OWNERS)
      .select(['fingerprint', 'name'])
      .orderBy('name')
      .execute(),
  (row) => row.fingerprint,
  (row) => row.name,
)

export interface NewCompromisedKey {
  readonly publicKeyFingerprint: string
  readonly reason: string
  readonly source: CompromisedKeySource
  readonly addedById: string | null
}

/** Adds it unless it is known. Returns its id, and whether it is new. */
export async function insertCompromisedKey(
  em: Em,
  key: NewCompromisedKey,
  now: Date,
): Promise<{ id: string; added: boolean }> {
  const db = kysely(em)
  const inserted = await db
    .insertInto('compromised_keys')
    .values({
      id: uuidv7(now),
      public_key_fingerprint: key.publicKeyFingerprint,
      reason: key.reason,
      source: key.source,
      added_by_id: key.addedById,
      added_at: now,
    })
    .onConflict((conflict) => conflict.column('public_key_fingerprint').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted !== undefined) return { id: inserted.id, added: true }
  const known = await db
    .selectFrom('compromised_keys')
    .select('id')
    .where('public_key_fingerprint', '=', key.publicKeyFingerprint)
    .executeTakeFirstOrThrow()
  return { id: known.id, added: false }
}

/** What the record said; null when there is none. */
export async function deleteCompromisedKey(em: Em, id: string): Promise<Record<string, string> | null> {
  const row = await kysely(em)
    .deleteFrom('compromised_keys')
    .where('id', '=', id)
    .returning(['public_key_fingerprint', 'reason', 'source'])
    .executeTakeFirst()
  if (row === undefined) return null
  return { publicKeyFingerprint: row.public_key_fingerprint, reason: row.reason, source: row.source }
}

/** Newest first. */
export function listCompromisedKeys(em: Em, page: PageRequest): Promise<Page<CompromisedKey>> {
  return keysetPage<CompromisedKey>({
    em,
    table: 'compromised_keys',
    where: [],
    order: [
      {
        expression: sql.ref('compromised_keys.added_at'),
        type: 'timestamptz',
        name: 'ADDED_AT',
        direction: 'desc',
      },
    ],
    page,
    load: (ids) => em.find(CompromisedKey, { id: { $in: ids } }),
  })
}
