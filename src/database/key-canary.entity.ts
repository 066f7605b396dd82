import { defineEntity, p } from '@mikro-orm/core'

// One sealed record for each key-encryption key ever used here, by which a wrong key is noticed at start.
export const KeyCanarySchema = defineEntity({
  name: 'KeyCanary',
  tableName: 'key_canaries',
  properties: {
    keyId: p.string().length(64).primary(),
    sealed: p.blob(),
    createdAt: p.datetime(),
  },
})

export class KeyCanary extends KeyCanarySchema.class {}
KeyCanarySchema.setClass(KeyCanary)
