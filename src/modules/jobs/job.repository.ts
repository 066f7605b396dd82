// Queries about jobs, over pg-boss's table.
import { type Expression, sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { keysetPage, type Page, type PageRequest } from '../../database/page.ts'
import { byKey } from '../../database/scope.ts'
import { isIn, kysely } from '../../database/sql.ts'
import { Job, type JobRow, type JobState, STORED_STATES } from './job.ts'

export const jobById = byKey<Job>(jobsByIds, (job) => job.id)

async function jobsByIds(em: Em, ids: readonly string[]): Promise<Job[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<JobRow>`
    select id, name, data, state::text as state, retry_limit, retry_count, start_after, created_on, started_on,
      completed_on, output
    from pgboss.job where ${isIn('id', ids)}`.execute(kysely(em))
  return rows.map((row) => new Job(row))
}

export interface JobFilter {
  readonly states?: readonly JobState[] | null
  /** By name. */
  readonly types?: readonly string[] | null
}

/** Newest first. */
export function listJobs(em: Em, query: { page: PageRequest; filter: JobFilter }): Promise<Page<Job>> {
  return keysetPage<Job>({
    em,
    table: 'pgboss.job',
    where: conditions(query.filter),
    order: [
      {
        name: 'CREATED_AT',
        expression: sql.ref('pgboss.job.created_on'),
        direction: 'desc',
        type: 'timestamptz',
        notNull: true,
      },
    ],
    page: query.page,
    load: (ids) => jobsByIds(em, ids),
  })
}

function conditions({ states, types }: JobFilter): Expression<SqlBool>[] {
  const where: Expression<SqlBool>[] = []
  if (states != null) {
    where.push(
      isIn(
        'pgboss.job.state',
        states.map((state) => STORED_STATES[state]),
      ),
    )
  }
  if (types != null) where.push(isIn('pgboss.job.name', types))
  return where
}

export interface JobCounts {
  readonly type: string
  readonly waiting: number
  readonly running: number
  readonly dead: number
}

/** By the type's name. */
export const jobCounts = byKey<JobCounts>(
  async (em, names) => {
    const { rows } = await sql<{ name: string; waiting: string; running: string; dead: string }>`
      select name, count(*) filter (where state in ('created', 'retry'))::text as waiting,
        count(*) filter (where state = 'active')::text as running, count(*) filter (where state = 'failed')::text as dead
      from pgboss.job where ${isIn('name', names)} and state not in ('completed', 'cancelled') group by name`.execute(
      kysely(em),
    )
    return rows.map(({ name, waiting, running, dead }) => ({
      type: name,
      waiting: Number(waiting),
      running: Number(running),
      dead: Number(dead),
    }))
  },
  (counts) => counts.type,
)

/** The last ticks, by the type's name. */
export const lastTicks = byKey<{ readonly name: string; readonly lastTick: Date }>(
  async (em, names) => {
    const rows = await kysely(em)
      .selectFrom('job_schedules')
      .select(['name', 'last_tick'])
      .where('name', 'in', [...names])
      .execute()
    return rows.map((row) => ({ name: row.name, lastTick: row.last_tick }))
  },
  (tick) => tick.name,
)
