// What a DNS provider does for dns-01 challenges (RFC 8555 section 8.4).
import type { Plugin } from '../plugin.ts'

export interface TextRecord {
  /** Fully qualified, without the dot at the end, such as _acme-challenge.www.example.org. */
  readonly name: string
  readonly value: string
}

export interface DnsProvider {
  /** Adds the record, leaving others of that name alone. @throws PluginError */
  present(record: TextRecord, signal?: AbortSignal): Promise<void>
  /** Takes the record away; not there is no error. @throws PluginError */
  cleanUp(record: TextRecord, signal?: AbortSignal): Promise<void>
}

export type DnsProviderPlugin = Plugin<'DNS_PROVIDER', DnsProvider>
