// What was told: of one certificate, or by one notification.
import { sql, type SqlBool } from 'kysely'
import { type Anchor, nestedPageLoader } from '../../database/nested-page.ts'
import type { Page, PageRequest } from '../../database/page.ts'
import type { Scope } from '../../database/scope.ts'
import { NotificationDelivery } from './notification-delivery.entity.ts'

export const OF_CERTIFICATE: Anchor = (id) => sql<SqlBool>`notification_deliveries.certificate_id = ${id}`
export const OF_NOTIFICATION: Anchor = (id) => sql<SqlBool>`notification_deliveries.notification_id = ${id}`

const deliveryPages = nestedPageLoader<NotificationDelivery>()

/** A page, newest first; pages asked for in the same tick are read together. */
export function deliveriesOf(
  scope: Scope,
  anchor: Anchor,
  parentId: string,
  page: PageRequest,
): Promise<Page<NotificationDelivery>> {
  return scope.loader(deliveryPages).load({
    anchor,
    parentId,
    page,
    signature: JSON.stringify(page),
    list: (em) => ({
      em,
      table: 'notification_deliveries',
      where: [],
      order: [
        {
          name: 'CREATED',
          expression: sql.ref('notification_deliveries.created_at'),
          direction: 'desc',
          type: 'timestamptz',
        },
      ],
      load: (ids) => em.find(NotificationDelivery, { id: { $in: [...ids] } }),
    }),
  })
}
