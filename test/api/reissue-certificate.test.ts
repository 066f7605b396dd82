import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../kit/client.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import type { ReissueCertificateInput, RevocationReason } from '../kit/gql/graphql.ts'
import { expectRefusal } from '../kit/refusals.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'
import { opensslCsr, opensslKey, opensslSelfSigned } from '../kit/tools.ts'

const ReissueCertificate = graphql(`
  mutation ReissueCertificate($input: ReissueCertificateInput!) {
    reissueCertificate(input: $input) {
      certificate {
        id
        name
        body
        owner
        description
        hasPrivateKey
        keyType
        publicKeyFingerprint
        validityDays
        notBefore
        notAfter
        rotation
        notify
        subject {
          rfc4514
        }
        subjectAlternativeNames {
          value
        }
        extensions {
          keyUsage
          extendedKeyUsage {
            oid
          }
          certificatePolicies
          other {
            oid
            value
          }
        }
        roles {
          name
        }
        replaces {
          id
        }
        authority {
          id
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

const OldCertificate = graphql(`
  query OldCertificate($id: ID!) {
    certificate(by: { id: $id }) {
      publicKeyFingerprint
      replacedBy {
        id
      }
    }
  }
`)

const RevokeOld = graphql(`
  mutation RevokeOld($id: ID!, $reason: RevocationReason!) {
    revokeCertificate(input: { id: $id, reason: $reason }) {
      userErrors {
        code
      }
    }
  }
`)

const UploadOld = graphql(`
  mutation UploadOld($input: UploadCertificateInput!) {
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

const clock = new FakeClock()
let service: Service
let admin: Client
let authorityId: string
beforeAll(async () => {
  service = await startService({ clock: clock.now })
  admin = service.admin
  authorityId = (await seedAuthority(admin)).id
})
afterAll(() => service.close())

/** Days go by, and with them the session. */
async function pass(days: number): Promise<void> {
  clock.advance({ days })
  admin = await service.anonymous.signIn('root', PASSWORD)
}

async function reissue(input: ReissueCertificateInput) {
  const { reissueCertificate } = await admin.data(ReissueCertificate, { input })
  if (reissueCertificate.certificate == null) throw new Error(JSON.stringify(reissueCertificate.userErrors))
  return reissueCertificate.certificate
}

async function uploaded(body: string, privateKey: string | null = null): Promise<string> {
  const input = { owner: 'team@example.org', body, privateKey }
  return (await admin.data(UploadOld, { input })).uploadCertificate.certificate?.id ?? ''
}

const keyOf = async (id: string) => (await admin.data(OldCertificate, { id })).certificate?.publicKeyFingerprint ?? ''

type Place = readonly [code: string, ...path: string[]]
function expectRefused(input: ReissueCertificateInput, ...places: readonly Place[]) {
  const userErrors = places.map(([code, ...path]) => ({ code, path }))
  return expectRefusal(service, admin, ReissueCertificate, { input }, { userErrors })
}

it('issues the same again for the same span from now, with a new key, and links the two', async () => {
  const old = await seedCertificate(admin, authorityId, {
    description: 'front',
    subject: { organization: 'Example' },
    subjectAlternativeNames: [{ dns: '*.example.org' }, { ip: '10.1.2.3' }],
    validityDays: 90,
    rotation: true,
    notify: false,
    extensions: {
      keyUsage: ['DIGITAL_SIGNATURE', 'KEY_AGREEMENT'],
      extendedKeyUsage: [{ purpose: 'CLIENT_AUTH' }],
      certificatePolicies: ['1.2.3.4'],
      other: [{ oid: '1.3.6.1.4.1.55555.9', critical: false, value: 'BQA=' }],
    },
  })
  await pass(60)
  const made = await reissue({ id: old.id })
  const before = new X509Certificate(old.body)
  expect(new X509Certificate(made.body).subject).toBe(before.subject)
  expect(new X509Certificate(made.body).subjectAltName).toBe(before.subjectAltName)
  expect(made).toMatchObject({
    owner: 'team@example.org',
    description: 'front',
    validityDays: 90,
    notBefore: clock.now().toISOString(),
    hasPrivateKey: true,
    rotation: true,
    notify: false,
    keyType: 'EC_P256',
    replaces: [{ id: old.id }],
    authority: { id: authorityId },
    extensions: {
      keyUsage: ['DIGITAL_SIGNATURE', 'KEY_AGREEMENT'],
      extendedKeyUsage: [{ oid: '1.3.6.1.5.5.7.3.2' }],
      certificatePolicies: ['1.2.3.4'],
      other: [{ oid: '1.3.6.1.4.1.55555.9', value: 'BQA=' }],
    },
  })
  expect(made.publicKeyFingerprint).not.toBe(await keyOf(old.id))
  const linked = await admin.data(OldCertificate, { id: old.id })
  expect(linked.certificate?.replacedBy).toEqual([{ id: made.id }])
})

it('keeps the key when told, and links nothing when told', async () => {
  const old = await seedCertificate(admin, authorityId, { keyType: 'ED25519' })
  const made = await reissue({ id: old.id, reuseKey: true, replace: false, validityDays: 10 })
  expect(made).toMatchObject({ validityDays: 10, replaces: [], hasPrivateKey: true })
  expect(made.publicKeyFingerprint).toBe(await keyOf(old.id))
})

it('takes a request for the key', async () => {
  const old = await seedCertificate(admin, authorityId)
  const csr = opensslCsr(opensslKey('RSA_2048'), '/CN=anything', ['subjectAltName=DNS:more.example.org'])
  const made = await reissue({ id: old.id, csr })
  expect(made).toMatchObject({ hasPrivateKey: false, keyType: 'RSA_2048' })
  expect(made.subjectAlternativeNames.map(({ value }) => value)).toContain('more.example.org')
})

it('moves to another authority, within what that one allows', async () => {
  const other = await seedAuthority(admin, { issuance: { defaultValidityDays: 5, maximumValidityDays: 7 } })
  const old = await seedCertificate(admin, authorityId)
  expect(await reissue({ id: old.id, authorityId: other.id })).toMatchObject({
    authority: { id: other.id },
    validityDays: 7,
  })
})

it('ends with its authority at the latest', async () => {
  const short = await seedAuthority(admin, { validityDays: 20 })
  const old = await seedCertificate(admin, short.id)
  await pass(15)
  expect(await reissue({ id: old.id })).toMatchObject({ validityDays: 5 })
  await pass(6)
  await expectRefused({ id: old.id, validityDays: 1 }, ['EXPIRED', 'authorityId'], ['OUT_OF_RANGE', 'validityDays'])
})

describe('refuses', () => {
  it('a compromised key, a key that is not here, and a request beside it', async () => {
    const old = await seedCertificate(admin, authorityId)
    const csr = opensslCsr(opensslKey('EC_P256'), '/CN=x')
    await expectRefused({ id: old.id, reuseKey: true, csr }, ['INVALID', 'reuseKey'])
    const reason: RevocationReason = 'KEY_COMPROMISE'
    await admin.data(RevokeOld, { id: old.id, reason })
    await expectRefused({ id: old.id, reuseKey: true }, ['COMPROMISED_KEY', 'reuseKey'])
    const keyless = await uploaded(
      opensslSelfSigned(opensslKey('EC_P256'), '/CN=keyless.example.org', ['-addext', 'basicConstraints=CA:FALSE']),
    )
    await expectRefused({ id: keyless, reuseKey: true, authorityId }, ['REQUIRES_KEY', 'reuseKey'])
  })

  it('what was issued elsewhere without naming an authority', async () => {
    const id = await uploaded(
      opensslSelfSigned(opensslKey('EC_P256'), '/CN=elsewhere.example.org', [
        '-addext',
        'basicConstraints=critical,CA:FALSE',
      ]),
    )
    await expectRefused({ id }, ['REQUIRED', 'authorityId'])
    expect(await reissue({ id, authorityId })).toMatchObject({ authority: { id: authorityId } })
  })

  it('an authority, and a subject it would have to change', async () => {
    const ca = await uploaded(opensslSelfSigned(opensslKey('EC_P256'), '/CN=CA'))
    await expectRefused({ id: ca, authorityId }, ['UNSUPPORTED', 'id'])
    const odd = opensslSelfSigned(opensslKey('EC_P256'), '/CN=x/title=Dr', ['-addext', 'basicConstraints=CA:FALSE'])
    await expectRefused({ id: await uploaded(odd), authorityId }, ['UNSUPPORTED', 'id'])
  })

  it('dates out of range', async () => {
    const { id } = await seedCertificate(admin, authorityId)
    await expectRefused({ id, validityDays: 0 }, ['OUT_OF_RANGE', 'validityDays'])
    await expectRefused({ id, validityDays: 826 }, ['OUT_OF_RANGE', 'validityDays'])
    await expectRefused({ id, validityEnd: '2001-01-01T00:00:00Z' }, ['OUT_OF_RANGE', 'validityEnd'])
    await expectRefused({ id, csr: 'x' }, ['INVALID', 'csr'])
    await expectRefused({ id, authorityId: id }, ['INVALID', 'authorityId'])
  })
})
