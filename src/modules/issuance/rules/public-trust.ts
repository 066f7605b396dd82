// The rules of publicly trusted CAs that a caller can do something about; the rest of them is the lint's (pki/lint).
import { isInternalName, isReservedAddress, maximumDaysOfPublicTrust } from '../../../pki/public-trust.ts'
import { PURPOSES } from '../../../pki/purposes.ts'
import type { KeyType } from '../../../pki/types.ts'
import { DAY } from '../../../time-units.ts'
import type { Finding, Rule } from '../rule.ts'
import { listed } from '../rule.ts'
import type { IssuanceContext, IssuanceRequest } from '../request.ts'

/** BR 6.1.5: RSA, and ECDSA on the NIST curves. */
const KEY_TYPES: readonly KeyType[] = ['RSA_2048', 'RSA_3072', 'RSA_4096', 'EC_P256', 'EC_P384', 'EC_P521']

export const publicTrustRules: readonly Rule[] = [
  publicRule('public.validity', 'OUT_OF_RANGE', (request, { now }) => {
    const maximum = maximumDaysOfPublicTrust(now)
    // BR 6.3.2: from notBefore to notAfter, both included.
    const days = (request.notAfter.getTime() - request.notBefore.getTime() + 1000) / DAY
    return {
      failed: days > maximum,
      observed: `${Math.round(days * 100_000) / 100_000} days`,
      limit: `${maximum} days, both ends included`,
      hint: `Publicly trusted certificates issued now last at most ${maximum} days, both ends included.`,
      path: request.endPath,
    }
  }),
  publicRule('public.names-required', 'REQUIRED', (request) => ({
    failed: request.names.length === 0,
    observed: `${request.names.length} names`,
    limit: 'a DNS name or an address',
    hint: 'A publicly trusted certificate names hosts; give a subject alternative name.',
    path: ['subjectAlternativeNames'],
  })),
  publicRule('public.name-types', 'POLICY_VIOLATION', (request) => {
    const index = request.names.findIndex(({ type }) => type !== 'DNS' && type !== 'IP')
    return {
      failed: index >= 0,
      observed: listed([...new Set(request.names.map(({ type }) => type))]),
      limit: 'DNS, IP',
      hint: 'Publicly trusted certificates are for DNS names and addresses only.',
      path: request.namePaths[index] ?? null,
    }
  }),
  publicRule('public.internal-names', 'POLICY_VIOLATION', (request) => {
    const index = request.names.findIndex(
      ({ type, value }) => (type === 'DNS' && isInternalName(value)) || (type === 'IP' && isReservedAddress(value)),
    )
    const name = request.names[index]?.value
    return {
      failed: index >= 0,
      observed: name ?? 'public names',
      limit: 'names of the public DNS and addresses that are not reserved',
      hint: `Publicly trusted certificates are not for internal names and reserved addresses such as ${name}.`,
      path: request.namePaths[index] ?? null,
    }
  }),
  publicRule('public.common-name', 'POLICY_VIOLATION', (request) => {
    const { commonName } = request.subject
    const contained = commonName === null || request.commonNameIsName
    return {
      failed: !contained,
      observed: commonName ?? 'none',
      limit: 'one of the alternative names',
      hint: 'The common name of a publicly trusted certificate has to be one of its alternative names.',
      path: request.subjectPath,
    }
  }),
  publicRule('public.purposes', 'POLICY_VIOLATION', ({ usage, usagePaths }) => {
    const purposes: readonly string[] = usage.extendedKeyUsage
    const others = purposes.filter((oid) => oid !== PURPOSES.SERVER_AUTH && oid !== PURPOSES.CLIENT_AUTH)
    return {
      failed: !purposes.includes(PURPOSES.SERVER_AUTH) || others.length > 0,
      observed: listed(purposes),
      limit: 'SERVER_AUTH, and CLIENT_AUTH at most besides it',
      hint: 'A publicly trusted certificate is for SERVER_AUTH, and besides it for CLIENT_AUTH at most.',
      path: usagePaths.extendedKeyUsage,
    }
  }),
  publicRule('public.key-type', 'POLICY_VIOLATION', (request) => {
    const keyType = request.keyType ?? request.publicKey?.keyType ?? null
    return {
      failed: keyType === null || !KEY_TYPES.includes(keyType),
      observed: keyType ?? request.publicKey?.algorithm ?? 'none',
      limit: KEY_TYPES.join(', '),
      hint: `Publicly trusted certificates are for the key types ${KEY_TYPES.join(', ')}.`,
      path: request.keyPath,
    }
  }),
]

function publicRule(
  id: string,
  code: Rule['code'],
  check: (request: IssuanceRequest, context: IssuanceContext) => Finding,
): Rule {
  return {
    id,
    source: 'STANDARD',
    code,
    path: null,
    check: (request, context) => (context.authority.issuance.publicTrust ? check(request, context) : null),
  }
}
