export { dnsProviderById } from './dns-provider.repository.ts'
export { DnsProviderObject } from './dns-provider.types.ts'
export { openDnsProvider } from './dns-provider-access.ts'
