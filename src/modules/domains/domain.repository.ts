// Every query about domains.
import { type Expression, sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { keysetPage, type Page, type PageRequest } from '../../database/page.ts'
import { byKey, listByKey } from '../../database/scope.ts'
import { isIn, kysely } from '../../database/sql.ts'
import { Domain } from './domain.entity.ts'

export const domainById = byKey<Domain>(
  (em, ids) => em.find(Domain, { id: { $in: [...ids] } }),
  (domain) => domain.id,
)

/** Ids of the domains a certificate covers, by the certificate's id. */
export const certificateDomainIds = listByKey<{ certificate_id: string; domain_id: string }, string>(
  (em, ids) =>
    kysely(em)
      .selectFrom('certificate_domains')
      .innerJoin('domains', 'domains.id', 'certificate_domains.domain_id')
      .select(['certificate_domains.certificate_id', 'certificate_domains.domain_id'])
      .where('certificate_domains.certificate_id', 'in', [...ids])
      .orderBy('domains.name')
      .execute(),
  (row) => row.certificate_id,
  (row) => row.domain_id,
)

/**
 * Sensitive domains that these names touch: the name itself, a domain above it, and for a wildcard every sensitive name
 * right below its parent. Names are compared without regard to case.
 */
export async function sensitiveNamesAmong(em: Em, names: readonly string[]): Promise<string[]> {
  const wanted = new Set<string>()
  const parentsOfWildcards: string[] = []
  for (const name of names.map((each) => each.toLowerCase())) {
    for (const above of withParents(name.replace(/^\*\./, ''))) wanted.add(above).add(`*.${above}`)
    if (name.startsWith('*.')) parentsOfWildcards.push(name.slice(1))
  }
  if (wanted.size === 0) return []
  const rows = await kysely(em)
    .selectFrom('domains')
    .select('name')
    .where('sensitive', '=', true)
    .where((eb) =>
      eb.or([
        eb('name', 'in', [...wanted]),
        ...parentsOfWildcards.map((suffix) => eb(eb.fn('right', ['name', eb.val(suffix.length)]), '=', suffix)),
      ]),
    )
    .orderBy('name')
    .limit(100)
    .execute()
  return rows.map((row) => row.name)
}

/** 'a.b.example' → itself, 'b.example', 'example'. Addresses have no parents. */
function withParents(name: string): string[] {
  if (name.includes(':') || /^[\d.]+$/.test(name)) return [name]
  const labels = name.split('.')
  return labels.map((_, index) => labels.slice(index).join('.'))
}

export async function findDomainId(em: Em, name: string): Promise<string | null> {
  const row = await kysely(em).selectFrom('domains').select('id').where('name', '=', name).executeTakeFirst()
  return row?.id ?? null
}

export async function countCertificatesOf(em: Em, id: string): Promise<number> {
  const row = await kysely(em)
    .selectFrom('certificate_domains')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('domain_id', '=', id)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Fields are ANDed; ids are UUIDs. */
export interface DomainFilter {
  readonly search?: string | null
  readonly ids?: readonly string[] | null
  readonly names?: readonly string[] | null
  readonly sensitive?: boolean | null
}

/** @throws RequestError BAD_USER_INPUT for a cursor of another list */
export function listDomains(em: Em, filter: DomainFilter, page: PageRequest): Promise<Page<Domain>> {
  return keysetPage<Domain>({
    em,
    table: 'domains',
    where: conditions(filter),
    order: [{ name: 'NAME', expression: sql.ref('domains.name'), direction: 'asc', type: 'text' }],
    page,
    load: (ids) => em.find(Domain, { id: { $in: ids } }),
  })
}

function conditions(filter: DomainFilter): Expression<SqlBool>[] {
  const where: Expression<SqlBool>[] = []
  if (filter.search) where.push(sql<SqlBool>`position(${filter.search.toLowerCase()} in domains.name) > 0`)
  if (filter.ids) where.push(isIn('domains.id', filter.ids))
  if (filter.names) {
    where.push(
      isIn(
        'domains.name',
        filter.names.map((name) => name.toLowerCase()),
      ),
    )
  }
  if (filter.sensitive != null) where.push(sql<SqlBool>`domains.sensitive = ${filter.sensitive}`)
  return where
}
