// must-not-fail.md 14 to 19: whatever the path, the same rules hold.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseCertificatePem } from '../../src/pki/certificate.ts'
import type { Client } from '../kit/client.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import type { CreateCertificateInput, IssuancePolicyInput, ReissueCertificateInput } from '../kit/gql/graphql.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { openssl, opensslCsr, opensslKey } from '../kit/tools.ts'

const Create = graphql(`
  mutation CreateByTheRules($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
      certificate {
        id
        body
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const Reissue = graphql(`
  mutation ReissueByTheRules($input: ReissueCertificateInput!) {
    reissueCertificate(input: $input) {
      certificate {
        id
        body
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const Upload = graphql(`
  mutation UploadByTheRules($input: UploadCertificateInput!) {
    uploadCertificate(input: $input) {
      certificate {
        id
      }
      policyFindings {
        id
        verdict
        path
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const Import = graphql(`
  mutation ImportForTheRules($input: ImportAuthorityInput!) {
    importAuthority(input: $input) {
      authority {
        id
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const Restrict = graphql(`
  mutation RestrictAuthority($input: UpdateAuthorityInput!) {
    updateAuthority(input: $input) {
      authority {
        id
      }
      userErrors {
        code
        message
      }
    }
  }
`)

const clock = new FakeClock(new Date('2026-11-22T12:00:00Z'))
let service: Service
let member: Client
let ecKey: string
beforeAll(async () => {
  service = await startService({
    clock: clock.now,
    env: { INDRI_ALLOWED_DOMAINS: 'example.org,*.example.org,**.wide.example' },
  })
  member = await service.user('member', ['ca@example.org', 'team@example.org'])
  ecKey = opensslKey('EC_P256')
})
afterAll(() => service.close())

async function authorityWith(issuance: IssuancePolicyInput = {}): Promise<string> {
  return (await seedAuthority(service.admin, { issuance })).id
}

async function create(authorityId: string, input: Partial<CreateCertificateInput>, client: Client = service.admin) {
  const { createCertificate } = await client.data(Create, {
    input: { authorityId, owner: 'team@example.org', notify: true, rotation: false, ...input },
  })
  return createCertificate
}

async function refusals(authorityId: string, input: Partial<CreateCertificateInput>, client?: Client) {
  const { certificate, userErrors } = await create(authorityId, input, client)
  expect(certificate).toBeNull()
  return userErrors.map(({ code, path }) => [code, ...(path ?? [])].join(' '))
}

async function reissue(id: string, input: Partial<ReissueCertificateInput> = {}) {
  const { reissueCertificate } = await service.admin.data(Reissue, {
    input: { id, replace: true, reuseKey: false, ...input },
  })
  return reissueCertificate
}

async function restrict(id: string, issuance: IssuancePolicyInput): Promise<void> {
  const { updateAuthority } = await service.admin.data(Restrict, { input: { id, issuance } })
  expect(updateAuthority.userErrors).toEqual([])
}

const COPY = ['-copy_extensions', 'copyall']
let imports = 0

/** A CA made by OpenSSL and imported, so that its key is known here. */
async function importedAuthority(issuance: IssuancePolicyInput) {
  const key = opensslKey('EC_P256')
  const name = `Imported ${++imports}`
  const certificate = openssl(
    [
      'req',
      '-x509',
      '-key',
      'key.pem',
      '-subj',
      `/CN=${name}`,
      '-days',
      '3650',
      '-addext',
      'keyUsage=critical,keyCertSign,cRLSign',
    ],
    { 'key.pem': key },
  )
  const { importAuthority } = await service.admin.data(Import, {
    input: { name, owner: 'ca@example.org', certificate, privateKey: key, issuance },
  })
  expect(importAuthority.userErrors).toEqual([])
  return { id: importAuthority.authority?.id ?? '', key, certificate }
}

function csr(subject: string, ...extensions: string[]): string {
  return opensslCsr(ecKey, subject, extensions)
}

describe('14: a renewal', () => {
  it('is held to what the authority refuses today, each by its place in the input', async () => {
    const authorityId = await authorityWith()
    const old = await seedCertificate(service.admin, authorityId, {
      commonName: 'www.other.test',
      keyType: 'ED25519',
      extensions: { extendedKeyUsage: [{ purpose: 'CODE_SIGNING' }] },
    })
    await restrict(authorityId, {
      allowedDnsNames: ['**.example.org'],
      allowedKeyTypes: ['EC_P256'],
      allowedExtendedKeyUsages: ['1.3.6.1.5.5.7.3.1'],
      maximumValidityDays: 90,
      defaultValidityDays: 90,
    })
    const again = await reissue(old.id, { validityDays: 365 })
    expect(again.userErrors.map(({ code, path }) => [code, ...(path ?? [])].join(' '))).toEqual([
      'POLICY_VIOLATION id',
      'OUT_OF_RANGE validityDays',
      'POLICY_VIOLATION id',
      'POLICY_VIOLATION id',
    ])
  })

  it('shrinks to what is allowed today when nobody says how long', async () => {
    const authorityId = await authorityWith({ maximumValidityDays: 825, defaultValidityDays: 800 })
    const old = await seedCertificate(service.admin, authorityId, {})
    await restrict(authorityId, { maximumValidityDays: 30, defaultValidityDays: 30 })
    const { certificate } = await reissue(old.id)
    const { notBefore, notAfter } = parseCertificatePem(certificate?.body ?? '')
    expect((notAfter.getTime() - notBefore.getTime()) / 86_400_000).toBe(30)
  })

  it('with the old key is held to the key types of today', async () => {
    const authorityId = await authorityWith()
    const old = await seedCertificate(service.admin, authorityId, { keyType: 'EC_P384' })
    await restrict(authorityId, { allowedKeyTypes: ['EC_P256'] })
    expect((await reissue(old.id, { reuseKey: true })).userErrors).toMatchObject([
      { code: 'POLICY_VIOLATION', path: ['reuseKey'] },
    ])
  })
})

describe('14: a default', () => {
  it.each<[string, Partial<CreateCertificateInput>, string[], string[]]>([
    [
      'a usage that is stated',
      { commonName: 'www.example.org', extensions: { extendedKeyUsage: [{ purpose: 'CODE_SIGNING' }] } },
      ['DIGITAL_SIGNATURE'],
      ['1.3.6.1.5.5.7.3.3'],
    ],
    [
      'a key usage that is stated, whatever else is not',
      { commonName: 'www.example.org', extensions: { keyUsage: ['NON_REPUDIATION'] } },
      ['NON_REPUDIATION'],
      ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'],
    ],
  ])('never overrules %s', async (_name, input, keyUsage, purposes) => {
    const { certificate } = await create(await authorityWith(), input)
    const { extensions } = parseCertificatePem(certificate?.body ?? '')
    expect([extensions.keyUsage, extensions.extendedKeyUsage]).toEqual([keyUsage, purposes])
  })

  it('never overrules the usages of a request where the caller states only the other kind', async () => {
    const request = csr('/CN=www.example.org', 'extendedKeyUsage=emailProtection', 'keyUsage=nonRepudiation')
    const { certificate } = await create(await authorityWith(), {
      csr: request,
      extensions: { keyUsage: ['DIGITAL_SIGNATURE'] },
    })
    const { extensions } = parseCertificatePem(certificate?.body ?? '')
    expect(extensions.keyUsage).toEqual(['DIGITAL_SIGNATURE'])
    expect(extensions.extendedKeyUsage).toEqual(['1.3.6.1.5.5.7.3.4'])
  })

  it('asks for no more than the authority issues', async () => {
    const authorityId = await authorityWith({ allowedExtendedKeyUsages: ['1.3.6.1.5.5.7.3.2'] })
    const { certificate } = await create(authorityId, { commonName: 'www.example.org' })
    expect(parseCertificatePem(certificate?.body ?? '').extensions.extendedKeyUsage).toEqual(['1.3.6.1.5.5.7.3.2'])
  })
})

describe('15: the names of a request', () => {
  const limits: IssuancePolicyInput = {
    allowedDnsNames: ['**.example.org'],
    allowedIpRanges: ['10.0.0.0/8'],
    allowedEmailDomains: ['example.org'],
    allowedUriHosts: ['example.org'],
  }
  it.each([
    ['IP:192.0.2.1'],
    ['IP:2001:db8::1'],
    ['DNS:www.other.test'],
    ['email:team@other.test'],
    ['URI:spiffe://other.test/web'],
    ['URI:spiffe://example.org@other.test/web'],
  ])('are held to the limits of the authority: %s', async (name) => {
    const request = csr('/CN=www.example.org', `subjectAltName=DNS:www.example.org,${name}`)
    expect(await refusals(await authorityWith(limits), { csr: request })).toEqual(['POLICY_VIOLATION csr'])
  })

  it('all appear in what is issued', async () => {
    const request = csr(
      '/CN=www.example.org',
      'subjectAltName=IP:10.1.2.3,email:team@example.org,URI:spiffe://example.org/web,RID:1.2.3.4',
    )
    const { certificate } = await create(await authorityWith(limits), { csr: request })
    expect(parseCertificatePem(certificate?.body ?? '').extensions.subjectAlternativeNames).toEqual([
      { type: 'DNS', value: 'www.example.org' },
      { type: 'IP', value: '10.1.2.3' },
      { type: 'EMAIL', value: 'team@example.org' },
      { type: 'URI', value: 'spiffe://example.org/web' },
      { type: 'REGISTERED_ID', value: '1.2.3.4' },
    ])
  })

  it('are held to the e-mail address and the common name of its subject too', async () => {
    const authorityId = await authorityWith(limits)
    const email = csr('/CN=Example Service/emailAddress=team@other.test', 'subjectAltName=DNS:www.example.org')
    expect(await refusals(authorityId, { csr: email })).toEqual(['POLICY_VIOLATION csr'])
    const disguised = csr('/CN=www_1.other.test', 'subjectAltName=DNS:www.example.org')
    expect(await refusals(authorityId, { csr: disguised })).toEqual(['POLICY_VIOLATION csr'])
  })

  it('are held to name constraints of every CA in the chain', async () => {
    const top = await seedAuthority(service.admin, {
      nameConstraints: { permitted: [{ dns: 'example.org' }], excluded: [{ dns: 'secret.example.org' }] },
    })
    const below = await seedAuthority(service.admin, { type: 'SUBORDINATE', parentId: top.id })
    const authorityId = (await seedAuthority(service.admin, { type: 'SUBORDINATE', parentId: below.id })).id
    for (const name of ['www.other.test', 'notexample.org', 'a.secret.example.org', '*.example.org']) {
      const request = csr('/O=Example', `subjectAltName=DNS:${name}`)
      expect([name, ...(await refusals(authorityId, { csr: request }))]).toEqual([name, 'POLICY_VIOLATION csr'])
    }
    expect((await create(authorityId, { csr: csr('/CN=www.example.org') })).userErrors).toEqual([])
  })
})

describe('16: what a request asks for past the profile', () => {
  it.each([
    ['CA:true', 'basicConstraints=critical,CA:true'],
    ['a path length', 'basicConstraints=critical,CA:true,pathlen:3'],
    ['the right to sign certificates', 'keyUsage=critical,keyCertSign'],
    ['the right to sign revocation lists', 'keyUsage=critical,digitalSignature,cRLSign'],
    ['name constraints', 'nameConstraints=permitted;DNS:example.org'],
    ['any purpose', 'extendedKeyUsage=anyExtendedKeyUsage'],
    ['to answer for others by OCSP', 'extendedKeyUsage=OCSPSigning'],
  ])('is refused: %s', async (_name, extension) => {
    const found = await refusals(await authorityWith(), { csr: csr('/CN=www.example.org', extension) })
    expect([...new Set(found)]).toEqual(['POLICY_VIOLATION csr'])
  })

  it('is held to the purposes of the authority', async () => {
    const authorityId = await authorityWith({ allowedExtendedKeyUsages: ['1.3.6.1.5.5.7.3.1'] })
    const request = csr('/CN=www.example.org', 'extendedKeyUsage=serverAuth,codeSigning')
    expect(await refusals(authorityId, { csr: request })).toEqual(['POLICY_VIOLATION csr'])
  })

  it('is left out where it is not the requester who says so', async () => {
    const request = csr('/CN=www.example.org', 'crlDistributionPoints=URI:http://evil.test/crl', '1.2.3.4=DER:0500')
    const { certificate } = await create(await authorityWith(), { csr: request })
    const { extensions } = parseCertificatePem(certificate?.body ?? '')
    expect(extensions.crlDistributionPoints).toEqual([expect.stringMatching(/^http:\/\/pki\.example\.test\//)])
    expect(extensions.other).toEqual([])
  })
})

describe('17: the key of a request', () => {
  it.each([
    ['on a curve that nobody asked for', 'SECP256K1', {}, ['POLICY_VIOLATION csr']],
    ['of another type than the authority takes', 'EC_P384', { allowedKeyTypes: ['EC_P256'] }, ['POLICY_VIOLATION csr']],
    ['that is RSA where EC is wanted', 'RSA_2048', { allowedKeyTypes: ['EC_P256'] }, ['POLICY_VIOLATION csr']],
    ['that is too short', 'RSA_1024', {}, ['POLICY_VIOLATION csr', 'WEAK_KEY csr']],
  ] as const)('%s is refused', async (_name, type, issuance, expected) => {
    const authorityId = await authorityWith(issuance as IssuancePolicyInput)
    expect(await refusals(authorityId, { csr: opensslCsr(opensslKey(type), '/CN=www.example.org') })).toEqual(expected)
  })

  it('that is an authority’s own is refused, in whichever encoding', async () => {
    const imported = await importedAuthority({})
    const found = await refusals(await authorityWith(), { csr: opensslCsr(imported.key, '/CN=www.example.org') })
    expect(found).toEqual(['POLICY_VIOLATION csr'])
    const compressed = openssl(['ec', '-in', 'key.pem', '-conv_form', 'compressed'], { 'key.pem': imported.key })
    const request = opensslCsr(compressed, '/CN=www.example.org')
    expect(await refusals(await authorityWith(), { csr: request })).toEqual(['POLICY_VIOLATION csr'])
  })

  it('does not vouch for it by SHA-1', async () => {
    const sha1 = ['req', '-new', '-sha1', '-key', 'key.pem', '-subj', '/CN=www.example.org']
    expect(await refusals(await authorityWith(), { csr: openssl(sha1, { 'key.pem': ecKey }) })).toEqual([
      'UNSUPPORTED csr',
    ])
  })
})

describe('18: a double submit', () => {
  it('with one idempotency key issues one certificate, however close together', async () => {
    const authorityId = await authorityWith()
    const input = { commonName: 'www.example.org', idempotencyKey: 'deploy-1' }
    const made = await Promise.all(Array.from({ length: 5 }, () => create(authorityId, input)))
    expect(new Set(made.map(({ certificate }) => certificate?.id)).size).toBe(1)
  })
})

describe('19: the domains of the installation', () => {
  it.each([
    ['beginning like one', 'example.org.evil.test'],
    ['ending like one without a dot', 'evilexample.org'],
    ['two labels below a pattern of one', 'a.b.example.org'],
    ['a wildcard below a pattern of one', '*.a.example.org'],
    ['a wildcard above', '*.org'],
    ['in capitals', 'WWW.EVIL.TEST'],
    ['an exact name for one that wants more labels', 'wide.example'],
  ])('do not let slip by a name %s', async (_name, commonName) => {
    expect(await refusals(await authorityWith(), { commonName }, member)).toEqual(['POLICY_VIOLATION commonName'])
  })

  it.each(['example.org', 'WWW.example.org', '*.example.org', 'a.b.wide.example', '*.a.wide.example'])(
    'let through %s',
    async (commonName) => {
      expect((await create(await authorityWith(), { commonName }, member)).userErrors).toEqual([])
    },
  )

  it('hold for e-mail addresses, URIs and a common name in disguise, and not for admins', async () => {
    const authorityId = await authorityWith()
    const input = { subjectAlternativeNames: [{ email: 'a@evil.test' }] }
    expect(await refusals(authorityId, input, member)).toEqual(['POLICY_VIOLATION subjectAlternativeNames 0'])
    const uri = { subjectAlternativeNames: [{ uri: 'spiffe://evil.test/web' }] }
    expect(await refusals(authorityId, uri, member)).toEqual(['POLICY_VIOLATION subjectAlternativeNames 0'])
    const disguised = { commonName: 'web_1.evil.test', subjectAlternativeNames: [{ dns: 'www.example.org' }] }
    expect(await refusals(authorityId, disguised, member)).toEqual(['POLICY_VIOLATION commonName'])
    expect((await create(authorityId, { commonName: 'www.evil.test' })).userErrors).toEqual([])
  })
})

describe('an upload that names its authority', () => {
  it('is told what the rules have against it, and is tracked all the same', async () => {
    const ca = await importedAuthority({ allowedDnsNames: ['**.example.org'], allowedKeyTypes: ['RSA_2048'] })
    const body = openssl(
      [
        'x509',
        '-req',
        '-in',
        'leaf.csr',
        '-CA',
        'ca.pem',
        '-CAkey',
        'ca.key',
        '-set_serial',
        '77',
        '-days',
        '30',
        ...COPY,
      ],
      {
        'leaf.csr': csr('/CN=www.other.test', 'subjectAltName=DNS:www.other.test', 'extendedKeyUsage=serverAuth'),
        'ca.pem': ca.certificate,
        'ca.key': ca.key,
      },
    )
    const { uploadCertificate } = await service.admin.data(Upload, {
      input: { authorityId: ca.id, body, owner: 'team@example.org', notify: true },
    })
    expect(uploadCertificate.userErrors).toEqual([])
    expect(uploadCertificate.policyFindings).toEqual([
      { id: 'names.dns', verdict: 'WARNING', path: ['body'] },
      { id: 'key.type', verdict: 'WARNING', path: ['body'] },
    ])
  })

  it('is refused when the authority has not issued it', async () => {
    const issued = await seedCertificate(service.admin, await authorityWith(), {})
    const { uploadCertificate } = await service.admin.data(Upload, {
      input: { authorityId: await authorityWith(), body: issued.body, owner: 'team@example.org', notify: true },
    })
    expect(uploadCertificate.userErrors).toEqual([{ code: 'CHAIN_MISMATCH', path: ['authorityId'] }])
  })
})
