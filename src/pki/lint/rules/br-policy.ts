import { RESERVED_POLICIES } from '../../public-trust.ts'
import { isLeaf, BR_PROFILES_DATE, type LintRule } from '../rule.ts'

const RESERVED: ReadonlySet<string> = new Set(Object.values(RESERVED_POLICIES))

/** Exactly one reserved policy says what was validated. */
export const brPolicy: LintRule = {
  id: 'br-policy',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 7.1.2.7.9 and 7.1.6.1',
  effective: BR_PROFILES_DATE,
  applies: isLeaf,
  check: ({ extensions }) => {
    const reserved = extensions.certificatePolicies.filter((oid) => RESERVED.has(oid))
    return reserved.length === 1 ? null : `it states ${reserved.length} of the reserved policies; exactly one is needed`
  },
}
