import { defineEntity, p } from '@mikro-orm/core'
import { Certificate } from './certificate.entity.ts'

// "certificate replaces replaced": two columns and no relations, since both ends are certificates.
export const ReplacementSchema = defineEntity({
  name: 'Replacement',
  tableName: 'certificate_replacements',
  properties: {
    certificateId: () => p.manyToOne(Certificate).mapToPk().primary().fieldName('certificate_id').deleteRule('cascade'),
    replacedId: () =>
      p.manyToOne(Certificate).mapToPk().primary().index().fieldName('replaced_id').deleteRule('cascade'),
    createdAt: p.datetime(),
  },
})

export class Replacement extends ReplacementSchema.class {}
ReplacementSchema.setClass(Replacement)
