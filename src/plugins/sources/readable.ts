import { DomainError } from '../../errors.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { findingOf } from './reading.ts'
import type { FoundCertificate, Problem } from './source.ts'

/** As {@link findingOf}, where what is in the entry has to be read already: what is no certificate is a problem. Never throws. */
export function readableFinding(...entry: Parameters<typeof findingOf>): FoundCertificate | Problem {
  const found = findingOf(...entry)
  if (found.kind === 'problem') return found
  try {
    parseCertificate(found.certificate)
    return found
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { kind: 'problem', externalId: found.externalId, message: error.message }
  }
}
