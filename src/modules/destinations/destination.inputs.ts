import { Field, ID, InputType } from 'type-graphql'
import { Problems } from '../../errors.ts'
import { refuseExcessiveFilter } from '../../graphql/filter-text.ts'
import { DescriptionField, IdempotencyKeyField, VersionField } from '../../graphql/input-fields.ts'
import { argumentId, inputId, inputIds } from '../../graphql/node-id.ts'
import type { DestinationFilter } from './destination.repository.ts'
import type { DestinationChanges, NewDestination } from './destination.service.ts'
import { destinationOptions } from './destination.types.ts'
import { SERVED_AT } from './served-at.ts'

@InputType({ description: 'A destination to make.' })
export class CreateDestinationInput {
  @Field(() => String, { description: 'Unique without regard to case, at most 128 characters.' })
  name!: string

  @DescriptionField()
  description?: string | null

  @Field(() => [ID], {
    nullable: true,
    description: 'Roles that may attach it. None: whoever may change the certificate.',
  })
  roleIds?: string[] | null

  @Field(() => [String], {
    nullable: true,
    description: `Servers that serve what is put there. ${SERVED_AT} A rotation makes sure there that the new one is.`,
  })
  servedAt?: string[] | null

  @Field(() => destinationOptions.input, { description: 'The plugin that puts certificates there, with its options.' })
  options!: object

  @IdempotencyKeyField()
  idempotencyKey?: string | null
}

/** @throws DomainError(s) for ids that are not ids of their kind */
export function toNewDestination(input: CreateDestinationInput): NewDestination {
  return {
    name: input.name,
    description: input.description ?? null,
    roleIds: inputIds('Role', input.roleIds ?? [], 'roleIds'),
    servedAt: input.servedAt ?? [],
    options: destinationOptions.chosen(input.options),
    idempotencyKey: input.idempotencyKey ?? null,
  }
}

@InputType({ description: 'Changes to a destination: absent keeps, null or an empty list clears.' })
export class UpdateDestinationInput {
  @Field(() => ID, { description: 'The destination.' })
  id!: string

  @VersionField()
  version?: number | null

  @Field(() => String, { nullable: true, description: 'Unique without regard to case, at most 128 characters.' })
  name?: string | null

  @DescriptionField()
  description?: string | null

  @Field(() => [ID], { nullable: true, description: 'All roles that may attach it.' })
  roleIds?: string[] | null

  @Field(() => [String], { nullable: true, description: `All servers that serve what is put there. ${SERVED_AT}` })
  servedAt?: string[] | null

  @Field(() => destinationOptions.input, {
    nullable: true,
    description: 'Options to change. Write-only ones that are left out stay; another plugin starts anew.',
  })
  options?: object | null

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Another place also when certificates are at the present one: they are put at the new one too, and what is at the old one stays there for you to take away.',
  })
  force!: boolean
}

/** @throws DomainError(s) for ids that are not ids of their kind */
export function toDestinationChanges(input: UpdateDestinationInput): DestinationChanges {
  const { options, roleIds, ...rest } = input
  const problems = new Problems()
  const changes = {
    ...rest,
    id: problems.collect([], () => inputId('Destination', input.id, ['id'])) ?? '',
    ...(roleIds !== undefined && {
      roleIds: problems.collect([], () => inputIds('Role', roleIds ?? [], 'roleIds')) ?? [],
    }),
    ...(options !== undefined && { options: options === null ? null : destinationOptions.chosen(options) }),
  }
  problems.throwIfAny()
  return changes
}

@InputType({ description: 'A destination to delete.' })
export class DeleteDestinationInput {
  @Field(() => ID, { description: 'The destination.' })
  id!: string

  @VersionField()
  version?: number | null
}

@InputType({ description: 'A destination to test.' })
export class TestDestinationInput {
  @Field(() => ID, { description: 'The destination.' })
  id!: string
}

@InputType('DestinationFilter', {
  description: 'Fields are ANDed; lists inside a field are ORed, and an empty list matches nothing.',
})
export class DestinationFilterInput {
  @Field(() => String, { nullable: true, description: 'Substring of the name, without regard to case.' })
  search?: string | null

  @Field(() => [String], { nullable: true, description: 'Of one of these plugins, by slug.' })
  plugins?: string[] | null

  @Field(() => [ID], { nullable: true, description: 'That one of these roles may attach.' })
  roleIds?: string[] | null
}

/** @throws RequestError BAD_USER_INPUT naming the field that is too long or not an id of its kind */
export function toDestinationFilter(input: DestinationFilterInput | null | undefined): DestinationFilter {
  if (input == null) return {}
  refuseExcessiveFilter(input)
  const { roleIds, ...rest } = input
  return {
    ...rest,
    ...(roleIds != null && { roleIds: roleIds.map((id) => argumentId('Role', id, 'filter.roleIds')) }),
  }
}
