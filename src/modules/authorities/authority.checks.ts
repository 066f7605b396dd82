// What a new authority must satisfy before any key is made.

import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { DomainError, Problems } from '../../errors.ts'
import { checkPathLengthBelow, checkPathLengthNumber } from '../../pki/certificate-profile.ts'
import { encodeNameConstraints } from '../../pki/extension-encoding.ts'
import { DAY } from '../../time-units.ts'
import { normalizeDescription, normalizeOwner } from '../owner.ts'
import { DEFAULT_ISSUANCE_POLICY, type IssuancePolicy } from '../issuance-policy.ts'
import { existingRoleIds } from '../roles/index.ts'
import { validityOf } from '../validity.ts'
import type { Issuer } from './authority-signing.ts'
import { checkIssuance } from './issuance-policy.checks.ts'
import type { NewAuthority } from './new-authority.ts'

const DEFAULT_DAYS = { ROOT: 3650, SUBORDINATE: 1825 } as const
const MAX_NAME = 128
const MAX_ROLES = 100

/** What every new authority states, however it comes by its certificate. */
export interface CommonParts {
  readonly name: string
  readonly owner: string
  readonly description: string | null
  readonly issuance: IssuancePolicy
}

/** What is wrong is added to `problems`; what is returned is sound only when there are none. */
export function checkCommon(
  input: { name: string; owner: string; description: string | null; issuance: Partial<IssuancePolicy> },
  problems: Problems,
): CommonParts {
  return {
    name: problems.collect(['name'], () => checkName(input.name)) ?? '',
    owner: problems.collect([], () => normalizeOwner(input.owner, ['owner'])) ?? '',
    description: problems.collect([], () => normalizeDescription(input.description, ['description'])) ?? null,
    issuance: problems.collect(['issuance'], () => checkIssuance(input.issuance)) ?? DEFAULT_ISSUANCE_POLICY,
  }
}

export function checkName(name: string): string {
  const trimmed = name.trim()
  if (trimmed === '') throw new DomainError('REQUIRED', 'expected a name')
  if (trimmed.length > MAX_NAME) {
    throw new DomainError('TOO_LONG', `expected at most ${MAX_NAME} characters, found ${trimmed.length}`)
  }
  if (/\p{C}/u.test(trimmed)) throw new DomainError('INVALID', 'expected a name without control characters')
  return trimmed
}

/** @throws DomainError for dates that cannot be, or lie in the past */
export function datesOf(input: NewAuthority, issuerEnd: Date | null, now: Date): { notBefore: Date; notAfter: Date } {
  const dates = validityOf(input, {
    now,
    days: DEFAULT_DAYS[input.type],
    spanOf: (days) => days * DAY,
    issuersEnd: issuerEnd === null ? [] : [issuerEnd],
  })
  if (dates.notAfter <= dates.notBefore) {
    throw new DomainError('OUT_OF_RANGE', 'expected an end after the start', ['validityEnd'])
  }
  if (dates.notAfter <= now) throw new DomainError('OUT_OF_RANGE', 'expected an end in the future', ['validityEnd'])
  return dates
}

export function checkParentGiven(input: NewAuthority, problems: Problems): void {
  if (input.type === 'SUBORDINATE' && input.parentId === null && !input.signedElsewhere) {
    problems.add('REQUIRED', 'a subordinate needs the authority that signs it, or signedElsewhere', ['parentId'])
  }
  if (input.parentId !== null && input.signedElsewhere) {
    problems.add('INVALID', 'give parentId or signedElsewhere, not both', ['signedElsewhere'])
  }
  if (input.type !== 'ROOT') return
  if (input.parentId !== null) problems.add('INVALID', 'a root signs itself and has no parent', ['parentId'])
  if (input.signedElsewhere) problems.add('INVALID', 'a root signs itself', ['signedElsewhere'])
}

/** The dates of what is signed elsewhere are not ours to set. */
export function refuseDates(input: NewAuthority, problems: Problems): void {
  for (const field of ['validityStart', 'validityEnd', 'validityDays'] as const) {
    if (input[field] !== null) problems.add('INVALID', 'the CA that signs it decides on its dates', [field])
  }
}

const MAX_CONSTRAINTS = 200

/** @throws DomainError for a path length or constraints that no certificate can state */
export function checkLimits(input: NewAuthority, problems: Problems): void {
  problems.collect([], () => checkPathLengthNumber(input.pathLength))
  const { nameConstraints } = input
  if (nameConstraints === null) return
  if (nameConstraints.permitted.length + nameConstraints.excluded.length > MAX_CONSTRAINTS) {
    problems.add('TOO_MANY', `expected at most ${MAX_CONSTRAINTS} names`, ['nameConstraints'])
    return
  }
  problems.collect(['nameConstraints'], () => encodeNameConstraints(nameConstraints))
}

export async function checkParent(
  scope: Scope,
  input: NewAuthority,
  parent: Issuer,
  dates: { notBefore: Date; notAfter: Date },
  now: Date,
): Promise<void> {
  const problems = new Problems()
  const row = await kysely(scope.em)
    .selectFrom('authorities')
    .select(['active', 'name'])
    .where('id', '=', input.parentId ?? '')
    .executeTakeFirstOrThrow()
  if (!row.active) problems.add('INACTIVE', `the authority ${row.name} is inactive`, ['parentId'])
  if (parent.revoked) problems.add('INACTIVE', `the certificate of ${row.name} is revoked`, ['parentId'])
  const { notBefore, notAfter } = parent.certificate
  if (notAfter <= now) problems.add('EXPIRED', `the certificate of ${row.name} has expired`, ['parentId'])
  problems.collect([], () => checkPathLengthBelow(input.pathLength, parent.certificates))
  if (dates.notAfter > notAfter) {
    const field = input.validityEnd === null ? 'validityDays' : 'validityEnd'
    problems.add('OUT_OF_RANGE', `expected an end up to its issuer's, ${notAfter.toISOString()}`, [field])
  }
  if (dates.notBefore < notBefore) {
    problems.add('OUT_OF_RANGE', `expected a start from its issuer's, ${notBefore.toISOString()}`, ['validityStart'])
  }
  problems.throwIfAny()
}

export async function checkRoles(scope: Scope, roleIds: readonly string[]): Promise<void> {
  if (roleIds.length > MAX_ROLES) {
    throw new DomainError('TOO_MANY', `expected at most ${MAX_ROLES} ids, found ${roleIds.length}`, ['roleIds'])
  }
  const existing = await existingRoleIds(scope.em, roleIds)
  const problems = new Problems()
  for (const [index, id] of roleIds.entries()) {
    if (!existing.has(id)) problems.add('NOT_FOUND', 'there is no role with this id', ['roleIds', String(index)])
  }
  problems.throwIfAny()
}

/** Names are compared without regard to case, as those of roles are. */
export async function refuseTakenName(em: Em, name: string): Promise<void> {
  const taken = await kysely(em)
    .selectFrom('authorities')
    .select('name')
    .where((eb) => eb(eb.fn('lower', ['name']), '=', eb.fn('lower', [eb.val(name)])))
    .executeTakeFirst()
  if (taken !== undefined) throw new DomainError('TAKEN', `there is an authority named ${taken.name} already`, ['name'])
}
