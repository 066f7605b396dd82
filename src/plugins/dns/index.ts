import { cloudflareDnsProvider } from './cloudflare.ts'
import type { DnsProviderPlugin } from './dns-provider.ts'
import { rfc2136DnsProvider } from './rfc2136.ts'
import { route53DnsProvider } from './route53.ts'
import { webhookDnsProvider } from './webhook.ts'

export const dnsProviderPlugins: readonly DnsProviderPlugin[] = [
  rfc2136DnsProvider,
  cloudflareDnsProvider,
  route53DnsProvider,
  webhookDnsProvider,
]
