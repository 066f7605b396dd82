import { X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { graphql } from '../kit/gql/index.ts'
import type { ExportFormatInput, KeyType } from '../kit/gql/graphql.ts'
import { expectRefusal } from '../kit/refusals.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { openssl, opensslKey, opensslSelfSigned, runAside } from '../kit/tools.ts'

const ExportCertificate = graphql(`
  mutation ExportCertificate($id: ID!, $format: ExportFormatInput!) {
    exportCertificate(input: { id: $id, format: $format }) {
      export {
        data
        fileName
        mediaType
        passphrase
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const UploadKeyless = graphql(`
  mutation UploadKeyless($input: UploadCertificateInput!) {
    uploadCertificate(input: $input) {
      certificate {
        id
      }
      userErrors {
        code
      }
    }
  }
`)

const ExportForms = graphql(`
  query ExportForms {
    plugins(kind: EXPORTER) {
      slug
      title
      capabilities
      options {
        name
        type
        writeOnly
        defaultValue
        minimumLength
        choices {
          value
        }
      }
    }
    __type(name: "ExportFormatInput") {
      inputFields {
        name
        type {
          inputFields {
            name
          }
        }
      }
    }
  }
`)

let service: Service
let root: string
let rootCertificateId: string
let middle: string
let authorityId: string
let certificate: Awaited<ReturnType<typeof seedCertificate>>
beforeAll(async () => {
  service = await startService()
  const made = await seedAuthority(service.admin)
  root = made.certificate?.body ?? ''
  rootCertificateId = made.certificate?.id ?? ''
  const subordinate = await seedAuthority(service.admin, { type: 'SUBORDINATE', parentId: made.id })
  middle = subordinate.certificate?.body ?? ''
  authorityId = subordinate.id
  certificate = await seedCertificate(service.admin, authorityId, {
    commonName: 'export.example.org',
    name: 'my.export',
  })
})
afterAll(() => service.close())

async function exported(format: ExportFormatInput, id = certificate.id) {
  const { exportCertificate } = await service.admin.data(ExportCertificate, { id, format })
  if (exportCertificate.export == null) throw new Error(JSON.stringify(exportCertificate.userErrors))
  const { data, ...file } = exportCertificate.export
  return { ...file, bytes: Buffer.from(data, 'base64') }
}

function expectRefused(format: unknown, place: readonly [code: string, ...path: string[]], id = certificate.id) {
  const [code, ...path] = place
  return expectRefusal(
    service,
    service.admin,
    ExportCertificate,
    { id, format: format as ExportFormatInput },
    { userErrors: [{ code, path }] },
  )
}

const openStore = (bytes: Buffer, passphrase: string, ...args: string[]) =>
  openssl(['pkcs12', '-in', 'store', '-passin', `pass:${passphrase}`, '-noenc', ...args], { store: bytes })
const publicKeyOf = (pem: string) => openssl(['pkey', '-in', 'key', '-pubout'], { key: pem })
const publicKeyIn = (pem: string) => openssl(['x509', '-in', 'cert', '-noout', '-pubkey'], { cert: pem })

describe('PEM', () => {
  it('holds certificate, chain and key, in the order asked for', async () => {
    const whole = await exported({ pem: {} })
    expect(whole).toMatchObject({ fileName: 'my.export.pem', mediaType: 'application/x-pem-file', passphrase: null })
    const text = whole.bytes.toString()
    expect(text.startsWith(`${certificate.body}${middle}${root}-----BEGIN PRIVATE KEY-----\n`)).toBe(true)
    expect(publicKeyOf(text.slice(text.indexOf('-----BEGIN PRIVATE KEY')))).toBe(publicKeyIn(certificate.body))
    expect((await exported({ pem: { parts: ['CHAIN', 'CERTIFICATE'] } })).bytes.toString()).toBe(
      `${middle}${root}${certificate.body}`,
    )
    const repeated = await exported({ pem: { parts: ['CERTIFICATE', 'CERTIFICATE'] } })
    expect(repeated.bytes.toString()).toBe(certificate.body)
  })

  it('of no parts is refused', async () => {
    await expectRefused({ pem: { parts: [] } }, ['REQUIRED', 'format', 'pem', 'parts'])
  })
})

describe('DER', () => {
  it('is the certificate, or the key as PKCS#8', async () => {
    const der = await exported({ der: {} })
    expect(der).toMatchObject({ fileName: 'my.export.cer', mediaType: 'application/pkix-cert' })
    expect(new X509Certificate(der.bytes).toString()).toBe(certificate.body)
    const key = await exported({ der: { part: 'PRIVATE_KEY' } })
    expect(key).toMatchObject({ fileName: 'my.export.p8', mediaType: 'application/pkcs8' })
    expect(openssl(['pkey', '-inform', 'DER', '-in', 'key', '-pubout'], { key: key.bytes })).toBe(
      publicKeyIn(certificate.body),
    )
  })
})

describe('PKCS#12', () => {
  it('opens in OpenSSL with the passphrase generated for it', async () => {
    const store = await exported({ pkcs12: {} })
    expect(store).toMatchObject({ fileName: 'my.export.p12', mediaType: 'application/x-pkcs12' })
    expect(store.passphrase).toMatch(/^[A-Za-z0-9]{24}$/)
    const text = openStore(store.bytes, store.passphrase ?? '')
    expect(text).toContain('friendlyName: my.export')
    expect(text.match(/-----BEGIN CERTIFICATE-----/g)?.length).toBe(3)
    expect(publicKeyOf(text.slice(text.indexOf('-----BEGIN PRIVATE KEY')))).toBe(publicKeyIn(certificate.body))
    expect(() => openStore(store.bytes, 'wrong')).toThrow('Mac verify error')
  })

  it.each(['COMPATIBLE', 'LEGACY'] as const)('opens with the passphrase given, profile %s', async (profile) => {
    const passphrase = 'A passphrase, 12 or more'
    const store = await exported({ pkcs12: { profile, passphrase, alias: 'web server', chain: false } })
    expect(store.passphrase).toBeNull()
    const text = openStore(store.bytes, passphrase, ...(profile === 'LEGACY' ? ['-legacy'] : []))
    expect(text).toContain('friendlyName: web server')
    expect(text.match(/-----BEGIN CERTIFICATE-----/g)?.length).toBe(1)
  })

  it.skipIf(!existsSync('/usr/bin/keytool'))('opens in keytool (skipped without Java)', async () => {
    const store = await exported({ pkcs12: {} })
    const listed = await runAside(
      'keytool',
      ['-list', '-v', '-keystore', 'store', '-storetype', 'PKCS12', '-storepass', store.passphrase ?? ''],
      { store: store.bytes },
    )
    expect(listed).toContain('Entry type: PrivateKeyEntry')
    expect(listed).toContain('Certificate chain length: 3')
    const sha256 = new X509Certificate(certificate.body).fingerprint256
    expect(listed).toContain(`SHA256: ${sha256}`)
  })

  it.each<[string, object, [string, ...string[]]]>([
    ['a short passphrase', { passphrase: 'short' }, ['INVALID', 'format', 'pkcs12', 'passphrase']],
    ['an empty passphrase', { passphrase: '' }, ['INVALID', 'format', 'pkcs12', 'passphrase']],
    ['a long passphrase', { passphrase: 'abcdef'.repeat(30) }, ['TOO_LONG', 'format', 'pkcs12', 'passphrase']],
    ['one of other characters', { passphrase: 'пароль, длинный' }, ['INVALID', 'format', 'pkcs12', 'passphrase']],
    ['a monotonous one', { passphrase: 'aaaaaaaaaaaaaaaa' }, ['INVALID', 'format', 'pkcs12', 'passphrase']],
    ['an alias with a line break', { alias: 'a\nb' }, ['INVALID', 'format', 'pkcs12', 'alias']],
    ['an empty alias', { alias: '' }, ['INVALID', 'format', 'pkcs12', 'alias']],
    ['a long alias', { alias: 'a'.repeat(129) }, ['TOO_LONG', 'format', 'pkcs12', 'alias']],
  ])('refuses %s', async (_what, pkcs12, place) => {
    const answer = await expectRefused({ pkcs12 }, place)
    expect(JSON.stringify(answer)).not.toContain('aaaaaa')
  })
})

describe('keys', () => {
  it.each<KeyType>(['RSA_2048', 'EC_P521', 'ED25519'])('of type %s come out as they went in', async (keyType) => {
    const made = await seedCertificate(service.admin, authorityId, { keyType })
    const key = (await exported({ pem: { parts: ['PRIVATE_KEY'] } }, made.id)).bytes.toString()
    expect(publicKeyOf(key)).toBe(publicKeyIn(made.body))
    const store = await exported({ pkcs12: {} }, made.id)
    const text = openssl(['pkcs12', '-in', 's', '-passin', `pass:${store.passphrase}`, '-noenc', '-nocerts'], {
      s: store.bytes,
    })
    expect(publicKeyOf(text.slice(text.indexOf('-----BEGIN')))).toBe(publicKeyIn(made.body))
  })

  it('that are not here, and those of authorities, do not come out by any format', async () => {
    const { uploadCertificate } = await service.admin.data(UploadKeyless, {
      input: { owner: 'team@example.org', body: opensslSelfSigned(opensslKey('EC_P256'), '/CN=keyless') },
    })
    for (const id of [uploadCertificate.certificate?.id ?? '', rootCertificateId]) {
      for (const format of [
        { pem: {} },
        { pem: { parts: ['PRIVATE_KEY'] } },
        { der: { part: 'PRIVATE_KEY' } },
        { pkcs12: {} },
      ]) {
        await expectRefused(format, ['REQUIRES_KEY', 'format'], id)
      }
      expect((await exported({ der: {} }, id)).bytes.length).toBeGreaterThan(100)
    }
  })

  it('leave a record when they come out, and public parts one of another kind', async () => {
    const made = await seedCertificate(service.admin, authorityId)
    await exported({ der: {} }, made.id)
    await exported({ pkcs12: {} }, made.id)
    const { rows } = await sql<{ action: string; format: string }>`
      select action, details ->> 'format' as format from audit_events
      where action like 'certificate.export%' and details ->> 'name' = ${made.name} order by id`.execute(
      kysely(service.database.fork()),
    )
    expect(rows).toEqual([
      { action: 'certificate.export', format: 'der' },
      { action: 'certificate.export-key', format: 'pkcs12' },
    ])
  })

  it('that cannot be decrypted are said to be so, harm no other, and leave the public parts readable', async () => {
    const made = await seedCertificate(service.admin, authorityId)
    const db = kysely(service.database.fork())
    await sql`update certificate_keys set sealed = overlay(sealed placing '\\x00'::bytea from octet_length(sealed))
      where certificate_id = (select id from certificates where name = ${made.name})`.execute(db)
    expect(await service.admin.errorCode(ExportCertificate, { id: made.id, format: { pkcs12: {} } })).toBe('INTEGRITY')
    expect((await exported({ der: {} }, made.id)).bytes.length).toBeGreaterThan(100)
    expect((await exported({ pkcs12: {} })).bytes.length).toBeGreaterThan(100)
  })
})

it('is listed with its options for a form, which are those of its input', async () => {
  const { plugins, __type: input } = await service.admin.data(ExportForms, {})
  const listed = (plugins ?? []).map(({ slug, options }) => [slug, options.map(({ name }) => name).toSorted()])
  const fields = (input?.inputFields ?? []).map(({ name, type }) => [
    name,
    (type.inputFields ?? []).map((field) => field.name).toSorted(),
  ])
  expect(listed.toSorted()).toEqual(fields.toSorted())
  expect(plugins?.find(({ slug }) => slug === 'pkcs12')).toMatchObject({
    title: 'PKCS#12',
    capabilities: ['REQUIRES_KEY'],
    options: [
      { name: 'profile', type: 'CHOICE', defaultValue: 'COMPATIBLE', choices: [{}, {}, { value: 'LEGACY' }] },
      { name: 'passphrase', type: 'SECRET', writeOnly: true, defaultValue: null, minimumLength: 12 },
      { name: 'alias', type: 'STRING' },
      { name: 'chain', type: 'BOOLEAN', defaultValue: 'true' },
    ],
  })
  const [pem] = plugins ?? []
  expect(pem).toMatchObject({ slug: 'pem', capabilities: [], options: [{ name: 'parts', type: 'CHOICES' }] })
})

it('takes exactly one format', async () => {
  for (const format of [{}, { pem: {}, der: {} }, { pem: null }]) {
    await expectRefusal(
      service,
      service.admin,
      ExportCertificate,
      { id: certificate.id, format: format as ExportFormatInput },
      { code: 'BAD_USER_INPUT', names: 'format' },
    )
  }
})
