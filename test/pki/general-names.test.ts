import { describe, expect, test } from 'vitest'
import { encodeGeneralNames, normalizeGeneralName, parseGeneralNames } from '../../src/pki/general-names.ts'
import { encodeSequence, encodeTlv } from '../../src/pki/der.ts'
import type { GeneralName, GeneralNameType } from '../../src/pki/types.ts'
import { timed } from '../kit/timing.ts'
import { refusal } from './read-support.ts'

function normalize(type: GeneralNameType, value: string): string {
  return normalizeGeneralName({ type, value }).value
}

function parse(identifier: number, ...content: Uint8Array[]): GeneralName[] {
  return parseGeneralNames(encodeSequence(encodeTlv(identifier, ...content)))
}

describe('names to be issued', () => {
  test.each<[GeneralNameType, string, string]>([
    ['DNS', 'WWW.Example.COM', 'www.example.com'],
    ['DNS', 'münchen.example', 'xn--mnchen-3ya.example'],
    ['DNS', '*.MÜNCHEN.example', '*.xn--mnchen-3ya.example'],
    ['DNS', 'faß.example', 'xn--fa-hia.example'],
    ['DNS', 'xn--mnchen-3ya.example', 'xn--mnchen-3ya.example'],
    ['DNS', 'localhost', 'localhost'],
    ['DNS', '*.example.org', '*.example.org'],
    ['DNS', `${'a'.repeat(63)}.example`, `${'a'.repeat(63)}.example`],
    ['IP', '192.0.2.7', '192.0.2.7'],
    ['IP', '2001:DB8:0:0:0:0:0:7', '2001:db8::7'],
    ['IP', '2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['IP', '2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['IP', '2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['IP', '::', '::'],
    ['IP', '1::', '1::'],
    ['IP', '::FFFF:192.0.2.7', '::ffff:192.0.2.7'],
    ['EMAIL', 'First.Last+tag@Example.COM', 'First.Last+tag@example.com'],
    ['EMAIL', 'team@münchen.example', 'team@xn--mnchen-3ya.example'],
    ['URI', 'SPIFFE://example.org/ns/web', 'spiffe://example.org/ns/web'],
    ['URI', 'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6', 'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6'],
    ['DIRECTORY_NAME', 'cn=web, o=Example', 'CN=web,O=Example'],
    ['REGISTERED_ID', '1.3.6.1.4.1.311', '1.3.6.1.4.1.311'],
    ['OTHER_NAME', '1.3.6.1.4.1.311.20.2.3;DAR1c2Vy', '1.3.6.1.4.1.311.20.2.3;DAR1c2Vy'],
  ])('%s %s becomes %s, and is encoded so that it reads the same', (type, value, expected) => {
    const name = normalizeGeneralName({ type, value })
    expect(name).toEqual({ type, value: expected })
    expect(parseGeneralNames(encodeGeneralNames([name]))).toEqual([name])
  })

  test.each<[GeneralNameType, string, RegExp]>([
    ['DNS', '', /empty/],
    ['DNS', '192.0.2.7', /IP address/],
    ['DNS', '1.2.3', /number/],
    ['DNS', 'example.com.', /dot at its end/],
    ['DNS', 'a..example', /empty label/],
    ['DNS', '-a.example', /not a label/],
    ['DNS', 'a_b.example', /not a label/],
    ['DNS', 'exa mple.com', /not a label/],
    ['DNS', 'w*.example.com', /wildcard/],
    ['DNS', 'a.*.example.com', /wildcard/],
    ['DNS', '*.*.example.com', /wildcard/],
    ['DNS', '*', /wildcard/],
    ['DNS', '*.com', /two labels/],
    ['DNS', 'xn--a.example', /A-label/],
    ['DNS', 'xn--example-.com', /not a label|A-label/],
    ['DNS', `${'a'.repeat(64)}.example`, /at most 63/],
    ['DNS', `${'a.'.repeat(127)}example`, /at most 253/],
    ['DNS', 'example.com\0.evil.example', /not a valid|not a label/],
    ['DNS', 'http://münchen.example', /not a valid|not a label/],
    ['DNS', 'münchen.example/path', /not a valid/],
    ['IP', '192.0.2.0/24', /without prefix/],
    ['IP', '192.0.2.256', /expected an IP address/],
    ['IP', 'fe80::1%eth0', /zone/],
    ['EMAIL', 'team', /expected an e-mail/],
    ['EMAIL', 'bär@example.com', /ASCII/],
    ['EMAIL', 'team@*.example.com', /wildcard/],
    ['EMAIL', 'a..b@example.com', /expected an e-mail/],
    ['EMAIL', 'a\r\nb@example.com', /expected an e-mail/],
    ['URI', 'example.com/path', /scheme/],
    ['URI', 'https://example.com/ä', /%-encoded/],
    ['URI', 'https:///path', /host|well-formed/],
    ['DIRECTORY_NAME', 'web', /TYPE=value/],
    ['REGISTERED_ID', '3.1', /dotted decimal/],
    ['OTHER_NAME', 'web', /otherName/],
    ['OTHER_NAME', '1.2.3;AAAA', /bytes follow/],
    ['OTHER_NAME', '1.2.3;DAR1', /ends in the middle/],
  ])('%s %j is refused with the reason', (type, value, reason) => {
    expect(refusal(() => normalize(type, value)).message).toMatch(reason)
  })

  test('very long input is answered at once', () => {
    for (const type of ['DNS', 'EMAIL', 'URI', 'IP', 'DIRECTORY_NAME', 'REGISTERED_ID', 'OTHER_NAME'] as const) {
      for (const value of [
        'a.'.repeat(500_000),
        'ü'.repeat(100_000),
        '1.'.repeat(500_000),
        `a@${'a-'.repeat(500_000)}`,
      ]) {
        const { milliseconds } = timed(() => refusal(() => normalize(type, value)))
        expect(milliseconds).toBeLessThan(100)
      }
    }
  })
})

describe('names as found', () => {
  test('octets that are not text are shown', () => {
    expect(parse(0x82, Buffer.from('a\0b'))).toEqual([{ type: 'DNS', value: 'a\\00b' }])
    expect(parse(0x81, Buffer.from([0x61, 0xe4]))).toEqual([{ type: 'EMAIL', value: 'a\\e4' }])
  })

  test('addresses with a mask, as in name constraints', () => {
    expect(parse(0x87, Uint8Array.of(10, 0, 0, 0, 255, 0, 0, 0))).toEqual([{ type: 'IP', value: '10.0.0.0/8' }])
    expect(parse(0x87, Uint8Array.of(10, 0, 0, 0, 255, 0, 255, 0))).toEqual([
      { type: 'IP', value: '10.0.0.0/255.0.255.0' },
    ])
    expect(parse(0x87, new Uint8Array(32))).toEqual([{ type: 'IP', value: '::/0' }])
    expect(refusal(() => parse(0x87, new Uint8Array(5))).message).toMatch(/5 octets/)
  })

  test('kinds that nobody issues are kept as they are', () => {
    expect(parse(0xa5, Uint8Array.of(5, 0))).toEqual([{ type: 'OTHER_NAME', value: ';pQIFAA==' }])
    expect(refusal(() => parse(0x89, Uint8Array.of(0))).message).toMatch(/unknown tag/)
  })

  test('a problem of encoding names the index', () => {
    const names: GeneralName[] = [
      { type: 'DNS', value: 'a.example' },
      { type: 'OTHER_NAME', value: ';pQIFAA==' },
    ]
    expect(refusal(() => encodeGeneralNames(names)).path).toEqual(['1'])
  })
})
