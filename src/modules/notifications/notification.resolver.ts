import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { inputId, toNodeId } from '../../graphql/node-id.ts'
import { PageArgs } from '../../graphql/page-args.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import { pluginOf } from '../../plugins/registry.ts'
import { PluginObject, toPluginObject } from '../plugins/index.ts'
import { userById, UserObject } from '../users/index.ts'
import type { Notification } from './notification.entity.ts'
import {
  CreateNotificationInput,
  DeleteNotificationInput,
  NotificationFilterInput,
  toNewNotification,
  toNotificationChanges,
  toNotificationFilter,
  UpdateNotificationInput,
} from './notification.inputs.ts'
import { maySeeOptions } from './notification.policy.ts'
import { factsOf, listNotifications, notificationById } from './notification.repository.ts'
import { NotificationService } from './notification.service.ts'
import {
  CreateNotificationPayload,
  DeleteNotificationPayload,
  NotificationConnection,
  NotificationObject,
  notifierOptions,
  UpdateNotificationPayload,
} from './notification.types.ts'

@Resolver(() => NotificationObject)
export class NotificationResolver {
  readonly #notifications: NotificationService

  constructor(notifications: NotificationService) {
    this.#notifications = notifications
  }

  @Query(() => NotificationConnection, { nullable: true, description: 'Notifications, by name.' })
  async notifications(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => NotificationFilterInput, { nullable: true, description: 'Which.' })
    filter: NotificationFilterInput | null,
    @Ctx() context: Context,
  ) {
    return listNotifications(context.em, { page: page.toRequest(), filter: toNotificationFilter(filter) })
  }

  @Mutation(() => CreateNotificationPayload, { description: 'Makes a notification.' })
  async createNotification(
    @Arg('input', () => CreateNotificationInput, { description: 'What is wanted.' }) input: CreateNotificationInput,
    @Ctx() context: Context,
  ): Promise<CreateNotificationPayload> {
    const { result, userErrors } = await outcomeOf('CreateNotificationError', async () =>
      this.#notifications.create(context, toNewNotification(input)),
    )
    return { notification: result === null ? null : await context.loader(notificationById).load(result), userErrors }
  }

  @Mutation(() => UpdateNotificationPayload, { description: 'Changes a notification.' })
  async updateNotification(
    @Arg('input', () => UpdateNotificationInput, { description: 'What is wanted.' }) input: UpdateNotificationInput,
    @Ctx() context: Context,
  ): Promise<UpdateNotificationPayload> {
    const { result, userErrors } = await outcomeOf('UpdateNotificationError', async () =>
      this.#notifications.update(context, toNotificationChanges(input)),
    )
    return { notification: result === null ? null : await context.loader(notificationById).load(result), userErrors }
  }

  @Mutation(() => DeleteNotificationPayload, { description: 'Deletes a notification.' })
  async deleteNotification(
    @Arg('input', () => DeleteNotificationInput, { description: 'What is wanted.' }) input: DeleteNotificationInput,
    @Ctx() context: Context,
  ): Promise<DeleteNotificationPayload> {
    const { result, userErrors } = await outcomeOf('DeleteNotificationError', async () => {
      const id = inputId('Notification', input.id, ['id'])
      await this.#notifications.delete(context, { id, version: input.version ?? null }, input.force)
      return input.id
    })
    return { deletedId: result, userErrors }
  }

  @FieldResolver(() => ID, { description: 'Global id, notif_…' })
  id(@Root() notification: Notification): string {
    return toNodeId('Notification', notification.id)
  }

  @FieldResolver(() => UserObject, { nullable: true, description: 'Who made it; null for default notices.' })
  async creator(@Root() notification: Notification, @Ctx() context: Context) {
    const id = notification.creator?.id
    return id === undefined ? null : context.loader(userById).load(id)
  }

  @FieldResolver(() => PluginObject, { description: 'What sends it.' })
  plugin(@Root() { plugin }: Notification) {
    return toPluginObject(pluginOf('NOTIFIER', plugin))
  }

  @FieldResolver(() => notifierOptions.output as never, {
    nullable: true,
    description: 'Options of its plugin, without what is write-only. Null for whoever may not change it.',
  })
  options(@Root() notification: Notification, @Ctx() { actor }: Context) {
    return maySeeOptions(actor, factsOf(notification)).allowed ? notifierOptions.shown(notification) : null
  }
}
