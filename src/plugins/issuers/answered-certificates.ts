// Certificates that a CA answers with.
import { DomainError } from '../../errors.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { CERTIFICATE_LABELS, parseCertificatesPem, toPem } from '../../pki/pem.ts'
import type { ParsedCertificate } from '../../pki/types.ts'
import { PluginError } from '../plugin-error.ts'

/** More is no chain. */
const MAX_CERTIFICATES = 20

export interface AnsweredCertificates {
  readonly leaf: ParsedCertificate
  readonly certificate: string
  readonly chain: string
}

/**
 * The certificates of an answer, the first being what was asked for. Rewritten, so that nothing else gets by.
 * @throws PluginError when there is none, or it cannot be read
 */
export function answeredCertificates(pem: string): AnsweredCertificates {
  try {
    const [first, ...others] = parseCertificatesPem(pem, { max: MAX_CERTIFICATES })
    if (first === undefined) throw new DomainError('INVALID', 'there is none')
    for (const der of others) parseCertificate(der)
    return {
      leaf: parseCertificate(first),
      certificate: toPem('CERTIFICATE', first),
      chain: others.map((der) => toPem('CERTIFICATE', der)).join(''),
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const message = `the CA answered without a certificate that can be read: ${error.message}`
    throw new PluginError(message, { retryable: false, cause: error })
  }
}

/** @throws PluginError as {@link answeredCertificates}; '' without certificates */
export function answeredChain(pem: string): string {
  const empty = !CERTIFICATE_LABELS.some((label) => pem.includes(`-----BEGIN ${label}-----`))
  if (empty) return ''
  const { certificate, chain } = answeredCertificates(pem)
  return certificate + chain
}
