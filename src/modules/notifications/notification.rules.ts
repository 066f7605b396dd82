import { mayUse } from '../../auth/actor.ts'
import { inputId } from '../../graphql/node-id.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { mayCreateNotification, type NotificationPermission } from './notification.policy.ts'
import { verdictOnNotification } from './notification.service.ts'

function managing(name: string, permission: NotificationPermission) {
  return guarded<{ input: { id: string } }>(name, (context, { input }) => {
    const general = mayUse(context.actor, permission)
    if (!general.allowed) return general
    return verdictOnNotification(context, inputId('Notification', input.id, ['id']), permission)
  })
}

export const notificationRules: RuleMap = {
  Query: { notifications: guarded('notifications: signed in', ({ actor }) => mayUse(actor, 'read')) },
  Mutation: {
    createNotification: guarded('createNotification: whoever may write', ({ actor }) => mayCreateNotification(actor)),
    updateNotification: managing('updateNotification: creator, owner or admin', 'notification:update'),
    deleteNotification: managing('deleteNotification: creator, owner or admin', 'notification:delete'),
  },
}
