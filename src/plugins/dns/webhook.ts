import { definePlugin } from '../plugin.ts'
import { accepted, checkWebhookUrl, sendSigned, WEBHOOK_OPTIONS } from '../signed-post.ts'
import type { DnsProvider, TextRecord } from './dns-provider.ts'
import { canonicalRecord, noZone } from './zones.ts'

export const webhookDnsProvider = definePlugin({
  kind: 'DNS_PROVIDER',
  slug: 'webhook',
  title: 'Webhook',
  description:
    'Asks a service of yours to add and remove TXT records, by signed JSON. It answers 404 where it keeps no zone for the name.',
  capabilities: [],
  options: WEBHOOK_OPTIONS,
  check: ({ url }, installation) => checkWebhookUrl(url, installation),
  create(options, installation): DnsProvider {
    const ask = async (action: 'present' | 'cleanup', record: TextRecord, signal?: AbortSignal) => {
      const { name, value } = canonicalRecord(record)
      const payload = { event: 'dns', action, type: 'TXT', name, value }
      const answer = await sendSigned(options, payload, installation, signal)
      if (answer.status === 404) throw noZone(name, 'the receiver')
      accepted(answer, installation)
    }
    return {
      present: (record, signal) => ask('present', record, signal),
      cleanUp: (record, signal) => ask('cleanup', record, signal),
    }
  },
})
