import { definePlugin } from '../plugin.ts'
import { checkWebhookUrl, signedPost, WEBHOOK_OPTIONS } from '../signed-post.ts'
import type { Notifier } from './notifier.ts'

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
      await signedPost(options, { event: 'notice', ...notice }, installation, signal)
    },
  }),
})
