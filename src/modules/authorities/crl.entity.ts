import { defineEntity, p } from '@mikro-orm/core'
import { Authority } from './authority.entity.ts'

// The latest revocation list of each authority, as published.
export const CrlSchema = defineEntity({
  name: 'Crl',
  tableName: 'crls',
  properties: {
    authorityId: () => p.manyToOne(Authority).mapToPk().primary().fieldName('authority_id').deleteRule('cascade'),
    /** CRL number (RFC 5280 section 5.2.3); at least the seconds since 1970, so that a restored backup does not repeat one. */
    number: p.bigint('string'),
    thisUpdate: p.datetime(),
    nextUpdate: p.datetime(),
    der: p.blob().lazy(),
  },
})

export class Crl extends CrlSchema.class {}
CrlSchema.setClass(Crl)
