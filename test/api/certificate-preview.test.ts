import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseCertificatePem } from '../../src/pki/certificate.ts'
import { readTbs } from '../../src/pki/lint/lint.ts'
import { EXTENSION_OID } from '../../src/pki/oids.ts'
import type { Client } from '../kit/client.ts'
import { FakeClock } from '../kit/clock.ts'
import { generateRequest, randomFrom } from '../kit/generated-requests.ts'
import { graphql } from '../kit/gql/index.ts'
import type { CreateAsPreviewedMutation, CreateCertificateInput } from '../kit/gql/graphql.ts'
import { tableDigests } from '../kit/rows.ts'
import { seedAuthority } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { opensslCsr, opensslKey } from '../kit/tools.ts'

const Preview = graphql(`
  query PreviewCertificate($input: CreateCertificateInput!) {
    certificatePreview(input: $input) {
      allowed
      tbs
      notBefore
      notAfter
      keyType
      signatureAlgorithm
      subject {
        rfc4514
      }
      subjectAlternativeNames {
        type
        value
      }
      extensions {
        keyUsage
        extendedKeyUsage {
          oid
        }
      }
      rules {
        id
        source
        verdict
        code
        observed
        limit
        hint
        path
      }
      lint {
        rule
        severity
        message
        citation
      }
    }
  }
`)

const Create = graphql(`
  mutation CreateAsPreviewed($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
      certificate {
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

const clock = new FakeClock(new Date('2026-11-22T12:00:00Z'))
let service: Service
let member: Client
/** Four authorities of different strictness. */
let authorities: readonly string[]
let csrs: readonly string[]

beforeAll(async () => {
  service = await startService({
    clock: clock.now,
    env: { INDRI_ALLOWED_DOMAINS: 'example.org,**.example.org,**.example.com' },
  })
  member = await service.user('member', ['ca@example.org'])
  const open = await seedAuthority(service.admin)
  const strict = await seedAuthority(service.admin, {
    issuance: {
      allowedKeyTypes: ['EC_P256', 'EC_P384'],
      defaultValidityDays: 90,
      maximumValidityDays: 200,
      requireCommonName: true,
      allowedDnsNames: ['*.example.org', 'example.org'],
      allowedIpRanges: ['10.0.0.0/8'],
      allowedEmailDomains: ['example.org'],
      allowedUriHosts: ['example.org'],
      allowedKeyUsages: ['DIGITAL_SIGNATURE'],
      allowedExtendedKeyUsages: ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'],
      allowedExtensions: ['1.3.6.1.4.1.99999.1'],
    },
  })
  const subject = { commonName: 'Example Public Root', organization: 'Example', country: 'DE' }
  const trusted = await seedAuthority(service.admin, { subject, issuance: { publicTrust: true } })
  const parent = await seedAuthority(service.admin)
  const constrained = await seedAuthority(service.admin, {
    type: 'SUBORDINATE',
    parentId: parent.id,
    nameConstraints: {
      permitted: [{ dns: 'example.org' }, { ipRange: '10.0.0.0/8' }, { email: 'example.org' }],
      excluded: [{ dns: 'api.example.org' }],
    },
  })
  authorities = [open.id, strict.id, trusted.id, constrained.id]
  const key = opensslKey('EC_P256')
  csrs = [
    opensslCsr(key, '/CN=csr.example.org', ['subjectAltName=DNS:csr.example.org,IP:10.9.9.9']),
    opensslCsr(key, '/CN=csr.example.org', ['subjectAltName=email:team@other.test']),
    opensslCsr(key, '/CN=ca.example.org', ['basicConstraints=critical,CA:true']),
    opensslCsr(key, '/O=Example', ['subjectAltName=DNS:www.example.org', 'extendedKeyUsage=codeSigning']),
    opensslCsr(opensslKey('SECP256K1'), '/CN=www.example.org'),
    opensslCsr(opensslKey('RSA_1024'), '/CN=www.example.org'),
    'not a request',
  ]
})
afterAll(() => service.close())

async function preview(client: Client, input: CreateCertificateInput) {
  const { certificatePreview } = await client.data(Preview, { input })
  if (certificatePreview == null) throw new Error('expected a preview')
  return certificatePreview
}

function wanted(authorityId: string, input: Partial<CreateCertificateInput> = {}): CreateCertificateInput {
  return { authorityId, owner: 'team@example.org', notify: true, rotation: false, ...input }
}

const first = (): string => authorities[0] ?? ''

describe('certificatePreview', () => {
  it('tells every rule, the certificate to be, and stores nothing', async () => {
    const before = await tableDigests(service.database)
    const shown = await preview(member, wanted(first(), { commonName: 'WWW.example.org', validityDays: 30 }))
    expect(await tableDigests(service.database)).toEqual(before)
    expect(shown).toMatchObject({
      allowed: true,
      notBefore: '2026-11-22T12:00:00.000Z',
      notAfter: '2026-12-22T12:00:00.000Z',
      keyType: 'EC_P256',
      signatureAlgorithm: 'ecdsa-with-SHA256',
      subject: { rfc4514: 'CN=WWW.example.org' },
      subjectAlternativeNames: [{ type: 'DNS', value: 'www.example.org' }],
      extensions: {
        keyUsage: ['DIGITAL_SIGNATURE'],
        extendedKeyUsage: [{ oid: '1.3.6.1.5.5.7.3.1' }, { oid: '1.3.6.1.5.5.7.3.2' }],
      },
      lint: [],
    })
    expect(shown.rules.length).toBeGreaterThan(12)
    expect(shown.rules.filter(({ verdict }) => verdict !== 'PASSED')).toEqual([])
    expect(shown.rules.find(({ id }) => id === 'validity.maximum')).toEqual({
      id: 'validity.maximum',
      source: 'AUTHORITY',
      verdict: 'PASSED',
      code: null,
      observed: '30 days',
      limit: '825 days',
      hint: '',
      path: ['validityDays'],
    })
    const tbs = readTbs(Buffer.from(shown.tbs ?? '', 'base64'))
    expect(tbs.subject.commonName).toBe('WWW.example.org')
  })

  it('tells everything that is wrong at once, each by its place', async () => {
    const shown = await preview(
      member,
      wanted(authorities[1] ?? '', {
        subjectAlternativeNames: [{ dns: 'www.example.org' }, { dns: 'evil.test' }, { ip: '192.0.2.1' }],
        keyType: 'ED25519',
        validityDays: 365,
      }),
    )
    const failed = shown.rules.filter(({ verdict }) => verdict === 'FAILED')
    expect(failed.map(({ id, path }) => [id, ...(path ?? [])].join(' '))).toEqual([
      'names.common-name commonName',
      'names.allowed-domains subjectAlternativeNames 1',
      'names.dns subjectAlternativeNames 1',
      'names.ip subjectAlternativeNames 2',
      'validity.maximum validityDays',
      'key.type keyType',
    ])
    expect(shown).toMatchObject({ allowed: false, tbs: expect.any(String) })
  })

  it('shows what cannot be understood as rules named input', async () => {
    const shown = await preview(member, wanted(first(), { subjectAlternativeNames: [{ dns: 'a..b' }], csr: 'none' }))
    expect(shown).toMatchObject({ allowed: false, tbs: null, notAfter: null, lint: [] })
    expect(shown.rules.map(({ id, path }) => [id, path])).toEqual([
      ['input', ['csr']],
      ['input', ['subjectAlternativeNames', '0', 'dns'].slice(0, 2)],
    ])
  })

  it('shows what standards advise against, and issues it all the same', async () => {
    const input = wanted(first(), {
      subject: { commonName: 'Example Service', emailAddress: 'team@example.org' },
    })
    const shown = await preview(service.admin, input)
    expect(shown).toMatchObject({ allowed: true, lint: [{ rule: 'email-in-subject', severity: 'WARNING' }] })
    const { createCertificate } = await service.admin.data(Create, { input })
    expect(createCertificate.userErrors).toEqual([])
  })

  it('agrees with createCertificate on 250 requests made at random', { timeout: 120_000 }, async () => {
    const random = randomFrom(20_261_122)
    const seen = { allowed: 0, refused: 0, rules: new Set<string>() }
    for (let round = 0; round < 250; round++) {
      const client = round % 3 === 0 ? service.admin : member
      const input = { ...generateRequest(random, csrs), authorityId: authorities[round % 4] ?? '' }
      const shown = await preview(client, input)
      const { createCertificate } = await client.data(Create, { input })
      expect({ round, input, ...told(shown) }).toEqual({ round, input, ...done(createCertificate) })
      for (const { id, verdict } of shown.rules) if (verdict === 'FAILED') seen.rules.add(id)
      seen[shown.allowed ? 'allowed' : 'refused'] += 1
    }
    // Both sides of the line were tried, and most rules.
    expect(seen.allowed).toBeGreaterThan(30)
    expect(seen.refused).toBeGreaterThan(100)
    expect(seen.rules.size).toBeGreaterThan(15)
  })
})

/** What the preview says that createCertificate will answer. */
function told({ allowed, rules, lint, tbs }: Awaited<ReturnType<typeof preview>>) {
  const failed = rules.filter(({ verdict }) => verdict === 'FAILED')
  const errors = lint.filter(({ severity }) => severity === 'ERROR')
  return {
    allowed,
    // The lint speaks only where no rule has.
    errors:
      failed.length > 0
        ? failed.map(({ code, hint, path }) => ({ code, message: hint, path }))
        : errors.map(({ citation, message }) => ({
            code: 'POLICY_VIOLATION',
            message: `The certificate would break ${citation}: ${message}.`,
            path: null,
          })),
    issued: allowed ? essence(readTbs(Buffer.from(tbs ?? '', 'base64'))) : null,
  }
}

function done({ certificate, userErrors }: CreateAsPreviewedMutation['createCertificate']) {
  return {
    allowed: certificate != null,
    errors: userErrors,
    issued: certificate == null ? null : essence(parseCertificatePem(certificate.body)),
  }
}

/** Everything but what is announced to differ: serial number, and the key where it is made here. */
function essence(certificate: ReturnType<typeof readTbs>) {
  const { subject, issuer, notBefore, notAfter, signatureAlgorithm, extensions, publicKey } = certificate
  return {
    subject: Buffer.from(subject.der).toString('hex'),
    issuer: Buffer.from(issuer.der).toString('hex'),
    notBefore,
    notAfter,
    signatureAlgorithm,
    keyType: publicKey.keyType,
    extensions: extensions.raw
      .filter(({ oid }) => oid !== EXTENSION_OID.subjectKeyIdentifier)
      .map(({ oid, critical, value }) => [oid, critical, Buffer.from(value).toString('hex')]),
  }
}
