import { randomBytes } from 'node:crypto'

/**
 * A serial number for a new certificate: 17 octets of big-endian magnitude. The first is 0x01 to 0x7f, which keeps the INTEGER
 * positive and of fixed length; the 16 after it are 128 bits straight from the system's random generator. RFC 5280 section
 * 4.1.2.2 allows up to 20 octets.
 */
export function randomSerial(): Uint8Array {
  const octets = randomBytes(17)
  octets[0] = 1 + ((octets[0] ?? 0) % 0x7f)
  return octets
}
