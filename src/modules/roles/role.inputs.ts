import { Field, ID, InputType, ObjectType } from 'type-graphql'
import type { Actor } from '../../auth/actor.ts'
import type { PageRequest } from '../../database/page.ts'
import { enumOf, OrderDirection } from '../../graphql/enums.ts'
import { boundedText, filterIds } from '../../graphql/filters.ts'
import { IdempotencyKeyField, VersionField } from '../../graphql/input-fields.ts'
import { inputId, inputIds } from '../../graphql/node-id.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'
import { ROLE_ORDER_FIELDS, type RoleOrderField, type RoleQuery } from './role.repository.ts'
import type { NewRole, RoleChanges } from './role.service.ts'
import { RoleObject } from './role.types.ts'

@InputType('RoleFilter', { description: 'Which roles. Fields are ANDed.' })
export class RoleFilterInput {
  @Field(() => String, { nullable: true, description: 'Substring of the name, without regard to case.' })
  search?: string | null

  @Field(() => [ID], { nullable: true, description: 'These.' })
  ids?: string[] | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it comes with the installation.' })
  builtIn?: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the identity provider decides on its members.' })
  managedByIdentityProvider?: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the caller holds it.' })
  mine?: boolean | null
}

export const RoleOrderFieldEnum = enumOf(ROLE_ORDER_FIELDS, {
  name: 'RoleOrderField',
  description: 'What roles are ordered by.',
})

@InputType({ description: 'One step of an order.' })
export class RoleOrder {
  @Field(() => RoleOrderFieldEnum, { description: 'What to order by.' })
  field!: RoleOrderField

  @Field(() => OrderDirection, { description: 'Which way.' })
  direction!: 'ASC' | 'DESC'
}

/** @throws RequestError BAD_USER_INPUT for what is too long or no id of a role */
export function toRoleQuery(
  filter: RoleFilterInput | null,
  orderBy: readonly RoleOrder[] | null,
  page: PageRequest,
  actor: Actor,
): RoleQuery {
  const search = boundedText(filter?.search, 'filter.search')
  return {
    filter: { ...filter, search, ids: filterIds('Role', filter?.ids, 'filter.ids') },
    orderBy: orderBy ?? [],
    page,
    actor,
  }
}

@InputType({ description: 'An account at a remote CA. It is stored encrypted and never shown again.' })
export class RoleCredentialsInput {
  @Field(() => String, { description: 'Its name there.' })
  username!: string

  @Field(() => String, { description: 'Its password there.' })
  password!: string
}

@InputType({ description: 'A role to make.' })
export class CreateRoleInput {
  @Field(() => String, { description: "A team's address makes it that team's owner role; any other name is free." })
  name!: string

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description?: string | null

  @Field(() => [ID], { nullable: true, description: 'Its members.' })
  userIds?: string[] | null

  @Field(() => Boolean, { defaultValue: false, description: 'Leaves its members to the identity provider.' })
  managedByIdentityProvider!: boolean

  @Field(() => RoleCredentialsInput, { nullable: true, description: 'What its members use at a remote CA.' })
  credentials?: RoleCredentialsInput | null

  @IdempotencyKeyField()
  idempotencyKey?: string | null
}

@InputType({ description: 'What changes about a role: absent keeps, null or an empty list clears.' })
export class UpdateRoleInput {
  @Field(() => ID, { description: 'The role.' })
  id!: string

  @VersionField()
  version?: number | null

  @Field(() => String, { nullable: true, description: 'Another name; not while it owns anything by its name.' })
  name?: string | null

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description?: string | null

  @Field(() => [ID], { nullable: true, description: 'All of its members.' })
  userIds?: string[] | null

  @Field(() => Boolean, { nullable: true, description: 'Leaves its members to the identity provider.' })
  managedByIdentityProvider?: boolean | null

  @Field(() => RoleCredentialsInput, { nullable: true, description: 'What its members use at a remote CA.' })
  credentials?: RoleCredentialsInput | null
}

@InputType({ description: 'A role to delete.' })
export class DeleteRoleInput {
  @Field(() => ID, { description: 'The role.' })
  id!: string

  @VersionField()
  version?: number | null
}

export const CreateRoleError = defineUserError('CreateRoleError')
export const UpdateRoleError = defineUserError('UpdateRoleError')
export const DeleteRoleError = defineUserError('DeleteRoleError')

@ObjectType({ simpleResolvers: true, description: 'The new role, or what is wrong.' })
export class CreateRolePayload {
  @Field(() => RoleObject, { nullable: true, description: 'The new role.' })
  role!: object | null

  @Field(() => [CreateRoleError], { description: 'What the caller can fix.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'The role as it is now, or what is wrong.' })
export class UpdateRolePayload {
  @Field(() => RoleObject, { nullable: true, description: 'The role as it is now.' })
  role!: object | null

  @Field(() => [UpdateRoleError], { description: 'What the caller can fix.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'Which role is gone, or what is wrong.' })
export class DeleteRolePayload {
  @Field(() => ID, { nullable: true, description: 'The role that is gone.' })
  deletedId!: string | null

  @Field(() => [DeleteRoleError], { description: 'What the caller can fix.' })
  userErrors!: UserErrorData[]
}

export function toNewRole(input: CreateRoleInput): NewRole {
  return {
    name: input.name,
    description: input.description ?? null,
    userIds: inputIds('User', input.userIds ?? [], 'userIds'),
    managedByIdentityProvider: input.managedByIdentityProvider,
    credentials: input.credentials == null ? null : { ...input.credentials },
    idempotencyKey: input.idempotencyKey ?? null,
  }
}

export function toRoleChanges({ id, userIds, credentials, ...rest }: UpdateRoleInput): RoleChanges {
  return {
    ...rest,
    id: inputId('Role', id, ['id']),
    ...(userIds === undefined ? {} : { userIds: inputIds('User', userIds ?? [], 'userIds') }),
    ...(credentials === undefined ? {} : { credentials: credentials === null ? null : { ...credentials } }),
  }
}
