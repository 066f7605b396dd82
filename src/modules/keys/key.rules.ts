import { mayUse } from '../../auth/actor.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { mayChangeCompromisedKeys } from './key.policy.ts'

export const keyRules: RuleMap = {
  Query: { compromisedKeys: guarded('compromisedKeys: signed in', ({ actor }) => mayUse(actor, 'read')) },
  Mutation: {
    addCompromisedKey: guarded('addCompromisedKey: admin', ({ actor }) =>
      mayChangeCompromisedKeys(actor, 'compromised-key:create'),
    ),
    removeCompromisedKey: guarded('removeCompromisedKey: admin', ({ actor }) =>
      mayChangeCompromisedKeys(actor, 'compromised-key:delete'),
    ),
  },
}
