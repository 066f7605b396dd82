import { defineEntity, p } from '@mikro-orm/core'
import { pluginColumns } from '../plugin-columns.ts'
import { Role } from '../roles/role.entity.ts'

export const DestinationSchema = defineEntity({
  name: 'Destination',
  tableName: 'destinations',
  properties: {
    id: p.uuid().primary(),
    /** Unique without regard to case. */
    name: p.string().length(128),
    description: p.text().nullable(),
    ...pluginColumns(),
    /** host:port of servers that serve what is put there; rotation looks there. */
    servedAt: p.json<readonly string[]>().defaultRaw(`'[]'`),
    /** Attaching takes one of them; without any it takes only the right on the certificate. */
    roles: () =>
      p.manyToMany(Role).pivotTable('destination_roles').joinColumn('destination_id').inverseJoinColumn('role_id'),
    /** When what killed attempts may have left there is taken away; null when there is nothing to expect. */
    tidyDueAt: p.datetime().nullable().index(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    version: p.integer().version(),
  },
})

export class Destination extends DestinationSchema.class {}
DestinationSchema.setClass(Destination)
