// Whether servers serve the certificate that they should, seen by a handshake with each.
import { createHash } from 'node:crypto'
import { isIP } from 'node:net'
import type { EgressClient } from '../../plugins/egress.ts'
import { PluginError } from '../../plugins/plugin-error.ts'
import type { StartTls } from '../../plugins/start-tls.ts'
import { handshake, HandshakeError } from '../../plugins/tls-handshake.ts'

export interface ExpectedCertificate {
  /** SHA-256 of the DER, lower-case hexadecimal. */
  readonly fingerprint: string
  readonly commonName: string | null
}

export interface ServingPlace {
  /** Of the endpoint, where it is one. */
  readonly endpointId?: string
  readonly host: string
  readonly port: number
  /** The name to ask for; null: the certificate's own, or else the host's. */
  readonly serverName: string | null
  /** Which of the host's addresses; without it each of them has to serve it. */
  readonly address?: string | null
  /** What is spoken before TLS begins; nothing where it is left out. */
  readonly startTls?: StartTls | null
  /** Whether a place that this server cannot reach at all is passed over: for those that nobody named for this. */
  readonly optional: boolean
}

export interface Seen {
  /** Places that serve it. */
  readonly right: readonly string[]
  /** Of the endpoints among them, those that serve it wholly. */
  readonly endpointIds: readonly string[]
  /** What is wrong, a sentence each. */
  readonly problems: readonly string[]
  /** Why optional places could not be looked at. */
  readonly notTried: readonly string[]
}

type Addresses = Pick<EgressClient, 'addressOf' | 'addressesOf'>

/** Of one name. */
const MAX_ADDRESSES = 8

type Verdict = { readonly as: Exclude<keyof Seen, 'endpointIds'>; readonly says: string }

export class ServedCheck {
  readonly #http: Addresses

  constructor(http: Addresses) {
    this.#http = http
  }

  /** Looks at all of them at once. */
  async look(places: readonly ServingPlace[], expected: ExpectedCertificate, signal: AbortSignal): Promise<Seen> {
    const spots = await Promise.all(places.map((place) => this.#spotsOf(place)))
    const looked = await Promise.all(
      spots.map((each) => Promise.all(each.map((spot) => this.#verdict(spot, expected, signal)))),
    )
    const of = (as: Verdict['as']) => looked.flat().flatMap((verdict) => (verdict.as === as ? [verdict.says] : []))
    const endpointIds = places.flatMap(({ endpointId }, index) => {
      const isServed = looked[index]?.every(({ as }) => as === 'right') === true
      return isServed && endpointId !== undefined ? [endpointId] : []
    })
    return { right: of('right'), problems: of('problems'), notTried: of('notTried'), endpointIds }
  }

  /** Behind one name may be several servers, and one that was forgotten is what clients will meet. */
  async #spotsOf(place: ServingPlace): Promise<readonly ServingPlace[]> {
    if (place.address != null || isIP(place.host) !== 0) return [place]
    try {
      const addresses = await this.#http.addressesOf(place.host)
      if (addresses.length === 1) return [place]
      return addresses.slice(0, MAX_ADDRESSES).map(({ address }) => ({ ...place, address }))
    } catch (error) {
      if (!(error instanceof PluginError)) throw error
      // The handshake says the same.
      return [place]
    }
  }

  async #verdict(place: ServingPlace, expected: ExpectedCertificate, signal: AbortSignal): Promise<Verdict> {
    const { host, port, optional, address = null, startTls = null } = place
    const where = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`
    const name = address === null ? where : `${where} (${address})`
    const serverName = place.serverName ?? serverNameFor(expected.commonName, host)
    try {
      const { certificate } = await handshake(
        { host, port, serverName, address, startTls },
        { http: this.#http, signal },
      )
      if (certificate === null) return { as: 'problems', says: `${name} serves no certificate` }
      const served = createHash('sha256').update(certificate).digest('hex')
      if (served === expected.fingerprint) return { as: 'right', says: name }
      return { as: 'problems', says: `${name} serves another certificate (SHA-256 ${served})` }
    } catch (error) {
      if (!(error instanceof HandshakeError)) throw error
      const passedOver = optional && error.failure === 'NOT_TRIED'
      return { as: passedOver ? 'notTried' : 'problems', says: error.message }
    }
  }
}

/** The name that a client of the certificate would ask for; that of the place for wildcards and certificates without one. */
function serverNameFor(commonName: string | null, host: string): string | null {
  const isHostName = commonName !== null && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(commonName) && isIP(commonName) === 0
  if (isHostName) return commonName
  return isIP(host) === 0 ? host : null
}
