// Reads the audit log's hash chain from its beginning and says whether it is what was written.
import { sql } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { kysely } from '../../database/sql.ts'
import { type EventFields, eventFields, GENESIS, sealHash } from './audit-chain.ts'

const BATCH = 1000

/** A point of the chain, kept outside of the database: what was sealed up to it can be checked ever after. */
export interface ChainAnchor {
  readonly sequence: number
  /** Lower-case hexadecimal. */
  readonly hash: string
}

const FAULT_KINDS = ['ALTERED', 'REMOVED', 'OUT_OF_ORDER', 'INSERTED', 'CUT_OFF', 'REWRITTEN'] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** The first thing that is wrong. */
export interface ChainFault {
  readonly kind: FaultKind
  /** Its place in the chain; null where it has none. */
  readonly sequence: number | null
  /** UUID of the event; null where it is not known. */
  readonly eventId: string | null
  readonly message: string
}

export interface ChainReport {
  /** How many seals were read. */
  readonly sealed: number
  /** The last good point; null for an empty chain. */
  readonly head: ChainAnchor | null
  /** Events that are written and not sealed yet. */
  readonly waiting: number
  readonly fault: ChainFault | null
}

interface SealRow {
  readonly sequence: string
  readonly eventId: string
  readonly previousHash: Uint8Array
  readonly hash: Uint8Array
  readonly isMissing: boolean
  readonly fields: EventFields
}

/**
 * Checks every seal and its event, that no event lacks a seal, and the anchor if there is one. Without an anchor, cutting
 * off the end and rewriting the whole chain cannot be told from a shorter log.
 */
export async function verifyAuditChain(em: Em, anchor: ChainAnchor | null = null): Promise<ChainReport> {
  let sealed = 0
  let head: ChainAnchor | null = null
  let previous: Buffer = GENESIS
  const report = async (fault: ChainFault | null): Promise<ChainReport> => {
    return { sealed, head, waiting: await countWaiting(em), fault }
  }
  for (;;) {
    const rows = await readSeals(em, head?.sequence ?? 0)
    for (const row of rows) {
      const fault = faultOf(row, sealed + 1, previous) ?? anchorFault(row, anchor)
      if (fault !== null) return report(fault)
      sealed++
      previous = Buffer.from(row.hash)
      head = { sequence: sealed, hash: previous.toString('hex') }
    }
    if (rows.length < BATCH) break
  }
  if (anchor !== null && sealed < anchor.sequence) return report(cutOff(sealed, anchor))
  return report(await outsiderFault(em))
}

function faultOf(row: SealRow, expected: number, previous: Buffer): ChainFault | null {
  const sequence = Number(row.sequence)
  const fault = (kind: FaultKind, message: string, at: number | null = sequence): ChainFault => {
    return { kind, sequence: at, eventId: row.eventId, message }
  }
  if (sequence !== expected) {
    const message = `seal ${expected} is gone: seal ${sequence} (event ${row.eventId}) comes next`
    return { kind: 'REMOVED', sequence: expected, eventId: null, message }
  }
  if (!previous.equals(row.previousHash)) {
    return fault('OUT_OF_ORDER', `seal ${sequence} (event ${row.eventId}) does not follow the seal before it`)
  }
  if (row.isMissing) return fault('REMOVED', `the event ${row.eventId}, sealed as ${sequence}, is gone`)
  if (!sealHash(previous, sequence, row.fields).equals(row.hash)) {
    return fault('ALTERED', `the event ${row.eventId} is not what was sealed as ${sequence}`)
  }
  return null
}

function anchorFault(row: SealRow, anchor: ChainAnchor | null): ChainFault | null {
  const sequence = Number(row.sequence)
  if (anchor === null || sequence !== anchor.sequence) return null
  if (Buffer.from(row.hash).toString('hex') === anchor.hash) return null
  const message = `seal ${sequence} has another hash than the anchor: the chain was rewritten at or before it`
  return { kind: 'REWRITTEN', sequence, eventId: row.eventId, message }
}

function cutOff(sealed: number, anchor: ChainAnchor): ChainFault {
  const message = `the chain ends at ${sealed}, before the anchor's ${anchor.sequence}: its end was cut off`
  return { kind: 'CUT_OFF', sequence: sealed + 1, eventId: null, message }
}

/** Bytes come as hexadecimal: drivers differ in what they make of bytea. */
async function readSeals(em: Em, after: number): Promise<SealRow[]> {
  const { rows } = await sql<{
    sequence: string
    event_id: string
    previous: string
    hash: string
    missing: boolean
    fields: EventFields
  }>`
    select s.sequence::text as sequence, s.event_id, encode(s.previous_hash, 'hex') as previous,
      encode(s.hash, 'hex') as hash, e.id is null as missing, ${eventFields()} as fields
    from audit_seals s left join audit_events e on e.id = s.event_id
    where s.sequence > ${after} order by s.sequence limit ${sql.lit(BATCH)}
  `.execute(kysely(em))
  return rows.map((row) => ({
    sequence: row.sequence,
    eventId: row.event_id,
    previousHash: Buffer.from(row.previous, 'hex'),
    hash: Buffer.from(row.hash, 'hex'),
    isMissing: row.missing,
    fields: row.fields,
  }))
}

/** Events that were written past the trigger that queues them, and queued ones that are gone. One statement, one moment. */
async function outsiderFault(em: Em): Promise<ChainFault | null> {
  const { rows } = await sql<{ id: string; kind: 'INSERTED' | 'REMOVED' }>`
    (select e.id, 'INSERTED' as kind from audit_events e
      where not exists (select 1 from audit_seals s where s.event_id = e.id)
        and not exists (select 1 from audit_unsealed_events u where u.event_id = e.id)
      order by e.id limit 1)
    union all
    (select u.event_id, 'REMOVED' from audit_unsealed_events u
      where not exists (select 1 from audit_events e where e.id = u.event_id) order by u.event_id limit 1)
  `.execute(kysely(em))
  const [row] = rows
  if (row === undefined) return null
  const message =
    row.kind === 'INSERTED'
      ? `the event ${row.id} was slipped in: it has no seal and never waited for one`
      : `the event ${row.id} was removed before it was sealed`
  return { kind: row.kind, sequence: null, eventId: row.id, message }
}

async function countWaiting(em: Em): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*)::text as count from audit_unsealed_events`.execute(
    kysely(em),
  )
  return Number(rows[0]?.count ?? 0)
}
