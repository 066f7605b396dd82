import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { mayHandleKeys } from './encryption-key.policy.ts'

export const encryptionKeyRules: RuleMap = {
  Query: {
    encryptionKeys: guarded('encryptionKeys: admin', ({ actor }) => mayHandleKeys(actor, 'encryption-key:read')),
  },
  Mutation: {
    rewrapSecrets: guarded('rewrapSecrets: admin', ({ actor }) => mayHandleKeys(actor, 'encryption-key:rewrap')),
  },
}
