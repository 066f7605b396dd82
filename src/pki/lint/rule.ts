// What a lint rule is: one requirement of a standard, with its citation, the date from which it holds and where it applies.
import type { ParsedCertificate } from '../types.ts'

export type LintSeverity = 'ERROR' | 'WARNING'

/** A certificate that is not signed yet: everything that is to be signed is there. */
export type Linted = Omit<ParsedCertificate, 'signature' | 'fingerprint' | 'der'>

export interface LintRule {
  /** Stable; the file is named after it. */
  readonly id: string
  /** PUBLIC rules are asked for publicly trusted issuers only. */
  readonly profile: 'STANDARD' | 'PUBLIC'
  readonly severity: LintSeverity
  /** Document and section. */
  readonly citation: string
  /** Certificates issued before are not held to it. */
  readonly effective: Date
  applies(certificate: Linted): boolean
  /** What is wrong, as a sentence without its end, or null. */
  check(certificate: Linted, issuedAt: Date): string | null
}

/** RFC 5280 was published in May 2008. */
export const RFC_5280_DATE = new Date('2008-05-01T00:00:00Z')
/** The profiles of the Baseline Requirements as they are since version 2.0.0 (ballot SC-62). */
export const BR_PROFILES_DATE = new Date('2023-09-15T00:00:00Z')

export function always(): boolean {
  return true
}

export function isCa(certificate: Linted): boolean {
  return certificate.extensions.basicConstraints?.ca === true
}

export function isLeaf(certificate: Linted): boolean {
  return !isCa(certificate)
}

/** Issuer and subject have the same name: a root, as far as names tell. */
export function isSelfIssued(certificate: Linted): boolean {
  return Buffer.compare(certificate.issuer.der, certificate.subject.der) === 0
}

export function isSubordinate(certificate: Linted): boolean {
  return isCa(certificate) && !isSelfIssued(certificate)
}

export function rawExtension(certificate: Linted, oid: string) {
  return certificate.extensions.raw.find((each) => each.oid === oid)
}

export function hasExtension(oid: string): (certificate: Linted) => boolean {
  return (certificate) => rawExtension(certificate, oid) !== undefined
}
