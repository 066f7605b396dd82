// Mistakes that systems of this kind have made with certificates, each of which must not happen here.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'

const Export = graphql(`
  mutation ExportSafely($input: ExportCertificateInput!) {
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

const Update = graphql(`
  mutation UpdateSafely($input: UpdateCertificateInput!) {
    updateCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)

const Create = graphql(`
  mutation CreateSafely($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
      certificate {
        id
        name
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const State = graphql(`
  query StateOfSafe($id: ID!, $name: String) {
    certificate(by: { id: $id }) {
      notify
      replacedBy {
        id
      }
    }
    certificates(filter: { search: $name }) {
      totalCount
    }
  }
`)

let service: Service
let authorityId: string
let issuer: Client
let stranger: Client
beforeAll(async () => {
  service = await startService({ env: { INDRI_REQUESTS_PER_MINUTE: '0' } })
  authorityId = (await seedAuthority(service.admin)).id
  issuer = await service.user('issuer', ['ca@example.org'])
  stranger = await service.user('stranger')
})
afterAll(() => service.close())

describe('exporting', () => {
  it.each([
    { pem: { parts: ['CERTIFICATE', 'CHAIN', 'PRIVATE_KEY'] as const } },
    { pem: { parts: ['PRIVATE_KEY'] as const } },
    { pem: {} },
    { der: { part: 'PRIVATE_KEY' as const } },
    { pkcs12: {} },
  ])('%j asks who may have the key, whatever the format', async (format) => {
    const { id } = await seedCertificate(service.admin, authorityId)
    expect(await stranger.errorCode(Export, { input: { id, format: format as never } })).toBe('FORBIDDEN')
  })

  it.each([{ pem: { parts: ['CERTIFICATE', 'CHAIN'] as const } }, { der: {} }])(
    '%j gives everybody the public parts and nothing of the key',
    async (format) => {
      const { id } = await seedCertificate(service.admin, authorityId)
      const { exportCertificate } = await stranger.data(Export, { input: { id, format: format as never } })
      const bytes = Buffer.from(exportCertificate.export?.data ?? '', 'base64').toString('latin1')
      expect(bytes.length).toBeGreaterThan(100)
      expect(bytes).not.toContain('PRIVATE KEY')
    },
  )
})

describe('naming a certificate of others in replacesIds', () => {
  it('is refused on creating and on updating, and silences nothing', async () => {
    const victim = await seedCertificate(service.admin, authorityId, { owner: 'others@example.org' })
    // Whoever holds the authority's owner role may change what it issues: the victim is from another one.
    const elsewhere = await seedAuthority(service.admin, { owner: 'elsewhere@example.org' })
    const foreign = await seedCertificate(service.admin, elsewhere.id, { owner: 'others@example.org' })
    const own = await seedCertificate(issuer, authorityId)
    const input = {
      authorityId,
      owner: 'team@example.org',
      commonName: 'silencer.example.org',
      replacesIds: [foreign.id],
    }
    expect(await issuer.errorCode(Create, { input })).toBe('FORBIDDEN')
    expect(await issuer.errorCode(Update, { input: { id: own.id, replacesIds: [foreign.id] } })).toBe('FORBIDDEN')
    for (const id of [victim.id, foreign.id]) {
      const { certificate, certificates } = await service.admin.data(State, { id, name: 'silencer' })
      expect(certificate).toEqual({ notify: true, replacedBy: [] })
      expect(certificates?.totalCount).toBe(0)
    }
  })
})

describe('submitting twice', () => {
  it('with one idempotency key issues one certificate, also at the same moment', async () => {
    const input = { authorityId, owner: 'team@example.org', commonName: 'twice.example.org', idempotencyKey: 'twice' }
    const answers = await Promise.all(Array.from({ length: 5 }, () => issuer.data(Create, { input })))
    const again = await issuer.data(Create, { input })
    const ids = [...answers, again].map(({ createCertificate }) => createCertificate.certificate?.id)
    expect(new Set(ids).size).toBe(1)
    const { certificates } = await service.admin.data(State, { id: ids[0] ?? '', name: 'twice.example.org' })
    expect(certificates?.totalCount).toBe(1)
  })

  it('with one idempotency key and another body is an error', async () => {
    const input = { authorityId, owner: 'team@example.org', commonName: 'one.example.org', idempotencyKey: 'reused' }
    await issuer.data(Create, { input })
    const { createCertificate } = await issuer.data(Create, { input: { ...input, commonName: 'two.example.org' } })
    expect(createCertificate.userErrors).toEqual([{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['idempotencyKey'] }])
  })

  it('without a key gives certificates of different names, at the same moment too', async () => {
    const input = { authorityId, owner: 'team@example.org', commonName: 'same.example.org', name: 'Same Name' }
    const answers = await Promise.all(Array.from({ length: 6 }, () => issuer.data(Create, { input })))
    const names = answers.map(({ createCertificate }) => createCertificate.certificate?.name ?? '')
    expect(new Set(names).size).toBe(6)
    expect(names).toContain('Same-Name')
    expect(names.every((name) => /^Same-Name(-[0-9A-F]+)?$/.test(name))).toBe(true)
  })
})
