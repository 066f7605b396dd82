// The naming rule of certificates (Lemur's, without its defects): {subject}-{issuer}-{notBefore}-{notAfter}, slugged.

import { DomainError } from '../../errors.ts'

const MAX_SLUG_INPUT = 10_000
/** Leaves room for the suffixes of further certificates with the same name: serial numbers reach 256 digits. */
const MAX_NAME = 700
const MAX_SUBJECT = 400
const MAX_ISSUER = 250

export interface NamingFacts {
  readonly commonName: string | null
  /** DNS names and addresses of the certificate, in order. */
  readonly domains: readonly string[]
  /** 'selfsigned', or the issuer's common name or organization. */
  readonly issuerName: string
  readonly notBefore: Date
  readonly notAfter: Date
}

/** The name a certificate gets when its owner gives none; not yet unique. */
export function defaultCertificateName(facts: NamingFacts): string {
  const { commonName, domains } = facts
  const subject = commonName !== null && commonName.trim() !== '' ? commonName.trim() : (domains[0] ?? '')
  // Each part is cut for itself: a long common name must not push out the issuer and the dates.
  const parts = [
    domains.length > 1 ? 'SAN' : '',
    shortSlug(subject, MAX_SUBJECT) || 'unnamed',
    shortSlug(facts.issuerName.replaceAll(' ', ''), MAX_ISSUER),
    day(facts.notBefore),
    day(facts.notAfter),
  ]
  return parts.filter((part) => part !== '').join('-')
}

/** A slug of at most so many characters, without a joiner at its ends. */
function shortSlug(text: string, max: number): string {
  return trimmed(slug(text.slice(0, MAX_SLUG_INPUT), '-').slice(0, max), '-')
}

/** What a caller's own name becomes: letters, digits and dots stay, everything else turns into single hyphens. */
export function slugName(text: string): string {
  return shortSlug(text, MAX_NAME)
}

/**
 * The name a certificate gets from its owner, or null when none is given.
 * @throws DomainError INVALID under `name` when nothing is left of it
 */
export function givenName(name: string | null): string | null {
  if (name === null) return null
  const own = slugName(name)
  if (own === '') throw new DomainError('INVALID', 'expected a name with letters or digits', ['name'])
  return own
}

/** The short form of an issuer's name, as shown and used in names: common name, else organization, else 'unknown'. */
export function issuerShortName(options: {
  selfSigned: boolean
  commonName: string | null
  organization: string | null
}): string {
  if (options.selfSigned) return 'selfsigned'
  const named = options.commonName?.trim() || options.organization?.trim() || 'unknown'
  return slug(named.slice(0, MAX_SLUG_INPUT), '') || 'unknown'
}

/**
 * The slug: NFKD without combining marks; '*' becomes WILDCARD; each run of other characters than A-Z a-z 0-9 and '.'
 * becomes one `joiner`, except the double hyphen of an 'xn--' label; no joiner at either end.
 */
export function slug(text: string, joiner: string): string {
  const plain = text.replaceAll('*', 'WILDCARD').normalize('NFKD').replaceAll(/\p{M}/gu, '')
  const kept = plain.replaceAll(/(^|[^A-Za-z0-9])xn--(?=[A-Za-z0-9])|[^A-Za-z0-9.]+/gi, (_run, before?: string) => {
    if (before === undefined) return joiner
    const lead = before === '' || before === '.' ? before : joiner
    return `${lead}xn--`
  })
  return joiner === '' ? kept : trimmed(kept, joiner)
}

function trimmed(text: string, joiner: string): string {
  let start = 0
  let end = text.length
  while (start < end && text.startsWith(joiner, start)) start += joiner.length
  while (end > start && text.endsWith(joiner, end)) end -= joiner.length
  return text.slice(start, end)
}

function day(date: Date): string {
  return date.toISOString().replace(/^\+?/, '').replaceAll('-', '').split('T')[0] ?? ''
}
