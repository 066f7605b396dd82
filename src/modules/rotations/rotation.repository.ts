// Every query about rotations: what is to be planned, what is due, claims and transitions, and lists for the API.
import { sql } from 'kysely'
import { claimed, UNCLAIMED } from '../../database/claims.ts'
import type { Em } from '../../database/connection.ts'
import { keysetPage, type Page, type PageRequest } from '../../database/page.ts'
import { byKey, listByKey } from '../../database/scope.ts'
import { isFree, isIn, kysely } from '../../database/sql.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { RotationStep, type StepName, type StepState } from './rotation-step.entity.ts'
import { Rotation, type RotationState, type RotationStepName, type RotationTrigger } from './rotation.entity.ts'

export const rotationById = byKey<Rotation>(
  (em, ids) => em.find(Rotation, { id: { $in: [...ids] } }),
  (rotation) => rotation.id,
)

/** A certificate's rotations, newest first. */
export const rotationsOfCertificate = listByKey<Rotation, Rotation>(
  (em, ids) => em.find(Rotation, { certificateId: { $in: [...ids] } }, { orderBy: { createdAt: 'desc', id: 'desc' } }),
  (rotation) => rotation.certificateId,
  (rotation) => rotation,
)

/** What became of each step. */
export const stepsOfRotation = listByKey<RotationStep, RotationStep>(
  (em, ids) => em.find(RotationStep, { rotationId: { $in: [...ids] } }),
  (step) => step.rotationId,
  (step) => step,
)

export interface RotationQuery {
  readonly page: PageRequest
  readonly states: readonly RotationState[] | null
}

/** Rotations, newest first. */
export function listRotations(em: Em, { page, states }: RotationQuery): Promise<Page<Rotation>> {
  return keysetPage<Rotation>({
    em,
    table: 'rotations',
    where: states === null ? [] : [isIn('rotations.state', states)],
    order: [
      {
        name: 'CREATED',
        expression: sql.ref('rotations.created_at'),
        direction: 'desc',
        type: 'timestamptz',
        notNull: true,
      },
    ],
    page,
    load: (ids) => em.find(Rotation, { id: { $in: [...ids] } }),
  })
}

export interface NewRotation {
  readonly certificateId: string
  readonly policyId: string | null
  readonly requestedById: string | null
  readonly trigger: RotationTrigger
  readonly destinationIds: readonly string[]
  readonly dueAt: Date
}

/** Its id, or null when the certificate has one under way: of several that ask at once, one makes it. */
export async function insertRotation(em: Em, rotation: NewRotation, now: Date): Promise<string | null> {
  const row = await kysely(em)
    .insertInto('rotations')
    .values({
      id: uuidv7(now),
      certificate_id: rotation.certificateId,
      policy_id: rotation.policyId,
      requested_by_id: rotation.requestedById,
      trigger: rotation.trigger,
      state: 'PLANNED',
      step: 'PLANNED',
      destination_ids: sql`${JSON.stringify(rotation.destinationIds)}::jsonb` as never,
      due_at: rotation.dueAt,
      next_attempt_at: rotation.dueAt,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** The right to go on with a rotation, until the lease is over. */
export interface RotationClaim {
  readonly id: string
  readonly claimId: string
  readonly certificateId: string
  readonly replacementId: string | null
  readonly pendingCertificateId: string | null
  readonly policyId: string | null
  readonly trigger: RotationTrigger
  readonly state: RotationState
  readonly step: RotationStepName
  readonly lostOrders: number
  /** Of the present step, this one included. */
  readonly attempts: number
}

/** The rotation, if it is due and nobody is at work on it: of several that ask at once, one gets it. */
export async function claimRotation(
  em: Em,
  id: string,
  now: Date,
  leaseSeconds: number,
): Promise<RotationClaim | null> {
  const row = await kysely(em)
    .updateTable('rotations')
    .set({
      ...claimed(now, leaseSeconds),
      attempts: sql<number>`attempts + 1`,
    })
    .where('id', '=', id)
    .where('next_attempt_at', '<=', now)
    .where(isFree('claimed_until', now))
    .returningAll()
    .executeTakeFirst()
  if (row?.claim_id == null) return null
  return {
    id: row.id,
    claimId: row.claim_id,
    certificateId: row.certificate_id,
    replacementId: row.replacement_id,
    pendingCertificateId: row.pending_certificate_id,
    policyId: row.policy_id,
    trigger: row.trigger,
    state: row.state,
    step: row.step,
    lostOrders: row.lost_orders,
    attempts: row.attempts,
  }
}

/** Columns of a transition. */
export interface RotationColumns {
  readonly state?: RotationState
  readonly step?: RotationStepName
  readonly attempts?: number
  readonly last_error?: string | null
  readonly next_attempt_at?: Date | null
  readonly claim_id?: string | null
  readonly claimed_until?: Date | null
  readonly finished_at?: Date | null
  readonly replacement_id?: string | null
  readonly pending_certificate_id?: string | null
  readonly lost_orders?: number
  readonly due_at?: Date
  readonly policy_id?: string | null
}

/** Changes the row while the claim holds; false when somebody else has taken it over, or it was cancelled or rolled back. */
export async function changeClaimed(
  em: Em,
  claim: RotationClaim,
  columns: RotationColumns,
  now: Date,
): Promise<boolean> {
  const rows = await kysely(em)
    .updateTable('rotations')
    .set({ ...columns, updated_at: now })
    .where('id', '=', claim.id)
    .where('claim_id', '=', claim.claimId)
    .returning('id')
    .execute()
  return rows.length > 0
}

/** Changes a rotation that is not finished, whoever is at work on it: that one's outcome counts no more. */
export async function changeOpen(em: Em, id: string, columns: RotationColumns, now: Date): Promise<boolean> {
  const rows = await kysely(em)
    .updateTable('rotations')
    .set({ ...columns, ...UNCLAIMED, updated_at: now })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .returning('id')
    .execute()
  return rows.length > 0
}

/** As {@link changeOpen}, of a finished one too. */
export async function changeAny(em: Em, id: string, columns: RotationColumns, now: Date): Promise<void> {
  await kysely(em)
    .updateTable('rotations')
    .set({ ...columns, ...UNCLAIMED, updated_at: now })
    .where('id', '=', id)
    .execute()
}

export interface StepFacts {
  readonly step: StepName
  readonly state: StepState
  readonly attempts: number
  readonly detail?: string | null
  readonly error?: string | null
}

/** Says what became of a step, over what was said of it before. */
export async function writeStep(em: Em, rotationId: string, facts: StepFacts, now: Date): Promise<void> {
  const { step, state, attempts, detail = null, error = null } = facts
  const said = { state, attempts, detail, error, finished_at: state === 'DONE' || state === 'SKIPPED' ? now : null }
  await kysely(em)
    .insertInto('rotation_steps')
    .values({ id: uuidv7(now), rotation_id: rotationId, step, ...said, started_at: now })
    .onConflict((conflict) => conflict.columns(['rotation_id', 'step']).doUpdateSet(said))
    .execute()
}

/** The open rotation of which this certificate is the outcome or the order, brought forward to now. Null without one. */
export async function bringForward(em: Em, replacementId: string, now: Date): Promise<string | null> {
  const row = await kysely(em)
    .updateTable('rotations')
    .set({ next_attempt_at: now })
    .where('replacement_id', '=', replacementId)
    .where('finished_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Whether the certificate is the outcome of a rotation under way. */
export async function isReplacementInRotation(em: Em, certificateId: string): Promise<boolean> {
  const row = await kysely(em)
    .selectFrom('rotations')
    .select('id')
    .where('replacement_id', '=', certificateId)
    .where('finished_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** A rotation that is only planned begins now. */
export async function beginNow(em: Em, id: string, now: Date): Promise<void> {
  await kysely(em)
    .updateTable('rotations')
    .set({ trigger: 'REQUEST', due_at: now, next_attempt_at: now, updated_at: now })
    .where('id', '=', id)
    .where('state', '=', 'PLANNED')
    .execute()
}

/** Plans one anew that waits for its time; false when it does so no more. */
export async function replan(
  em: Em,
  id: string,
  plan: { readonly policyId: string | null; readonly dueAt: Date },
  now: Date,
): Promise<boolean> {
  const rows = await kysely(em)
    .updateTable('rotations')
    .set({ policy_id: plan.policyId, due_at: plan.dueAt, next_attempt_at: plan.dueAt, updated_at: now })
    .where('id', '=', id)
    .where('state', '=', 'PLANNED')
    .where('trigger', '<>', 'REQUEST')
    .where('claim_id', 'is', null)
    .returning('id')
    .execute()
  return rows.length > 0
}

/** The certificate's rotation that is not finished. */
export async function openRotationId(em: Em, certificateId: string): Promise<string | null> {
  const row = await kysely(em)
    .selectFrom('rotations')
    .select('id')
    .where('certificate_id', '=', certificateId)
    .where('finished_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}
