// Every query about users, the links to their identity provider, and the codes that end a single sign-on.
import { type Expression, sql, type SqlBool } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { keysetPage, type Page, type PageRequest } from '../../database/page.ts'
import { byKey, listByKey } from '../../database/scope.ts'
import { isIn, kysely } from '../../database/sql.ts'
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

/** Who a user is at the identity provider, by the user's id. */
export const identityOf = byKey<{ user_id: string; subject: string }>(
  (em, ids) =>
    kysely(em)
      .selectFrom('user_identities')
      .select(['user_id', 'subject'])
      .where('user_id', 'in', [...ids])
      .execute(),
  (row) => row.user_id,
)

/** What signing in and authenticating need of a user: read on every request, so in one statement. */
export interface Account {
  readonly id: string
  readonly username: string
  readonly email: string
  readonly active: boolean
  readonly tokenVersion: number
  readonly sessionsEndedAt: Date | null
  readonly passwordHash: string | null
  readonly roles: readonly { readonly id: string; readonly name: string }[]
}

export type AccountKey = { id: string } | { username: string } | { issuer: string; subject: string }

export async function findAccount(em: Em, by: AccountKey): Promise<Account | null> {
  const { rows } = await sql<Account>`
    select u.id, u.username, u.email, u.active, u.token_version as "tokenVersion",
      u.sessions_ended_at as "sessionsEndedAt", u.password_hash as "passwordHash",
      coalesce((select json_agg(json_build_object('id', r.id, 'name', r.name)) from user_roles ur
        join roles r on r.id = ur.role_id where ur.user_id = u.id), '[]'::json) as roles
    from users u where ${accountCondition(by)}
  `.execute(kysely(em))
  return rows[0] ?? null
}

function accountCondition(by: AccountKey): Expression<unknown> {
  // First, since what names an issuer may hold a name as well, which the provider's word is no link to.
  if ('issuer' in by) {
    return sql`u.id = (select user_id from user_identities where issuer = ${by.issuer} and subject = ${by.subject})`
  }
  return 'id' in by ? sql`u.id = ${by.id}` : sql`u.username = ${by.username}`
}

export async function countUsers(em: Em): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*)::text as count from users`.execute(kysely(em))
  return Number(rows[0]?.count ?? 0)
}

/** Which of the two, if any, another user has already. */
export async function takenField(
  em: Em,
  wanted: { username?: string; email?: string },
  except: string | null,
): Promise<'username' | 'email' | null> {
  const rows = await kysely(em)
    .selectFrom('users')
    .select(['id', 'username', 'email'])
    .where((eb) => eb.or([eb('username', '=', wanted.username ?? ''), eb('email', '=', wanted.email ?? '')]))
    .execute()
  const others = rows.filter((row) => row.id !== except)
  if (others.some((row) => row.username === wanted.username)) return 'username'
  return others.some((row) => row.email === wanted.email) ? 'email' : null
}

/** Sets a password and ends every session that began under the old one. */
export async function storePassword(em: Em, id: string, passwordHash: string, now: Date): Promise<void> {
  await kysely(em).updateTable('users').set({ password_hash: passwordHash }).where('id', '=', id).execute()
  await endSessions(em, id, now)
}

/** The same password hashed anew, unless it was changed meanwhile. */
export async function storeRehash(em: Em, account: Account, passwordHash: string): Promise<void> {
  await kysely(em)
    .updateTable('users')
    .set({ password_hash: passwordHash })
    .where('id', '=', account.id)
    .where('password_hash', '=', account.passwordHash)
    .execute()
}

/** Tokens issued before are refused from the commit on. */
export async function endSessions(em: Em, id: string, now: Date): Promise<void> {
  await kysely(em)
    .updateTable('users')
    .set((eb) => ({ token_version: eb('token_version', '+', 1), sessions_ended_at: now }))
    .where('id', '=', id)
    .execute()
  await kysely(em).deleteFrom('sign_in_codes').where('user_id', '=', id).execute()
}

/** Links the user to a subject of the issuer, instead of whatever they were linked to; null ends the link. */
export async function storeIdentity(
  em: Em,
  link: { issuer: string; subject: string | null; userId: string; now: Date },
): Promise<void> {
  const db = kysely(em)
  await db.deleteFrom('user_identities').where('user_id', '=', link.userId).execute()
  if (link.subject === null) return
  await db
    .insertInto('user_identities')
    .values({
      issuer: link.issuer,
      subject: link.subject,
      user_id: link.userId,
      granted_role_ids: sql<string[]>`'[]'::jsonb`,
      created_at: link.now,
    })
    .execute()
}

/** What would lose its author with this user. */
export async function countTraces(em: Em, id: string): Promise<number> {
  const { rows } = await sql<{ count: string }>`select (select count(*) from certificates where creator_id = ${id})
    + (select count(*) from authorities where creator_id = ${id})
    + (select count(*) from revocations where revoked_by_id = ${id}) as count`.execute(kysely(em))
  return Number(rows[0]?.count ?? 0)
}

/** Fields are ANDed; ids are UUIDs. */
export interface UserFilter {
  readonly search?: string | null
  readonly ids?: readonly string[] | null
  readonly active?: boolean | null
  readonly roleIds?: readonly string[] | null
}

/** @throws RequestError BAD_USER_INPUT for a cursor of another list */
export function listUsers(em: Em, filter: UserFilter, page: PageRequest): Promise<Page<User>> {
  return keysetPage<User>({
    em,
    table: 'users',
    where: conditions(filter),
    order: [{ name: 'USERNAME', expression: sql.ref('users.username'), direction: 'asc', type: 'text' }],
    page,
    load: (ids) => em.find(User, { id: { $in: ids } }),
  })
}

function conditions(filter: UserFilter): Expression<SqlBool>[] {
  const where: Expression<SqlBool>[] = []
  if (filter.search) {
    const text = filter.search.toLowerCase()
    where.push(sql<SqlBool>`(position(${text} in users.username) > 0 or position(${text} in users.email) > 0)`)
  }
  if (filter.ids) where.push(isIn('users.id', filter.ids))
  if (filter.active != null) where.push(sql<SqlBool>`users.active = ${filter.active}`)
  if (filter.roleIds) {
    where.push(
      sql<SqlBool>`users.id in (select user_id from user_roles where ${isIn('user_roles.role_id', filter.roleIds)})`,
    )
  }
  return where
}
