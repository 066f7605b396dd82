// Which names the authority issues for: its own policy, and the name constraints of the CAs above.
import { nameConstraintViolation } from '../../../pki/name-constraints.ts'
import {
  emailDomain,
  inAddressRange,
  matchesDnsPattern,
  parseAddressRange,
  parseDnsPattern,
  uriHost,
} from '../../../pki/name-patterns.ts'
import type { GeneralNameType } from '../../../pki/types.ts'
import type { IssuancePolicy } from '../../issuance-policy.ts'
import type { IssuanceRequest } from '../request.ts'
import { listed, type Rule } from '../rule.ts'
import { disguisedName } from './names.ts'

type Matcher = (value: string, limits: readonly string[]) => boolean

const matchesAny: Matcher = (name, limits) => limits.some((limit) => matchesDnsPattern(name, parseDnsPattern(limit)))
const isInAny: Matcher = (address, limits) => limits.some((limit) => inAddressRange(address, parseAddressRange(limit)))

export const nameLimitRules: readonly Rule[] = [
  {
    id: 'names.types',
    source: 'AUTHORITY',
    code: 'POLICY_VIOLATION',
    path: ['subjectAlternativeNames'],
    check(request, { authority }) {
      const allowed = authority.issuance.allowedNameTypes
      if (allowed === null) return null
      const index = request.names.findIndex((name) => !allowed.includes(name.type))
      const types = [...new Set(request.names.map((name) => name.type))]
      return {
        failed: index >= 0,
        observed: listed(types),
        limit: listed(allowed),
        hint: `${authority.name} issues for names of the types ${listed(allowed)}, not ${request.names[index]?.type}.`,
        path: request.namePaths[index] ?? null,
      }
    },
  },
  limit('names.dns', 'DNS', 'allowedDnsNames', matchesAny),
  limit('names.ip', 'IP', 'allowedIpRanges', isInAny),
  limit('names.email', 'EMAIL', 'allowedEmailDomains', (value, limits) => {
    const domain = emailDomain(value)
    return domain !== null && matchesAny(domain, limits)
  }),
  limit('names.uri', 'URI', 'allowedUriHosts', (value, limits) => {
    const host = uriHost(value)
    return host !== null && !host.includes('*') && matchesAny(host, limits)
  }),
  {
    id: 'names.common-name-form',
    source: 'AUTHORITY',
    code: 'POLICY_VIOLATION',
    path: null,
    check(request, { authority }) {
      const { allowedDnsNames, allowedEmailDomains, allowedIpRanges } = authority.issuance
      if (allowedDnsNames === null && allowedEmailDomains === null && allowedIpRanges === null) return null
      const disguised = disguisedName(request)
      return {
        failed: disguised !== null,
        observed: request.subject.commonName ?? 'none',
        limit: 'one of the alternative names, or text',
        hint: `The common name ${listed([disguised ?? ''])} looks like a host or an address and is not one of the names that can be checked.`,
        path: request.subjectPath,
      }
    },
  },
  {
    id: 'names.constraints',
    source: 'STANDARD',
    code: 'POLICY_VIOLATION',
    path: ['subjectAlternativeNames'],
    check(request, { path }) {
      const constrained = path.some((each) => each.extensions.raw.some(({ oid }) => oid === '2.5.29.30'))
      if (!constrained) return null
      const violation = nameConstraintViolation(request.subject, request.names, path)
      const shown = violation === null ? '' : `${violation.name.type} ${listed([violation.name.value])}`
      return {
        failed: violation !== null,
        observed: violation === null ? 'names within the constraints' : shown,
        limit: violation === null ? 'the name constraints of the chain' : violation.reason,
        hint: `The name constraints of ${violation?.issuer} do not let it be issued for ${shown}: ${violation?.reason}.`,
        path: violation?.index == null ? request.subjectPath : (request.namePaths[violation.index] ?? null),
      }
    },
  },
]

type LimitField = 'allowedDnsNames' | 'allowedIpRanges' | 'allowedEmailDomains' | 'allowedUriHosts'

/** All names of one type against one list of the policy. */
function limit(id: string, type: GeneralNameType, field: LimitField, matches: Matcher): Rule {
  return {
    id,
    source: 'AUTHORITY',
    code: 'POLICY_VIOLATION',
    path: ['subjectAlternativeNames'],
    check(request, { authority }) {
      const allowed: IssuancePolicy[LimitField] = authority.issuance[field]
      if (allowed === null) return null
      const found = namesOf(request, type)
      const outside = found.filter(({ value }) => !matches(value, allowed))
      return {
        failed: outside.length > 0,
        observed:
          found.length === 0 ? 'none' : listed((outside.length > 0 ? outside : found).map(({ value }) => value)),
        limit: allowed.length === 0 ? 'none' : listed(allowed),
        hint: `${authority.name} does not issue for ${listed(outside.map(({ value }) => value))}; allowed: ${listed(allowed) || 'no names of this type'}.`,
        path: outside[0]?.path ?? null,
      }
    },
  }
}

/** The names of a type; an e-mail address in the subject is one as well. */
function namesOf(request: IssuanceRequest, type: GeneralNameType) {
  const found = request.names.flatMap((name, index) =>
    name.type === type ? [{ value: name.value, path: request.namePaths[index] ?? [] }] : [],
  )
  const { emailAddress } = request.subject
  if (type === 'EMAIL' && emailAddress !== null) found.push({ value: emailAddress, path: request.subjectPath })
  return found
}
