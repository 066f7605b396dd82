import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql'
import { PERMISSIONS, type Permission } from '../../auth/permissions.ts'
import { Node } from '../../graphql/node.ts'
import { DateTimeScalar } from '../../graphql/scalars.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'
import { DEFAULT_DAYS, MAX_DAYS } from './api-key.service.ts'

/** CERTIFICATE_CREATE for 'certificate:create', and so on. */
export const PermissionEnum = Object.fromEntries(
  PERMISSIONS.map((permission) => [permission.replaceAll(/[:-]/g, '_').toUpperCase(), permission]),
)
registerEnumType(PermissionEnum, {
  name: 'Permission',
  description: 'What an API key may be narrowed to. A scope never gives more than its user may do.',
})

@ObjectType('ApiKey', {
  implements: Node,
  simpleResolvers: true,
  description: 'Lets a program act for a user, within its scopes and within what that user may do at the time.',
})
export class ApiKeyObject extends Node {
  @Field(() => String, { description: 'What it is for.' })
  name!: string

  @Field(() => String, { description: 'Beginning of the key after `indri_`: tells which one it is.' })
  prefix!: string

  @Field(() => [PermissionEnum], { description: 'What it may be used for.' })
  scopes!: string[]

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Date

  @Field(() => DateTimeScalar, { description: 'When it ends.' })
  expiresAt!: Date

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was used last, give or take a minute.' })
  lastUsedAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was ended by somebody.' })
  revokedAt!: Date | null
}

@InputType({ description: 'An API key to make for the caller.' })
export class CreateApiKeyInput {
  @Field(() => String, { description: 'What it is for; no two keys of a user that work share a name.' })
  name!: string

  @Field(() => [PermissionEnum], { description: 'What it may be used for; at least one.' })
  scopes!: Permission[]

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: `When it ends, at most ${MAX_DAYS} days from now. Default: ${DEFAULT_DAYS} days from now.`,
  })
  expiresAt?: Date | null
}

@InputType({ description: 'An API key to end.' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: 'The key.' })
  id!: string
}

export const CreateApiKeyError = defineUserError('CreateApiKeyError')
export const RevokeApiKeyError = defineUserError('RevokeApiKeyError')

@ObjectType({ simpleResolvers: true, description: 'The new key, or what is wrong.' })
export class CreateApiKeyPayload {
  @Field(() => String, {
    nullable: true,
    description: 'Send it as `Authorization: Bearer …`. It is shown this once; only a hash is stored.',
  })
  token!: string | null

  @Field(() => ApiKeyObject, { nullable: true, description: 'The new key.' })
  apiKey!: object | null

  @Field(() => [CreateApiKeyError], { description: 'What the caller can fix.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'The key that is ended.' })
export class RevokeApiKeyPayload {
  @Field(() => ApiKeyObject, { nullable: true, description: 'The key as it is now.' })
  apiKey!: object | null

  @Field(() => [RevokeApiKeyError], { description: 'What the caller can fix.' })
  userErrors!: UserErrorData[]
}
