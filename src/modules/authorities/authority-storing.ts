// Writes what every new authority consists of, inside the caller's transaction: its row, its roles, its certificate, its key.
import { LockMode } from '@mikro-orm/core'
import type { Em } from '../../database/connection.ts'
import { lockFor } from '../../database/locks.ts'
import type { Scope } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { DomainError } from '../../errors.ts'
import type { ParsedCertificate } from '../../pki/types.ts'
import { Certificate } from '../certificates/certificate.entity.ts'
import { CertificateChain } from '../certificates/certificate-chain.entity.ts'
import { chainFor, storeCertificate } from '../inventory/index.ts'
import type { IssuancePolicy } from '../issuance-policy.ts'
import { addRole, ensureOwnerRole } from '../roles/index.ts'
import { Role } from '../roles/role.entity.ts'
import { User } from '../users/user.entity.ts'
import { AuthorityKey } from './authority-key.entity.ts'
import type { AuthoritySigning } from './authority-signing.ts'
import { refuseTakenName } from './authority.checks.ts'
import { Authority, type AuthorityType } from './authority.entity.ts'
import { LOCAL_ISSUER } from './local-issuer.ts'

export interface AuthorityRecord {
  readonly id: string
  readonly name: string
  readonly owner: string
  readonly description: string | null
  readonly type: AuthorityType
  /** Slug; absent: signs here. */
  readonly issuerPlugin?: string
  readonly parentId: string | null
  readonly active: boolean
  readonly csr: Uint8Array | null
  readonly issuance: IssuancePolicy
  /** Besides the owner role and the authority's own two. */
  readonly roleIds: readonly string[]
}

/** @throws DomainError TAKEN when the name, or that of one of its roles, is in use */
export async function storeAuthority(em: Em, scope: Scope, record: AuthorityRecord): Promise<Authority> {
  const now = scope.now()
  await lockFor(em, `authority name ${record.name.toLowerCase()}`)
  await refuseTakenName(em, record.name)
  const ownerRoleId = await ensureOwnerRole(em, record.owner, now)
  const adminRoleId = await ownRole(em, record.name, 'admin', now)
  const operatorRoleId = await ownRole(em, record.name, 'operator', now)
  const { actor } = scope
  const authority = em.create(Authority, {
    id: record.id,
    name: record.name,
    owner: record.owner,
    creator: actor.kind === 'user' ? em.getReference(User, actor.userId, { wrapped: true }) : null,
    description: record.description,
    active: record.active,
    type: record.type,
    issuerPlugin: record.issuerPlugin ?? LOCAL_ISSUER.slug,
    parentId: record.parentId,
    certificateId: null,
    expiresAt: null,
    csr: record.csr === null ? null : Buffer.from(record.csr),
    issuance: record.issuance,
    adminRoleId,
    operatorRoleId,
    createdAt: now,
    updatedAt: now,
  })
  const roleIds = new Set([ownerRoleId, adminRoleId, operatorRoleId, ...record.roleIds])
  authority.roles.add([...roleIds].map((id) => em.getReference(Role, id)))
  em.persist(authority)
  await em.flush()
  return authority
}

const OWN_ROLES = {
  admin: 'May issue from the authority, and change and revoke its own certificate.',
  operator: 'May issue from the authority.',
} as const

/** A new role, never one that exists: its members would gain the authority. */
async function ownRole(em: Em, name: string, kind: keyof typeof OWN_ROLES, now: Date): Promise<string> {
  const role = `${name} ${kind}`
  const id = await addRole(em, role, OWN_ROLES[kind], now)
  if (id === null) throw new DomainError('TAKEN', `there is a role named ${role} already`, ['name'])
  return id
}

/** Adds the row of the authority's key; it is flushed with the caller's transaction. */
export async function storeAuthorityKey(
  em: Em,
  signing: AuthoritySigning,
  authorityId: string,
  pkcs8: Uint8Array,
  now: Date,
): Promise<void> {
  const { sealed, keyId } = signing.seal(authorityId, pkcs8)
  em.persist(em.create(AuthorityKey, { authorityId, sealed, keyId, createdAt: now }))
  await em.flush()
}

export interface OwnCertificate {
  readonly certificate: ParsedCertificate
  /** Its issuer first, the root last. */
  readonly chain: readonly Uint8Array[]
  /** The authority of ours that issued it. */
  readonly issuedBy: string | null
  readonly csr: Uint8Array | null
}

/**
 * Gives the authority its certificate: a new row, or the one that tracks it already. A key stored with that certificate, or
 * with any other for the same key, is taken out of `certificate_keys`: the key of a CA is not exportable.
 * @throws DomainError TAKEN when it is another authority's, ALREADY_REVOKED; paths under `certificate`
 */
export async function giveCertificate(
  em: Em,
  scope: Scope,
  authority: Authority,
  own: OwnCertificate,
): Promise<{ certificateId: string; keysRemoved: number }> {
  const keysRemoved = await withdrawKey(em, own.certificate.publicKey.spkiSha256)
  const chainId = await chainFor(em, own.chain, scope.now())
  const tracked = await kysely(em)
    .selectFrom('certificates')
    .select(['id', 'chain_id', 'duplicate_of_id'])
    .where('fingerprint', '=', own.certificate.fingerprint)
    .where('deleted_at', 'is', null)
    .orderBy('created_at')
    .execute()
  // With several rows the one with this very chain, else the first of them.
  const row = tracked.find((each) => each.chain_id === chainId) ?? tracked.find((each) => each.duplicate_of_id === null)
  const certificateId =
    row === undefined
      ? await storeOwnCertificate(em, scope, authority, own)
      : await adoptCertificate(em, scope, authority, own.issuedBy, row.id, chainId)
  authority.certificateId = certificateId
  authority.expiresAt = own.certificate.notAfter
  await em.flush()
  return { certificateId, keysRemoved }
}

/** Who may change the CA's certificate, which includes revoking it: not everybody who may issue. */
async function certificateRoles(em: Em, scope: Scope, authority: Authority): Promise<string[]> {
  const ownerRole = await ensureOwnerRole(em, authority.owner, scope.now())
  return authority.adminRoleId == null ? [ownerRole] : [ownerRole, authority.adminRoleId]
}

async function storeOwnCertificate(em: Em, scope: Scope, authority: Authority, own: OwnCertificate): Promise<string> {
  const stored = await storeCertificate(
    em,
    {
      certificate: own.certificate,
      chain: own.chain,
      csr: own.csr,
      name: null,
      description: `CA certificate of the authority ${authority.name}`,
      owner: authority.owner,
      creatorId: scope.actor.kind === 'user' ? scope.actor.userId : null,
      authorityId: own.issuedBy,
      externalId: null,
      roleIds: await certificateRoles(em, scope, authority),
      hasPrivateKey: false,
      notify: true,
      rotation: false,
    },
    scope.now(),
  )
  return stored.id
}

async function adoptCertificate(
  em: Em,
  scope: Scope,
  authority: Authority,
  issuedBy: string | null,
  id: string,
  chainId: string | null,
): Promise<string> {
  const holder = await kysely(em)
    .selectFrom('authorities')
    .select('name')
    .where('certificate_id', '=', id)
    .executeTakeFirst()
  if (holder !== undefined) {
    throw new DomainError('TAKEN', `it is the certificate of the authority ${holder.name}`, ['certificate'])
  }
  const now = scope.now()
  const row = await em.findOneOrFail(Certificate, id, {
    lockMode: LockMode.PESSIMISTIC_WRITE,
    refresh: true,
  })
  // Apart from the lock, which would reach into the roles that others share.
  await em.populate(row, ['roles'])
  if (row.revokedAt != null) {
    throw new DomainError('ALREADY_REVOKED', `it was revoked at ${row.revokedAt.toISOString()}`, ['certificate'])
  }
  if (chainId !== null) row.chain = em.getReference(CertificateChain, chainId, { wrapped: true })
  if (row.authority == null && issuedBy !== null) {
    row.authority = em.getReference(Authority, issuedBy, { wrapped: true })
  }
  row.owner = authority.owner
  row.creatorHasRights = false
  row.rotation = false
  row.roles.set((await certificateRoles(em, scope, authority)).map((roleId) => em.getReference(Role, roleId)))
  row.updatedAt = now
  await em.flush()
  return id
}

/** What an upload of the same key waits for, so that neither overlooks the other. */
async function lockPublicKey(em: Em, fingerprint: string): Promise<void> {
  await lockFor(em, `public key ${fingerprint}`)
}

async function withdrawKey(em: Em, fingerprint: string): Promise<number> {
  await lockPublicKey(em, fingerprint)
  const db = kysely(em)
  const holders = db.selectFrom('certificates').select('id').where('public_key_fingerprint', '=', fingerprint)
  const removed = await db
    .deleteFrom('certificate_keys')
    .where('certificate_id', 'in', holders)
    .returning('certificate_id')
    .execute()
  await db
    .updateTable('certificates')
    .set({ has_private_key: false })
    .where('public_key_fingerprint', '=', fingerprint)
    .where('has_private_key', '=', true)
    .execute()
  return removed.length
}

/**
 * Refuses a private key that is an authority's: stored with a certificate it could be exported.
 * @throws DomainError POLICY_VIOLATION under `path`
 */
export async function refuseAuthorityKey(em: Em, fingerprint: string, path: readonly string[]): Promise<void> {
  await lockPublicKey(em, fingerprint)
  const found = await kysely(em)
    .selectFrom('authorities')
    .innerJoin('certificates', 'certificates.id', 'authorities.certificate_id')
    .where('certificates.public_key_fingerprint', '=', fingerprint)
    .select('authorities.name')
    .executeTakeFirst()
  if (found === undefined) return
  const message = `this is the key of the authority ${found.name}, which no certificate can carry`
  throw new DomainError('POLICY_VIOLATION', message, path)
}
