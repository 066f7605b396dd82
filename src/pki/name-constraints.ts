// Name constraints of the CAs above a certificate, applied to its names (RFC 5280 section 4.2.1.10).

import { EXTENSION_OID, NAME_OID } from './oids.ts'
import { emailDomain, inAddressRange, parseAddressRange, uriHost } from './name-patterns.ts'
import { parseRfc4514 } from './names.ts'
import type { DistinguishedName, GeneralName, NameAttribute, ParsedCertificate } from './types.ts'

export interface ConstraintViolation {
  readonly name: GeneralName
  /** Position in the names asked for; null for a name of the subject. */
  readonly index: number | null
  readonly issuer: string
  readonly reason: string
}

/**
 * The first violation, or null. Fails closed: an extension that cannot be read, and a constraint of a kind that cannot be
 * judged here on a name of that kind, refuse the name.
 * @param path the issuing CA's certificate first, and those above it
 */
export function nameConstraintViolation(
  subject: DistinguishedName,
  names: readonly GeneralName[],
  path: readonly Pick<ParsedCertificate, 'subject' | 'extensions'>[],
): ConstraintViolation | null {
  const judged = [...names.map((name, index) => ({ name, index })), ...subjectNames(subject)]
  for (const authority of path) {
    const issuer = authority.subject.rfc4514
    const { nameConstraints, other } = authority.extensions
    if (other.some((each) => each.oid === EXTENSION_OID.nameConstraints)) {
      const [first] = judged
      return first === undefined ? null : { ...first, issuer, reason: 'its name constraints cannot be read' }
    }
    if (nameConstraints === null) continue
    for (const { name, index } of judged) {
      const reason = refusal(name, nameConstraints.permitted, nameConstraints.excluded)
      if (reason !== null) return { name, index, issuer, reason }
    }
  }
  return null
}

/** What of the subject is constrained: the whole name, and e-mail addresses in it. */
function subjectNames(subject: DistinguishedName): { name: GeneralName; index: null }[] {
  if (subject.rdns.length === 0) return []
  const emails = subject.rdns.flat().filter(({ oid }) => oid === NAME_OID.emailAddress)
  return [
    { name: { type: 'DIRECTORY_NAME', value: subject.rfc4514 }, index: null },
    ...emails.map(({ value }) => ({ name: { type: 'EMAIL', value } as const, index: null })),
  ]
}

function refusal(name: GeneralName, permitted: readonly GeneralName[], excluded: readonly GeneralName[]) {
  const forbidding = excluded.find((base) => base.type === name.type && touches(name, base))
  if (forbidding !== undefined) return `${forbidding.value || 'every name of this kind'} is excluded`
  const allowing = permitted.filter((base) => base.type === name.type)
  if (allowing.length === 0 || allowing.some((base) => isWithin(name, base))) return null
  return `only ${allowing.map((base) => base.value).join(', ')} is permitted`
}

/** Whether every host the name stands for lies in the subtree. */
function isWithin(name: GeneralName, base: GeneralName): boolean {
  switch (name.type) {
    case 'DNS':
      return inDnsSubtree(name.value.replace(/^\*\./, 'wildcard.'), base.value)
    case 'EMAIL':
      return inMailSubtree(name.value, base.value)
    case 'URI':
      return inHostSubtree(uriHost(name.value) ?? '', base.value)
    case 'IP':
      return inRange(name.value, base.value, false)
    case 'DIRECTORY_NAME':
      return inDirectorySubtree(name.value, base.value, false)
    default:
      return false
  }
}

/** Whether the name stands for any host of the subtree; what cannot be judged does. */
function touches(name: GeneralName, base: GeneralName): boolean {
  switch (name.type) {
    case 'DNS': {
      if (isWithin(name, base)) return true
      const covered = name.value.startsWith('*.') ? name.value.slice(1).toLowerCase() : null
      const wanted = base.value.toLowerCase().replace(/^\./, '')
      // '*.example.org' covers the excluded 'www.example.org'.
      return covered !== null && wanted.endsWith(covered) && !wanted.slice(0, -covered.length).includes('.')
    }
    case 'EMAIL':
      return emailDomain(name.value) === null || isWithin(name, base)
    case 'URI':
      return uriHost(name.value) === null || isWithin(name, base)
    case 'IP':
      return inRange(name.value, base.value, true)
    case 'DIRECTORY_NAME':
      return inDirectorySubtree(name.value, base.value, true)
    default:
      return true
  }
}

/** Zero or more labels before the base; a leading dot, which is no standard but common, wants one at least. */
function inDnsSubtree(name: string, base: string): boolean {
  const lower = name.toLowerCase()
  const wanted = base.toLowerCase()
  if (wanted === '') return true
  return wanted.startsWith('.') ? lower.endsWith(wanted) : lower === wanted || lower.endsWith(`.${wanted}`)
}

/** A host is that host alone, with a leading dot everything below it. */
function inHostSubtree(host: string, base: string): boolean {
  const wanted = base.toLowerCase()
  if (wanted === '') return true
  return wanted.startsWith('.') ? host.endsWith(wanted) && host !== wanted : host === wanted
}

function inMailSubtree(email: string, base: string): boolean {
  const at = base.lastIndexOf('@')
  const domain = emailDomain(email)
  if (domain === null) return false
  if (at < 0) return inHostSubtree(domain, base)
  const local = email.slice(0, email.lastIndexOf('@'))
  return local === base.slice(0, at) && domain === base.slice(at + 1).toLowerCase()
}

function inRange(address: string, range: string, unreadable: boolean): boolean {
  try {
    return inAddressRange(address, parseAddressRange(range))
  } catch {
    return unreadable
  }
}

function inDirectorySubtree(name: string, base: string, unreadable: boolean): boolean {
  try {
    const rdns = parseRfc4514(name).rdns
    const wanted = parseRfc4514(base).rdns
    return wanted.length <= rdns.length && wanted.every((rdn, index) => sameRdn(rdn, rdns[index] ?? []))
  } catch {
    return unreadable
  }
}

/** RFC 5280 section 7.1, the part of it that is used: case and repeated blanks do not count. */
function sameRdn(left: readonly NameAttribute[], right: readonly NameAttribute[]): boolean {
  const wanted = prepared(right)
  return left.length === right.length && prepared(left).every((each, index) => each === wanted[index])
}

function prepared(rdn: readonly NameAttribute[]): string[] {
  return rdn.map(({ oid, value }) => `${oid}=${value.trim().replaceAll(/\s+/g, ' ').toLowerCase()}`).toSorted()
}
