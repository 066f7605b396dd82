// Whether an issuance policy makes sense, and its one form.
import { Problems } from '../../errors.ts'
import { parseAddressRange, parseDnsPattern } from '../../pki/name-patterns.ts'
import { DEFAULT_ISSUANCE_POLICY, type IssuancePolicy, issuancePolicy } from '../issuance-policy.ts'

const MAX_DAYS = 36_500
const MAX_ENTRIES = 500

const PATTERNS = {
  allowedDnsNames: (text: string) => parseDnsPattern(text).text,
  allowedEmailDomains: (text: string) => parseDnsPattern(text).text,
  allowedUriHosts: (text: string) => parseDnsPattern(text).text,
  allowedIpRanges: (text: string) => parseAddressRange(text).text,
} as const
const LISTS = [
  'allowedKeyTypes',
  'allowedNameTypes',
  'allowedKeyUsages',
  'allowedExtendedKeyUsages',
  'allowedExtensions',
] as const

/**
 * The policy with what is wanted changed.
 * @param base what applies where nothing is wanted
 * @throws DomainError(s) with paths into IssuancePolicyInput
 */
export function checkIssuance(
  wanted: Partial<IssuancePolicy>,
  base: Partial<IssuancePolicy> = DEFAULT_ISSUANCE_POLICY,
): IssuancePolicy {
  const policy = { ...issuancePolicy(base), ...wanted }
  const problems = new Problems()
  for (const field of ['defaultValidityDays', 'maximumValidityDays'] as const) {
    if (policy[field] < 1 || policy[field] > MAX_DAYS) {
      problems.add('OUT_OF_RANGE', `expected 1 to ${MAX_DAYS} days, found ${policy[field]}`, [field])
    }
  }
  if (policy.defaultValidityDays > policy.maximumValidityDays) {
    const limit = policy.maximumValidityDays
    problems.add('OUT_OF_RANGE', `expected at most maximumValidityDays, which is ${limit}`, ['defaultValidityDays'])
  }
  for (const field of [...LISTS, ...patternFields()]) {
    const count = policy[field]?.length ?? 0
    if (count > MAX_ENTRIES) problems.add('TOO_MANY', `expected at most ${MAX_ENTRIES}, found ${count}`, [field])
  }
  problems.throwIfAny()
  for (const field of patternFields()) {
    const normalized = policy[field]?.map((text, index) =>
      problems.collect([field, String(index)], () => PATTERNS[field](text)),
    )
    policy[field] = normalized === undefined ? null : [...new Set(normalized.filter((text) => text !== undefined))]
  }
  problems.throwIfAny()
  return policy
}

function patternFields() {
  return Object.keys(PATTERNS) as (keyof typeof PATTERNS)[]
}
