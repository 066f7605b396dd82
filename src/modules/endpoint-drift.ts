// What should be served at an endpoint, as SQL over `endpoints`: what was said by hand to belong there, or else what is
// served, and in either case the newest valid certificate that has replaced it since.
import { type Expression, type RawBuilder, sql, type SqlBool } from 'kysely'

export const ENDPOINT_DRIFTS = ['NONE', 'OUTDATED', 'UNEXPECTED', 'NOT_SERVED', 'UNKNOWN'] as const
export type EndpointDrift = (typeof ENDPOINT_DRIFTS)[number]

/** Replacements of replacements that are followed. */
const MAX_GENERATIONS = 20

/** The fingerprint that the search begins at. A deleted certificate is none any more. */
const BASE = sql`coalesce(
  (select chosen.fingerprint from certificates as chosen
    where chosen.id = endpoints.expected_certificate_id and chosen.deleted_at is null),
  endpoints.served_fingerprint)`

/** `with recursive`: every row of a certificate with the fingerprint, and whatever replaces one of those. */
function line(fingerprint: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`with recursive line (id, generation) as (
    select origin.id, 0 from certificates as origin where origin.fingerprint = ${fingerprint} and origin.deleted_at is null
    union
    select replacement.certificate_id, line.generation + 1 from line
    join certificate_replacements as replacement on replacement.replaced_id = line.id
    where line.generation < ${sql.lit(MAX_GENERATIONS)})`
}

/** Of the certificate that should be served: `column` of its row; null when nothing is known of what should be. */
export function expected<T>(column: 'id' | 'fingerprint', now: Date): RawBuilder<T> {
  const valid = isValid('best', now)
  return sql<T>`(${line(BASE)}
    select ${sql.ref(`best.${column}`)} from line join certificates as best on best.id = line.id
    where best.deleted_at is null
    order by ${valid} desc, case when ${valid} then best.created_at end desc nulls last, line.generation, best.id
    limit 1)`
}

/** Whether something else is served than should be. */
export function isDrifted(now: Date): Expression<SqlBool> {
  const should = expected<string | null>('fingerprint', now)
  return sql<SqlBool>`coalesce(${should} <> coalesce(endpoints.served_fingerprint, ''), false)`
}

/** Where an endpoint stands: an {@link EndpointDrift}. What should be served is searched for once, and not wherever it is named. */
export function driftOf(now: Date): RawBuilder<EndpointDrift> {
  const should = sql`should.fingerprint`
  return sql<EndpointDrift>`(with should as materialized (select ${expected('fingerprint', now)} as fingerprint)
    select case
      when ${should} is null then 'UNKNOWN'
      when endpoints.served_fingerprint is null then 'NOT_SERVED'
      when ${should} = endpoints.served_fingerprint then 'NONE'
      when exists (${line(sql`endpoints.served_fingerprint`)}
        select 1 from line join certificates as newer on newer.id = line.id where newer.fingerprint = ${should})
      then 'OUTDATED' else 'UNEXPECTED' end
    from should)`
}

/** Whether it serves a certificate that is known here and of which `condition` holds, over `certificates`. */
export function serves(condition: RawBuilder<unknown> | Expression<SqlBool>): Expression<SqlBool> {
  return sql<SqlBool>`exists (
    select 1 from certificates where certificates.fingerprint = endpoints.served_fingerprint
    and certificates.deleted_at is null and ${condition})`
}

/** Whether it serves a certificate that is revoked, as far as is known here. */
export function servesRevoked(): Expression<SqlBool> {
  return serves(sql`certificates.revoked_at is not null`)
}

/** Whether it serves a certificate that is revoked or outside of its validity. */
export function servesInvalid(now: Date): Expression<SqlBool> {
  return serves(sql`not ${isValid('certificates', now)}`)
}

/** Whether the certificate in the row of that name is one that clients take. */
export function isValid(row: string, now: Date): Expression<SqlBool> {
  const of = (column: string) => sql.ref(`${row}.${column}`)
  return sql<SqlBool>`(${of('revoked_at')} is null and ${of('not_before')} <= ${now} and ${of('not_after')} > ${now})`
}

/** Whether it serves a certificate that has ended: one that is known by now, whenever it was seen; of another its source said so. */
export function servesExpired(now: Date): Expression<SqlBool> {
  return sql<SqlBool>`(${serves(sql`certificates.not_after <= ${now}`)} or exists (
      select 1 from endpoint_findings
      where endpoint_findings.endpoint_id = endpoints.id and endpoint_findings.kind = 'EXPIRED'))`
}
