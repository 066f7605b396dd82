import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { boundedText, filterIds } from '../../graphql/filters.ts'
import { IdempotencyKeyField, VersionField } from '../../graphql/input-fields.ts'
import { inputId, inputIds } from '../../graphql/node-id.ts'
import { DateTimeScalar, EmailAddressScalar } from '../../graphql/scalars.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'
import type { UserFilter } from './user.repository.ts'
import type { NewUser, UserChanges } from './user.service.ts'
import { UserObject } from './user.types.ts'

@InputType('UserFilter', { description: 'Which users. Fields are ANDed.' })
export class UserFilterInput {
  @Field(() => String, {
    nullable: true,
    description: 'Substring of the user name or address, without regard to case.',
  })
  search?: string | null

  @Field(() => [ID], { nullable: true, description: 'These.' })
  ids?: string[] | null

  @Field(() => Boolean, { nullable: true, description: 'Whether they may sign in.' })
  active?: boolean | null

  @Field(() => [ID], {
    nullable: true,
    description: 'Members of one of these roles. Admins and auditors may name any role, others those they hold.',
  })
  roleIds?: string[] | null
}

/** @throws RequestError BAD_USER_INPUT for what is too long or no id */
export function toUserFilter(filter: UserFilterInput | null): UserFilter {
  return {
    search: boundedText(filter?.search, 'filter.search'),
    ids: filterIds('User', filter?.ids, 'filter.ids'),
    active: filter?.active ?? null,
    roleIds: filterIds('Role', filter?.roleIds, 'filter.roleIds'),
  }
}

@InputType({ description: 'Who signs in.' })
export class SignInInput {
  @Field(() => String, { description: 'Without regard to case.' })
  username!: string

  @Field(() => String, { description: 'As it was set; at most 4096 characters.' })
  password!: string
}

@InputType({ description: 'What a browser brings back from single sign-on.' })
export class ExchangeSignInCodeInput {
  @Field(() => String, {
    description: 'From the fragment of the address the browser was sent to. Good once, for a minute.',
  })
  code!: string

  @Field(() => String, { description: 'The text whose SHA-256 was the `challenge` that the sign-in began with.' })
  verifier!: string
}

@InputType({ description: 'A user to make.' })
export class CreateUserInput {
  @Field(() => String, { description: 'What they sign in with: letters, digits and . _ @ + -.' })
  username!: string

  @Field(() => EmailAddressScalar, { description: 'Their own address.' })
  email!: string

  @Field(() => String, { nullable: true, description: 'Absent for people who sign in by the identity provider.' })
  password?: string | null

  @Field(() => [ID], { nullable: true, description: 'The roles they hold.' })
  roleIds?: string[] | null

  @Field(() => String, { nullable: true, description: 'Who they are (`sub`) at the configured identity provider.' })
  identityProviderSubject?: string | null

  @IdempotencyKeyField()
  idempotencyKey?: string | null
}

@InputType({ description: 'What changes about a user: absent keeps, an empty list clears.' })
export class UpdateUserInput {
  @Field(() => ID, { description: 'The user.' })
  id!: string

  @VersionField()
  version?: number | null

  @Field(() => EmailAddressScalar, { nullable: true, description: 'Their own address.' })
  email?: string | null

  @Field(() => Boolean, { nullable: true, description: 'False ends their sessions and API keys at once.' })
  active?: boolean | null

  @Field(() => [ID], { nullable: true, description: 'All the roles they hold.' })
  roleIds?: string[] | null

  @Field(() => String, {
    nullable: true,
    description: 'Who they are (`sub`) at the configured identity provider; null unlinks them.',
  })
  identityProviderSubject?: string | null
}

@InputType({ description: 'A user to delete.' })
export class DeleteUserInput {
  @Field(() => ID, { description: 'The user.' })
  id!: string

  @VersionField()
  version?: number | null
}

@InputType({ description: "A new password of one's own." })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The one that holds now.' })
  currentPassword!: string

  @Field(() => String, { description: 'At least 12 characters.' })
  newPassword!: string
}

@InputType({ description: 'A new password of somebody else.' })
export class SetUserPasswordInput {
  @Field(() => ID, { description: 'Whose.' })
  userId!: string

  @Field(() => String, { description: 'At least 12 characters.' })
  password!: string
}

@InputType({ description: 'Whose sessions end.' })
export class SignOutEverywhereInput {
  @Field(() => ID, { nullable: true, description: "Default: the caller's own." })
  userId?: string | null

  @Field(() => Boolean, { defaultValue: false, description: 'Ends their API keys as well.' })
  revokeApiKeys!: boolean
}

export const SignInError = defineUserError('SignInError')

@ObjectType({ simpleResolvers: true, description: 'A session, or why there is none.' })
export class SignInPayload {
  @Field(() => String, {
    nullable: true,
    description:
      'Send it as `Authorization: Bearer …`. It ends with the session, a change of password, or deactivation.',
  })
  token!: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the session ends.' })
  expiresAt!: Date | null

  @Field(() => UserObject, { nullable: true, description: 'Who signed in.' })
  user!: object | null

  @Field(() => [SignInError], { description: 'What the caller can fix.' })
  userErrors!: UserErrorData[]
}

export const ExchangeSignInCodeError = defineUserError('ExchangeSignInCodeError')

@ObjectType({ simpleResolvers: true, description: 'A session, or why there is none.' })
export class ExchangeSignInCodePayload {
  @Field(() => String, {
    nullable: true,
    description:
      'Send it as `Authorization: Bearer …`. It ends with the session, a change of password, or deactivation.',
  })
  token!: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the session ends.' })
  expiresAt!: Date | null

  @Field(() => UserObject, { nullable: true, description: 'Who signed in.' })
  user!: object | null

  @Field(() => [ExchangeSignInCodeError], { description: 'What the caller can fix.' })
  userErrors!: UserErrorData[]
}

export const CreateUserError = defineUserError('CreateUserError')

@ObjectType({ simpleResolvers: true, description: 'The new user, or what is wrong.' })
export class CreateUserPayload {
  @Field(() => UserObject, { nullable: true, description: 'The new user.' })
  user!: object | null

  @Field(() => [CreateUserError], { description: 'What the caller can fix.' })
  userErrors!: UserErrorData[]
}

export const UpdateUserError = defineUserError('UpdateUserError')

@ObjectType({ simpleResolvers: true, description: 'The user as it is now, or what is wrong.' })
export class UpdateUserPayload {
  @Field(() => UserObject, { nullable: true, description: 'The user as it is now.' })
  user!: object | null

  @Field(() => [UpdateUserError], { description: 'What the caller can fix.' })
  userErrors!: UserErrorData[]
}

export const DeleteUserError = defineUserError('DeleteUserError')

@ObjectType({ simpleResolvers: true, description: 'Which user is gone, or what is wrong.' })
export class DeleteUserPayload {
  @Field(() => ID, { nullable: true, description: 'The user that is gone.' })
  deletedId!: string | null

  @Field(() => [DeleteUserError], { description: 'What the caller can fix.' })
  userErrors!: UserErrorData[]
}

export const ChangePasswordError = defineUserError('ChangePasswordError')

@ObjectType({ simpleResolvers: true, description: 'A new session, as all others have ended, or what is wrong.' })
export class ChangePasswordPayload {
  @Field(() => String, {
    nullable: true,
    description:
      'Send it as `Authorization: Bearer …`. It ends with the session, a change of password, or deactivation.',
  })
  token!: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the session ends.' })
  expiresAt!: Date | null

  @Field(() => UserObject, { nullable: true, description: 'The user as it is now.' })
  user!: object | null

  @Field(() => [ChangePasswordError], { description: 'What the caller can fix.' })
  userErrors!: UserErrorData[]
}

export const SetUserPasswordError = defineUserError('SetUserPasswordError')

@ObjectType({ simpleResolvers: true, description: 'Whose password it is, or what is wrong.' })
export class SetUserPasswordPayload {
  @Field(() => UserObject, { nullable: true, description: 'The user as it is now.' })
  user!: object | null

  @Field(() => [SetUserPasswordError], { description: 'What the caller can fix.' })
  userErrors!: UserErrorData[]
}

export const SignOutEverywhereError = defineUserError('SignOutEverywhereError')

@ObjectType({ simpleResolvers: true, description: 'Whose sessions have ended.' })
export class SignOutEverywherePayload {
  @Field(() => UserObject, { nullable: true, description: 'The user as it is now.' })
  user!: object | null

  @Field(() => [SignOutEverywhereError], { description: 'What the caller can fix.' })
  userErrors!: UserErrorData[]
}

export function toNewUser(input: CreateUserInput): NewUser {
  return {
    username: input.username,
    email: input.email,
    password: input.password ?? null,
    roleIds: inputIds('Role', input.roleIds ?? [], 'roleIds'),
    identityProviderSubject: input.identityProviderSubject ?? null,
    idempotencyKey: input.idempotencyKey ?? null,
  }
}

export function toUserChanges({ id, roleIds, ...rest }: UpdateUserInput): UserChanges {
  return {
    ...rest,
    id: inputId('User', id, ['id']),
    ...(roleIds === undefined ? {} : { roleIds: inputIds('Role', roleIds ?? [], 'roleIds') }),
  }
}
