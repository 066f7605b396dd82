// Serial numbers as text. One canonical form everywhere: upper-case hexadecimal in whole octets, no sign octet, '-' before negative ones.

import { DomainError } from '../errors.ts'
import { decodeInteger } from './der.ts'
import { MAX_SERIAL_OCTETS } from './limits.ts'

/** Canonical hexadecimal of the content octets of an INTEGER (two's complement): '03', '8F12…', '-4B', '00' for zero. */
export function serialHex(bytes: Uint8Array): string {
  return canonicalHex(decodeInteger(bytes, 'the serial number'))
}

/** Decimal of the content octets of an INTEGER. */
export function serialDecimal(bytes: Uint8Array): string {
  return decodeInteger(bytes, 'the serial number').toString()
}

function canonicalHex(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString(16).toUpperCase()
  return `${value < 0n ? '-' : ''}${digits.length % 2 === 0 ? digits : `0${digits}`}`
}

/**
 * Canonical hexadecimal of a serial number as people write it: hexadecimal in either case, with or without 0x, colons, blanks and
 * leading zeros, or decimal after 'dec:'.
 *
 * @throws DomainError INVALID, TOO_LONG
 */
export function parseSerial(text: string): string {
  const written = text.trim()
  if (written.length > 6 * MAX_SERIAL_OCTETS) throw new DomainError('TOO_LONG', 'the serial number is too long')
  const decimal = /^dec:\s*(-?)(\d+)$/i.exec(written)
  const hexadecimal = /^(-?)(?:0x)?([0-9a-f](?:[: ]?[0-9a-f])*)$/i.exec(written)
  // 'dec' is three hexadecimal digits as well, and then means what it says.
  const [, sign, digits] = /^dec:/i.test(written) ? (decimal ?? []) : (hexadecimal ?? [])
  if (digits === undefined) {
    throw new DomainError(
      'INVALID',
      'expected a serial number in hexadecimal, such as 0A:1B:2C, or dec: and a decimal number',
    )
  }
  const magnitude = BigInt(decimal === null ? `0x${digits.replaceAll(/[: ]/g, '')}` : digits)
  return canonicalHex(sign === '-' ? -magnitude : magnitude)
}
