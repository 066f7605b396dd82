// Stores certificates: names made unique, chains shared, domains linked. Runs inside the caller's transaction.
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { lockFor } from '../../database/locks.ts'
import { kysely } from '../../database/sql.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { DomainError } from '../../errors.ts'
import { serialHex } from '../../pki/certificate.ts'
import { toPem } from '../../pki/pem.ts'
import type { ParsedCertificate } from '../../pki/types.ts'
import { Authority } from '../authorities/authority.entity.ts'
import { CertificateChain } from '../certificates/certificate-chain.entity.ts'
import { Certificate } from '../certificates/certificate.entity.ts'
import { Role } from '../roles/role.entity.ts'
import { DEFAULT_ROTATION_POLICY_ID, RotationPolicy } from '../rotation-policies/rotation-policy.entity.ts'
import { User } from '../users/user.entity.ts'
import { defaultCertificateName, givenName, issuerShortName } from './naming.ts'
import { certificateRecord, domainNames, searchText } from './record.ts'

export interface NewCertificate {
  readonly certificate: ParsedCertificate
  /** Leaf's issuer first; empty when there is none. */
  readonly chain: readonly Uint8Array[]
  readonly csr: Uint8Array | null
  /** As the caller gave it; slugged here. Null for the naming rule's. */
  readonly name: string | null
  readonly description: string | null
  readonly owner: string
  readonly creatorId: string | null
  readonly authorityId: string | null
  readonly externalId: string | null
  readonly roleIds: readonly string[]
  readonly hasPrivateKey: boolean
  readonly notify: boolean
  readonly rotation: boolean
  /** Absent: the default policy. */
  readonly rotationPolicyId?: string | null
  /**
   * Whether the caller may store the certificate once more beside the row with this id, under another chain. Asked inside the
   * transaction of `em`; absent: never.
   */
  readonly mayDuplicate?: (em: Em, storedId: string) => Promise<boolean>
}

/**
 * Adds the row of a certificate and flushes it. What is known to be revoked is revoked from the start.
 * @throws DomainError CONFLICT when it is stored already, or another of its issuer and serial number is, with that row's
 * `certificateId` in its details
 */
export async function storeCertificate(em: Em, wanted: NewCertificate, now: Date): Promise<Certificate> {
  const { certificate } = wanted
  const chain = await chainFor(em, wanted.chain, now)
  const record = certificateRecord(certificate)
  const first = await firstRowOf(em, wanted, record, chain)
  const revokedAt = await revocationTime(em, record)
  const name = await uniqueName(em, wanted)
  // The same certificate was issued by the same authority, whatever this caller knows of it.
  const authorityId = wanted.authorityId ?? first?.authorityId ?? null
  const row = em.create(Certificate, {
    ...record,
    id: uuidv7(now),
    name,
    description: wanted.description,
    owner: wanted.owner,
    creator: wanted.creatorId === null ? null : em.getReference(User, wanted.creatorId, { wrapped: true }),
    chain: chain === null ? null : em.getReference(CertificateChain, chain, { wrapped: true }),
    csr: wanted.csr === null ? null : Buffer.from(wanted.csr),
    searchText: searchText(name, certificate),
    revokedAt,
    hasPrivateKey: wanted.hasPrivateKey,
    externalId: wanted.externalId,
    notify: wanted.notify && revokedAt === null,
    rotation: wanted.rotation && revokedAt === null,
    rotationPolicy: policyReference(em, wanted.rotationPolicyId),
    duplicateOfId: first?.id ?? null,
    authority: authorityId === null ? null : em.getReference(Authority, authorityId, { wrapped: true }),
    dnsProvider: null,
    createdAt: now,
    updatedAt: now,
  })
  row.roles.add(wanted.roleIds.map((id) => em.getReference(Role, id)))
  em.persist(row)
  await em.flush()
  await linkDomains(em, row.id, domainNames(certificate.extensions.subjectAlternativeNames), now)
  return row
}

function policyReference(em: Em, id: string | null | undefined) {
  return id === null ? null : em.getReference(RotationPolicy, id ?? DEFAULT_ROTATION_POLICY_ID, { wrapped: true })
}

/** The name of the lock under which rows of one issuer and serial number come and are revoked. */
export function issuerSerialLock(issuerHash: string, serialNumber: string): string {
  return `certificate ${issuerHash} ${serialNumber}`
}

interface StoredRow {
  readonly id: string
  readonly authorityId: string | null
}

/**
 * The row that the new one will be a duplicate of, or null when it is the first of its issuer and serial number. RFC 5280
 * section 4.1.2.2: those name one certificate, so another one is a mistake or an attack.
 * @throws DomainError CONFLICT
 */
async function firstRowOf(
  em: Em,
  wanted: NewCertificate,
  record: ReturnType<typeof certificateRecord>,
  chain: string | null,
): Promise<StoredRow | null> {
  // Held to the end of the transaction: two uploads of one certificate are judged one after the other.
  await lockFor(em, issuerSerialLock(record.issuerHash, record.serialNumber))
  const stored = await kysely(em)
    .selectFrom('certificates')
    .select(['id', 'name', 'fingerprint', 'chain_id', 'duplicate_of_id', 'authority_id'])
    .where('issuer_hash', '=', record.issuerHash)
    .where('serial_number', '=', record.serialNumber)
    .where('deleted_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const first = stored.find((row) => row.duplicate_of_id === null) ?? stored[0]
  if (first === undefined) return null
  if (first.fingerprint !== record.fingerprint) {
    throw conflict(first.id, `another certificate of the same issuer and serial number is stored, as ${first.name}`)
  }
  const same = stored.find((row) => row.chain_id === chain)
  if (same !== undefined) throw conflict(same.id, `this certificate is stored already, as ${same.name}`)
  if (!((await wanted.mayDuplicate?.(em, first.id)) ?? false)) {
    const message = `this certificate is stored already, as ${first.name}; whoever may update that may store it again with another chain`
    throw conflict(first.id, message)
  }
  return { id: first.id, authorityId: first.authority_id }
}

function conflict(certificateId: string, message: string): DomainError {
  return new DomainError('CONFLICT', message, ['body'], { certificateId })
}

/** A certificate that was deleted here may come back, but not from its revocation. */
async function revocationTime(
  em: Em,
  record: { issuerHash: string; serialNumber: string; fingerprint: string },
): Promise<Date | null> {
  const row = await kysely(em)
    .selectFrom('revocations')
    .innerJoin('certificates', (join) => join.on('certificates.id', '=', sql.ref<string>('revocations.certificate_id')))
    .select('revocations.revoked_at')
    .where('revocations.issuer_hash', '=', record.issuerHash)
    .where('revocations.serial_number', '=', record.serialNumber)
    // Of CAs elsewhere anybody may make one up, with the name and the numbers of another.
    .where((eb) =>
      eb.or([eb('revocations.authority_id', 'is not', null), eb('certificates.fingerprint', '=', record.fingerprint)]),
    )
    .executeTakeFirst()
  return row === undefined ? null : new Date(row.revoked_at)
}

/** The row of a chain, made when missing; null for an empty one. */
export async function chainFor(em: Em, chain: readonly Uint8Array[], now: Date): Promise<string | null> {
  if (chain.length === 0) return null
  const hash = createHash('sha256')
  for (const der of chain) hash.update(der)
  const fingerprint = hash.digest('hex')
  const db = kysely(em)
  const found = await db
    .selectFrom('certificate_chains')
    .select('id')
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst()
  if (found !== undefined) return found.id
  const pem = chain.map((der) => toPem('CERTIFICATE', der)).join('')
  await db
    .insertInto('certificate_chains')
    .values({ id: uuidv7(now), fingerprint, pem, length: chain.length, created_at: now })
    .onConflict((conflict) => conflict.column('fingerprint').doNothing())
    .execute()
  const stored = await db
    .selectFrom('certificate_chains')
    .select('id')
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirstOrThrow()
  return stored.id
}

/**
 * How many names are dealt with in one statement. Certificates of others hold ten thousand, which is more than a statement
 * takes, and on the embedded database a statement holds up everybody.
 */
const NAMES_AT_ONCE = 250

/** Sorted, so that two transactions take their locks in one order. */
async function linkDomains(em: Em, certificateId: string, names: readonly string[], now: Date): Promise<void> {
  const sorted = names.toSorted()
  for (let start = 0; start < sorted.length; start += NAMES_AT_ONCE) {
    const ids = await domainIds(em, sorted.slice(start, start + NAMES_AT_ONCE), now)
    await kysely(em)
      .insertInto('certificate_domains')
      .values([...new Set(ids)].map((id) => ({ certificate_id: certificateId, domain_id: id })))
      .execute()
    // Lets others be answered meanwhile.
    await setImmediate()
  }
}

/** Rows for the names, at least one, made where missing. */
async function domainIds(em: Em, names: readonly string[], now: Date): Promise<string[]> {
  const db = kysely(em)
  const known = await db
    .selectFrom('domains')
    .select(['id', 'name'])
    .where('name', 'in', [...names])
    .execute()
  const ids = new Map(known.map((row) => [row.name, row.id]))
  const missing = names.filter((name) => !ids.has(name))
  if (missing.length > 0) {
    await db
      .insertInto('domains')
      .values(missing.map((name) => ({ id: uuidv7(now), name, sensitive: false, created_at: now, version: 1 })))
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute()
    for (const row of await db.selectFrom('domains').select(['id', 'name']).where('name', 'in', missing).execute()) {
      ids.set(row.name, row.id)
    }
  }
  return names.flatMap((name) => ids.get(name) ?? [])
}

/**
 * The name itself, else with the serial number, else with a counter behind it. The lock on the root makes it exact under
 * concurrency: whoever wants the same name waits until this transaction ends.
 */
async function uniqueName(em: Em, wanted: NewCertificate): Promise<string> {
  const root = rootName(wanted)
  await lockFor(em, `certificate name ${root}`)
  if (!(await nameTaken(em, root))) return root
  const numbered = `${root}-${serialHex(wanted.certificate.serialNumber)}`
  // Somebody may want this very name as a root of their own. Locks are taken from shorter to longer names, never back.
  await lockFor(em, `certificate name ${numbered}`)
  if (!(await nameTaken(em, numbered))) return numbered
  for (let counter = 1; ; counter++) {
    const candidate = `${numbered}-${counter}`
    await lockFor(em, `certificate name ${candidate}`)
    if (!(await nameTaken(em, candidate))) return candidate
  }
}

function rootName(wanted: NewCertificate): string {
  const given = givenName(wanted.name)
  if (given !== null) return given
  const { certificate } = wanted
  return defaultCertificateName({
    commonName: certificate.subject.commonName,
    domains: domainNames(certificate.extensions.subjectAlternativeNames),
    issuerName: issuerShortName({
      selfSigned: certificate.selfSigned,
      commonName: certificate.issuer.commonName,
      organization: certificate.issuer.organization,
    }),
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
  })
}

async function nameTaken(em: Em, name: string): Promise<boolean> {
  const found = await kysely(em).selectFrom('certificates').select('id').where('name', '=', name).executeTakeFirst()
  return found !== undefined
}
