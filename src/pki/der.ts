// DER (ITU-T X.690) read and written: a small strict reader that knows the exact bytes of every value, a gate that
// bounds what is given before anything is read of it, and the few encoders that names and algorithm identifiers need.

import { DomainError } from '../errors.ts'
import { MAX_CERTIFICATE_DER, MAX_DER_DEPTH, MAX_DER_NODES, MAX_OID_OCTETS } from './limits.ts'

/** Identifier octets of the universal types in use. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  generalString: 0x1b,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const

/** One encoded value. The arrays are views of the input, not copies. */
export interface Tlv {
  /** First identifier octet: class, constructed bit and (if below 31) tag number. */
  identifier: number
  /** Identifier, length and content. */
  bytes: Uint8Array
  content: Uint8Array
}

/** A DomainError INVALID that says what was being read and what is wrong with it. */
export function invalidDer(what: string, reason: string): DomainError {
  return new DomainError('INVALID', `${what} is not readable: ${reason}`)
}

interface Header {
  identifier: number
  /** Offset of the first content octet. */
  start: number
  /** Octets of content; -1 for the indefinite form of BER. */
  length: number
}

function readHeader(bytes: Uint8Array, offset: number, end: number, what: string): Header {
  let at = offset
  const next = (): number => {
    const octet = at < end ? bytes[at] : undefined
    if (octet === undefined) throw invalidDer(what, 'the data ends in the middle of a value')
    at += 1
    return octet
  }
  const identifier = next()
  if ((identifier & 0x1f) === 0x1f) {
    let octets = 0
    while (next() & 0x80) {
      octets += 1
      if (octets > 4) throw invalidDer(what, 'a tag number is too large')
    }
  }
  let length = next()
  if (length === 0x80) length = -1
  else if (length > 0x80) {
    const octets = length & 0x7f
    if (octets > 4) throw invalidDer(what, 'a length is too large')
    length = 0
    for (let index = 0; index < octets; index += 1) length = length * 256 + next()
    if (length < 0x80 || length < 256 ** (octets - 1))
      throw invalidDer(what, 'a length is not in its shortest form (DER)')
  }
  if (length > end - at) throw invalidDer(what, 'the data ends in the middle of a value')
  return { identifier, start: at, length }
}

function readAt(bytes: Uint8Array, offset: number, what: string): Tlv {
  const header = readHeader(bytes, offset, bytes.length, what)
  if (header.length < 0) throw invalidDer(what, 'it uses the indefinite length, which DER does not have')
  const end = header.start + header.length
  return {
    identifier: header.identifier,
    bytes: bytes.subarray(offset, end),
    content: bytes.subarray(header.start, end),
  }
}

/**
 * Reads the one value that `bytes` hold. Trailing bytes are refused.
 *
 * @throws DomainError INVALID
 */
export function readTlv(bytes: Uint8Array, what: string, identifier?: number): Tlv {
  const tlv = readAt(bytes, 0, what)
  if (tlv.bytes.length !== bytes.length) throw invalidDer(what, 'bytes follow its end')
  return identifier === undefined ? tlv : expectTag(tlv, identifier, what)
}

/** Reads all values in `content`, one after the other. */
export function readAll(content: Uint8Array, what: string): Tlv[] {
  const values: Tlv[] = []
  for (let offset = 0; offset < content.length;) {
    const tlv = readAt(content, offset, what)
    values.push(tlv)
    offset += tlv.bytes.length
    if (values.length > MAX_DER_NODES) throw invalidDer(what, 'it holds too many values')
  }
  return values
}

/** As {@link readAll}, one at a time and without a limit on how many. */
export function* readEach(content: Uint8Array, what: string): Generator<Tlv> {
  for (let offset = 0; offset < content.length;) {
    const tlv = readAt(content, offset, what)
    yield tlv
    offset += tlv.bytes.length
  }
}

/** The values of a SEQUENCE (or of what `identifier` names). */
export function readSequence(bytes: Uint8Array, what: string, identifier: number = TAG.sequence): Tlv[] {
  return readAll(readTlv(bytes, what, identifier).content, what)
}

/** `tlv` itself, if it is there and carries the identifier octet expected. */
export function expectTag(tlv: Tlv | undefined, identifier: number, what: string): Tlv {
  if (tlv === undefined) throw invalidDer(what, 'a part is missing')
  if (tlv.identifier !== identifier) {
    throw invalidDer(what, `expected tag 0x${identifier.toString(16)}, found 0x${tlv.identifier.toString(16)}`)
  }
  return tlv
}

/** Dotted form of the content of an OBJECT IDENTIFIER. */
export function decodeOid(content: Uint8Array, what: string): string {
  if (content.length === 0 || content.length > MAX_OID_OCTETS) {
    throw invalidDer(what, `an object identifier has ${content.length} octets (1 to ${MAX_OID_OCTETS} are read)`)
  }
  const arcs: bigint[] = []
  let arc = 0n
  let fresh = true
  for (const octet of content) {
    if (fresh && octet === 0x80) throw invalidDer(what, 'an object identifier is not in its shortest form')
    arc = arc * 128n + BigInt(octet & 0x7f)
    fresh = (octet & 0x80) === 0
    if (!fresh) continue
    arcs.push(arc)
    arc = 0n
  }
  if (!fresh) throw invalidDer(what, 'an object identifier ends in the middle of an arc')
  const [joint = 0n, ...rest] = arcs
  const first = joint < 40n ? 0n : joint < 80n ? 1n : 2n
  return [first, joint - first * 40n, ...rest].join('.')
}

/** Dotted form of an OBJECT IDENTIFIER. */
export function readOid(tlv: Tlv | undefined, what: string): string {
  return decodeOid(expectTag(tlv, TAG.oid, what).content, what)
}

/** A small non-negative INTEGER. */
export function readSmallInteger(tlv: Tlv | undefined, what: string): number {
  const value = decodeInteger(expectTag(tlv, TAG.integer, what).content, what)
  if (value < 0n || value > 0x7fff_ffffn) throw invalidDer(what, 'a number is out of range')
  return Number(value)
}

/** The value of an INTEGER's content octets (two's complement). */
export function decodeInteger(content: Uint8Array, what: string): bigint {
  if (content.length === 0) throw invalidDer(what, 'an INTEGER is empty')
  const magnitude = BigInt(`0x${Buffer.from(content).toString('hex')}`)
  return (content[0] ?? 0) & 0x80 ? magnitude - (1n << BigInt(content.length * 8)) : magnitude
}

/** true for any octet but 00: certificates exist that carry 01 where DER wants FF. */
export function readBoolean(tlv: Tlv, what: string): boolean {
  const { content } = expectTag(tlv, TAG.boolean, what)
  if (content.length !== 1) throw invalidDer(what, 'a BOOLEAN has to be one octet')
  return content[0] !== 0
}

/** Content of a BIT STRING and its number of unused bits. */
export function decodeBitString(content: Uint8Array, what: string): { unusedBits: number; bits: Uint8Array } {
  const unusedBits = content[0]
  if (unusedBits === undefined || unusedBits > 7 || (content.length === 1 && unusedBits > 0)) {
    throw invalidDer(what, 'a BIT STRING has a wrong count of unused bits')
  }
  return { unusedBits, bits: content.subarray(1) }
}

/** The octets of a BIT STRING that holds whole octets, as keys and signatures are. */
export function readOctetsOfBitString(tlv: Tlv | undefined, what: string): Uint8Array {
  const { unusedBits, bits } = decodeBitString(expectTag(tlv, TAG.bitString, what).content, what)
  if (unusedBits !== 0) throw invalidDer(what, 'a BIT STRING has to hold whole octets')
  return bits
}

/** What the gate lets through. */
export interface DerLimits {
  maxBytes?: number
  maxDepth?: number
  maxNodes?: number
  /** Lets the indefinite lengths of BER pass, as PKCS#7 and PKCS#12 files may have them. */
  allowIndefinite?: boolean
}

/**
 * Walks the values of `bytes` once, in linear time, and refuses what is too long, too deep or too many for a parser, object
 * identifiers that a parser would take quadratic time for, and bytes after the end.
 *
 * @throws DomainError INVALID, or TOO_LONG for the size
 */
export function checkDer(bytes: Uint8Array, what: string, limits: DerLimits = {}): void {
  const { maxBytes = MAX_CERTIFICATE_DER, maxDepth = MAX_DER_DEPTH, maxNodes = MAX_DER_NODES } = limits
  if (bytes.length > maxBytes) {
    throw new DomainError('TOO_LONG', `${what} has ${bytes.length} bytes; at most ${maxBytes} are taken`)
  }
  // Ends of the constructed values around the current one; -1 where two zero octets end it.
  const ends: number[] = []
  let offset = 0
  let nodes = 0
  do {
    const open = ends.at(-1)
    const end = ends.findLast((each) => each >= 0) ?? bytes.length
    const header = readHeader(bytes, offset, end, what)
    nodes += 1
    if (nodes > maxNodes) throw invalidDer(what, `it holds more than ${maxNodes} values`)
    if (open === -1 && header.identifier === 0 && header.length === 0) {
      ends.pop()
      offset = header.start
    } else if (header.identifier & 0x20) {
      if (header.length < 0 && limits.allowIndefinite !== true) {
        throw invalidDer(what, 'it uses the indefinite length, which DER does not have')
      }
      ends.push(header.length < 0 ? -1 : header.start + header.length)
      if (ends.length > maxDepth) throw invalidDer(what, `it is nested more than ${maxDepth} levels deep`)
      offset = header.start
    } else {
      checkPrimitive(header, what)
      offset = header.start + header.length
    }
    while (ends.at(-1) === offset) ends.pop()
  } while (ends.length > 0)
  if (offset !== bytes.length) throw invalidDer(what, 'bytes follow its end')
}

function checkPrimitive(header: Header, what: string): void {
  if (header.length < 0) throw invalidDer(what, 'a simple value has no length')
  if (header.identifier === TAG.oid && header.length > MAX_OID_OCTETS) {
    throw invalidDer(what, `an object identifier has ${header.length} octets (at most ${MAX_OID_OCTETS} are read)`)
  }
}

/** Identifier, length and the parts as content. */
export function encodeTlv(identifier: number, ...parts: Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return new Uint8Array(Buffer.concat([encodeHeader(identifier, length), ...parts]))
}

function encodeHeader(identifier: number, length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(identifier, length)
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return Uint8Array.of(identifier, 0x80 | octets.length, ...octets)
}

/** SEQUENCE of the parts. */
export function encodeSequence(...parts: Uint8Array[]): Uint8Array {
  return encodeTlv(TAG.sequence, ...parts)
}

/** SET OF the parts, in the order DER wants (X.690 section 11.6). */
export function encodeSetOf(...parts: Uint8Array[]): Uint8Array {
  return encodeTlv(TAG.set, ...parts.toSorted(compareBytes))
}

/**
 * Content octets of a dotted object identifier.
 *
 * @throws DomainError INVALID
 */
export function encodeOidContent(dotted: string): Uint8Array {
  const valid = dotted.length <= 4 * MAX_OID_OCTETS && /^[0-2](\.(0|[1-9]\d*))+$/.test(dotted)
  const [first = 0n, second = 0n, ...rest] = valid ? dotted.split('.').map(BigInt) : []
  if (!valid || (first < 2n && second > 39n)) {
    throw new DomainError('INVALID', 'expected an object identifier in dotted decimal, such as 1.3.6.1.4.1.311.20.2.3')
  }
  const content = Uint8Array.from([first * 40n + second, ...rest].flatMap(encodeArc))
  if (content.length > MAX_OID_OCTETS) throw new DomainError('TOO_LONG', 'the object identifier is too long')
  return content
}

function encodeArc(arc: bigint): number[] {
  const octets = [Number(arc & 0x7fn)]
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) octets.unshift(Number(rest & 0x7fn) | 0x80)
  return octets
}

/** OBJECT IDENTIFIER of a dotted one. */
export function encodeOid(dotted: string): Uint8Array {
  return encodeTlv(TAG.oid, encodeOidContent(dotted))
}

/** Whether two byte strings are the same. For public values: not constant-time. */
export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return compareBytes(left, right) === 0
}

function compareBytes(left: Uint8Array, right: Uint8Array): number {
  return Buffer.compare(left, right)
}
