import { Field, ID, Int, ObjectType } from 'type-graphql'
import { defineConnection } from '../../graphql/connection.ts'
import { enumOf } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { definePluginOptions } from '../../graphql/plugin-options.ts'
import { EmailAddressScalar } from '../../graphql/scalars.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'
import { notifierPlugins } from '../../plugins/notifiers/index.ts'
import { NOTICE_EVENTS } from './notice-events.ts'
import { INTERVAL_UNITS } from './notification.entity.ts'

export const notifierOptions = definePluginOptions('Notifier', 'notifier', notifierPlugins)

export const IntervalUnitEnum = enumOf(INTERVAL_UNITS, {
  name: 'IntervalUnit',
  description: 'A week is 7 days, a month 30.',
})

/** What the API says of each event. */
export const NOTICE_EVENT_VALUES = {
  EXPIRED: { description: 'It has ended without having been replaced.' },
  REVOKED: { description: 'It was revoked, here or by the CA that issued it.' },
  ROTATED: { description: 'Another certificate has taken its place.' },
  ROTATION_FAILED: { description: 'It is to be renewed by itself, and could not be.' },
  DEPLOYMENT_FAILED: { description: 'It could not be put where it is used.' },
  ISSUANCE_FAILED: { description: 'What was ordered from a CA did not come.' },
  SWITCH_FAILED: { description: 'An endpoint could not be switched to it.' },
  ENDPOINT_DRIFTED: { description: 'An endpoint goes on serving something else than it.' },
  ENDPOINT_INVALID: {
    description:
      'An endpoint goes on serving it though it is revoked or outside of its validity, and nothing replaces it.',
  },
  ENDPOINT_RECOVERED: { description: 'An endpoint of which one of these was told serves what it should.' },
} as const

export const NoticeEventEnum = enumOf(NOTICE_EVENTS, {
  name: 'NoticeEvent',
  description: 'What may happen to a certificate besides its coming end.',
  valuesConfig: NOTICE_EVENT_VALUES,
})

@ObjectType('NotificationInterval', { simpleResolvers: true, description: 'How long before the end of a certificate.' })
export class NotificationIntervalObject {
  @Field(() => Int, { description: 'How many.' })
  count!: number

  @Field(() => IntervalUnitEnum, { description: 'Of what.' })
  unit!: string
}

@ObjectType('Notification', {
  implements: Node,
  simpleResolvers: true,
  description: 'Tells somebody before certificates end. What it says is sent by a plugin.',
})
export class NotificationObject extends Node {
  @Field(() => String, { description: 'Unique without regard to case. Names of default notices begin with DEFAULT_.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description!: string | null

  @Field(() => Boolean, { description: 'Whether it speaks.' })
  active!: boolean

  @Field(() => [NotificationIntervalObject], { description: 'When it speaks, the earliest first.' })
  intervals!: readonly NotificationIntervalObject[]

  @Field(() => [NoticeEventEnum], { description: 'What it tells of besides the coming end of certificates.' })
  events!: readonly string[]

  @Field(() => EmailAddressScalar, {
    nullable: true,
    description: 'The team whose members may change it; null where only its creator and admins may.',
  })
  owner!: string | null

  @Field(() => Int, { description: 'Changes with every update; give it back to update what you have seen.' })
  version!: number
}

export const NotificationConnection = defineConnection('Notification', () => NotificationObject)

export const CreateNotificationError = defineUserError('CreateNotificationError')
export const UpdateNotificationError = defineUserError('UpdateNotificationError')
export const DeleteNotificationError = defineUserError('DeleteNotificationError')

@ObjectType({ simpleResolvers: true, description: 'The notification made, or why there is none.' })
export class CreateNotificationPayload {
  @Field(() => NotificationObject, { nullable: true, description: 'Null when there are userErrors.' })
  notification!: object | null

  @Field(() => [CreateNotificationError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'The notification as it is now, or why nothing changed.' })
export class UpdateNotificationPayload {
  @Field(() => NotificationObject, { nullable: true, description: 'Null when there are userErrors.' })
  notification!: object | null

  @Field(() => [UpdateNotificationError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'What was deleted, or why it is still there.' })
export class DeleteNotificationPayload {
  @Field(() => ID, { nullable: true, description: 'Global id of what is gone. Null when there are userErrors.' })
  deletedId!: string | null

  @Field(() => [DeleteNotificationError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}
