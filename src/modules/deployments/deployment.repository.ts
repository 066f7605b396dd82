// Every query about the work on deployments: what is due, claims, outcomes, and lists for the API.
import { type Expression, sql, type SqlBool } from 'kysely'
import { claimed, UNCLAIMED } from '../../database/claims.ts'
import type { Em } from '../../database/connection.ts'
import { type Anchor, nestedPageLoader } from '../../database/nested-page.ts'
import type { Page, PageRequest } from '../../database/page.ts'
import type { Scope } from '../../database/scope.ts'
import { lockFor } from '../../database/locks.ts'
import { isFree, isIn, kysely } from '../../database/sql.ts'
import { Deployment, type DeploymentState } from '../destinations/deployment.entity.ts'
import { meaning } from '../deployment-meaning.ts'

/** The right to one attempt, until the lease is over. */
export interface Claim {
  readonly id: string
  readonly claimId: string
  readonly certificateId: string
  readonly destinationId: string
  readonly desired: boolean
  readonly revision: number
  /** This one included. */
  readonly attempts: number
  readonly deployedAt: Date | null
  readonly location: string | null
  /** What it is called there; null before it has been there. */
  readonly placeName: string | null
  /** Whether the attempt before never came to its end. */
  readonly isTakenOver: boolean
}

/** The deployment, if it is due and nobody is at work on it: of several that ask at once, one gets it. */
export async function claimDeployment(em: Em, id: string, now: Date, leaseSeconds: number): Promise<Claim | null> {
  const row = await kysely(em)
    .updateTable('deployments')
    .from('deployments as before')
    .set({
      ...claimed(now, leaseSeconds),
      claimed_place: null,
      attempts: sql<number>`deployments.attempts + 1`,
      last_attempt_at: now,
    })
    .whereRef('before.id', '=', 'deployments.id')
    .where('deployments.id', '=', id)
    .where('deployments.next_attempt_at', '<=', now)
    .where(isFree('deployments.claimed_until', now))
    .returningAll('deployments')
    .returning('before.claim_id as claim_before')
    .executeTakeFirst()
  if (row?.claim_id == null) return null
  return {
    id: row.id,
    claimId: row.claim_id,
    certificateId: row.certificate_id,
    destinationId: row.destination_id,
    desired: row.desired,
    revision: row.revision,
    attempts: row.attempts,
    deployedAt: row.deployed_at === null ? null : new Date(row.deployed_at),
    location: row.location,
    placeName: row.place_name,
    isTakenOver: row.claim_before !== null,
  }
}

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

/** Locks the claimed row inside the transaction that settles it; null when another attempt has taken it over. */
export async function lockClaimed(
  em: Em,
  { id, claimId }: Claim,
): Promise<{ revision: number; state: DeploymentState } | null> {
  const row = await kysely(em)
    .selectFrom('deployments')
    .select(['revision', 'state'])
    .where('id', '=', id)
    .where('claim_id', '=', claimId)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Settles the claimed row, and ends the claim. */
export async function settleDeployment(em: Em, id: string, columns: SettledColumns, now: Date): Promise<void> {
  await kysely(em)
    .updateTable('deployments')
    .set({ ...columns, ...UNCLAIMED, claimed_place: null, updated_at: now })
    .where('id', '=', id)
    .execute()
}

export interface SettledColumns {
  readonly state?: DeploymentState
  readonly attempts?: number
  readonly last_error?: string | null
  readonly next_attempt_at?: Date | null
  readonly deployed_at?: Date | null
  readonly deployed_fingerprint?: string | null
  readonly location?: string | null
  readonly place_name?: string
}

/** What an attempt that came too late has put there although it had been taken away meanwhile is taken away again. */
export async function reopenRemoved(em: Em, id: string, now: Date): Promise<boolean> {
  const rows = await kysely(em)
    .updateTable('deployments')
    .set(meaning('REMOVING', now))
    .where('id', '=', id)
    .where('desired', '=', false)
    .where('state', '=', 'REMOVED')
    .returning('id')
    .execute()
  return rows.length > 0
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

/** Has the certificate put again to those destinations where it is meant to be. Returns ids of deployment and destination. */
export async function redeploy(
  em: Em,
  certificateId: string,
  destinationIds: readonly string[] | null,
  now: Date,
): Promise<{ id: string; destinationId: string }[]> {
  const chosen = destinationIds === null ? sql<SqlBool>`true` : isIn('destination_id', destinationIds)
  const rows = await kysely(em)
    .updateTable('deployments')
    .set(meaning('PENDING', now))
    .where('certificate_id', '=', certificateId)
    .where('desired', '=', true)
    .where(chosen)
    .returning(['id', 'destination_id'])
    .execute()
  return rows.map((row) => ({ id: row.id, destinationId: row.destination_id }))
}

/** Has one deployment tried again now, put or taken away as it is meant. False when there is nothing left to do about it. */
export async function retry(em: Em, id: string, now: Date): Promise<boolean> {
  const rows = await kysely(em)
    .updateTable('deployments')
    .set({
      ...meaning('PENDING', now),
      desired: sql<boolean>`desired`,
      state: sql<DeploymentState>`case when desired then 'PENDING' else 'REMOVING' end`,
    })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('desired', '=', true), eb('state', '!=', 'REMOVED')]))
    .returning('id')
    .execute()
  return rows.length > 0
}

/** Says that what is not meant to be there is not there any more. False when it is meant to be, or was gone already. */
export async function forget(em: Em, id: string, now: Date): Promise<boolean> {
  const rows = await kysely(em)
    .updateTable('deployments')
    .set({ ...meaning('REMOVING', now), ...GONE, state: 'REMOVED' })
    .where('id', '=', id)
    .where('desired', '=', false)
    .where('state', '!=', 'REMOVED')
    .returning('id')
    .execute()
  return rows.length > 0
}

/** Columns of what is not there any more. */
export const GONE = {
  state: 'REMOVED' as const,
  last_error: null,
  next_attempt_at: null,
  deployed_at: null,
  deployed_fingerprint: null,
  location: null,
}

const AT_DESTINATION: Anchor = (id) => sql<SqlBool>`deployments.destination_id = ${id}`

const deploymentPages = nestedPageLoader<Deployment>()

/** A page of what is at a destination or meant to be, newest first; without `states`, all but what has been taken away. */
export function deploymentsAt(
  scope: Scope,
  destinationId: string,
  page: PageRequest,
  states: readonly DeploymentState[] | null,
): Promise<Page<Deployment>> {
  return scope.loader(deploymentPages).load({
    anchor: AT_DESTINATION,
    parentId: destinationId,
    page,
    signature: JSON.stringify([page, states]),
    list: (em) => ({
      em,
      table: 'deployments',
      where: [inStates(states)],
      order: [
        { name: 'CREATED', expression: sql.ref('deployments.created_at'), direction: 'desc', type: 'timestamptz' },
      ],
      load: (ids) => em.find(Deployment, { id: { $in: [...ids] } }),
    }),
  })
}

function inStates(states: readonly DeploymentState[] | null): Expression<SqlBool> {
  return states === null ? sql<SqlBool>`deployments.state <> 'REMOVED'` : isIn('deployments.state', states)
}
