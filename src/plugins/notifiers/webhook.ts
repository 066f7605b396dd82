import { definePlugin } from '../plugin.ts'
import { checkWebhookUrl, signedPost, WEBHOOK_OPTIONS } from '../signed-post.ts'
import { textOf } from './mail-text.ts'
import { ALL_TOLD, type Notifier } from './notifier.ts'
import { wordingOf } from './wording.ts'

export const webhookNotifier = definePlugin({
  kind: 'NOTIFIER',
  slug: 'webhook',
  title: 'Webhook',
  description: 'Posts each notice as signed JSON to a URL.',
  capabilities: [],
  options: WEBHOOK_OPTIONS,
  check: ({ url }, installation) => checkWebhookUrl(url, installation),
  create: (options, installation): Notifier => ({
    async send(notice, signal) {
      const { told: _told, pages: _pages, ...facts } = notice
      const wording = wordingOf(notice)
      const { title, severity, link } = wording
      const payload = { event: 'notice', title, severity, link, text: textOf(wording), ...facts }
      await signedPost(options, payload, installation, signal)
      return ALL_TOLD
    },
  }),
})
