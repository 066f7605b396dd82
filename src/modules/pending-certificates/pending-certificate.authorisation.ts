// Asks the policy for an order by its id. Rules ask at the door, services again: jobs do not pass the door.
import { permitted, type Verdict } from '../../auth/permissions.ts'
import type { Scope } from '../../database/scope.ts'
import { RequestError } from '../../errors.ts'
import { mayChangePending, type PendingPermission } from './pending-certificate.policy.ts'
import { pendingFacts } from './pending-certificate.repository.ts'

/** The verdict, or null when there is no such order. */
export async function verdictOnPending(
  scope: Scope,
  id: string,
  permission: PendingPermission,
): Promise<Verdict | null> {
  const facts = await scope.loader(pendingFacts).load(id)
  return facts === null ? null : mayChangePending(scope.actor, facts, permission)
}

/**
 * By what right the caller may do it.
 * @throws RequestError NOT_FOUND, FORBIDDEN or UNAUTHENTICATED
 */
export async function requirePending(scope: Scope, id: string, permission: PendingPermission): Promise<string> {
  const verdict = await verdictOnPending(scope, id, permission)
  if (verdict === null) throw new RequestError('NOT_FOUND', 'There is no pending certificate with this id.')
  return permitted(verdict)
}
