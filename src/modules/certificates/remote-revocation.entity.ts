import { defineEntity, p } from '@mikro-orm/core'
import { Authority } from '../authorities/authority.entity.ts'
import { Revocation } from './revocation.entity.ts'

export const REMOTE_REVOCATION_STATES = ['PENDING', 'DONE', 'FAILED', 'NOT_TOLD'] as const
export type RemoteRevocationState = (typeof REMOTE_REVOCATION_STATES)[number]

// What the CA elsewhere that issued a certificate knows of its revocation. Here it is revoked from the start.
export const RemoteRevocationSchema = defineEntity({
  name: 'RemoteRevocation',
  tableName: 'remote_revocations',
  properties: {
    revocationId: () => p.manyToOne(Revocation).mapToPk().primary().fieldName('revocation_id').deleteRule('cascade'),
    authorityId: () => p.manyToOne(Authority).mapToPk().index().fieldName('authority_id').deleteRule('restrict'),
    state: p.string().length(16).$type<RemoteRevocationState>(),
    attempts: p.integer().default(0),
    lastError: p.text().nullable(),
    lastAttemptAt: p.datetime().nullable(),
    /** When the CA is told (again); null when that is over. */
    nextAttemptAt: p.datetime().nullable().index(),
    leaseToken: p.uuid().nullable(),
    leaseUntil: p.datetime().nullable(),
    toldAt: p.datetime().nullable(),
    updatedAt: p.datetime(),
  },
})

export class RemoteRevocation extends RemoteRevocationSchema.class {}
RemoteRevocationSchema.setClass(RemoteRevocation)
