import type { DnsProviderPlugin } from './dns-provider.ts'
import { webhookDnsProvider } from './webhook.ts'

export const dnsProviderPlugins: readonly DnsProviderPlugin[] = [webhookDnsProvider]
