// How other modules ask about authorities: the row they need, and whether the caller may issue from it.
import type { Actor } from '../../auth/actor.ts'
import { type Permission, permitted, type Verdict } from '../../auth/permissions.ts'
import type { Scope } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { RequestError } from '../../errors.ts'
import { type AuthorityCreation, mayIssueFrom, mayManageAuthorities } from './authority.policy.ts'
import { authorityFacts } from './authority.repository.ts'
import type { AuthorityType } from './authority.entity.ts'
import { type IssuancePolicy, issuancePolicy } from '../issuance-policy.ts'

export interface AuthorityRow {
  readonly id: string
  readonly name: string
  readonly owner: string
  readonly active: boolean
  /** EXTERNAL: a CA elsewhere signs. */
  readonly type: AuthorityType
  /** Slug of what signs for it. */
  readonly issuerPlugin: string
  readonly issuance: IssuancePolicy
}

/** @throws RequestError NOT_FOUND */
export async function authorityRow(scope: Scope, id: string): Promise<AuthorityRow> {
  const row = await kysely(scope.em)
    .selectFrom('authorities')
    .select(['id', 'name', 'owner', 'active', 'type', 'issuer_plugin as issuerPlugin', 'issuance'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new RequestError('NOT_FOUND', 'There is no authority with this id.')
  return { ...row, issuance: issuancePolicy(row.issuance) }
}

/** The verdict, or null when there is no such authority. */
export async function verdictOnIssuing(scope: Scope, id: string, permission: Permission): Promise<Verdict | null> {
  const facts = await scope.loader(authorityFacts).load(id)
  return facts === null ? null : mayIssueFrom(scope.actor, facts, permission)
}

/**
 * By what right the caller may issue from it.
 * @throws RequestError NOT_FOUND, FORBIDDEN or UNAUTHENTICATED
 */
export async function requireIssueFrom(scope: Scope, id: string, permission: Permission): Promise<string> {
  const verdict = await verdictOnIssuing(scope, id, permission)
  if (verdict === null) throw new RequestError('NOT_FOUND', 'There is no authority with this id.')
  return permitted(verdict)
}

/**
 * By what right the caller may create or change authorities.
 * @throws RequestError FORBIDDEN or UNAUTHENTICATED
 */
export function requireManagement(actor: Actor, permission: Permission, creation: AuthorityCreation): string {
  return permitted(mayManageAuthorities(actor, permission, creation))
}
