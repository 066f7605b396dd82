// Certificates made to break whoever reads them: stored with what they say, or refused with a reason; never a fault.
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { context, contextPrimitive, octetString } from '../../src/pki/der-encoding.ts'
import { encodeOid, encodeSequence, encodeTlv } from '../../src/pki/der.ts'
import { encodeExtendedKeyUsage } from '../../src/pki/extension-encoding.ts'
import { toPem } from '../../src/pki/pem.ts'
import { graphql } from '../kit/gql/index.ts'
import {
  alternativeNames,
  bmp,
  extension,
  name,
  oddCertificate,
  type OddParts,
  textName,
  utf8,
} from '../kit/odd-certificates.ts'
import { type Service, startService } from '../kit/service.ts'

const Upload = graphql(`
  mutation UploadOdd($input: UploadCertificateInput!) {
    uploadCertificate(input: $input) {
      certificate {
        id
        name
        commonName
        serialNumber
        serialNumberDecimal
        notBefore
        notAfter
        validityDays
        daysRemaining
        state
        signatureAlgorithm
        body
        subject {
          rfc4514
          organization
        }
        issuer {
          rfc4514
        }
        issuerName
        subjectAlternativeNames {
          type
          value
        }
        extensions {
          extendedKeyUsage {
            oid
            purpose
          }
          certificatePolicies
          nameConstraints {
            permitted {
              type
              value
            }
            excluded {
              type
              value
            }
          }
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

const Domains = graphql(`
  query DomainsOfOdd($id: ID!, $domain: String!) {
    certificate(by: { id: $id }) {
      domains {
        name
      }
    }
    certificates(filter: { domain: $domain }) {
      totalCount
    }
  }
`)

const Orders = graphql(`
  query OrdersOfOdd($orderBy: [CertificateOrder!], $after: String) {
    certificates(first: 5, after: $after, orderBy: $orderBy) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
      }
    }
  }
`)

let service: Service
beforeAll(async () => {
  service = await startService({ env: { INDRI_REQUESTS_PER_MINUTE: '0' } })
})
afterAll(() => service.close())

async function upload(body: string) {
  const { uploadCertificate } = await service.admin.data(Upload, { input: { owner: 'odd@example.org', body } })
  return uploadCertificate
}

async function stored(parts: OddParts) {
  const { certificate, userErrors } = await upload(oddCertificate(parts))
  if (certificate == null) throw new Error(JSON.stringify(userErrors))
  return certificate
}

describe('serial numbers', () => {
  it.each([
    ['of 128 octets', Buffer.concat([Buffer.of(0x7f), Buffer.alloc(127, 0xab)]), `7F${'AB'.repeat(127)}`],
    ['below zero', Buffer.from('ff', 'hex'), '-1'],
    ['far below zero', Buffer.from('800000000000000000000001', 'hex'), '-7FFFFFFFFFFFFFFFFFFFFFFF'],
    ['of nothing but zero', Buffer.of(0), '0'],
    ['with digits only', Buffer.from('12345678', 'hex'), '12345678'],
  ])('%s are told as they are', async (_about, serial, hex) => {
    const certificate = await stored({ serial })
    expect(certificate.serialNumber.replace(/^(-?)0(?=.)/, '$1')).toBe(hex)
    const value = hex.startsWith('-') ? -BigInt(`0x${hex.slice(1)}`) : BigInt(`0x${hex}`)
    expect(certificate.serialNumberDecimal).toBe(String(value))
  })

  it('beyond 128 octets are refused', async () => {
    const { certificate, userErrors } = await upload(oddCertificate({ serial: Buffer.alloc(129, 1) }))
    expect(certificate).toBeNull()
    expect(userErrors).toMatchObject([{ path: ['body'] }])
  })
})

describe('dates', () => {
  it('from the first to the last year there is are kept to the second', async () => {
    const certificate = await stored({ notBefore: '00010101000000Z', notAfter: '99991231235959Z' })
    expect(new Date(certificate.notBefore).toISOString()).toBe('0001-01-01T00:00:00.000Z')
    expect(new Date(certificate.notAfter).toISOString()).toBe('9999-12-31T23:59:59.000Z')
    expect(certificate.validityDays).toBeCloseTo(3_652_058.99999, 4)
    expect(certificate.state).toBe('VALID')
  })

  it('long past leave a negative rest', async () => {
    const certificate = await stored({ notBefore: '19500101000000Z', notAfter: '19500102000000Z' })
    expect(certificate.daysRemaining).toBeLessThan(-20_000)
    expect(certificate.state).toBe('EXPIRED')
  })

  it('in the year 0000 are kept or refused, never a fault', async () => {
    const { certificate, userErrors } = await upload(oddCertificate({ notBefore: '00000101000000Z' }))
    expect((certificate === null) !== (userErrors.length === 0)).toBe(true)
  })
})

describe('names', () => {
  it('with NUL inside show it instead of ending there', async () => {
    const certificate = await stored({
      subject: name([
        ['2.5.4.3', utf8('bank.example\0.evil.example')],
        ['2.5.4.10', utf8('A\0B')],
      ]),
      extensions: [alternativeNames(textName(2, 'bank.example\0.evil.example'))],
    })
    expect(certificate.commonName).toBe('bank.example\\00.evil.example')
    expect(certificate.subject.organization).toBe('A\\00B')
    expect(certificate.subjectAlternativeNames).toEqual([{ type: 'DNS', value: 'bank.example\\00.evil.example' }])
    expect(certificate.name).toMatch(/^bank\.example-\.evil\.example-|^bank\.example/)
    const { certificates } = await service.admin.data(Domains, { id: certificate.id, domain: 'bank.example' })
    expect(certificates?.totalCount).toBe(0)
  })

  it('with half characters are refused', async () => {
    const { certificate, userErrors } = await upload(
      oddCertificate({ subject: name([['2.5.4.3', bmp('half \ud800 ')]]) }),
    )
    expect(certificate).toBeNull()
    expect(userErrors).toMatchObject([{ code: 'INVALID', path: ['body'] }])
  })

  it('of any length are stored, found, ordered and paged', async () => {
    const long = randomBytes(20_000).toString('base64url')
    const certificate = await stored({
      subject: name([
        ['2.5.4.3', utf8(long)],
        ['2.5.4.10', utf8(long)],
      ]),
    })
    expect(certificate.commonName).toBe(long)
    expect(certificate.name.length).toBeLessThanOrEqual(700)
    for (const field of ['NAME', 'COMMON_NAME', 'OWNER', 'NOT_BEFORE', 'NOT_AFTER', 'CREATED_AT'] as const) {
      const seen = new Set<string>()
      for (let after: string | null | undefined; ;) {
        const { certificates } = await service.admin.data(Orders, { after, orderBy: [{ field, direction: 'ASC' }] })
        for (const { id } of certificates?.nodes ?? []) {
          expect(seen.has(id)).toBe(false)
          seen.add(id)
        }
        if (certificates?.pageInfo.hasNextPage !== true) break
        after = certificates.pageInfo.endCursor
      }
      expect(seen.has(certificate.id)).toBe(true)
    }
  })

  it('are not needed: an empty subject and issuer get a name all the same', async () => {
    const certificate = await stored({ subject: encodeSequence(), issuer: encodeSequence() })
    expect(certificate.name).toMatch(/^unnamed-/)
    expect([certificate.subject.rfc4514, certificate.issuer.rfc4514]).toEqual(['', ''])
  })

  it('ten thousand of them are stored without holding up everybody else', async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => textName(2, `${index.toString(36).padStart(4, '0')}`))
    const body = oddCertificate({ extensions: [alternativeNames(...names)] })
    let answered = 0
    const others = new AbortController()
    const watching = (async () => {
      while (!others.signal.aborted) {
        const { status } = await fetch(`${service.url}/healthz`)
        if (status === 200) answered++
      }
    })()
    const { certificate, userErrors } = await upload(body)
    others.abort()
    await watching
    expect(answered).toBeGreaterThan(10)
    expect(userErrors).toEqual([])
    expect(certificate?.subjectAlternativeNames).toHaveLength(10_000)
    const found = await service.admin.data(Domains, { id: certificate?.id ?? '', domain: '07PR' })
    expect(found.certificate?.domains).toHaveLength(10_000)
    expect(found.certificates?.totalCount).toBe(1)
  })
})

describe('extensions', () => {
  it('of every kind of alternative name are told, with what has no name of its own', async () => {
    const otherName = encodeTlv(0xa0, encodeOid('1.3.6.1.4.1.311.20.2.3'), context(0, utf8('user@example.org')))
    const certificate = await stored({
      extensions: [
        alternativeNames(
          textName(2, '*.Example.org'),
          encodeTlv(0x87, Buffer.from([192, 0, 2, 1])),
          encodeTlv(0x87, Buffer.from('20010db8000000000000000000000001', 'hex')),
          textName(1, 'team@example.org'),
          textName(6, 'spiffe://example.org/web'),
          encodeTlv(0xa4, name([['2.5.4.3', utf8('dir')]])),
          encodeTlv(0x88, encodeOid('1.2.3.4').subarray(2)),
          otherName,
          context(3, contextPrimitive(0, Buffer.from('x400'))),
        ),
      ],
    })
    const found = certificate.subjectAlternativeNames
    expect(found.slice(0, 7)).toEqual([
      { type: 'DNS', value: '*.Example.org' },
      { type: 'IP', value: '192.0.2.1' },
      { type: 'IP', value: '2001:db8::1' },
      { type: 'EMAIL', value: 'team@example.org' },
      { type: 'URI', value: 'spiffe://example.org/web' },
      { type: 'DIRECTORY_NAME', value: 'CN=dir' },
      { type: 'REGISTERED_ID', value: '1.2.3.4' },
    ])
    expect(found[7]).toEqual({
      type: 'OTHER_NAME',
      value: `1.3.6.1.4.1.311.20.2.3;${Buffer.from(utf8('user@example.org')).toString('base64')}`,
    })
    expect(found[8]?.type).toBe('OTHER_NAME')
  })

  it('that are unknown keep their OID, their criticality and their octets', async () => {
    const value = octetString(Buffer.from('anything'))
    const constraints = encodeSequence(
      context(0, encodeSequence(textName(2, 'example.org'))),
      context(1, encodeSequence(encodeTlv(0x87, Buffer.from('0a000000ff000000', 'hex')))),
    )
    const certificate = await stored({
      extensions: [
        extension('2.5.29.37', encodeExtendedKeyUsage(['1.3.6.1.5.5.7.3.1', '1.2.3.4.5.6']), true),
        extension(
          '2.5.29.32',
          encodeSequence(encodeSequence(encodeOid('2.23.140.1.2.1')), encodeSequence(encodeOid('1.2.3.9'))),
        ),
        extension('2.5.29.30', constraints, true),
        extension('1.3.6.1.4.1.99999.1', value, true),
        extension('1.3.6.1.4.1.99999.2', value),
      ],
    })
    expect(certificate.extensions).toMatchObject({
      extendedKeyUsage: [
        { oid: '1.3.6.1.5.5.7.3.1', purpose: 'SERVER_AUTH' },
        { oid: '1.2.3.4.5.6', purpose: null },
      ],
      certificatePolicies: ['2.23.140.1.2.1', '1.2.3.9'],
      nameConstraints: {
        permitted: [{ type: 'DNS', value: 'example.org' }],
        excluded: [{ type: 'IP', value: '10.0.0.0/8' }],
      },
      other: [
        { oid: '1.3.6.1.4.1.99999.1', critical: true, value: Buffer.from(value).toString('base64') },
        { oid: '1.3.6.1.4.1.99999.2', critical: false, value: Buffer.from(value).toString('base64') },
      ],
    })
  })

  it('that are broken or there twice are told raw, and nothing is dropped', async () => {
    const broken = encodeSequence(Buffer.from([0x02, 0x05, 0x01]))
    const certificate = await stored({
      extensions: [
        extension('2.5.29.15', broken, true),
        extension('1.2.3.7', octetString(Buffer.of(1))),
        extension('1.2.3.7', octetString(Buffer.of(2))),
      ],
    }).catch((error: unknown) => error)
    // Refusing them is as good, as long as the reason is told; stored() throws the userErrors.
    const told = certificate instanceof Error ? certificate.message : JSON.stringify(certificate)
    expect(told).toMatch(/2\.5\.29\.15|extension/)
    expect(told).not.toContain('INTERNAL')
  })

  it('are not needed at all', async () => {
    const certificate = await stored({ extensions: null })
    expect(certificate.extensions).toMatchObject({ extendedKeyUsage: [], certificatePolicies: [], other: [] })
  })
})

it('names of algorithms that nobody knows are told as OIDs of any length', async () => {
  const oid = `1.3.6.1.4.1.${'268435455.'.repeat(15)}1`
  const certificate = await stored({ signatureAlgorithm: encodeSequence(encodeOid(oid)) })
  expect(certificate.signatureAlgorithm).toBe(oid)
})

describe('input made to stop the service', () => {
  const MAX_MILLISECONDS = 2000
  it.each([
    ['more than the body limit', () => 'A'.repeat(11_000_000)],
    ['a megabyte of line breaks', () => '\n'.repeat(1_000_000)],
    [
      'a hundred thousand empty blocks',
      () => '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n'.repeat(18_000),
    ],
    ['sequences nested 60,000 deep', () => toPem('CERTIFICATE', Buffer.alloc(60_000, 0x30))],
    ['indefinite lengths nested', () => toPem('CERTIFICATE', Buffer.alloc(60_000, Buffer.from('3080', 'hex')))],
    ['a length of four gigabytes', () => toPem('CERTIFICATE', Buffer.from('3084ffffffff', 'hex'))],
    [
      'thirty thousand empty values',
      () => toPem('CERTIFICATE', encodeSequence(Buffer.alloc(60_000, Buffer.from('0500', 'hex')))),
    ],
    ['a certificate of 80 kB', () => oddCertificate({ extensions: [extension('1.2.3', Buffer.alloc(80_000))] })],
    ['half a certificate', () => oddCertificate().slice(0, 300)],
    [
      'octets after the end',
      () =>
        toPem(
          'CERTIFICATE',
          Buffer.concat([Buffer.from(oddCertificate().split('\n').slice(1, -2).join(''), 'base64'), Buffer.of(0)]),
        ),
    ],
  ])('is refused at once: %s', async (_about, make) => {
    const input = { owner: 'odd@example.org', body: make() }
    const started = performance.now()
    const { status, data, errors } = await service.admin.ask(Upload, { input })
    expect(performance.now() - started).toBeLessThan(MAX_MILLISECONDS)
    if (status === 413) return
    expect(errors).toEqual([])
    expect(data?.uploadCertificate.certificate).toBeNull()
    expect(data?.uploadCertificate.userErrors[0]?.path?.[0]).toBe('body')
  })
})
