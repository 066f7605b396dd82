// Reads the certificate of a CA that was made elsewhere, with its chain, and says everything that is wrong with it.
import { DomainError, Problems } from '../../errors.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { checkChain } from '../../pki/chain.ts'
import { sameBytes } from '../../pki/der.ts'
import { MAX_CHAIN } from '../../pki/limits.ts'
import { parseCertificatesPem } from '../../pki/pem.ts'
import { signatureAlgorithmFor, usesBrokenHash } from '../../pki/signature-algorithms.ts'
import type { ParsedCertificate } from '../../pki/types.ts'
import { weakKeyReason } from '../../pki/weak-keys.ts'
import { signsCrls } from './publication-urls.ts'

export interface CaCertificate {
  readonly certificate: ParsedCertificate
  /** Its issuer first; may end below the root. */
  readonly chain: readonly ParsedCertificate[]
}

/**
 * @param input PEM texts; `certificate` may be a bundle that brings its chain along
 * @throws DomainError(s) under `certificate` and `chain`
 */
export function readCaCertificate(input: { certificate: string; chain: string | null }, now: Date): CaCertificate {
  const problems = new Problems()
  const found = problems.collect(['certificate'], () => parseCertificatesPem(input.certificate, { max: MAX_CHAIN + 1 }))
  problems.throwIfAny()
  const [body, ...rest] = found ?? []
  if (body === undefined) throw new DomainError('REQUIRED', 'expected a certificate', ['certificate'])
  const certificate = problems.collect(['certificate'], () => parseCertificate(body))
  const given = input.chain !== null && input.chain.trim() !== ''
  if (given && rest.length > 0) {
    const message = 'certificate holds further certificates already; give the chain in one place'
    problems.add('INVALID', message, ['chain'])
  }
  const path = [given ? 'chain' : 'certificate']
  const ders = given ? problems.collect(path, () => parseCertificatesPem(input.chain ?? '', { max: MAX_CHAIN })) : rest
  const chain = problems.collect(path, () => ders?.map((der) => parseCertificate(der)))
  problems.throwIfAny()
  if (certificate === undefined || chain === undefined) throw new Error('collected above')
  checkCa(certificate, now, problems)
  problems.collect(path, () => checkChain(certificate, chain))
  checkSelfIssued(certificate, chain, problems)
  problems.throwIfAny()
  return { certificate, chain }
}

function checkCa(certificate: ParsedCertificate, now: Date, problems: Problems): void {
  const path = ['certificate']
  const { basicConstraints, keyUsage } = certificate.extensions
  if (basicConstraints?.ca !== true) {
    problems.add('INVALID', 'expected the certificate of a CA; its basicConstraints do not say so', path)
  } else if (keyUsage !== null && !keyUsage.includes('KEY_CERT_SIGN')) {
    problems.add('INVALID', 'it may not sign certificates: its keyUsage lacks keyCertSign', path)
  }
  if (certificate.notAfter <= now) {
    problems.add('EXPIRED', `it expired at ${certificate.notAfter.toISOString()}`, path)
  }
  const weakness = weakKeyReason(certificate.publicKey)
  if (weakness !== null) problems.add('WEAK_KEY', `its key is weak: ${weakness}`, path)
  problems.collect(path, () => signatureAlgorithmFor(certificate.publicKey))
}

/** Names itself as its issuer without having signed itself: an old key of the same CA did, which the chain has to show. */
function checkSelfIssued(
  certificate: ParsedCertificate,
  chain: readonly ParsedCertificate[],
  problems: Problems,
): void {
  if (certificate.selfSigned || chain.length > 0) return
  if (sameBytes(certificate.issuer.der, certificate.subject.der)) {
    problems.add('BAD_SIGNATURE', 'it names itself as its issuer, but its own key did not sign it', ['certificate'])
  }
}

/** Whether the chain ends at a root; one that signs itself needs none. */
export function reachesRoot({ certificate, chain }: CaCertificate): boolean {
  return (chain.at(-1) ?? certificate).selfSigned
}

/** What is odd about it but no reason to refuse it, as sentences. */
export function caWarnings(ca: CaCertificate, now: Date): string[] {
  const warnings: string[] = []
  const { certificate, chain } = ca
  if (!reachesRoot(ca))
    warnings.push('The chain does not reach a root; relying parties have to find the rest themselves.')
  if (!signsCrls(certificate)) {
    warnings.push('Its keyUsage lacks cRLSign, so it publishes no revocation list.')
  }
  if (certificate.notBefore > now) {
    warnings.push(`It is not valid before ${certificate.notBefore.toISOString()} and issues nothing until then.`)
  }
  for (const each of [certificate, ...chain]) {
    const name = each.subject.rfc4514.slice(0, 200).toWellFormed()
    if (!each.selfSigned && usesBrokenHash(each.signatureAlgorithmOid, each.signatureAlgorithmIdentifier)) {
      warnings.push(`"${name}" is signed with ${each.signatureAlgorithm}, which relying parties refuse.`)
    }
    if (each !== certificate && each.notAfter <= now) {
      warnings.push(`"${name}" of the chain expired at ${each.notAfter.toISOString()}.`)
    }
  }
  return warnings
}
