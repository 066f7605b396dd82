import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  CreateAuthorityInFull,
  InstallCertificate,
  type OutsideCa,
  outsideRoot,
  outsideSubordinate,
  UpdateAuthority,
} from '../kit/authorities.ts'
import { graphql } from '../kit/gql/index.ts'
import type { CreateAuthorityInput } from '../kit/gql/graphql.ts'
import { ATTEMPT_TABLES, tableDigests } from '../kit/rows.ts'
import { seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { openssl } from '../kit/tools.ts'

const Create = graphql(`
  mutation CreateFromWaiting($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
      userErrors {
        code
        path
      }
    }
  }
`)

const Upload = graphql(`
  mutation UploadSignedElsewhere($input: UploadCertificateInput!) {
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

let service: Service
let root: OutsideCa
beforeAll(async () => {
  service = await startService({ env: { INDRI_REQUESTS_PER_MINUTE: '0' } })
  root = outsideRoot()
})
afterAll(() => service.close())

let counter = 0

async function ask(input: Partial<CreateAuthorityInput> = {}) {
  const name = `Waiting ${++counter}`
  const { createAuthority } = await service.admin.data(CreateAuthorityInFull, {
    input: {
      name,
      owner: 'ca@example.org',
      type: 'SUBORDINATE',
      signedElsewhere: true,
      subject: { commonName: name, organization: 'Example' },
      ...input,
    },
  })
  return createAuthority
}

async function waiting(input: Partial<CreateAuthorityInput> = {}) {
  const { authority, userErrors } = await ask(input)
  if (authority == null) throw new Error(JSON.stringify(userErrors))
  return { ...authority, csr: authority.csr ?? '' }
}

async function install(id: string, certificate: string, input: { chain?: string; version?: number } = {}) {
  const { installAuthorityCertificate } = await service.admin.data(InstallCertificate, {
    input: { id, certificate, ...input },
  })
  return installAuthorityCertificate
}

async function refusal(id: string, certificate: string, input: { chain?: string; version?: number } = {}) {
  const before = await tableDigests(service.database, ATTEMPT_TABLES)
  const { authority, userErrors } = await install(id, certificate, input)
  expect(authority).toBeNull()
  expect(await tableDigests(service.database, ATTEMPT_TABLES)).toEqual(before)
  return userErrors.map(({ code, path }) => `${code} ${path?.join('.')}`)
}

describe('a subordinate that a CA elsewhere signs', () => {
  it.each(['RSA_2048', 'EC_P256', 'EC_P384', 'EC_P521', 'ED25519'] as const)(
    'of %s goes out as a request and comes back as a certificate',
    async (keyType) => {
      const authority = await waiting({ keyType, pathLength: 0 })
      expect(authority).toMatchObject({
        active: false,
        awaitingCertificate: true,
        certificate: null,
        chain: null,
        expiresAt: null,
        keyType,
        crlUrl: null,
        certificateUrl: null,
      })
      const text = openssl(['req', '-in', 'csr.pem', '-noout', '-verify', '-text'], { 'csr.pem': authority.csr })
      expect(text).toMatch(/CA:TRUE, pathlen:0/)
      expect(text).toMatch(/Certificate Sign/)
      const signed = outsideSubordinate(root, {}, authority.csr)
      const installed = await install(authority.id, signed.certificate, { chain: root.certificate })
      expect(installed).toMatchObject({ warnings: [], userErrors: [] })
      expect(installed.authority).toMatchObject({ active: true, awaitingCertificate: false, chainComplete: true })
      const leaf = await seedCertificate(service.admin, authority.id)
      const files = { 'root.pem': root.certificate, 'sub.pem': signed.certificate, 'leaf.pem': leaf.body }
      const args = ['verify', '-x509_strict', '-CAfile', 'root.pem', '-untrusted', 'sub.pem', 'leaf.pem']
      expect(openssl(args, files)).toBe('leaf.pem: OK\n')
    },
  )

  it('issues nothing, publishes nothing and cannot be activated before it has its certificate', async () => {
    const { id } = await waiting()
    const before = await tableDigests(service.database, ATTEMPT_TABLES)
    const input = { authorityId: id, owner: 'team@example.org', commonName: 'early.example.org' }
    const { createCertificate } = await service.admin.data(Create, { input })
    expect(createCertificate.userErrors).toEqual([{ code: 'INACTIVE', path: ['authorityId'] }])
    const below = await ask({ type: 'SUBORDINATE', signedElsewhere: false, parentId: id })
    expect(below.userErrors.map(({ code, path }) => [code, path])).toEqual([['INACTIVE', ['parentId']]])
    const { updateAuthority } = await service.admin.data(UpdateAuthority, { input: { id, active: true } })
    expect(updateAuthority.userErrors.map(({ code, path }) => [code, path])).toEqual([['INVALID', ['active']]])
    for (const file of [`${id}.crl`, `${id}.crt`]) {
      expect((await fetch(`${service.url}/pki/${file}`)).status).toBe(404)
    }
    expect(await tableDigests(service.database, ATTEMPT_TABLES)).toEqual(before)
  })

  it.each([
    [{ validityDays: 100 }, 'INVALID validityDays'],
    [{ validityEnd: '2040-01-01T00:00:00Z' }, 'INVALID validityEnd'],
    [{ pathLength: 999 }, 'OUT_OF_RANGE pathLength'],
    [{ subject: { organization: 'No common name' } }, 'REQUIRED subject.commonName'],
  ])('takes no %o', async (input, expected) => {
    const { authority, userErrors } = await ask(input)
    expect(authority).toBeNull()
    expect(userErrors.map(({ code, path }) => `${code} ${path?.join('.')}`)).toEqual([expected])
  })

  it('takes only the certificate of a CA, for its own key, with the chain in order', async () => {
    const { id, csr } = await waiting()
    const other = await waiting()
    expect(await refusal(id, outsideSubordinate(root, {}, other.csr).certificate)).toEqual(['KEY_MISMATCH certificate'])
    expect(await refusal(id, outsideSubordinate(root).certificate)).toEqual(['KEY_MISMATCH certificate'])
    const leaf = outsideSubordinate(root, { extensions: ['basicConstraints=CA:false'] }, csr)
    expect(await refusal(id, leaf.certificate)).toEqual(['INVALID certificate'])
    const signed = outsideSubordinate(root, {}, csr).certificate
    expect(await refusal(id, signed, { chain: outsideRoot().certificate })).toEqual(['CHAIN_MISMATCH chain.0'])
    expect(await refusal(id, csr)).toEqual(['INVALID certificate'])
    expect(await refusal(id, signed, { version: 99 })).toEqual(['CONFLICT version'])
    expect((await install(id, signed, { version: 1 })).userErrors).toEqual([])
    expect(await refusal(id, signed)).toEqual(['CONFLICT id'])
  })

  it('says so when the chain is not complete, and knows an authority of ours above it', async () => {
    const unknown = await waiting()
    const signed = outsideSubordinate(root, {}, unknown.csr).certificate
    const { warnings } = await install(unknown.id, signed)
    expect(warnings).toEqual([expect.stringContaining('does not reach a root')])
  })

  it('takes a certificate that was uploaded before', async () => {
    const { id, csr } = await waiting()
    const body = outsideSubordinate(root, {}, csr).certificate
    const { uploadCertificate } = await service.admin.data(Upload, { input: { owner: 'early@example.org', body } })
    const { authority } = await install(id, body, { chain: root.certificate })
    expect(authority?.certificate?.id).toBe(uploadCertificate.certificate?.id)
    expect(authority?.chain).toContain(root.certificate.trim().slice(-60))
  })

  it('is completed once, also when two bring a certificate at the same time', async () => {
    const { id, csr } = await waiting()
    const signed = [1, 2].map(() => outsideSubordinate(root, {}, csr).certificate)
    const answers = await Promise.all(signed.map((certificate) => install(id, certificate)))
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['CONFLICT'])
  })
})
