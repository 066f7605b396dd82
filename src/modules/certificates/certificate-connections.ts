// Certificates of something else: how rows of `certificates` hang on it, and the loader that reads all pages together.
import { sql, type SqlBool } from 'kysely'
import type { Page } from '../../database/page.ts'
import { type Anchor, nestedPageLoader } from '../../database/nested-page.ts'
import type { Scope } from '../../database/scope.ts'
import type { Certificate } from './certificate.entity.ts'
import { type CertificateQuery, listOf } from './certificate.list.ts'

/** Issued by the authority. */
export const BY_AUTHORITY: Anchor = (id) => sql<SqlBool>`certificates.authority_id = ${id}`

/** Made or uploaded by the user. */
export const BY_CREATOR: Anchor = (id) => sql<SqlBool>`certificates.creator_id = ${id}`

/** Linked by a table of pairs, such as those of roles and domains. */
function linkedBy(table: string, column: string): Anchor {
  return (id) => sql<SqlBool>`certificates.id in (
    select link.certificate_id from ${sql.table(table)} as link where ${sql.ref(`link.${column}`)} = ${id})`
}

export const BY_ROLE: Anchor = linkedBy('certificate_roles', 'role_id')
export const BY_DOMAIN: Anchor = linkedBy('certificate_domains', 'domain_id')
export const BY_NOTIFICATION: Anchor = linkedBy('certificate_notifications', 'notification_id')

/** Meant to be at the destination. */
export const BY_DESTINATION: Anchor = (id) => sql<SqlBool>`certificates.id in (
  select certificate_id from deployments where destination_id = ${id} and desired)`

/** Kept there now. */
export const BY_SOURCE: Anchor = (id) => sql<SqlBool>`certificates.id in (
  select certificate_id from source_certificates where source_id = ${id} and vanished_at is null)`

const certificatePages = nestedPageLoader<Certificate>()

/** A page of the certificates that hang on one object; pages asked for in the same tick are read together. */
export function certificatesOf(
  scope: Scope,
  anchor: Anchor,
  parentId: string,
  query: CertificateQuery,
): Promise<Page<Certificate>> {
  const { page, filter, orderBy } = query
  return scope.loader(certificatePages).load({
    anchor,
    parentId,
    page,
    signature: JSON.stringify([page, filter, orderBy]),
    list: (em) => listOf(em, query),
  })
}
