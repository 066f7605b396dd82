import { defineEntity, p } from '@mikro-orm/core'
import { Certificate } from './certificate.entity.ts'

// When the CA that issued a certificate would best like it renewed (RFC 9773), as of the last time it was asked.
export const SuggestedRenewalSchema = defineEntity({
  name: 'SuggestedRenewal',
  tableName: 'suggested_renewals',
  properties: {
    certificateId: () => p.manyToOne(Certificate).mapToPk().primary().fieldName('certificate_id').deleteRule('cascade'),
    /** Both null when the CA does not say. */
    startsAt: p.datetime().nullable(),
    endsAt: p.datetime().nullable(),
    checkedAt: p.datetime().nullable(),
    nextCheckAt: p.datetime().index(),
  },
})

export class SuggestedRenewal extends SuggestedRenewalSchema.class {}
SuggestedRenewalSchema.setClass(SuggestedRenewal)
