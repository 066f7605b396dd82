// What a handshake was to be with, and how it may fail.
import { isIP } from 'node:net'
import { PluginError } from './plugin-error.ts'
import { type StartTls, StartTlsRefused } from './start-tls.ts'

export interface HandshakeTarget {
  /** Name or address; judged by the egress guard. */
  readonly host: string
  readonly port: number
  /** The name asked for (SNI, RFC 6066 section 3); null or an address asks for none. */
  readonly serverName: string | null
  /** Which of the host's addresses; the first where it is left out. */
  readonly address?: string | null
  /** What is spoken before TLS begins; nothing where it is left out. */
  readonly startTls?: StartTls | null
}

const HANDSHAKE_FAILURES = [
  /** Nobody answers on that port of that address. */
  'NOBODY',
  /** It could not be tried: no such name, not allowed, no route. */
  'NOT_TRIED',
  /** Somebody answers, and not in time or not to the end. */
  'SILENT',
  /** What answers does not speak TLS. */
  'NOT_TLS',
  /** It speaks TLS and did not agree. */
  'DISAGREED',
] as const
export type HandshakeFailure = (typeof HANDSHAKE_FAILURES)[number]

export class HandshakeError extends PluginError {
  readonly failure: HandshakeFailure

  constructor(failure: HandshakeFailure, message: string, options: { retryable: boolean; cause?: unknown }) {
    super(message, options)
    this.failure = failure
  }
}

export function tooLate(target: HandshakeTarget, connected: boolean, milliseconds: number): HandshakeError {
  if (connected) return silent(target, `it did not shake hands within ${milliseconds / 1000} seconds`)
  return new HandshakeError('NOBODY', `${nameOf(target)}: nobody answers`, { retryable: true })
}

/** What these codes of the operating system say: there is nobody. Others, such as a network without a route, say nothing. */
const NOBODY = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ETIMEDOUT', 'EHOSTDOWN'])
const NOT_TLS = /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|RECORD_LENGTH_MISMATCH|UNEXPECTED_MESSAGE|BAD_RECORD_TYPE/

export function failureOf(target: HandshakeTarget, connected: boolean, error: unknown): HandshakeError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'it failed'
  const where = nameOf(target)
  if (!connected) {
    return NOBODY.has(code)
      ? new HandshakeError('NOBODY', `${where}: nobody answers (${code})`, { retryable: true, cause: error })
      : new HandshakeError('NOT_TRIED', `${where} could not be reached (${code})`, { retryable: true, cause: error })
  }
  if (NOT_TLS.test(code)) {
    return new HandshakeError('NOT_TLS', `${where} answers, and not in TLS`, { retryable: false, cause: error })
  }
  if (code.startsWith('ERR_SSL_')) {
    const message = `${where} speaks TLS and did not agree (${code.slice('ERR_SSL_'.length).toLowerCase()})`
    return new HandshakeError('DISAGREED', message, { retryable: false, cause: error })
  }
  return silent(target, `it broke off (${code})`, error)
}

export function notBegun(target: HandshakeTarget, error: unknown): HandshakeError {
  if (!(error instanceof StartTlsRefused)) return silent(target, 'it broke off before TLS', error)
  const message = `${nameOf(target)} does not begin with TLS: ${error.message}`
  return new HandshakeError('NOT_TLS', message, { retryable: false, cause: error })
}

export function silent(target: HandshakeTarget, what: string, cause?: unknown): HandshakeError {
  return new HandshakeError('SILENT', `${nameOf(target)}: ${what}`, { retryable: true, cause })
}

function nameOf({ host, port, serverName, address = null }: HandshakeTarget): string {
  const where = isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`
  const place = address === null ? where : `${where} (${address})`
  return serverName === null || serverName === host ? place : `${place} as ${serverName}`
}
