// Which types of jobs people were told of, and have to be.
import { sql } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { kysely } from '../../database/sql.ts'

export interface DeadType {
  readonly name: string
  readonly diedAt: Date
  /** Of the last attempt, as pg-boss stores it. */
  readonly output: unknown
}

/** The types of which the last job that ended is dead, and was not told of: marked as told, for one caller only. */
export async function markDeadTypes(em: Em): Promise<DeadType[]> {
  const { rows } = await sql<{ name: string; died_at: Date | string; output: unknown }>`
    with dead as (
      select distinct on (name) name, completed_on as died_at, output from pgboss.job
      where state = 'failed' order by name, completed_on desc
    ), told as (
      insert into job_alarms (name, told_at)
      select name, now() from dead where not exists (
        select 1 from pgboss.job as later
        where later.name = dead.name and later.state = 'completed' and later.completed_on > dead.died_at)
      on conflict (name) do nothing
      returning name
    )
    select dead.name, dead.died_at, dead.output from dead join told using (name) order by dead.name`.execute(kysely(em))
  return rows.map(({ name, died_at, output }) => ({ name, diedAt: new Date(died_at), output }))
}

/** The names of the types that people were told of and that have done a job since. They are to be told of anew from now on. */
export async function markRecoveredTypes(em: Em): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    delete from job_alarms where exists (
      select 1 from pgboss.job as later
      where later.name = job_alarms.name and later.state = 'completed' and later.completed_on > job_alarms.told_at)
    returning name`.execute(kysely(em))
  return rows.map(({ name }) => name).toSorted()
}
