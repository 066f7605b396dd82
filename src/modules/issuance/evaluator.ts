// The one evaluator of every path that issues: each rule asked once, in a fixed order.
import type { RuleResult } from './evaluation.ts'
import type { IssuanceContext, IssuanceRequest } from './request.ts'
import type { Rule } from './rule.ts'
import { authorityRules } from './rules/authority.ts'
import { csrRules } from './rules/csr.ts'
import { keyRules } from './rules/keys.ts'
import { nameLimitRules } from './rules/name-limits.ts'
import { nameRules } from './rules/names.ts'
import { publicTrustRules } from './rules/public-trust.ts'
import { usageRules } from './rules/usages.ts'
import { validityRules } from './rules/validity.ts'

export const RULES: readonly Rule[] = [
  ...authorityRules,
  ...nameRules,
  ...nameLimitRules,
  ...validityRules,
  ...keyRules,
  ...usageRules,
  ...csrRules,
  ...publicTrustRules,
]

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
        verdict: failed ? (rule.warns === true ? 'WARNING' : 'FAILED') : 'PASSED',
        code: finding.code ?? rule.code,
        observed,
        limit,
        hint: failed ? hint : '',
        path: finding.path === undefined ? rule.path : finding.path,
      } as const,
    ]
  })
}
