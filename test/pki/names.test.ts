import { describe, expect, test } from 'vitest'
import { DomainErrors } from '../../src/errors.ts'
import { encodeOid, encodeSequence, encodeSetOf, encodeTlv, TAG } from '../../src/pki/der.ts'
import { encodeName, parseName, parseRfc4514 } from '../../src/pki/names.ts'
import { refusal } from './read-support.ts'

function nameOf(tag: number, value: Uint8Array, oid = '2.5.4.3'): Uint8Array {
  return encodeSequence(encodeSetOf(encodeSequence(encodeOid(oid), encodeTlv(tag, value))))
}

describe('a subject from its parts', () => {
  test('has the usual order and string types', () => {
    const name = encodeName({
      commonName: 'web',
      country: 'de',
      organization: 'Bär AG',
      emailAddress: 'team@example.com',
      state: '',
      locality: null,
    })
    expect(name.rfc4514).toBe('emailAddress=team@example.com,CN=web,O=Bär AG,C=DE')
    expect(name).toMatchObject({
      commonName: 'web',
      country: 'DE',
      organization: 'Bär AG',
      state: null,
      locality: null,
    })
    const hex = Buffer.from(name.der).toString('hex')
    expect(hex).toContain(`1302${Buffer.from('DE').toString('hex')}`)
    expect(hex).toContain(`0c07${Buffer.from('Bär AG').toString('hex')}`)
    expect(hex).toContain(`1610${Buffer.from('team@example.com').toString('hex')}`)
  })

  test('without parts is the empty name', () => {
    expect(encodeName({})).toMatchObject({ rdns: [], rfc4514: '', der: Uint8Array.of(0x30, 0) })
  })

  test('every problem is told at once, under its part', () => {
    let found: unknown
    try {
      encodeName({
        commonName: 'x'.repeat(65),
        country: 'DEU',
        organization: 'a\0b',
        locality: '  ',
        emailAddress: 'bär@x',
      })
    } catch (error) {
      found = error
    }
    expect(found).toBeInstanceOf(DomainErrors)
    const errors = found instanceof DomainErrors ? found.errors : []
    expect(errors.map(({ path, code }) => `${path?.join('.')} ${code}`)).toEqual([
      'country TOO_LONG',
      'locality INVALID',
      'organization INVALID',
      'commonName TOO_LONG',
      'emailAddress INVALID',
    ])
  })

  test('lengths are counted in characters, not in octets', () => {
    expect(encodeName({ commonName: '😀'.repeat(64) }).commonName).toBe('😀'.repeat(64))
    expect(refusal(() => encodeName({ commonName: '😀'.repeat(65) })).code).toBe('TOO_LONG')
    expect(refusal(() => encodeName({ commonName: '\uD800' })).code).toBe('INVALID')
  })
})

describe('names as found', () => {
  test.each([
    ['a NUL', TAG.utf8String, Buffer.from('a\0b'), 'a\\00b', 'CN=a\\00b'],
    ['invalid UTF-8', TAG.utf8String, Buffer.from([0x61, 0xff, 0xc3, 0x62]), 'a\\ff\\c3b', 'CN=a\\ff\\c3b'],
    ['a cut UTF-8 sequence', TAG.utf8String, Buffer.from([0x61, 0xe2, 0x82]), 'a\\e2\\82', 'CN=a\\e2\\82'],
    ['Latin-1 in T61String', TAG.teletexString, Buffer.from([0x42, 0xe4, 0x72]), 'Bär', 'CN=Bär'],
    ['BMPString', TAG.bmpString, Buffer.from([0x00, 0x42, 0x20, 0xac]), 'B€', 'CN=B€'],
    ['a lone surrogate in BMPString', TAG.bmpString, Buffer.from([0xd8, 0x00]), '\\d8\\00', 'CN=\\d8\\00'],
    ['UniversalString', TAG.universalString, Buffer.from([0, 1, 0xf6, 0]), '😀', 'CN=😀'],
    ['octets beyond ASCII in PrintableString', TAG.printableString, Buffer.from([0x42, 0xe4]), 'B\\e4', 'CN=B\\e4'],
    ['no character string', TAG.octetString, Buffer.from([1, 2]), '#04020102', 'CN=#04020102'],
    ['an empty value', TAG.utf8String, Buffer.from([]), '', 'CN='],
    ['a line end', TAG.utf8String, Buffer.from('a\nb'), 'a\nb', 'CN=a\\0ab'],
  ])('%s can be shown and stored', (_name, tag, value, commonName, rfc4514) => {
    const name = parseName(nameOf(tag, value))
    expect(name).toMatchObject({ commonName, rfc4514 })
    expect(name.rfc4514).not.toContain('\0')
    expect(name.rfc4514.isWellFormed()).toBe(true)
  })

  test('unknown attribute types are shown by OID and DER', () => {
    expect(parseName(nameOf(TAG.utf8String, Buffer.from('x'), '1.2.3.4')).rfc4514).toBe('1.2.3.4=#0c0178')
  })

  test.each([
    ['no SEQUENCE', Uint8Array.of(0x31, 0)],
    ['an empty RDN', encodeSequence(Uint8Array.of(0x31, 0))],
    ['an attribute without a value', encodeSequence(encodeSetOf(encodeSequence(encodeOid('2.5.4.3'))))],
  ])('%s is refused', (_name, der) => {
    expect(refusal(() => parseName(der)).code).toBe('INVALID')
  })
})

describe('RFC 4514', () => {
  test.each([
    'CN=web,O=Example\\, Inc.,C=DE',
    'CN=\\ a\\ ,OU=\\#x',
    'CN=\\ ',
    'CN=a\\+b+UID=7,DC=example,DC=com',
    'CN=\\"quoted\\"\\;\\<\\>\\\\',
    'O=Bär',
    '1.2.3.4=#0c0178',
    '',
  ])('%s goes there and back', (text) => {
    const name = parseRfc4514(text)
    expect(name.rfc4514).toBe(text)
    expect(parseName(name.der)).toEqual(name)
  })

  test('is read tolerantly where the standard allows it', () => {
    expect(parseRfc4514(' cn = web , o=Ex\\C3\\A4mple; 2.5.4.6=de  ').rfc4514).toBe('CN=web,O=Exämple,C=de')
  })

  test.each([
    ['no type', 'web'],
    ['an unknown type', 'XYZ=1'],
    ['an empty value', 'CN='],
    ['a bad escape', 'CN=a\\zb'],
    ['an escape at the end', 'CN=a\\'],
    ['odd hexadecimal digits', 'CN=#0c017'],
    ['hexadecimal that is no DER', 'CN=#0c05'],
    ['escaped octets that are not UTF-8', 'CN=\\ff'],
    ['an unescaped quotation mark', 'CN=a"b'],
    ['a NUL', 'CN=\\00'],
    ['letters a country cannot have', 'C=Ä'],
    ['a trailing comma', 'CN=a,'],
  ])('refuses %s', (_name, text) => {
    expect(refusal(() => parseRfc4514(text)).code).toBe('INVALID')
  })
})
