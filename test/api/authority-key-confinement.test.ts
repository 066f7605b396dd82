// The key of a CA cannot leave: not by an export, an upload, a role, a race or a look into the database.
import { createPrivateKey } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { ImportAuthority, type OutsideCa, outsideRoot, outsideSubordinate } from '../kit/authorities.ts'
import { graphql } from '../kit/gql/index.ts'
import type { ExportFormatInput } from '../kit/gql/graphql.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { opensslCsr } from '../kit/tools.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const Export = graphql(`
  mutation ExportOfCa($input: ExportCertificateInput!) {
    exportCertificate(input: $input) {
      export {
        data
      }
      userErrors {
        code
      }
    }
  }
`)

const Reveal = graphql(`
  mutation RevealOfCa($input: RevealPrivateKeyInput!) {
    revealPrivateKey(input: $input) {
      privateKey
      userErrors {
        code
      }
    }
  }
`)

const Reissue = graphql(`
  mutation ReissueOfCa($input: ReissueCertificateInput!) {
    reissueCertificate(input: $input) {
      certificate {
        id
      }
      userErrors {
        code
      }
    }
  }
`)

const Upload = graphql(`
  mutation UploadKeyOfCa($input: UploadCertificateInput!) {
    uploadCertificate(input: $input) {
      certificate {
        id
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const Update = graphql(`
  mutation ShareCertificateOfCa($input: UpdateCertificateInput!) {
    updateCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)

/** Every format there is, with and without what asks for a key. */
const FORMATS: readonly ExportFormatInput[] = [
  { pem: { parts: ['CERTIFICATE', 'CHAIN', 'PRIVATE_KEY'] } },
  { pem: { parts: ['PRIVATE_KEY'] } },
  { pem: { parts: ['CERTIFICATE', 'CHAIN'] } },
  { der: { part: 'PRIVATE_KEY' } },
  { der: { part: 'CERTIFICATE' } },
  { pkcs7: { chain: true } },
  { pkcs12: { profile: 'MODERN' } },
  { pkcs12: { profile: 'COMPATIBLE' } },
  { pkcs12: { profile: 'LEGACY' } },
  { jks: {} },
  { truststore: {} },
  { csr: { fresh: true } },
  { csr: { fresh: false } },
]

let service: Service
beforeAll(async () => {
  service = await startService({ env: { INDRI_REQUESTS_PER_MINUTE: '0' } })
})
afterAll(() => service.close())

let counter = 0

async function take(ca: OutsideCa, input: { owner?: string; name?: string } = {}) {
  const { importAuthority } = await service.admin.data(ImportAuthority, {
    input: {
      name: `Confined ${++counter}`,
      owner: 'ca@example.org',
      certificate: ca.certificate,
      privateKey: ca.key,
      ...input,
    },
  })
  return importAuthority
}

async function upload(body: string, privateKey: string) {
  const input = { owner: 'thief@example.org', body, privateKey }
  return (await service.admin.data(Upload, { input })).uploadCertificate
}

/** Ways in which the bytes of a private key could be written down. */
function tracesOf(key: string): string[] {
  const loaded = createPrivateKey(key)
  const secret = Buffer.from(loaded.export({ format: 'jwk' }).d ?? '', 'base64url')
  const pkcs8 = loaded.export({ format: 'der', type: 'pkcs8' })
  const line = pkcs8.toString('base64').slice(40, 100)
  return [
    secret.toString('hex'),
    secret.toString('base64'),
    secret.toString('base64url'),
    line,
    secret.toString('latin1'),
  ]
}

/** Everything in every table, bytes as hexadecimal. */
async function dump(): Promise<string> {
  const db = kysely(service.database.fork())
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'
      and table_schema = 'public'`.execute(db)
  let text = ''
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} as t`.execute(db)
    text += rows.map(({ row }) => row).join('\n')
  }
  return text
}

describe('the key of a CA', () => {
  it('is in no format that its certificate is exported in, for nobody', async () => {
    const ca = outsideRoot()
    const { authority } = await take(ca, { name: 'Vault', owner: 'vault@example.org' })
    const id = authority?.certificate?.id ?? ''
    const roles = ['Vault admin', 'Vault operator', 'vault@example.org', 'admin']
    const clients = [service.admin]
    for (const role of roles) clients.push(await service.user(`holder${clients.length}`, [role]))
    const traces = tracesOf(ca.key)
    for (const client of clients) {
      for (const format of FORMATS) {
        const answer = await client.ask(Export, { input: { id, format } })
        const data = Buffer.from(String(answer.data?.exportCertificate.export?.data ?? ''), 'base64')
        const seen = `${data.toString('latin1')}\n${data.toString('hex')}\n${JSON.stringify(answer)}`
        for (const trace of traces) expect(seen).not.toContain(trace)
        const asksForKey = /PRIVATE_KEY|pkcs12|jks|fresh":true/.test(JSON.stringify(format))
        expect({ format, exported: asksForKey && data.length > 0 }).toEqual({ format, exported: false })
      }
      const revealed = await client.ask(Reveal, { input: { id } })
      expect(revealed.data?.revealPrivateKey.privateKey ?? null).toBeNull()
    }
  }, 30_000)

  it('stays when its certificate is given to others or reissued', async () => {
    const ca = outsideRoot()
    const { authority } = await take(ca)
    const id = authority?.certificate?.id ?? ''
    await service.admin.data(Update, { input: { id, owner: 'heir@example.org' } })
    const heir = await service.user('heir', ['heir@example.org'])
    const { revealPrivateKey } = await heir.data(Reveal, { input: { id } })
    expect(revealPrivateKey).toEqual({ privateKey: null, userErrors: [{ code: 'REQUIRES_KEY' }] })
    const other = await seedAuthority(service.admin)
    const input = { id, authorityId: other.id, reuseKey: true }
    const { reissueCertificate } = await service.admin.data(Reissue, { input })
    expect(reissueCertificate.certificate).toBeNull()
  })

  it('is not in the database in any readable form', async () => {
    const ca = outsideRoot()
    const { authority } = await take(ca)
    await seedCertificate(service.admin, authority?.id ?? '')
    const text = await dump()
    // That the search would find it: the certificate's own bytes are there.
    const certificate = Buffer.from(ca.certificate.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64').toString('hex')
    expect(text).toContain(certificate.slice(100, 200))
    for (const trace of tracesOf(ca.key)) expect(text).not.toContain(trace)
  })

  it('is not taken back by an upload, of its certificate or of another one for the same key', async () => {
    const ca = outsideRoot()
    const twin = outsideRoot({ subject: '/CN=Twin' })
    await take(ca)
    const answer = await upload(ca.certificate, ca.key)
    expect(answer.userErrors).toEqual([{ code: 'POLICY_VIOLATION', path: ['privateKey'] }])
    const cross = outsideSubordinate(twin, {}, requestFor(ca))
    expect((await upload(cross.certificate, ca.key)).userErrors[0]?.code).toBe('POLICY_VIOLATION')
    // Without the key it is a certificate like any other.
    const input = { owner: 'team@example.org', body: cross.certificate }
    expect((await service.admin.data(Upload, { input })).uploadCertificate.userErrors).toEqual([])
  })

  it('leaves every certificate it was stored with before', async () => {
    const ca = outsideRoot()
    const cross = outsideSubordinate(outsideRoot(), {}, requestFor(ca))
    const rows = [await upload(ca.certificate, ca.key), await upload(cross.certificate, ca.key)]
    for (const row of rows) expect(row.userErrors).toEqual([])
    await take(ca)
    for (const { certificate } of rows) {
      const { revealPrivateKey } = await service.admin.data(Reveal, { input: { id: certificate?.id ?? '' } })
      expect(revealPrivateKey.userErrors).toEqual([{ code: 'REQUIRES_KEY' }])
    }
  })

  it('is with no certificate after an upload and an import at the same time, whoever came first', async () => {
    for (let round = 0; round < 4; round += 1) {
      const ca = outsideRoot()
      const cross = outsideSubordinate(outsideRoot(), {}, requestFor(ca))
      const [uploaded, imported] = await Promise.all([upload(cross.certificate, ca.key), take(ca)])
      expect(imported.userErrors).toEqual([])
      const id = uploaded.certificate?.id
      if (id === undefined) continue
      const { revealPrivateKey } = await service.admin.data(Reveal, { input: { id } })
      expect(revealPrivateKey.privateKey).toBeNull()
    }
  })

  it('is sealed for its row: copied to another authority or to a certificate it opens nothing', async () => {
    const from = await seedAuthority(service.admin)
    const to = await seedAuthority(service.admin)
    const own = await seedCertificate(service.admin, from.id)
    const db = kysely(service.database.fork())
    await sql`update authority_keys set sealed = (select sealed from authority_keys where authority_id = ${uuidOf(from.id)})
      where authority_id = ${uuidOf(to.id)}`.execute(db)
    await expect(seedCertificate(service.admin, to.id)).rejects.toThrow('INTEGRITY')
    await sql`update certificate_keys set sealed = (select sealed from authority_keys where authority_id = ${uuidOf(from.id)})
      where certificate_id = ${uuidOf(own.id)}`.execute(db)
    expect(await service.admin.errorCode(Reveal, { input: { id: own.id } })).toBe('INTEGRITY')
    // The one row harms no other.
    await seedCertificate(service.admin, from.id)
  })
})

/** A request for the CA's own key. */
function requestFor(ca: OutsideCa): string {
  return opensslCsr(ca.key, '/CN=Cross-signed')
}
