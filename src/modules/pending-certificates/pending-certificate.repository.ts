// Every query about certificates that CAs elsewhere were asked for, but the steps of the work: those are in claims.ts.
import { type Expression, sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { keysetPage, type Page, type PageRequest } from '../../database/page.ts'
import { byKey, listByKey } from '../../database/scope.ts'
import { isIn, kysely } from '../../database/sql.ts'
import { PendingCertificate, type PendingState } from './pending-certificate.entity.ts'
import type { PendingFacts } from './pending-certificate.policy.ts'

export const pendingCertificateById = byKey<PendingCertificate>(
  (em, ids) => em.find(PendingCertificate, { id: { $in: [...ids] } }),
  (pending) => pending.id,
)

/** What policies decide by, a statement for any number of them. */
export const pendingFacts = byKey<PendingFacts>(
  async (em, ids) => {
    const rows = await kysely(em)
      .selectFrom('pending_certificates')
      .innerJoin('authorities', 'authorities.id', 'pending_certificates.authority_id')
      .where('pending_certificates.id', 'in', [...ids])
      .select(['pending_certificates.id', 'pending_certificates.creator_id', 'pending_certificates.owner'])
      .select(['pending_certificates.request', 'authorities.owner as authority_owner'])
      .execute()
    return rows.map((row) => ({
      id: row.id,
      creatorId: row.creator_id,
      owner: row.owner,
      authorityOwner: row.authority_owner,
      roleIds: row.request.roleIds,
    }))
  },
  (facts) => facts.id,
)

/** DER of the requests, which lists leave out unless they are selected. */
export const pendingCsr = byKey<{ id: string; csr: Uint8Array }>(
  async (em, ids) => {
    const rows = await kysely(em)
      .selectFrom('pending_certificates')
      .select(['id', 'csr'])
      .where('id', 'in', [...ids])
      .execute()
    return rows.map((row) => ({ id: row.id, csr: new Uint8Array(row.csr) }))
  },
  (row) => row.id,
)

/** The order a certificate came from, by the certificate's id; at most one. */
export const orderOfCertificate = listByKey<PendingCertificate, PendingCertificate>(
  (em, ids) => em.find(PendingCertificate, { certificate: { $in: [...ids] } }),
  (pending) => pending.certificate?.id ?? '',
  (pending) => pending,
)

export interface PendingFilter {
  readonly ids?: readonly string[] | null
  readonly states?: readonly PendingState[] | null
  readonly authorityIds?: readonly string[] | null
  readonly owners?: readonly string[] | null
  readonly creatorIds?: readonly string[] | null
}

/** Newest first. */
export function listPendingCertificates(
  em: Em,
  query: { page: PageRequest; filter: PendingFilter },
): Promise<Page<PendingCertificate>> {
  const expression = sql.ref('pending_certificates.created_at')
  return keysetPage<PendingCertificate>({
    em,
    table: 'pending_certificates',
    where: conditions(query.filter),
    order: [{ name: 'CREATED_AT', expression, direction: 'desc', notNull: true, type: 'timestamptz' }],
    page: query.page,
    load: (ids) => em.find(PendingCertificate, { id: { $in: ids } }),
  })
}

function conditions(filter: PendingFilter): Expression<SqlBool>[] {
  const where: Expression<SqlBool>[] = []
  const { ids, states, authorityIds, owners, creatorIds } = filter
  if (ids) where.push(isIn('pending_certificates.id', ids))
  if (states) where.push(isIn('pending_certificates.state', states))
  if (authorityIds) where.push(isIn('pending_certificates.authority_id', authorityIds))
  if (owners) {
    const lower = owners.map((owner) => owner.toLowerCase())
    where.push(isIn('pending_certificates.owner', lower))
  }
  if (creatorIds) where.push(isIn('pending_certificates.creator_id', creatorIds))
  return where
}
