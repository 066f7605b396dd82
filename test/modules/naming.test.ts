// The naming rule against Lemur's own examples, and what it does with names made to break it.
import { describe, expect, it } from 'vitest'
import { defaultCertificateName, issuerShortName, slug, slugName } from '../../src/modules/inventory/naming.ts'

const LEMUR_ISSUER = 'LemurTrustUnittestsClass1CA2018'

interface Example {
  readonly commonName: string | null
  readonly domains?: readonly string[]
  readonly issuer?: string
  readonly from?: string
  readonly to?: string
  readonly name: string
}

const EXAMPLES: readonly Example[] = [
  {
    commonName: 'san.example.org',
    domains: ['san.example.org', 'san2.example.org', 'daniel-san.example.org'],
    issuer: LEMUR_ISSUER,
    from: '2017-12-31T22:00:00Z',
    to: '2047-12-31T22:00:00Z',
    name: 'SAN-san.example.org-LemurTrustUnittestsClass1CA2018-20171231-20471231',
  },
  {
    commonName: null,
    domains: ['192.168.7.1'],
    issuer: LEMUR_ISSUER,
    from: '2021-11-08',
    to: '2021-11-09',
    name: '192.168.7.1-LemurTrustUnittestsClass1CA2018-20211108-20211109',
  },
  { commonName: 'example.com', issuer: 'Example Inc,', name: 'example.com-ExampleInc-20150507-20150512' },
  {
    commonName: 'example.com',
    domains: ['example.com', 'www.example.com'],
    issuer: 'Example Inc,',
    name: 'SAN-example.com-ExampleInc-20150507-20150512',
  },
  {
    commonName: 'xn--mnchen-3ya.de',
    issuer: 'Vertrauenswürdig Autorität',
    name: 'xn--mnchen-3ya.de-VertrauenswurdigAutoritat-20150507-20150512',
  },
  {
    commonName: 'selfie.example.org',
    issuer: '<selfsigned>',
    to: '2025-05-12',
    name: 'selfie.example.org-selfsigned-20150507-20250512',
  },
  {
    commonName: '',
    domains: ['san-example'],
    issuer: 'selfsigned',
    to: '2025-05-12',
    name: 'san-example-selfsigned-20150507-20250512',
  },
  {
    commonName: ' ',
    domains: ['san1', 'san2'],
    issuer: 'selfsigned',
    to: '2025-05-12',
    name: 'SAN-san1-selfsigned-20150507-20250512',
  },
  {
    commonName: '*.wild.example.org',
    domains: ['*.wild.example.org'],
    issuer: LEMUR_ISSUER,
    from: '2017-12-31T22:00:00Z',
    to: '2047-12-31T22:00:00Z',
    name: 'WILDCARD.wild.example.org-LemurTrustUnittestsClass1CA2018-20171231-20471231',
  },
  // Lemur crashed on this one.
  { commonName: null, issuer: 'selfsigned', name: 'unnamed-selfsigned-20150507-20150512' },
]

describe('the name a certificate gets when its owner gives none', () => {
  it.each(EXAMPLES)('$name', ({ commonName, domains, issuer, from, to, name }) => {
    const facts = {
      commonName,
      domains: domains ?? [],
      issuerName: issuer ?? '',
      notBefore: new Date(from ?? '2015-05-07'),
      notAfter: new Date(to ?? '2015-05-12'),
    }
    expect(defaultCertificateName(facts)).toBe(name)
  })

  it('has eight digits for the first and the last year there is', () => {
    const dates = { notBefore: new Date('0001-01-01T00:00:00Z'), notAfter: new Date('9999-12-31T23:59:59Z') }
    const name = defaultCertificateName({ commonName: 'old', domains: [], issuerName: 'ca', ...dates })
    expect(name).toBe('old-ca-00010101-99991231')
  })

  it('stays short enough for a suffix, and quick, whatever the common name is', () => {
    const started = performance.now()
    for (const piece of ['a', '-', '☃', 'xn--', '́', '*', ' .']) {
      const commonName = piece.repeat(60_000)
      const dates = { notBefore: new Date(0), notAfter: new Date(0) }
      const name = defaultCertificateName({ commonName, domains: [], issuerName: 'ca', ...dates })
      expect(name.length).toBeLessThanOrEqual(700)
      expect(name).toMatch(/^[A-Za-z0-9.][A-Za-z0-9.-]*-ca-19700101-19700101$/)
    }
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('the short name of an issuer', () => {
  it.each([
    [{ selfSigned: true, commonName: 'CA', organization: 'O' }, 'selfsigned'],
    [{ selfSigned: false, commonName: 'LemurTrust Unittests Class 1 CA 2018', organization: 'O' }, LEMUR_ISSUER],
    [{ selfSigned: false, commonName: ' ', organization: 'Example, Inc.' }, 'ExampleInc.'],
    [{ selfSigned: false, commonName: null, organization: null }, 'unknown'],
    [{ selfSigned: false, commonName: '☃', organization: null }, 'unknown'],
  ])('%o is %s', (issuer, expected) => {
    expect(issuerShortName(issuer)).toBe(expected)
  })
})

describe('slugs', () => {
  it.each([
    ['test - string', '-', 'test-string'],
    ['test - string', '', 'teststring'],
    ['föö bär', '-', 'foo-bar'],
    ['☃', '-', ''],
    ['☃snow☃', '-', 'snow'],
    ['snow☃man', '-', 'snow-man'],
    ['xn--fo-bar-5qa', '-', 'xn--fo-bar-5qa'],
    ['www.xn--mnchen-3ya.de', '-', 'www.xn--mnchen-3ya.de'],
    ['a--b', '-', 'a-b'],
  ])('%j joined by %j is %j', (text, joiner, expected) => {
    expect(slug(text, joiner)).toBe(expected)
  })

  it('keep letter case and dots of names that people choose', () => {
    expect(slugName('  My Web.Server (Prod) ')).toBe('My-Web.Server-Prod')
  })
})
