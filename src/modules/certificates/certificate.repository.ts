// Every query about single certificates and what hangs on them; lists are in certificate.list.ts.
import { sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { byKey, listByKey, type Scope } from '../../database/scope.ts'
import { isStorable, kysely } from '../../database/sql.ts'
import type { GeneralName } from '../../pki/types.ts'
import type { CertificateFacts } from './certificate.policy.ts'
import { Certificate } from './certificate.entity.ts'
import { Revocation } from './revocation.entity.ts'

export const certificateById = byKey<Certificate>(
  (em, ids) => em.find(Certificate, { id: { $in: [...ids] }, deletedAt: null }),
  (certificate) => certificate.id,
)

/** What policies decide by, a statement for any number of certificates. */
export const certificateFacts = byKey<CertificateFacts>(
  async (em, ids) => {
    const rows = await kysely(em)
      .selectFrom('certificates')
      .select(['id', 'owner', 'creator_id', 'creator_has_rights'])
      .select(
        sql<string[]>`array(select role_id::text from certificate_roles where certificate_id = certificates.id)`.as(
          'role_ids',
        ),
      )
      .where('id', 'in', [...ids])
      .where('deleted_at', 'is', null)
      .execute()
    return rows.map((row) => ({
      id: row.id,
      owner: row.owner,
      creatorId: row.creator_id,
      creatorHasRights: row.creator_has_rights,
      roleIds: row.role_ids,
    }))
  },
  (facts) => facts.id,
)

export interface CertificateDocument {
  readonly id: string
  readonly body: Uint8Array
  readonly csr: Uint8Array | null
  readonly subjectAlternativeNames: readonly GeneralName[]
}

/** The large columns, which lists leave out unless they are selected. */
export const certificateDocument = byKey<CertificateDocument>(
  async (em, ids) => {
    const rows = await kysely(em)
      .selectFrom('certificates')
      .select(['id', 'body', 'csr', 'subject_alternative_names'])
      .where('id', 'in', [...ids])
      .execute()
    return rows.map((row) => ({
      id: row.id,
      body: new Uint8Array(row.body),
      csr: row.csr === null ? null : new Uint8Array(row.csr),
      subjectAlternativeNames: row.subject_alternative_names,
    }))
  },
  (document) => document.id,
)

/** The PEM of a chain, by the chain's id. */
export const chainPem = byKey<{ id: string; pem: string }>(
  (em, ids) =>
    kysely(em)
      .selectFrom('certificate_chains')
      .select(['id', 'pem'])
      .where('id', 'in', [...ids])
      .execute(),
  (chain) => chain.id,
)

interface RevocationOf {
  readonly certificateId: string
  readonly revocation: Revocation
}

/** What a CA elsewhere revoked is one certificate, whatever others say of their issuer and serial number. */
const isOfTheSame = sql<SqlBool>`(revocations.authority_id is not null or certificates.fingerprint =
  (select revoked.fingerprint from certificates as revoked where revoked.id = revocations.certificate_id))`

const revocationByCertificate = byKey<RevocationOf>(
  async (em, ids) => {
    const rows = await kysely(em)
      .selectFrom('revocations')
      .innerJoin('certificates', (join) =>
        join
          .onRef('certificates.issuer_hash', '=', 'revocations.issuer_hash')
          .onRef('certificates.serial_number', '=', 'revocations.serial_number'),
      )
      .where(isOfTheSame)
      .where('certificates.id', 'in', [...ids])
      .select(['certificates.id as certificate_id', 'revocations.id as revocation_id'])
      .execute()
    const found = await em.find(Revocation, { id: { $in: [...new Set(rows.map((row) => row.revocation_id))] } })
    const revocations = new Map(found.map((each) => [each.id, each]))
    return rows.flatMap((row) => {
      const revocation = revocations.get(row.revocation_id)
      return revocation === undefined ? [] : [{ certificateId: row.certificate_id, revocation }]
    })
  },
  (found) => found.certificateId,
)

/** The revocation of the certificate's issuer and serial number: one for all rows that hold the same certificate. */
export async function revocationOf(scope: Scope, certificateId: string): Promise<Revocation | null> {
  return (await scope.loader(revocationByCertificate).load(certificateId))?.revocation ?? null
}

/** What putting a certificate somewhere goes by. */
export interface DeployableCertificate {
  readonly name: string
  readonly fingerprint: string
  readonly body: Uint8Array
  /** PEM, the issuer first. */
  readonly chain: string | null
  readonly notBefore: Date
  readonly notAfter: Date
  readonly revokedAt: Date | null
  readonly deletedAt: Date | null
}

/** Also of a deleted certificate, which may still have to be taken away. */
export async function findDeployable(em: Em, id: string): Promise<DeployableCertificate | null> {
  const row = await kysely(em)
    .selectFrom('certificates')
    .leftJoin('certificate_chains', 'certificate_chains.id', 'certificates.chain_id')
    .where('certificates.id', '=', id)
    .select(['name', 'certificates.fingerprint', 'body', 'pem', 'not_before', 'not_after', 'revoked_at', 'deleted_at'])
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    name: row.name,
    fingerprint: row.fingerprint,
    body: new Uint8Array(row.body),
    chain: row.pem,
    notBefore: new Date(row.not_before),
    notAfter: new Date(row.not_after),
    revokedAt: row.revoked_at === null ? null : new Date(row.revoked_at),
    deletedAt: row.deleted_at === null ? null : new Date(row.deleted_at),
  }
}

/** The row that the certificate's is a duplicate of: itself for most. Null when there is no such certificate. */
export async function originalOf(em: Em, id: string): Promise<string | null> {
  const row = await kysely(em)
    .selectFrom('certificates')
    .select(['id', 'duplicate_of_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : (row.duplicate_of_id ?? row.id)
}

interface RelatedRow {
  from_id: string
  to_id: string
}

const related = (fetch: (em: Em, ids: readonly string[]) => Promise<RelatedRow[]>) =>
  listByKey<RelatedRow, string>(
    fetch,
    (row) => row.from_id,
    (row) => row.to_id,
  )

/** Ids of the certificates that this one replaces. */
export const replacesIds = related((em, ids) =>
  kysely(em)
    .selectFrom('certificate_replacements')
    .select(['certificate_id as from_id', 'replaced_id as to_id'])
    .where('certificate_id', 'in', [...ids])
    .orderBy('created_at')
    .orderBy('replaced_id')
    .execute(),
)

/** Ids of the certificates that replace this one. */
export const replacedByIds = related((em, ids) =>
  kysely(em)
    .selectFrom('certificate_replacements')
    .select(['replaced_id as from_id', 'certificate_id as to_id'])
    .where('replaced_id', 'in', [...ids])
    .orderBy('created_at')
    .orderBy('certificate_id')
    .execute(),
)

/** Ids of other rows with the same DER, by the certificate's id. */
export const duplicateIds = related((em, ids) =>
  kysely(em)
    .selectFrom('certificates as this')
    .innerJoin('certificates as other', 'other.fingerprint', 'this.fingerprint')
    .whereRef('other.id', '!=', 'this.id')
    .where('other.deleted_at', 'is', null)
    .where('this.id', 'in', [...ids])
    .select(['this.id as from_id', 'other.id as to_id'])
    .orderBy('other.created_at')
    .execute(),
)

/** The id behind a unique lookup, or null. */
export async function findCertificateId(
  em: Em,
  by: { name: string } | { fingerprint: string } | { authorityId: string; serialNumber: string },
): Promise<string | null> {
  if ('name' in by && !isStorable(by.name)) return null
  let query = kysely(em).selectFrom('certificates').select('id').where('deleted_at', 'is', null)
  if ('name' in by) query = query.where('name', '=', by.name)
  else if ('fingerprint' in by) query = query.where('fingerprint', '=', by.fingerprint)
  else query = query.where('authority_id', '=', by.authorityId).where('serial_number', '=', by.serialNumber)
  const row = await query.orderBy('created_at').limit(1).executeTakeFirst()
  return row?.id ?? null
}

/** The private key's sealed form, or null. Nothing else reads certificate_keys. */
export async function findSealedKey(em: Em, certificateId: string): Promise<Uint8Array | null> {
  const row = await kysely(em)
    .selectFrom('certificate_keys')
    .select('sealed')
    .where('certificate_id', '=', certificateId)
    .executeTakeFirst()
  return row === undefined ? null : new Uint8Array(row.sealed)
}
