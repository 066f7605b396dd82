export { type RuleResult, refuseFailures } from './evaluation.ts'
export { evaluate } from './evaluator.ts'
export { abandonIssuances, completeIssuance, reserveAndSign, type SigningOrder } from './issuance.service.ts'
export type { IssuanceContext, IssuanceRequest } from './request.ts'
