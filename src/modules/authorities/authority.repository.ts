// Every query about authorities.
import { type Expression, sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { keysetPage, type OrderTerm, type Page, type PageRequest } from '../../database/page.ts'
import { byKey, listByKey } from '../../database/scope.ts'
import { isIn, kysely } from '../../database/sql.ts'
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

export function findAuthorityByName(em: Em, name: string): Promise<Authority | null> {
  return em.findOne(Authority, { name })
}

export interface AuthorityFilter {
  /** Case-insensitive substring of the name; % and _ are literal. */
  readonly search?: string | null
  readonly owners?: readonly string[] | null
  readonly types?: readonly AuthorityType[] | null
  readonly active?: boolean | null
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
  return where
}
