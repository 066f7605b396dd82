// Every query about links to the identity provider, and about the codes that end a single sign-on.
import { sql } from 'kysely'
import type { Em } from '../../database/connection.ts'
import { isIn, kysely } from '../../database/sql.ts'

export interface Identity {
  readonly userId: string
  /** Roles that the provider's groups gave last. */
  readonly grantedRoleIds: readonly string[]
  readonly rolesAsOf: Date | null
}

/** Inside a transaction the row stays locked until its end. */
export async function findIdentity(
  em: Em,
  by: { issuer: string; subject: string },
  options: { lock: boolean } = { lock: false },
): Promise<Identity | null> {
  const query = kysely(em)
    .selectFrom('user_identities')
    .select(['user_id', 'granted_role_ids', 'roles_as_of'])
    .where('issuer', '=', by.issuer)
    .where('subject', '=', by.subject)
  const row = await (options.lock ? query.forUpdate() : query).executeTakeFirst()
  if (row === undefined) return null
  return { userId: row.user_id, grantedRoleIds: row.granted_role_ids, rolesAsOf: row.roles_as_of }
}

export async function storeGrants(
  em: Em,
  by: { issuer: string; subject: string },
  grants: { roleIds: readonly string[]; asOf: Date },
): Promise<void> {
  await kysely(em)
    .updateTable('user_identities')
    .set({
      granted_role_ids: sql<string[]>`cast(${JSON.stringify(grants.roleIds)} as jsonb)`,
      roles_as_of: grants.asOf,
    })
    .where('issuer', '=', by.issuer)
    .where('subject', '=', by.subject)
    .execute()
}

export async function heldRoleIds(em: Em, userId: string): Promise<string[]> {
  const rows = await kysely(em).selectFrom('user_roles').select('role_id').where('user_id', '=', userId).execute()
  return rows.map((row) => row.role_id)
}

export async function replaceRoles(
  em: Em,
  userId: string,
  change: { add: readonly string[]; remove: readonly string[] },
): Promise<void> {
  const db = kysely(em)
  await db.deleteFrom('user_roles').where('user_id', '=', userId).where(isIn('role_id', change.remove)).execute()
  if (change.add.length === 0) return
  await db
    .insertInto('user_roles')
    .values(change.add.map((roleId) => ({ user_id: userId, role_id: roleId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Stores a code, and clears away those that nobody came for. */
export async function storeCode(
  em: Em,
  code: { codeHash: string; challenge: string; userId: string; expiresAt: Date; now: Date },
): Promise<void> {
  const db = kysely(em)
  await db.deleteFrom('sign_in_codes').where('expires_at', '<=', code.now).execute()
  await db
    .insertInto('sign_in_codes')
    .values({
      code_hash: code.codeHash,
      challenge: code.challenge,
      user_id: code.userId,
      expires_at: code.expiresAt,
    })
    .execute()
}

/** Takes a code out, so that it is good once however many ask at the same time. */
export async function takeCode(
  em: Em,
  codeHash: string,
): Promise<{ challenge: string; userId: string; expiresAt: Date } | null> {
  const row = await kysely(em)
    .deleteFrom('sign_in_codes')
    .where('code_hash', '=', codeHash)
    .returning(['challenge', 'user_id', 'expires_at'])
    .executeTakeFirst()
  return row === undefined ? null : { challenge: row.challenge, userId: row.user_id, expiresAt: row.expires_at }
}
