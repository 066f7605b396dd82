import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { argumentId, inputId, toNodeId } from '../../graphql/node-id.ts'
import { PageArgs } from '../../graphql/page-args.ts'
import { DateTimeScalar, EmailAddressScalar } from '../../graphql/scalars.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import { authorityById, AuthorityObject } from '../authorities/index.ts'
import { factsOf, maySeeOptions, notificationById, NotificationObject } from '../notifications/index.ts'
import type { Notification } from '../notifications/notification.entity.ts'
import { deliveriesOf, OF_NOTIFICATION } from './delivery-lists.repository.ts'
import { NoticeRetryService } from './notice-retry.service.ts'
import { NoticeTrialService } from './notice-trial.service.ts'
import { maySeeOutcome } from './notice.policy.ts'
import { deliveryById } from './notice.repository.ts'
import {
  NotificationDeliveryConnection,
  NotificationDeliveryObject,
  NotificationPreviewObject,
  RetryDeliveryInput,
  RetryDeliveryPayload,
  SendTestNotificationInput,
  SendTestNotificationPayload,
  toUpcomingFilter,
  UpcomingNoticeConnection,
  UpcomingNoticeFilterInput,
  UpcomingNoticeObject,
} from './notice.types.ts'
import type { UpcomingNotice } from './upcoming.repository.ts'
import type { NotificationDelivery } from './notification-delivery.entity.ts'

@Resolver(() => NotificationObject)
export class NoticeResolver {
  readonly #trial: NoticeTrialService

  constructor(trial: NoticeTrialService) {
    this.#trial = trial
  }

  @Query(() => NotificationPreviewObject, {
    nullable: true,
    description: 'What a notification would say now, and what it is going to say when. Sends and changes nothing.',
  })
  async previewNotification(
    @Arg('id', () => ID, { description: 'The notification.' }) id: string,
    @Arg('until', () => DateTimeScalar, { nullable: true, description: 'How far to look ahead. Default: 90 days.' })
    until: Date | null,
    @Ctx() context: Context,
  ) {
    return this.#trial.preview(context, argumentId('Notification', id, 'id'), until ?? null)
  }

  @Query(() => UpcomingNoticeConnection, {
    nullable: true,
    description:
      'What is going to be told before the end of certificates, by which notification and when, what is late first: as ' +
      'things are now, if nothing is renewed meanwhile. Sends and changes nothing. Of authorities, see ' +
      '`Authority.upcomingNotices`; what happens is told besides.',
  })
  async upcomingNotices(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('until', () => DateTimeScalar, {
      nullable: true,
      description: 'How far to look ahead, at most 366 days. Default: 30 days.',
    })
    until: Date | null,
    @Arg('filter', () => UpcomingNoticeFilterInput, { nullable: true, description: 'Which.' })
    filter: UpcomingNoticeFilterInput | null,
    @Ctx() context: Context,
  ) {
    const query = { until: until ?? null, filter: toUpcomingFilter(filter), page: page.toRequest() }
    return this.#trial.upcoming(context, query)
  }

  @Mutation(() => SendTestNotificationPayload, {
    description: 'Sends a message by a notification now, and tells how it went. Ten in an hour for one user.',
  })
  async sendTestNotification(
    @Arg('input', () => SendTestNotificationInput, { description: 'Which.' }) input: SendTestNotificationInput,
    @Ctx() context: Context,
  ): Promise<SendTestNotificationPayload> {
    const { result, userErrors } = await outcomeOf('SendTestNotificationError', async () =>
      this.#trial.sendTest(context, inputId('Notification', input.id, ['id'])),
    )
    return { delivery: result === null ? null : await context.loader(deliveryById).load(result), userErrors }
  }

  @FieldResolver(() => NotificationDeliveryConnection, { description: 'What it has told, newest first.' })
  async deliveries(@Root() notification: Notification, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    return deliveriesOf(context, OF_NOTIFICATION, notification.id, page.toRequest())
  }
}

@Resolver(() => NotificationDeliveryObject)
export class NotificationDeliveryResolver {
  readonly #retries: NoticeRetryService

  constructor(retries: NoticeRetryService) {
    this.#retries = retries
  }

  @Mutation(() => RetryDeliveryPayload, {
    description:
      'Sends again what did not arrive, to those who do not have it, without waiting for the next attempt, and tells ' +
      'how it went. What else was in the same message goes along.',
  })
  async retryDelivery(
    @Arg('input', () => RetryDeliveryInput, { description: 'Which.' }) input: RetryDeliveryInput,
    @Ctx() context: Context,
  ): Promise<RetryDeliveryPayload> {
    const { result, userErrors } = await outcomeOf('RetryDeliveryError', async () => {
      const id = inputId('NotificationDelivery', input.id, ['id'])
      await this.#retries.retry(context, id)
      return id
    })
    return { delivery: result === null ? null : await context.loader(deliveryById).load(result), userErrors }
  }

  @FieldResolver(() => ID, { description: 'Global id, notice_…' })
  id(@Root() delivery: NotificationDelivery): string {
    return toNodeId('NotificationDelivery', delivery.id)
  }

  @FieldResolver(() => NotificationObject, {
    nullable: true,
    description: 'What tells it, of the audience NOTIFICATION; null once it has been deleted.',
  })
  async notification(@Root() { notificationId }: NotificationDelivery, @Ctx() context: Context) {
    return notificationId == null ? null : context.loader(notificationById).load(notificationId)
  }

  @FieldResolver(() => EmailAddressScalar, { nullable: true, description: 'Of the audience OWNER: who is written to.' })
  address(@Root() { address }: NotificationDelivery) {
    return address ?? null
  }

  @FieldResolver(() => AuthorityObject, { nullable: true, description: 'The authority it is about.' })
  async authority(@Root() { authorityId }: NotificationDelivery, @Ctx() context: Context) {
    return authorityId == null ? null : context.loader(authorityById).load(authorityId)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Why it failed last, or was skipped. Failures are shown to admins, members of the team that is written to, and ' +
      'whoever may change the notification.',
  })
  async lastError(@Root() delivery: NotificationDelivery, @Ctx() context: Context) {
    const { lastError, state, notificationId } = delivery
    if (lastError == null || state === 'SKIPPED') return lastError ?? null
    const notification = notificationId == null ? null : await context.loader(notificationById).load(notificationId)
    const maySee = notification !== null && maySeeOptions(context.actor, factsOf(notification)).allowed
    return maySeeOutcome(context.actor, delivery, maySee) ? lastError : null
  }
}

@Resolver(() => UpcomingNoticeObject)
export class UpcomingNoticeResolver {
  @FieldResolver(() => NotificationObject, { nullable: true, description: 'What tells it; its options say whom.' })
  async notification(@Root() { notificationId }: UpcomingNotice, @Ctx() context: Context) {
    return context.loader(notificationById).load(notificationId)
  }
}
