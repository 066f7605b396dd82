import { defineEntity, p } from '@mikro-orm/core'
import { Authority } from '../authorities/authority.entity.ts'
import { Certificate } from '../certificates/certificate.entity.ts'

const ISSUANCE_STATES = ['RESERVED', 'COMPLETED', 'ABANDONED'] as const

// What is going to be signed, stored before it is signed: a crash must never leave a certificate nobody knows of.
export const IssuanceSchema = defineEntity({
  name: 'Issuance',
  tableName: 'issuances',
  properties: {
    id: p.uuid().primary(),
    /** Null for a root, which has no issuer yet. */
    authorityId: () => p.manyToOne(Authority).mapToPk().nullable().fieldName('authority_id').deleteRule('restrict'),
    /** Upper-case hexadecimal; unique within the authority. */
    serialNumber: p.text(),
    /** The DER of TBSCertificate, byte for byte what is signed. */
    tbs: p.blob().lazy(),
    state: p.enum(ISSUANCE_STATES),
    requestedBy: p.text(),
    certificateId: () =>
      p.manyToOne(Certificate).mapToPk().nullable().fieldName('certificate_id').deleteRule('set null'),
    createdAt: p.datetime(),
    completedAt: p.datetime().nullable(),
  },
  uniques: [{ name: 'issuances_authority_serial_unique', properties: ['authorityId', 'serialNumber'] }],
  indexes: [{ name: 'issuances_state_created_index', properties: ['state', 'createdAt'] }],
})

export class Issuance extends IssuanceSchema.class {}
IssuanceSchema.setClass(Issuance)
