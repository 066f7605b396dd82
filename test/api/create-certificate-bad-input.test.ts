import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toNodeId } from '../../src/graphql/node-id.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import type { CreateCertificateInput } from '../kit/gql/graphql.ts'
import { expectRefusal } from '../kit/refusals.ts'
import { seedAuthority } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { opensslCsr, opensslKey, opensslSelfSigned, withBrokenSignature } from '../kit/tools.ts'

const CreateBadCertificate = graphql(`
  mutation CreateBadCertificate($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
      certificate {
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

const clock = new FakeClock()
let service: Service
/** Valid for ten years; issues for at most 825 days. */
let authorityId: string
/** Valid for ten years; issues for as long. */
let longId: string
beforeAll(async () => {
  service = await startService({ clock: clock.now })
  authorityId = (await seedAuthority(service.admin)).id
  longId = (await seedAuthority(service.admin, { issuance: { maximumValidityDays: 36_500 } })).id
})
afterAll(() => service.close())

type Input = Partial<Record<keyof CreateCertificateInput, unknown>>
type Place = readonly [code: string, ...path: string[]]

function expectRefused(input: Input, ...places: readonly Place[]) {
  return expectRefusal(
    service,
    service.admin,
    CreateBadCertificate,
    { input: { authorityId, owner: 'team@example.org', ...input } as CreateCertificateInput },
    { userErrors: places.map(([code, ...path]) => ({ code, path })) },
  )
}

/** What GraphQL itself refuses: the message names the field. */
function expectInputRefused(input: Input, names: string) {
  return expectRefusal(
    service,
    service.admin,
    CreateBadCertificate,
    {
      input: {
        authorityId,
        owner: 'team@example.org',
        commonName: 'x.example.org',
        ...input,
      } as CreateCertificateInput,
    },
    { code: 'BAD_USER_INPUT', names },
  )
}

const other = (oid: string, value = 'BQA=') => ({ other: [{ oid, critical: true, value }] })
const daysFromNow = (days: number) => new Date(clock.now().getTime() + days * 86_400_000).toISOString()
const missing = '01890000-0000-7000-8000-000000000000'
const named = { commonName: 'x.example.org' }

describe('requests', () => {
  const key = opensslKey('EC_P256')
  const csr = opensslCsr(key, '/CN=csr.example.org')

  it.each<[string, () => string, Place]>([
    ['no PEM', () => 'hello', ['INVALID', 'csr']],
    ['an empty text', () => '', ['INVALID', 'csr']],
    ['a certificate', () => opensslSelfSigned(key, '/CN=x'), ['INVALID', 'csr']],
    ['a private key', () => key, ['INVALID', 'csr']],
    ['PEM of garbage', () => csr.replace(/\n[^-]{20}/, '\nAAAAAAAAAAAAAAAAAAAA'), ['INVALID', 'csr']],
    ['an unfinished block', () => csr.slice(0, -10), ['INVALID', 'csr']],
    ['a broken signature', () => withBrokenSignature(csr), ['BAD_SIGNATURE', 'csr']],
    [
      'an unsupported curve',
      () => opensslCsr(opensslKey('SECP256K1'), '/CN=x.example.org'),
      ['POLICY_VIOLATION', 'csr'],
    ],
    ['a wish to be a CA', () => opensslCsr(key, '/CN=x', ['basicConstraints=CA:TRUE']), ['POLICY_VIOLATION', 'csr']],
    ['a wish to sign', () => opensslCsr(key, '/CN=x', ['keyUsage=keyCertSign']), ['POLICY_VIOLATION', 'csr']],
    ['no name at all', () => opensslCsr(key, '/'), ['REQUIRED', 'commonName']],
    ['an attribute we would drop', () => opensslCsr(key, '/CN=x/title=Dr'), ['UNSUPPORTED', 'csr']],
    ['two of one attribute', () => opensslCsr(key, '/CN=x/CN=y'), ['UNSUPPORTED', 'csr']],
    [
      'a name with a line break',
      () => opensslCsr(key, '/CN=x.example.org', ['subjectAltName=@alt', '[alt]', 'URI.1=https://x\\n.example']),
      ['INVALID', 'csr'],
    ],
  ])('refuses %s', async (_what, make, place) => {
    await expectRefused({ csr: make() }, place)
  })

  it('refuses a short RSA key', async () => {
    const short = opensslCsr(opensslKey('RSA_1024'), '/CN=x.example.org')
    await expectRefused({ csr: short }, ['POLICY_VIOLATION', 'csr'], ['WEAK_KEY', 'csr'])
  })

  it('refuses a key type beside a request', async () => {
    await expectRefused({ csr, keyType: 'EC_P256' }, ['INVALID', 'keyType'])
  })

  it('refuses a text past the limit, and a body past its own', async () => {
    await expectRefused({ csr: 'x'.repeat(1_100_000) }, ['TOO_LONG', 'csr'])
    await expectRefusal(
      service,
      service.admin,
      CreateBadCertificate,
      { input: { authorityId, owner: 'team@example.org', csr: `-----BEGIN ${'x'.repeat(10_000_000)}` } },
      { code: 'PAYLOAD_TOO_LARGE' },
    )
  })
})

describe('names', () => {
  it.each<[string, Input, Place]>([
    ['none at all', {}, ['REQUIRED', 'commonName']],
    ['an empty common name', { commonName: '' }, ['REQUIRED', 'commonName']],
    ['a common name of blanks', { commonName: '  ' }, ['INVALID', 'commonName']],
    ['a common name that is too long', { commonName: 'x'.repeat(65) }, ['TOO_LONG', 'commonName']],
    ['a NUL in the common name', { commonName: 'a\u0000.example.org' }, ['INVALID', 'commonName']],
    ['a line break in the common name', { commonName: 'a\n.example.org' }, ['INVALID', 'commonName']],
    ['half a character', { commonName: 'a\uD800' }, ['INVALID', 'commonName']],
    ['a country in words', { ...named, subject: { country: 'Germany' } }, ['TOO_LONG', 'subject', 'country']],
    ['a country of digits', { ...named, subject: { country: '12' } }, ['INVALID', 'subject', 'country']],
    ['a control character', { ...named, subject: { locality: 'a\u0007' } }, ['INVALID', 'subject', 'locality']],
    ['two common names', { ...named, subject: { commonName: 'y' } }, ['INVALID', 'subject', 'commonName']],
    ['an empty DNS name', { subjectAlternativeNames: [{ dns: '' }] }, ['INVALID', 'subjectAlternativeNames', '0']],
    [
      'a blank in a DNS name',
      { subjectAlternativeNames: [{ dns: 'a b' }] },
      ['INVALID', 'subjectAlternativeNames', '0'],
    ],
    ['a line break', { subjectAlternativeNames: [{ dns: 'a\nb' }] }, ['INVALID', 'subjectAlternativeNames', '0']],
    ['a NUL', { subjectAlternativeNames: [{ uri: 'https://a/\u0000' }] }, ['INVALID', 'subjectAlternativeNames', '0']],
    ['a wildcard inside', { subjectAlternativeNames: [{ dns: 'a.*.b' }] }, ['INVALID', 'subjectAlternativeNames', '0']],
    ['no address', { subjectAlternativeNames: [{ ip: '1.2.3' }] }, ['INVALID', 'subjectAlternativeNames', '0']],
    ['no mail address', { subjectAlternativeNames: [{ email: 'x' }] }, ['INVALID', 'subjectAlternativeNames', '0']],
    ['a relative URI', { subjectAlternativeNames: [{ uri: '/x' }] }, ['INVALID', 'subjectAlternativeNames', '0']],
    [
      'a second name that is wrong',
      { subjectAlternativeNames: [{ dns: 'a.example' }, { dns: `${'x'.repeat(64)}.example` }] },
      ['TOO_LONG', 'subjectAlternativeNames', '1'],
    ],
    ['a name without letters or digits', { ...named, name: ' -!- ' }, ['INVALID', 'name']],
  ])('refuses %s', async (_what, input, place) => {
    await expectRefused(input, place)
  })

  it('refuses 10,000 of them at once', async () => {
    const subjectAlternativeNames = Array.from({ length: 10_000 }, (_, index) => ({ dns: `n${index}.example.org` }))
    await expectRefused({ subjectAlternativeNames }, ['TOO_MANY', 'subjectAlternativeNames'])
    await expectRefused({ csr: 'x', subjectAlternativeNames }, ['TOO_MANY', 'subjectAlternativeNames'])
  })

  it('refuses 10,000 in a request', async () => {
    const names = Array.from({ length: 2000 }, (_, index) => `DNS:n${index}.example.org`)
    const csr = opensslCsr(opensslKey('EC_P256'), '/CN=x.example.org', [`subjectAltName=${names.join(',')}`])
    await expectRefused({ csr }, ['TOO_MANY', 'subjectAlternativeNames'])
    const more = Array.from({ length: 10_000 }, (_, index) => `DNS:n${index}.example.org`)
    const larger = opensslCsr(opensslKey('EC_P256'), '/CN=x.example.org', [`subjectAltName=${more.join(',')}`])
    await expectRefused({ csr: larger }, ['TOO_LONG', 'csr'])
  })

  it('tells of everything at once', async () => {
    await expectRefused(
      {
        commonName: 'a\u0001',
        subjectAlternativeNames: [{ ip: 'x' }, { dns: 'fine.example' }, { dns: '' }],
        validityDays: 0,
        csr: 'x',
        description: '\u0001',
      },
      ['INVALID', 'description'],
      ['INVALID', 'csr'],
      ['INVALID', 'commonName'],
      ['INVALID', 'subjectAlternativeNames', '0'],
      ['INVALID', 'subjectAlternativeNames', '2'],
      ['OUT_OF_RANGE', 'validityDays'],
    )
  })
})

describe('validity', () => {
  it.each<[string, () => Input, Place]>([
    ['zero days', () => ({ validityDays: 0 }), ['OUT_OF_RANGE', 'validityDays']],
    ['less than that', () => ({ validityDays: -1 }), ['OUT_OF_RANGE', 'validityDays']],
    ['centuries', () => ({ validityDays: 36_501 }), ['OUT_OF_RANGE', 'validityDays']],
    ['more than the authority issues for', () => ({ validityDays: 826 }), ['OUT_OF_RANGE', 'validityDays']],
    [
      'an end before the start',
      () => ({ validityStart: daysFromNow(5), validityEnd: daysFromNow(4) }),
      ['OUT_OF_RANGE', 'validityEnd'],
    ],
    [
      'an end at the start',
      () => ({ validityStart: daysFromNow(5), validityEnd: daysFromNow(5) }),
      ['OUT_OF_RANGE', 'validityEnd'],
    ],
    ['an end in the past', () => ({ validityEnd: daysFromNow(-1) }), ['OUT_OF_RANGE', 'validityEnd']],
    [
      'an end past that of the issuer',
      () => ({ authorityId: longId, validityEnd: daysFromNow(3651) }),
      ['OUT_OF_RANGE', 'validityEnd'],
    ],
    [
      'days past the end of the issuer',
      () => ({ authorityId: longId, validityDays: 3651 }),
      ['OUT_OF_RANGE', 'validityDays'],
    ],
    [
      'a start in the past',
      () => ({ validityStart: daysFromNow(-2), validityDays: 10 }),
      ['OUT_OF_RANGE', 'validityStart'],
    ],
    ['days and an end', () => ({ validityEnd: daysFromNow(5), validityDays: 5 }), ['INVALID', 'validityDays']],
  ])('refuses %s', async (_what, input, place) => {
    await expectRefused({ ...named, ...input() }, place)
  })
})

describe('usages and extensions', () => {
  it.each<[string, unknown, Place]>([
    ['signing certificates', { keyUsage: ['KEY_CERT_SIGN'] }, ['POLICY_VIOLATION', 'extensions', 'keyUsage', '0']],
    [
      'signing CRLs',
      { keyUsage: ['DIGITAL_SIGNATURE', 'CRL_SIGN'] },
      ['POLICY_VIOLATION', 'extensions', 'keyUsage', '1'],
    ],
    ['what the key cannot do', { keyUsage: ['KEY_ENCIPHERMENT'] }, ['INVALID', 'extensions', 'keyUsage', '0']],
    [
      'any purpose',
      { extendedKeyUsage: [{ purpose: 'ANY' }] },
      ['POLICY_VIOLATION', 'extensions', 'extendedKeyUsage', '0'],
    ],
    [
      'OCSP signing',
      { extendedKeyUsage: [{ purpose: 'OCSP_SIGNING' }] },
      ['POLICY_VIOLATION', 'extensions', 'extendedKeyUsage', '0'],
    ],
    ['ready-made basic constraints', other('2.5.29.19', 'MAMBAf8='), ['INVALID', 'extensions', 'other', '0', 'oid']],
    ['a ready-made alternative name', other('2.5.29.17', 'MAA='), ['INVALID', 'extensions', 'other', '0', 'oid']],
    ['a value that is no DER', other('1.2.3.4', 'AAAA'), ['INVALID', 'extensions', 'other', '0', 'value']],
  ])('refuses %s', async (_what, extensions, place) => {
    await expectRefused({ ...named, extensions }, place)
  })
})

describe('what it refers to', () => {
  it('refuses roles and certificates that are not there, each by its place', async () => {
    await expectRefused(
      {
        ...named,
        roleIds: ['role_1', toNodeId('Certificate', missing)],
        replacesIds: [toNodeId('Role', missing)],
      },
      ['INVALID', 'roleIds', '0'],
      ['INVALID', 'replacesIds', '0'],
    )
    await expectRefused({ ...named, roleIds: [toNodeId('Role', missing)] }, ['NOT_FOUND', 'roleIds', '0'])
    await expectRefused({ ...named, replacesIds: [toNodeId('Certificate', missing)] }, [
      'NOT_FOUND',
      'replacesIds',
      '0',
    ])
    await expectRefused(
      { ...named, replacesIds: Array.from({ length: 101 }, () => toNodeId('Certificate', missing)) },
      ['TOO_MANY', 'replacesIds'],
    )
  })

  it('refuses an authority that is not there or none', async () => {
    const input = { owner: 'team@example.org', ...named }
    await expectRefusal(
      service,
      service.admin,
      CreateBadCertificate,
      { input: { ...input, authorityId: toNodeId('Authority', missing) } },
      { code: 'NOT_FOUND' },
    )
    for (const authority of ['', 'x', toNodeId('Role', missing), 'auth_8zzzzzzzzzzzzzzzzzzzzzzzzz']) {
      await expectRefused({ ...named, authorityId: authority }, ['INVALID', 'authorityId'])
    }
  })

  it('refuses a description and a key that cannot be stored', async () => {
    await expectRefused({ ...named, description: 'x'.repeat(4097) }, ['TOO_LONG', 'description'])
    await expectRefused({ ...named, description: 'a\u0000b' }, ['INVALID', 'description'])
    await expectRefused({ ...named, idempotencyKey: '' }, ['INVALID', 'idempotencyKey'])
    await expectRefused({ ...named, idempotencyKey: 'x'.repeat(256) }, ['INVALID', 'idempotencyKey'])
    await expectRefused({ ...named, idempotencyKey: 'a\u0000b' }, ['INVALID', 'idempotencyKey'])
    await expectRefused({ ...named, idempotencyKey: 'a\uD800' }, ['INVALID', 'idempotencyKey'])
  })
})

describe('types', () => {
  it.each<[string, Input, string]>([
    ['an unknown key type', { keyType: 'RSA_1024' }, 'input.keyType'],
    ['an unknown usage', { extensions: { keyUsage: ['SIGN'] } }, 'input.extensions.keyUsage[0]'],
    ['an owner without a mail address', { owner: 'nobody' }, 'input.owner'],
    ['no owner', { owner: null }, 'input.owner'],
    ['days as text', { validityDays: 'ten' }, 'input.validityDays'],
    ['half a day', { validityDays: 0.5 }, 'input.validityDays'],
    ['a date without a zone', { validityEnd: '2030-01-01' }, 'input.validityEnd'],
    ['a 30th of February', { validityEnd: '2030-02-30T00:00:00Z' }, 'input.validityEnd'],
    ['two kinds of name in one', { subjectAlternativeNames: [{ dns: 'a', ip: '::' }] }, 'subjectAlternativeNames[0]'],
    ['a name of no kind', { subjectAlternativeNames: [{}] }, 'subjectAlternativeNames[0]'],
    ['an OID that is none', { extensions: { certificatePolicies: ['3.1'] } }, 'certificatePolicies[0]'],
    ['an unknown field', { cn: 'x' } as Input, '"cn"'],
  ])('refuses %s', async (_what, input, names) => {
    const answer = await expectInputRefused(input, names)
    expect(answer.errors[0]?.message.length).toBeLessThan(1000)
  })

  it('refuses a field given twice over as a bomb of errors with few words', async () => {
    const answer = await service.admin.ask(CreateBadCertificate, {
      input: {
        authorityId,
        owner: 'team@example.org',
        subjectAlternativeNames: Array.from({ length: 10_000 }, () => ({ x: 1 })),
      } as never,
    })
    expect(answer.errors.length).toBeLessThanOrEqual(21)
    expect(answer.errors[0]?.extensions?.code).toBe('BAD_USER_INPUT')
  })
})
