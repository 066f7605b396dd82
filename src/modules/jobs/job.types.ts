import { Field, ID, Int, ObjectType } from 'type-graphql'
import { defineConnection } from '../../graphql/connection.ts'
import { enumOf } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { DateTimeScalar } from '../../graphql/scalars.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'
import { JOB_STATES } from './job.ts'

export const JobStateEnum = enumOf(JOB_STATES, {
  name: 'JobState',
  description: 'Where a job stands.',
  valuesConfig: {
    WAITING: { description: 'For a worker, or for its time.' },
    RETRYING: { description: 'An attempt failed; it waits for the next.' },
    RUNNING: { description: 'A worker is at it.' },
    COMPLETED: { description: 'Done.' },
    CANCELLED: { description: 'Ended before it was done.' },
    DEAD: { description: 'The last attempt failed. `retryJob` has it tried again.' },
  },
})

@ObjectType('Job', {
  implements: Node,
  simpleResolvers: true,
  description: 'Work that is done beside requests. Kept for a week after its end.',
})
export class JobObject extends Node {
  @Field(() => JobStateEnum, { description: 'Where it stands.' })
  state!: string

  @Field(() => Int, { description: 'Attempts made so far, the one under way included.' })
  attempts!: number

  @Field(() => Int, { description: 'After so many failures it is dead.' })
  maximumAttempts!: number

  @Field(() => DateTimeScalar, { description: 'When it was enqueued.' })
  createdAt!: Date

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the next attempt is due; null: none to come.' })
  nextAttemptAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the last attempt began.' })
  startedAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done, cancelled or dead.' })
  endedAt!: Date | null

  @Field(() => String, { nullable: true, description: 'Why the last failed attempt failed.' })
  lastError!: string | null
}

@ObjectType('JobType', { description: 'A kind of job.' })
export class JobTypeObject {
  @Field(() => ID, { description: 'Its name, which INDRI_SCHEDULES and filters take.' })
  name!: string

  @Field(() => String, { description: 'What it does, for people.' })
  title!: string
}

export const JobConnection = defineConnection('Job', () => JobObject)

export const RetryJobError = defineUserError('RetryJobError')
export const CancelJobError = defineUserError('CancelJobError')
export const StartJobError = defineUserError('StartJobError')

@ObjectType({ simpleResolvers: true, description: 'The job as it is now, or why it is not tried again.' })
export class RetryJobPayload {
  @Field(() => JobObject, { nullable: true, description: 'Null when there are userErrors.' })
  job!: object | null

  @Field(() => [RetryJobError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'The job as it is now, or why it was not cancelled.' })
export class CancelJobPayload {
  @Field(() => JobObject, { nullable: true, description: 'Null when there are userErrors.' })
  job!: object | null

  @Field(() => [CancelJobError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'What was enqueued, or why nothing was.' })
export class StartJobPayload {
  @Field(() => JobTypeObject, { nullable: true, description: 'Null when there are userErrors.' })
  jobType!: object | null

  @Field(() => [StartJobError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}
