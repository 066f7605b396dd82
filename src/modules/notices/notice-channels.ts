// By what a message goes out: the plugin of its notification, or e-mail to a team.
import type { Em } from '../../database/connection.ts'
import { emailNotifier } from '../../plugins/notifiers/email.ts'
import type { Notifier } from '../../plugins/notifiers/notifier.ts'
import { PluginError } from '../../plugins/plugin-error.ts'
import type { Installation } from '../../plugins/plugin.ts'
import { Notification } from '../notifications/notification.entity.ts'
import { type PluginSettings, rowOf } from '../plugins/index.ts'
import type { Notice } from './notice.entity.ts'

export interface NoticeChannelsOptions {
  readonly settings: PluginSettings
  readonly installation: Installation
  readonly securityTeam: readonly string[]
}

type Addressed = Pick<Notice, 'audience' | 'notificationId' | 'address' | 'type'>

export class NoticeChannels {
  readonly #options: NoticeChannelsOptions

  constructor(options: NoticeChannelsOptions) {
    this.#options = options
  }

  /** Whether its notification is gone or inactive; tests go out all the same. */
  async isSwitchedOff(em: Em, { audience, notificationId, type }: Addressed): Promise<boolean> {
    if (audience !== 'NOTIFICATION') return false
    const notification = await em.findOne(Notification, notificationId ?? '', { refresh: true })
    return notification === null || (!notification.active && type !== 'TEST')
  }

  /**
   * The notifier, its secrets opened: not to outlive its use.
   * @throws PluginError when there is nobody to write to; RequestError when its secrets cannot be read
   */
  async notifierOf(em: Em, { audience, notificationId, address }: Addressed): Promise<Notifier> {
    const { settings, installation, securityTeam } = this.#options
    if (audience === 'NOTIFICATION') {
      const options = { populate: ['sealed'], refresh: true } as const
      const notification = await em.findOneOrFail(Notification, notificationId ?? '', options)
      return settings.instance('NOTIFIER', notification.id, rowOf(notification)) as Notifier
    }
    const recipients = audience === 'OWNER' ? [address ?? ''] : securityTeam
    if (recipients.length === 0) {
      throw new PluginError('there is no security team any more (INDRI_SECURITY_TEAM)', { retryable: false })
    }
    return emailNotifier.create({ recipients }, installation)
  }
}
