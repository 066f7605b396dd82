import { defineEntity, p } from '@mikro-orm/core'
import { Authority } from './authority.entity.ts'

// What an issuer must not lose, such as the key of its account at an ACME server.
export const IssuerStoreSchema = defineEntity({
  name: 'IssuerStore',
  tableName: 'issuer_stores',
  properties: {
    authorityId: () => p.manyToOne(Authority).mapToPk().primary().fieldName('authority_id').deleteRule('cascade'),
    /** JSON, sealed by SecretBox for (issuer_stores, sealed, authorityId). */
    sealed: p.blob(),
    /** The key-encryption key it is sealed under. */
    keyId: p.string().length(64).index(),
    /** Counts the saves, so that a process which has not seen the last one does not overwrite it. */
    revision: p.integer(),
    updatedAt: p.datetime(),
  },
})

export class IssuerStoreRow extends IssuerStoreSchema.class {}
IssuerStoreSchema.setClass(IssuerStoreRow)
