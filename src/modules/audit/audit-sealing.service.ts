// Appends new audit events to the hash chain: one sealer at a time, whatever the number of processes.
import { sql } from 'kysely'
import { lockFor } from '../../database/locks.ts'
import type { Em } from '../../database/connection.ts'
import { kysely } from '../../database/sql.ts'
import { type EventFields, eventFields, GENESIS, sealHash } from './audit-chain.ts'

const BATCH = 500

/**
 * Seals every event that was committed before the call, oldest first. Events are written freely and in parallel; the
 * order of the chain is the order of sealing, decided here under a lock that is held for one batch.
 * @param em not in a transaction
 * @returns how many were sealed
 */
export async function sealAuditEvents(em: Em, now: () => Date): Promise<number> {
  let total = 0
  for (;;) {
    const sealed = await em.fork().transactional((transaction) => sealBatch(transaction, now()))
    total += sealed
    if (sealed < BATCH) return total
  }
}

async function sealBatch(em: Em, now: Date): Promise<number> {
  // Checked before the lock, so that idle sealers of many processes do not queue for it.
  if (!(await hasUnsealed(em))) return 0
  await lockFor(em, 'audit chain')
  const events = await takeUnsealed(em)
  if (events.length === 0) return 0
  const head = await kysely(em)
    .selectFrom('audit_seals')
    .select(['sequence', 'hash'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  let sequence = Number(head?.sequence ?? 0)
  let previous: Buffer = head === undefined ? GENESIS : Buffer.from(head.hash)
  const seals = events.map((event) => {
    sequence++
    const hash = sealHash(previous, sequence, event.fields)
    const seal = { sequence, event_id: event.id, previous_hash: previous, hash, sealed_at: now }
    previous = hash
    return seal
  })
  await kysely(em).insertInto('audit_seals').values(seals).execute()
  return seals.length
}

async function hasUnsealed(em: Em): Promise<boolean> {
  const row = await kysely(em).selectFrom('audit_unsealed_events').select('event_id').limit(1).executeTakeFirst()
  return row !== undefined
}

/** An event that was removed before it was sealed stays on the queue, where the verification finds it. */
async function takeUnsealed(em: Em): Promise<{ id: string; fields: EventFields }[]> {
  const { rows } = await sql<{ id: string; fields: EventFields }>`
    with next as (
      select u.event_id from audit_unsealed_events u join audit_events e on e.id = u.event_id
      order by u.event_id limit ${sql.lit(BATCH)}
    ), taken as (
      delete from audit_unsealed_events where event_id in (select event_id from next) returning event_id
    )
    select e.id, ${eventFields()} as fields from audit_events e join taken on taken.event_id = e.id order by e.id
  `.execute(kysely(em))
  return rows
}
