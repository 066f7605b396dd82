import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import { createKey, createUser, userIdOf, Viewer } from '../kit/people.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'

const Change = graphql(`
  mutation ChangeMyPassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      token
      userErrors {
        code
        path
      }
    }
  }
`)

const SetFor = graphql(`
  mutation SetTheirPassword($input: SetUserPasswordInput!) {
    setUserPassword(input: $input) {
      user {
        username
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const SignOut = graphql(`
  mutation EndSessions($input: SignOutEverywhereInput!) {
    signOutEverywhere(input: $input) {
      user {
        username
      }
      userErrors {
        code
      }
    }
  }
`)

const NEW = 'a quite different pass 7'

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.close())

const change = async (client: Client, currentPassword: string, newPassword: string) =>
  (await client.data(Change, { input: { currentPassword, newPassword } })).changePassword

it('a changed password takes the current one, ends every session, and begins a new one', async () => {
  const ann = await service.user('ann')
  const elsewhere = await service.anonymous.signIn('ann', PASSWORD)
  const { token } = await change(ann, PASSWORD, NEW)
  expect(await ann.errorCode(Viewer, {})).toBe('UNAUTHENTICATED')
  expect(await elsewhere.errorCode(Viewer, {})).toBe('UNAUTHENTICATED')
  const renewed = new Client(service.url, token ?? '', null)
  expect((await renewed.data(Viewer, {})).viewer?.username).toBe('ann')
  await expect(service.anonymous.signIn('ann', PASSWORD)).rejects.toThrow('INVALID_CREDENTIALS')
  await service.anonymous.signIn('ann', NEW)
})

it('a password is not changed from an open session without the current one, nor to the same or a weak one', async () => {
  const bob = await service.user('bob')
  expect(await change(bob, 'wrong', NEW)).toEqual({
    token: null,
    userErrors: [{ code: 'INVALID_CREDENTIALS', path: ['currentPassword'] }],
  })
  expect((await change(bob, PASSWORD, PASSWORD)).userErrors).toEqual([
    { code: 'POLICY_VIOLATION', path: ['newPassword'] },
  ])
  expect((await change(bob, PASSWORD, 'bobbobbobbob')).userErrors).toMatchObject([
    { code: 'POLICY_VIOLATION', path: ['newPassword'] },
  ])
  await service.anonymous.signIn('bob', PASSWORD)
  const { rows } = await sql<{ outcome: string }>`select outcome from audit_events
    where action = 'user.change-password' and target_id = ${bob.userId}::uuid`.execute(kysely(service.database.fork()))
  expect(rows).toEqual([{ outcome: 'FAILURE' }])
})

it('guessing the current password from an open session is slowed like signing in', async () => {
  const cat = await service.user('cat')
  const codes: (string | undefined)[] = []
  for (let attempt = 0; attempt < 12; attempt++) {
    const answer = await cat.ask(Change, { input: { currentPassword: `guess ${attempt}`, newPassword: NEW } })
    codes.push(answer.errors[0]?.extensions?.code)
  }
  expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(2)
})

it('an admin sets the password of somebody else, which ends their sessions', async () => {
  const dee = await service.user('dee')
  const { setUserPassword } = await service.admin.data(SetFor, { input: { userId: userIdOf(dee), password: NEW } })
  expect(setUserPassword).toEqual({ user: { username: 'dee' }, userErrors: [] })
  expect(await dee.errorCode(Viewer, {})).toBe('UNAUTHENTICATED')
  await service.anonymous.signIn('dee', NEW)
  const weak = await service.admin.data(SetFor, { input: { userId: userIdOf(dee), password: 'short' } })
  expect(weak.setUserPassword.userErrors).toMatchObject([{ code: 'POLICY_VIOLATION', path: ['password'] }])
})

it('a password is stored as a scrypt hash however it is set, and stands in no table as text', async () => {
  const eva = await service.user('eva')
  const stored = async () =>
    (
      await sql<{ hash: string }>`select password_hash as hash from users where id = ${eva.userId}::uuid`.execute(
        kysely(service.database.fork()),
      )
    ).rows[0]?.hash
  const hashes = [await stored()]
  const { token } = await change(eva, PASSWORD, NEW)
  hashes.push(await stored())
  await service.admin.data(SetFor, { input: { userId: userIdOf(eva), password: `${NEW} again` } })
  hashes.push(await stored())
  expect(token).toBeTypeOf('string')
  expect(new Set(hashes).size).toBe(3)
  for (const hash of hashes) expect(hash).toMatch(/^\$scrypt\$/)
  await createUser(service.admin, {
    username: 'fred',
    email: 'fred@people.example',
    password: NEW,
    idempotencyKey: 'with a password',
  })
  const tables = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public'`.execute(kysely(service.database.fork()))
  for (const { name } of tables.rows) {
    const { rows } = await sql`select to_jsonb(t)::text as row from ${sql.table(name)} t`.execute(
      kysely(service.database.fork()),
    )
    expect(JSON.stringify(rows)).not.toContain(NEW)
  }
})

it('signing out everywhere ends all sessions, and API keys when asked to', async () => {
  const gus = await service.user('gus')
  const other = await service.anonymous.signIn('gus', PASSWORD)
  const { token } = await createKey(gus, { name: 'kept', scopes: ['READ'] })
  const key = new Client(service.url, token ?? '', null)
  await gus.data(SignOut, { input: {} })
  expect(await gus.errorCode(Viewer, {})).toBe('UNAUTHENTICATED')
  expect(await other.errorCode(Viewer, {})).toBe('UNAUTHENTICATED')
  expect((await key.data(Viewer, {})).viewer?.username).toBe('gus')
  expect(await key.errorCode(SignOut, { input: {} })).toBe('FORBIDDEN')
  await service.admin.data(SignOut, { input: { userId: userIdOf(gus), revokeApiKeys: true } })
  expect(await key.errorCode(Viewer, {})).toBe('UNAUTHENTICATED')
})
