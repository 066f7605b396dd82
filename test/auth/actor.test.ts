import { describe, expect, it } from 'vitest'
import {
  ANONYMOUS,
  BUILT_IN_ROLES,
  holdsAnyRoleId,
  holdsRole,
  isAdmin,
  isReadOnly,
  isReservedRoleName,
  mayUse,
  systemActor,
} from '../../src/auth/actor.ts'
import type { Actor, UserActor } from '../../src/auth/actor.ts'
import { allOf, allow, anyOf, deny, isPermission, isWriting, PERMISSIONS } from '../../src/auth/permissions.ts'
import type { Permission } from '../../src/auth/permissions.ts'

const user = (roles: string[], scopes: Permission[] | null = null): UserActor => ({
  kind: 'user',
  userId: '0190a000-0000-7000-8000-000000000001',
  username: 'ada',
  email: 'ada@example.com',
  roles: new Set(roles),
  roleIds: new Set(roles.map((name) => `id of ${name}`)),
  scopes: scopes === null ? null : new Set(scopes),
  via: scopes === null ? 'session' : 'api-key',
  tokenId: 'token',
})

describe('who may write at all', () => {
  it.each<[string, Actor, { admin: boolean; readOnly: boolean; writes: boolean }]>([
    ['nobody', ANONYMOUS, { admin: false, readOnly: false, writes: false }],
    ['a user without roles', user([]), { admin: false, readOnly: false, writes: true }],
    ['an operator', user(['operator']), { admin: false, readOnly: false, writes: true }],
    ['an auditor', user(['auditor']), { admin: false, readOnly: false, writes: true }],
    ['a read-only user', user(['read-only']), { admin: false, readOnly: true, writes: false }],
    [
      'a read-only user with a team role',
      user(['read-only', 'team@example.com']),
      { admin: false, readOnly: true, writes: false },
    ],
    ['a read-only operator', user(['read-only', 'operator']), { admin: false, readOnly: true, writes: false }],
    ['an admin', user(['admin']), { admin: true, readOnly: false, writes: true }],
    ['an admin marked read-only', user(['admin', 'read-only']), { admin: true, readOnly: false, writes: true }],
    ['the system', systemActor('job:rotation'), { admin: true, readOnly: false, writes: true }],
  ])('%s', (_, actor, { admin, readOnly, writes }) => {
    expect(isAdmin(actor)).toBe(admin)
    expect(isReadOnly(actor)).toBe(readOnly)
    expect(mayUse(actor, 'certificate:create').allowed).toBe(writes)
  })

  it.each(['Admin', 'ADMIN', ' admin', 'admin ', 'creator', 'administrator', 'аdmin'])(
    'a role called %j makes nobody an admin',
    (name) => {
      expect(isAdmin(user([name]))).toBe(false)
    },
  )
})

describe('roles', () => {
  it('are compared exactly as stored, and by id', () => {
    const actor = user(['Team@example.com'])
    expect(holdsRole(actor, 'Team@example.com')).toBe(true)
    expect(holdsRole(actor, 'team@example.com')).toBe(false)
    expect(holdsAnyRoleId(actor, ['id of another', 'id of Team@example.com'])).toBe(true)
    expect(holdsAnyRoleId(actor, ['Team@example.com'])).toBe(false)
  })

  it('are not held by an empty list of needs', () => {
    expect(holdsAnyRoleId(user(['admin']), [])).toBe(false)
  })

  it.each([...BUILT_IN_ROLES, 'Admin', ' READ-ONLY ', 'ａｄｍｉｎ'])('%j is reserved', (name) => {
    expect(isReservedRoleName(name)).toBe(true)
  })

  it('of teams are free', () => {
    expect(isReservedRoleName('team@example.com')).toBe(false)
    expect(isReservedRoleName('creator')).toBe(false)
  })
})

describe('using a permission', () => {
  it.each(PERMISSIONS)(
    '%s is refused to anonymous, open to a user, and to read-only only where it reads',
    (permission) => {
      expect(mayUse(ANONYMOUS, permission)).toMatchObject({ allowed: false, code: 'UNAUTHENTICATED' })
      expect(mayUse(user([]), permission).allowed).toBe(true)
      expect(mayUse(systemActor('cli'), permission).allowed).toBe(true)
      expect(mayUse(user(['read-only']), permission).allowed).toBe(!isWriting(permission))
    },
  )

  it('is narrowed by the scopes of an API key, whoever holds it', () => {
    const key = user(['admin'], ['read', 'certificate:create'])
    expect(mayUse(key, 'certificate:create').allowed).toBe(true)
    expect(mayUse(key, 'certificate:revoke')).toMatchObject({
      allowed: false,
      code: 'FORBIDDEN',
      reason: 'This API key does not have the scope certificate:revoke.',
    })
    for (const permission of PERMISSIONS) expect(mayUse(user(['admin'], []), permission).allowed).toBe(false)
  })

  it('is not widened by scopes beyond the user', () => {
    expect(mayUse(user(['read-only'], [...PERMISSIONS]), 'certificate:revoke').allowed).toBe(false)
  })

  it('counts a key in the open as writing and a public export as reading', () => {
    expect([isWriting('certificate:export-key'), isWriting('certificate:export')]).toEqual([true, false])
  })

  it('knows the closed list only', () => {
    expect(isPermission('certificate:create')).toBe(true)
    for (const other of ['certificate:*', '*', '', 'Read', 'constructor']) expect(isPermission(other)).toBe(false)
  })
})

describe('verdicts', () => {
  it('deny when there is nothing to ask', () => {
    expect(anyOf()).toMatchObject({ allowed: false, code: 'FORBIDDEN' })
    expect(allOf()).toMatchObject({ allowed: false, code: 'FORBIDDEN' })
  })

  it('anyOf answers with the first that allows, and asks no further', () => {
    let asked = 0
    const verdict = anyOf(
      () => deny('no'),
      () => allow('creator'),
      () => {
        asked += 1
        return allow('admin')
      },
    )
    expect([verdict, asked]).toEqual([allow('creator'), 0])
    expect(
      anyOf(
        () => deny('first'),
        () => deny('last'),
      ),
    ).toEqual(deny('last'))
  })

  it('allOf answers with the first that denies, and asks no further', () => {
    let asked = 0
    const verdict = allOf(
      () => allow('signed in'),
      () => deny('no'),
      () => {
        asked += 1
        return allow('admin')
      },
    )
    expect([verdict, asked]).toEqual([deny('no'), 0])
    expect(
      allOf(
        () => allow('signed in'),
        () => allow('owner role'),
      ),
    ).toEqual(allow('owner role'))
  })
})
