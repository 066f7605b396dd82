// Judges certificates by the standards before they are signed.
import { bitString } from '../der-encoding.ts'
import { encodeSequence, readSequence } from '../der.ts'
import { parseCertificate } from '../certificate.ts'
import type { Linted, LintSeverity } from './rule.ts'
import { LINT_RULES } from './rules.ts'

export interface LintFinding {
  readonly rule: string
  readonly severity: LintSeverity
  readonly message: string
  readonly citation: string
}

export interface LintOptions {
  /** Whether the issuer follows the Baseline Requirements. */
  readonly publicTrust: boolean
  /** Rules that did not hold then are not asked. */
  readonly issuedAt: Date
}

/**
 * Reads a TBSCertificate that is about to be signed.
 * @param tbs its DER; one that cannot be read at all is a bug of the caller, and throws
 */
export function readTbs(tbs: Uint8Array): Linted {
  const algorithm = readSequence(tbs, 'the to-be-signed part')[2]
  if (algorithm === undefined) throw new Error('The to-be-signed part has no signature algorithm')
  // A certificate in form: the reading side knows no other, and nothing here asks about the signature.
  return parseCertificate(encodeSequence(tbs, algorithm.bytes, bitString(new Uint8Array(8))))
}

/** What is wrong with a certificate, signed or to be signed. */
export function lintCertificate(certificate: Linted, { publicTrust, issuedAt }: LintOptions): LintFinding[] {
  return LINT_RULES.flatMap((rule) => {
    if (rule.profile === 'PUBLIC' && !publicTrust) return []
    if (issuedAt < rule.effective || !rule.applies(certificate)) return []
    const message = rule.check(certificate, issuedAt)
    return message === null ? [] : [{ rule: rule.id, severity: rule.severity, message, citation: rule.citation }]
  })
}
