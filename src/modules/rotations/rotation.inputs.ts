import { ArgsType, Field, ID, InputType } from 'type-graphql'
import { PageArgs } from '../../graphql/page-args.ts'
import type { RotationState } from './rotation.entity.ts'
import { RotationStateEnum } from './rotation.types.ts'

@InputType({ description: 'A certificate to rotate now.' })
export class RotateCertificateInput {
  @Field(() => ID, { description: 'The certificate.' })
  id!: string
}

@InputType({ description: 'A rotation to go on with now.' })
export class RetryRotationInput {
  @Field(() => ID, { description: 'The rotation.' })
  id!: string
}

@InputType({ description: 'A rotation to end where it stands.' })
export class CancelRotationInput {
  @Field(() => ID, { description: 'The rotation.' })
  id!: string
}

@InputType({ description: 'A rotation to undo.' })
export class RollBackRotationInput {
  @Field(() => ID, { description: 'The rotation.' })
  id!: string
}

@ArgsType()
export class RotationListArgs extends PageArgs {
  @Field(() => [RotationStateEnum], { nullable: true, description: 'In one of these states; all when absent.' })
  states?: RotationState[] | null
}
