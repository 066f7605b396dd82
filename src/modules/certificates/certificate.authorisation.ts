// Asks the policy for a certificate by its id. Rules ask at the door, services again: jobs do not pass the door.
import { permitted, type Verdict } from '../../auth/permissions.ts'
import type { Scope } from '../../database/scope.ts'
import { RequestError } from '../../errors.ts'
import { type ChangePermission, mayChange } from './certificate.policy.ts'
import { certificateFacts } from './certificate.repository.ts'

/** The verdict, or null when there is no such certificate. */
export async function verdictOn(scope: Scope, id: string, permission: ChangePermission): Promise<Verdict | null> {
  const facts = await scope.loader(certificateFacts).load(id)
  return facts === null ? null : mayChange(scope.actor, facts, permission)
}

/**
 * By what right the caller may do it.
 * @throws RequestError NOT_FOUND, FORBIDDEN or UNAUTHENTICATED
 */
export async function requireChange(scope: Scope, id: string, permission: ChangePermission): Promise<string> {
  return requireAllowed(await verdictOn(scope, id, permission))
}

/** @throws RequestError when it is a denial, or null (nothing there) */
export function requireAllowed(verdict: Verdict | null): string {
  if (verdict === null) throw new RequestError('NOT_FOUND', 'There is no certificate with this id.')
  return permitted(verdict)
}
