import { mayUse } from '../../auth/actor.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { mayManageDestinations } from './destination.policy.ts'

export const destinationRules: RuleMap = {
  Query: { destinations: guarded('destinations: signed in', ({ actor }) => mayUse(actor, 'read')) },
  Mutation: {
    createDestination: guarded('createDestination: admin', ({ actor }) =>
      mayManageDestinations(actor, 'destination:create'),
    ),
    updateDestination: guarded('updateDestination: admin', ({ actor }) =>
      mayManageDestinations(actor, 'destination:update'),
    ),
    testDestination: guarded('testDestination: admin', ({ actor }) => mayManageDestinations(actor, 'destination:test')),
    deleteDestination: guarded('deleteDestination: admin', ({ actor }) =>
      mayManageDestinations(actor, 'destination:delete'),
    ),
  },
}
