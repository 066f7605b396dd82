import { definePlugin } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import { composeMail } from './mail-text.ts'
import type { Notifier } from './notifier.ts'

export const emailNotifier = definePlugin({
  kind: 'NOTIFIER',
  slug: 'email',
  title: 'E-mail',
  description: 'Sends each notice by e-mail to its recipients.',
  capabilities: [],
  options: [
    {
      name: 'recipients',
      type: 'EMAILS',
      required: true,
      help: 'Who is written to, at most 50 addresses.',
    },
  ],
  create: ({ recipients }, { mail }): Notifier => ({
    async send(notice, signal) {
      if (mail === null) throw new PluginError('this installation has no mail server (INDRI_SMTP_HOST)', NOT_YET)
      const waiting = recipients.filter((recipient) => !notice.told.includes(recipient))
      return mail.send(composeMail(waiting, notice), signal)
    },
  }),
})

const NOT_YET = { retryable: true } as const
