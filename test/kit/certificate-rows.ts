// Rows of certificates without certificates: for what only looks at columns, such as filters, orders, counts and windows.
import { createHash, randomUUID } from 'node:crypto'
import type { Database } from '../../src/database/connection.ts'
import { kysely } from '../../src/database/sql.ts'

export interface CertificateRow {
  readonly id?: string
  readonly name?: string
  readonly owner?: string
  readonly commonName?: string | null
  readonly issuerCommonName?: string | null
  readonly serialNumber?: string
  readonly notBefore?: Date
  readonly notAfter?: Date
  readonly createdAt?: Date
  readonly keyType?: string | null
  readonly keyAlgorithm?: string
  readonly keySize?: number | null
  readonly signatureAlgorithm?: string
  readonly revokedAt?: Date | null
  readonly deletedAt?: Date | null
  readonly authorityId?: string | null
  readonly creatorId?: string | null
  readonly rotationPolicyId?: string | null
}

let counter = 0

/** Inserts them in the order given and returns their ids. */
export async function insertCertificateRows(database: Database, rows: readonly CertificateRow[]): Promise<string[]> {
  const values = rows.map(columns)
  for (let start = 0; start < values.length; start += 500) {
    await kysely(database.fork())
      .insertInto('certificates')
      .values(values.slice(start, start + 500))
      .execute()
  }
  return values.map(({ id }) => id)
}

function columns(row: CertificateRow) {
  const number = ++counter
  const name = row.name ?? `row-${number}`
  const commonName = row.commonName === undefined ? `${name}.example.org` : row.commonName
  const subject = JSON.stringify(nameFacts(commonName))
  const issuer = JSON.stringify(nameFacts(row.issuerCommonName ?? 'Some CA'))
  const now = new Date('2026-01-01T00:00:00Z')
  const digest = createHash('sha256').update(`certificate ${number} ${name}`).digest('hex')
  return {
    id: row.id ?? randomUUID(),
    name,
    description: null,
    owner: row.owner ?? 'team@example.org',
    creator_id: row.creatorId ?? null,
    creator_has_rights: true,
    fingerprint: digest,
    duplicate_of_id: null,
    body: Buffer.from([0x30, 0x00]),
    chain_id: null,
    csr: null,
    common_name: commonName,
    subject: subject as never,
    issuer: issuer as never,
    issuer_name: (row.issuerCommonName ?? 'Some CA').replaceAll(' ', ''),
    issuer_hash: digest,
    serial_number: row.serialNumber ?? number.toString(16).toUpperCase(),
    not_before: row.notBefore ?? now,
    not_after: row.notAfter ?? new Date('2027-01-01T00:00:00Z'),
    key_type: (row.keyType === undefined ? 'EC_P256' : row.keyType) as 'EC_P256' | null,
    key_algorithm: row.keyAlgorithm ?? 'EC',
    key_size: row.keySize === undefined ? 256 : row.keySize,
    public_key_fingerprint: digest,
    signature_algorithm: row.signatureAlgorithm ?? 'ecdsa-with-SHA256',
    self_signed: false,
    is_authority: false,
    subject_alternative_names: JSON.stringify([]) as never,
    search_text: `${name}\n${commonName ?? ''}`.toLowerCase(),
    revoked_at: row.revokedAt ?? null,
    has_private_key: false,
    external_id: null,
    notify: true,
    rotation: false,
    rotation_policy_id: row.rotationPolicyId ?? null,
    deleted_at: row.deletedAt ?? null,
    deleted_by_id: null,
    authority_id: row.authorityId ?? null,
    created_at: row.createdAt ?? now,
    updated_at: now,
    version: 1,
  }
}

function nameFacts(commonName: string | null) {
  const nothing = { organization: null, organizationalUnit: null, country: null, state: null, locality: null }
  return { rfc4514: commonName === null ? '' : `CN=${commonName}`, commonName, ...nothing, emailAddress: null }
}
