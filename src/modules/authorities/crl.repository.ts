// Every query about revocation lists. Times of the query builder are text on some drivers, hence `new Date`.
import { type Expression, sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { kysely } from '../../database/sql.ts'
import type { RevocationReason } from '../certificates/revocation.entity.ts'

/** A revocation list as it is served. */
export interface PublishedCrl {
  /** CRL number, decimal. */
  readonly number: string
  readonly thisUpdate: Date
  readonly nextUpdate: Date
  readonly der: Uint8Array
}

export interface CrlState {
  readonly hasCertificate: boolean
  readonly hasKey: boolean
  readonly number: string | null
  readonly thisUpdate: Date | null
  readonly nextUpdate: Date | null
  /** Whether revocations changed since the list was made. */
  readonly changed: boolean
}

/** Null when there is no such authority. */
export async function findCrlState(em: Em, authorityId: string): Promise<CrlState | null> {
  const row = await kysely(em)
    .selectFrom('authorities')
    .leftJoin('crls', 'crls.authority_id', 'authorities.id')
    .where('authorities.id', '=', authorityId)
    .select(['authorities.certificate_id', 'crls.this_update', 'crls.next_update'])
    .select(sql<string | null>`crls.number::text`.as('number'))
    .select(sql<boolean>`exists (select from crl_changes where authority_id = authorities.id)`.as('changed'))
    .select(sql<boolean>`exists (select from authority_keys where authority_id = authorities.id)`.as('has_key'))
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    hasCertificate: row.certificate_id !== null,
    hasKey: row.has_key,
    number: row.number,
    thisUpdate: row.this_update === null ? null : new Date(row.this_update),
    nextUpdate: row.next_update === null ? null : new Date(row.next_update),
    changed: row.changed,
  }
}

export async function findCrl(em: Em, authorityId: string): Promise<PublishedCrl | null> {
  const row = await kysely(em)
    .selectFrom('crls')
    .where('authority_id', '=', authorityId)
    .select(['this_update', 'next_update', 'der'])
    .select(sql<string>`number::text`.as('number'))
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    number: row.number,
    thisUpdate: new Date(row.this_update),
    nextUpdate: new Date(row.next_update),
    der: new Uint8Array(row.der),
  }
}

export interface DueCrl {
  readonly authorityId: string
  /** Of the authority. */
  readonly name: string
}

/**
 * Of a row of `crls` and its authority: whether half its life is over. Of an authority that has itself expired, nobody asks for a
 * list any more.
 */
export function isCrlDue(now: Date): Expression<SqlBool> {
  return sql<SqlBool>`(crls.this_update + 0.5 * (crls.next_update - crls.this_update) <= ${now}
    and authorities.expires_at > ${now} and exists (select from authority_keys where authority_id = authorities.id))`
}

/** Published lists that are to be made anew. */
export async function dueCrls(em: Em, now: Date): Promise<DueCrl[]> {
  return kysely(em)
    .selectFrom('crls')
    .innerJoin('authorities', 'authorities.id', 'crls.authority_id')
    .where(isCrlDue(now))
    .select(['authorities.id as authorityId', 'authorities.name'])
    .orderBy('crls.next_update')
    .orderBy('authorities.id')
    .execute()
}

/** Takes away the marks of changes that this transaction sees. @returns whether there were any */
export async function takeCrlChanges(em: Em, authorityId: string): Promise<boolean> {
  const taken = await kysely(em)
    .deleteFrom('crl_changes')
    .where('authority_id', '=', authorityId)
    .returning('id')
    .execute()
  return taken.length > 0
}

/**
 * What the list holds: everything revoked, but for certificates that had expired when the list before was made. RFC 5280
 * section 3.3: an entry goes only after it was on one list issued beyond the certificate's validity.
 * @param previousUpdate thisUpdate of the list before, null for the first
 */
export async function revokedEntries(
  em: Em,
  authorityId: string,
  previousUpdate: Date | null,
): Promise<{ serialNumber: string; revokedAt: Date; reason: RevocationReason }[]> {
  let query = kysely(em)
    .selectFrom('revocations')
    .innerJoin('certificates', (join) => join.on('certificates.id', '=', sql.ref<string>('revocations.certificate_id')))
    .where('revocations.authority_id', '=', authorityId)
    .select(['revocations.serial_number', 'revocations.revoked_at', 'revocations.reason'])
    .orderBy('revocations.revoked_at')
    .orderBy('revocations.serial_number')
  if (previousUpdate !== null) query = query.where('certificates.not_after', '>=', previousUpdate)
  const rows = await query.execute()
  return rows.map((row) => ({
    serialNumber: row.serial_number,
    revokedAt: new Date(row.revoked_at),
    reason: row.reason,
  }))
}

/** Replaces the authority's list. */
export async function storeCrl(em: Em, authorityId: string, list: PublishedCrl): Promise<void> {
  const values = {
    number: list.number,
    this_update: list.thisUpdate,
    next_update: list.nextUpdate,
    der: Buffer.from(list.der),
  }
  await kysely(em)
    .insertInto('crls')
    .values({ authority_id: authorityId, ...values })
    .onConflict((conflict) => conflict.column('authority_id').doUpdateSet(values))
    .execute()
}
