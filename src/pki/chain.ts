// Do these certificates belong together? A small linear check (RFC 5280 section 6.1 without trust anchors, dates and policies,
// which are not known or wanted for a certificate that is only tracked).

import { DomainError } from '../errors.ts'
import { sameBytes } from './der.ts'
import { MAX_CHAIN } from './limits.ts'
import { verifySignature } from './signature-algorithms.ts'
import type { ParsedCertificate } from './types.ts'

/**
 * Whether `parent`'s key signed `child` and the names fit, byte by byte; null when the signature's algorithm cannot be checked
 * here. Says nothing of whether `parent` was allowed to.
 */
export function certificateIssuedBy(child: ParsedCertificate, parent: ParsedCertificate): boolean | null {
  if (!sameBytes(child.issuer.der, parent.subject.der)) return false
  return verifySignature({
    algorithmIdentifier: child.signatureAlgorithmIdentifier,
    spki: parent.publicKey.spki,
    data: child.tbs,
    signature: child.signature,
  })
}

/** Whether `issuer` has the name that `child` says issued it: quick, where signatures of very many would be too slow. */
export function isNamedIssuer(issuer: ParsedCertificate, child: ParsedCertificate): boolean {
  return issuer !== child && !child.selfSigned && sameBytes(child.issuer.der, issuer.subject.der)
}

/**
 * Checks that each certificate of `chain` issued the one before it, and the first of them the leaf. It may end below the root.
 *
 * @param chain the leaf's issuer first, without the leaf
 * @throws DomainError CHAIN_MISMATCH with the index of the certificate that does not fit, TOO_MANY beyond MAX_CHAIN,
 *   UNSUPPORTED when a signature cannot be checked
 */
export function checkChain(leaf: ParsedCertificate, chain: readonly ParsedCertificate[]): void {
  checkLength(chain)
  let child = leaf
  // Intermediates below the current one that count towards a path length (RFC 5280 section 4.2.1.9: not the self-issued ones).
  let below = 0
  for (const [index, parent] of chain.entries()) {
    checkLink(leaf, chain, index, child, parent)
    checkAuthority(parent, index, below)
    if (!sameBytes(parent.issuer.der, parent.subject.der)) below += 1
    child = parent
  }
}

function checkLength(chain: readonly ParsedCertificate[]): void {
  if (chain.length > MAX_CHAIN) {
    throw new DomainError('TOO_MANY', `the chain has ${chain.length} certificates; at most ${MAX_CHAIN} are taken`)
  }
}

function mismatch(index: number, message: string): DomainError {
  return new DomainError('CHAIN_MISMATCH', message, [String(index)])
}

function nameOf(certificate: ParsedCertificate): string {
  const { rfc4514 } = certificate.subject
  const shown = rfc4514.length > 200 ? `${rfc4514.slice(0, 200).toWellFormed()}…` : rfc4514
  return `"${shown}"`
}

function checkLink(
  leaf: ParsedCertificate,
  chain: readonly ParsedCertificate[],
  index: number,
  child: ParsedCertificate,
  parent: ParsedCertificate,
): void {
  const position = `certificate ${index + 1} of the chain, ${nameOf(parent)},`
  if (parent.fingerprint === leaf.fingerprint) {
    throw mismatch(index, `${position} is the certificate itself; the chain starts with its issuer`)
  }
  if (child !== leaf && child.selfSigned) {
    throw mismatch(index, `${position} follows the self-signed ${nameOf(child)}, at which a chain ends`)
  }
  const issued = certificateIssuedBy(child, parent)
  if (issued === true) return
  if (issued === null) {
    const name = child.signatureAlgorithm
    throw new DomainError('UNSUPPORTED', `the signature of ${nameOf(child)} (${name}) cannot be checked here`, [
      String(index),
    ])
  }
  if (belongsInOtherOrder(leaf, chain)) {
    throw mismatch(
      index,
      'the chain is complete but not in order: the issuer of the certificate comes first, the root last',
    )
  }
  const reason = sameBytes(child.issuer.der, parent.subject.der)
    ? 'has the name of the issuer, but its key did not make the signature'
    : `has another name than the issuer, "${child.issuer.rfc4514}"`
  throw mismatch(index, `${position} did not issue ${nameOf(child)}: it ${reason}`)
}

function checkAuthority(parent: ParsedCertificate, index: number, below: number): void {
  const position = `certificate ${index + 1} of the chain, ${nameOf(parent)},`
  const { basicConstraints, keyUsage } = parent.extensions
  // Roots of version 1 have no extensions that could say it.
  const isAuthority = basicConstraints?.ca === true || (parent.version === 1 && parent.selfSigned)
  if (!isAuthority) throw mismatch(index, `${position} is not a certificate authority (basicConstraints without CA)`)
  if (keyUsage !== null && !keyUsage.includes('KEY_CERT_SIGN')) {
    throw mismatch(index, `${position} may not sign certificates (its keyUsage lacks keyCertSign)`)
  }
  const limit = basicConstraints?.pathLength ?? null
  if (limit !== null && below > limit) {
    throw mismatch(index, `${position} allows ${limit} authorities below it, and the chain has ${below}`)
  }
}

function belongsInOtherOrder(leaf: ParsedCertificate, chain: readonly ParsedCertificate[]): boolean {
  return walk(leaf, chain).unused.length === 0
}

/** Follows the issuers from `leaf` through `certificates`, each used once, so that it ends on cycles too. */
function walk(
  leaf: ParsedCertificate,
  certificates: readonly ParsedCertificate[],
): { ordered: ParsedCertificate[]; unused: ParsedCertificate[] } {
  const ordered: ParsedCertificate[] = []
  let unused = [...certificates]
  let child = leaf
  while (unused.length > 0 && !child.selfSigned) {
    const issuers = unused.filter((each) => certificateIssuedBy(child, each) === true)
    // Of a root and its cross-signed twin the root comes last.
    const next = issuers.find((each) => !each.selfSigned) ?? issuers[0]
    if (next === undefined) break
    ordered.push(next)
    unused = unused.filter((each) => each !== next)
    child = next
  }
  return { ordered, unused }
}

/**
 * Puts the certificates of a chain in order, the leaf's issuer first. The leaf itself and repetitions among `certificates` are left
 * out.
 *
 * @throws DomainError CHAIN_MISMATCH with the index (in `certificates`) of one that belongs nowhere, TOO_MANY
 */
export function orderChain(leaf: ParsedCertificate, certificates: readonly ParsedCertificate[]): ParsedCertificate[] {
  const byFingerprint = new Map(certificates.map((each) => [each.fingerprint, each]))
  byFingerprint.delete(leaf.fingerprint)
  const distinct = [...byFingerprint.values()]
  checkLength(distinct)
  const { ordered, unused } = walk(leaf, distinct)
  const stranger = unused[0]
  if (stranger !== undefined) {
    const index = certificates.indexOf(stranger)
    throw mismatch(index, `certificate ${index + 1}, ${nameOf(stranger)}, did not issue any certificate of this chain`)
  }
  return ordered
}

/**
 * The chain of `leaf` as far as `certificates` hold it, the leaf's issuer first, and only as far as it passes {@link checkChain}.
 * Whatever does not belong to it is left out: for what was found somewhere, and nobody has vouched for.
 */
export function findChain(leaf: ParsedCertificate, certificates: readonly ParsedCertificate[]): ParsedCertificate[] {
  const distinct = new Map(certificates.map((each) => [each.fingerprint, each]))
  distinct.delete(leaf.fingerprint)
  const { ordered } = walk(leaf, [...distinct.values()])
  for (let length = Math.min(ordered.length, MAX_CHAIN); length > 0; length--) {
    const chain = ordered.slice(0, length)
    try {
      checkChain(leaf, chain)
      return chain
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
    }
  }
  return []
}
