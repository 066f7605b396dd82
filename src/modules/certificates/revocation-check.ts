// Asks the world whether a certificate issued elsewhere was revoked: its OCSP responders first, then its revocation lists.
import { randomBytes } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import { DomainError } from '../../errors.ts'
import { certificateIssuedBy } from '../../pki/chain.ts'
import { RevocationList } from '../../pki/crl-status.ts'
import type { CrlReason } from '../../pki/crl.ts'
import { buildOcspRequest, readOcspResponse } from '../../pki/ocsp.ts'
import type { ParsedCertificate } from '../../pki/types.ts'
import type { EgressAnswer, EgressClient, EgressRequest } from '../../plugins/egress.ts'
import { PluginError } from '../../plugins/plugin-error.ts'
import type { CrlCache } from './crl-cache.ts'
import type { VerificationMethod, VerificationResult } from './verification.ts'

/** Addresses tried of each kind: a certificate may name very many. */
const MAX_URLS = 2
/** Times the usual deadline. */
const LIST_PATIENCE = 4
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
  readonly #lists: CrlCache | null

  /** @param lists keeps what was fetched; null fetches anew for every question */
  constructor(http: Pick<EgressClient, 'send'>, now: Clock, lists: CrlCache | null = null) {
    this.#http = http
    this.#now = now
    this.#lists = lists
  }

  /**
   * The first proven answer; UNKNOWN with every reason when there is none. Addresses come from the certificate, so from anybody:
   * they pass the guard of the egress client. Takes as long as the network does, so it belongs outside of transactions.
   */
  async ask({ certificate, issuer }: RevocationQuestion, signal?: AbortSignal): Promise<VerificationResult> {
    if (certificate.selfSigned) return nobody('it signs itself, so that there is nobody to ask')
    if (issuer === null) return nobody('the certificate of its issuer is not known: it was stored without a chain')
    if (certificateIssuedBy(certificate, issuer) !== true) {
      return nobody('its issuer cannot be told: the first certificate of its chain did not verifiably sign it')
    }
    const { ocspUrls, crlDistributionPoints } = certificate.extensions
    const attempts = [
      ...asked(ocspUrls).map((url) => () => this.#ocsp({ url, signal }, certificate, issuer)),
      ...asked(crlDistributionPoints).map((url) => () => this.#crl({ url, signal }, certificate, issuer)),
    ]
    const reasons: string[] = []
    for (const attempt of attempts) {
      // One after the other: a proven answer makes the next question needless.
      // oxlint-disable-next-line no-await-in-loop
      const result = await attempt()
      if (result.status !== 'UNKNOWN') return result
      reasons.push(result.detail)
    }
    if (reasons.length > 0) return unknown(reasons.join('; '))
    return ocspUrls.length + crlDistributionPoints.length === 0
      ? nobody('it names neither an OCSP responder nor a revocation list')
      : nobody('it names an OCSP responder or a revocation list only at addresses other than http and https')
  }

  async #ocsp(target: Target, certificate: ParsedCertificate, issuer: ParsedCertificate): Promise<VerificationResult> {
    const question = { issuer, serialNumber: certificate.serialNumber, nonce: randomBytes(NONCE_OCTETS) }
    const body = await this.#fetch(target, {
      method: 'POST',
      headers: { 'content-type': 'application/ocsp-request', accept: 'application/ocsp-response' },
      body: buildOcspRequest(question),
    })
    if (typeof body === 'string') return unknown(`OCSP: ${body}`)
    const answer = readOcspResponse(body, { ...question, now: this.#now() })
    if (answer.status === 'UNKNOWN') return unknown(`OCSP: ${answer.detail}`)
    const { responder } = answer
    if (responder !== null && (await this.#isOnList(responder, issuer, target.signal))) {
      return unknown('OCSP: the certificate of the responder has been revoked')
    }
    return proven('OCSP', answer, answer.nextUpdate)
  }

  /**
   * Whether a list proves the responder's certificate revoked. Where none can be had, the answer stands: its issuer says how
   * its responders are to be checked, and by naming no list it does not (RFC 6960 section 4.2.2.2.1).
   */
  async #isOnList(responder: ParsedCertificate, issuer: ParsedCertificate, signal?: AbortSignal): Promise<boolean> {
    for (const url of asked(responder.extensions.crlDistributionPoints)) {
      // oxlint-disable-next-line no-await-in-loop
      const { status } = await this.#crl({ url, signal }, responder, issuer)
      if (status !== 'UNKNOWN') return status === 'REVOKED'
    }
    return false
  }

  async #crl(target: Target, certificate: ParsedCertificate, issuer: ParsedCertificate): Promise<VerificationResult> {
    try {
      const list = await this.#list(target, issuer)
      if (typeof list === 'string') return unknown(`CRL: ${list}`)
      const answer = await list.status({ certificate, issuer, now: this.#now() })
      return answer.status === 'UNKNOWN' ? unknown(`CRL: ${answer.detail}`) : proven('CRL', answer, list.nextUpdate)
    } catch (error) {
      if (error instanceof DomainError) return unknown(`CRL: ${error.message}`)
      throw error
    }
  }

  /** The list of the address, kept or fetched, or why there is none. @throws DomainError for what is no list */
  async #list(target: Target, issuer: ParsedCertificate): Promise<RevocationList | string> {
    const now = this.#now()
    const kept = this.#lists?.get(target.url, now)
    if (kept != null) return kept
    const list = await (this.#lists?.once(target.url, () => this.#fetchList(target)) ?? this.#fetchList(target))
    // What anybody may have sent is not kept.
    if (this.#lists === null || typeof list === 'string' || list.distrust(issuer) !== null) return list
    return this.#lists.put(target.url, list, issuer, now) ?? list
  }

  async #fetchList(target: Target): Promise<RevocationList | string> {
    // Lists may be large, and nobody waits for the sweep.
    const patience = this.#lists === null ? 1 : LIST_PATIENCE
    const body = await this.#fetch(target, { method: 'GET', patience })
    return typeof body === 'string' ? body : new RevocationList(body)
  }

  /** The body of a 200, or why there is none. */
  async #fetch({ url, signal }: Target, request: Omit<EgressRequest, 'url'>): Promise<Uint8Array | string> {
    let answer: EgressAnswer
    try {
      answer = await this.#http.send({ ...request, url, ...(signal !== undefined && { signal }) })
    } catch (error) {
      if (error instanceof PluginError) return error.message
      throw error
    }
    if (answer.status === 200) return answer.body
    const redirect = answer.status >= 300 && answer.status < 400 ? '; redirects are not followed' : ''
    return `it was answered with HTTP ${answer.status}${redirect}`
  }
}

/** Those that are asked; the directories (ldap:) that some CAs name as well are passed over. */
function asked(urls: readonly string[]): readonly string[] {
  return urls.filter((url) => /^https?:/i.test(url)).slice(0, MAX_URLS)
}

interface Target {
  readonly url: string
  readonly signal: AbortSignal | undefined
}

type Proof =
  | { readonly status: 'GOOD'; readonly detail: string }
  | { readonly status: 'REVOKED'; readonly revokedAt: Date; readonly reason: CrlReason; readonly detail: string }

function proven(method: VerificationMethod, proof: Proof, nextUpdate: Date | null): VerificationResult {
  const found = { method, detail: proof.detail, nextUpdate, askAgain: true } as const
  if (proof.status !== 'REVOKED') return { ...found, status: proof.status, revocation: null }
  // What only a list of changes may say is no reason.
  const reason = proof.reason === 'REMOVE_FROM_CRL' ? 'UNSPECIFIED' : proof.reason
  return { ...found, status: 'REVOKED', revocation: { revokedAt: proof.revokedAt, reason } }
}

function unknown(detail: string): VerificationResult {
  return { status: 'UNKNOWN', method: null, detail, revocation: null, nextUpdate: null, askAgain: true }
}

/** UNKNOWN for good. */
function nobody(detail: string): VerificationResult {
  return { ...unknown(detail), askAgain: false }
}
