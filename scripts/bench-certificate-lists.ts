// How long lists take at 100,000 certificates, and whether the database scans the table for them.
// Usage: node scripts/build.ts && node dist/scripts/bench-certificate-lists.js [rows] [URL of an empty PostgreSQL database]
import 'reflect-metadata'
import { sql } from 'kysely'
import { systemActor } from '../src/auth/actor.ts'
import { openDatabase } from '../src/database/connection.ts'
import { pageRequest, pageSql } from '../src/database/page.ts'
import { kysely } from '../src/database/sql.ts'
import {
  CERTIFICATE_ORDER_FIELDS,
  type CertificateFilter,
  type CertificateOrder,
  listOf,
} from '../src/modules/certificates/certificate.list.ts'
import { certificateStats, STATS_DIMENSIONS } from '../src/modules/certificates/certificate.statistics.ts'

const rows = Number(process.argv[2] ?? 100_000)
const now = new Date()
const url = process.argv[3] ?? null
const database = await openDatabase({ url, directory: null })
await database.migrate()
const db = kysely(database.fork())

await sql`insert into domains (id, name, sensitive, created_at)
  select gen_random_uuid(), 'host-' || n || '.example.org', false, now() from generate_series(1, ${sql.lit(rows)}) n`.execute(
  db,
)
await sql`insert into certificates (id, name, owner, creator_has_rights, fingerprint, body, common_name, subject, issuer, issuer_name,
    issuer_hash, serial_number, not_before, not_after, key_type, key_algorithm, key_size, public_key_fingerprint,
    signature_algorithm, self_signed, is_authority, subject_alternative_names, search_text, revoked_at, has_private_key, notify,
    rotation, rotation_policy_id, created_at, updated_at, version)
  select gen_random_uuid(), 'cert-' || n, 'team-' || (n % 300) || '@example.org', true, lpad(to_hex(n), 64, '0'), '\\x3000',
    'host-' || n || '.example.org', '{}', jsonb_build_object('commonName', 'Issuer ' || (n % 20)), 'Issuer' || (n % 20),
    lpad(to_hex(n % 20), 64, '0'), to_hex(n), now() - interval '1 day' * (n % 400), now() + interval '1 hour' * (n % 9000 - 500),
    case when n % 50 = 0 then null when n % 3 = 0 then 'RSA_2048' else 'EC_P256' end, 'EC', 256, lpad(to_hex(n), 64, '0'),
    case when n % 1000 = 0 then 'ML-DSA-65' else 'ecdsa-with-SHA256' end, false, false, '[]',
    'cert-' || n || chr(10) || 'host-' || n || '.example.org', case when n % 97 = 0 then now() end, n % 2 = 0, n % 10 > 0,
    n % 500 = 0, '01900000-0000-7000-8000-000000000101', now() - interval '1 minute' * n, now(), 1
  from generate_series(1, ${sql.lit(rows)}) n`.execute(db)
await sql`insert into certificate_domains (certificate_id, domain_id)
  select c.id, d.id from certificates c join domains d on d.name = c.common_name`.execute(db)
await sql`analyze`.execute(db)

const day = (days: number) => new Date(now.getTime() + days * 86_400_000)
const FILTERS: Readonly<Record<string, CertificateFilter>> = {
  none: {},
  search: { search: 'host-4242.' },
  name: { name: 'cert-777' },
  commonName: { commonName: 'HOST-777.example.org' },
  'commonName *.': { commonName: '*.777.example.org' },
  domain: { domain: 'host-777.example.org' },
  serialNumber: { serialNumber: '309' },
  fingerprint: { fingerprint: '309'.padStart(64, '0') },
  publicKeyFingerprint: { publicKeyFingerprint: '309'.padStart(64, '0') },
  owners: { owners: ['team-7@example.org'] },
  issuer: { issuer: 'issuer 7' },
  'states EXPIRED': { states: ['EXPIRED'] },
  'states REVOKED': { states: ['REVOKED'] },
  keyTypes: { keyTypes: ['RSA_2048'] },
  'signatureAlgorithms (rare)': { signatureAlgorithms: ['ML-DSA-65'] },
  'notAfter 30 days': { notAfter: { from: now, to: day(30) } },
  createdAt: { createdAt: { from: day(-1) } },
  'rotation (rare)': { rotation: true },
  hasPrivateKey: { hasPrivateKey: true },
  'replaced false': { replaced: false },
  inRotationWindow: { inRotationWindow: true },
}

/** One page as the API reads it: its time, and whether its plan scans the whole table. */
async function measure(
  name: string,
  filter: CertificateFilter,
  orderBy: CertificateOrder[],
  after: string | null = null,
) {
  const em = database.fork()
  const page = pageRequest({ first: 20, after })
  const list = listOf(em, { filter, orderBy, actor: systemActor('bench'), now })
  const { keys, where, orderBy: order, limit } = pageSql({ ...list, page })
  const statement = sql<{ id: string; keys: unknown }>`select certificates.id as id, ${keys} as keys from certificates
    where ${where} order by ${order} limit ${limit}`
  const plan = await sql<{ 'QUERY PLAN': string }>`explain ${statement}`.execute(db)
  const scans = plan.rows.some((row) => /Seq Scan on certificates/.test(row['QUERY PLAN']))
  await statement.execute(db)
  const started = performance.now()
  const { rows: found } = await statement.execute(db)
  const milliseconds = performance.now() - started
  console.log(
    `${name.padEnd(40)} ${milliseconds.toFixed(1).padStart(8)} ms  ${scans ? 'SCANS' : 'index'}  ${found.length} rows`,
  )
}

console.log(`${rows} certificates`)
for (const [name, filter] of Object.entries(FILTERS)) await measure(`filter ${name}`, filter, [])
for (const field of CERTIFICATE_ORDER_FIELDS) {
  for (const direction of ['ASC', 'DESC'] as const)
    await measure(`order ${field} ${direction}`, {}, [{ field, direction }])
}
// A page in the middle of the list starts at its key and not at the beginning.
const middle = {
  text: await sql<{ t: string; id: string }>`select created_at::text as t, id::text from certificates
  order by created_at desc offset ${sql.lit(Math.floor(rows / 2))} limit 1`.execute(db),
}
const [at] = middle.text.rows
const cursor = Buffer.from(JSON.stringify(['CREATED_AT.desc,ID.asc', at?.t, at?.id])).toString('base64url')
await measure('order CREATED_AT DESC, page 2,500', {}, [{ field: 'CREATED_AT', direction: 'DESC' }], cursor)
for (const dimension of STATS_DIMENSIONS) {
  const started = performance.now()
  const buckets = await certificateStats(database.fork(), dimension, { filter: {}, actor: systemActor('bench'), now })
  console.log(
    `stats ${dimension.padEnd(34)} ${(performance.now() - started).toFixed(1).padStart(8)} ms  ${buckets.length} buckets`,
  )
}
await database.close()
