import { mayUse } from '../../auth/actor.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { mayManageSources } from './source.policy.ts'

export const sourceRules: RuleMap = {
  Query: { sources: guarded('sources: signed in', ({ actor }) => mayUse(actor, 'read')) },
  Mutation: {
    createSource: guarded('createSource: admin', ({ actor }) => mayManageSources(actor, 'source:create')),
    updateSource: guarded('updateSource: admin', ({ actor }) => mayManageSources(actor, 'source:update')),
    deleteSource: guarded('deleteSource: admin', ({ actor }) => mayManageSources(actor, 'source:delete')),
    syncSource: guarded('syncSource: admin', ({ actor }) => mayManageSources(actor, 'source:sync')),
  },
}
