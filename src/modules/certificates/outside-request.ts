// What is asked of a CA elsewhere, which signs what the request says and nothing beside it.
import { Problems } from '../../errors.ts'
import { normalizeGeneralName } from '../../pki/general-names.ts'
import type { RequestedExtensions } from '../../pki/csr-encoding.ts'
import type { RequestedUsage } from '../../pki/certificate-profile.ts'
import type { IssuanceRequest } from '../issuance/index.ts'

/**
 * Refuses names and subjects that are asked for beside a caller's CSR: an authority of ours would issue them, a CA elsewhere
 * never hears of them.
 * @throws DomainError(s) UNSUPPORTED
 */
export function refuseWhatCsrLacks({ csr, names, namePaths, subject, subjectPath }: IssuanceRequest): void {
  if (csr === null) return
  const problems = new Problems()
  const asked = new Set(csr.extensions.subjectAlternativeNames.map((name) => keyOf(normalizeGeneralName(name))))
  const commonName = csr.subject.commonName?.toLowerCase()
  for (const [index, name] of names.entries()) {
    if (asked.has(keyOf(name)) || name.value.toLowerCase() === commonName) continue
    const message = `the CA signs what the csr says, and ${name.value} is not among its names`
    problems.add('UNSUPPORTED', message, namePaths[index] ?? null)
  }
  if (subjectPath[0] !== 'csr' && PARTS.some((part) => (subject[part] ?? null) !== (csr.subject[part] ?? null))) {
    problems.add('UNSUPPORTED', 'the CA signs what the csr says, which has another subject', subjectPath)
  }
  problems.throwIfAny()
}

const PARTS = [
  'commonName',
  'organization',
  'organizationalUnit',
  'country',
  'state',
  'locality',
  'emailAddress',
] as const

function keyOf({ type, value }: { type: string; value: string }): string {
  return `${type} ${value.toLowerCase()}`
}

/** Usages go into a request made here as far as the caller states them: of the rest the CA decides. */
export function statedUsages(usage: RequestedUsage): RequestedExtensions {
  const { keyUsage, extendedKeyUsage, other } = usage
  return {
    ...(keyUsage && { keyUsage }),
    ...(extendedKeyUsage && { extendedKeyUsage }),
    ...(other && { other }),
  }
}
