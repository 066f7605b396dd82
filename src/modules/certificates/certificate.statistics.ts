// Counts of certificates for charts, with the filter of the list.
import { type Expression, sql } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { allTrue } from '../../database/page.ts'
import { kysely } from '../../database/sql.ts'
import { type CertificateQuery, conditions } from './certificate.list.ts'

export const STATS_DIMENSIONS = [
  'ISSUER',
  'AUTHORITY',
  'KEY_TYPE',
  'KEY_SIZE',
  'SIGNATURE_ALGORITHM',
  'OWNER',
  'STATE',
  'EXPIRY_MONTH',
] as const
export type StatsDimension = (typeof STATS_DIMENSIONS)[number]

/** Of dimensions without bound, such as owners, the largest buckets. */
export const MAX_BUCKETS = 1000

export interface StatsBucket {
  /** Null for certificates that have no such value. For AUTHORITY a UUID. */
  readonly key: string | null
  readonly label: string | null
  readonly count: number
}

interface Dimension {
  readonly key: Expression<unknown>
  /** Over the rows of a bucket. */
  readonly label?: Expression<unknown>
  /** Over `counted.key`, once a bucket. */
  readonly labelOfKey?: Expression<unknown>
  /** By key instead of by count. */
  readonly inOrder?: boolean
}

/** How many certificates there are of each value, most first; months in their order. Certificates deleted do not count. */
export async function certificateStats(
  em: Em,
  dimension: StatsDimension,
  query: Pick<CertificateQuery, 'filter' | 'actor' | 'now'>,
): Promise<StatsBucket[]> {
  const { key, label, labelOfKey, inOrder } = dimensionSql(dimension, query.now)
  const order = inOrder === true ? sql`counted.key` : sql`counted.count desc, counted.key`
  const { rows } = await sql<{ key: string | null; label: string | null; count: string }>`
    select counted.key::text as key, ${labelOfKey ?? sql`counted.label`} as label, counted.count::text as count
    from (
      select ${key} as key, ${label ?? sql`null::text`} as label, count(*) as count
      from certificates where ${allTrue(conditions(query))} group by 1
    ) counted order by ${order} limit ${sql.lit(MAX_BUCKETS)}
  `.execute(kysely(em))
  return rows.map((row) => ({ key: row.key, label: row.label, count: Number(row.count) }))
}

function dimensionSql(dimension: StatsDimension, now: Date): Dimension {
  switch (dimension) {
    case 'ISSUER':
      return {
        key: sql`certificates.issuer_name`,
        label: sql`min(coalesce(certificates.issuer ->> 'commonName', certificates.issuer ->> 'organization'))`,
      }
    case 'AUTHORITY':
      return {
        key: sql`certificates.authority_id`,
        labelOfKey: sql`(select authorities.name from authorities where authorities.id = counted.key)`,
      }
    case 'KEY_TYPE':
      // Types that are not made here by what they are: 'RSA 1024', 'DSA 2048'.
      return {
        key: sql`coalesce(certificates.key_type, concat_ws(' ', certificates.key_algorithm, certificates.key_size))`,
      }
    case 'KEY_SIZE':
      return { key: sql`certificates.key_size` }
    case 'SIGNATURE_ALGORITHM':
      return { key: sql`certificates.signature_algorithm` }
    case 'OWNER':
      return { key: sql`certificates.owner` }
    case 'STATE':
      return { key: stateSql(now) }
    case 'EXPIRY_MONTH':
      return { key: sql`to_char(certificates.not_after at time zone 'UTC', 'YYYY-MM')`, inOrder: true }
  }
}

/** As stateOf of the list says it. */
function stateSql(now: Date): Expression<unknown> {
  return sql`case when certificates.revoked_at is not null then 'REVOKED'
    when certificates.not_before > ${now} then 'NOT_YET_VALID'
    when certificates.not_after > ${now} then 'VALID' else 'EXPIRED' end`
}
