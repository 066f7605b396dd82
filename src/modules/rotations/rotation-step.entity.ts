import { defineEntity, p } from '@mikro-orm/core'
import { Rotation, ROTATION_STEPS, type RotationStepName } from './rotation.entity.ts'

export const STEP_NAMES = [...ROTATION_STEPS, 'ROLLING_BACK'] as const
export type StepName = RotationStepName | 'ROLLING_BACK'

export const STEP_STATES = ['RUNNING', 'WAITING', 'DONE', 'FAILED', 'SKIPPED'] as const
export type StepState = (typeof STEP_STATES)[number]

// What became of one step of a rotation.
export const RotationStepSchema = defineEntity({
  name: 'RotationStep',
  tableName: 'rotation_steps',
  properties: {
    id: p.uuid().primary(),
    rotationId: () => p.manyToOne(Rotation).mapToPk().fieldName('rotation_id').deleteRule('cascade'),
    step: p.string().length(16).$type<StepName>(),
    state: p.string().length(16).$type<StepState>(),
    attempts: p.integer().default(0),
    /** What was done, or what it waits for, for people. */
    detail: p.text().nullable(),
    error: p.text().nullable(),
    startedAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
  },
  uniques: [{ properties: ['rotationId', 'step'], name: 'rotation_steps_unique' }],
})

export class RotationStep extends RotationStepSchema.class {}
RotationStepSchema.setClass(RotationStep)
