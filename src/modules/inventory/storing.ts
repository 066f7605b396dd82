// Stores certificates: names made unique, chains shared, domains linked. Runs inside the caller's transaction.
import { createHash } from 'node:crypto'
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
import { Domain } from '../domains/domain.entity.ts'
import { Role } from '../roles/role.entity.ts'
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
}

/**
 * Adds the row of a certificate and flushes it.
 * @throws DomainError CONFLICT when the certificate is stored already, with `certificateId` in its details
 */
export async function storeCertificate(em: Em, wanted: NewCertificate, now: Date): Promise<Certificate> {
  const { certificate } = wanted
  const chain = await chainFor(em, wanted.chain, now)
  await refuseStored(em, certificate)
  const name = await uniqueName(em, wanted)
  const row = em.create(Certificate, {
    ...certificateRecord(certificate),
    id: uuidv7(now),
    name,
    description: wanted.description,
    owner: wanted.owner,
    creator: wanted.creatorId === null ? null : em.getReference(User, wanted.creatorId, { wrapped: true }),
    chain: chain === null ? null : em.getReference(CertificateChain, chain, { wrapped: true }),
    csr: wanted.csr === null ? null : Buffer.from(wanted.csr),
    searchText: searchText(name, certificate),
    revokedAt: null,
    hasPrivateKey: wanted.hasPrivateKey,
    externalId: wanted.externalId,
    notify: wanted.notify,
    rotation: wanted.rotation,
    duplicateOfId: null,
    authority: wanted.authorityId === null ? null : em.getReference(Authority, wanted.authorityId, { wrapped: true }),
    createdAt: now,
    updatedAt: now,
  })
  row.roles.add(wanted.roleIds.map((id) => em.getReference(Role, id)))
  const domains = await domainIds(em, domainNames(certificate.extensions.subjectAlternativeNames), now)
  row.domains.add(domains.map((id) => em.getReference(Domain, id)))
  em.persist(row)
  await em.flush()
  return row
}

/** RFC 5280 section 4.1.2.2: issuer and serial number name one certificate, so a second one is a mistake or an attack. */
async function refuseStored(em: Em, certificate: ParsedCertificate): Promise<void> {
  const record = certificateRecord(certificate)
  // Held to the end of the transaction: two uploads of one certificate are judged one after the other.
  await lockFor(em, `certificate ${record.issuerHash} ${record.serialNumber}`)
  const stored = await kysely(em)
    .selectFrom('certificates')
    .select(['id', 'name', 'fingerprint'])
    .where('issuer_hash', '=', record.issuerHash)
    .where('serial_number', '=', record.serialNumber)
    .executeTakeFirst()
  if (stored === undefined) return
  const same = stored.fingerprint === record.fingerprint
  const message = same
    ? `this certificate is stored already, as ${stored.name}`
    : `another certificate of the same issuer and serial number is stored, as ${stored.name}`
  throw new DomainError('CONFLICT', message, ['body'], { certificateId: stored.id })
}

async function chainFor(em: Em, chain: readonly Uint8Array[], now: Date): Promise<string | null> {
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

/** Rows for the names, made where missing; sorted, so that two transactions take their locks in one order. */
async function domainIds(em: Em, names: readonly string[], now: Date): Promise<string[]> {
  if (names.length === 0) return []
  const db = kysely(em)
  const sorted = names.toSorted()
  const known = await db.selectFrom('domains').select(['id', 'name']).where('name', 'in', sorted).execute()
  const ids = new Map(known.map((row) => [row.name, row.id]))
  const missing = sorted.filter((name) => !ids.has(name))
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
  if (!(await nameTaken(em, numbered))) return numbered
  for (let counter = 1; ; counter++) {
    const candidate = `${numbered}-${counter}`
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
