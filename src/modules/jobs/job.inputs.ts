import { Field, ID, InputType } from 'type-graphql'
import { RequestError } from '../../errors.ts'
import type { JobState } from './job.ts'
import type { JobFilter } from './job.repository.ts'
import { JobStateEnum } from './job.types.ts'

@InputType('JobFilter', {
  description: 'Fields are ANDed; lists inside a field are ORed, and an empty list matches nothing.',
})
export class JobFilterInput {
  @Field(() => [JobStateEnum], { nullable: true, description: 'In one of these states.' })
  states?: JobState[] | null

  @Field(() => [ID], { nullable: true, description: 'Of one of these types, by name; at most 100.' })
  types?: string[] | null
}

const MAX_TYPES = 100

/** @throws RequestError BAD_USER_INPUT for too many types */
export function toJobFilter(input: JobFilterInput | null | undefined): JobFilter {
  if (input == null) return {}
  const found = input.types?.length ?? 0
  if (found > MAX_TYPES) {
    throw new RequestError('BAD_USER_INPUT', `filter.types: expected at most ${MAX_TYPES}, found ${found}.`)
  }
  return input
}

@InputType({ description: 'A dead job to try again.' })
export class RetryJobInput {
  @Field(() => ID, { description: 'The job.' })
  id!: string
}

@InputType({ description: 'A job that waits, to end.' })
export class CancelJobInput {
  @Field(() => ID, { description: 'The job.' })
  id!: string
}

@InputType({ description: 'A recurring type of jobs to start now.' })
export class StartJobInput {
  @Field(() => ID, { description: 'Name of the type.' })
  type!: string
}
