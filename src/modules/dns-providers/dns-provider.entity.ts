import { defineEntity, p } from '@mikro-orm/core'
import { pluginColumns } from '../plugin-columns.ts'

export const DnsProviderSchema = defineEntity({
  name: 'DnsProvider',
  tableName: 'dns_providers',
  properties: {
    id: p.uuid().primary(),
    /** Unique without regard to case. */
    name: p.string().length(128),
    description: p.text().nullable(),
    ...pluginColumns(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    version: p.integer().version(),
  },
})

export class DnsProvider extends DnsProviderSchema.class {}
DnsProviderSchema.setClass(DnsProvider)
