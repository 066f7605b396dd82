// Every query about roles and who holds them.
import { type Expression, sql, type SqlBool } from 'kysely'
import type { Actor } from '../../auth/actor.ts'
import type { Em } from '../../database/connection.ts'
import { lockFor } from '../../database/locks.ts'
import { keysetPage, type OrderTerm, type Page, type PageRequest } from '../../database/page.ts'
import { byKey, listByKey } from '../../database/scope.ts'
import { isIn, kysely } from '../../database/sql.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { DomainError } from '../../errors.ts'
import { Role } from './role.entity.ts'

export const roleById = byKey<Role>(
  (em, ids) => em.find(Role, { id: { $in: [...ids] } }),
  (role) => role.id,
)

/** Ids of a role's members. */
export const memberIds = listByKey<{ role_id: string; user_id: string }, string>(
  (em, ids) =>
    kysely(em)
      .selectFrom('user_roles')
      .selectAll()
      .where('role_id', 'in', [...ids])
      .orderBy('user_id')
      .execute(),
  (row) => row.role_id,
  (row) => row.user_id,
)

/** Whether a role has credentials for a remote CA, by its id. */
export const roleCredentials = byKey<{ role_id: string }>(
  (em, ids) =>
    kysely(em)
      .selectFrom('role_credentials')
      .select('role_id')
      .where('role_id', 'in', [...ids])
      .execute(),
  (row) => row.role_id,
)

/**
 * The owner role of a team, made when it is missing: a role without members, since naming a team makes nobody part of it.
 * @returns its id
 */
export async function ensureOwnerRole(em: Em, owner: string, now: Date): Promise<string> {
  return ensureRole(em, { name: owner, description: 'Owner role', managedByIdentityProvider: false }, now)
}

/** The role of this name, compared without regard to case, made when it is missing; one that is there stays as it is. */
export async function ensureRole(
  em: Em,
  role: { name: string; description: string; managedByIdentityProvider: boolean },
  now: Date,
): Promise<string> {
  const db = kysely(em)
  const found = await findRoleId(em, role.name)
  if (found !== null) return found
  await lockRoleName(em, role.name)
  await db
    .insertInto('roles')
    .values({
      id: uuidv7(now),
      name: role.name,
      description: role.description,
      built_in: false,
      managed_by_identity_provider: role.managedByIdentityProvider,
      created_at: now,
      updated_at: now,
      version: 1,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const made = await findRoleId(em, role.name)
  if (made === null) throw new Error(`The role ${role.name} could not be made`)
  return made
}

/** Call before looking whether a name is free; whoever takes the same name then waits. */
export function lockRoleName(em: Em, name: string): Promise<void> {
  return lockFor(em, `role name ${name.toLowerCase()}`)
}

/** The id of the role of this name, without regard to case. */
export async function findRoleId(em: Em, name: string): Promise<string | null> {
  const row = await kysely(em)
    .selectFrom('roles')
    .select('id')
    .where((eb) => eb(eb.fn('lower', ['name']), '=', name.toLowerCase()))
    .executeTakeFirst()
  return row?.id ?? null
}

/**
 * A new role without members.
 * @returns its id, or null when the name is in use, without regard to case
 */
export async function addRole(em: Em, name: string, description: string, now: Date): Promise<string | null> {
  const id = uuidv7(now)
  const added = await kysely(em)
    .insertInto('roles')
    .values({
      id,
      name,
      description,
      built_in: false,
      managed_by_identity_provider: false,
      created_at: now,
      updated_at: now,
      version: 1,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id ?? null
}

/** Which of these ids are roles. */
export async function existingRoleIds(em: Em, ids: readonly string[]): Promise<Set<string>> {
  const rows = await kysely(em).selectFrom('roles').select('id').where(isIn('id', ids)).execute()
  return new Set(rows.map((row) => row.id))
}

/** Which of these ids are users; here since roles know who holds them by id only. */
export async function existingMemberIds(em: Em, ids: readonly string[]): Promise<Set<string>> {
  const rows = await kysely(em).selectFrom('users').select('id').where(isIn('id', ids)).execute()
  return new Set(rows.map((row) => row.id))
}

/** Those of the roles whose members the identity provider decides on. */
export async function managedRoleIds(em: Em, ids: readonly string[]): Promise<string[]> {
  const rows = await kysely(em)
    .selectFrom('roles')
    .select('id')
    .where(isIn('id', ids))
    .where('managed_by_identity_provider', '=', true)
    .execute()
  return rows.map((row) => row.id)
}

export const ADMIN_ROLE_ID = '01900000-0000-7000-8000-000000000001'

/** Call before changing who is an active admin; concurrent changes then wait for one another. */
export function lockAdmins(em: Em): Promise<void> {
  return lockFor(em, 'active admins')
}

/** How many active admins there are. */
export async function countActiveAdmins(em: Em): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*)::text as count from user_roles join users on users.id = user_roles.user_id
    where user_roles.role_id = ${ADMIN_ROLE_ID} and users.active`.execute(kysely(em))
  return Number(rows[0]?.count ?? 0)
}

/**
 * Call after changing who is an active admin, before the commit.
 * @throws DomainError IN_USE under `path` when nobody is left
 */
export async function refuseNoAdmin(em: Em, path: readonly string[]): Promise<void> {
  if ((await countActiveAdmins(em)) > 0) return
  throw new DomainError('IN_USE', 'this would leave the installation without an active admin', path)
}

/** Makes exactly these users the members. */
export async function setMembers(em: Em, roleId: string, userIds: readonly string[]): Promise<void> {
  const db = kysely(em)
  const wanted = [...new Set(userIds)]
  let gone = db.deleteFrom('user_roles').where('role_id', '=', roleId)
  if (wanted.length > 0) gone = gone.where('user_id', 'not in', wanted)
  await gone.execute()
  if (wanted.length === 0) return
  await db
    .insertInto('user_roles')
    .values(wanted.map((id) => ({ user_id: id, role_id: roleId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export interface RoleUse {
  /** Certificates and authorities whose owner it is. */
  readonly owned: number
  /** Certificates and authorities it is attached to. */
  readonly attached: number
}

/** What would lose its owner, or a group that may act on it, with this role. */
export async function useOfRole(em: Em, role: { id: string; name: string }): Promise<RoleUse> {
  const { rows } = await sql<{ owned: string; attached: string }>`select
    (select count(*) from certificates where owner = ${role.name})
      + (select count(*) from authorities where owner = ${role.name}) as owned,
    (select count(*) from certificate_roles where role_id = ${role.id})
      + (select count(*) from authority_roles where role_id = ${role.id}) as attached`.execute(kysely(em))
  return { owned: Number(rows[0]?.owned ?? 0), attached: Number(rows[0]?.attached ?? 0) }
}

export async function storeCredentials(
  em: Em,
  row: { roleId: string; sealed: Buffer; keyId: string; now: Date },
): Promise<void> {
  const values = { sealed: row.sealed, key_id: row.keyId, updated_at: row.now }
  await kysely(em)
    .insertInto('role_credentials')
    .values({ role_id: row.roleId, ...values })
    .onConflict((conflict) => conflict.column('role_id').doUpdateSet(values))
    .execute()
}

export async function removeCredentials(em: Em, roleId: string): Promise<void> {
  await kysely(em).deleteFrom('role_credentials').where('role_id', '=', roleId).execute()
}

/** Fields are ANDed; ids are UUIDs. */
export interface RoleFilter {
  readonly search?: string | null
  readonly ids?: readonly string[] | null
  readonly builtIn?: boolean | null
  readonly managedByIdentityProvider?: boolean | null
  readonly mine?: boolean | null
}

export const ROLE_ORDER_FIELDS = ['NAME', 'CREATED_AT'] as const
export type RoleOrderField = (typeof ROLE_ORDER_FIELDS)[number]

const ORDER_TERMS: Record<RoleOrderField, Pick<OrderTerm, 'expression' | 'type'>> = {
  NAME: { expression: sql`lower(roles.name)`, type: 'text' },
  CREATED_AT: { expression: sql.ref('roles.created_at'), type: 'timestamptz' },
}

export interface RoleQuery {
  readonly page: PageRequest
  readonly filter: RoleFilter
  readonly orderBy: readonly { field: RoleOrderField; direction: 'ASC' | 'DESC' }[]
  readonly actor: Actor
}

/** @throws RequestError BAD_USER_INPUT for a cursor of another list or order */
export function listRoles(em: Em, query: RoleQuery): Promise<Page<Role>> {
  const wanted = query.orderBy.length > 0 ? query.orderBy : [{ field: 'NAME' as const, direction: 'ASC' as const }]
  return keysetPage<Role>({
    em,
    table: 'roles',
    where: conditions(query),
    order: wanted.map(({ field, direction }) => ({
      ...ORDER_TERMS[field],
      name: field,
      direction: direction === 'ASC' ? 'asc' : 'desc',
    })),
    page: query.page,
    load: (ids) => em.find(Role, { id: { $in: ids } }),
  })
}

function conditions({ filter, actor }: RoleQuery): Expression<SqlBool>[] {
  const where: Expression<SqlBool>[] = []
  if (filter.search) where.push(sql<SqlBool>`position(${filter.search.toLowerCase()} in lower(roles.name)) > 0`)
  if (filter.ids) where.push(isIn('roles.id', filter.ids))
  if (filter.builtIn != null) where.push(sql<SqlBool>`roles.built_in = ${filter.builtIn}`)
  if (filter.managedByIdentityProvider != null) {
    where.push(sql<SqlBool>`roles.managed_by_identity_provider = ${filter.managedByIdentityProvider}`)
  }
  if (filter.mine != null) {
    const held = isIn('roles.id', actor.kind === 'user' ? [...actor.roleIds] : [])
    where.push(filter.mine ? held : sql<SqlBool>`not ${held}`)
  }
  return where
}
