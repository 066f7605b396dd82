// The hash chain over the audit log: what exactly is hashed. Changing a byte of it makes every chain there is look broken.
import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'

/** What the first seal has for the hash of the one before. */
export const GENESIS: Buffer = Buffer.alloc(32)

/** The columns of an event as text, in the order of {@link eventFields}. */
export type EventFields = readonly (string | null)[]

/** SQL of an event's fields as a JSON array of text, for the table alias `e`; the instant in UTC to the microsecond. */
export function eventFields(): RawBuilder<EventFields> {
  return sql<EventFields>`json_build_array(e.id::text,
    to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor_kind, e.actor_id, e.actor_name,
    e.action, e.target_type, e.target_id::text, e.target_name, e.outcome, e.because, e.request_id, e.address,
    e.details::text)`
}

/**
 * SHA-256 of a seal: over the form's name, the hash before (32 bytes), the sequence (8 bytes, big-endian) and every field
 * behind its length (4 bytes, big-endian), with 0xFFFFFFFF alone for null, so that no two events read the same.
 */
export function sealHash(previousHash: Uint8Array, sequence: number, fields: EventFields): Buffer {
  const hash = createHash('sha256').update('indri audit seal 1\0').update(previousHash)
  const number = Buffer.alloc(8)
  number.writeBigUInt64BE(BigInt(sequence))
  hash.update(number)
  for (const field of fields) {
    const length = Buffer.alloc(4)
    const bytes = Buffer.from(field ?? '', 'utf8')
    length.writeUInt32BE(field === null ? 0xffff_ffff : bytes.byteLength)
    hash.update(length).update(bytes)
  }
  return hash.digest()
}
