import type { Context } from '../../graphql/context.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { type DomainPermission, mayManageDomains, mayReadDomains } from './domain.policy.ts'

const managing =
  (permission: DomainPermission) =>
  ({ actor }: Context) =>
    mayManageDomains(actor, permission)

export const domainRules: RuleMap = {
  Query: { domains: guarded('domains: signed in', ({ actor }) => mayReadDomains(actor)) },
  Mutation: {
    createDomain: guarded('createDomain: admin', managing('domain:create')),
    updateDomain: guarded('updateDomain: admin', managing('domain:update')),
    deleteDomain: guarded('deleteDomain: admin', managing('domain:delete')),
  },
}
