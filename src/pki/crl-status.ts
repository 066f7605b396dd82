// What a revocation list from anybody proves about one certificate (RFC 5280 section 6.3, complete lists of the issuer itself).

import { setImmediate } from 'node:timers/promises'
import { CRL_EXTENSION_OID, crlIssuedBy, parseCrl, type ParsedCrl } from './crl.ts'
import { readAll, readOid, readSequence } from './der.ts'
import { DomainError } from '../errors.ts'
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

export interface CrlAnswer {
  readonly status: 'GOOD' | 'REVOKED' | 'UNKNOWN'
  readonly detail: string
}

/** Some 10 ms of work; then others have their turn, since a list may have very many entries. */
const ENTRIES_A_TURN = 2000

/**
 * Whether the list proves the certificate revoked or not. Everything that is not proven is UNKNOWN with the reason: no list, not
 * signed by the issuer, out of date, a delta or indirect list, or one that covers other certificates or some reasons only.
 */
export async function readCrlStatus(der: Uint8Array, question: CrlQuestion): Promise<CrlAnswer> {
  try {
    const crl = parseCrl(der)
    const reason = distrustOf(crl, question)
    return reason === null ? await search(crl, question) : { status: 'UNKNOWN', detail: reason }
  } catch (error) {
    if (error instanceof DomainError) return { status: 'UNKNOWN', detail: error.message }
    throw error
  }
}

async function search(crl: ParsedCrl, { certificate }: CrlQuestion): Promise<CrlAnswer> {
  const serialNumber = serialHex(certificate.serialNumber)
  let read = 0
  for (const entry of crl.entries()) {
    if (entry.serialNumber === serialNumber) {
      return { status: 'REVOKED', detail: `revoked at ${entry.revokedAt.toISOString()} (${entry.reason})` }
    }
    read += 1
    if (read % ENTRIES_A_TURN === 0) await setImmediate()
  }
  return { status: 'GOOD', detail: `not on the list of ${crl.thisUpdate.toISOString()}` }
}

function distrustOf(crl: ParsedCrl, { certificate, issuer, now }: CrlQuestion): string | null {
  const oid = readOid(readSequence(crl.signatureAlgorithmIdentifier, 'the revocation list')[0], 'the revocation list')
  if (usesBrokenHash(oid, crl.signatureAlgorithmIdentifier)) return 'the list is signed with a broken hash'
  const issued = crlIssuedBy(crl, issuer)
  if (issued === null) return 'the signature of the list cannot be checked here'
  if (!issued) return 'the issuer of the certificate did not sign the list'
  const stale = staleness(crl, now)
  if (stale !== null) return `the list ${stale}`
  return scopeFault(crl, certificate)
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

/** RFC 5280 section 5.2.5. [0] where it is published, [1] only leaves, [2] only CAs; everything else is refused. */
function distributionFault(value: Uint8Array, certificate: ParsedCertificate): string | null {
  const what = 'the distribution point of the revocation list'
  const isAuthority = certificate.extensions.basicConstraints?.ca === true
  for (const { identifier, content } of readSequence(value, what)) {
    const covered =
      (identifier === 0xa0 && namesOneOf(content, certificate.extensions.crlDistributionPoints)) ||
      (identifier === 0x81 && !isAuthority) ||
      (identifier === 0x82 && isAuthority)
    if (!covered) return 'the list does not cover this certificate, or is of a kind not understood here'
  }
  return null
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
