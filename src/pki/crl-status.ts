// What a revocation list from anybody proves about one certificate (RFC 5280 section 6.3, complete lists of the issuer itself).

import { setImmediate } from 'node:timers/promises'
import { CRL_EXTENSION_OID, type CrlEntry, crlIssuedBy, type CrlReason, parseCrl, type ParsedCrl } from './crl.ts'
import { readAll, readOid, readSequence } from './der.ts'
import { staleness } from './freshness.ts'
import { EXTENSION_OID } from './oids.ts'
import { serialHex } from './serial-numbers.ts'
import { usesBrokenHash } from './signature-algorithms.ts'
import type { ParsedCertificate } from './types.ts'

export interface CrlQuestion {
  readonly certificate: ParsedCertificate
  readonly issuer: ParsedCertificate
  readonly now: Date
}

export type CrlAnswer =
  | { readonly status: 'GOOD'; readonly detail: string }
  | { readonly status: 'UNKNOWN'; readonly detail: string }
  | {
      readonly status: 'REVOKED'
      readonly revokedAt: Date
      readonly reason: CrlReason
      readonly detail: string
    }

/** Some 10 ms of work; then others have their turn, since a list may have very many entries. */
const ENTRIES_A_TURN = 2000

type Revoked = Pick<CrlEntry, 'revokedAt' | 'reason'>

/** A list that is asked about many certificates: its signature is checked once an issuer, and its entries are read once. */
export class RevocationList {
  readonly #crl: ParsedCrl
  readonly #distrust = new Map<string, string | null>()
  #entries: ReadonlyMap<string, Revoked> | null = null
  /** Whether an entry says what is not understood here. */
  #isObscure = false

  /** @throws DomainError INVALID or TOO_LONG for what is no list */
  constructor(der: Uint8Array) {
    this.#crl = parseCrl(der)
  }

  get thisUpdate(): Date {
    return this.#crl.thisUpdate
  }

  get nextUpdate(): Date | null {
    return this.#crl.nextUpdate
  }

  /** CRL number (RFC 5280 section 5.2.3), null when the list has none. */
  get number(): bigint | null {
    return this.#crl.number
  }

  /** About the octets it takes in memory. */
  get weight(): number {
    return this.#crl.der.length + (this.#entries?.size ?? 0) * OCTETS_AN_ENTRY
  }

  /**
   * Whether the list proves the certificate revoked or not. Everything that is not proven is UNKNOWN with the reason: not signed by
   * the issuer, out of date, a delta or indirect list, one that covers other certificates, and not being on one that tells of some
   * reasons only.
   * @throws DomainError INVALID for entries that cannot be read
   */
  async status(question: CrlQuestion): Promise<CrlAnswer> {
    const reason = this.distrust(question.issuer) ?? this.#unfit(question)
    if (reason !== null) return { status: 'UNKNOWN', detail: reason }
    this.#entries ??= await this.#read()
    if (this.#isObscure) {
      return { status: 'UNKNOWN', detail: 'an entry of the list has a critical extension not understood here' }
    }
    const entry = this.#entries.get(serialHex(question.certificate.serialNumber))
    if (entry === undefined) {
      if (tellsSomeReasons(this.#crl)) {
        return { status: 'UNKNOWN', detail: 'not on the list, which tells of some reasons only' }
      }
      return { status: 'GOOD', detail: `not on the list of ${this.#crl.thisUpdate.toISOString()}` }
    }
    // RFC 5280 section 5.3.1: in delta lists alone.
    if (entry.reason === 'REMOVE_FROM_CRL') {
      return { status: 'UNKNOWN', detail: 'the list says removeFromCRL, which only a list of changes may' }
    }
    const detail = `revoked at ${entry.revokedAt.toISOString()} (${entry.reason})`
    return { status: 'REVOKED', ...entry, detail }
  }

  /** Why its signature proves nothing; null when the issuer made it. */
  distrust(issuer: ParsedCertificate): string | null {
    const known = this.#distrust.get(issuer.fingerprint)
    if (known !== undefined) return known
    const reason = distrustOf(this.#crl, issuer)
    this.#distrust.set(issuer.fingerprint, reason)
    return reason
  }

  async #read(): Promise<ReadonlyMap<string, Revoked>> {
    const entries = new Map<string, Revoked>()
    let read = 0
    for (const { serialNumber, revokedAt, reason, hasUnknownCriticalExtension } of this.#crl.entries()) {
      if (hasUnknownCriticalExtension) this.#isObscure = true
      entries.set(serialNumber, { revokedAt, reason })
      read += 1
      if (read % ENTRIES_A_TURN === 0) await setImmediate()
    }
    return entries
  }

  #unfit({ certificate, now }: CrlQuestion): string | null {
    const stale = staleness(this.#crl, now)
    return stale === null ? scopeFault(this.#crl, certificate) : `the list ${stale}`
  }
}

const OCTETS_AN_ENTRY = 200

function distrustOf(crl: ParsedCrl, issuer: ParsedCertificate): string | null {
  const oid = readOid(readSequence(crl.signatureAlgorithmIdentifier, 'the revocation list')[0], 'the revocation list')
  if (usesBrokenHash(oid, crl.signatureAlgorithmIdentifier)) return 'the list is signed with a broken hash'
  const issued = crlIssuedBy(crl, issuer)
  if (issued === null) return 'the signature of the list cannot be checked here'
  return issued ? null : 'the issuer of the certificate did not sign the list'
}

/** Extensions that say nothing of which certificates a list covers. */
const HARMLESS = new Set<string>([EXTENSION_OID.authorityKeyIdentifier, CRL_EXTENSION_OID.number])

function scopeFault(crl: ParsedCrl, certificate: ParsedCertificate): string | null {
  for (const { oid, critical, value } of crl.extensions) {
    if (oid === CRL_EXTENSION_OID.deltaIndicator) return 'the list tells changes only'
    if (oid === CRL_EXTENSION_OID.issuingDistributionPoint) {
      const fault = distributionFault(value, certificate)
      if (fault !== null) return fault
    } else if (critical && !HARMLESS.has(oid)) return 'the list has a critical extension not understood here'
  }
  return null
}

/**
 * RFC 5280 section 5.2.5. [0] where it is published, [1] only leaves, [2] only CAs, [3] only some reasons, which proves nothing
 * of what is not on it; everything else is refused.
 */
function distributionFault(value: Uint8Array, certificate: ParsedCertificate): string | null {
  const what = 'the distribution point of the revocation list'
  const isAuthority = certificate.extensions.basicConstraints?.ca === true
  for (const { identifier, content } of readSequence(value, what)) {
    const covered =
      (identifier === 0xa0 && namesOneOf(content, certificate.extensions.crlDistributionPoints)) ||
      (identifier === 0x81 && !isAuthority) ||
      (identifier === 0x82 && isAuthority) ||
      identifier === SOME_REASONS
    if (!covered) return 'the list does not cover this certificate, or is of a kind not understood here'
  }
  return null
}

const SOME_REASONS = 0x83

/** Whether somebody may be revoked for another reason and not be on it (RFC 5280 section 5.2.5, onlySomeReasons). */
function tellsSomeReasons({ extensions }: ParsedCrl): boolean {
  const found = extensions.find(({ oid }) => oid === CRL_EXTENSION_OID.issuingDistributionPoint)
  const parts = found === undefined ? [] : readSequence(found.value, 'the distribution point of the revocation list')
  return parts.some(({ identifier }) => identifier === SOME_REASONS)
}

/** Whether a DistributionPointName gives one of the URLs of the certificate. */
function namesOneOf(distributionPoint: Uint8Array, urls: readonly string[]): boolean {
  const what = 'the distribution point of the revocation list'
  const [fullName] = readAll(distributionPoint, what)
  if (fullName?.identifier !== 0xa0) return false
  return readAll(fullName.content, what).some(
    ({ identifier, content }) => identifier === 0x86 && urls.includes(Buffer.from(content).toString('latin1')),
  )
}
