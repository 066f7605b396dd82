// uploadCertificate takes PKCS#12 files as Windows, Java and OpenSSL write them: certificate, chain and key in one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graphql } from '../kit/gql/index.ts'
import type { UploadCertificateInput } from '../kit/gql/graphql.ts'
import { expectRefusal } from '../kit/refusals.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { opensslCsr, opensslFile, opensslKey, opensslSelfSigned } from '../kit/tools.ts'

const Upload = graphql(`
  mutation UploadPkcs12($input: UploadCertificateInput!) {
    uploadCertificate(input: $input) {
      certificate {
        id
        body
        chain
        csr
        hasPrivateKey
        commonName
      }
      userErrors {
        code
        path
        certificate {
          id
        }
      }
    }
  }
`)
const Export = graphql(`
  mutation UploadPkcs12Export($input: ExportCertificateInput!) {
    exportCertificate(input: $input) {
      export {
        data
        passphrase
      }
      userErrors {
        code
      }
    }
  }
`)

const PASSPHRASE = 'pass phrase of a store'

let elsewhere: Service
let service: Service
let owned: { data: string; passphrase: string }
let leaf: Awaited<ReturnType<typeof seedCertificate>>
const key = opensslKey('EC_P256')
const certificate = opensslSelfSigned(key, '/CN=p12.example.org')

beforeAll(async () => {
  elsewhere = await startService()
  const root = await seedAuthority(elsewhere.admin)
  const subordinate = await seedAuthority(elsewhere.admin, { type: 'SUBORDINATE', parentId: root.id })
  leaf = await seedCertificate(elsewhere.admin, subordinate.id, { commonName: 'from-elsewhere.example.org' })
  const { exportCertificate } = await elsewhere.admin.data(Export, {
    input: { id: leaf.id, format: { pkcs12: { passphrase: PASSPHRASE } } },
  })
  owned = { data: exportCertificate.export?.data ?? '', passphrase: PASSPHRASE }
  service = await startService()
})
afterAll(async () => {
  await service.close()
  await elsewhere.close()
})

/** A file that OpenSSL makes of these PEM texts. */
function made(pem: string, ...options: string[]): string {
  const args = ['pkcs12', '-export', '-in', 'all.pem', '-out', 'out.p12', ...options]
  return opensslFile(args, 'out.p12', { 'all.pem': pem }).toString('base64')
}

async function upload(input: Omit<UploadCertificateInput, 'owner'>) {
  const answer = await service.admin.data(Upload, { input: { owner: 'team@example.org', ...input } })
  return answer.uploadCertificate
}

function expectRefused(input: Partial<UploadCertificateInput>, code: string, ...path: string[]) {
  return expectRefusal(
    service,
    service.admin,
    Upload,
    { input: { owner: 'team@example.org', ...input } },
    { userErrors: [{ code, path }] },
  )
}

describe('a PKCS#12 file', () => {
  it('of another installation is taken with chain and key, and the same again is a conflict', async () => {
    const { certificate: taken } = await upload({ pkcs12: owned })
    expect(taken).toMatchObject({ body: leaf.body, chain: leaf.chain, hasPrivateKey: true })
    const again = await upload({ pkcs12: owned })
    expect(again.userErrors).toEqual([{ code: 'CONFLICT', path: ['pkcs12', 'data'], certificate: { id: taken?.id } }])
    const { exportCertificate } = await service.admin.data(Export, {
      input: { id: taken?.id ?? '', format: { pkcs12: {} } },
    })
    expect(exportCertificate.userErrors).toEqual([])
  })

  it.each([
    ['as OpenSSL writes it', ['-passout', 'pass:secret'], 'secret'],
    [
      'in the old encryption of Windows',
      ['-passout', 'pass:secret', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
      'secret',
    ],
    ['with an empty passphrase', ['-passout', 'pass:'], ''],
  ])('%s is taken, with the request it was issued for', async (_, options, passphrase) => {
    const own = opensslKey('EC_P256')
    const csr = opensslCsr(own, '/CN=p12.example.org')
    const data = made(own + opensslSelfSigned(own, '/CN=p12.example.org'), ...options)
    const { certificate: taken } = await upload({ pkcs12: { data, passphrase }, csr })
    expect(taken).toMatchObject({ commonName: 'p12.example.org', hasPrivateKey: true, chain: null, csr })
  })

  it('without a key is taken as a certificate alone', async () => {
    const data = made(
      opensslSelfSigned(opensslKey('EC_P256'), '/CN=keyless.example.org'),
      '-nokeys',
      '-passout',
      'pass:a',
    )
    const { certificate: taken } = await upload({ pkcs12: { data, passphrase: 'a' } })
    expect(taken).toMatchObject({ commonName: 'keyless.example.org', hasPrivateKey: false })
  })
})

describe('refuses, and stores nothing of', () => {
  it('a file with another passphrase, or with none that was given', async () => {
    const data = made(key + certificate, '-passout', 'pass:secret')
    await expectRefused({ pkcs12: { data, passphrase: 'Secret' } }, 'INVALID', 'pkcs12', 'passphrase')
    await expectRefused({ pkcs12: { data } as { data: string; passphrase: string } }, 'INVALID', 'pkcs12', 'passphrase')
  })

  it('what is no such file', async () => {
    const data = Buffer.from(certificate).toString('base64')
    await expectRefused({ pkcs12: { data, passphrase: '' } }, 'INVALID', 'pkcs12', 'data')
    await expectRefused({ pkcs12: { data: '', passphrase: '' } }, 'INVALID', 'pkcs12', 'data')
  })

  it('a file that was changed', async () => {
    const bytes = Buffer.from(made(key + certificate, '-passout', 'pass:secret'), 'base64')
    bytes[200] = (bytes[200] ?? 0) ^ 1
    await expectRefused(
      { pkcs12: { data: bytes.toString('base64'), passphrase: 'secret' } },
      'INVALID',
      'pkcs12',
      'passphrase',
    )
  })

  it('several certificates that do not belong together', async () => {
    const others = ['a', 'b']
      .map((name) => opensslSelfSigned(opensslKey('EC_P256'), `/CN=${name}.example.org`))
      .join('')
    const data = made(others, '-nokeys', '-passout', 'pass:a')
    await expectRefused({ pkcs12: { data, passphrase: 'a' } }, 'INVALID', 'pkcs12', 'data')
  })

  it('a certificate in two places, or in none', async () => {
    const data = made(key + certificate, '-passout', 'pass:a')
    await expectRefused({ body: certificate, pkcs12: { data, passphrase: 'a' } }, 'INVALID', 'body')
    await expectRefused({ privateKey: key, pkcs12: { data, passphrase: 'a' } }, 'INVALID', 'privateKey')
    await expectRefused({}, 'REQUIRED', 'body')
  })

  it('a request for another key', async () => {
    const data = made(key + certificate, '-passout', 'pass:a')
    const csr = opensslCsr(opensslKey('EC_P256'), '/CN=p12.example.org')
    await expectRefused({ pkcs12: { data, passphrase: 'a' }, csr }, 'KEY_MISMATCH', 'csr')
  })
})
