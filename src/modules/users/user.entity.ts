import { defineEntity, p } from '@mikro-orm/core'
import { Role } from '../roles/role.entity.ts'

export const UserSchema = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: {
    id: p.uuid().primary(),
    username: p.string().length(255).unique(),
    email: p.string().length(320).unique(),
    /** scrypt, parameters inside; null for people who sign in elsewhere. Never leaves the users module. */
    passwordHash: p.text().nullable().lazy().hidden(),
    active: p.boolean().default(true),
    /** Raised to end every session at once: a token carries the value it was issued under. */
    tokenVersion: p.integer().default(1),
    /** Tokens of the identity provider that are not younger than this are refused: they do not carry our version. */
    sessionsEndedAt: p.datetime().nullable(),
    roles: () => p.manyToMany(Role).pivotTable('user_roles').joinColumn('user_id').inverseJoinColumn('role_id'),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    version: p.integer().version(),
  },
})

export class User extends UserSchema.class {}
UserSchema.setClass(User)
