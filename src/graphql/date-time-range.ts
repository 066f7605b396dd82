import { Field, InputType } from 'type-graphql'
import { DateTimeScalar } from './scalars.ts'

@InputType({ description: 'An interval of time, both ends included; an absent end is open.' })
export class DateTimeRange {
  @Field(() => DateTimeScalar, { nullable: true, description: 'Not before this.' })
  from?: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'Not after this.' })
  to?: Date | null
}
