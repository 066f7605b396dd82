import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Node } from '../../graphql/node.ts'
import { DateTimeScalar } from '../../graphql/scalars.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'

@ObjectType('RenewalWindow', {
  simpleResolvers: true,
  description: 'When renewals may begin: from every tick of the cron expression on, for so many minutes.',
})
export class RenewalWindowObject {
  @Field(() => String, { description: 'Cron expression of five fields.' })
  cron!: string

  @Field(() => String, { description: 'IANA time zone.' })
  timeZone!: string

  @Field(() => Int, { description: 'How long it stays open.' })
  durationMinutes!: number
}

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

  @Field(() => Int, { description: 'Renewals are spread over so many minutes from when they are due.' })
  jitterMinutes!: number

  @Field(() => RenewalWindowObject, {
    nullable: true,
    description:
      'When renewals may begin; null: at any time. One that would open too late for a certificate does not hold it up.',
  })
  renewalWindow!: object | null

  @Field(() => Boolean, {
    description:
      'Whether the old certificate is revoked once the new one is in its place. Where nothing shows that it is (no ' +
      'destination, no endpoint), the old one is left to its end, and its owner is told to put the new one in place.',
  })
  revokeReplaced!: boolean

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
