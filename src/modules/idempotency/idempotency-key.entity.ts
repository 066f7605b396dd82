import { defineEntity, p } from '@mikro-orm/core'

export const IdempotencyKeySchema = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_keys',
  properties: {
    /** Who sent it: keys of different callers never meet. */
    actorId: p.string().length(64).primary(),
    operation: p.string().length(64).primary(),
    key: p.string().length(255).primary(),
    /** SHA-256 of the canonical input, lower-case hexadecimal. */
    bodyHash: p.string().length(64),
    /** Id of what was made; null while the first request is still at work. */
    resultId: p.uuid().nullable(),
    createdAt: p.datetime().index(),
    /** Until when the first request is believed to be alive. */
    leaseUntil: p.datetime(),
  },
})

export class IdempotencyKey extends IdempotencyKeySchema.class {}
IdempotencyKeySchema.setClass(IdempotencyKey)
