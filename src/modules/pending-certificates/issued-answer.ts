// Reads what a CA answered, and says everything for which it cannot be the certificate that was ordered.
import { Problems } from '../../errors.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { checkChain, orderChain } from '../../pki/chain.ts'
import { parseCsr } from '../../pki/csr.ts'
import { MAX_CHAIN } from '../../pki/limits.ts'
import { parseCertificatesPem } from '../../pki/pem.ts'
import type { GeneralName, ParsedCertificate } from '../../pki/types.ts'

export interface IssuedAnswer {
  readonly certificate: ParsedCertificate
  /** Its issuer first; without certificates that belong nowhere. */
  readonly chain: readonly ParsedCertificate[]
}

export interface Expected {
  /** DER of the request. */
  readonly csr: Uint8Array
  /** In canonical form. */
  readonly names: readonly GeneralName[]
}

/**
 * @param answer PEM texts; `certificate` may bring the chain along
 * @throws DomainError(s) under `certificate` and `chain`
 */
export function readAnswer(answer: { certificate: string; chain: string | null }, expected: Expected): IssuedAnswer {
  const problems = new Problems()
  const path = ['certificate']
  const ders = problems.collect(path, () => parseCertificatesPem(answer.certificate, { max: MAX_CHAIN + 1 }))
  const parsed = problems.collect(path, () => ders?.map((der) => parseCertificate(der)))
  const above = problems.collect(['chain'], () =>
    answer.chain === null || answer.chain.trim() === ''
      ? []
      : parseCertificatesPem(answer.chain, { max: MAX_CHAIN }).map((der) => parseCertificate(der)),
  )
  problems.throwIfAny()
  const [certificate, ...rest] = parsed ?? []
  if (certificate === undefined) {
    problems.add('REQUIRED', 'expected a certificate', path)
    problems.throwIfAny()
    throw new Error('thrown above')
  }
  checkLeaf(certificate, expected, problems)
  const chain = problems.collect(['chain'], () => {
    const ordered = orderChain(certificate, [...rest, ...(above ?? [])])
    checkChain(certificate, ordered)
    return ordered
  })
  problems.throwIfAny()
  return { certificate, chain: chain ?? [] }
}

function checkLeaf(certificate: ParsedCertificate, { csr, names }: Expected, problems: Problems): void {
  const path = ['certificate']
  if (certificate.publicKey.spkiSha256 !== parseCsr(csr).publicKey.spkiSha256) {
    problems.add('KEY_MISMATCH', 'it is for another key than the one that was ordered', path)
  }
  if (certificate.extensions.basicConstraints?.ca === true) {
    problems.add('POLICY_VIOLATION', 'it is the certificate of a CA, which was not ordered', path)
  }
  const found = new Set(certificate.extensions.subjectAlternativeNames.map(keyOf))
  const wanted = new Set(names.map(keyOf))
  const missing = names.filter((name) => !found.has(keyOf(name)))
  if (missing.length > 0) problems.add('INVALID', `it lacks ${shown(missing)}`, path)
  const strange = certificate.extensions.subjectAlternativeNames.filter((name) => !wanted.has(keyOf(name)))
  if (strange.length > 0) problems.add('POLICY_VIOLATION', `it has ${shown(strange)}, which nobody asked for`, path)
}

function keyOf({ type, value }: GeneralName): string {
  return `${type} ${value.toLowerCase()}`
}

function shown(names: readonly GeneralName[]): string {
  const first = names.slice(0, 5).map(({ value }) => value.slice(0, 100).toWellFormed())
  return names.length > first.length ? `${first.join(', ')} and ${names.length - first.length} more` : first.join(', ')
}
