import type { MikroORM } from '@mikro-orm/core'
import { AuditEvent } from './audit-event.entity.ts'

/** Calls `listener` soon after transactions that wrote audit events have committed; perhaps once too often. */
export function onAuditCommit(orm: MikroORM, listener: () => void): void {
  let isWritten = false
  orm.em.getEventManager().registerSubscriber({
    getSubscribedEntities: () => [AuditEvent],
    afterCreate() {
      isWritten = true
    },
    afterTransactionCommit() {
      if (!isWritten) return
      isWritten = false
      listener()
    },
  })
}
