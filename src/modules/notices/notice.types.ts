import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { defineConnection } from '../../graphql/connection.ts'
import { enumOf } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { refuseExcessiveFilter } from '../../graphql/filter-text.ts'
import { argumentId } from '../../graphql/node-id.ts'
import { DateTimeScalar, EmailAddressScalar } from '../../graphql/scalars.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'
import { NOTICE_EVENT_VALUES, NotificationIntervalObject } from '../notifications/index.ts'
import type { UpcomingFilter } from './upcoming.repository.ts'
import { AUDIENCES, DELIVERY_STATES, NOTICE_TYPES } from './notice-types.ts'

export const NoticeTypeEnum = enumOf(NOTICE_TYPES, {
  name: 'NoticeType',
  description: 'What people are told of.',
  valuesConfig: {
    EXPIRY: { description: 'A certificate ends soon.' },
    ...NOTICE_EVENT_VALUES,
    SOURCE_FAILING: { description: 'A source keeps failing: several syncs in a row did not succeed.' },
    SOURCE_RECOVERED: { description: 'A source that people were told of works again.' },
    JOB_FAILING: { description: 'Work in the background has failed for good: its job is dead, see `jobs`.' },
    JOB_RECOVERED: { description: 'Work in the background that people were told of is done again.' },
    AUTHORITY_EXPIRY: { description: 'An authority ends soon, or has ended.' },
    SUMMARY: { description: 'How things stand, for the security team.' },
    TEST: { description: 'Somebody has tried a notification out.' },
  },
})

export const NoticeAudienceEnum = enumOf(AUDIENCES, {
  name: 'NoticeAudience',
  description: 'Whom a notice is for.',
  valuesConfig: {
    NOTIFICATION: { description: 'Whoever a notification tells.' },
    OWNER: { description: 'The owner, by e-mail.' },
    SECURITY_TEAM: { description: 'The security team, by e-mail.' },
  },
})

export const DeliveryStateEnum = enumOf(DELIVERY_STATES, {
  name: 'DeliveryState',
  description: 'How far a notice has got.',
  valuesConfig: {
    PENDING: { description: 'It is on its way; after a failure that may pass it is tried again.' },
    SENT: { description: 'It was taken. With a lastError: some of its recipients were refused for good.' },
    FAILED: { description: 'It was refused for good, or for too long; see lastError.' },
    SKIPPED: { description: 'It is not told, since something else made it needless; see lastError.' },
  },
})

@ObjectType('NotificationDelivery', {
  implements: Node,
  simpleResolvers: true,
  description: 'One thing told to one audience, once.',
})
export class NotificationDeliveryObject extends Node {
  @Field(() => NoticeTypeEnum, { description: 'What it tells of.' })
  type!: string

  @Field(() => NoticeAudienceEnum, { description: 'Whom it is for.' })
  audience!: string

  @Field(() => NotificationIntervalObject, {
    nullable: true,
    description: 'How long before the end, where it is of one.',
  })
  interval!: NotificationIntervalObject | null

  @Field(() => DateTimeScalar, { description: 'When it should be told.' })
  dueAt!: Date

  @Field(() => DeliveryStateEnum, { description: 'How far it has got.' })
  state!: string

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts!: number

  @Field(() => DateTimeScalar, { description: 'When it was put on record.' })
  createdAt!: Date

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken.' })
  sentAt!: Date | null
}

export const NotificationDeliveryConnection = defineConnection('NotificationDelivery', () => NotificationDeliveryObject)

@ObjectType('NotificationPreviewEntry', {
  simpleResolvers: true,
  description: 'One notice that a notification is going to send, or not.',
})
export class NotificationPreviewEntryObject {
  @Field(() => NotificationIntervalObject, { description: 'How long before the end.' })
  interval!: NotificationIntervalObject

  @Field(() => DateTimeScalar, { description: 'When it is due.' })
  dueAt!: Date

  @Field(() => DeliveryStateEnum, { nullable: true, description: 'What is on record of it; null: nothing yet.' })
  state!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Why nothing is going to be said; null where something is or was.',
  })
  silentBecause!: string | null
}

@ObjectType('NotificationPreview', {
  simpleResolvers: true,
  description: 'What a notification would say now, and what it is going to say when.',
})
export class NotificationPreviewObject {
  @Field(() => String, { nullable: true, description: 'Title of a message of the certificates that come next.' })
  subject!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Its text, as if it were sent now. Null when nothing is to be said.',
  })
  text!: string | null

  @Field(() => [NotificationPreviewEntryObject], { description: 'The first 200 notices, in the order of their time.' })
  entries!: readonly object[]
}

@ObjectType('UpcomingNotice', {
  simpleResolvers: true,
  description: 'A notice that is going to be sent before the end of a certificate, as things are now.',
})
export class UpcomingNoticeObject {
  @Field(() => NotificationIntervalObject, { description: 'How long before the end.' })
  interval!: NotificationIntervalObject

  @Field(() => DateTimeScalar, {
    description:
      'When it is due: what is in the past goes out at once. Others to the same may take it along, half a day early.',
  })
  dueAt!: Date
}

@ObjectType('UpcomingAuthorityNotice', {
  simpleResolvers: true,
  description: 'A notice that is going to be sent before the end of an authority, or at its end.',
})
export class UpcomingAuthorityNoticeObject {
  @Field(() => NotificationIntervalObject, { description: 'How long before the end; 0 when it has come.' })
  interval!: NotificationIntervalObject

  @Field(() => DateTimeScalar, { description: 'When it is due: what is in the past goes out at once.' })
  dueAt!: Date

  @Field(() => Boolean, {
    description: 'Whether its owner is written to: unless it is of the security team, which is.',
  })
  toOwner!: boolean

  @Field(() => Boolean, { description: 'Whether the security team is written to (INDRI_SECURITY_TEAM).' })
  toSecurityTeam!: boolean
}

export const UpcomingNoticeConnection = defineConnection('UpcomingNotice', () => UpcomingNoticeObject)

@InputType('UpcomingNoticeFilter', {
  description: 'Fields are ANDed; lists inside a field are ORed, and an empty list matches nothing.',
})
export class UpcomingNoticeFilterInput {
  @Field(() => [EmailAddressScalar], { nullable: true, description: 'Of certificates owned by one of these.' })
  owners?: string[] | null

  @Field(() => [ID], { nullable: true, description: 'Of one of these certificates.' })
  certificateIds?: string[] | null

  @Field(() => [ID], { nullable: true, description: 'By one of these notifications.' })
  notificationIds?: string[] | null
}

/** @throws RequestError BAD_USER_INPUT naming the field that is too long or not an id of its kind */
export function toUpcomingFilter(input: UpcomingNoticeFilterInput | null | undefined): UpcomingFilter {
  if (input == null) return {}
  refuseExcessiveFilter(input)
  const { owners, certificateIds, notificationIds } = input
  return {
    owners: owners ?? null,
    certificateIds: certificateIds?.map((id) => argumentId('Certificate', id, 'filter.certificateIds')) ?? null,
    notificationIds: notificationIds?.map((id) => argumentId('Notification', id, 'filter.notificationIds')) ?? null,
  }
}

@InputType({ description: 'A notification to try out.' })
export class SendTestNotificationInput {
  @Field(() => ID, { description: 'The notification; it may be inactive.' })
  id!: string
}

export const SendTestNotificationError = defineUserError('SendTestNotificationError')

@ObjectType({ simpleResolvers: true, description: 'How the message went.' })
export class SendTestNotificationPayload {
  @Field(() => NotificationDeliveryObject, {
    nullable: true,
    description: 'SENT, or FAILED with what went wrong. Null when there are userErrors.',
  })
  delivery!: object | null

  @Field(() => [SendTestNotificationError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@InputType({ description: 'Something that was not told to everybody.' })
export class RetryDeliveryInput {
  @Field(() => ID, { description: 'The delivery: FAILED, PENDING, or SENT with a lastError.' })
  id!: string
}

export const RetryDeliveryError = defineUserError('RetryDeliveryError')

@ObjectType({ simpleResolvers: true, description: 'How the attempt went.' })
export class RetryDeliveryPayload {
  @Field(() => NotificationDeliveryObject, {
    nullable: true,
    description: 'As it is after the attempt. Null when there are userErrors.',
  })
  delivery!: object | null

  @Field(() => [RetryDeliveryError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}
