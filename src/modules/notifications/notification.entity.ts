import { defineEntity, p } from '@mikro-orm/core'
import { pluginColumns } from '../plugin-columns.ts'
import { User } from '../users/user.entity.ts'
import type { NoticeEvent } from './notice-events.ts'

export const INTERVAL_UNITS = ['DAYS', 'WEEKS', 'MONTHS'] as const
export type IntervalUnit = (typeof INTERVAL_UNITS)[number]

/** How long before notAfter. A week is 7 days, a month 30. */
export interface NotificationInterval {
  readonly count: number
  readonly unit: IntervalUnit
}

export const NotificationSchema = defineEntity({
  name: 'Notification',
  tableName: 'notifications',
  properties: {
    id: p.uuid().primary(),
    /** Unique without regard to case; names that begin with DEFAULT_ are made here only. */
    name: p.string().length(400),
    description: p.text().nullable(),
    owner: p.string().length(320).nullable().index(),
    creator: () => p.manyToOne(User).ref().nullable().deleteRule('set null').index(),
    /** False once it has changed hands. */
    creatorHasRights: p.boolean().default(true),
    active: p.boolean().default(true),
    ...pluginColumns(),
    intervals: p.json<readonly NotificationInterval[]>(),
    /** What it tells of besides; default notices none, since their team is written to of itself. */
    events: p.json<readonly NoticeEvent[]>(),
    /** A notice that comes by itself: of an owner, or of the security team. Null for all others. */
    defaultFor: p.string().length(16).$type<'OWNER' | 'SECURITY_TEAM'>().nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    version: p.integer().version(),
  },
})

export class Notification extends NotificationSchema.class {}
NotificationSchema.setClass(Notification)
