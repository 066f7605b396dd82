import { Field, Int, ObjectType } from 'type-graphql'
import { defineConnection } from '../../graphql/connection.ts'
import { enumOf } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { DateTimeScalar } from '../../graphql/scalars.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'
import { STEP_NAMES, STEP_STATES } from './rotation-step.entity.ts'
import { ROTATION_STATES, ROTATION_TRIGGERS } from './rotation.entity.ts'

const STEP_DESCRIPTIONS = {
  PLANNED: { description: 'It waits for its time.' },
  REISSUING: { description: 'The new certificate is issued, or waited for where a CA elsewhere issues it.' },
  DEPLOYING: { description: 'The new one is put to the destinations of the old one.' },
  SWITCHING: {
    description:
      'Endpoints whose sources can are pointed at the new one, such as load balancers; of others, it is expected.',
  },
  VERIFYING: { description: 'Handshakes show whether the new one is served.' },
  RETIRING: { description: 'The old one is taken away, and revoked where the policy says so.' },
}

export const RotationStateEnum = enumOf(ROTATION_STATES, {
  name: 'RotationState',
  description: 'Where a rotation stands.',
  valuesConfig: {
    ...STEP_DESCRIPTIONS,
    DONE: { description: 'The new certificate has taken the place of the old one.' },
    FAILED: {
      description: 'A step failed; see step and lastError. It is tried again as long as nextAttemptAt is set.',
    },
    ROLLED_BACK: { description: 'The old certificate was put back.' },
    SKIPPED: { description: 'It had no reason any more, or was cancelled; see lastError.' },
  },
})

export const RotationTriggerEnum = enumOf(ROTATION_TRIGGERS, {
  name: 'RotationTrigger',
  description: 'Why a certificate is rotated.',
  valuesConfig: {
    POLICY: { description: 'Its rotation policy says so.' },
    CA: { description: 'Its CA asks for it (RFC 9773).' },
    REQUEST: { description: 'Somebody asked for it.' },
  },
})

export const RotationStepNameEnum = enumOf(STEP_NAMES, {
  name: 'RotationStepName',
  description: 'A step of a rotation.',
  valuesConfig: { ...STEP_DESCRIPTIONS, ROLLING_BACK: { description: 'The old certificate is put back.' } },
})

export const RotationStepStateEnum = enumOf(STEP_STATES, {
  name: 'RotationStepState',
  description: 'Where a step stands.',
  valuesConfig: {
    RUNNING: { description: 'It is being done; or was, by a process that has ended.' },
    WAITING: { description: 'It waits for what detail says.' },
    DONE: { description: 'It is done.' },
    FAILED: { description: 'It failed; see error.' },
    SKIPPED: { description: 'There was nothing to do.' },
  },
})

@ObjectType('RotationStep', { simpleResolvers: true, description: 'What became of a step of a rotation.' })
export class RotationStepObject {
  @Field(() => RotationStepNameEnum, { description: 'Which.' })
  step!: string

  @Field(() => RotationStepStateEnum, { description: 'Where it stands.' })
  state!: string

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts!: number

  @Field(() => String, { nullable: true, description: 'What was done, or is waited for; as lastError.' })
  detail!: string | null

  @Field(() => String, { nullable: true, description: 'Why the last attempt failed; as lastError.' })
  error!: string | null

  @Field(() => DateTimeScalar, { description: 'When it was begun.' })
  startedAt!: Date

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was over.' })
  finishedAt!: Date | null
}

@ObjectType('Rotation', {
  implements: Node,
  simpleResolvers: true,
  description: 'A certificate on its way to its successor: issued, put in place, seen there, and the old one retired.',
})
export class RotationObject extends Node {
  @Field(() => RotationTriggerEnum, { description: 'Why.' })
  trigger!: string

  @Field(() => RotationStateEnum, { description: 'Where it stands.' })
  state!: string

  @Field(() => RotationStepNameEnum, { description: 'Its present or last step, also when it has failed there.' })
  step!: string

  @Field(() => Int, { description: 'How often the present step was tried.' })
  attempts!: number

  @Field(() => DateTimeScalar, { description: 'When it was to begin.' })
  dueAt!: Date

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it goes on; null when it is finished.' })
  nextAttemptAt!: Date | null

  @Field(() => DateTimeScalar, { description: 'When it was planned.' })
  createdAt!: Date

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was finished.' })
  finishedAt!: Date | null
}

export const RotationConnection = defineConnection('Rotation', () => RotationObject)

export const RotateCertificateError = defineUserError('RotateCertificateError')
export const RetryRotationError = defineUserError('RetryRotationError')
export const CancelRotationError = defineUserError('CancelRotationError')
export const RollBackRotationError = defineUserError('RollBackRotationError')

@ObjectType({ simpleResolvers: true, description: 'The rotation under way, or why there is none.' })
export class RotateCertificatePayload {
  @Field(() => RotationObject, { nullable: true, description: 'Null when there are userErrors.' })
  rotation!: object | null

  @Field(() => [RotateCertificateError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'The rotation that goes on, or why it does not.' })
export class RetryRotationPayload {
  @Field(() => RotationObject, { nullable: true, description: 'Null when there are userErrors.' })
  rotation!: object | null

  @Field(() => [RetryRotationError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'The rotation that has ended, or why it has not.' })
export class CancelRotationPayload {
  @Field(() => RotationObject, { nullable: true, description: 'Null when there are userErrors.' })
  rotation!: object | null

  @Field(() => [CancelRotationError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'The rotation that is undone, or why it is not.' })
export class RollBackRotationPayload {
  @Field(() => RotationObject, { nullable: true, description: 'Null when there are userErrors.' })
  rotation!: object | null

  @Field(() => [RollBackRotationError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}
