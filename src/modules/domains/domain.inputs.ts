import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { boundedText, boundedTexts, filterIds } from '../../graphql/filters.ts'
import { IdempotencyKeyField, VersionField } from '../../graphql/input-fields.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'
import type { DomainFilter } from './domain.repository.ts'
import { DomainObject } from './domain.types.ts'

@InputType('DomainFilter', { description: 'Which domains. Fields are ANDed.' })
export class DomainFilterInput {
  @Field(() => String, { nullable: true, description: 'Substring of the name, without regard to case.' })
  search?: string | null

  @Field(() => [ID], { nullable: true, description: 'These.' })
  ids?: string[] | null

  @Field(() => [String], { nullable: true, description: 'Of one of these names exactly, without regard to case.' })
  names?: string[] | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it is sensitive itself.' })
  sensitive?: boolean | null
}

/** @throws RequestError BAD_USER_INPUT for what is too long or no id */
export function toDomainFilter(filter: DomainFilterInput | null): DomainFilter {
  return {
    search: boundedText(filter?.search, 'filter.search'),
    ids: filterIds('Domain', filter?.ids, 'filter.ids'),
    names: boundedTexts(filter?.names, 'filter.names'),
    sensitive: filter?.sensitive ?? null,
  }
}

@InputType({ description: 'A domain to write down.' })
export class CreateDomainInput {
  @Field(() => String, {
    description: 'A DNS name, a wildcard, or an address; international names as people write them.',
  })
  name!: string

  @Field(() => Boolean, { defaultValue: false, description: 'Whether only admins get certificates for it.' })
  sensitive!: boolean

  @IdempotencyKeyField()
  idempotencyKey?: string | null
}

@InputType({ description: 'What changes about a domain.' })
export class UpdateDomainInput {
  @Field(() => ID, { description: 'The domain.' })
  id!: string

  @VersionField()
  version?: number | null

  @Field(() => Boolean, { description: 'Whether only admins get certificates for it.' })
  sensitive!: boolean
}

@InputType({ description: 'A domain to delete.' })
export class DeleteDomainInput {
  @Field(() => ID, { description: 'The domain.' })
  id!: string

  @VersionField()
  version?: number | null
}

export const CreateDomainError = defineUserError('CreateDomainError')

@ObjectType({ simpleResolvers: true, description: 'The new domain, or what is wrong.' })
export class CreateDomainPayload {
  @Field(() => DomainObject, { nullable: true, description: 'The new domain.' })
  domain!: object | null

  @Field(() => [CreateDomainError], { description: 'What the caller can fix.' })
  userErrors!: UserErrorData[]
}

export const UpdateDomainError = defineUserError('UpdateDomainError')

@ObjectType({ simpleResolvers: true, description: 'The domain as it is now, or what is wrong.' })
export class UpdateDomainPayload {
  @Field(() => DomainObject, { nullable: true, description: 'The domain as it is now.' })
  domain!: object | null

  @Field(() => [UpdateDomainError], { description: 'What the caller can fix.' })
  userErrors!: UserErrorData[]
}

export const DeleteDomainError = defineUserError('DeleteDomainError')

@ObjectType({ simpleResolvers: true, description: 'Which domain is gone, or what is wrong.' })
export class DeleteDomainPayload {
  @Field(() => ID, { nullable: true, description: 'The domain that is gone.' })
  deletedId!: string | null

  @Field(() => [DeleteDomainError], { description: 'What the caller can fix.' })
  userErrors!: UserErrorData[]
}
