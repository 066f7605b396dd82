// Asks the world whether a certificate issued elsewhere was revoked: its OCSP responders first, then its revocation lists.
import { randomBytes } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import { certificateIssuedBy } from '../../pki/chain.ts'
import { readCrlStatus } from '../../pki/crl-status.ts'
import { buildOcspRequest, readOcspResponse } from '../../pki/ocsp.ts'
import type { ParsedCertificate } from '../../pki/types.ts'
import type { EgressAnswer, EgressClient, EgressRequest } from '../../plugins/egress.ts'
import { PluginError } from '../../plugins/plugin-error.ts'
import type { VerificationResult } from './verification.ts'

/** Addresses tried of each kind: a certificate may name very many. */
const MAX_URLS = 2
/** RFC 9654 section 2.1. */
const NONCE_OCTETS = 32

export interface RevocationQuestion {
  readonly certificate: ParsedCertificate
  /** Of the stored chain; null when it is not known. */
  readonly issuer: ParsedCertificate | null
}

export class RevocationCheck {
  readonly #http: Pick<EgressClient, 'send'>
  readonly #now: Clock

  constructor(http: Pick<EgressClient, 'send'>, now: Clock) {
    this.#http = http
    this.#now = now
  }

  /**
   * The first proven answer; UNKNOWN with every reason when there is none. Addresses come from the certificate, so from anybody:
   * they pass the guard of the egress client. Takes as long as the network does, so it belongs outside of transactions.
   */
  async ask({ certificate, issuer }: RevocationQuestion): Promise<VerificationResult> {
    if (certificate.selfSigned) return unknown('it signs itself, so that there is nobody to ask')
    if (issuer === null) return unknown('the certificate of its issuer is not known: it was stored without a chain')
    if (certificateIssuedBy(certificate, issuer) !== true) {
      return unknown('its issuer cannot be told: the first certificate of its chain did not verifiably sign it')
    }
    const { ocspUrls, crlDistributionPoints } = certificate.extensions
    const attempts = [
      ...ocspUrls.slice(0, MAX_URLS).map((url) => () => this.#ocsp(url, certificate, issuer)),
      ...crlDistributionPoints.slice(0, MAX_URLS).map((url) => () => this.#crl(url, certificate, issuer)),
    ]
    const reasons: string[] = []
    for (const attempt of attempts) {
      // One after the other: a proven answer makes the next question needless.
      // oxlint-disable-next-line no-await-in-loop
      const result = await attempt()
      if (result.status !== 'UNKNOWN') return result
      reasons.push(result.detail)
    }
    return unknown(
      reasons.length === 0 ? 'it names neither an OCSP responder nor a revocation list' : reasons.join('; '),
    )
  }

  async #ocsp(url: string, certificate: ParsedCertificate, issuer: ParsedCertificate): Promise<VerificationResult> {
    const question = { issuer, serialNumber: certificate.serialNumber, nonce: randomBytes(NONCE_OCTETS) }
    const body = await this.#fetch({
      url,
      method: 'POST',
      headers: { 'content-type': 'application/ocsp-request', accept: 'application/ocsp-response' },
      body: buildOcspRequest(question),
    })
    if (typeof body === 'string') return unknown(`OCSP: ${body}`)
    const { status, detail } = readOcspResponse(body, { ...question, now: this.#now() })
    return status === 'UNKNOWN' ? unknown(`OCSP: ${detail}`) : { status, method: 'OCSP', detail }
  }

  async #crl(url: string, certificate: ParsedCertificate, issuer: ParsedCertificate): Promise<VerificationResult> {
    const body = await this.#fetch({ url, method: 'GET' })
    if (typeof body === 'string') return unknown(`CRL: ${body}`)
    const { status, detail } = await readCrlStatus(body, { certificate, issuer, now: this.#now() })
    return status === 'UNKNOWN' ? unknown(`CRL: ${detail}`) : { status, method: 'CRL', detail }
  }

  /** The body of a 200, or why there is none. */
  async #fetch(request: EgressRequest): Promise<Uint8Array | string> {
    let answer: EgressAnswer
    try {
      answer = await this.#http.send(request)
    } catch (error) {
      if (error instanceof PluginError) return error.message
      throw error
    }
    if (answer.status === 200) return answer.body
    const redirect = answer.status >= 300 && answer.status < 400 ? '; redirects are not followed' : ''
    return `it was answered with HTTP ${answer.status}${redirect}`
  }
}

function unknown(detail: string): VerificationResult {
  return { status: 'UNKNOWN', method: null, detail }
}
