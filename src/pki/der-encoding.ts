// The DER types (X.690) that only what we issue needs; the general ones are in der.ts. Certificates are put together byte by byte,
// so that parts which must be copied verbatim (names, public keys, stored to-be-signed parts) are never re-encoded.

import { DomainError } from '../errors.ts'
import { TAG, encodeTlv } from './der.ts'

/** A constructed context tag, [number] EXPLICIT or an implicitly tagged SEQUENCE or SET given by its content. */
export function context(number: number, ...contents: readonly Uint8Array[]): Uint8Array {
  return encodeTlv(0xa0 | number, ...contents)
}

/** A primitive context tag, [number] IMPLICIT of a primitive type. */
export function contextPrimitive(number: number, content: Uint8Array): Uint8Array {
  return encodeTlv(0x80 | number, content)
}

/** A non-negative INTEGER from a number, or from its big-endian magnitude of any length. */
export function integer(value: number | Uint8Array): Uint8Array {
  let magnitude: Uint8Array
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`Not a non-negative safe integer: ${value}`)
    const hexadecimal = value.toString(16)
    magnitude = Buffer.from(hexadecimal.padStart(hexadecimal.length + (hexadecimal.length % 2), '0'), 'hex')
  } else {
    magnitude = value
  }
  let start = 0
  while (start < magnitude.length - 1 && magnitude[start] === 0) start += 1
  const shortest = magnitude.length === 0 ? Buffer.of(0) : magnitude.subarray(start)
  const pad = (shortest[0] ?? 0) >= 0x80 ? Buffer.of(0) : Buffer.alloc(0)
  return encodeTlv(TAG.integer, pad, shortest)
}

export function boolean(value: boolean): Uint8Array {
  return encodeTlv(TAG.boolean, Buffer.of(value ? 0xff : 0))
}

export function nullValue(): Uint8Array {
  return encodeTlv(TAG.null)
}

export function octetString(content: Uint8Array): Uint8Array {
  return encodeTlv(TAG.octetString, content)
}

export function bitString(content: Uint8Array, unusedBits = 0): Uint8Array {
  return encodeTlv(TAG.bitString, Buffer.of(unusedBits), content)
}

/** A BIT STRING of named bits: trailing zero bits are left out (X.690 section 11.2.2). */
export function namedBits(bits: readonly number[]): Uint8Array {
  const highest = Math.max(-1, ...bits)
  const content = Buffer.alloc(Math.floor(highest / 8) + 1)
  for (const bit of bits) content[bit >> 3] = (content[bit >> 3] ?? 0) | (0x80 >> (bit & 7))
  return bitString(content, highest < 0 ? 0 : 7 - (highest & 7))
}

/** The content of an IA5String. @throws DomainError INVALID for anything outside printable ASCII. */
export function ia5Content(text: string): Uint8Array {
  if (!/^[\x20-\x7e]*$/.test(text)) {
    throw new DomainError('INVALID', 'Only printable ASCII characters can be written here; encode others first')
  }
  return Buffer.from(text, 'latin1')
}

/** The content of a BMPString: UTF-16, big-endian. */
export function bmpContent(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le').swap16()
}

/**
 * A Time of RFC 5280 section 4.1.2.5: UTCTime from 1950 to 2049, GeneralizedTime outside, both in whole seconds (fractions
 * are cut off). @throws DomainError OUT_OF_RANGE for an invalid date and for years outside 0000 to 9999.
 */
export function time(date: Date): Uint8Array {
  const year = date.getUTCFullYear()
  if (Number.isNaN(year) || year < 0 || year > 9999) {
    throw new DomainError('OUT_OF_RANGE', 'A certificate can name times up to 9999-12-31T23:59:59Z only')
  }
  const digits = date.toISOString().replaceAll(/\.\d+Z$|[-:T]/g, '')
  return year >= 1950 && year <= 2049
    ? encodeTlv(TAG.utcTime, Buffer.from(`${digits.slice(2)}Z`, 'latin1'))
    : encodeTlv(TAG.generalizedTime, Buffer.from(`${digits}Z`, 'latin1'))
}
