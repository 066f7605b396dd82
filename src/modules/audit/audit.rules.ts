import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { mayReadAudit } from './audit.policy.ts'

export const auditRules: RuleMap = {
  Query: { auditEvents: guarded('auditEvents: admin or auditor', ({ actor }) => mayReadAudit(actor)) },
}
