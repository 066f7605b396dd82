import { mayUse } from '../../auth/actor.ts'
import { inputId } from '../../graphql/node-id.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { verdictOnNotification } from '../notifications/index.ts'
import { verdictOnRetry } from './notice-retry.service.ts'

export const noticeRules: RuleMap = {
  Query: {
    previewNotification: guarded('previewNotification: signed in', ({ actor }) => mayUse(actor, 'read')),
    upcomingNotices: guarded('upcomingNotices: signed in', ({ actor }) => mayUse(actor, 'read')),
  },
  Mutation: {
    sendTestNotification: guarded<{ input: { id: string } }>(
      'sendTestNotification: creator, owner or admin',
      (context, { input }) => {
        const general = mayUse(context.actor, 'notification:test')
        if (!general.allowed) return general
        return verdictOnNotification(context, inputId('Notification', input.id, ['id']), 'notification:test')
      },
    ),
    retryDelivery: guarded<{ input: { id: string } }>(
      'retryDelivery: as its notification, or member of the team, or admin',
      (context, { input }) => {
        const general = mayUse(context.actor, 'notification:update')
        if (!general.allowed) return general
        return verdictOnRetry(context, inputId('NotificationDelivery', input.id, ['id']))
      },
    ),
  },
}
