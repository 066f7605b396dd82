import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { DateTimeScalar } from '../../graphql/scalars.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'

export const RewrapSecretsError = defineUserError('RewrapSecretsError')

@ObjectType({ simpleResolvers: true, description: 'How many records of one table a key wraps.' })
export class EncryptionKeyUse {
  @Field(() => String, { description: 'The table.' })
  table!: string

  @Field(() => Int, { description: 'Its records.' })
  count!: number
}

@ObjectType({
  simpleResolvers: true,
  description: 'A key that wraps what stored private keys and credentials are encrypted with.',
})
export class EncryptionKey {
  @Field(() => ID, { description: 'Its name in the keyring.' })
  keyId!: string

  @Field(() => Boolean, { description: 'Whether it wraps what is written from now on.' })
  primary!: boolean

  @Field(() => Boolean, {
    description: 'Whether it is in the keyring. What a missing key wraps cannot be read until it is put back.',
  })
  available!: boolean

  @Field(() => [EncryptionKeyUse], { description: 'What it wraps; while that is anything, it cannot be retired.' })
  records!: EncryptionKeyUse[]
}

@ObjectType({ simpleResolvers: true, description: 'A record that could not be wrapped anew, and is as it was.' })
export class RewrapFailure {
  @Field(() => String, { description: 'The table.' })
  table!: string

  @Field(() => String, { description: 'The UUID of the row that it belongs to.' })
  id!: string

  @Field(() => ID, { description: 'The key that wraps it.' })
  keyId!: string

  @Field(() => String, {
    description: 'KEY_UNAVAILABLE when the key is missing, INTEGRITY when the record is damaged.',
  })
  code!: string
}

@ObjectType({ simpleResolvers: true, description: 'How far wrapping everything by the primary key has come.' })
export class RewrapProgress {
  @Field(() => Boolean, { description: 'Whether this process is at it.' })
  running!: boolean

  @Field(() => Int, { description: 'Records that other keys still wrap.' })
  remaining!: number

  @Field(() => Int, { description: 'Records wrapped anew since it was started here.' })
  done!: number

  @Field(() => Int, { description: 'Records that could not be.' })
  failed!: number

  @Field(() => [RewrapFailure], { description: 'The first twenty of those.' })
  failures!: RewrapFailure[]

  @Field(() => DateTimeScalar, { nullable: true, description: 'When this process began.' })
  startedAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done.' })
  finishedAt!: Date | null
}

@ObjectType({ simpleResolvers: true, description: 'What stored secrets are encrypted with.' })
export class EncryptionKeys {
  @Field(() => [EncryptionKey], { description: 'The keys of the keyring, then those that only the database knows.' })
  keys!: EncryptionKey[]

  @Field(() => RewrapProgress, { description: 'How far the change to the primary key has come.' })
  rewrap!: object
}

@InputType({ description: 'How to wrap stored secrets by the primary key.' })
export class RewrapSecretsInput {
  @Field(() => Boolean, { defaultValue: false, description: 'Only count what there would be to do.' })
  dryRun!: boolean
}

@ObjectType({ simpleResolvers: true, description: 'What was begun.' })
export class RewrapSecretsPayload {
  @Field(() => RewrapProgress, { nullable: true, description: 'Ask encryptionKeys for how it goes on.' })
  rewrap!: object | null

  @Field(() => [RewrapSecretsError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}
