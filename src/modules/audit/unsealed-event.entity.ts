import { defineEntity, p } from '@mikro-orm/core'

// Events that the sealer has not come to yet: a trigger adds each new event, in the event's own transaction.
export const UnsealedEventSchema = defineEntity({
  name: 'UnsealedEvent',
  tableName: 'audit_unsealed_events',
  properties: { eventId: p.uuid().primary() },
})

export class UnsealedEvent extends UnsealedEventSchema.class {}
UnsealedEventSchema.setClass(UnsealedEvent)
