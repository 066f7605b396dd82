import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../users/user.entity.ts'

export const ApiKeySchema = defineEntity({
  name: 'ApiKey',
  tableName: 'api_keys',
  properties: {
    id: p.uuid().primary(),
    userId: () => p.manyToOne(User).mapToPk().fieldName('user_id').deleteRule('cascade').index(),
    name: p.string().length(128),
    /** Public part of the key, by which its row is found. */
    prefix: p.string().length(8).unique(),
    /** SHA-256 of the whole key. Never leaves the module. */
    hash: p.blob().lazy().hidden(),
    /** Permissions of the closed list. */
    scopes: p.json<string[]>(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    /** Written at most once a minute. */
    lastUsedAt: p.datetime().nullable(),
    revokedAt: p.datetime().nullable(),
  },
})

export class ApiKey extends ApiKeySchema.class {}
ApiKeySchema.setClass(ApiKey)
