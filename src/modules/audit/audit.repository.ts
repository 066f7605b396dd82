// Every query that reads the audit log for somebody.
import { type Expression, sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { keysetPage, type OrderTerm, type Page, type PageRequest } from '../../database/page.ts'
import { type Anchor, nestedPageLoader } from '../../database/nested-page.ts'
import { byKey, type Scope } from '../../database/scope.ts'
import { isIn, kysely } from '../../database/sql.ts'
import { AuditEvent, type AuditOutcome } from './audit-event.entity.ts'

/** Fields are ANDed, lists inside a field ORed; ids are UUIDs here. */
export interface AuditFilter {
  readonly actorIds?: readonly string[] | null
  readonly actorName?: string | null
  readonly actions?: readonly string[] | null
  readonly targetIds?: readonly string[] | null
  readonly targetTypes?: readonly string[] | null
  readonly outcomes?: readonly AuditOutcome[] | null
  readonly occurredAt?: { readonly from?: Date | null; readonly to?: Date | null } | null
  readonly requestId?: string | null
  readonly address?: string | null
}

const NEWEST_FIRST: readonly OrderTerm[] = [
  {
    name: 'OCCURRED_AT',
    expression: sql.ref('audit_events.occurred_at'),
    direction: 'desc',
    type: 'timestamptz',
    notNull: true,
  },
]

export const auditEventById = byKey<AuditEvent>(findAuditEvents, (event) => event.id)

function findAuditEvents(em: Em, ids: readonly string[]): Promise<AuditEvent[]> {
  return em.find(AuditEvent, { id: { $in: [...ids] } })
}

export interface SealOfEvent {
  readonly eventId: string
  readonly sequence: number
  /** Lower-case hexadecimal. */
  readonly digest: string
}

/** Where an event stands in the chain, by the event's id; null while it waits. */
export const sealOfEvent = byKey<SealOfEvent>(
  async (em, ids) => {
    const rows = await kysely(em)
      .selectFrom('audit_seals')
      .select(['event_id', 'sequence', sql<string>`encode(hash, 'hex')`.as('digest')])
      .where('event_id', 'in', [...ids])
      .execute()
    return rows.map((row) => ({ eventId: row.event_id, sequence: Number(row.sequence), digest: row.digest }))
  },
  (seal) => seal.eventId,
)

/**
 * Events, newest first.
 * @throws RequestError BAD_USER_INPUT for a cursor of another list
 */
export function listAuditEvents(em: Em, page: PageRequest, filter: AuditFilter): Promise<Page<AuditEvent>> {
  return keysetPage<AuditEvent>({ ...listOf(em, filter), page })
}

function listOf(em: Em, filter: AuditFilter) {
  return {
    em,
    table: 'audit_events' as const,
    where: conditions(filter),
    order: NEWEST_FIRST,
    load: (ids: string[]) => findAuditEvents(em, ids),
  }
}

const OF_TARGET: Anchor = (id) => sql<SqlBool>`audit_events.target_id = ${id}`
const eventPages = nestedPageLoader<AuditEvent>()

/** What was done to one object, newest first; pages asked for in the same tick are read together. */
export function auditEventsOf(
  scope: Scope,
  target: { readonly type: string; readonly id: string },
  page: PageRequest,
): Promise<Page<AuditEvent>> {
  return scope.loader(eventPages).load({
    anchor: OF_TARGET,
    parentId: target.id,
    page,
    signature: JSON.stringify([target.type, page]),
    list: (em) => listOf(em, { targetTypes: [target.type] }),
  })
}

function conditions(filter: AuditFilter): Expression<SqlBool>[] {
  const where: Expression<SqlBool>[] = []
  const add = <T>(value: T | null | undefined, condition: (value: T) => Expression<SqlBool>) => {
    if (value !== null && value !== undefined) where.push(condition(value))
  }
  add(filter.actorIds, (ids) => isIn('audit_events.actor_id', ids))
  add(filter.actorName, (name) => sql`audit_events.actor_name = ${name}`)
  add(filter.actions, (actions) => isIn('audit_events.action', actions))
  add(filter.targetIds, (ids) => isIn('audit_events.target_id', ids))
  add(filter.targetTypes, (types) => isIn('audit_events.target_type', types))
  add(filter.outcomes, (outcomes) => isIn('audit_events.outcome', outcomes))
  add(filter.occurredAt?.from, (from) => sql`audit_events.occurred_at >= ${from}`)
  add(filter.occurredAt?.to, (to) => sql`audit_events.occurred_at <= ${to}`)
  add(filter.requestId, (id) => sql`audit_events.request_id = ${id}`)
  add(filter.address, (address) => sql`audit_events.address = ${address}`)
  return where
}
