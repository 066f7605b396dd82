// What is not yet as it is meant to be, counted at each scrape, so that an alarm can be set on what the API shows as failed.
import { sql } from 'kysely'
import type { FastifyBaseLogger } from 'fastify'
import { Gauge, type Registry } from 'prom-client'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/connection.ts'
import { kysely } from '../database/sql.ts'
import { within } from '../http/health.ts'
import { isCrlDue } from '../modules/authorities/index.ts'

/** A scrape does not wait longer for a database that hangs. */
const MILLISECONDS = 2000

const KINDS = ['deployment', 'rotation', 'order', 'switch', 'notice', 'source', 'crl'] as const
type Kind = (typeof KINDS)[number]

/** Revocation lists are made anew when half their life is over; a quarter later they cannot be, and soon run out. */
const LATE = sql`crls.this_update + 0.75 * (crls.next_update - crls.this_update)`

interface Count {
  readonly kind: Kind
  readonly waiting: string
  readonly failing: string
}

/**
 * Registers indri_unsettled{kind, state}. `failing` is what was tried and did not succeed, whether or not it is tried again;
 * `waiting` what has not been tried. Zero is said too: an alarm has to see it end. A scrape that cannot ask the database
 * goes without these and with all others.
 */
export function countUnsettled(registry: Registry, database: Database, clock: Clock, logger: FastifyBaseLogger): void {
  const gauge: Gauge<'kind' | 'state'> = new Gauge({
    name: 'indri_unsettled',
    help: 'Deployments, rotations, orders at CAs elsewhere, switches of endpoints, notices, sources and revocation lists that wait or fail, in the whole installation.',
    labelNames: ['kind', 'state'] as const,
    registers: [registry],
    async collect() {
      gauge.reset()
      try {
        for (const { kind, waiting, failing } of await within(MILLISECONDS, counts(database, clock()))) {
          gauge.set({ kind, state: 'waiting' }, Number(waiting))
          gauge.set({ kind, state: 'failing' }, Number(failing))
        }
      } catch (error) {
        logger.warn({ err: error }, 'what waits and fails could not be counted')
      }
    },
  })
}

/** One row for each kind. Each part reads an index of what is under way, not what is done. */
async function counts(database: Database, now: Date): Promise<readonly Count[]> {
  const { rows } = await sql<Count>`
    select 'deployment' as kind, count(*) filter (where state <> 'FAILED') as waiting,
      count(*) filter (where state = 'FAILED') as failing
    from deployments where state in ('PENDING', 'REMOVING', 'FAILED')
    union all
    select 'rotation', count(*) filter (where r.state <> 'FAILED'), count(*) filter (where r.state = 'FAILED')
    from rotations r join certificates c on c.id = r.certificate_id
    where r.state in ('REISSUING', 'DEPLOYING', 'SWITCHING', 'VERIFYING', 'RETIRING', 'FAILED')
      and c.not_after > ${now} and c.revoked_at is null and c.deleted_at is null
      and not exists (select from rotations later where later.certificate_id = c.id and later.created_at > r.created_at)
    union all
    select 'order', count(*) filter (where failures = 0), count(*) filter (where failures > 0)
    from pending_certificates where state = 'PENDING'
    union all
    select 'switch', count(*) filter (where state <> 'FAILED'), count(*) filter (where state = 'FAILED')
    from endpoint_switches where next_attempt_at is not null
    union all
    select 'notice', count(*) filter (where attempts = 0), count(*) filter (where attempts > 0)
    from notices where next_attempt_at is not null
    union all
    select 'source', count(*) filter (where failures = 0 and next_sync_at <= ${now}), count(*) filter (where failures > 0)
    from sources where active
    union all
    select 'crl', count(*) filter (where ${LATE} > ${now}), count(*) filter (where ${LATE} <= ${now})
    from crls join authorities on authorities.id = crls.authority_id where ${isCrlDue(now)}`.execute(
    kysely(database.fork()),
  )
  return rows
}
