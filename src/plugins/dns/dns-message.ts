// Messages of DNS (RFC 1035 section 4) as far as dns-packet does not write them: updates have classes of their own.
import { decode, type DecodedPacket } from 'dns-packet'

export const CLASS = { IN: 1, NONE: 254, ANY: 255 } as const
export const TYPE = { CNAME: 5, SOA: 6, TXT: 16, TSIG: 250 } as const
export const OPCODE = { QUERY: 0, UPDATE: 5 } as const

const HEADER_LENGTH = 12
const ADDITIONAL_COUNT = 10

/** Not compressed. The caller has seen to it that it is a name. */
export function encodeName(name: string): Buffer {
  const labels = name.split('.').filter((label) => label !== '')
  return Buffer.concat([...labels.map(encodeString), Buffer.of(0)])
}

function encodeString(text: string | Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(Buffer.byteLength(text)), Buffer.from(text)])
}

/** A name that is not compressed, and where it ends. */
export function decodeName(message: Buffer, at: number): { readonly name: string; readonly end: number } {
  const end = endOfName(message, at)
  const labels: string[] = []
  for (let next = at; next < end - 1; next += 1 + message.readUInt8(next)) {
    labels.push(message.toString('latin1', next + 1, next + 1 + message.readUInt8(next)))
  }
  return { name: labels.join('.'), end }
}

/** A record's fields of fixed length follow its name. */
export interface RawRecord {
  readonly name: string
  readonly type: number
  readonly class: number
  readonly ttl: number
  readonly data: Uint8Array
}

function encodeRecord(record: RawRecord): Buffer {
  const fixed = Buffer.alloc(10)
  fixed.writeUInt16BE(record.type, 0)
  fixed.writeUInt16BE(record.class, 2)
  fixed.writeUInt32BE(record.ttl, 4)
  fixed.writeUInt16BE(record.data.length, 8)
  return Buffer.concat([encodeName(record.name), fixed, record.data])
}

/** The data of a TXT record: strings of at most 255 octets (RFC 1035 section 3.3.14). */
export function encodeText(value: string): Buffer {
  const octets = Buffer.from(value)
  const strings: Buffer[] = []
  for (let from = 0; from < octets.length; from += 255) strings.push(octets.subarray(from, from + 255))
  return Buffer.concat((strings.length === 0 ? [''] : strings).map(encodeString))
}

/** A message of one question (or, of an update, its zone) and the sections behind it. */
export function encodeMessage(message: {
  readonly id: number
  readonly opcode: number
  readonly question: { readonly name: string; readonly type: number }
  readonly answers?: readonly RawRecord[]
  readonly authorities?: readonly RawRecord[]
}): Buffer {
  const { id, opcode, question, answers = [], authorities = [] } = message
  const header = Buffer.alloc(HEADER_LENGTH)
  const fields = [id, opcode << 11, 1, answers.length, authorities.length, 0]
  for (const [index, field] of fields.entries()) header.writeUInt16BE(field, index * 2)
  const asked = Buffer.alloc(4)
  asked.writeUInt16BE(question.type, 0)
  asked.writeUInt16BE(CLASS.IN, 2)
  return Buffer.concat([header, encodeName(question.name), asked, ...[...answers, ...authorities].map(encodeRecord)])
}

/** The message with one more record at its end. */
export function withAdditional(message: Uint8Array, record: RawRecord): Buffer {
  const longer = Buffer.concat([message, encodeRecord(record)])
  longer.writeUInt16BE(longer.readUInt16BE(ADDITIONAL_COUNT) + 1, ADDITIONAL_COUNT)
  return longer
}

/**
 * The last record of a message and the message without it.
 * @returns null when it has no additional records
 * @throws Error for what is no message
 */
export function splitLastAdditional(message: Buffer): { readonly rest: Buffer; readonly last: RawRecord } | null {
  const counts = [4, 6, 8, ADDITIONAL_COUNT].map((at) => message.readUInt16BE(at))
  const [questions = 0, ...records] = counts
  const additional = counts.at(-1) ?? 0
  if (additional === 0) return null
  let at = HEADER_LENGTH
  for (let left = questions; left > 0; left -= 1) at = endOfName(message, at) + 4
  for (let left = records.reduce((sum, count) => sum + count, 0); left > 1; left -= 1) {
    const fixed = endOfName(message, at)
    at = fixed + 10 + message.readUInt16BE(fixed + 8)
  }
  const fixed = endOfName(message, at)
  const data = message.subarray(fixed + 10)
  if (data.length !== message.readUInt16BE(fixed + 8)) throw new Error('the message does not end where it should')
  const rest = Buffer.from(message.subarray(0, at))
  rest.writeUInt16BE(additional - 1, ADDITIONAL_COUNT)
  const last = {
    name: decode(message).additionals?.at(-1)?.name ?? '',
    type: message.readUInt16BE(fixed),
    class: message.readUInt16BE(fixed + 2),
    ttl: message.readUInt32BE(fixed + 4),
    data,
  }
  return { rest, last }
}

function endOfName(message: Buffer, at: number): number {
  let next = at
  for (;;) {
    const length = message.readUInt8(next)
    if (length === 0) return next + 1
    // A pointer (RFC 1035 section 4.1.4) is the end of a name.
    if (length >= 0xc0) return next + 2
    next += 1 + length
  }
}

export function decodeMessage(message: Buffer): DecodedPacket {
  return decode(message)
}
