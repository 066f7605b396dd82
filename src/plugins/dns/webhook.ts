import { definePlugin } from '../plugin.ts'
import { checkWebhookUrl, signedPost, WEBHOOK_OPTIONS } from '../signed-post.ts'
import type { DnsProvider, TextRecord } from './dns-provider.ts'

export const webhookDnsProvider = definePlugin({
  kind: 'DNS_PROVIDER',
  slug: 'webhook',
  title: 'Webhook',
  description: 'Asks a service of yours to add and remove TXT records, by signed JSON.',
  capabilities: [],
  options: WEBHOOK_OPTIONS,
  check: ({ url }, installation) => checkWebhookUrl(url, installation),
  create(options, installation): DnsProvider {
    const ask = async (action: 'present' | 'cleanup', record: TextRecord, signal?: AbortSignal) => {
      const payload = { event: 'dns', action, type: 'TXT', name: record.name, value: record.value }
      await signedPost(options, payload, installation, signal)
    }
    return {
      present: (record, signal) => ask('present', record, signal),
      cleanUp: (record, signal) => ask('cleanup', record, signal),
    }
  },
})
