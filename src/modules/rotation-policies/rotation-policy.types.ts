import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Node } from '../../graphql/node.ts'
import { DateTimeScalar } from '../../graphql/scalars.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'

@ObjectType('RotationPolicy', {
  implements: Node,
  simpleResolvers: true,
  description: 'When certificates are due for renewal: so many days before they end, or at a share of their lifetime.',
})
export class RotationPolicyObject extends Node {
  @Field(() => String, { description: 'Unique without regard to case.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description!: string | null

  @Field(() => Int, { nullable: true, description: 'Due this many days before the end; null when it goes by percent.' })
  days!: number | null

  @Field(() => Int, {
    nullable: true,
    description: 'Due when this share of the lifetime, in percent, is left; null when it goes by days.',
  })
  percent!: number | null

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date

  @Field(() => DateTimeScalar, { description: 'When it was changed last.' })
  updatedAt!: Date

  @Field(() => Int, { description: 'Changes with every update; give it back to update what you have seen.' })
  version!: number
}

export const CreateRotationPolicyError = defineUserError('CreateRotationPolicyError')
export const UpdateRotationPolicyError = defineUserError('UpdateRotationPolicyError')
export const DeleteRotationPolicyError = defineUserError('DeleteRotationPolicyError')

@ObjectType({ simpleResolvers: true, description: 'The policy made, or why there is none.' })
export class CreateRotationPolicyPayload {
  @Field(() => RotationPolicyObject, { nullable: true, description: 'Null when there are userErrors.' })
  rotationPolicy!: object | null

  @Field(() => [CreateRotationPolicyError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'The policy as it is now, or why nothing changed.' })
export class UpdateRotationPolicyPayload {
  @Field(() => RotationPolicyObject, { nullable: true, description: 'Null when there are userErrors.' })
  rotationPolicy!: object | null

  @Field(() => [UpdateRotationPolicyError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'That the policy is gone, or why it is not.' })
export class DeleteRotationPolicyPayload {
  @Field(() => ID, { nullable: true, description: 'Id of the policy deleted; null when there are userErrors.' })
  deletedId!: string | null

  @Field(() => [DeleteRotationPolicyError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}
