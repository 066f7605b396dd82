// Which certificates of a file belong together: each that issued no other of them is an entry, with its chain.
import { DomainError } from '../../errors.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { findChain, isNamedIssuer } from '../../pki/chain.ts'
import type { FoundCertificate, Problem } from './source.ts'

/** Beyond it a file is a list of trusted roots rather than something that is used; all of it is passed over. */
const MAX_CERTIFICATES = 500

/**
 * The entries of one file: called as the file when it is the only one, otherwise by the file and a part of the fingerprint. What
 * cannot be read is a problem, and the rest goes on.
 */
export function entriesOf(file: string, ders: readonly Uint8Array[]): (FoundCertificate | Problem)[] {
  if (ders.length > MAX_CERTIFICATES) {
    return [{ kind: 'problem', externalId: file, below: true, message: `it holds more than ${MAX_CERTIFICATES}` }]
  }
  const problems: Problem[] = []
  const parsed = ders.flatMap((der, index) => {
    try {
      return [parseCertificate(der)]
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      // Which entry it would have been is not known.
      const message = ders.length === 1 ? error.message : `certificate ${index + 1}: ${error.message}`
      problems.push({ kind: 'problem', externalId: file, below: true, message })
      return []
    }
  })
  const distinct = [...new Map(parsed.map((each) => [each.fingerprint, each])).values()]
  // By names alone: 500 certificates would be 250,000 signatures.
  const leaves = distinct.filter((each) => !distinct.some((other) => isNamedIssuer(each, other)))
  // Certificates that issued each other in a circle have no leaf: then each is an entry.
  const heads = leaves.length > 0 ? leaves : distinct
  const entries = heads.map((head): FoundCertificate => ({
    kind: 'certificate',
    externalId: heads.length === 1 ? file : `${file}#${head.fingerprint.slice(0, 16)}`,
    certificate: head.der,
    chain: findChain(head, distinct).map(({ der }) => der),
    region: null,
  }))
  return [...entries, ...problems]
}
