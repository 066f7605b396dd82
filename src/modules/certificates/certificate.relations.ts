// Roles, replacements and the rotation policy named in an input: do they exist, and may the caller name them.
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { Problems, RequestError } from '../../errors.ts'
import { existingRoleIds } from '../roles/index.ts'
import { rotationPolicyById } from '../rotation-policies/index.ts'
import { mayChange } from './certificate.policy.ts'
import { certificateFacts } from './certificate.repository.ts'

const MAX_RELATED = 100

/**
 * @param itself the certificate that is to have these relations, when it is there already
 * @throws DomainErrors for ids that are not there
 * @throws RequestError FORBIDDEN when a certificate named in `replacesIds` is not the caller's to update: naming it would
 * silence its owner's notices (GHSA-cfh6-pv5c-38jv)
 */
export async function checkRelations(
  scope: Scope,
  input: { roleIds: readonly string[]; replacesIds: readonly string[]; rotationPolicyId?: string | null },
  itself: string | null = null,
): Promise<void> {
  const problems = new Problems()
  for (const field of ['roleIds', 'replacesIds'] as const) {
    const count = input[field].length
    if (count > MAX_RELATED) problems.add('TOO_MANY', `expected at most ${MAX_RELATED} ids, found ${count}`, [field])
  }
  problems.throwIfAny()
  const roles = await existingRoleIds(scope.em, input.roleIds)
  for (const [index, id] of input.roleIds.entries()) {
    if (!roles.has(id)) problems.add('NOT_FOUND', 'there is no role with this id', ['roleIds', String(index)])
  }
  if (input.rotationPolicyId != null) {
    const policy = await scope.loader(rotationPolicyById).load(input.rotationPolicyId)
    if (policy === null) problems.add('NOT_FOUND', 'there is no rotation policy with this id', ['rotationPolicyId'])
  }
  const replaced = await scope.loader(certificateFacts).loadMany([...input.replacesIds])
  for (const [index, facts] of replaced.entries()) {
    if (facts instanceof Error) throw facts
    if (facts !== null && facts.id === itself) {
      problems.add('INVALID', 'a certificate does not replace itself', ['replacesIds', String(index)])
    } else if (facts === null) {
      problems.add('NOT_FOUND', 'there is no certificate with this id', ['replacesIds', String(index)])
    } else {
      const verdict = mayChange(scope.actor, facts, 'certificate:update')
      if (!verdict.allowed) throw new RequestError(verdict.code, `replacesIds.${index}: ${verdict.reason}`)
    }
  }
  problems.throwIfAny()
}

/** Makes `certificateId` replace exactly these, keeping what is there already. */
export async function setReplaces(
  em: Em,
  certificateId: string,
  replacedIds: readonly string[],
  now: Date,
): Promise<void> {
  const db = kysely(em)
  const wanted = [...new Set(replacedIds)].filter((id) => id !== certificateId)
  let stale = db.deleteFrom('certificate_replacements').where('certificate_id', '=', certificateId)
  if (wanted.length > 0) stale = stale.where('replaced_id', 'not in', wanted)
  await stale.execute()
  if (wanted.length === 0) return
  await db
    .insertInto('certificate_replacements')
    .values(wanted.map((id) => ({ certificate_id: certificateId, replaced_id: id, created_at: now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
