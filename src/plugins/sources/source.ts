// What a source finds and does: a place where certificates are kept or served, whether or not they came from here.
import type { Plugin } from '../plugin.ts'
import type { StartTls } from '../start-tls.ts'

/** A certificate that is kept or served at the source. Make one by `findingOf` (reading.ts), which never throws. */
export interface FoundCertificate {
  readonly kind: 'certificate'
  /**
   * What the source itself calls the place: an ARN, a path, host:port/name. The same from scan to scan, at most 1024 characters, and
   * unique within a scan; `remove` is given it back.
   */
  readonly externalId: string
  /** DER. Whether it is a certificate at all is judged by whoever takes it in. */
  readonly certificate: Uint8Array
  /** DER of what came with it, in any order; may repeat the certificate and hold what does not belong to it. */
  readonly chain: readonly Uint8Array[]
  /** The region, account or namespace it was found in, for filters and for rotation by region; null where there is none. */
  readonly region: string | null
}

export const TLS_PROTOCOLS = ['TLS_1_0', 'TLS_1_1', 'TLS_1_2', 'TLS_1_3'] as const
export type TlsProtocol = (typeof TLS_PROTOCOLS)[number]

const ENDPOINT_FINDINGS = [
  /** TLS 1.0 or 1.1 is accepted (RFC 8996). */
  'OLD_PROTOCOL',
  /** No forward secrecy, CBC with SHA-1, or worse. */
  'WEAK_CIPHER',
  'EXPIRED',
  'NOT_YET_VALID',
  'SELF_SIGNED',
  'NAME_MISMATCH',
  /** An issuing certificate is missing that clients need to reach a root. */
  'INCOMPLETE_CHAIN',
] as const
export type EndpointFindingKind = (typeof ENDPOINT_FINDINGS)[number]

export interface EndpointFinding {
  readonly kind: EndpointFindingKind
  /** One sentence that names what was seen. */
  readonly detail: string
}

/** A place where a certificate is served. Only of plugins with the capability LIST_ENDPOINTS. */
export interface FoundEndpoint {
  readonly kind: 'endpoint'
  /** As of certificates; the place where the certificate is bound (a listener and a name), so one certificate each. */
  readonly externalId: string
  /** For people; the host where the source has no better name. */
  readonly name: string
  /** Name or address, lower case, that clients connect to. */
  readonly host: string
  readonly port: number
  /** The name asked for (SNI) to be served this certificate; null for the one served without any. */
  readonly serverName: string | null
  /** Which of the host's addresses, where each is an endpoint of its own. */
  readonly address?: string | null
  /** What is spoken before TLS begins; nothing where it is left out. */
  readonly startTls?: StartTls | null
  /** SHA-256 of the certificate's DER, lower-case hexadecimal; null when none is served. Yield the certificate, too. */
  readonly fingerprint: string | null
  /** What was seen to be accepted, the best last; null where this source cannot tell. */
  readonly protocols: readonly TlsProtocol[] | null
  /** Cipher suites by their OpenSSL names, those that were seen; null where this source cannot tell. */
  readonly ciphers: readonly string[] | null
  /** The group of the key exchange, such as X25519; null where this source cannot tell. */
  readonly keyExchange: string | null
  /** What is weak in how it is served. */
  readonly findings: readonly EndpointFinding[]
  readonly region: string | null
}

/** Something that could not be looked at. Yielded, not thrown: the rest of the scan goes on. */
export interface Problem {
  readonly kind: 'problem'
  /**
   * The one entry that it is about: it counts neither as found nor as gone. Null when it is about more, such as a region that did
   * not answer: the scan is then partial, and nothing counts as gone.
   */
  readonly externalId: string | null
  /** True: it is about every entry whose id begins with `externalId`, such as those of a host or folder. */
  readonly below?: boolean
  /** Fit to be shown, without secrets. */
  readonly message: string
}

export type Finding = FoundCertificate | FoundEndpoint | Problem

/** One endpoint and what it is to serve. */
export interface EndpointSwitch {
  /** What `scan` calls the endpoint. */
  readonly externalId: string
  /** SHA-256 of what may be replaced there, as fingerprints of endpoints are written. Anything else is left alone. */
  readonly from: readonly string[]
  readonly to: {
    readonly fingerprint: string
    /** Where destinations and sources say that it is kept, such as ARNs; of any kind, the likeliest first. */
    readonly locations: readonly string[]
  }
}

export type SwitchOutcome =
  /** It serves it, from now on or already. */
  | { readonly kind: 'SWITCHED' | 'UNCHANGED' }
  /** It has been told to, and takes its time; to be asked again. */
  | { readonly kind: 'UNDER_WAY'; readonly because: string }
  /** It serves what may not be replaced; null: nothing. It was left alone. */
  | { readonly kind: 'OTHER'; readonly fingerprint: string | null }
  /** None of the locations is one that it can serve from. */
  | { readonly kind: 'NOWHERE'; readonly because: string }
  /** There is no such endpoint any more. */
  | { readonly kind: 'GONE' }

export interface Source {
  /**
   * Everything that is there, in any order, as it is found. When it ends without throwing and without a problem of more than one
   * entry, whatever was not yielded is not there.
   * @throws PluginError when the source cannot be looked at (any more); what was yielded before stands
   */
  scan(signal?: AbortSignal): AsyncIterable<Finding>
  /**
   * Takes the certificate away from the source, if this is still what is kept at that place; nothing there is no error. Only with
   * the capability REMOVE.
   * @throws PluginError, not retryable when another certificate is kept there by now or it is in use
   */
  remove?(entry: { readonly externalId: string; readonly fingerprint: string }, signal?: AbortSignal): Promise<void>
  /**
   * Has an endpoint serve another certificate, after looking at what it serves: doing it twice is doing it once. Only with the
   * capability SWITCH_ENDPOINT.
   * @throws PluginError
   */
  switchEndpoint?(wanted: EndpointSwitch, signal?: AbortSignal): Promise<SwitchOutcome>
}

export type SourcePlugin = Plugin<'SOURCE', Source>
