import { Field, ID, Int, ObjectType } from 'type-graphql'
import { defineConnection } from '../../graphql/connection.ts'
import { enumOf } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { definePluginOptions } from '../../graphql/plugin-options.ts'
import { DateTimeScalar, FingerprintScalar } from '../../graphql/scalars.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'
import { destinationPlugins } from '../../plugins/destinations/index.ts'
import { DEPLOYMENT_STATES } from './deployment.entity.ts'
import { SERVED_AT } from './served-at.ts'

export const destinationOptions = definePluginOptions('Destination', 'destination', destinationPlugins)

export const DeploymentStateEnum = enumOf(DEPLOYMENT_STATES, {
  name: 'DeploymentState',
  description: 'Where a deployment stands.',
  valuesConfig: {
    PENDING: { description: 'It is meant to be there, and has not been put there yet.' },
    DEPLOYED: { description: 'It is there.' },
    FAILED: { description: 'It could not be put there or taken away; see lastError.' },
    REMOVING: { description: 'It is not meant to be there any more, and may still be.' },
    REMOVED: { description: 'It is not there any more.' },
  },
})

@ObjectType('Destination', {
  implements: Node,
  simpleResolvers: true,
  description: 'A place where certificates are used.',
})
export class DestinationObject extends Node {
  @Field(() => String, { description: 'Unique without regard to case.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description!: string | null

  @Field(() => [String], {
    description: `Servers that serve what is put there. ${SERVED_AT} A rotation makes sure there that the new one is.`,
  })
  servedAt!: string[]

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date

  @Field(() => Int, { description: 'Changes with every update; give it back to update what you have seen.' })
  version!: number
}

@ObjectType('Deployment', {
  implements: Node,
  simpleResolvers: true,
  description: 'One certificate at one destination: what is meant, and what is known of it.',
})
export class DeploymentObject extends Node {
  @Field(() => DeploymentStateEnum, { description: 'Where it stands.' })
  state!: string

  @Field(() => Boolean, { description: 'Whether the certificate is meant to be there.' })
  desired!: boolean

  @Field(() => Int, { description: 'How often it was tried since it was last meant to change.' })
  attempts!: number

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was tried last.' })
  lastAttemptAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was put there last.' })
  deployedAt!: Date | null

  @Field(() => String, {
    nullable: true,
    description:
      'What it is called there: its name, or what the certificate was called there that it replaces. Null before it was there.',
  })
  placeName!: string | null

  @Field(() => FingerprintScalar, { nullable: true, description: 'SHA-256 of the certificate that was put there.' })
  deployedFingerprint!: string | null

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it is tried next. Null when there is nothing to do, or trying again cannot help.',
  })
  nextAttemptAt!: Date | null
}

export const DestinationConnection = defineConnection('Destination', () => DestinationObject)

@ObjectType({ simpleResolvers: true, description: 'What came of a test of a destination.' })
export class DestinationTest {
  @Field(() => Boolean, { description: 'Whether nothing was found in the way.' })
  passed!: boolean

  @Field(() => Boolean, {
    description:
      'Whether the place itself was asked. False where its plugin cannot do that without putting a certificate there: ' +
      'then only the options were judged.',
  })
  probed!: boolean

  @Field(() => String, { description: 'What was found, for people.' })
  message!: string
}

export const CreateDestinationError = defineUserError('CreateDestinationError')
export const UpdateDestinationError = defineUserError('UpdateDestinationError')
export const DeleteDestinationError = defineUserError('DeleteDestinationError')
export const TestDestinationError = defineUserError('TestDestinationError')

@ObjectType({ simpleResolvers: true, description: 'The destination made, or why there is none.' })
export class CreateDestinationPayload {
  @Field(() => DestinationObject, { nullable: true, description: 'Null when there are userErrors.' })
  destination!: object | null

  @Field(() => [CreateDestinationError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'The destination as it is now, or why nothing changed.' })
export class UpdateDestinationPayload {
  @Field(() => DestinationObject, { nullable: true, description: 'Null when there are userErrors.' })
  destination!: object | null

  @Field(() => [UpdateDestinationError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'What was deleted, or why it is still there.' })
export class DeleteDestinationPayload {
  @Field(() => ID, { nullable: true, description: 'Global id of what is gone. Null when there are userErrors.' })
  deletedId!: string | null

  @Field(() => [DeleteDestinationError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'What a test of the destination found.' })
export class TestDestinationPayload {
  @Field(() => DestinationTest, { nullable: true, description: 'Null when there are userErrors.' })
  test!: DestinationTest | null

  @Field(() => [TestDestinationError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}
