import { defineEntity, p } from '@mikro-orm/core'
import { Role } from '../roles/role.entity.ts'
import { User } from '../users/user.entity.ts'
import type { IssuancePolicy } from '../issuance-policy.ts'

export const AUTHORITY_TYPES = ['ROOT', 'SUBORDINATE', 'EXTERNAL'] as const
export type AuthorityType = (typeof AUTHORITY_TYPES)[number]

export const AuthoritySchema = defineEntity({
  name: 'Authority',
  tableName: 'authorities',
  properties: {
    id: p.uuid().primary(),
    name: p.string().length(128).unique(),
    owner: p.string().length(320).index(),
    creator: () => p.manyToOne(User).ref().nullable().deleteRule('set null'),
    description: p.text().nullable(),
    active: p.boolean().default(true),
    type: p.enum(AUTHORITY_TYPES),
    /** Slug of the issuer plugin; 'local' signs with the key in authority_keys. */
    issuerPlugin: p.string().length(64),
    parentId: p.uuid().nullable().index(),
    /** The authority's own CA certificate, a row of certificates. Not a relation here: it would make a cycle of entities. */
    certificateId: p.uuid().nullable(),
    /** notAfter of that certificate; null until there is one. */
    expiresAt: p.datetime().nullable(),
    /** DER of the request for its certificate, while a CA elsewhere is to sign it; kept afterwards. */
    csr: p.blob().lazy().nullable(),
    issuance: p.json<IssuancePolicy>(),
    /** `<name> admin` and `<name> operator`. Ids only: the roles are relations below, among the others. */
    adminRoleId: p.uuid().nullable(),
    operatorRoleId: p.uuid().nullable(),
    roles: () =>
      p.manyToMany(Role).pivotTable('authority_roles').joinColumn('authority_id').inverseJoinColumn('role_id'),
    createdAt: p.datetime().index(),
    updatedAt: p.datetime(),
    version: p.integer().version(),
  },
})

export class Authority extends AuthoritySchema.class {}
AuthoritySchema.setClass(Authority)
