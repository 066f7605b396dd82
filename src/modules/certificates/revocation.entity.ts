import { defineEntity, p } from '@mikro-orm/core'
import { Authority } from '../authorities/authority.entity.ts'
import { User } from '../users/user.entity.ts'
import { Certificate } from './certificate.entity.ts'

/** CRLReason of RFC 5280 section 5.3.1, without removeFromCRL, which only a delta CRL says. */
export const REVOCATION_REASONS = [
  'UNSPECIFIED',
  'KEY_COMPROMISE',
  'CA_COMPROMISE',
  'AFFILIATION_CHANGED',
  'SUPERSEDED',
  'CESSATION_OF_OPERATION',
  'CERTIFICATE_HOLD',
  'PRIVILEGE_WITHDRAWN',
  'AA_COMPROMISE',
] as const
export type RevocationReason = (typeof REVOCATION_REASONS)[number]

export const RevocationSchema = defineEntity({
  name: 'Revocation',
  tableName: 'revocations',
  properties: {
    id: p.uuid().primary(),
    certificate: () => p.oneToOne(Certificate).ref().deleteRule('restrict'),
    /** The authority whose CRL lists it; null for certificates issued elsewhere. */
    authority: () => p.manyToOne(Authority).ref().nullable().deleteRule('restrict'),
    issuerHash: p.string().length(64),
    serialNumber: p.text(),
    reason: p.enum(REVOCATION_REASONS),
    revokedAt: p.datetime().index(),
    comment: p.text().nullable(),
    revokedBy: () => p.manyToOne(User).ref().nullable().deleteRule('set null'),
  },
  uniques: [{ name: 'revocations_issuer_serial_unique', properties: ['issuerHash', 'serialNumber'] }],
})

export class Revocation extends RevocationSchema.class {}
RevocationSchema.setClass(Revocation)
