import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { Client } from '../kit/client.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import type { Permission } from '../kit/gql/graphql.ts'
import {
  ADMIN_ROLE,
  CreateApiKey,
  createKey,
  CreateUser,
  READ_ONLY_ROLE,
  RevokeApiKey,
  UpdateRole,
  UpdateUser,
  updateUser,
  userIdOf,
  Viewer,
} from '../kit/people.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'

const Describe = graphql(`
  mutation DescribeByKey($input: UpdateCertificateInput!) {
    updateCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)

const List = graphql(`
  query ListByKey {
    certificates {
      totalCount
    }
  }
`)

const ChangePassword = graphql(`
  mutation ChangePasswordByKey($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      userErrors {
        code
      }
    }
  }
`)

const SetPassword = graphql(`
  mutation SetPasswordByKey($input: SetUserPasswordInput!) {
    setUserPassword(input: $input) {
      userErrors {
        code
      }
    }
  }
`)

const ApiKeyNode = graphql(`
  query ApiKeyNode($id: ID!) {
    node(id: $id) {
      id
    }
  }
`)

const clock = new FakeClock()
let service: Service
beforeAll(async () => {
  service = await startService({ clock: clock.now })
})
afterAll(() => service.close())

let counter = 0
async function keyOf(person: Client, scopes: readonly Permission[]) {
  const { token, apiKey } = await createKey(person, { name: `key ${++counter}`, scopes: [...scopes] })
  return { client: new Client(service.url, token ?? '', null), token: token ?? '', id: apiKey?.id ?? '' }
}

it('acts for its user, within its scopes', async () => {
  const ann = await service.user('ann', ['ann-team@example.org', 'ann-ca@example.org'])
  const root = await seedAuthority(service.admin, { owner: 'ann-ca@example.org' })
  const certificate = await seedCertificate(ann, root.id, { owner: 'ann-team@example.org' })
  const { client } = await keyOf(ann, ['READ', 'CERTIFICATE_UPDATE'])
  await client.data(List, {})
  await client.data(Describe, { input: { id: certificate.id, description: 'by key' } })
  await expect(seedCertificate(client, root.id)).rejects.toThrow('does not have the scope certificate:create')
  const blind = await keyOf(ann, ['CERTIFICATE_UPDATE'])
  expect(await blind.client.errorCode(List, {})).toBe('FORBIDDEN')
})

it('never exceeds what its user may do now: roles that are taken away are gone from its keys', async () => {
  const root = await seedAuthority(service.admin, { owner: 'bea-ca@example.org' })
  const bea = await service.user('bea', ['bea-ca@example.org'])
  const certificate = await seedCertificate(service.admin, root.id, { owner: 'bea-ca@example.org' })
  const { client } = await keyOf(bea, ['READ', 'CERTIFICATE_UPDATE', 'USER_UPDATE', 'CERTIFICATE_CREATE'])
  await client.data(Describe, { input: { id: certificate.id, description: 'while she holds the role' } })
  expect(await client.errorCode(UpdateUser, { input: { id: userIdOf(bea), active: true } })).toBe('FORBIDDEN')
  await updateUser(service.admin, { id: userIdOf(bea), roleIds: [] })
  expect(await client.errorCode(Describe, { input: { id: certificate.id, description: 'after' } })).toBe('FORBIDDEN')
  await updateUser(service.admin, { id: userIdOf(bea), roleIds: [READ_ONLY_ROLE] })
  await client.data(List, {})
  await expect(seedCertificate(client, root.id)).rejects.toThrow('read-only')
})

it('does not outlive its user: deactivated, it is refused at once', async () => {
  const cyd = await service.user('cyd')
  const { client } = await keyOf(cyd, ['READ'])
  await client.data(List, {})
  await updateUser(service.admin, { id: userIdOf(cyd), active: false })
  expect(await client.errorCode(List, {})).toBe('UNAUTHENTICATED')
})

it('is refused once it is revoked, by its user or an admin and by nobody else', async () => {
  const dan = await service.user('dan')
  const [one, two] = [await keyOf(dan, ['READ']), await keyOf(dan, ['READ'])]
  const stranger = await service.user('stranger')
  expect(await stranger.errorCode(RevokeApiKey, { input: { id: one.id } })).toBe('FORBIDDEN')
  expect((await stranger.data(ApiKeyNode, { id: one.id })).node).toBeNull()
  expect((await dan.data(ApiKeyNode, { id: one.id })).node).toEqual({ id: one.id })
  await one.client.data(List, {})
  await dan.data(RevokeApiKey, { input: { id: one.id } })
  await service.admin.data(RevokeApiKey, { input: { id: two.id } })
  for (const { client } of [one, two]) {
    const answer = await client.ask(List, {})
    expect([answer.status, answer.errors[0]?.extensions?.code]).toEqual([401, 'UNAUTHENTICATED'])
  }
})

it('is refused once it has expired, and cannot be made to last for ever', async () => {
  const eli = await service.user('eli')
  const expiresAt = new Date(clock.now().getTime() + 3_600_000).toISOString()
  const { token } = await createKey(eli, { name: 'for an hour', scopes: ['READ'], expiresAt })
  const client = new Client(service.url, token ?? '', null)
  await client.data(List, {})
  clock.advance({ minutes: 61 })
  expect(await client.errorCode(List, {})).toBe('UNAUTHENTICATED')
  for (const wrong of ['2126-01-01T00:00:00Z', clock.now().toISOString()]) {
    const refused = await createKey(eli, { name: 'too long', scopes: ['READ'], expiresAt: wrong })
    expect(refused.userErrors).toEqual([{ code: 'OUT_OF_RANGE', path: ['expiresAt'] }])
  }
  const byDefault = await createKey(eli, { name: 'by default', scopes: ['READ'] })
  const days = (Date.parse(byDefault.apiKey?.expiresAt ?? '') - clock.now().getTime()) / 86_400_000
  expect(days).toBe(90)
})

it('is stored as a hash: neither table nor audit log holds it', async () => {
  const fay = await service.user('fay')
  const { token } = await keyOf(fay, ['READ'])
  expect(token).toMatch(/^indri_[a-z0-9]{8}_[A-Za-z0-9_-]{43}$/)
  const secret = token.split('_').slice(2).join('_')
  const db = kysely(service.database.fork())
  const stored = await sql<{ size: number; holds: boolean; prefix: string }>`select octet_length(hash) as size, prefix,
    position(convert_to(${secret}, 'UTF8') in hash) > 0 as holds from api_keys`.execute(db)
  const audit = await sql`select details::text from audit_events`.execute(db)
  expect(stored.rows.length).toBeGreaterThan(0)
  expect(stored.rows.every(({ size, holds }) => size === 32 && !holds)).toBe(true)
  expect(JSON.stringify([stored.rows, audit.rows])).not.toContain(secret)
  const wrong = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
  expect(await new Client(service.url, wrong, null).errorCode(List, {})).toBe('UNAUTHENTICATED')
})

it('cannot make keys, change passwords, or make admins, even of an admin', async () => {
  const boss = await service.user('boss', ['admin'])
  const everything: Permission[] = ['READ', 'API_KEY_CREATE', 'USER_CREATE', 'USER_UPDATE', 'ROLE_UPDATE']
  const { client } = await keyOf(boss, everything)
  const victim = await service.user('victim')
  const passwords = { currentPassword: PASSWORD, newPassword: 'another long password 9' }
  const id = userIdOf(victim)
  const codes = [
    await client.errorCode(CreateApiKey, { input: { name: 'child', scopes: ['READ'] } }),
    await client.errorCode(ChangePassword, { input: passwords }),
    await client.errorCode(SetPassword, { input: { userId: id, password: 'another long password 9' } }),
    await client.errorCode(UpdateUser, { input: { id, roleIds: [ADMIN_ROLE] } }),
    await client.errorCode(UpdateUser, { input: { id, identityProviderSubject: 'mine' } }),
    await client.errorCode(UpdateRole, { input: { id: ADMIN_ROLE, userIds: [id, userIdOf(boss)] } }),
    await client.errorCode(CreateUser, {
      input: { username: 'x', email: 'x@people.example', password: PASSWORD, roleIds: [ADMIN_ROLE] },
    }),
  ]
  expect(codes).toEqual(Array.from({ length: 7 }, () => 'FORBIDDEN'))
  const allowed = await client.data(UpdateUser, { input: { id, email: 'victim2@people.example' } })
  expect(allowed.updateUser.user?.email).toBe('victim2@people.example')
})

it('tells when it was used last, and writes that at most once a minute', async () => {
  const gil = await service.user('gil')
  const { client } = await keyOf(gil, ['READ'])
  const lastUsed = async () => (await gil.data(Viewer, {})).viewer?.apiKeys[0]?.lastUsedAt
  expect(await lastUsed()).toBeNull()
  await client.data(List, {})
  const first = await lastUsed()
  expect(first).toBe(clock.now().toISOString())
  clock.advance({ seconds: 50 })
  service.database.startCounting()
  await client.data(List, {})
  expect(service.database.statements.filter((statement) => statement.startsWith('update "api_keys"'))).toEqual([])
  expect(await lastUsed()).toBe(first)
  clock.advance({ seconds: 11 })
  await client.data(List, {})
  expect(await lastUsed()).toBe(clock.now().toISOString())
})

it('has a name of its own among those that work, and at least one scope', async () => {
  const hal = await service.user('hal')
  const made = await Promise.all([1, 2].map(() => createKey(hal, { name: 'twice', scopes: ['READ'] })))
  expect(made.flatMap(({ userErrors }) => userErrors)).toEqual([{ code: 'TAKEN', path: ['name'] }])
  const empty = await createKey(hal, { name: ' ', scopes: [] })
  expect(empty.userErrors.map(({ path }) => path?.[0])).toEqual(['name', 'scopes'])
})
