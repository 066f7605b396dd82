import { ArgsType, Field, Int } from 'type-graphql'
import { type PageRequest, pageRequest } from '../database/page.ts'

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'The first so many, 1 to 100. Default 20.' })
  first?: number | null

  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor.' })
  after?: string | null

  @Field(() => Int, { nullable: true, description: 'The last so many, 1 to 100.' })
  last?: number | null

  @Field(() => String, { nullable: true, description: 'Only what comes before this cursor.' })
  before?: string | null

  /** @throws RequestError BAD_USER_INPUT for sizes out of range or contradictory arguments. */
  toRequest(): PageRequest {
    return pageRequest(this)
  }
}
