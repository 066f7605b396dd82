import { defineEntity, p } from '@mikro-orm/core'

// The hash chain over the audit log, a row an event, in the order of sealing. Append-only by trigger, like the log itself.
export const AuditSealSchema = defineEntity({
  name: 'AuditSeal',
  tableName: 'audit_seals',
  properties: {
    /** 1, 2, 3 … without a gap. */
    sequence: p.bigint('number').primary().autoincrement(false),
    eventId: p.uuid().unique(),
    /** SHA-256, the hash of the seal before; of the first one zeros. Unique: a chain that forks cannot be stored. */
    previousHash: p.blob().unique(),
    /** SHA-256 over the previous hash, the sequence and the event, see audit-chain.ts. */
    hash: p.blob().unique(),
    sealedAt: p.datetime(),
  },
})

export class AuditSeal extends AuditSealSchema.class {}
AuditSealSchema.setClass(AuditSeal)
