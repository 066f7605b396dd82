// Every query about the work on deployments: claims, outcomes, and lists for the API.
import { type Expression, sql, type SqlBool } from 'kysely'
import { claimed, UNCLAIMED } from '../../database/claims.ts'
import type { Em } from '../../database/connection.ts'
import { type Anchor, nestedPageLoader } from '../../database/nested-page.ts'
import type { Page, PageRequest } from '../../database/page.ts'
import type { Scope } from '../../database/scope.ts'
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
