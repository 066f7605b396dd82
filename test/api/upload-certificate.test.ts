import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graphql } from '../kit/gql/index.ts'
import type { UploadCertificateInput } from '../kit/gql/graphql.ts'
import { expectRefusal } from '../kit/refusals.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { openssl, opensslCsr, opensslKey, opensslSelfSigned } from '../kit/tools.ts'

const UploadCertificate = graphql(`
  mutation UploadCertificate($input: UploadCertificateInput!) {
    uploadCertificate(input: $input) {
      certificate {
        id
        name
        body
        chain
        csr
        owner
        state
        keyAlgorithm
        keyType
        hasPrivateKey
        selfSigned
        isAuthority
        serialNumber
        externalId
        authority {
          id
        }
      }
      userErrors {
        code
        message
        path
        certificate {
          id
        }
      }
    }
  }
`)

const KeyOfUpload = graphql(`
  mutation KeyOfUpload($id: ID!) {
    exportCertificate(input: { id: $id, format: { pem: { parts: [PRIVATE_KEY] } } }) {
      export {
        data
      }
    }
  }
`)

let service: Service
let root: string
let middle: string
let leaf: string
let leafId: string
let leafChain: string | null
let authorityId: string
let otherAuthorityId: string
const key = opensslKey('EC_P256')
const body = opensslSelfSigned(key, '/CN=upload.example.org')
beforeAll(async () => {
  service = await startService()
  // Issued by another installation, so to speak: these are known by their PEM alone below.
  const made = await seedAuthority(service.admin)
  const subordinate = await seedAuthority(service.admin, { type: 'SUBORDINATE', parentId: made.id })
  const issued = await seedCertificate(service.admin, subordinate.id)
  root = made.certificate?.body ?? ''
  middle = subordinate.certificate?.body ?? ''
  leaf = issued.body
  leafId = issued.id
  leafChain = issued.chain ?? null
  authorityId = subordinate.id
  otherAuthorityId = made.id
})
afterAll(() => service.close())

async function upload(input: Omit<UploadCertificateInput, 'owner'>) {
  const { uploadCertificate } = await service.admin.data(UploadCertificate, {
    input: { owner: 'team@example.org', ...input },
  })
  if (uploadCertificate.certificate == null) throw new Error(JSON.stringify(uploadCertificate.userErrors))
  return uploadCertificate.certificate
}

type Place = readonly [code: string, ...path: string[]]
function expectRefused(input: Partial<UploadCertificateInput>, ...places: readonly Place[]) {
  return expectRefusal(
    service,
    service.admin,
    UploadCertificate,
    { input: { owner: 'team@example.org', body, ...input } },
    { userErrors: places.map(([code, ...path]) => ({ code, path })) },
  )
}

describe('tracks', () => {
  it('every root that Debian ships, once', async () => {
    const roots = readFileSync('test/fixtures/debian-roots.pem', 'utf8').match(
      /-----BEGIN[^-]+-----[^-]+-----END[^-]+-----/g,
    )
    const ids = new Set<string>()
    for (const pem of roots ?? []) {
      const made = await upload({ body: pem })
      expect(made).toMatchObject({ selfSigned: true, isAuthority: true, hasPrivateKey: false, chain: null })
      ids.add(made.id)
    }
    expect(ids.size).toBe(roots?.length)
    expect(ids.size).toBeGreaterThan(100)
    await expectRefused({ body: roots?.[0] ?? '' }, ['CONFLICT', 'body'])
  })

  it('a certificate with its key and request', async () => {
    const csr = opensslCsr(key, '/CN=upload.example.org')
    const made = await upload({ body, privateKey: key, csr, name: 'mine', externalId: 'order/17' })
    expect(made).toMatchObject({
      name: 'mine',
      hasPrivateKey: true,
      keyType: 'EC_P256',
      csr,
      externalId: 'order/17',
      state: 'VALID',
    })
    const { exportCertificate } = await service.admin.data(KeyOfUpload, { id: made.id })
    const exported = Buffer.from(exportCertificate.export?.data ?? '', 'base64').toString('utf8')
    const publicKey = ['pkey', '-in', 'key', '-pubout']
    expect(openssl(publicKey, { key: exported })).toBe(openssl(publicKey, { key }))
  })

  it.each<[string, () => string, Record<string, unknown>]>([
    ['an RSA-PSS key', () => pss(), { keyAlgorithm: 'RSASSA-PSS', keyType: null }],
    ['a brainpool key', () => ofCurve('brainpoolP256r1'), { keyAlgorithm: 'EC', keyType: null }],
    ['a DSA key', () => dsa(), { keyAlgorithm: 'DSA', keyType: null }],
    [
      'no name at all',
      () => opensslSelfSigned(opensslKey('ED25519'), '/'),
      { keyAlgorithm: 'ED25519', state: 'VALID' },
    ],
  ])('what we would not issue: %s', async (_what, make, facts) => {
    expect(await upload({ body: make() })).toMatchObject(facts)
  })

  it('what has expired', async () => {
    const request = opensslCsr(key, '/CN=expired.example.org')
    const pem = openssl(['x509', '-req', '-in', 'csr', '-key', 'key', '-days', '-1'], { csr: request, key })
    expect(await upload({ body: pem })).toMatchObject({ state: 'EXPIRED' })
  })

  it('a bundle: what follows the certificate is its chain', async () => {
    const again = await startService()
    try {
      const { uploadCertificate } = await again.admin.data(UploadCertificate, {
        input: { owner: 'team@example.org', body: `${leaf}${middle}${root}` },
      })
      expect(uploadCertificate.userErrors).toEqual([])
      expect(uploadCertificate.certificate).toMatchObject({ body: leaf, chain: `${middle}${root}`, authority: null })
    } finally {
      await again.close()
    }
  })
})

describe('refuses', () => {
  it.each<[string, Partial<UploadCertificateInput>, Place[]]>([
    ['no certificate', { body: 'hello' }, [['INVALID', 'body']]],
    ['an empty body', { body: '' }, [['INVALID', 'body']]],
    ['a key as the body', { body: key }, [['INVALID', 'body']]],
    ['garbage in PEM', { body: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' }, [['INVALID', 'body']]],
    ['what does not end', { body: body.slice(0, -20) }, [['INVALID', 'body']]],
    ['half a certificate', { body: body.replace(/\n([^-\n]{64})\n/, '\n') }, [['INVALID', 'body']]],
    ['more than a mebibyte', { body: 'x'.repeat(1_100_000) }, [['TOO_LONG', 'body']]],
    ['the key of another', { privateKey: opensslKey('EC_P256') }, [['KEY_MISMATCH', 'privateKey']]],
    ['the key of another kind', { privateKey: opensslKey('RSA_2048') }, [['KEY_MISMATCH', 'privateKey']]],
    ['no key', { privateKey: 'hello' }, [['INVALID', 'privateKey']]],
    ['an encrypted key', { privateKey: encrypted() }, [['REQUIRED', 'privateKey']]],
    ['two keys', { privateKey: `${key}${key}` }, [['TOO_MANY', 'privateKey']]],
    [
      'the request of another',
      { csr: opensslCsr(opensslKey('EC_P256'), '/CN=upload.example.org') },
      [['KEY_MISMATCH', 'csr']],
    ],
    ['a certificate for a request', { csr: body }, [['INVALID', 'csr']]],
    ['a chain of no certificates', { chain: 'hello' }, [['INVALID', 'chain']]],
    ['an external id with a NUL', { externalId: 'a\u0000' }, [['INVALID', 'externalId']]],
    ['a long external id', { externalId: 'x'.repeat(1025) }, [['TOO_LONG', 'externalId']]],
    ['a name of nothing', { name: '--' }, [['INVALID', 'name']]],
    [
      'several of these at once',
      { body: 'x', chain: 'y', privateKey: 'z', csr: 'c', description: '\u0002' },
      [
        ['INVALID', 'description'],
        ['INVALID', 'body'],
        ['INVALID', 'chain'],
        ['INVALID', 'privateKey'],
        ['INVALID', 'csr'],
      ],
    ],
  ])('%s', async (_what, input, places) => {
    const answer = await expectRefused(input, ...places)
    expect(JSON.stringify(answer)).not.toContain('MII')
  })

  it('a chain that is out of order, of strangers, or repeats the certificate', async () => {
    const other = await startService()
    const refused = (input: Partial<UploadCertificateInput>, ...place: string[]) =>
      expectRefusal(
        other,
        other.admin,
        UploadCertificate,
        { input: { owner: 'team@example.org', body: leaf, ...input } },
        { userErrors: [{ code: 'CHAIN_MISMATCH', path: place }] },
      )
    try {
      await refused({ chain: `${root}${middle}` }, 'chain', '0')
      await refused({ chain: `${middle}${body}` }, 'chain', '1')
      await refused({ chain: `${leaf}${middle}` }, 'chain', '0')
      await refused({ chain: `${middle}${root}${root}` }, 'chain', '2')
    } finally {
      await other.close()
    }
  })

  it('a chain in two places, and one that is too long', async () => {
    await expectRefused({ body: `${leaf}${middle}`, chain: root }, ['INVALID', 'chain'])
    await expectRefused({ chain: body.repeat(11) }, ['TOO_MANY', 'chain'])
  })

  it('what is stored already, and says which it is', async () => {
    const answer = await expectRefused({ body: leaf, chain: leafChain }, ['CONFLICT', 'body'])
    expect(answer.data?.uploadCertificate.userErrors[0]?.certificate).toEqual({ id: leafId })
  })

  it('another certificate of the same issuer and serial number', async () => {
    const serial = ['-set_serial', '4711']
    const signer = opensslKey('EC_P256')
    await upload({ body: opensslSelfSigned(signer, '/CN=twin', serial) })
    const twin = opensslSelfSigned(signer, '/CN=twin', [...serial, '-addext', 'subjectAltName=DNS:evil.example'])
    await expectRefused({ body: twin }, ['CONFLICT', 'body'])
  })

  it('an authority that has not issued it', async () => {
    await expectRefused({ authorityId: otherAuthorityId }, ['CHAIN_MISMATCH', 'authorityId'])
    await expectRefused({ authorityId, body: root }, ['CHAIN_MISMATCH', 'authorityId'])
  })

  it('ten megabytes before anything reads them', async () => {
    await expectRefusal(
      service,
      service.admin,
      UploadCertificate,
      { input: { owner: 'team@example.org', body: body.repeat(20_000) } },
      { code: 'PAYLOAD_TOO_LARGE' },
    )
  })
})

function pss(): string {
  const { privateKey } = generateKeyPairSync('rsa-pss', { modulusLength: 2048 })
  return opensslSelfSigned(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), '/CN=pss.example.org')
}

function ofCurve(namedCurve: string): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve })
  return opensslSelfSigned(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), '/CN=curve.example.org')
}

function dsa(): string {
  const { privateKey } = generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 })
  return opensslSelfSigned(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), '/CN=dsa.example.org')
}

function encrypted(): string {
  return openssl(['pkcs8', '-topk8', '-in', 'key', '-passout', 'pass:secret'], { key })
}
