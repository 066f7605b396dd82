// Signatures of DNS messages by a shared key (RFC 8945).
import { createHmac, timingSafeEqual } from 'node:crypto'
import { CLASS, decodeName, encodeName, splitLastAdditional, TYPE, withAdditional } from './dns-message.ts'

/** Names of the algorithms by the hash that makes them. */
export const TSIG_ALGORITHMS = { sha256: 'hmac-sha256', sha384: 'hmac-sha384', sha512: 'hmac-sha512' } as const
export type TsigHash = keyof typeof TSIG_ALGORITHMS

export interface TsigKey {
  /** Lower case, without the dot at the end. */
  readonly name: string
  readonly hash: TsigHash
  readonly secret: Uint8Array
}

/** Errors of section 3 that a server tells in its TSIG record. */
export const TSIG_ERROR = { BADSIG: 16, BADKEY: 17, BADTIME: 18, BADTRUNC: 22 } as const

/** How far the clocks may be apart. */
const FUDGE_SECONDS = 300
const TTL_OF_TSIG = 0

export interface SignedMessage {
  readonly bytes: Buffer
  /** The answer's signature covers it. */
  readonly mac: Buffer
}

export function signMessage(message: Buffer, key: TsigKey, now: Date): SignedMessage {
  const timers = timersOf(Math.floor(now.getTime() / 1000), FUDGE_SECONDS)
  const mac = macOf(key, [message, variablesOf(key, timers, 0, Buffer.alloc(0))])
  const data = Buffer.concat([
    encodeName(TSIG_ALGORITHMS[key.hash]),
    timers,
    number16(mac.length),
    mac,
    message.subarray(0, 2),
    number16(0),
    number16(0),
  ])
  const record = { name: key.name, type: TYPE.TSIG, class: CLASS.ANY, ttl: TTL_OF_TSIG, data }
  return { bytes: withAdditional(message, record), mac }
}

/** What became of an answer's signature; `error` is what the server said, 0 where it said nothing. */
export type TsigVerdict =
  | { readonly kind: 'verified'; readonly message: Buffer; readonly error: number }
  /** Nothing in it can be believed, but that the server may have refused us. */
  | { readonly kind: 'unsigned'; readonly message: Buffer; readonly error: number }
  | { readonly kind: 'forged' }

/** @throws Error for what is no message */
export function verifyMessage(answer: Buffer, request: SignedMessage, key: TsigKey, now: Date): TsigVerdict {
  const split = splitLastAdditional(answer)
  if (split === null || split.last.type !== TYPE.TSIG) return { kind: 'unsigned', message: answer, error: 0 }
  const signature = decodeTsig(split.last.data)
  const { error } = signature
  if (signature.mac.length === 0) return { kind: 'unsigned', message: split.rest, error }
  const covered = Buffer.from(split.rest)
  signature.originalId.copy(covered)
  const expected = macOf(key, [
    number16(request.mac.length),
    request.mac,
    covered,
    variablesOf(key, signature.timers, error, signature.other),
  ])
  const { last } = split
  const isWellMade = last.class === CLASS.ANY && last.ttl === TTL_OF_TSIG
  const isOurs =
    isWellMade &&
    last.name.toLowerCase() === key.name &&
    signature.algorithm.toLowerCase() === TSIG_ALGORITHMS[key.hash]
  // Truncated ones (section 5.2.2.1) are not taken.
  if (!isOurs || expected.length !== signature.mac.length || !timingSafeEqual(expected, signature.mac)) {
    return { kind: 'forged' }
  }
  const apart = Math.abs(signature.seconds - now.getTime() / 1000)
  // A server whose clock is off says so, and the time that it has, in a signed answer.
  if (error !== TSIG_ERROR.BADTIME && apart > FUDGE_SECONDS) return { kind: 'forged' }
  return { kind: 'verified', message: covered, error }
}

function decodeTsig(data: Uint8Array): {
  algorithm: string
  timers: Buffer
  seconds: number
  mac: Buffer
  originalId: Buffer
  error: number
  other: Buffer
} {
  const octets = Buffer.from(data)
  const { name: algorithm, end: timersAt } = decodeName(octets, 0)
  const macAt = timersAt + 10
  const macEnd = macAt + octets.readUInt16BE(timersAt + 8)
  const other = octets.subarray(macEnd + 6)
  if (other.length !== octets.readUInt16BE(macEnd + 4)) throw new Error('a TSIG record does not end where it should')
  return {
    algorithm,
    timers: octets.subarray(timersAt, timersAt + 8),
    seconds: octets.readUIntBE(timersAt, 6),
    mac: octets.subarray(macAt, macEnd),
    originalId: octets.subarray(macEnd, macEnd + 2),
    error: octets.readUInt16BE(macEnd + 2),
    other,
  }
}

/** What is signed besides the message (section 4.3.3): names in lower case, not compressed. */
function variablesOf(key: TsigKey, timers: Buffer, error: number, other: Buffer): Buffer {
  const classAndTtl = Buffer.alloc(6)
  classAndTtl.writeUInt16BE(CLASS.ANY, 0)
  const algorithm = encodeName(TSIG_ALGORITHMS[key.hash])
  const rest = [number16(error), number16(other.length), other]
  return Buffer.concat([encodeName(key.name), classAndTtl, algorithm, timers, ...rest])
}

function timersOf(seconds: number, fudge: number): Buffer {
  const timers = Buffer.alloc(8)
  timers.writeUIntBE(seconds, 0, 6)
  timers.writeUInt16BE(fudge, 6)
  return timers
}

function macOf(key: TsigKey, parts: readonly Uint8Array[]): Buffer {
  const hmac = createHmac(key.hash, key.secret)
  for (const part of parts) hmac.update(part)
  return hmac.digest()
}

function number16(value: number): Buffer {
  const octets = Buffer.alloc(2)
  octets.writeUInt16BE(value)
  return octets
}
