// Every query about authorities.
import { type Expression, type RawBuilder, sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { keysetPage, type OrderTerm, type Page, type PageRequest } from '../../database/page.ts'
import { byKey, listByKey, type LoaderDefinition } from '../../database/scope.ts'
import { isIn, isStorable, kysely } from '../../database/sql.ts'
import type { AuthorityFacts } from './authority.policy.ts'
import { Authority, type AuthorityType } from './authority.entity.ts'

export const authorityById = byKey<Authority>(
  (em, ids) => em.find(Authority, { id: { $in: [...ids] } }),
  (authority) => authority.id,
)

/** What policies decide by, a statement for any number of authorities. */
export const authorityFacts = byKey<AuthorityFacts>(
  async (em, ids) => {
    const rows = await kysely(em)
      .selectFrom('authorities')
      .leftJoin('authority_roles', 'authority_roles.authority_id', 'authorities.id')
      .where('authorities.id', 'in', [...ids])
      .groupBy(['authorities.id', 'authorities.owner'])
      .select(['authorities.id', 'authorities.owner'])
      .select(sql<string[]>`array_remove(array_agg(authority_roles.role_id::text), null)`.as('role_ids'))
      .execute()
    return rows.map((row) => ({ id: row.id, owner: row.owner, roleIds: row.role_ids }))
  },
  (facts) => facts.id,
)

export const authorityChildren = listByKey<Authority, Authority>(
  (em, ids) => em.find(Authority, { parentId: { $in: [...ids] } }, { orderBy: { name: 'asc' } }),
  (child) => child.parentId ?? '',
  (child) => child,
)

/** Ids of the authorities a role is attached to, by the role's id. */
export const roleAuthorityIds = listByKey<{ role_id: string; authority_id: string }, string>(
  (em, ids) =>
    kysely(em)
      .selectFrom('authority_roles')
      .innerJoin('authorities', 'authorities.id', 'authority_roles.authority_id')
      .select(['authority_roles.role_id', 'authority_roles.authority_id'])
      .where('authority_roles.role_id', 'in', [...ids])
      .orderBy('authorities.name')
      .execute(),
  (row) => row.role_id,
  (row) => row.authority_id,
)

export async function findAuthorityByName(em: Em, name: string): Promise<Authority | null> {
  return !isStorable(name) ? null : em.findOne(Authority, { name })
}

/** Ids of authorities whose certificate has this subject. */
export async function authoritiesNamed(em: Em, rfc4514: string): Promise<string[]> {
  const rows = await kysely(em)
    .selectFrom('authorities')
    .innerJoin('certificates', 'certificates.id', 'authorities.certificate_id')
    .where(sql<string>`certificates.subject->>'rfc4514'`, '=', rfc4514)
    // What is known of a CA elsewhere does not make its key ours.
    .where('authorities.type', '!=', 'EXTERNAL')
    .select('authorities.id')
    .orderBy('authorities.created_at')
    .limit(50)
    .execute()
  return rows.map((row) => row.id)
}

/** DER of the request of an authority that waits for its certificate; null when it does not wait. */
export async function authorityCsr(em: Em, id: string): Promise<Uint8Array | null> {
  const row = await kysely(em)
    .selectFrom('authorities')
    .select('csr')
    .where('id', '=', id)
    .where('certificate_id', 'is', null)
    .executeTakeFirst()
  return row?.csr == null ? null : new Uint8Array(row.csr)
}

/** DER of the requests of authorities, waiting or not. */
export const authorityRequests = byKey<{ id: string; csr: Uint8Array }>(
  async (em, ids) => {
    const rows = await kysely(em)
      .selectFrom('authorities')
      .select(['id', 'csr'])
      .where('id', 'in', [...ids])
      .where('csr', 'is not', null)
      .execute()
    return rows.map((row) => ({ id: row.id, csr: new Uint8Array(row.csr ?? []) }))
  },
  (row) => row.id,
)

/** The certificate of an authority as it is published; null when there is none. */
export async function publishedCertificate(
  em: Em,
  id: string,
): Promise<{ der: Uint8Array; fingerprint: string; createdAt: Date } | null> {
  const row = await kysely(em)
    .selectFrom('authorities')
    .innerJoin('certificates', 'certificates.id', 'authorities.certificate_id')
    .where('authorities.id', '=', id)
    .select(['certificates.body', 'certificates.fingerprint', 'certificates.created_at'])
    .executeTakeFirst()
  if (row === undefined) return null
  return { der: new Uint8Array(row.body), fingerprint: row.fingerprint, createdAt: new Date(row.created_at) }
}

export interface IssuedCounts {
  readonly total: number
  readonly valid: number
  readonly notYetValid: number
  readonly expired: number
  readonly revoked: number
}

const NONE_ISSUED: IssuedCounts = { total: 0, valid: 0, notYetValid: 0, expired: 0, revoked: 0 }

function count(condition: RawBuilder<boolean>): RawBuilder<number> {
  return sql<number>`(count(*) filter (where ${condition}))::int`
}

/** How many certificates each authority issued and where they stand; one statement for any number of authorities. */
export const issuedCounts: LoaderDefinition<{ id: string; now: Date }, IssuedCounts> = (em) => async (keys) => {
  const now = keys[0]?.now ?? new Date(0)
  const revoked = sql<boolean>`revoked_at is not null`
  const rows = await kysely(em)
    .selectFrom('certificates')
    .where('duplicate_of_id', 'is', null)
    .where(isIn('authority_id', [...new Set(keys.map((key) => key.id))]))
    .groupBy('authority_id')
    .select(['authority_id', sql<number>`count(*)::int`.as('total'), count(revoked).as('revoked')])
    .select([
      count(sql`not (${revoked}) and not_before > ${now}`).as('notYetValid'),
      count(sql`not (${revoked}) and not_before <= ${now} and not_after >= ${now}`).as('valid'),
      count(sql`not (${revoked}) and not_before <= ${now} and not_after < ${now}`).as('expired'),
    ])
    .execute()
  const found = new Map(rows.map(({ authority_id: id, ...counts }) => [id, counts]))
  return keys.map((key) => found.get(key.id) ?? NONE_ISSUED)
}

/** What keeps an authority from being deleted, in words; empty when nothing does. */
export async function usesOfAuthority(em: Em, id: string): Promise<string[]> {
  const { rows } = await sql<{ issued: boolean; pending: boolean; parent: boolean; revoked: boolean }>`
    select exists (select from certificates where authority_id = ${id})
        or exists (select from issuances where authority_id = ${id}) as issued,
      exists (select from pending_certificates where authority_id = ${id}) as pending,
      exists (select from authorities where parent_id = ${id}) as parent,
      exists (select from revocations where authority_id = ${id}) as revoked
  `.execute(kysely(em))
  const [row] = rows
  const uses: string[] = []
  if (row?.issued === true) uses.push('issued certificates')
  if (row?.pending === true) uses.push('certificates ordered from it')
  if (row?.parent === true) uses.push('authorities below it')
  if (row?.revoked === true) uses.push('revocations')
  return uses
}

/** Deletes the authority with its key, its revocation list and these roles. */
export async function deleteAuthority(em: Em, id: string, roleIds: readonly string[]): Promise<void> {
  const db = kysely(em)
  await db.deleteFrom('authority_keys').where('authority_id', '=', id).execute()
  await db.deleteFrom('authorities').where('id', '=', id).execute()
  if (roleIds.length > 0)
    await db
      .deleteFrom('roles')
      .where('id', 'in', [...roleIds])
      .execute()
}

/**
 * After a change of hands: the CA's certificate gets the new owner, and its owner role takes the old one's place there and on
 * every certificate the authority issued, except on those that the old owner owns itself.
 */
export async function handOverCertificates(
  em: Em,
  authority: { id: string; certificateId?: string | null; owner: string },
  hands: { owner: string; from: string; to: string; now: Date },
): Promise<void> {
  const db = kysely(em)
  const certificateId = authority.certificateId ?? null
  if (certificateId !== null) {
    await db
      .updateTable('certificates')
      .set({ owner: hands.owner, creator_has_rights: false, updated_at: hands.now })
      .set({ version: sql<number>`version + 1` })
      .where('id', '=', certificateId)
      .execute()
  }
  await sql`
    with moved as (
      delete from certificate_roles using certificates
      where certificate_roles.certificate_id = certificates.id and certificate_roles.role_id = ${hands.from}
        and (certificates.id = ${certificateId}::uuid
          or (certificates.authority_id = ${authority.id} and certificates.owner <> ${authority.owner}))
      returning certificate_roles.certificate_id
    )
    insert into certificate_roles (certificate_id, role_id) select certificate_id, ${hands.to} from moved
    on conflict do nothing
  `.execute(db)
}

export interface AuthorityFilter {
  /** Case-insensitive substring of the name; % and _ are literal. */
  readonly search?: string | null
  readonly owners?: readonly string[] | null
  readonly types?: readonly AuthorityType[] | null
  readonly active?: boolean | null
  readonly awaitingCertificate?: boolean | null
  readonly parentIds?: readonly string[] | null
  readonly roleIds?: readonly string[] | null
}

export const AUTHORITY_ORDER_FIELDS = ['NAME', 'CREATED_AT', 'EXPIRES_AT'] as const
export type AuthorityOrderField = (typeof AUTHORITY_ORDER_FIELDS)[number]

const ORDER_TERMS: Record<AuthorityOrderField, Pick<OrderTerm, 'expression' | 'type'>> = {
  NAME: { expression: sql.ref('authorities.name'), type: 'text' },
  CREATED_AT: { expression: sql.ref('authorities.created_at'), type: 'timestamptz' },
  EXPIRES_AT: { expression: sql.ref('authorities.expires_at'), type: 'timestamptz' },
}

export interface AuthorityQuery {
  readonly page: PageRequest
  readonly filter: AuthorityFilter
  readonly orderBy: readonly { field: AuthorityOrderField; direction: 'ASC' | 'DESC' }[]
}

export function listAuthorities(em: Em, query: AuthorityQuery): Promise<Page<Authority>> {
  const wanted = query.orderBy.length > 0 ? query.orderBy : [{ field: 'NAME' as const, direction: 'ASC' as const }]
  return keysetPage<Authority>({
    em,
    table: 'authorities',
    where: conditions(query.filter),
    order: wanted.map(({ field, direction }) => ({
      ...ORDER_TERMS[field],
      name: field,
      direction: direction === 'ASC' ? 'asc' : 'desc',
    })),
    page: query.page,
    load: (ids) => em.find(Authority, { id: { $in: ids } }),
  })
}

function conditions(filter: AuthorityFilter): Expression<SqlBool>[] {
  const where: Expression<SqlBool>[] = []
  if (filter.search) where.push(sql<SqlBool>`position(${filter.search.toLowerCase()} in lower(authorities.name)) > 0`)
  if (filter.owners)
    where.push(
      isIn(
        'authorities.owner',
        filter.owners.map((owner) => owner.toLowerCase()),
      ),
    )
  if (filter.types) where.push(isIn('authorities.type', filter.types))
  if (filter.active != null) where.push(sql<SqlBool>`authorities.active = ${filter.active}`)
  if (filter.awaitingCertificate != null) {
    where.push(
      sql<SqlBool>`(authorities.certificate_id is null and authorities.type <> 'EXTERNAL') = ${filter.awaitingCertificate}`,
    )
  }
  if (filter.parentIds) where.push(isIn('authorities.parent_id', filter.parentIds))
  if (filter.roleIds) {
    where.push(
      sql<SqlBool>`authorities.id in (select authority_id from authority_roles where ${isIn('role_id', filter.roleIds)})`,
    )
  }
  return where
}
