// Whether servers serve the certificate that they should, seen by a handshake with each.
import { createHash } from 'node:crypto'
import { isIP } from 'node:net'
import type { EgressClient } from '../../plugins/egress.ts'
import { handshake, HandshakeError } from '../../plugins/tls-handshake.ts'

export interface ExpectedCertificate {
  /** SHA-256 of the DER, lower-case hexadecimal. */
  readonly fingerprint: string
  readonly commonName: string | null
}

export interface ServingPlace {
  readonly host: string
  readonly port: number
  /** The name to ask for; null: the certificate's own, or else the host's. */
  readonly serverName: string | null
  /** Whether a place that this server cannot reach at all is passed over: for those that nobody named for this. */
  readonly optional: boolean
}

export interface Seen {
  /** Places that serve it. */
  readonly right: readonly string[]
  /** What is wrong, a sentence each. */
  readonly problems: readonly string[]
  /** Why optional places could not be looked at. */
  readonly notTried: readonly string[]
}

type Verdict = { readonly as: keyof Seen; readonly says: string }

export class ServedCheck {
  readonly #http: Pick<EgressClient, 'addressOf'>

  constructor(http: Pick<EgressClient, 'addressOf'>) {
    this.#http = http
  }

  /** Looks at all of them at once. */
  async look(places: readonly ServingPlace[], expected: ExpectedCertificate, signal: AbortSignal): Promise<Seen> {
    const verdicts = await Promise.all(places.map((place) => this.#verdict(place, expected, signal)))
    const of = (as: keyof Seen) => verdicts.filter((verdict) => verdict.as === as).map(({ says }) => says)
    return { right: of('right'), problems: of('problems'), notTried: of('notTried') }
  }

  async #verdict(place: ServingPlace, expected: ExpectedCertificate, signal: AbortSignal): Promise<Verdict> {
    const { host, port, optional } = place
    const name = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`
    const serverName = place.serverName ?? serverNameFor(expected.commonName, host)
    try {
      const { certificate } = await handshake({ host, port, serverName }, { http: this.#http, signal })
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
