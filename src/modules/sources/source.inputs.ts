import { Field, ID, InputType, Int } from 'type-graphql'
import { refuseExcessiveFilter } from '../../graphql/filter-text.ts'
import { DescriptionField, IdempotencyKeyField, VersionField } from '../../graphql/input-fields.ts'
import { inputId } from '../../graphql/node-id.ts'
import { EmailAddressScalar } from '../../graphql/scalars.ts'
import type { SourceFilter } from './source.repository.ts'
import type { NewSource, SourceChanges } from './source.service.ts'
import { sourceOptions } from './source.types.ts'

const INTERVAL = 'Minutes between two syncs, 5 to 44640; null: only when asked for.'
const ABSENT = 'After so many syncs in a row that succeeded and did not see it, something has vanished; 1 to 100.'

@InputType({ description: 'A source to make.' })
export class CreateSourceInput {
  @Field(() => String, { description: 'Unique without regard to case, at most 128 characters.' })
  name!: string

  @DescriptionField()
  description?: string | null

  @Field(() => sourceOptions.input, { description: 'The plugin that looks there, with its options.' })
  options!: object

  @Field(() => EmailAddressScalar, { description: 'Owner of certificates found there and known nowhere else.' })
  owner!: string

  @Field(() => Boolean, { defaultValue: true, description: 'Whether the owner is told before those expire.' })
  notify!: boolean

  @Field(() => Boolean, { defaultValue: true, description: 'Whether it is synchronised by itself.' })
  active!: boolean

  @Field(() => Int, { nullable: true, defaultValue: 1440, description: INTERVAL })
  intervalMinutes?: number | null

  @Field(() => Int, { defaultValue: 3, description: ABSENT })
  absentAfter!: number

  @IdempotencyKeyField()
  idempotencyKey?: string | null
}

export function toNewSource(input: CreateSourceInput): NewSource {
  const { options, description, intervalMinutes, idempotencyKey, ...rest } = input
  return {
    ...rest,
    description: description ?? null,
    options: sourceOptions.chosen(options),
    intervalMinutes: intervalMinutes ?? null,
    idempotencyKey: idempotencyKey ?? null,
  }
}

@InputType({ description: 'Changes to a source: absent keeps, null clears.' })
export class UpdateSourceInput {
  @Field(() => ID, { description: 'The source.' })
  id!: string

  @VersionField()
  version?: number | null

  @Field(() => String, { nullable: true, description: 'Unique without regard to case, at most 128 characters.' })
  name?: string | null

  @DescriptionField()
  description?: string | null

  @Field(() => sourceOptions.input, {
    nullable: true,
    description: 'Options to change. Write-only ones that are left out stay; another plugin starts anew.',
  })
  options?: object | null

  @Field(() => EmailAddressScalar, { nullable: true, description: 'Owner of certificates that are found from now on.' })
  owner?: string | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the owner is told before those expire.' })
  notify?: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it is synchronised by itself.' })
  active?: boolean | null

  @Field(() => Int, { nullable: true, description: INTERVAL })
  intervalMinutes?: number | null

  @Field(() => Int, { nullable: true, description: ABSENT })
  absentAfter?: number | null
}

/** @throws DomainError for an id that is no id of a source */
export function toSourceChanges(input: UpdateSourceInput): SourceChanges {
  const { options, ...rest } = input
  return {
    ...rest,
    id: inputId('Source', input.id, ['id']),
    ...(options !== undefined && { options: options === null ? null : sourceOptions.chosen(options) }),
  }
}

@InputType({ description: 'A source to delete.' })
export class DeleteSourceInput {
  @Field(() => ID, { description: 'The source.' })
  id!: string

  @VersionField()
  version?: number | null
}

@InputType({ description: 'A source to synchronise.' })
export class SyncSourceInput {
  @Field(() => ID, { description: 'The source.' })
  id!: string

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether it may be true that nothing at all is there any more. Otherwise a sync that finds nothing where there was something is taken for an outage.',
  })
  acceptEmpty!: boolean
}

@InputType('SourceFilter', {
  description: 'Fields are ANDed; lists inside a field are ORed, and an empty list matches nothing.',
})
export class SourceFilterInput {
  @Field(() => String, { nullable: true, description: 'Substring of the name, without regard to case.' })
  search?: string | null

  @Field(() => [String], { nullable: true, description: 'Of one of these plugins, by slug.' })
  plugins?: string[] | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it is synchronised by itself.' })
  active?: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Whether its last sync did not succeed.' })
  failing?: boolean | null
}

/** @throws RequestError BAD_USER_INPUT naming the field that is too long */
export function toSourceFilter(input: SourceFilterInput | null | undefined): SourceFilter {
  if (input == null) return {}
  refuseExcessiveFilter(input)
  return { ...input }
}
