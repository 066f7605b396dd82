import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../kit/client.ts'
import type { ExportFormatInput, KeyType } from '../kit/gql/graphql.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'

const run = promisify(execFile)
const PASSPHRASE = 'Opens-Sesame-42'

const Export = graphql(`
  mutation ExportOther($input: ExportCertificateInput!) {
    exportCertificate(input: $input) {
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

const hasKeytool = await run('keytool', ['-help']).then(
  () => true,
  () => false,
)

let service: Service
let folder: string
let authority: { id: string }

beforeAll(async () => {
  service = await startService()
  folder = await mkdtemp(join(tmpdir(), 'indri-export-'))
  const root = await seedAuthority(service.admin)
  authority = await seedAuthority(service.admin, { type: 'SUBORDINATE', parentId: root.id })
})
afterAll(async () => {
  await service.close()
  await rm(folder, { recursive: true, force: true })
})

async function exported(client: Client, id: string, format: ExportFormatInput) {
  const { exportCertificate } = await client.data(Export, { input: { id, format } })
  expect(exportCertificate.userErrors).toEqual([])
  const file = exportCertificate.export
  if (file == null) throw new Error('nothing exported')
  const path = join(folder, file.fileName)
  await writeFile(path, Buffer.from(file.data, 'base64'))
  return { ...file, path }
}

async function keytoolList(path: string, passphrase: string): Promise<string> {
  const { stdout } = await run('keytool', [
    '-list',
    '-v',
    '-storetype',
    'JKS',
    '-keystore',
    path,
    '-storepass',
    passphrase,
  ])
  return stdout
}

const colons = (fingerprint: string): string => new X509Certificate(fingerprint).fingerprint256

describe.skipIf(!hasKeytool)('a Java key store', () => {
  it.each<KeyType>(['RSA_2048', 'EC_P256', 'EC_P521', 'ED25519'])(
    'opens in keytool with key and chain: %s',
    async (keyType) => {
      const certificate = await seedCertificate(service.admin, authority.id, { keyType })
      const file = await exported(service.admin, certificate.id, { jks: { passphrase: PASSPHRASE, alias: 'Web' } })
      expect(file.passphrase).toBeNull()
      expect(file.fileName).toBe(`${certificate.name}.jks`)
      const listing = await keytoolList(file.path, PASSPHRASE)
      expect(listing).toContain('Alias name: web')
      expect(listing).toContain('Entry type: PrivateKeyEntry')
      expect(listing).toContain('Certificate chain length: 3')
      expect(listing).toContain(colons(certificate.body))
    },
  )

  it('has a passphrase generated and told once when none is given', async () => {
    const certificate = await seedCertificate(service.admin, authority.id)
    const first = await exported(service.admin, certificate.id, { jks: {} })
    const second = await exported(service.admin, certificate.id, { jks: {} })
    expect(first.passphrase).toMatch(/^[A-Za-z0-9]{24}$/)
    expect(second.passphrase).not.toBe(first.passphrase)
    await expect(keytoolList(second.path, second.passphrase ?? '')).resolves.toContain('PrivateKeyEntry')
    await expect(keytoolList(second.path, first.passphrase ?? '')).rejects.toThrow('keytool')
  })

  it('may be a trust store, which holds certificates and no key', async () => {
    const certificate = await seedCertificate(service.admin, authority.id)
    const file = await exported(service.admin, certificate.id, {
      truststore: { passphrase: PASSPHRASE, alias: 'team' },
    })
    const listing = await keytoolList(file.path, PASSPHRASE)
    expect(listing).toContain('Your keystore contains 3 entries')
    expect(listing).not.toContain('PrivateKeyEntry')
    expect(listing.match(/Entry type: trustedCertEntry/g)).toHaveLength(3)
  })
})

describe('PKCS#7', () => {
  it('holds the certificate and its chain, read by OpenSSL', async () => {
    const certificate = await seedCertificate(service.admin, authority.id)
    const file = await exported(service.admin, certificate.id, { pkcs7: {} })
    const { stdout } = await run('openssl', ['pkcs7', '-inform', 'DER', '-in', file.path, '-print_certs'])
    const certificates = stdout.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
    expect(certificates).toHaveLength(3)
    expect(certificates.map(colons)).toContain(colons(certificate.body))
    const alone = await exported(service.admin, certificate.id, { pkcs7: { chain: false } })
    const single = await run('openssl', ['pkcs7', '-inform', 'DER', '-in', alone.path, '-print_certs'])
    expect(single.stdout.match(/BEGIN CERTIFICATE/g)).toHaveLength(1)
  })
})

describe('a request', () => {
  it('is the stored one, or a fresh one for the same key and names that verifies', async () => {
    const certificate = await seedCertificate(service.admin, authority.id, {
      subjectAlternativeNames: [{ dns: 'other.example.org' }, { ip: '192.0.2.1' }],
    })
    for (const fresh of [false, true]) {
      const file = await exported(service.admin, certificate.id, { csr: { fresh } })
      const { stdout, stderr } = await run('openssl', [
        'req',
        '-in',
        file.path,
        '-verify',
        '-noout',
        '-text',
        '-pubkey',
      ])
      expect(`${stdout}${stderr}`).toMatch(/verify OK/)
      expect(stdout).toContain('DNS:other.example.org, IP Address:192.0.2.1')
      const { stdout: key } = await run('openssl', ['x509', '-pubkey', '-noout', '-in', await body(certificate.body)])
      expect(stdout).toContain(key.trim())
    }
  })

  it('made fresh takes the right to the key, the stored one does not', async () => {
    const stranger = await service.user('stranger')
    const certificate = await seedCertificate(service.admin, authority.id)
    await expect(exported(stranger, certificate.id, { csr: { fresh: false } })).resolves.toBeDefined()
    const input = { id: certificate.id, format: { csr: { fresh: true } } }
    expect(await stranger.errorCode(Export, { input })).toBe('FORBIDDEN')
  })

  it('is refused plainly when it is not known', async () => {
    const certificate = await seedCertificate(service.admin, authority.id)
    await service.database.orm.em
      .getConnection()
      .execute(`update certificates set csr = null where name = '${certificate.name}'`)
    const { exportCertificate } = await service.admin.data(Export, {
      input: { id: certificate.id, format: { csr: { fresh: false } } },
    })
    expect(exportCertificate).toMatchObject({
      export: null,
      userErrors: [{ code: 'NOT_FOUND', path: ['format', 'csr', 'fresh'] }],
    })
  })
})

describe('passphrases and aliases of stores', () => {
  it.each([
    [{ jks: { passphrase: 'short' } }, ['format', 'jks', 'passphrase']],
    [{ truststore: { passphrase: 'pässwörd-with-umlauts' } }, ['format', 'truststore', 'passphrase']],
    [{ pkcs12: { passphrase: '' } }, ['format', 'pkcs12', 'passphrase']],
    [{ jks: { alias: 'line\nbreak' } }, ['format', 'jks', 'alias']],
  ])('are refused with the field named: %j', async (format, path) => {
    const certificate = await seedCertificate(service.admin, authority.id)
    const { exportCertificate } = await service.admin.data(Export, { input: { id: certificate.id, format } })
    expect(exportCertificate.export).toBeNull()
    expect(exportCertificate.userErrors.map((error) => error.path)).toEqual([path])
  })
})

describe('who may export what', () => {
  it.each<[string, ExportFormatInput, boolean]>([
    ['pkcs7', { pkcs7: {} }, true],
    ['truststore', { truststore: {} }, true],
    ['jks', { jks: {} }, false],
    ['pkcs12', { pkcs12: {} }, false],
  ])('%s by somebody without any relation', async (name, format, allowed) => {
    const reader = await service.user(`reader-${name}`)
    const certificate = await seedCertificate(service.admin, authority.id)
    const answer = await reader.ask(Export, { input: { id: certificate.id, format } })
    expect(answer.errors.map((error) => error.extensions?.code)).toEqual(allowed ? [] : ['FORBIDDEN'])
  })
})

async function body(pem: string): Promise<string> {
  const path = join(folder, 'certificate.pem')
  await writeFile(path, pem)
  return path
}
