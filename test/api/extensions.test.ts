// What is asked for is what is issued and what is told: extensions and names of every kind, given here or in a request.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildCsr } from '../../src/pki/csr-encoding.ts'
import { octetString } from '../../src/pki/der-encoding.ts'
import { generatePrivateKey } from '../../src/pki/keys.ts'
import { encodeName } from '../../src/pki/names.ts'
import { toPem } from '../../src/pki/pem.ts'
import { KEY_USAGES } from '../../src/pki/types.ts'
import { graphql } from '../kit/gql/index.ts'
import type { CreateCertificateInput } from '../kit/gql/graphql.ts'
import { utf8 } from '../kit/odd-certificates.ts'
import { seedAuthority } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'

const Create = graphql(`
  mutation CreateWithExtensions($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
      certificate {
        commonName
        subject {
          rfc4514
        }
        subjectAlternativeNames {
          type
          value
        }
        domains {
          name
        }
        extensions {
          basicConstraints {
            ca
            pathLength
          }
          keyUsage
          extendedKeyUsage {
            oid
            purpose
          }
          subjectKeyIdentifier
          authorityKeyIdentifier
          crlDistributionPoints
          ocspUrls
          caIssuerUrls
          certificatePolicies
          other {
            oid
            critical
            value
          }
        }
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const Purposes = graphql(`
  query Purposes {
    __type(name: "ExtendedKeyUsagePurpose") {
      enumValues {
        name
      }
    }
  }
`)

let service: Service
let authorityId: string
beforeAll(async () => {
  service = await startService({ env: { INDRI_REQUESTS_PER_MINUTE: '0' } })
  authorityId = (await seedAuthority(service.admin)).id
})
afterAll(() => service.close())

async function created(input: Partial<CreateCertificateInput>) {
  const { createCertificate } = await service.admin.data(Create, {
    input: { authorityId, owner: 'team@example.org', ...input },
  })
  const { certificate, userErrors } = createCertificate
  if (certificate == null) throw new Error(JSON.stringify(userErrors))
  return certificate
}

const OTHER_NAME = `1.3.6.1.4.1.311.20.2.3;${Buffer.from(utf8('user@example.org')).toString('base64')}`
const NAMES = [
  { type: 'DNS', value: 'a.example.org' },
  { type: 'DNS', value: '*.b.example.org' },
  { type: 'DNS', value: 'xn--mnchen-3ya.example.org' },
  { type: 'IP', value: '192.0.2.7' },
  { type: 'IP', value: '2001:db8::7' },
  { type: 'EMAIL', value: 'team@example.org' },
  { type: 'URI', value: 'spiffe://example.org/web' },
  { type: 'DIRECTORY_NAME', value: 'CN=directory,O=Example' },
  { type: 'REGISTERED_ID', value: '1.2.3.4.5' },
  { type: 'OTHER_NAME', value: OTHER_NAME },
] as const

describe('names of every kind', () => {
  it('given in the input are issued and told as they are', async () => {
    const certificate = await created({
      subjectAlternativeNames: [
        { dns: 'a.example.org' },
        { dns: '*.b.example.org' },
        { dns: 'münchen.example.org' },
        { ip: '192.0.2.7' },
        { ip: '2001:0DB8:0:0::7' },
        { email: 'team@EXAMPLE.org' },
        { uri: 'spiffe://example.org/web' },
        { directoryName: 'CN=directory,O=Example' },
        { registeredId: '1.2.3.4.5' },
        { otherName: OTHER_NAME },
      ],
    })
    expect(certificate.subjectAlternativeNames).toEqual(NAMES)
    expect(certificate.domains.map(({ name }) => name).toSorted()).toEqual(
      NAMES.filter(({ type }) => type === 'DNS' || type === 'IP')
        .map(({ value }) => value)
        .toSorted(),
    )
  })

  it('given in a request are issued and told as they are', async () => {
    const key = await generatePrivateKey('EC_P256')
    const csr = await buildCsr({ subject: encodeName({}), names: [...NAMES], key })
    const certificate = await created({ csr: toPem('CERTIFICATE REQUEST', csr) })
    expect(certificate.subjectAlternativeNames).toEqual(NAMES)
  })

  it('have the common name among them when it is one', async () => {
    const certificate = await created({
      commonName: 'Web.Example.org',
      subjectAlternativeNames: [{ dns: 'b.example.org' }],
    })
    expect(certificate.subjectAlternativeNames.map(({ value }) => value)).toEqual(['web.example.org', 'b.example.org'])
    const person = await created({ commonName: 'A Person' })
    expect(person.subjectAlternativeNames).toEqual([])
  })
})

describe('extensions', () => {
  it('asked for come out as they went in', async () => {
    const value = Buffer.from(octetString(Buffer.from('hello'))).toString('base64')
    const certificate = await created({
      commonName: 'extensions.example.org',
      extensions: {
        keyUsage: ['DIGITAL_SIGNATURE', 'KEY_AGREEMENT'],
        extendedKeyUsage: [{ purpose: 'CLIENT_AUTH' }, { oid: '1.2.3.4.5.6' }, { oid: '1.3.6.1.5.5.7.3.1' }],
        certificatePolicies: ['1.2.3.4', '2.23.140.1.2.1'],
        other: [
          { oid: '1.3.6.1.4.1.99999.1', critical: true, value },
          { oid: '1.3.6.1.4.1.99999.2', critical: false, value },
        ],
      },
    })
    const { extensions } = certificate
    expect(extensions).toMatchObject({
      basicConstraints: { ca: false, pathLength: null },
      keyUsage: ['DIGITAL_SIGNATURE', 'KEY_AGREEMENT'],
      extendedKeyUsage: [
        { oid: '1.3.6.1.5.5.7.3.2', purpose: 'CLIENT_AUTH' },
        { oid: '1.2.3.4.5.6', purpose: null },
        { oid: '1.3.6.1.5.5.7.3.1', purpose: 'SERVER_AUTH' },
      ],
      certificatePolicies: ['1.2.3.4', '2.23.140.1.2.1'],
      other: [
        { oid: '1.3.6.1.4.1.99999.1', critical: true, value },
        { oid: '1.3.6.1.4.1.99999.2', critical: false, value },
      ],
    })
    expect(extensions.subjectKeyIdentifier).toMatch(/^[0-9a-f]{40}$/)
    expect(extensions.authorityKeyIdentifier).toMatch(/^[0-9a-f]{40}$/)
    expect([extensions.crlDistributionPoints.length, extensions.caIssuerUrls.length]).toEqual([1, 1])
  })

  it('have each extended key usage of the list', async () => {
    const { __type: type } = await service.admin.data(Purposes, {})
    const refused: string[] = []
    for (const { name } of type?.enumValues ?? []) {
      const { createCertificate } = await service.admin.data(Create, {
        input: {
          authorityId,
          owner: 'team@example.org',
          commonName: 'eku.example.org',
          extensions: { extendedKeyUsage: [{ purpose: name as 'SERVER_AUTH' }] },
        },
      })
      const told = createCertificate.certificate?.extensions.extendedKeyUsage.map(({ purpose }) => purpose)
      if (createCertificate.certificate == null) refused.push(name)
      expect(told ?? [name]).toEqual([name])
    }
    // What lets a certificate speak for its issuer or for anything is nothing a caller may have.
    expect(refused.filter((name) => !['OCSP_SIGNING', 'ANY'].includes(name))).toEqual([])
    expect(type?.enumValues?.length).toBeGreaterThan(5)
  })

  it.each(KEY_USAGES.filter((usage) => usage === 'KEY_CERT_SIGN' || usage === 'CRL_SIGN'))(
    'never let an end entity %s',
    async (usage) => {
      const { createCertificate } = await service.admin.data(Create, {
        input: {
          authorityId,
          owner: 'team@example.org',
          commonName: 'ca.example.org',
          extensions: { keyUsage: [usage] },
        },
      })
      expect(createCertificate.certificate).toBeNull()
      expect(createCertificate.userErrors[0]?.path?.slice(0, 2)).toEqual(['extensions', 'keyUsage'])
    },
  )
})
