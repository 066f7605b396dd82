import { defineEntity, p } from '@mikro-orm/core'
import { Authority } from './authority.entity.ts'

// A CA's private key, in a table of its own: no relation leads here, so no join, list or export can carry it along.
export const AuthorityKeySchema = defineEntity({
  name: 'AuthorityKey',
  tableName: 'authority_keys',
  properties: {
    authorityId: () => p.manyToOne(Authority).mapToPk().primary().fieldName('authority_id').deleteRule('restrict'),
    /** PKCS#8, sealed by SecretBox for (authority_keys, sealed, authorityId). */
    sealed: p.blob(),
    /** The key-encryption key it is sealed under. */
    keyId: p.string().length(64).index(),
    createdAt: p.datetime(),
  },
})

export class AuthorityKey extends AuthorityKeySchema.class {}
AuthorityKeySchema.setClass(AuthorityKey)
