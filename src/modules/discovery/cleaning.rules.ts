import { mayUse } from '../../auth/actor.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { mayManageSources } from '../sources/index.ts'

export const cleaningRules: RuleMap = {
  Query: {
    certificatesPendingCleaning: guarded('certificatesPendingCleaning: signed in', ({ actor }) =>
      mayUse(actor, 'read'),
    ),
  },
  Mutation: {
    cleanSource: guarded('cleanSource: admin', ({ actor }) => mayManageSources(actor, 'source:clean')),
  },
}
