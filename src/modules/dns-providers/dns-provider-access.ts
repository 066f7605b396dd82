// Publishing the challenges of an order by the DNS provider it names.
import type { Em } from '../../database/connection.ts'
import { RequestError } from '../../errors.ts'
import type { DnsProvider as DnsProviderInstance } from '../../plugins/dns/dns-provider.ts'
import { type PluginSettings, rowOf } from '../plugins/index.ts'
import { DnsProvider } from './dns-provider.entity.ts'

/**
 * What speaks with the provider, its secrets opened. It must not outlive its use.
 * @throws RequestError NOT_FOUND, or KEY_UNAVAILABLE or INTEGRITY when its secrets cannot be read
 */
export async function openDnsProvider(em: Em, settings: PluginSettings, id: string): Promise<DnsProviderInstance> {
  const row = await em.findOne(DnsProvider, { id }, { populate: ['sealed'], refresh: true })
  if (row === null) throw new RequestError('NOT_FOUND', 'Its DNS provider is gone.')
  return settings.instance('DNS_PROVIDER', id, rowOf(row)) as DnsProviderInstance
}
