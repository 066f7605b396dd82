// The formats by their contract. What OpenSSL and keytool say of them is in test/pki and test/api/export-*.
import { createHash, createPrivateKey, X509Certificate } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import { expect, it } from 'vitest'
import { generatePrivateKey, privateKeyToPkcs8 } from '../../src/pki/keys.ts'
import { readPkcs12 } from '../../src/pki/pkcs12-reading.ts'
import { readPkcs7 } from '../../src/pki/pkcs7.ts'
import { exporterPlugins, type ExportMaterial, openExporter } from '../../src/plugins/exporters/index.ts'
import type { KeyType } from '../../src/pki/types.ts'
import { makeAuthority, makeLeaf } from '../pki/issue-support.ts'
import { testInstallation } from '../kit/installation.ts'
import { openssl } from '../kit/tools.ts'
import { exporterContract, type ExporterCase } from './exporter-contract.ts'

const KEY_TYPES: readonly KeyType[] = ['EC_P256', 'RSA_2048', 'ED25519', 'ML_DSA_44']

async function make(): Promise<Record<string, ExportMaterial>> {
  const root = await makeAuthority({ key: await generatePrivateKey('EC_P256'), name: 'Root' })
  const middle = await makeAuthority({ key: await generatePrivateKey('EC_P256'), name: 'Middle', issuer: root })
  const chain = [middle.certificate.der, root.certificate.der]
  const found: Record<string, ExportMaterial> = {}
  for (const type of KEY_TYPES) {
    const key = await generatePrivateKey(type)
    const { der: certificate } = await makeLeaf({ key, issuer: middle })
    found[type] = {
      name: 'web.shop',
      certificate,
      chain,
      privateKey: privateKeyToPkcs8(key),
      csr: Buffer.from('the request it was issued for'),
    }
  }
  return found
}

let made: Promise<Record<string, ExportMaterial>> | undefined
const materials = () => (made ??= make())

const certificatesOf = ({ certificate, chain }: ExportMaterial): Uint8Array[] => [certificate, ...chain]

function same(found: readonly Uint8Array[], wanted: readonly Uint8Array[]): boolean {
  return found.length === wanted.length && wanted.every((der, index) => Buffer.from(der).equals(found[index] ?? der))
}

/** Of Sun's format: the digest that the passphrase protects it by, and every certificate as it is. */
async function isJavaStore(bytes: Uint8Array, material: ExportMaterial, passphrase: string): Promise<boolean> {
  const store = Buffer.from(bytes)
  const secret = Buffer.from(passphrase, 'utf16le').swap16()
  const digest = createHash('sha1').update(secret).update('Mighty Aphrodite').update(store.subarray(0, -20)).digest()
  return digest.equals(store.subarray(-20)) && certificatesOf(material).every((der) => store.includes(Buffer.from(der)))
}

const STORE_MISTAKES: ExporterCase['wrong'] = [
  ['passphrase', { passphrase: 'short' }],
  ['passphrase', { passphrase: '' }],
  ['passphrase', { passphrase: 'with a line\nbreak' }],
  ['alias', { alias: ' ' }],
  ['alias', { alias: 'a'.repeat(129) }],
]

const CASES: Readonly<Record<string, Omit<ExporterCase, 'plugin'>>> = {
  pem: {
    withKey: {},
    withoutKey: { parts: ['CHAIN', 'CERTIFICATE'] },
    wrong: [
      ['parts', { parts: [] }],
      ['parts', { parts: 'CERTIFICATE' }],
    ],
    async holds(bytes, material) {
      const blocks = [
        ...Buffer.from(bytes)
          .toString()
          .matchAll(/-----BEGIN ([A-Z ]+)-----[^-]+-----END \1-----/g),
      ]
      const found = blocks.filter(([, label]) => label === 'CERTIFICATE').map(([pem]) => new X509Certificate(pem).raw)
      const key = createPrivateKey(blocks.find(([, label]) => label === 'PRIVATE KEY')?.[0] ?? '')
      return same(found, certificatesOf(material)) && new X509Certificate(material.certificate).checkPrivateKey(key)
    },
  },
  der: {
    withKey: { part: 'PRIVATE_KEY' },
    withoutKey: {},
    wrong: [['part', { part: 'CHAIN' }]],
    async holds(bytes, { certificate }) {
      const key = createPrivateKey({ key: Buffer.from(bytes), format: 'der', type: 'pkcs8' })
      return new X509Certificate(certificate).checkPrivateKey(key)
    },
  },
  pkcs7: {
    withKey: null,
    withoutKey: {},
    wrong: [['chain', { chain: 'yes' }]],
    holds: async (bytes, material) => same(readPkcs7(bytes), certificatesOf(material)),
  },
  pkcs12: {
    withKey: {},
    withoutKey: null,
    wrong: [['profile', { profile: 'WEAK' }], ...STORE_MISTAKES],
    async holds(bytes, material, passphrase) {
      createSecureContext({ pfx: Buffer.from(bytes), passphrase })
      const { certificates, privateKey } = await readPkcs12(bytes, passphrase)
      return same(
        [...certificates, privateKey ?? new Uint8Array()],
        [...certificatesOf(material), material.privateKey ?? new Uint8Array()],
      )
    },
  },
  jks: { withKey: {}, withoutKey: null, wrong: STORE_MISTAKES, holds: isJavaStore },
  truststore: { withKey: null, withoutKey: {}, wrong: STORE_MISTAKES, holds: isJavaStore },
  csr: {
    withKey: { fresh: true },
    withoutKey: {},
    wrong: [['fresh', { fresh: 1 }]],
    async holds(bytes, { certificate }) {
      const spki = Buffer.from(new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' }))
      const der = Buffer.from(
        Buffer.from(bytes)
          .toString()
          .replaceAll(/-----[^-]+-----|\s/g, ''),
        'base64',
      )
      return der.includes(spki)
    },
  },
}

for (const plugin of exporterPlugins) {
  const found = CASES[plugin.slug]
  if (found === undefined) throw new Error(`say how ${plugin.slug} is opened`)
  exporterContract({ plugin, ...found }, materials)
}

it('a fresh request verifies, and the stored one is given as it is', async () => {
  const material = (await materials())['RSA_2048'] as ExportMaterial
  const write = (options: object) =>
    openExporter({ slug: 'csr', options: { ...options } }, testInstallation()).write(material)
  const { bytes } = await write({ fresh: true })
  expect(openssl(['req', '-in', 'r.pem', '-verify', '-noout', '-subject'], { 'r.pem': bytes })).toContain('CN')
  const stored = Buffer.from((await write({})).bytes).toString()
  expect(stored).toContain(Buffer.from('the request it was issued for').toString('base64'))
})
