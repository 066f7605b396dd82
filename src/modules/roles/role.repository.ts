// Every query about roles.
import type { Em } from '../../database/connection.ts'
import { byKey, listByKey } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { uuidv7 } from '../../database/uuid.ts'
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

/**
 * The owner role of a team, made when it is missing: a role without members, since naming a team makes nobody part of it.
 * @returns its id
 */
export async function ensureOwnerRole(em: Em, owner: string, now: Date): Promise<string> {
  const db = kysely(em)
  const find = () =>
    db
      .selectFrom('roles')
      .select('id')
      .where((eb) => eb(eb.fn('lower', ['name']), '=', owner))
      .executeTakeFirst()
  const found = await find()
  if (found !== undefined) return found.id
  await db
    .insertInto('roles')
    .values({
      id: uuidv7(now),
      name: owner,
      description: 'Owner role',
      built_in: false,
      managed_by_identity_provider: false,
      created_at: now,
      updated_at: now,
      version: 1,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const made = await find()
  if (made === undefined) throw new Error(`The owner role ${owner} could not be made`)
  return made.id
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
  if (ids.length === 0) return new Set()
  const rows = await kysely(em)
    .selectFrom('roles')
    .select('id')
    .where('id', 'in', [...ids])
    .execute()
  return new Set(rows.map((row) => row.id))
}
