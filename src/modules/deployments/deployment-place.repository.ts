// Every query about the places at destinations, which a certificate takes over from those that it replaces.
import { sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { lockFor } from '../../database/locks.ts'
import { kysely } from '../../database/sql.ts'
import { meaning } from '../deployment-meaning.ts'
import type { Claim } from './deployment.repository.ts'

/**
 * Has the place of this name to itself for the rest of the attempt. False while another attempt has it: two certificates, one
 * of which replaces the other, would leave the key of the one beside the other.
 */
export async function claimPlace(em: Em, claim: Claim, placeName: string, now: Date): Promise<boolean> {
  const { id, claimId, destinationId } = claim
  return em.transactional(async (within) => {
    // Of two that ask at once, the second sees what the first one took.
    await lockFor(within, `place ${destinationId} ${placeName}`)
    const row = await kysely(within)
      .updateTable('deployments')
      .set({ claimed_place: placeName })
      .where('id', '=', id)
      .where('claim_id', '=', claimId)
      .where(
        sql<SqlBool>`not exists (
          select 1 from deployments other where other.destination_id = ${destinationId} and other.id <> ${id}
            and other.claimed_place = ${placeName} and other.claimed_until > ${now})`,
      )
      .returning('id')
      .executeTakeFirst()
    return row !== undefined
  })
}

/** Certificates that the given one replaces, directly or by others in between. */
const replacedIds = (certificateId: string) => sql`
  with recursive replaced (id) as (
    select replaced_id from certificate_replacements where certificate_id = ${certificateId}
    union select link.replaced_id from certificate_replacements link join replaced on link.certificate_id = replaced.id
  ) select id from replaced where id <> ${certificateId}`

const replacedBy = (certificateId: string) =>
  sql<SqlBool>`deployments.certificate_id in (${replacedIds(certificateId)})`

/**
 * Takes those that the certificate replaces away from a destination where it is by now, and wakes those that waited for
 * that. Returns their ids.
 */
export async function supersede(em: Em, certificateId: string, destinationId: string, now: Date): Promise<string[]> {
  const rows = await kysely(em)
    .updateTable('deployments')
    .set(meaning('REMOVING', now))
    .where('destination_id', '=', destinationId)
    .where((eb) => eb.or([eb('desired', '=', true), eb('state', '=', 'REMOVING')]))
    .where(replacedBy(certificateId))
    // A rotation takes the old one away itself, after it has made sure that the new one is served.
    .where(
      sql<SqlBool>`not exists (select 1 from rotations
        where rotations.certificate_id = deployments.certificate_id and rotations.finished_at is null)`,
    )
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * Whether a valid certificate that replaces this one is meant to be at the destination.
 * @param isThere whether it has been put there before, or never
 */
export async function isReplacedAt(em: Em, claim: Claim, isThere: boolean, now: Date): Promise<boolean> {
  const { rows } = await sql<{ replaced: boolean }>`
    with recursive replacing (id) as (
      select certificate_id from certificate_replacements where replaced_id = ${claim.certificateId}
      union select link.certificate_id from certificate_replacements link join replacing on link.replaced_id = replacing.id
    ) select exists (
      select 1 from deployments join certificates on certificates.id = deployments.certificate_id
      where deployments.destination_id = ${claim.destinationId} and deployments.desired
        and (deployments.deployed_at is not null) = ${isThere} and deployments.certificate_id in (select id from replacing)
        and deployments.certificate_id <> ${claim.certificateId}
        and certificates.revoked_at is null and certificates.not_after > ${now}
    ) as replaced`.execute(kysely(em))
  return rows[0]?.replaced ?? false
}

export interface InheritedPlace {
  readonly name: string
  readonly location: string | null
}

/**
 * The place at the destination of what the certificate replaces: servers go on reading the file that they know. Null where
 * there is none, where there are several to choose from, or where somebody else is meant to have it.
 */
export async function inheritedPlace(em: Em, claim: Claim): Promise<InheritedPlace | null> {
  const { certificateId, destinationId } = claim
  const rows = await kysely(em)
    .selectFrom('deployments')
    .innerJoin('certificates', 'certificates.id', 'deployments.certificate_id')
    .select(['deployments.place_name', 'deployments.location', 'certificates.name'])
    .where('destination_id', '=', destinationId)
    // One that has not been put there yet would be called by its name.
    .where((eb) => eb.or([eb('place_name', 'is not', null), eb('state', 'in', ['PENDING', 'FAILED'])]))
    .where(replacedBy(certificateId))
    .where(
      sql<SqlBool>`not exists (
        select 1 from deployments other where other.destination_id = deployments.destination_id and other.desired
          and other.place_name = coalesce(deployments.place_name, certificates.name)
          and other.certificate_id <> ${certificateId} and other.certificate_id not in (${replacedIds(certificateId)}))`,
    )
    .orderBy('deployed_at', (order) => order.desc().nullsLast())
    .execute()
  const taken = rows.filter((row) => row.place_name !== null)
  const places = (taken.length > 0 ? taken : rows).map(({ place_name, name, location }) => ({
    name: place_name ?? name,
    location,
  }))
  return new Set(places.map(({ name }) => name)).size === 1 ? (places[0] ?? null) : null
}

/** Whether somebody else is meant to be in the place of this name, and has not been put there yet. */
export async function awaitsPlace(em: Em, { id, destinationId, placeName }: Claim): Promise<boolean> {
  if (placeName === null) return false
  const row = await kysely(em)
    .selectFrom('deployments')
    .select('id')
    .where('destination_id', '=', destinationId)
    .where('id', '!=', id)
    .where('place_name', '=', placeName)
    .where('desired', '=', true)
    .where('location', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether another certificate has taken the very place: taking this one away would take that one away. */
export async function isPlaceTaken(em: Em, claim: Claim): Promise<boolean> {
  const { certificateId, location, placeName } = claim
  // Where it has not been seen to arrive, what it would be called there has to do.
  const sameName = sql<SqlBool>`other.place_name = coalesce(${placeName}::text,
    (select name from certificates where id = ${certificateId}))`
  const row = await kysely(em)
    .selectFrom('deployments as other')
    .select('other.id')
    .where('other.destination_id', '=', claim.destinationId)
    .where('other.id', '!=', claim.id)
    .where('other.desired', '=', true)
    .where((eb) => (location === null ? sameName : eb('other.location', '=', location)))
    .executeTakeFirst()
  return row !== undefined
}

/** Where others are at the destination that are called as this one is, as those are that replaced it. */
export async function locationsOfOthers(em: Em, { id, destinationId }: Claim, placeName: string): Promise<string[]> {
  const rows = await kysely(em)
    .selectFrom('deployments')
    .select('location')
    .where('destination_id', '=', destinationId)
    .where('id', '!=', id)
    .where('place_name', '=', placeName)
    .where('desired', '=', true)
    .execute()
  return rows.flatMap(({ location }) => location ?? [])
}
