import { describe, expect, test } from 'vitest'
import { encodeOid, encodeSequence, encodeTlv, TAG } from '../../src/pki/der.ts'
import { parseExtensions, readExtensions } from '../../src/pki/extensions.ts'
import type { ParsedExtensions } from '../../src/pki/types.ts'
import { extension, refusal } from './read-support.ts'

function parse(...extensions: Uint8Array[]): ParsedExtensions {
  return parseExtensions(readExtensions(encodeSequence(...extensions), 'the extensions'))
}

function uri(text: string): Uint8Array {
  return encodeTlv(0x86, Buffer.from(text))
}

function hex(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'))
}

const point = (name: Uint8Array): Uint8Array => encodeSequence(encodeTlv(0xa0, name))

const access = (method: string, location: Uint8Array): Uint8Array => encodeSequence(encodeOid(method), location)

const subtrees = (identifier: number, ...bases: Uint8Array[]): Uint8Array =>
  encodeTlv(identifier, ...bases.map((base) => encodeSequence(base)))

describe('extensions', () => {
  test.each<[string, string, { ca: boolean; pathLength: number | null }]>([
    ['an empty one', '30 00', { ca: false, pathLength: null }],
    ['an authority', '30 03 01 01 ff', { ca: true, pathLength: null }],
    ['TRUE as 01', '30 03 01 01 01', { ca: true, pathLength: null }],
    ['a spelled-out FALSE', '30 03 01 01 00', { ca: false, pathLength: null }],
    ['a path length', '30 06 01 01 ff 02 01 03', { ca: true, pathLength: 3 }],
    ['a path length without authority', '30 03 02 01 03', { ca: false, pathLength: null }],
  ])('basicConstraints: %s', (_name, value, expected) => {
    expect(parse(extension('2.5.29.19', hex(value), true)).basicConstraints).toEqual({ ...expected, critical: true })
  })

  test.each(['', '30 06 01 01 ff 02 01 ff', '30 02 05 00', '30 00 00', '30 06 01 01 ff 02 02 03'])(
    'basicConstraints %j that make no sense are kept raw and grant nothing',
    (value) => {
      const parsed = parse(extension('2.5.29.19', hex(value)))
      expect(parsed.basicConstraints).toBeNull()
      expect(parsed.other).toHaveLength(1)
    },
  )

  test('keyUsage of one and of two octets', () => {
    expect(parse(extension('2.5.29.15', hex('03 02 01 06'))).keyUsage).toEqual(['KEY_CERT_SIGN', 'CRL_SIGN'])
    expect(parse(extension('2.5.29.15', hex('03 03 07 08 80'))).keyUsage).toEqual(['KEY_AGREEMENT', 'DECIPHER_ONLY'])
    expect(parse(extension('2.5.29.15', hex('03 01 00'))).keyUsage).toEqual([])
  })

  test('key identifiers, usages and policies', () => {
    const parsed = parse(
      extension('2.5.29.14', hex('04 02 ab cd')),
      extension('2.5.29.35', hex('30 04 80 02 01 02')),
      extension('2.5.29.37', encodeSequence(encodeOid('1.3.6.1.5.5.7.3.1'), encodeOid('1.2.3.4'))),
      extension('2.5.29.32', encodeSequence(encodeSequence(encodeOid('2.23.140.1.2.1')))),
    )
    expect(parsed).toMatchObject({
      subjectKeyIdentifier: 'abcd',
      authorityKeyIdentifier: '0102',
      extendedKeyUsage: ['1.3.6.1.5.5.7.3.1', '1.2.3.4'],
      certificatePolicies: ['2.23.140.1.2.1'],
      other: [],
    })
    expect(parse(extension('2.5.29.35', hex('30 00')))).toMatchObject({ authorityKeyIdentifier: null, other: [] })
  })

  test('places on the network', () => {
    const directory = encodeTlv(0xa4, encodeSequence())
    const parsed = parse(
      extension(
        '2.5.29.31',
        encodeSequence(
          point(encodeTlv(0xa0, uri('http://a.test/1.crl'), directory)),
          point(encodeTlv(0xa0, uri('ldap://b.test/'))),
          encodeSequence(hex('81 02 07 80')),
        ),
      ),
      extension(
        '1.3.6.1.5.5.7.1.1',
        encodeSequence(
          access('1.3.6.1.5.5.7.48.1', uri('http://ocsp.test/')),
          access('1.3.6.1.5.5.7.48.2', uri('http://ca.test/ca.der')),
          access('1.3.6.1.5.5.7.48.1', directory),
          access('1.2.3', uri('http://other.test/')),
        ),
      ),
    )
    expect(parsed).toMatchObject({
      crlDistributionPoints: ['http://a.test/1.crl', 'ldap://b.test/'],
      ocspUrls: ['http://ocsp.test/'],
      caIssuerUrls: ['http://ca.test/ca.der'],
      other: [],
    })
  })

  test('name constraints', () => {
    const value = encodeSequence(
      subtrees(0xa0, encodeTlv(0x82, Buffer.from('example.com')), encodeTlv(0x87, hex('0a 00 00 00 ff 00 00 00'))),
      subtrees(0xa1, encodeTlv(0x82, Buffer.from('.evil.example.com'))),
    )
    expect(parse(extension('2.5.29.30', value, true)).nameConstraints).toEqual({
      permitted: [
        { type: 'DNS', value: 'example.com' },
        { type: 'IP', value: '10.0.0.0/8' },
      ],
      excluded: [{ type: 'DNS', value: '.evil.example.com' }],
    })
  })

  test('every known kind survives garbage', () => {
    const oids = ['14', '15', '17', '19', '30', '31', '32', '35', '37'].map((arc) => `2.5.29.${arc}`)
    const garbage = [...oids, '1.3.6.1.5.5.7.1.1'].map((oid) => extension(oid, hex('30 84 ff ff ff ff 00')))
    const parsed = parse(...garbage)
    expect(parsed.other).toHaveLength(garbage.length)
    expect(parsed.raw).toEqual(parsed.other)
  })

  test.each([
    ['no SEQUENCE', encodeTlv(TAG.set)],
    ['an extension without a value', encodeSequence(encodeSequence(encodeOid('1.2.3')))],
    [
      'an extension with too many parts',
      encodeSequence(encodeSequence(encodeOid('1.2.3'), hex('04 00'), hex('04 00'))),
    ],
  ])('a list that has %s is refused', (_name, der) => {
    expect(refusal(() => readExtensions(der, 'the extensions')).code).toBe('INVALID')
  })
})
