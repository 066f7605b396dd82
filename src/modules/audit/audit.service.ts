// Writes the audit log, in the transaction of what it records: no record, no deed.
import type { Actor } from '../../auth/actor.ts'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { AuditEvent, type AuditOutcome } from './audit-event.entity.ts'

export interface AuditRecord {
  /** noun.verb, e.g. 'certificate.export'. */
  readonly action: string
  readonly target?: { readonly type: string; readonly id: string } | null
  readonly outcome?: AuditOutcome
  /** By what right. */
  readonly because?: string | null
  /** Facts without secrets. */
  readonly details?: Readonly<Record<string, unknown>>
  /** Who did it, when the scope's actor is not yet the one (sign-in). */
  readonly actor?: { readonly id: string | null; readonly name: string; readonly kind: string }
}

/**
 * Adds a record; it becomes durable with the transaction of `em`.
 * @param em the EntityManager of the transaction, which need not be the scope's own
 */
export function recordAudit(em: Em, scope: Scope, record: AuditRecord): void {
  const now = scope.now()
  const actor = record.actor ?? identityOf(scope.actor)
  em.persist(
    em.create(AuditEvent, {
      id: uuidv7(now),
      occurredAt: now,
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      action: record.action,
      targetType: record.target?.type ?? null,
      targetId: record.target?.id ?? null,
      outcome: record.outcome ?? 'SUCCESS',
      because: record.because ?? null,
      requestId: scope.request.requestId,
      address: scope.request.address,
      details: { ...record.details },
    }),
  )
}

function identityOf(actor: Actor): { id: string | null; name: string; kind: string } {
  switch (actor.kind) {
    case 'user':
      return { id: actor.userId, name: actor.username, kind: actor.via === 'api-key' ? 'api-key' : 'user' }
    case 'system':
      return { id: null, name: actor.name, kind: 'system' }
    case 'anonymous':
      return { id: null, name: 'anonymous', kind: 'anonymous' }
  }
}
