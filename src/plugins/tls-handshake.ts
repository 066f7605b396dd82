// A TLS handshake with somebody's server, to see what it serves. Nothing is trusted, and nothing is said after it.
import { constants } from 'node:crypto'
import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls'
import type { EgressClient } from './egress.ts'
import { PluginError } from './plugin-error.ts'
import { askForTls } from './start-tls.ts'
import { failureOf, HandshakeError, type HandshakeTarget, notBegun, silent, tooLate } from './tls-handshake-failures.ts'
import type { TlsProtocol } from './sources/source.ts'

export { HandshakeError, type HandshakeTarget } from './tls-handshake-failures.ts'

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
  const { address } = await options.http.addressOf(target.host, target.address).catch((error: unknown) => {
    if (!(error instanceof PluginError)) throw error
    throw new HandshakeError('NOT_TRIED', error.message, { retryable: error.retryable, cause: error })
  })
  return new Promise((settle, fail) => {
    const tls = socketOptions(address, target, options)
    const { startTls = null } = target
    const plain = startTls === null ? null : connectPlain({ host: address, port: target.port })
    let top: Socket = plain ?? connect(tls)
    let connected = false
    const end = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      // The TLS socket ends the one below it; the other way round Node crashes.
      top.destroy()
    }
    const give = (error: unknown): void => {
      end()
      fail(error instanceof Error ? error : new Error('it was given up', { cause: error }))
    }
    const abort = (): void => give(signal?.reason)
    const timer = setTimeout(() => give(tooLate(target, connected, timeoutMilliseconds)), timeoutMilliseconds)
    signal?.addEventListener('abort', abort)
    const watch = (socket: Socket): void => {
      socket.on('error', (error) => give(failureOf(target, connected, error)))
      // After the error that may still come with it
      socket.once('close', () => setImmediate(() => give(silent(target, 'it closed the connection'))))
    }
    const shake = (socket: TLSSocket): void => {
      socket.once('secureConnect', () => {
        try {
          settle(read(socket))
        } catch (error) {
          give(error)
        }
        end()
      })
    }
    watch(top)
    top.once('connect', () => (connected = true))
    if (plain === null || startTls === null) return shake(top as TLSSocket)
    const begin = async (): Promise<void> => {
      await askForTls(plain, startTls)
      if (plain.destroyed) return
      const socket = connect({ ...tls, socket: plain })
      top = socket
      watch(socket)
      shake(socket)
    }
    plain.once('connect', () => {
      begin().catch((error: unknown) => give(notBegun(target, error)))
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
