import { defineEntity, p } from '@mikro-orm/core'
import { Certificate } from '../certificates/certificate.entity.ts'
import { RotationPolicy } from '../rotation-policies/rotation-policy.entity.ts'
import { User } from '../users/user.entity.ts'

/** In their order; each is a state of the rotation while it is at it. */
export const ROTATION_STEPS = ['PLANNED', 'REISSUING', 'DEPLOYING', 'SWITCHING', 'VERIFYING', 'RETIRING'] as const
export type RotationStepName = (typeof ROTATION_STEPS)[number]

export const ROTATION_STATES = [...ROTATION_STEPS, 'DONE', 'FAILED', 'ROLLED_BACK', 'SKIPPED'] as const
export type RotationState = (typeof ROTATION_STATES)[number]

export const ROTATION_TRIGGERS = ['POLICY', 'CA', 'REQUEST'] as const
export type RotationTrigger = (typeof ROTATION_TRIGGERS)[number]

// One certificate on its way to its successor. The row says where it stands and when it goes on; a job only wakes the work.
// A certificate has at most one that is not finished, which the database checks.
export const RotationSchema = defineEntity({
  name: 'Rotation',
  tableName: 'rotations',
  properties: {
    id: p.uuid().primary(),
    /** What is replaced. */
    certificateId: () => p.manyToOne(Certificate).mapToPk().index().fieldName('certificate_id').deleteRule('cascade'),
    /** What replaces it, once it has been issued. */
    replacementId: () =>
      p.manyToOne(Certificate).mapToPk().nullable().index().fieldName('replacement_id').deleteRule('set null'),
    /** The order at a CA elsewhere that is waited for. */
    pendingCertificateId: p.uuid().nullable().index(),
    /** The policy by which it was planned. */
    policyId: () =>
      p.manyToOne(RotationPolicy).mapToPk().nullable().index().fieldName('policy_id').deleteRule('set null'),
    requestedById: () =>
      p.manyToOne(User).mapToPk().nullable().index().fieldName('requested_by_id').deleteRule('set null'),
    trigger: p.string().length(16).$type<RotationTrigger>(),
    state: p.string().length(16).$type<RotationState>().index(),
    /** Where it stands, also when it has failed there. */
    step: p.string().length(16).$type<RotationStepName>(),
    /** Where the old certificate was meant to be when it began: where a roll-back puts it. */
    destinationIds: p.json<readonly string[]>(),
    /** Orders that came to nothing: each is ordered anew, and only then. */
    lostOrders: p.integer().default(0),
    /** Of the present step, the one under way included. */
    attempts: p.integer().default(0),
    lastError: p.text().nullable(),
    /** When it was to begin. */
    dueAt: p.datetime(),
    /** When it goes on; null when it is finished. */
    nextAttemptAt: p.datetime().nullable(),
    claimId: p.uuid().nullable(),
    claimedUntil: p.datetime().nullable(),
    createdAt: p.datetime().index(),
    updatedAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
  },
})

export class Rotation extends RotationSchema.class {}
RotationSchema.setClass(Rotation)
