// Writes the audit log, in the transaction of what it records: no record, no deed.
import type { Actor } from '../../auth/actor.ts'
import type { Em } from '../../database/connection.ts'
import { tableOfFailedInsert } from '../../database/failed-inserts.ts'
import type { Scope } from '../../database/scope.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { RequestError } from '../../errors.ts'
import { AuditEvent, type AuditOutcome } from './audit-event.entity.ts'

export interface AuditTarget {
  readonly type: string
  /** A UUID. */
  readonly id: string
  /** What it is called now; taken from `details.name` where absent. */
  readonly name?: string | null
}

export interface AuditRecord {
  /** noun.verb, e.g. 'certificate.export'. */
  readonly action: string
  readonly target?: AuditTarget | null
  readonly outcome?: AuditOutcome
  /** By what right; of a denial, its reason. */
  readonly because?: string | null
  /** Facts without secrets. */
  readonly details?: Readonly<Record<string, unknown>>
  /** Who did it, when the scope's actor is not yet the one (sign-in). */
  readonly actor?: ActorIdentity
}

export interface ActorIdentity {
  readonly id: string | null
  readonly name: string
  readonly kind: string
}

/**
 * Adds a record; it becomes durable with the transaction of `em`, which fails when the record cannot be written.
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
      targetName: nameOf(record),
      outcome: record.outcome ?? 'SUCCESS',
      because: record.because ?? null,
      requestId: scope.request.requestId,
      address: scope.request.address,
      details: { ...record.details, ...apiKeyOf(scope.actor) },
    }),
  )
}

/** Where the audit log could not be written: AUDIT_UNAVAILABLE with the error as its cause. Any other error as it is. */
export function auditFailure(error: unknown): unknown {
  if (tableOfFailedInsert(error) !== 'audit_events') return error
  const message = 'The audit log cannot be written, so nothing was done.'
  return new RequestError('AUDIT_UNAVAILABLE', message, { cause: error })
}

export function identityOf(actor: Actor): ActorIdentity {
  switch (actor.kind) {
    case 'user':
      return { id: actor.userId, name: actor.username, kind: actor.via === 'api-key' ? 'api-key' : 'user' }
    case 'system':
      return { id: null, name: actor.name, kind: 'system' }
    case 'anonymous':
      return { id: null, name: 'anonymous', kind: 'anonymous' }
  }
}

/** Which of the user's API keys it was. */
function apiKeyOf(actor: Actor): { apiKeyId?: string } {
  return actor.kind === 'user' && actor.via === 'api-key' && actor.tokenId !== null ? { apiKeyId: actor.tokenId } : {}
}

function nameOf({ target, details }: AuditRecord): string | null {
  if (target == null) return null
  if (target.name !== undefined) return target.name
  const name = details?.['name']
  return typeof name === 'string' ? name : null
}
