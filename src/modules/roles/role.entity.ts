import { defineEntity, p } from '@mikro-orm/core'

export const RoleSchema = defineEntity({
  name: 'Role',
  tableName: 'roles',
  properties: {
    id: p.uuid().primary(),
    /** A team's address (its owner role) or any other name; compared exactly, without regard to case. */
    name: p.string().length(320),
    description: p.text().nullable(),
    /** admin, operator, auditor, read-only: made by the migration, never renamed or deleted. */
    builtIn: p.boolean().default(false),
    managedByIdentityProvider: p.boolean().default(false),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    version: p.integer().version(),
  },
  indexes: [],
})

export class Role extends RoleSchema.class {}
RoleSchema.setClass(Role)
