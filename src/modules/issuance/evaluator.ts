// The one evaluator of every path that issues: which rules there are, and what each says of a request.
import { MAX_SUBJECT_ALTERNATIVE_NAMES } from '../../pki/limits.ts'
import type { KeyType, PublicKeyFacts } from '../../pki/types.ts'
import { weakKeyReason } from '../../pki/weak-keys.ts'
import type { RuleResult, RuleSource } from './evaluation.ts'
import type { IssuanceContext, IssuanceRequest } from './request.ts'
import type { UserErrorCode } from '../../errors.ts'

interface Finding {
  readonly failed: boolean
  readonly observed: string
  readonly limit: string
  readonly hint: string
  readonly code?: UserErrorCode
  readonly path?: readonly string[] | null
}

interface Rule {
  readonly id: string
  readonly source: RuleSource
  readonly code: UserErrorCode
  readonly path: readonly string[] | null
  /** Null where the rule does not apply to this request. */
  check(request: IssuanceRequest, context: IssuanceContext): Finding | null
}

const DAY = 86_400_000
/** How far back a certificate may begin: clocks differ, and a reissue may keep a date of the same day. */
const MAX_BACKDATING = DAY

/** Every rule's verdict, in a fixed order. Nothing is issued or stored. */
export function evaluate(request: IssuanceRequest, context: IssuanceContext): RuleResult[] {
  return RULES.flatMap((rule) => {
    const finding = rule.check(request, context)
    if (finding === null) return []
    const { failed, observed, limit, hint } = finding
    return [
      {
        id: rule.id,
        source: rule.source,
        verdict: failed ? 'FAILED' : 'PASSED',
        code: finding.code ?? rule.code,
        observed,
        limit,
        hint: failed ? hint : '',
        path: finding.path === undefined ? rule.path : finding.path,
      },
    ]
  })
}

const RULES: readonly Rule[] = [
  {
    id: 'authority.active',
    source: 'AUTHORITY',
    code: 'INACTIVE',
    path: ['authorityId'],
    check: (_request, { authority }) => ({
      failed: !authority.active,
      observed: authority.active ? 'active' : 'inactive',
      limit: 'active',
      hint: `The authority ${authority.name} is inactive; choose another one.`,
    }),
  },
  {
    id: 'authority.valid',
    source: 'STANDARD',
    code: 'EXPIRED',
    path: ['authorityId'],
    check(_request, { authority, issuer, issuerRevoked, now }) {
      const expired = issuer.notAfter <= now
      return {
        failed: expired || issuerRevoked || issuer.notBefore > now,
        observed: issuerRevoked ? 'revoked' : `valid from ${iso(issuer.notBefore)} to ${iso(issuer.notAfter)}`,
        limit: 'a valid CA certificate',
        hint: issuerRevoked
          ? `The certificate of the authority ${authority.name} is revoked.`
          : `The certificate of the authority ${authority.name} is valid from ${iso(issuer.notBefore)} to ${iso(issuer.notAfter)}, not now.`,
      }
    },
  },
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
    id: 'names.sensitive',
    source: 'INSTALLATION',
    code: 'POLICY_VIOLATION',
    path: ['subjectAlternativeNames'],
    check: (_request, context) => ({
      failed: context.sensitiveNames.length > 0 && !context.mayUseSensitiveNames,
      observed: context.sensitiveNames.join(', '),
      limit: 'no sensitive names',
      hint: `Only an admin gets certificates for sensitive domains; this touches ${context.sensitiveNames.join(', ')}.`,
    }),
  },
  {
    id: 'validity.order',
    source: 'STANDARD',
    code: 'OUT_OF_RANGE',
    path: null,
    check: (request) => ({
      failed: request.notAfter <= request.notBefore,
      observed: `${iso(request.notBefore)} to ${iso(request.notAfter)}`,
      limit: 'an end after the start',
      hint: `The validity ends at ${iso(request.notAfter)}, which is not after its start at ${iso(request.notBefore)}.`,
      path: request.endPath,
    }),
  },
  {
    id: 'validity.start',
    source: 'INSTALLATION',
    code: 'OUT_OF_RANGE',
    path: ['validityStart'],
    check: (request, { issuer, now }) => {
      const earliest = new Date(Math.max(now.getTime() - MAX_BACKDATING, issuer.notBefore.getTime()))
      return {
        failed: request.notBefore < earliest,
        observed: iso(request.notBefore),
        limit: `from ${iso(earliest)}`,
        hint: `The validity starts at ${iso(request.notBefore)}; the earliest possible is ${iso(earliest)}.`,
      }
    },
  },
  {
    id: 'validity.issuer-end',
    source: 'STANDARD',
    code: 'OUT_OF_RANGE',
    path: null,
    check: (request, { issuer }) => ({
      failed: request.notAfter > issuer.notAfter,
      observed: iso(request.notAfter),
      limit: `to ${iso(issuer.notAfter)}`,
      hint: `The certificate would end at ${iso(request.notAfter)}, after its issuer at ${iso(issuer.notAfter)}.`,
      path: request.endPath,
    }),
  },
  {
    id: 'validity.maximum',
    source: 'AUTHORITY',
    code: 'OUT_OF_RANGE',
    path: null,
    check(request, { authority }) {
      const days = (request.notAfter.getTime() - request.notBefore.getTime()) / DAY
      const maximum = authority.issuance.maximumValidityDays
      return {
        failed: days > maximum,
        observed: `${round(days)} days`,
        limit: `${maximum} days`,
        hint: `${authority.name} issues for at most ${maximum} days, this is ${round(days)}.`,
        path: request.endPath,
      }
    },
  },
  {
    id: 'key.type',
    source: 'AUTHORITY',
    code: 'POLICY_VIOLATION',
    path: null,
    check(request, { authority }) {
      const allowed: readonly KeyType[] = authority.issuance.allowedKeyTypes
      const keyType = request.keyType ?? request.publicKey?.keyType ?? null
      const unknown = request.publicKey !== null && keyType === null
      return {
        failed: unknown || (keyType !== null && allowed.length > 0 && !allowed.includes(keyType)),
        observed: keyType ?? describeKey(request.publicKey),
        limit: allowed.length === 0 ? 'any supported key type' : allowed.join(', '),
        hint: unknown
          ? `Certificates are not issued for keys of type ${describeKey(request.publicKey)}.`
          : `${authority.name} issues for the key types ${allowed.join(', ')}, not ${keyType}.`,
        path: request.csr === null ? ['keyType'] : ['csr'],
      }
    },
  },
  {
    id: 'key.strength',
    source: 'STANDARD',
    code: 'WEAK_KEY',
    path: ['csr'],
    check(request) {
      if (request.publicKey === null) return null
      const reason = weakKeyReason(request.publicKey)
      return {
        failed: reason !== null,
        observed: reason ?? describeKey(request.publicKey),
        limit: 'a strong key',
        hint: `The key of the request is weak: ${reason}.`,
      }
    },
  },
  {
    id: 'key.own',
    source: 'STANDARD',
    code: 'POLICY_VIOLATION',
    path: ['csr'],
    check: (request, { authority, issuer }) =>
      request.publicKey === null
        ? null
        : {
            failed: request.publicKey.spkiSha256 === issuer.publicKey.spkiSha256,
            observed: request.publicKey.spkiSha256,
            limit: 'a key of its own',
            hint: `The request carries the key of the authority ${authority.name} itself.`,
          },
  },
  {
    id: 'csr.authority',
    source: 'STANDARD',
    code: 'POLICY_VIOLATION',
    path: ['csr'],
    check(request) {
      if (request.csr === null) return null
      const { basicConstraints, keyUsage } = request.csr.extensions
      const asksForCa = basicConstraints?.ca === true || keyUsage?.includes('KEY_CERT_SIGN') === true
      return {
        failed: asksForCa,
        observed: asksForCa ? 'a CA certificate' : 'an end-entity certificate',
        limit: 'an end-entity certificate',
        hint: 'The request asks to become a CA; createAuthority makes those.',
      }
    },
  },
]

function describeKey(key: PublicKeyFacts | null): string {
  if (key === null) return 'none'
  return [key.algorithm, key.curve ?? key.size].filter((part) => part !== null).join(' ')
}

function iso(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z')
}

function round(days: number): string {
  return String(Math.round(days * 100) / 100)
}
