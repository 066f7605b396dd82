import { defineEntity, p } from '@mikro-orm/core'

export const AUDIT_OUTCOMES = ['SUCCESS', 'FAILURE', 'DENIED'] as const
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number]

// Append-only: a trigger of the migration refuses UPDATE, DELETE and TRUNCATE. What an event says of people and objects
// it says by name as well, since names change and rows go.
export const AuditEventSchema = defineEntity({
  name: 'AuditEvent',
  tableName: 'audit_events',
  properties: {
    id: p.uuid().primary(),
    occurredAt: p.datetime().index(),
    /** 'user', 'api-key', 'system' or 'anonymous'. */
    actorKind: p.string().length(16),
    actorId: p.text().nullable(),
    actorName: p.text(),
    /** noun.verb, e.g. certificate.export. */
    action: p.string().length(64),
    targetType: p.string().length(32).nullable(),
    targetId: p.uuid().nullable(),
    /** What it was called then. */
    targetName: p.text().nullable(),
    outcome: p.enum(AUDIT_OUTCOMES),
    /** By what right: 'creator', 'owner role', 'admin' …; of a denial, its reason. */
    because: p.text().nullable(),
    requestId: p.text().nullable().index(),
    address: p.text().nullable(),
    details: p.json<Record<string, unknown>>(),
  },
  indexes: [
    { name: 'audit_events_target_index', properties: ['targetType', 'targetId', 'occurredAt'] },
    { name: 'audit_events_actor_index', properties: ['actorId', 'action', 'occurredAt'] },
    { name: 'audit_events_action_index', properties: ['action', 'occurredAt'] },
  ],
})

export class AuditEvent extends AuditEventSchema.class {}
AuditEventSchema.setClass(AuditEvent)
