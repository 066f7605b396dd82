// What a user may be called, and may be given.
import type { Scope } from '../../database/scope.ts'
import { DomainError, type Problems } from '../../errors.ts'
import { existingRoleIds } from '../roles/index.ts'

/** After trimming and lower-casing. */
export const USERNAME = /^[a-z0-9][a-z0-9._@+-]{0,254}$/
const MAX_ROLES = 200
const MAX_SUBJECT = 255

/** @throws DomainError INVALID under `username` */
export function normalizeUsername(username: string): string {
  const normalized = username.trim().toLowerCase()
  if (USERNAME.test(normalized)) return normalized
  throw new DomainError('INVALID', 'expected letters, digits and . _ @ + -, at most 255', ['username'])
}

/** Collects what is wrong with the roles named. */
export async function checkRoleIds(scope: Scope, roleIds: readonly string[], problems: Problems): Promise<void> {
  if (roleIds.length > MAX_ROLES) {
    problems.add('TOO_MANY', `expected at most ${MAX_ROLES} roles, found ${roleIds.length}`, ['roleIds'])
    return
  }
  const existing = await existingRoleIds(scope.em, roleIds)
  for (const [index, id] of roleIds.entries()) {
    if (!existing.has(id)) problems.add('NOT_FOUND', 'there is no role with this id', ['roleIds', String(index)])
  }
}

/** The subject as stored; null when there is none. */
export function checkSubject(subject: string | null, issuer: string | null): string | null {
  const path = ['identityProviderSubject']
  if (subject === null) return null
  if (issuer === null) throw new DomainError('UNSUPPORTED', 'there is no identity provider configured', path)
  // OpenID Connect Core section 2: at most 255 ASCII characters.
  if (subject.length === 0 || subject.length > MAX_SUBJECT || !/^[\x20-\x7e]+$/.test(subject)) {
    throw new DomainError('INVALID', `expected 1 to ${MAX_SUBJECT} ASCII characters`, path)
  }
  return subject
}
