// Every query about users.
import { sql } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { byKey, listByKey } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { User } from './user.entity.ts'

export const userById = byKey<User>(
  (em, ids) => em.find(User, { id: { $in: [...ids] } }),
  (user) => user.id,
)

/** Ids of the roles a user holds. */
export const userRoleIds = listByKey<{ user_id: string; role_id: string }, string>(
  (em, ids) =>
    kysely(em)
      .selectFrom('user_roles')
      .innerJoin('roles', 'roles.id', 'user_roles.role_id')
      .select(['user_roles.user_id', 'user_roles.role_id'])
      .where('user_roles.user_id', 'in', [...ids])
      .orderBy('roles.name')
      .execute(),
  (row) => row.user_id,
  (row) => row.role_id,
)

/** What signing in and authenticating need of a user: read on every request, so in one statement. */
export interface Account {
  readonly id: string
  readonly username: string
  readonly email: string
  readonly active: boolean
  readonly tokenVersion: number
  readonly passwordHash: string | null
  readonly roles: readonly { readonly id: string; readonly name: string }[]
}

export function findAccount(em: Em, by: { id: string } | { username: string }): Promise<Account | null> {
  return account(em, 'id' in by ? sql`u.id = ${by.id}` : sql`u.username = ${by.username}`)
}

async function account(em: Em, condition: ReturnType<typeof sql>): Promise<Account | null> {
  const { rows } = await sql<Account>`
    select u.id, u.username, u.email, u.active, u.token_version as "tokenVersion", u.password_hash as "passwordHash",
      coalesce((select json_agg(json_build_object('id', r.id, 'name', r.name)) from user_roles ur
        join roles r on r.id = ur.role_id where ur.user_id = u.id), '[]'::json) as roles
    from users u where ${condition}
  `.execute(kysely(em))
  return rows[0] ?? null
}

export async function countUsers(em: Em): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*)::text as count from users`.execute(kysely(em))
  return Number(rows[0]?.count ?? 0)
}
