// The counts of failed sign-ins, in rows that all processes share.
import { sql } from 'kysely'
import type { Drop, SignInCounters } from '../../auth/sign-in-limiter.ts'
import type { Em } from '../../database/connection.ts'
import { kysely } from '../../database/sql.ts'

export interface CounterBounds {
  /** How long a full bucket takes to empty. */
  readonly windowSeconds: number
  /** How long an address stays familiar. */
  readonly familiarSeconds: number
  /** Rows of each table that are kept at most. */
  readonly rows: number
}

/** So many attempts of a process may come between two clearings: the tables are past their bound by no more than that. */
const ATTEMPTS_BETWEEN_CLEARINGS = 250

export class SharedSignInCounters implements SignInCounters {
  readonly #fork: () => Em
  readonly #bounds: CounterBounds
  #attempts = 0

  constructor(fork: () => Em, bounds: CounterBounds) {
    this.#fork = fork
    this.#bounds = bounds
  }

  async add(drops: readonly Drop[], now: Date): Promise<number[]> {
    if (this.#attempts++ % ATTEMPTS_BETWEEN_CLEARINGS === 0) await this.#clear(now)
    const values = drops.map(({ key, amount }) => sql`(${key}::text, ${amount}::float8)`)
    // A clock that is set back must not fill the bucket, nor one that is ahead of another's.
    const passed = sql`greatest(0, extract(epoch from excluded.touched_at - bucket.touched_at)::float8)`
    const left = sql`greatest(0, bucket.fullness - ${passed} / ${this.#bounds.windowSeconds}::float8)`
    // Sorted: two attempts that share buckets lock them in one order.
    const { rows } = await sql<{ key: string; fullness: number }>`
      with drops (key, amount) as (values ${sql.join(values)})
      insert into sign_in_buckets as bucket (key, fullness, touched_at)
      select key, greatest(0, amount), ${now}::timestamptz from drops order by key
      on conflict (key) do update set
        fullness = greatest(0, ${left} + (select amount from drops where drops.key = excluded.key)),
        touched_at = greatest(bucket.touched_at, excluded.touched_at)
      returning key, fullness`.execute(kysely(this.#fork()))
    const found = new Map(rows.map((row) => [row.key, row.fullness]))
    return drops.map(({ key }) => found.get(key) ?? 0)
  }

  async empty(key: string): Promise<void> {
    await kysely(this.#fork()).deleteFrom('sign_in_buckets').where('key', '=', key).execute()
  }

  async familiarSince(pair: string): Promise<Date | null> {
    const row = await kysely(this.#fork())
      .selectFrom('familiar_addresses')
      .select('seen_at')
      .where('pair', '=', pair)
      .executeTakeFirst()
    return row === undefined ? null : new Date(row.seen_at)
  }

  async remember(pair: string, now: Date): Promise<void> {
    await kysely(this.#fork())
      .insertInto('familiar_addresses')
      .values({ pair, seen_at: now })
      .onConflict((conflict) => conflict.column('pair').doUpdateSet({ seen_at: now }))
      .execute()
  }

  /** Whatever has emptied or is no longer familiar goes, and beyond the bound what was touched longest ago. */
  async #clear(now: Date): Promise<void> {
    const db = kysely(this.#fork())
    const before = (seconds: number) => new Date(now.getTime() - seconds * 1000)
    const { windowSeconds, familiarSeconds, rows } = this.#bounds
    await db.deleteFrom('sign_in_buckets').where('touched_at', '<', before(windowSeconds)).execute()
    await db.deleteFrom('familiar_addresses').where('seen_at', '<', before(familiarSeconds)).execute()
    await sql`delete from sign_in_buckets where key in (
      select key from sign_in_buckets order by touched_at desc offset ${rows} for update skip locked)`.execute(db)
    await sql`delete from familiar_addresses where pair in (
      select pair from familiar_addresses order by seen_at desc offset ${rows} for update skip locked)`.execute(db)
  }
}
