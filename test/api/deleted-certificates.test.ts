// What is deleted is nowhere to be seen; and a private key is told to who has the right to it, with a record.
import { createPrivateKey, randomUUID, X509Certificate } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import { tableDigests } from '../kit/rows.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const Delete = graphql(`
  mutation DeleteOne($input: DeleteCertificateInput!) {
    deleteCertificate(input: $input) {
      deletedId
      userErrors {
        code
        path
      }
    }
  }
`)

const Everywhere = graphql(`
  query SeenEverywhere(
    $id: ID!
    $name: String!
    $fingerprint: Fingerprint!
    $serial: IssuerAndSerialInput!
    $text: String!
    $related: ID!
  ) {
    node(id: $id) {
      id
    }
    byId: certificate(by: { id: $id }) {
      id
    }
    byName: certificate(by: { name: $name }) {
      id
    }
    byFingerprint: certificate(by: { fingerprint: $fingerprint }) {
      id
    }
    bySerial: certificate(by: { serial: $serial }) {
      id
    }
    listed: certificates(filter: { ids: [$id] }) {
      totalCount
    }
    searched: certificates(filter: { search: $text }) {
      totalCount
    }
    counted: certificateStats(groupBy: OWNER, filter: { search: $text }) {
      count
    }
    related: certificate(by: { id: $related }) {
      replaces {
        id
      }
      replacedBy {
        id
      }
    }
    notReplaced: certificates(filter: { ids: [$related], replaced: false }) {
      totalCount
    }
    authorities {
      nodes {
        certificates {
          nodes {
            id
          }
        }
      }
    }
  }
`)

const Facts = graphql(`
  query FactsOfOne($id: ID!) {
    certificate(by: { id: $id }) {
      name
      fingerprint
      serialNumber
      version
      viewerPermissions
    }
  }
`)

const Replace = graphql(`
  mutation ReplaceBoth($input: UpdateCertificateInput!) {
    updateCertificate(input: $input) {
      userErrors {
        code
        path
      }
    }
  }
`)

const Revoke = graphql(`
  mutation RevokeDeleted($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)

const Reveal = graphql(`
  mutation Reveal($input: RevealPrivateKeyInput!) {
    revealPrivateKey(input: $input) {
      privateKey
      userErrors {
        code
        path
      }
    }
  }
`)

const Export = graphql(`
  mutation ExportDeleted($input: ExportCertificateInput!) {
    exportCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)

const UploadPublic = graphql(`
  mutation UploadPublic($input: UploadCertificateInput!) {
    uploadCertificate(input: $input) {
      certificate {
        id
        name
      }
      userErrors {
        code
        message
      }
    }
  }
`)

let service: Service
let authority: Awaited<ReturnType<typeof seedAuthority>>
let member: Client
let stranger: Client
beforeAll(async () => {
  service = await startService({ env: { INDRI_REQUESTS_PER_MINUTE: '0' } })
  authority = await seedAuthority(service.admin)
  member = await service.user('member', ['team@example.org'])
  stranger = await service.user('stranger')
})
afterAll(() => service.close())

async function factsOf(id: string) {
  const { certificate } = await service.admin.data(Facts, { id })
  if (certificate == null) throw new Error('no certificate')
  return certificate
}

describe('a deleted certificate', () => {
  it('is in no list, look-up, relation, search or statistic', async () => {
    const related = await seedCertificate(service.admin, authority.id)
    const doomed = await seedCertificate(service.admin, authority.id, {
      commonName: 'doomed.example.org',
      replacesIds: [related.id],
    })
    await service.admin.data(Replace, { input: { id: related.id, replacesIds: [doomed.id] } })
    const { name, fingerprint, serialNumber } = await factsOf(doomed.id)
    const serial = { authorityId: authority.id, serialNumber }
    const see = () =>
      stranger.data(Everywhere, { id: doomed.id, name, fingerprint, serial, text: 'doomed', related: related.id })
    const before = await see()
    for (const found of [before.node, before.byId, before.byName, before.byFingerprint, before.bySerial]) {
      expect(found).toEqual({ id: doomed.id })
    }
    expect(before.related).toEqual({ replaces: [{ id: doomed.id }], replacedBy: [{ id: doomed.id }] })
    expect([before.listed?.totalCount, before.searched?.totalCount, before.notReplaced?.totalCount]).toEqual([1, 1, 0])
    expect(before.counted).toEqual([{ count: 1 }])

    const { deleteCertificate } = await member.data(Delete, { input: { id: doomed.id } })
    expect(deleteCertificate).toEqual({ deletedId: doomed.id, userErrors: [] })
    const after = await see()
    expect([after.node, after.byId, after.byName, after.byFingerprint, after.bySerial]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
    expect(after.related).toEqual({ replaces: [], replacedBy: [] })
    expect([after.listed?.totalCount, after.searched?.totalCount, after.notReplaced?.totalCount]).toEqual([0, 0, 1])
    expect(after.counted).toEqual([])
    const nested = after.authorities?.nodes.flatMap((each) => each.certificates.nodes.map(({ id }) => id))
    expect(nested).toContain(related.id)
    expect(nested).not.toContain(doomed.id)
  })

  it('can be changed, exported, revealed, revoked, replaced or deleted no more', async () => {
    const { id } = await seedCertificate(service.admin, authority.id)
    await service.admin.data(Delete, { input: { id } })
    const input = { id }
    expect(await service.admin.errorCode(Delete, { input })).toBe('NOT_FOUND')
    expect(await service.admin.errorCode(Replace, { input })).toBe('NOT_FOUND')
    expect(await service.admin.errorCode(Reveal, { input })).toBe('NOT_FOUND')
    expect(await service.admin.errorCode(Revoke, { input })).toBe('NOT_FOUND')
    expect(await service.admin.errorCode(Export, { input: { id, format: { pem: {} } } })).toBe('NOT_FOUND')
    expect(await service.admin.errorCode(Export, { input: { id, format: { der: {} } } })).toBe('NOT_FOUND')
    const other = await seedCertificate(service.admin, authority.id)
    const { updateCertificate } = await service.admin.data(Replace, { input: { id: other.id, replacesIds: [id] } })
    expect(updateCertificate.userErrors).toEqual([{ code: 'NOT_FOUND', path: ['replacesIds', '0'] }])
  })

  it('keeps its name, its row and its sealed key', async () => {
    const first = await seedCertificate(service.admin, authority.id, { name: 'taken' })
    await service.admin.data(Delete, { input: { id: first.id } })
    const second = await seedCertificate(service.admin, authority.id, { name: 'taken' })
    expect(second.name).toBe(`taken-${second.serialNumber}`)
    const db = kysely(service.database.fork())
    const uuid = uuidOf(first.id)
    const row = await db.selectFrom('certificates').selectAll().where('id', '=', uuid).executeTakeFirstOrThrow()
    expect(row.deleted_at).not.toBeNull()
    expect(row.deleted_by_id).toBe(service.admin.userId)
    expect(
      await db.selectFrom('certificate_keys').select('key_id').where('certificate_id', '=', uuid).execute(),
    ).toHaveLength(1)
  })
})

describe('deleting', () => {
  it('is refused for a stale version and for the certificate of an authority', async () => {
    const certificate = await seedCertificate(service.admin, authority.id)
    const stale = await service.admin.data(Delete, { input: { id: certificate.id, version: certificate.version - 1 } })
    expect(stale.deleteCertificate).toEqual({ deletedId: null, userErrors: [{ code: 'CONFLICT', path: ['version'] }] })
    const used = await service.admin.data(Delete, { input: { id: authority.certificate?.id ?? '' } })
    expect(used.deleteCertificate).toEqual({ deletedId: null, userErrors: [{ code: 'IN_USE', path: ['id'] }] })
  })

  it('is refused while it is valid and deployed, and not once it is revoked', async () => {
    const { id } = await seedCertificate(service.admin, authority.id)
    const db = kysely(service.database.fork())
    const destination = randomUUID()
    const columns = await sql<{ name: string; type: string }>`select column_name as name, data_type as type
      from information_schema.columns where table_name = 'destinations' and is_nullable = 'NO' and column_default is null`.execute(
      db,
    )
    const values = columns.rows.map(({ name, type }) => {
      if (name === 'id') return sql`${destination}::uuid`
      if (type.startsWith('timestamp')) return sql`now()`
      if (type === 'jsonb') return sql`'{}'::jsonb`
      if (type === 'boolean') return sql`false`
      return type === 'integer' ? sql`1` : type === 'bytea' ? sql`''::bytea` : sql`'x'`
    })
    const names = sql.join(columns.rows.map(({ name }) => sql.ref(name)))
    await sql`insert into destinations (${names}) values (${sql.join(values)})`.execute(db)
    await sql`insert into deployments (id, certificate_id, destination_id, desired, state, created_at, updated_at)
      values (gen_random_uuid(), ${uuidOf(id)}::uuid, ${destination}::uuid, true, 'DEPLOYED', now(), now())`.execute(db)
    const { deleteCertificate } = await service.admin.data(Delete, { input: { id } })
    expect(deleteCertificate).toEqual({ deletedId: null, userErrors: [{ code: 'IN_USE', path: ['id'] }] })
    // What failed after it was there once may be there still.
    await sql`update deployments set state = 'FAILED', deployed_at = now()`.execute(db)
    const { deleteCertificate: failed } = await service.admin.data(Delete, { input: { id } })
    expect(failed.userErrors).toEqual([{ code: 'IN_USE', path: ['id'] }])
    await service.admin.data(Revoke, { input: { id } })
    const { deleteCertificate: second } = await service.admin.data(Delete, { input: { id } })
    expect(second.deletedId).toBe(id)
  })

  it('changes nothing for who may not', async () => {
    const { id } = await seedCertificate(service.admin, authority.id)
    // Denials are on record; nothing else is.
    const records = ['audit_events', 'audit_unsealed_events', 'audit_seals']
    const before = await tableDigests(service.database, records)
    expect(await stranger.errorCode(Delete, { input: { id } })).toBe('FORBIDDEN')
    expect(await service.anonymous.errorCode(Delete, { input: { id } })).toBe('UNAUTHENTICATED')
    expect(await tableDigests(service.database, records)).toEqual(before)
  })
})

async function recordsOf(id: string) {
  const uuid = uuidOf(id)
  const db = kysely(service.database.fork())
  return db
    .selectFrom('audit_events')
    .select(['action', 'because', 'actor_name', 'outcome'])
    .where('target_id', '=', uuid)
    .where('action', '=', 'certificate.reveal-key')
    .where('outcome', '=', 'SUCCESS')
    .execute()
}

describe('revealing a private key', () => {
  it('tells it to an owner, leaves a record, and forbids to keep the answer', async () => {
    const certificate = await seedCertificate(service.admin, authority.id)
    const answer = await member.ask(Reveal, { input: { id: certificate.id } })
    expect(answer.errors).toEqual([])
    expect(answer.headers.get('cache-control')).toContain('no-store')
    const key = createPrivateKey(answer.data?.revealPrivateKey.privateKey ?? '')
    expect(new X509Certificate(certificate.body).checkPrivateKey(key)).toBe(true)
    expect(await recordsOf(certificate.id)).toEqual([
      { action: 'certificate.reveal-key', because: 'owner role', actor_name: 'member', outcome: 'SUCCESS' },
    ])
  })

  it('is refused to everybody else, without a disclosure on record', async () => {
    const { id } = await seedCertificate(service.admin, authority.id)
    expect((await factsOf(id)).viewerPermissions).toContain('EXPORT_KEY')
    expect(await stranger.errorCode(Reveal, { input: { id } })).toBe('FORBIDDEN')
    expect(await service.anonymous.errorCode(Reveal, { input: { id } })).toBe('UNAUTHENTICATED')
    expect(await recordsOf(id)).toEqual([])
  })

  it('says so when there is none, for an authority too', async () => {
    const own = await service.admin.data(Reveal, { input: { id: authority.certificate?.id ?? '' } })
    expect(own.revealPrivateKey).toEqual({ privateKey: null, userErrors: [{ code: 'REQUIRES_KEY', path: ['id'] }] })
  })

  it('does not tell it when the record cannot be written', async () => {
    const { id } = await seedCertificate(service.admin, authority.id)
    const db = service.database.orm.em.getConnection()
    await db.execute(
      `alter table audit_events add constraint no_records check (action <> 'certificate.reveal-key') not valid`,
    )
    try {
      const { data, errors } = await service.admin.ask(Reveal, { input: { id } })
      expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['AUDIT_UNAVAILABLE'])
      expect(JSON.stringify(data)).not.toContain('PRIVATE KEY')
    } finally {
      await db.execute(`alter table audit_events drop constraint no_records`)
    }
  })
})

it('takes a deleted certificate back when it is uploaded again, under another name', async () => {
  const first = await seedCertificate(service.admin, authority.id)
  await service.admin.data(Delete, { input: { id: first.id } })
  const { uploadCertificate } = await member.data(UploadPublic, {
    input: { owner: 'team@example.org', body: first.body },
  })
  expect(uploadCertificate.userErrors).toEqual([])
  expect(uploadCertificate.certificate?.id).not.toBe(first.id)
  expect(uploadCertificate.certificate?.name).toBe(`${first.name}-${first.serialNumber}`)
})
