// When a certificate issued elsewhere is next asked about. Those that need no asking have no row.
import { defineEntity, p } from '@mikro-orm/core'
import { Certificate } from './certificate.entity.ts'

export const VerificationPlanSchema = defineEntity({
  name: 'VerificationPlan',
  tableName: 'verification_plans',
  properties: {
    certificateId: () => p.oneToOne(Certificate).mapToPk().fieldName('certificate_id').primary().deleteRule('cascade'),
    /** A worker that asks moves it on first, by the time that asking may take: who dies meanwhile is followed by another. */
    dueAt: p.datetime().index(),
    /** How often in a row nothing could be proven. */
    failures: p.integer().default(0),
  },
})

export class VerificationPlan extends VerificationPlanSchema.class {}
VerificationPlanSchema.setClass(VerificationPlan)
