// What can be permitted, and how a permission check answers.

import { RequestError } from '../errors.ts'

/**
 * The closed list of permissions, `noun:verb`. An API key carries a subset of it as its scopes. They only ever narrow what
 * the key's user may do: holding `certificate:revoke` makes no certificate revocable that its user could not revoke.
 */
export const PERMISSIONS = [
  'read',
  'audit:read',
  'certificate:create',
  'certificate:upload',
  'certificate:update',
  'certificate:deploy',
  'certificate:verify',
  'certificate:export',
  'certificate:export-key',
  'certificate:revoke',
  'certificate:reissue',
  'certificate:delete',
  'authority:create',
  'authority:import',
  'authority:update',
  'authority:delete',
  'compromised-key:create',
  'compromised-key:delete',
  'role:create',
  'role:update',
  'role:delete',
  'user:create',
  'user:update',
  'user:delete',
  'api-key:create',
  'api-key:revoke',
  'notification:create',
  'notification:update',
  'notification:delete',
  'notification:test',
  'destination:create',
  'destination:update',
  'destination:delete',
  'destination:test',
  'source:create',
  'source:update',
  'source:delete',
  'source:sync',
  'source:clean',
  'endpoint:update',
  'domain:create',
  'domain:update',
  'domain:delete',
  'rotation-policy:create',
  'rotation-policy:update',
  'rotation-policy:delete',
  'dns-provider:create',
  'dns-provider:update',
  'dns-provider:delete',
  'pending-certificate:update',
  'pending-certificate:cancel',
  'pending-certificate:complete',
  'encryption-key:read',
  'encryption-key:rewrap',
  'job:read',
  'job:retry',
  'job:cancel',
  'job:start',
] as const
export type Permission = (typeof PERMISSIONS)[number]

/** Permissions that change nothing; every other one is closed to read-only users. */
const READING: ReadonlySet<Permission> = new Set<Permission>([
  'read',
  'audit:read',
  'certificate:export',
  'encryption-key:read',
  'job:read',
])

/** Whether `value` is on the closed list; for scopes that arrive as text. */
export function isPermission(value: string): value is Permission {
  return (PERMISSIONS as readonly string[]).includes(value)
}

/** Whether the permission changes something, or hands out a private key, which read-only users may not do either. */
export function isWriting(permission: Permission): boolean {
  return !READING.has(permission)
}

/** The answer of a policy: how access was got (which the audit log records), or why it was not. */
export type Verdict = Allowed | Denied
export interface Allowed {
  readonly allowed: true
  /** How access was got: 'admin', 'creator', 'owner role', 'role' … */
  readonly because: string
}
export interface Denied {
  readonly allowed: false
  readonly code: 'UNAUTHENTICATED' | 'FORBIDDEN'
  /** A sentence for the caller. */
  readonly reason: string
}

export function allow(because: string): Allowed {
  return { allowed: true, because }
}

export function deny(reason: string): Denied {
  return { allowed: false, code: 'FORBIDDEN', reason }
}

/** The denial of whoever is not signed in. */
export const NOT_SIGNED_IN: Denied = Object.freeze({
  allowed: false,
  code: 'UNAUTHENTICATED',
  reason: 'Sign in to do this.',
})

/**
 * The first allowing verdict, else the last denial. Without any alternative it denies: an empty list of needs once let
 * everybody in (GHSA-qcqw-jwxc-2hqg). Later thunks are not called once one allows.
 */
export function anyOf(...alternatives: readonly (() => Verdict)[]): Verdict {
  let denial: Denied = deny('Nothing permits this.')
  for (const alternative of alternatives) {
    const verdict = alternative()
    if (verdict.allowed) return verdict
    denial = verdict
  }
  return denial
}

/**
 * The first denial, else the last allowing verdict (put the one that tells how access was got last). Without any
 * requirement it denies. Later thunks are not called once one denies.
 */
export function allOf(...requirements: readonly (() => Verdict)[]): Verdict {
  let verdict: Verdict = deny('Nothing permits this.')
  for (const requirement of requirements) {
    verdict = requirement()
    if (!verdict.allowed) return verdict
  }
  return verdict
}

/**
 * By what right something may be done.
 * @throws RequestError FORBIDDEN or UNAUTHENTICATED with the reason when it may not
 */
export function permitted(verdict: Verdict): string {
  if (!verdict.allowed) throw new RequestError(verdict.code, verdict.reason)
  return verdict.because
}
