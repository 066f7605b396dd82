import { Field, ID, InputType, Int } from 'type-graphql'
import { refuseExcessiveFilter } from '../../graphql/filter-text.ts'
import { DescriptionField, IdempotencyKeyField, VersionField } from '../../graphql/input-fields.ts'
import { argumentId, inputId } from '../../graphql/node-id.ts'
import { EmailAddressScalar } from '../../graphql/scalars.ts'
import type { NoticeEvent } from './notice-events.ts'
import type { IntervalUnit } from './notification.entity.ts'
import type { NotificationFilter } from './notification.repository.ts'
import type { NewNotification, NotificationChanges } from './notification.service.ts'
import { IntervalUnitEnum, NoticeEventEnum, notifierOptions } from './notification.types.ts'

@InputType({ description: 'How long before the end of a certificate, at most ten years.' })
export class NotificationIntervalInput {
  @Field(() => Int, { description: 'How many, at least 1.' })
  count!: number

  @Field(() => IntervalUnitEnum, { defaultValue: 'DAYS', description: 'Of what.' })
  unit!: IntervalUnit
}

@InputType({ description: 'A notification to make.' })
export class CreateNotificationInput {
  @Field(() => String, { description: 'Unique without regard to case, at most 128 characters; not DEFAULT_….' })
  name!: string

  @DescriptionField()
  description?: string | null

  @Field(() => EmailAddressScalar, { nullable: true, description: 'A team whose members may change it as well.' })
  owner?: string | null

  @Field(() => Boolean, { defaultValue: true, description: 'Whether it speaks.' })
  active!: boolean

  @Field(() => [NotificationIntervalInput], { description: 'When it speaks: 1 to 20, each of another length.' })
  intervals!: NotificationIntervalInput[]

  @Field(() => [NoticeEventEnum], {
    nullable: true,
    description: 'What it tells of besides the coming end of certificates. Default: everything.',
  })
  events?: NoticeEvent[] | null

  @Field(() => notifierOptions.input, { description: 'The plugin that sends it, with its options.' })
  options!: object

  @IdempotencyKeyField()
  idempotencyKey?: string | null
}

export function toNewNotification(input: CreateNotificationInput): NewNotification {
  return {
    name: input.name,
    description: input.description ?? null,
    owner: input.owner ?? null,
    active: input.active,
    intervals: input.intervals,
    events: input.events ?? null,
    options: notifierOptions.chosen(input.options),
    idempotencyKey: input.idempotencyKey ?? null,
  }
}

@InputType({ description: 'Changes to a notification: absent keeps, null clears.' })
export class UpdateNotificationInput {
  @Field(() => ID, { description: 'The notification.' })
  id!: string

  @VersionField()
  version?: number | null

  @Field(() => String, { nullable: true, description: 'Unique without regard to case, at most 128 characters.' })
  name?: string | null

  @DescriptionField()
  description?: string | null

  @Field(() => EmailAddressScalar, {
    nullable: true,
    description: "The team whose members may change it. With another one its creator's rights end.",
  })
  owner?: string | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it speaks.' })
  active?: boolean | null

  @Field(() => [NotificationIntervalInput], { nullable: true, description: 'All of its intervals.' })
  intervals?: NotificationIntervalInput[] | null

  @Field(() => [NoticeEventEnum], { nullable: true, description: 'All that it tells of besides.' })
  events?: NoticeEvent[] | null

  @Field(() => notifierOptions.input, {
    nullable: true,
    description: 'Options to change. Write-only ones that are left out stay; another plugin starts anew.',
  })
  options?: object | null
}

/** @throws DomainError(s) for ids that are not ids of their kind */
export function toNotificationChanges(input: UpdateNotificationInput): NotificationChanges {
  const { options, ...rest } = input
  return {
    ...rest,
    id: inputId('Notification', input.id, ['id']),
    ...(options !== undefined && { options: options === null ? null : notifierOptions.chosen(options) }),
  }
}

@InputType({ description: 'A notification to delete.' })
export class DeleteNotificationInput {
  @Field(() => ID, { description: 'The notification.' })
  id!: string

  @VersionField()
  version?: number | null

  @Field(() => Boolean, { defaultValue: false, description: 'Also when certificates rely on it.' })
  force!: boolean
}

@InputType('NotificationFilter', {
  description: 'Fields are ANDed; lists inside a field are ORed, and an empty list matches nothing.',
})
export class NotificationFilterInput {
  @Field(() => String, { nullable: true, description: 'Substring of the name, without regard to case.' })
  search?: string | null

  @Field(() => [EmailAddressScalar], { nullable: true, description: 'Owned by one of these.' })
  owners?: string[] | null

  @Field(() => Boolean, { nullable: true, description: 'Whether it speaks.' })
  active?: boolean | null

  @Field(() => [String], { nullable: true, description: 'Sent by one of these plugins, by slug.' })
  plugins?: string[] | null

  @Field(() => [ID], { nullable: true, description: 'Speaking of one of these certificates.' })
  certificateIds?: string[] | null
}

/** @throws RequestError BAD_USER_INPUT naming the field that is too long or not an id of its kind */
export function toNotificationFilter(input: NotificationFilterInput | null | undefined): NotificationFilter {
  if (input == null) return {}
  refuseExcessiveFilter(input)
  const { certificateIds, ...rest } = input
  return {
    ...rest,
    ...(certificateIds != null && {
      certificateIds: certificateIds.map((id) => argumentId('Certificate', id, 'filter.certificateIds')),
    }),
  }
}
