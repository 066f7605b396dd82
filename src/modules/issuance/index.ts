export { type RuleResult, type RuleSource, type RuleVerdict, refuseFailures } from './evaluation.ts'
export { evaluate } from './evaluator.ts'
export {
  abandonIssuances,
  completeIssuance,
  prepare,
  type Prepared,
  reserveAndSign,
  type SigningOrder,
  type UnsignedOrder,
} from './issuance.service.ts'
export {
  type IssuanceContext,
  type IssuanceRequest,
  type IssuedUsage,
  type KeyStanding,
  UNKNOWN_KEY,
} from './request.ts'
export { domainsOf } from './rules/names.ts'
