import { defineEntity, p } from '@mikro-orm/core'
import { Authority } from '../authorities/authority.entity.ts'
import { User } from '../users/user.entity.ts'
import { Certificate } from './certificate.entity.ts'
import { REVOCATION_REASONS } from './revocation-reasons.ts'

export { REVOCATION_REASONS, type RevocationReason } from './revocation-reasons.ts'

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
  // Unique among what our authorities revoked. Of outside CAs anybody may make one up that has the name of another: there the
  // certificate itself is what was revoked, and its fingerprint tells it from others.
  indexes: [{ name: 'revocations_issuer_serial_index', properties: ['issuerHash', 'serialNumber'] }],
})

export class Revocation extends RevocationSchema.class {}
RevocationSchema.setClass(Revocation)
