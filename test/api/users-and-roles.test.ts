import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import {
  ADMIN_ROLE,
  READ_ONLY_ROLE,
  createKey,
  createRole,
  createUser,
  UpdateRole,
  updateRole,
  updateUser,
  userIdOf,
  Viewer,
} from '../kit/people.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'

const Users = graphql(`
  query ListPeople($filter: UserFilter, $first: Int, $after: String) {
    users(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        username
        email
        identityProviderSubject
        roles {
          name
        }
        apiKeys {
          name
        }
      }
    }
  }
`)

const Roles = graphql(`
  query ListRoles($filter: RoleFilter, $orderBy: [RoleOrder!]) {
    roles(first: 100, filter: $filter, orderBy: $orderBy) {
      nodes {
        id
        name
        builtIn
        viewerIsMember
        hasCredentials
        members {
          username
        }
        authorities {
          name
        }
      }
    }
  }
`)

const DeleteUser = graphql(`
  mutation DropUser($input: DeleteUserInput!) {
    deleteUser(input: $input) {
      deletedId
      userErrors {
        code
        path
      }
    }
  }
`)

const DeleteRole = graphql(`
  mutation DropRole($input: DeleteRoleInput!) {
    deleteRole(input: $input) {
      deletedId
      userErrors {
        code
        path
      }
    }
  }
`)

const UpdateCertificate = graphql(`
  mutation TakeOver($input: UpdateCertificateInput!) {
    updateCertificate(input: $input) {
      certificate {
        owner
        roles {
          name
        }
      }
      userErrors {
        code
      }
    }
  }
`)

let service: Service
let admin: Client
beforeAll(async () => {
  service = await startService()
  admin = service.admin
})
afterAll(() => service.close())

const person = (username: string) => ({ username, email: `${username}@people.example`, password: PASSWORD })

/** Statements that a list of so many takes. */
async function statementsOf(first: number): Promise<number> {
  service.database.startCounting()
  await admin.data(Users, { filter: { search: 'crowd' }, first })
  return service.database.statements.length
}

describe('users', () => {
  it('are made with roles, and sign in without regard to case', async () => {
    const { role } = await createRole(admin, { name: 'web team' })
    const made = await createUser(admin, { ...person('Anna'), roleIds: [role?.id ?? ''] })
    expect(made.user).toMatchObject({ username: 'anna', email: 'anna@people.example', roles: [{ name: 'web team' }] })
    await service.anonymous.signIn('ANNA', PASSWORD)
  })

  it('are told everything that is wrong at once', async () => {
    const made = await createUser(admin, {
      username: 'a b',
      email: 'b@people.example',
      password: 'x',
      roleIds: [userIdOf(admin).replace('user_', 'role_')],
      identityProviderSubject: 'sub',
    })
    expect(made.user).toBeNull()
    expect(made.userErrors.map(({ code, path }) => `${code} ${path?.join('.')}`)).toEqual([
      'INVALID username',
      'UNSUPPORTED identityProviderSubject',
      'NOT_FOUND roleIds.0',
    ])
    const weak = await createUser(admin, { ...person('weak'), password: 'weakweakweak' })
    expect(weak.userErrors).toEqual([{ code: 'POLICY_VIOLATION', path: ['password'] }])
  })

  it('have names and addresses of their own, also when two are made at once', async () => {
    const [one, two] = await Promise.all([createUser(admin, person('twin')), createUser(admin, person('twin'))])
    expect([...one.userErrors, ...two.userErrors]).toEqual([{ code: 'TAKEN', path: ['username'] }])
    const other = await createUser(admin, { ...person('other'), email: 'TWIN@people.example' })
    expect(other.userErrors).toEqual([{ code: 'TAKEN', path: ['email'] }])
  })

  it('are made once for one idempotency key', async () => {
    const input = { ...person('once'), idempotencyKey: 'once' }
    const [first, second] = await Promise.all([createUser(admin, input), createUser(admin, input)])
    expect(first.user?.id).toBe(second.user?.id)
    const changed = await createUser(admin, { ...input, email: 'x@people.example' })
    expect(changed.userErrors).toEqual([{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['idempotencyKey'] }])
  })

  it('change under a version that is current, and not under a stale one', async () => {
    const { user } = await createUser(admin, person('versioned'))
    const { id = '', version } = user ?? {}
    const changed = await updateUser(admin, { id, version: version ?? 0, email: 'v2@people.example' })
    expect(changed.user?.email).toBe('v2@people.example')
    const stale = await updateUser(admin, { id, version: version ?? 0, email: 'v3@people.example' })
    expect(stale).toEqual({ user: null, userErrors: [{ code: 'CONFLICT', path: ['version'] }] })
  })

  it('are out at once when they are deactivated, with sessions and API keys, and keys stay out', async () => {
    const bert = await service.user('bert')
    const { token } = await createKey(bert, { name: 'of bert', scopes: ['READ'] })
    const key = new Client(service.url, token ?? '', null)
    expect((await key.data(Viewer, {})).viewer?.username).toBe('bert')
    await updateUser(admin, { id: userIdOf(bert), active: false })
    expect(await bert.errorCode(Viewer, {})).toBe('UNAUTHENTICATED')
    expect(await key.errorCode(Viewer, {})).toBe('UNAUTHENTICATED')
    await expect(service.anonymous.signIn('bert', PASSWORD)).rejects.toThrow('INVALID_CREDENTIALS')
    await updateUser(admin, { id: userIdOf(bert), active: true })
    await service.anonymous.signIn('bert', PASSWORD)
    expect(await bert.errorCode(Viewer, {})).toBe('UNAUTHENTICATED')
    expect(await key.errorCode(Viewer, {})).toBe('UNAUTHENTICATED')
  })

  it('always include an active admin', async () => {
    const id = userIdOf(admin)
    const [off, stripped, emptied, gone] = [
      await updateUser(admin, { id, active: false }),
      await updateUser(admin, { id, roleIds: [] }),
      await updateRole(admin, { id: ADMIN_ROLE, userIds: [] }),
      (await admin.data(DeleteUser, { input: { id } })).deleteUser,
    ]
    expect(off.userErrors).toEqual([{ code: 'IN_USE', path: ['active'] }])
    expect(stripped.userErrors).toEqual([{ code: 'IN_USE', path: ['roleIds'] }])
    expect(emptied.userErrors).toEqual([{ code: 'IN_USE', path: ['userIds'] }])
    expect(gone.userErrors).toEqual([{ code: 'IN_USE', path: ['id'] }])
    expect((await admin.data(Viewer, {})).viewer?.roles.map(({ name }) => name)).toEqual(['admin'])
  })

  it('always include an active admin, also when two admins strip one another', async () => {
    const second = await service.user('second-admin', ['admin'])
    const answers = await Promise.all([
      admin.ask(UpdateRole, { input: { id: ADMIN_ROLE, userIds: [userIdOf(admin)] } }),
      second.ask(UpdateRole, { input: { id: ADMIN_ROLE, userIds: [userIdOf(second)] } }),
    ])
    const { rows } = await sql<{ count: string }>`select count(*) as count from user_roles
      join roles on roles.id = role_id where roles.name = 'admin'`.execute(kysely(service.database.fork()))
    expect({ count: Number(rows[0]?.count), answers: answers.length }).toEqual({ count: 1, answers: 2 })
    await sql`insert into user_roles (user_id, role_id) select ${admin.userId}::uuid, id from roles where name = 'admin'
      on conflict do nothing`.execute(kysely(service.database.fork()))
  })

  it('are deleted while they have left no trace, and only deactivated after', async () => {
    const { user } = await createUser(admin, person('short-lived'))
    const gone = (await admin.data(DeleteUser, { input: { id: user?.id ?? '' } })).deleteUser
    expect(gone).toEqual({ deletedId: user?.id, userErrors: [] })
    const maker = await service.user('maker', ['admin'])
    await seedAuthority(maker)
    const kept = (await admin.data(DeleteUser, { input: { id: userIdOf(maker) } })).deleteUser
    expect(kept.userErrors).toEqual([{ code: 'IN_USE', path: ['id'] }])
  })

  it('are listed in pages, found by name with % taken literally, in as many statements for 3 as for 30', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, index) => createUser(admin, { ...person(`crowd-${index}`) })))
    const first = (await admin.data(Users, { filter: { search: 'CROWD' }, first: 20 })).users
    expect(first).toMatchObject({ totalCount: 30, pageInfo: { hasNextPage: true } })
    const after = first?.pageInfo.endCursor ?? null
    const rest = (await admin.data(Users, { filter: { search: 'crowd' }, first: 20, after })).users
    expect(new Set([...(first?.nodes ?? []), ...(rest?.nodes ?? [])].map(({ username }) => username)).size).toBe(30)
    expect((await admin.data(Users, { filter: { search: '%' } })).users?.totalCount).toBe(0)
    expect(await statementsOf(3)).toBe(await statementsOf(30))
  })

  it('tell their roles and keys to themselves, admins and auditors, and shared roles to one another', async () => {
    const [ina, jon] = [
      await service.user('ina', ['shared@example.org', 'hers']),
      await service.user('jon', ['shared@example.org']),
    ]
    await createKey(ina, { name: 'key of ina', scopes: ['READ'] })
    const seen = async (client: Client) => (await client.data(Users, { filter: { ids: [userIdOf(ina)] } })).users?.nodes
    const all = { roles: [{ name: 'hers' }, { name: 'shared@example.org' }], apiKeys: [{ name: 'key of ina' }] }
    expect(await seen(ina)).toMatchObject([all])
    expect(await seen(admin)).toMatchObject([all])
    expect(await seen(await service.user('aud', ['auditor']))).toMatchObject([all])
    expect(await seen(jon)).toMatchObject([{ roles: [{ name: 'shared@example.org' }], apiKeys: [] }])
  })
})

describe('roles', () => {
  it('may not be called like a built-in one, in any spelling', async () => {
    for (const name of ['Admin', ' ADMIN ', 'ａｄｍｉｎ', 'Read-Only', 'operator', 'AUDITOR']) {
      expect((await createRole(admin, { name })).userErrors).toEqual([{ code: 'TAKEN', path: ['name'] }])
    }
    expect((await createRole(admin, { name: '\u200badmin' })).userErrors).toEqual([{ code: 'INVALID', path: ['name'] }])
  })

  it('are taken back as they were given, a built-in one with its name', async () => {
    const input = { id: READ_ONLY_ROLE, name: 'read-only', description: 'Reads and no more.' }
    const { role, userErrors } = await updateRole(admin, input)
    expect(userErrors).toEqual([])
    expect(role).toMatchObject({ name: 'read-only', description: 'Reads and no more.' })
    const renamed = await updateRole(admin, { id: READ_ONLY_ROLE, name: 'readers' })
    expect(renamed.userErrors).toEqual([{ code: 'POLICY_VIOLATION', path: ['name'] }])
    const swapped = await updateRole(admin, { id: READ_ONLY_ROLE, name: 'admin' })
    expect(swapped.userErrors).toEqual([{ code: 'TAKEN', path: ['name'] }])
  })

  it('called like an internal need, such as creator, open nothing', async () => {
    const root = await seedAuthority(admin)
    const certificate = await seedCertificate(admin, root.id, { owner: 'need@example.org' })
    const kim = await service.user('kim')
    for (const name of ['creator', 'owner', 'owner role', 'system', 'user', 'root']) {
      const made = await createRole(admin, { name, userIds: [userIdOf(kim)] })
      expect(made.role?.members).toEqual([{ username: 'kim' }])
    }
    const input = { id: certificate.id, description: 'mine now' }
    expect(await kim.errorCode(UpdateCertificate, { input })).toBe('FORBIDDEN')
  })

  it('of two teams with equal local parts of their address are two roles', async () => {
    const root = await seedAuthority(admin)
    const one = await seedCertificate(admin, root.id, { owner: 'ops@one.example' })
    await seedCertificate(admin, root.id, { owner: 'ops@two.example' })
    const { roles } = await admin.data(Roles, { filter: { search: 'ops@' } })
    expect(roles?.nodes.map(({ name }) => name)).toEqual(['ops@one.example', 'ops@two.example'])
    const lea = await service.user('lea', ['ops@two.example'])
    expect(await lea.errorCode(UpdateCertificate, { input: { id: one.id, description: 'x' } })).toBe('FORBIDDEN')
    const leo = await service.user('leo', ['ops@one.example'])
    await leo.data(UpdateCertificate, { input: { id: one.id, description: 'x' } })
  })

  it('are not rewritten by their members', async () => {
    const mia = await service.user('mia')
    const { role } = await createRole(admin, { name: 'mia’s', userIds: [userIdOf(mia)] })
    const wanted = { id: role?.id ?? '', userIds: [userIdOf(mia), userIdOf(admin)] }
    expect(await mia.errorCode(UpdateRole, { input: wanted })).toBe('FORBIDDEN')
    expect(await mia.errorCode(UpdateRole, { input: { id: role?.id ?? '', description: 'ours' } })).toBe('FORBIDDEN')
    expect(await mia.errorCode(UpdateRole, { input: { id: ADMIN_ROLE, userIds: [userIdOf(mia)] } })).toBe('FORBIDDEN')
  })

  it('give their rights from the next request on, and take them as quickly', async () => {
    const root = await seedAuthority(admin, { owner: 'ca-of-nan@example.org' })
    const nan = await service.user('nan')
    const [role] = (await admin.data(Roles, { filter: { search: 'ca-of-nan' } })).roles?.nodes ?? []
    expect(role?.authorities).toEqual([{ name: root.name }])
    await updateRole(admin, { id: role?.id ?? '', userIds: [userIdOf(nan)] })
    const certificate = await seedCertificate(nan, root.id, { owner: 'nan-team@example.org' })
    await updateRole(admin, { id: role?.id ?? '', userIds: [] })
    await expect(seedCertificate(nan, root.id)).rejects.toThrow('FORBIDDEN')
    await nan.data(UpdateCertificate, { input: { id: certificate.id, description: 'still its creator' } })
  })

  it('tell their members to members, admins and auditors', async () => {
    const olga = await service.user('olga', ['olga-team@example.org'])
    const pia = await service.user('pia')
    const seen = async (client: Client) =>
      (await client.data(Roles, { filter: { search: 'olga-team' } })).roles?.nodes.map((role) => [
        role.viewerIsMember,
        role.members.map(({ username }) => username),
        role.hasCredentials,
      ])
    expect(await seen(olga)).toEqual([[true, ['olga'], false]])
    expect(await seen(admin)).toEqual([[false, ['olga'], false]])
    expect(await seen(pia)).toEqual([[false, [], null]])
    const mine = (await olga.data(Roles, { filter: { mine: true } })).roles?.nodes
    expect(mine?.map(({ name }) => name)).toEqual(['olga-team@example.org'])
  })

  it('that are built in keep their name and stay', async () => {
    const renamed = await updateRole(admin, { id: ADMIN_ROLE, name: 'boss' })
    expect(renamed.userErrors).toEqual([{ code: 'POLICY_VIOLATION', path: ['name'] }])
    const { deleteRole } = await admin.data(DeleteRole, { input: { id: ADMIN_ROLE } })
    expect(deleteRole.userErrors).toEqual([{ code: 'POLICY_VIOLATION', path: ['id'] }])
    const described = await updateRole(admin, { id: ADMIN_ROLE, description: 'ours' })
    expect(described.role?.description).toBe('ours')
  })

  it('that own or carry anything are neither renamed nor deleted', async () => {
    const root = await seedAuthority(admin)
    await seedCertificate(admin, root.id, { owner: 'kept@example.org' })
    const [role] = (await admin.data(Roles, { filter: { search: 'kept@' } })).roles?.nodes ?? []
    const id = role?.id ?? ''
    expect((await updateRole(admin, { id, name: 'other@example.org' })).userErrors).toEqual([
      { code: 'IN_USE', path: ['name'] },
    ])
    const { deleteRole } = await admin.data(DeleteRole, { input: { id } })
    expect(deleteRole.userErrors).toEqual([{ code: 'IN_USE', path: ['id'] }])
    const idle = await createRole(admin, { name: 'idle role' })
    const gone = await admin.data(DeleteRole, { input: { id: idle.role?.id ?? '' } })
    expect(gone.deleteRole).toEqual({ deletedId: idle.role?.id, userErrors: [] })
  })

  it('keep the credentials of a remote CA encrypted, and show them to nobody', async () => {
    const credentials = { username: 'remote', password: 'the remote password' }
    const { role } = await createRole(admin, { name: 'remote ca', credentials })
    expect(role?.hasCredentials).toBe(true)
    const { rows } = await sql`select octet_length(sealed) > 30 as sealed,
      position(convert_to('remote password', 'UTF8') in sealed) > 0 as readable from role_credentials`.execute(
      kysely(service.database.fork()),
    )
    expect(rows).toEqual([{ sealed: true, readable: false }])
    const audit = await sql`select details::text from audit_events where action like 'role.%'`.execute(
      kysely(service.database.fork()),
    )
    expect(JSON.stringify(audit.rows)).not.toContain('remote password')
    const cleared = await updateRole(admin, { id: role?.id ?? '', credentials: null })
    expect(cleared.role?.hasCredentials).toBe(false)
  })

  it('change under a version that is current, and not under a stale one', async () => {
    const { role } = await createRole(admin, { name: 'versioned role' })
    const { id = '', version } = role ?? {}
    expect((await updateRole(admin, { id, version: version ?? 0, userIds: [] })).userErrors).toEqual([])
    expect((await updateRole(admin, { id, version: version ?? 0, userIds: [] })).userErrors).toEqual([
      { code: 'CONFLICT', path: ['version'] },
    ])
  })
})

describe('a certificate that changes hands', () => {
  it('is no longer its creator’s, and its owner role follows', async () => {
    const root = await seedAuthority(admin, { owner: 'transfer-ca@example.org' })
    const quin = await service.user('quin', ['transfer-ca@example.org'])
    const certificate = await seedCertificate(quin, root.id, { owner: 'before@example.org' })
    await updateUser(admin, { id: userIdOf(quin), roleIds: [] })
    await quin.data(UpdateCertificate, { input: { id: certificate.id, description: 'as its creator' } })
    const moved = await quin.data(UpdateCertificate, { input: { id: certificate.id, owner: 'after@example.org' } })
    expect(moved.updateCertificate.certificate?.owner).toBe('after@example.org')
    const roles = moved.updateCertificate.certificate?.roles.map(({ name }) => name)
    expect(roles).toContain('after@example.org')
    expect(roles).not.toContain('before@example.org')
    expect(await quin.errorCode(UpdateCertificate, { input: { id: certificate.id, description: 'x' } })).toBe(
      'FORBIDDEN',
    )
    const rita = await service.user('rita', ['after@example.org'])
    await rita.data(UpdateCertificate, { input: { id: certificate.id, description: 'ours now' } })
    const sven = await service.user('sven', ['before@example.org'])
    expect(await sven.errorCode(UpdateCertificate, { input: { id: certificate.id, description: 'x' } })).toBe(
      'FORBIDDEN',
    )
  })
})
