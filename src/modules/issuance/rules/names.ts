// Whether there are names, how many, and whether the installation lets the caller have them.
import { matchesDnsPattern, uriHost, emailDomain } from '../../../pki/name-patterns.ts'
import { MAX_SUBJECT_ALTERNATIVE_NAMES } from '../../../pki/limits.ts'
import type { GeneralName } from '../../../pki/types.ts'
import type { IssuanceRequest } from '../request.ts'
import { listed, type Rule } from '../rule.ts'

export const nameRules: readonly Rule[] = [
  {
    id: 'names.present',
    source: 'STANDARD',
    code: 'REQUIRED',
    path: ['commonName'],
    check: (request) => ({
      failed: request.subject.commonName === null && request.names.length === 0,
      observed: `${request.names.length} names`,
      limit: 'a common name or a subject alternative name',
      hint: 'Give a common name or at least one subject alternative name.',
    }),
  },
  {
    id: 'names.common-name',
    source: 'AUTHORITY',
    code: 'REQUIRED',
    path: ['commonName'],
    check: (request, { authority }) =>
      authority.issuance.requireCommonName
        ? {
            failed: request.subject.commonName === null,
            observed: request.subject.commonName ?? 'none',
            limit: 'a common name',
            hint: `${authority.name} wants a common name in every certificate.`,
          }
        : null,
  },
  {
    id: 'names.count',
    source: 'INSTALLATION',
    code: 'TOO_MANY',
    path: ['subjectAlternativeNames'],
    check: (request) => ({
      failed: request.names.length > MAX_SUBJECT_ALTERNATIVE_NAMES,
      observed: String(request.names.length),
      limit: String(MAX_SUBJECT_ALTERNATIVE_NAMES),
      hint: `Expected at most ${MAX_SUBJECT_ALTERNATIVE_NAMES} names, found ${request.names.length}.`,
    }),
  },
  {
    id: 'names.allowed-domains',
    source: 'INSTALLATION',
    code: 'POLICY_VIOLATION',
    path: ['subjectAlternativeNames'],
    check(request, { allowedDomains, mayUseAnyDomain }) {
      if (allowedDomains.length === 0) return null
      const outside = domainsOf(request).filter(
        ({ domain }) => !allowedDomains.some((pattern) => matchesDnsPattern(domain, pattern)),
      )
      return {
        failed: outside.length > 0 && !mayUseAnyDomain,
        observed: outside.length === 0 ? 'only allowed domains' : listed(outside.map(({ domain }) => domain)),
        limit: listed(allowedDomains.map((pattern) => pattern.text)),
        hint: `This installation has certificates for its own domains only, not for ${listed(outside.map(({ domain }) => domain))}.`,
        path: outside[0]?.path ?? null,
      }
    },
  },
  {
    id: 'names.sensitive',
    source: 'INSTALLATION',
    code: 'POLICY_VIOLATION',
    path: ['subjectAlternativeNames'],
    check: (_request, { sensitiveNames, mayUseAnyDomain }) => ({
      failed: sensitiveNames.length > 0 && !mayUseAnyDomain,
      observed: sensitiveNames.length === 0 ? 'no sensitive names' : listed(sensitiveNames),
      limit: 'no sensitive names',
      hint: `Only an admin gets certificates for sensitive domains; this touches ${listed(sensitiveNames)}.`,
    }),
  },
  {
    id: 'names.provable',
    source: 'AUTHORITY',
    code: 'UNSUPPORTED',
    path: ['subjectAlternativeNames'],
    check(request, { issuer, obstacle }) {
      if (issuer !== null) return null
      const limit = 'names that can be proved to the CA'
      if (obstacle === null) return { failed: false, observed: 'nothing in the way', limit, hint: '' }
      const { reason, name } = obstacle
      return {
        failed: true,
        observed: reason,
        limit,
        hint: `The names cannot be proved to the CA: ${reason}.`,
        ...(name === null ? { code: 'REQUIRED', path: ['dnsProviderId'] } : { path: pathOf(request, name) }),
      }
    },
  },
]

/** What a certificate says of domains: DNS names, the domains of e-mail addresses, the hosts of URIs, a common name like one. */
export function domainsOf(request: IssuanceRequest): { domain: string; path: readonly string[] }[] {
  const found = request.names.flatMap((name, index) => {
    const domain = domainOf(name)
    return domain === null ? [] : [{ domain, path: request.namePaths[index] ?? [] }]
  })
  const { emailAddress } = request.subject
  const email = emailAddress === null ? null : emailDomain(emailAddress)
  if (email !== null) found.push({ domain: email, path: request.subjectPath })
  const disguised = disguisedName(request)
  if (disguised !== null) found.push({ domain: disguised.toLowerCase(), path: request.subjectPath })
  return found
}

/** Where the name came from; the rule's own path for what is none of them. */
function pathOf({ names, namePaths, subject, subjectPath }: IssuanceRequest, name: string): readonly string[] {
  const found = namePaths[names.findIndex(({ value }) => value === name)]
  return found ?? (name !== '' && subject.commonName === name ? subjectPath : ['subjectAlternativeNames'])
}

function domainOf({ type, value }: GeneralName): string | null {
  if (type === 'DNS') return value
  if (type === 'EMAIL') return emailDomain(value)
  return type === 'URI' ? uriHost(value) : null
}

/**
 * A common name that is none of the alternative names, and that software might still take for a host or an address: without
 * blanks, and with one of the characters that make it look like one.
 */
export function disguisedName({ subject, commonNameIsName }: IssuanceRequest): string | null {
  const { commonName } = subject
  if (commonName === null || commonNameIsName || /\s/.test(commonName)) return null
  return /[.*@:/\u3002\uff0e\uff61]/.test(commonName) ? commonName : null
}
