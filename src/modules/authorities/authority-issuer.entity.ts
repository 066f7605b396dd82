import { defineEntity, p } from '@mikro-orm/core'
import { pluginColumns } from '../plugin-columns.ts'
import { Authority } from './authority.entity.ts'

// How the CA behind an EXTERNAL authority is reached. Authorities of our own have no row here.
export const AuthorityIssuerSchema = defineEntity({
  name: 'AuthorityIssuer',
  tableName: 'authority_issuers',
  properties: {
    authorityId: () => p.manyToOne(Authority).mapToPk().primary().fieldName('authority_id').deleteRule('cascade'),
    ...pluginColumns(),
    updatedAt: p.datetime(),
  },
})

export class AuthorityIssuer extends AuthorityIssuerSchema.class {}
AuthorityIssuerSchema.setClass(AuthorityIssuer)
