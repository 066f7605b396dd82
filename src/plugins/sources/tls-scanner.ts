// What a scan does at one place: handshakes by several names, then, with old protocols and weak ciphers.
import { isIP } from 'node:net'
import { sha256Hex } from '../../pki/keys.ts'
import { PluginError } from '../plugin-error.ts'
import type { Installation } from '../plugin.ts'
import { handshake, type Handshake, HandshakeError, type HandshakeOptions } from '../tls-handshake.ts'
import { certificateFindings, type KnownRoots, knownRoots, protocolFindings } from './endpoint-findings.ts'
import { Pace } from './parallel.ts'
import type { Place } from './scan-targets.ts'
import { type EndpointFinding, type Finding, TLS_PROTOCOLS, type TlsProtocol } from './source.ts'

export interface ScanOptions {
  readonly serverNames: readonly string[]
  /** Whether old protocols and weak ciphers are tried. */
  readonly probe: boolean
  /** Whether each address of a name is looked at. */
  readonly everyAddress: boolean
  readonly perSecond: number
  readonly timeoutSeconds: number
  /** DER of roots that clients know besides the public ones. */
  readonly roots: readonly Uint8Array[]
}

/** OpenSSL's names of what nobody should accept in TLS up to 1.2 any more. */
const WEAK_CIPHERS = [
  'aNULL:eNULL:@SECLEVEL=0',
  'kRSA:!aNULL:!eNULL:@SECLEVEL=0',
  'SHA1:!kRSA:!aNULL:!eNULL:@SECLEVEL=0',
] as const

/** Of one name. */
const MAX_ADDRESSES = 16

/** A place, and which of its addresses is meant; null where it has one. */
type Spot = Place & { readonly address: string | null }

interface Manner {
  readonly protocols: readonly TlsProtocol[] | null
  readonly ciphers: readonly string[]
  readonly findings: readonly EndpointFinding[]
}

/** Looks at one place after another; made anew for each scan. */
export class TlsScanner {
  readonly #options: ScanOptions
  readonly #installation: Installation
  readonly #serverNames: readonly string[]
  readonly #signal: AbortSignal | undefined
  readonly #pace: Pace
  readonly #roots: KnownRoots

  constructor(options: ScanOptions, installation: Installation, signal: AbortSignal | undefined) {
    this.#options = options
    this.#installation = installation
    this.#serverNames = options.serverNames
    this.#signal = signal
    this.#pace = new Pace(options.perSecond)
    this.#roots = knownRoots(options.roots)
  }

  /** All that is served at one place, at each of its addresses. */
  async look(place: Place): Promise<readonly Finding[]> {
    if (!this.#options.everyAddress || isIP(place.host) !== 0) return this.#lookAt({ ...place, address: null })
    let addresses: readonly string[]
    try {
      const found = await this.#installation.http.addressesOf(place.host)
      addresses = found.map(({ address }) => address).toSorted()
    } catch (error) {
      if (!(error instanceof PluginError)) throw error
      return [{ kind: 'problem', externalId: idOf(place, ''), below: true, message: error.message }]
    }
    if (addresses.length === 1) return this.#lookAt({ ...place, address: null })
    const findings: Finding[] = []
    for (const address of addresses.slice(0, MAX_ADDRESSES))
      findings.push(...(await this.#lookAt({ ...place, address })))
    if (addresses.length <= MAX_ADDRESSES) return findings
    const message = `${place.host} has ${addresses.length} addresses; ${MAX_ADDRESSES} of them were looked at`
    return [...findings, { kind: 'problem', externalId: idOf(place, ''), below: true, message }]
  }

  /** By its own name, and by each of the others that it has a certificate for. */
  async #lookAt(place: Spot): Promise<readonly Finding[]> {
    const own = isIP(place.host) === 0 ? place.host : null
    const first = await this.#try(place, own)
    if (first instanceof HandshakeError && first.failure !== 'DISAGREED') return problemOf(place, first)
    const served = new Map<string | null, Handshake>()
    if (!(first instanceof HandshakeError)) served.set(own, first)
    for (const name of this.#serverNames) {
      const found = name === own ? null : await this.#try(place, name)
      if (found === null || found instanceof HandshakeError || found.certificate === null) continue
      if (!this.#isDefault(found, first, name)) served.set(name, found)
    }
    const [asked] = served
    if (asked === undefined) return first instanceof HandshakeError ? problemOf(place, first) : []
    const manner = this.#options.probe ? await this.#manner(place, asked[0], asked[1]) : unprobed(asked[1])
    return [...served].flatMap(([name, shown]) => this.#findings(place, name, shown, manner))
  }

  /** Whether the server just gave what it gives everybody, although that is not for this name. */
  #isDefault(found: Handshake, first: Handshake | HandshakeError, name: string): boolean {
    if (first instanceof HandshakeError || first.certificate === null || found.certificate === null) return false
    if (!Buffer.from(found.certificate).equals(first.certificate)) return false
    const served = { certificate: found.certificate, chain: found.chain, serverName: name }
    return certificateFindings(served, this.#installation.now(), this.#roots).some(
      ({ kind }) => kind === 'NAME_MISMATCH',
    )
  }

  /** Protocols and weak ciphers belong to the place, whatever name is asked for. */
  async #manner(place: Spot, name: string | null, first: Handshake): Promise<Manner> {
    const protocols: TlsProtocol[] = []
    for (const protocol of TLS_PROTOCOLS) {
      const accepted =
        protocol === first.protocol || !((await this.#try(place, name, { protocol })) instanceof HandshakeError)
      if (accepted) protocols.push(protocol)
    }
    const weak: string[] = []
    if (protocols.some((protocol) => protocol !== 'TLS_1_3')) {
      const protocol = protocols.findLast((each) => each !== 'TLS_1_3') ?? 'TLS_1_2'
      for (const ciphers of WEAK_CIPHERS) {
        const found = await this.#try(place, name, { protocol, ciphers })
        if (!(found instanceof HandshakeError)) weak.push(found.cipher)
      }
    }
    return {
      protocols,
      ciphers: [...new Set([first.cipher, ...weak])],
      findings: protocolFindings(protocols, weak, first.keyExchange),
    }
  }

  #findings(place: Spot, serverName: string | null, shown: Handshake, manner: Manner): Finding[] {
    const externalId = spotId(place, serverName)
    const { certificate, chain, keyExchange } = shown
    const about =
      certificate === null
        ? []
        : certificateFindings({ certificate, chain, serverName }, this.#installation.now(), this.#roots)
    const endpoint: Finding = {
      kind: 'endpoint',
      externalId,
      name: spotName(place, serverName),
      ...place,
      serverName,
      fingerprint: certificate === null ? null : sha256Hex(certificate),
      protocols: manner.protocols,
      ciphers: manner.ciphers,
      keyExchange,
      findings: [...about, ...manner.findings],
      region: null,
    }
    if (certificate === null) return [endpoint]
    return [{ kind: 'certificate', externalId, certificate, chain, region: null }, endpoint]
  }

  async #try(
    place: Spot,
    serverName: string | null,
    more: Pick<HandshakeOptions, 'protocol' | 'ciphers'> = {},
  ): Promise<Handshake | HandshakeError> {
    await this.#pace.turn(this.#signal)
    try {
      return await handshake(
        { ...place, serverName },
        {
          http: this.#installation.http,
          timeoutMilliseconds: this.#options.timeoutSeconds * 1000,
          ...(this.#signal !== undefined && { signal: this.#signal }),
          ...more,
        },
      )
    } catch (error) {
      if (error instanceof HandshakeError) return error
      throw error
    }
  }
}

function unprobed(first: Handshake): Manner {
  const findings = protocolFindings([first.protocol], [], first.keyExchange)
  return { protocols: null, ciphers: [first.cipher], findings }
}

/** Nobody there is an answer: nothing is served. Everything else leaves open what is. */
function problemOf(spot: Spot, { failure, message }: HandshakeError): Finding[] {
  return failure === 'NOBODY' ? [] : [{ kind: 'problem', externalId: spotId(spot, null), below: true, message }]
}

function placeName({ host, port }: Place): string {
  return isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`
}

function spotName(spot: Spot, serverName: string | null): string {
  const name = serverName ?? placeName(spot)
  return spot.address === null ? name : `${name} (${spot.address})`
}

/** What it is called is the same from scan to scan, and begins as the id of its place does. */
function spotId(spot: Spot, serverName: string | null): string {
  return idOf(spot, spot.address === null ? (serverName ?? '') : `@${spot.address}/${serverName ?? ''}`)
}

function idOf(place: Place, rest: string): string {
  return `${placeName(place)}/${rest}`
}
