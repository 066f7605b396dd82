import { NOT_SIGNED_IN } from '../../auth/permissions.ts'
import { inputId } from '../../graphql/node-id.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { mayCreateKey, mayRevokeKey } from './api-key.policy.ts'
import { apiKeyById } from './api-key.repository.ts'

export const apiKeyRules: RuleMap = {
  Mutation: {
    createApiKey: guarded('createApiKey: in person', ({ actor }) => mayCreateKey(actor)),
    revokeApiKey: guarded<{ input: { id: string } }>('revokeApiKey: own or admin', async (context, { input }) => {
      if (context.actor.kind === 'anonymous') return NOT_SIGNED_IN
      const key = await context.loader(apiKeyById).load(inputId('ApiKey', input.id, ['id']))
      return key === null ? null : mayRevokeKey(context.actor, key)
    }),
  },
}
