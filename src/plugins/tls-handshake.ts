// A TLS handshake with somebody's server, to see what it serves. Nothing is trusted, and nothing is said after it.
import { constants } from 'node:crypto'
import { isIP } from 'node:net'
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls'
import type { EgressClient } from './egress.ts'
import { PluginError } from './plugin-error.ts'
import type { TlsProtocol } from './sources/source.ts'

export interface HandshakeTarget {
  /** Name or address; judged by the egress guard. */
  readonly host: string
  readonly port: number
  /** The name asked for (SNI, RFC 6066 section 3); null or an address asks for none. */
  readonly serverName: string | null
}

export interface HandshakeOptions {
  readonly http: Pick<EgressClient, 'addressOf'>
  readonly signal?: AbortSignal
  /** Until the handshake is complete. Default 5000. */
  readonly timeoutMilliseconds?: number
  /** Only this one; any from TLS 1.0 to 1.3 otherwise. */
  readonly protocol?: TlsProtocol
  /** Cipher list of OpenSSL for TLS up to 1.2. Default: whatever OpenSSL would use, however old. */
  readonly ciphers?: string
}

export interface Handshake {
  /** DER of what the server proved to hold; null when it is anonymous. */
  readonly certificate: Uint8Array | null
  /** DER of the issuing certificates that it sent, the leaf's issuer first. */
  readonly chain: readonly Uint8Array[]
  readonly protocol: TlsProtocol
  /** OpenSSL's name of the cipher suite. */
  readonly cipher: string
  /** Such as X25519MLKEM768, prime256v1 or DH 2048; null without forward secrecy, or where it cannot be told. */
  readonly keyExchange: string | null
}

export const HANDSHAKE_FAILURES = [
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

const VERSIONS = { TLS_1_0: 'TLSv1', TLS_1_1: 'TLSv1.1', TLS_1_2: 'TLSv1.2', TLS_1_3: 'TLSv1.3' } as const
const PROTOCOLS: ReadonlyMap<string, TlsProtocol> = new Map(
  Object.entries(VERSIONS).map(([protocol, version]) => [version, protocol as TlsProtocol]),
)

/** Security level 0 speaks to servers that nobody should trust: they are what is looked for. */
const ANY_CIPHER = 'DEFAULT:@SECLEVEL=0'
const TIMEOUT = 5000

/**
 * Shakes hands and hangs up.
 * @throws HandshakeError; the signal's own reason when the caller gave up
 */
export async function handshake(target: HandshakeTarget, options: HandshakeOptions): Promise<Handshake> {
  const { signal, timeoutMilliseconds = TIMEOUT } = options
  signal?.throwIfAborted()
  const { address } = await options.http.addressOf(target.host).catch((error: unknown) => {
    if (!(error instanceof PluginError)) throw error
    throw new HandshakeError('NOT_TRIED', error.message, { retryable: error.retryable, cause: error })
  })
  return new Promise((settle, fail) => {
    const socket = connect(socketOptions(address, target, options))
    let connected = false
    const end = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      socket.destroy()
    }
    const give = (error: unknown): void => {
      end()
      fail(error instanceof Error ? error : new Error('it was given up', { cause: error }))
    }
    const abort = (): void => give(signal?.reason)
    const timer = setTimeout(() => give(tooLate(target, connected, timeoutMilliseconds)), timeoutMilliseconds)
    signal?.addEventListener('abort', abort)
    socket.once('connect', () => (connected = true))
    socket.on('error', (error) => give(failureOf(target, connected, error)))
    socket.once('close', () => give(silent(target, 'it closed the connection')))
    socket.once('secureConnect', () => {
      try {
        settle(read(socket))
      } catch (error) {
        give(error)
      }
      end()
    })
  })
}

function socketOptions(address: string, target: HandshakeTarget, options: HandshakeOptions): ConnectionOptions {
  const { port, serverName } = target
  const { protocol, ciphers = ANY_CIPHER } = options
  return {
    host: address,
    port,
    ...(serverName !== null && isIP(serverName) === 0 && { servername: serverName }),
    rejectUnauthorized: false,
    // No roots: OpenSSL would complete the chain with them, and what is missing is what is looked for.
    ca: [],
    minVersion: protocol === undefined ? 'TLSv1' : VERSIONS[protocol],
    maxVersion: protocol === undefined ? 'TLSv1.3' : VERSIONS[protocol],
    ciphers,
    minDHSize: 1,
    secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
  }
}

function read(socket: TLSSocket): Handshake {
  const protocol = PROTOCOLS.get(socket.getProtocol() ?? '')
  if (protocol === undefined) throw new Error('the handshake ended without a protocol')
  const chain: Uint8Array[] = []
  const leaf = socket.getPeerX509Certificate()
  for (let issuer = leaf?.issuerCertificate; issuer !== undefined; issuer = issuer.issuerCertificate) {
    chain.push(new Uint8Array(issuer.raw))
  }
  return {
    certificate: leaf === undefined ? null : new Uint8Array(leaf.raw),
    chain,
    protocol,
    cipher: socket.getCipher().name,
    keyExchange: keyExchangeOf(socket),
  }
}

function keyExchangeOf(socket: TLSSocket): string | null {
  const found = socket.getEphemeralKeyInfo() as { type?: string; name?: string; size?: number } | null
  if (found?.type === 'DH') return `DH ${found.size ?? '?'}`
  return found?.name ?? null
}

function tooLate(target: HandshakeTarget, connected: boolean, milliseconds: number): HandshakeError {
  if (connected) return silent(target, `it did not shake hands within ${milliseconds / 1000} seconds`)
  return new HandshakeError('NOBODY', `${nameOf(target)}: nobody answers`, { retryable: true })
}

/** What these codes of the operating system say: there is nobody. Others, such as a network without a route, say nothing. */
const NOBODY = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ETIMEDOUT', 'EHOSTDOWN'])
const NOT_TLS = /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|RECORD_LENGTH_MISMATCH|UNEXPECTED_MESSAGE|BAD_RECORD_TYPE/

function failureOf(target: HandshakeTarget, connected: boolean, error: unknown): HandshakeError {
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

function silent(target: HandshakeTarget, what: string, cause?: unknown): HandshakeError {
  return new HandshakeError('SILENT', `${nameOf(target)}: ${what}`, { retryable: true, cause })
}

function nameOf({ host, port, serverName }: HandshakeTarget): string {
  const place = isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`
  return serverName === null || serverName === host ? place : `${place} as ${serverName}`
}
