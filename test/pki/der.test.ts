import { describe, expect, test } from 'vitest'
import { DomainError } from '../../src/errors.ts'
import {
  checkDer,
  decodeInteger,
  decodeOid,
  encodeOid,
  encodeSequence,
  encodeSetOf,
  encodeTlv,
  readSequence,
  readTlv,
} from '../../src/pki/der.ts'
import { timed } from '../kit/timing.ts'
import { refusal } from './read-support.ts'

function hex(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'))
}

describe('reading DER', () => {
  test('gives the exact bytes of every value', () => {
    const [first, second] = readSequence(hex('30 05 02 01 05 05 00'), 'it')
    expect(first?.content).toEqual(hex('05'))
    expect(second?.bytes).toEqual(hex('05 00'))
  })

  test.each([
    ['nothing', '', /ends in the middle/],
    ['a cut value', '30 05 02 01', /ends in the middle/],
    ['trailing bytes', '05 00 00', /bytes follow/],
    ['a long form where the short one fits', '04 81 01 00', /shortest form/],
    ['a length of more than four octets', '04 85 01 00 00 00 00', /too large/],
    ['the indefinite length', '30 80 00 00', /indefinite/],
    ['an endless tag number', '1f ff ff ff ff ff ff 01 00', /tag number/],
  ])('refuses %s', (_name, bytes, reason) => {
    expect(refusal(() => readTlv(hex(bytes), 'it')).message).toMatch(reason)
    expect(refusal(() => checkDer(hex(bytes), 'it')).message).toMatch(reason)
  })

  test('the gate lets indefinite lengths pass on request, ended properly', () => {
    const bytes = hex('30 80 04 01 aa 30 80 05 00 00 00 00 00')
    expect(() => checkDer(bytes, 'it', { allowIndefinite: true })).not.toThrow()
    expect(refusal(() => checkDer(bytes.subarray(0, -1), 'it', { allowIndefinite: true })).code).toBe('INVALID')
  })

  test('nesting, count and size are bounded before a parser runs', () => {
    let nested: Uint8Array = hex('05 00')
    for (let depth = 0; depth < 60; depth += 1) nested = encodeSequence(nested)
    expect(refusal(() => checkDer(nested, 'it')).message).toMatch(/nested/)
    const many = encodeSequence(...Array.from({ length: 200 }, () => hex('05 00')))
    expect(refusal(() => checkDer(many, 'it', { maxNodes: 100 })).message).toMatch(/more than 100 values/)
    expect(refusal(() => checkDer(new Uint8Array(70_000), 'it')).code).toBe('TOO_LONG')
  })

  test('30,000 values pass the gate', () => {
    const many = encodeSequence(...Array.from({ length: 30_000 }, () => hex('05 00')))
    expect(() => checkDer(many, 'it')).not.toThrow()
  })

  test('an object identifier of 60,000 arcs is refused at once', () => {
    const long = encodeSequence(encodeTlv(0x06, new Uint8Array(60_000).fill(1)))
    const { value, milliseconds } = timed(() => refusal(() => checkDer(long, 'it')))
    expect(value.message).toMatch(/object identifier/)
    expect(milliseconds).toBeLessThan(50)
  })

  test('any bytes pass or give a DomainError', () => {
    let state = 7
    const random = (): number => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return state >> 16
    }
    let refused = 0
    for (let round = 0; round < 2000; round += 1) {
      const bytes = Uint8Array.from({ length: random() % 40 }, () => random() & 0xff)
      try {
        checkDer(bytes, 'it', { allowIndefinite: round % 2 === 0 })
      } catch (error) {
        if (!(error instanceof DomainError)) throw error
        refused += 1
      }
    }
    expect(refused).toBeGreaterThan(1000)
  })
})

describe('writing DER', () => {
  test.each([
    ['1.2.840.113549.1.1.11', '06 09 2a 86 48 86 f7 0d 01 01 0b'],
    ['2.999.3', '06 03 88 37 03'],
    ['0.9.2342.19200300.100.1.25', '06 0a 09 92 26 89 93 f2 2c 64 01 19'],
  ])('object identifier %s goes there and back', (dotted, bytes) => {
    const encoded = encodeOid(dotted)
    expect(encoded).toEqual(hex(bytes))
    expect(decodeOid(readTlv(encoded, 'it').content, 'it')).toBe(dotted)
  })

  test.each(['', '1', '3.1', '1.40', '1.02', '1.2.', 'a.b', '1.2.-3'])('%j is no object identifier', (dotted) => {
    expect(refusal(() => encodeOid(dotted)).code).toBe('INVALID')
  })

  test('lengths use the shortest form and sets are sorted', () => {
    expect(encodeTlv(0x04, new Uint8Array(127)).subarray(0, 2)).toEqual(hex('04 7f'))
    expect(encodeTlv(0x04, new Uint8Array(128)).subarray(0, 3)).toEqual(hex('04 81 80'))
    expect(encodeTlv(0x04, new Uint8Array(256)).subarray(0, 4)).toEqual(hex('04 82 01 00'))
    expect(encodeSetOf(hex('02 01 02'), hex('02 01 01'))).toEqual(hex('31 06 02 01 01 02 01 02'))
  })

  test("integers are two's complement", () => {
    expect(decodeInteger(hex('ff'), 'it')).toBe(-1n)
    expect(decodeInteger(hex('00 ff'), 'it')).toBe(255n)
    expect(decodeInteger(hex('80 00'), 'it')).toBe(-32_768n)
  })
})
