import { mayUse } from '../../auth/actor.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { mayManageDnsProviders } from './dns-provider.policy.ts'

export const dnsProviderRules: RuleMap = {
  Query: { dnsProviders: guarded('dnsProviders: signed in', ({ actor }) => mayUse(actor, 'read')) },
  Mutation: {
    createDnsProvider: guarded('createDnsProvider: admin', ({ actor }) =>
      mayManageDnsProviders(actor, 'dns-provider:create'),
    ),
    updateDnsProvider: guarded('updateDnsProvider: admin', ({ actor }) =>
      mayManageDnsProviders(actor, 'dns-provider:update'),
    ),
    deleteDnsProvider: guarded('deleteDnsProvider: admin', ({ actor }) =>
      mayManageDnsProviders(actor, 'dns-provider:delete'),
    ),
  },
}
