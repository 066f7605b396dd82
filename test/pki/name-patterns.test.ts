import { describe, expect, it, test } from 'vitest'
import { nameConstraintViolation } from '../../src/pki/name-constraints.ts'
import {
  emailDomain,
  inAddressRange,
  matchesDnsPattern,
  parseAddressRange,
  parseDnsPattern,
  uriHost,
} from '../../src/pki/name-patterns.ts'
import { parseRfc4514 } from '../../src/pki/names.ts'
import type { GeneralName } from '../../src/pki/types.ts'
import { root } from './lint-support.ts'
import { timed } from '../kit/timing.ts'
import { refusal } from './read-support.ts'

describe('a DNS pattern', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      'example.org',
      ['example.org', 'EXAMPLE.org'],
      ['www.example.org', '*.example.org', 'example.org.evil.test', 'notexample.org', 'exampleXorg', ''],
    ],
    [
      '*.example.org',
      ['www.example.org', '*.example.org', 'WWW.Example.Org'],
      ['example.org', 'a.b.example.org', '*.a.example.org', '.example.org', 'wwwexample.org', 'www.example.org.'],
    ],
    [
      '**.example.org',
      ['www.example.org', 'a.b.example.org', '*.a.example.org', '*.example.org'],
      ['example.org', '.example.org', 'evilexample.org', 'www.example.org.evil.test'],
    ],
    ['bücher.example', ['xn--bcher-kva.example'], ['bücher.example.org']],
  ])('%s is anchored at both ends', (text, inside, outside) => {
    const pattern = parseDnsPattern(text)
    expect(inside.filter((name) => !matchesDnsPattern(name, pattern))).toEqual([])
    expect(outside.filter((name) => matchesDnsPattern(name, pattern))).toEqual([])
  })

  it.each(['', '*', '**', '*.', 'a*.example.org', '*.*.example.org', '***.example.org', '.*', '(a+)+', '10.0.0.1'])(
    'cannot be %j',
    (text) => {
      expect(refusal(() => parseDnsPattern(text)).code).toMatch(/INVALID|TOO_LONG/)
    },
  )

  it('takes no time on hostile names', () => {
    const pattern = parseDnsPattern('**.a.a.a.a.a.a.a.example.org')
    expect(timed(() => matchesDnsPattern('a.'.repeat(500_000), pattern)).milliseconds).toBeLessThan(200)
  })
})

describe('an address range', () => {
  it.each([
    ['10.0.0.0/8', '10.255.1.2', true],
    ['10.0.0.0/8', '11.0.0.1', false],
    ['10.0.0.0/8', '::ffff:10.0.0.1', false],
    ['192.0.2.7', '192.0.2.7', true],
    ['192.0.2.7', '192.0.2.8', false],
    ['2001:db8::/33', '2001:db8:7fff::1', true],
    ['2001:db8::/33', '2001:db8:8000::1', false],
    ['10.0.0.0/255.0.0.0', '10.1.1.1', true],
    ['0.0.0.0/0', '203.0.113.1', true],
  ])('%s with %s: %s', (range, address, inside) => {
    expect(inAddressRange(address, parseAddressRange(range))).toBe(inside)
  })

  it.each(['10.0.0.0/33', '10.0.0.1/8', '10.0.0/8', 'example.org', '::/129', 'fe80::%eth0/64', '10.0.0.0/8/8', ''])(
    'cannot be %j',
    (text) => {
      expect(refusal(() => parseAddressRange(text)).code).toBe('INVALID')
    },
  )
})

describe('the host of', () => {
  it.each([
    ['https://www.example.org/a?b#c', 'www.example.org'],
    ['spiffe://example.org@other.test:80/web', 'other.test'],
    ['https://WWW.Example.org:8443', 'www.example.org'],
    ['urn:uuid:1', null],
    ['file:///etc/passwd', null],
  ])('%s is %s', (uri, host) => {
    expect(uriHost(uri)).toBe(host)
  })

  it.each([
    ['team@Example.org', 'example.org'],
    ['"a@b"@example.org', 'example.org'],
    ['@example.org', null],
    ['team@', null],
  ])('the address %s is %s', (email, domain) => {
    expect(emailDomain(email)).toBe(domain)
  })
})

function dns(value: string): GeneralName {
  return { type: 'DNS', value }
}

function violates(name: GeneralName, permitted: GeneralName[], excluded: GeneralName[] = []): string | null {
  const authority = root()
  const extensions = { ...authority.extensions, nameConstraints: { permitted, excluded } }
  return nameConstraintViolation(parseRfc4514(''), [name], [{ ...authority, extensions }])?.reason ?? null
}

describe('name constraints', () => {
  it.each<[GeneralName, GeneralName, boolean]>([
    [dns('example.org'), dns('example.org'), true],
    [dns('a.b.example.org'), dns('example.org'), true],
    [dns('notexample.org'), dns('example.org'), false],
    [dns('example.org'), dns('.example.org'), false],
    [dns('*.example.org'), dns('example.org'), true],
    [dns('*.example.org'), dns('www.example.org'), false],
    [dns('anything.test'), dns(''), true],
    [{ type: 'EMAIL', value: 'a@example.org' }, { type: 'EMAIL', value: 'example.org' }, true],
    [{ type: 'EMAIL', value: 'a@mail.example.org' }, { type: 'EMAIL', value: 'example.org' }, false],
    [{ type: 'EMAIL', value: 'a@mail.example.org' }, { type: 'EMAIL', value: '.example.org' }, true],
    [{ type: 'EMAIL', value: 'b@example.org' }, { type: 'EMAIL', value: 'a@example.org' }, false],
    [{ type: 'URI', value: 'https://example.org/' }, { type: 'URI', value: 'example.org' }, true],
    [{ type: 'URI', value: 'https://www.example.org/' }, { type: 'URI', value: 'example.org' }, false],
    [{ type: 'URI', value: 'urn:uuid:1' }, { type: 'URI', value: 'example.org' }, false],
    [{ type: 'IP', value: '10.1.1.1' }, { type: 'IP', value: '10.0.0.0/8' }, true],
    [{ type: 'IP', value: '11.1.1.1' }, { type: 'IP', value: '10.0.0.0/8' }, false],
    [{ type: 'DIRECTORY_NAME', value: 'CN=a,O=Example' }, { type: 'DIRECTORY_NAME', value: 'O=EXAMPLE' }, true],
    [{ type: 'DIRECTORY_NAME', value: 'CN=a,O=Other' }, { type: 'DIRECTORY_NAME', value: 'O=Example' }, false],
    [{ type: 'REGISTERED_ID', value: '1.2.3' }, { type: 'REGISTERED_ID', value: '1.2' }, false],
  ])('%j, permitted %j: %s', (name, base, fine) => {
    expect(violates(name, [base]) === null).toBe(fine)
    expect(violates(name, [])).toBeNull()
  })

  it.each<[GeneralName, GeneralName, boolean]>([
    [dns('www.example.org'), dns('example.org'), false],
    [dns('www.example.org'), dns('api.example.org'), true],
    [dns('*.example.org'), dns('www.example.org'), false],
    [dns('*.example.org'), dns('a.www.example.org'), true],
    [{ type: 'IP', value: '10.1.1.1' }, { type: 'IP', value: '10.0.0.0/8' }, false],
    [{ type: 'IP', value: '10.1.1.1' }, { type: 'IP', value: 'garbage' }, false],
    [{ type: 'URI', value: 'urn:uuid:1' }, { type: 'URI', value: 'example.org' }, false],
    [{ type: 'OTHER_NAME', value: '1.2.3;BQA=' }, { type: 'OTHER_NAME', value: '1.2.4;BQA=' }, false],
  ])('%j, excluded %j: %s', (name, base, fine) => {
    expect(violates(name, [], [base]) === null).toBe(fine)
  })
})
