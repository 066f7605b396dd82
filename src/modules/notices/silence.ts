// When a certificate has nothing to say any more of its end, as SQL over the table `certificates`.
import { type Expression, sql, type SqlBool } from 'kysely'

/** Its notices are switched on, and it is neither revoked nor deleted. */
export const SPEAKS: Expression<SqlBool> = sql<SqlBool>`(certificates.notify and certificates.revoked_at is null
  and certificates.deleted_at is null)`

/**
 * Whether another certificate has taken its place: one that names it as replaced, is valid, and, wherever the old one is
 * deployed and either of them is meant to be, has arrived there; and no endpoint serves the old one any more. Being named
 * is not enough.
 */
export function replacedInPlace(now: Date): Expression<SqlBool> {
  return sql<SqlBool>`(not exists (
    select 1 from endpoints where endpoints.served_fingerprint = certificates.fingerprint and endpoints.vanished_at is null)
  and exists (
    select 1 from certificate_replacements as link join certificates as newer on newer.id = link.certificate_id
    where link.replaced_id = certificates.id and newer.deleted_at is null and newer.revoked_at is null
      and newer.not_before <= ${now} and newer.not_after > ${now}
      and not exists (
        select 1 from deployments as old
        left join deployments as new on new.certificate_id = newer.id and new.destination_id = old.destination_id
        where old.certificate_id = certificates.id and old.state <> 'REMOVED'
          and (old.desired or new.desired) and new.state is distinct from 'DEPLOYED')))`
}
