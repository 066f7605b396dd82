import { mayUse } from '../../auth/actor.ts'
import { argumentId } from '../../graphql/node-id.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { verdictOnNotification } from '../notifications/index.ts'

export const noticeRules: RuleMap = {
  Query: { previewNotification: guarded('previewNotification: signed in', ({ actor }) => mayUse(actor, 'read')) },
  Mutation: {
    sendTestNotification: guarded<{ input: { id: string } }>(
      'sendTestNotification: creator, owner or admin',
      (context, { input }) => {
        const general = mayUse(context.actor, 'notification:update')
        if (!general.allowed) return general
        return verdictOnNotification(context, argumentId('Notification', input.id, 'input.id'), 'notification:update')
      },
    ),
  },
}
