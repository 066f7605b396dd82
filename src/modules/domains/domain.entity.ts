import { defineEntity, p } from '@mikro-orm/core'

export const DomainSchema = defineEntity({
  name: 'Domain',
  tableName: 'domains',
  properties: {
    id: p.uuid().primary(),
    /** A DNS name as A-labels or an IP address, lower-case, wildcards as issued ('*.example.org'). */
    name: p.string().length(300).unique(),
    /** Only admins get certificates for a sensitive name, its subdomains and the wildcards that cover it. */
    sensitive: p.boolean().default(false),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
})

export class Domain extends DomainSchema.class {}
DomainSchema.setClass(Domain)
