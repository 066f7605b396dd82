import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { FakeClock } from '../kit/clock.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'

const clock = new FakeClock()
let proxied: Service
let direct: Service
beforeAll(async () => {
  const env = { INDRI_SIGN_IN_FAILURES_PER_ACCOUNT: '20', INDRI_SIGN_IN_FAILURES_PER_PAIR: '10' }
  proxied = await startService({ clock: clock.now, env: { ...env, INDRI_TRUST_PROXY: '1' } })
  direct = await startService({ env })
  for (const service of [proxied, direct]) for (const name of ['ann', 'bob', 'cid']) await service.user(name)
})
afterAll(async () => {
  await proxied.close()
  await direct.close()
})

/** 'IN', or the code of the refusal. */
async function tryPassword(service: Service, username: string, password: string, address: string): Promise<string> {
  const query = 'mutation T($input: SignInInput!) { signIn(input: $input) { token userErrors { code } } }'
  const response = await fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify({ query, variables: { input: { username, password } } }),
  })
  const { data, errors } = (await response.json()) as {
    data?: { signIn?: { token: string | null; userErrors: { code: string }[] } } | null
    errors?: { extensions?: { code?: string } }[]
  }
  if (errors?.[0] !== undefined) return errors[0].extensions?.code ?? 'none'
  return data?.signIn?.token == null ? (data?.signIn?.userErrors[0]?.code ?? 'none') : 'IN'
}

it('an account that is guessed at from many addresses is closed to unfamiliar ones, and open to its usual desk', async () => {
  expect(await tryPassword(proxied, 'ann', PASSWORD, '192.0.2.1')).toBe('IN')
  const found: string[] = []
  for (let index = 0; index < 30; index++) found.push(await tryPassword(proxied, 'ann', 'guess', `198.51.100.${index}`))
  expect(found.filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(20)
  expect(found.filter((code) => code === 'RATE_LIMITED')).toHaveLength(10)
  expect(await tryPassword(proxied, 'ann', PASSWORD, '203.0.113.9')).toBe('RATE_LIMITED')
  expect(await tryPassword(proxied, 'ann', PASSWORD, '192.0.2.1')).toBe('IN')
  expect(await tryPassword(proxied, 'bob', PASSWORD, '203.0.113.9')).toBe('IN')
  clock.advance({ minutes: 16 })
  expect(await tryPassword(proxied, 'ann', PASSWORD, '203.0.113.9')).toBe('IN')
})

it('an address that is made up in X-Forwarded-For counts for nothing without a trusted proxy', async () => {
  const found: string[] = []
  for (let index = 0; index < 12; index++) found.push(await tryPassword(direct, 'bob', 'guess', `198.51.100.${index}`))
  expect(found).toEqual([...Array.from({ length: 10 }, () => 'INVALID_CREDENTIALS'), 'RATE_LIMITED', 'RATE_LIMITED'])
})

it('fifty tries at once are fifty tries', async () => {
  const tries = Array.from({ length: 50 }, () => tryPassword(direct, 'cid', 'guess', '192.0.2.1'))
  const found = await Promise.all(tries)
  expect(found.filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(10)
  expect(found.filter((code) => code === 'RATE_LIMITED')).toHaveLength(40)
})

it('sign-ins stand in the audit log, right and wrong ones, with the address and without what was typed as a name', async () => {
  await tryPassword(proxied, 'my password by mistake', 'x', '203.0.113.77')
  await tryPassword(proxied, 'bob', PASSWORD, '203.0.113.78')
  const { rows } = await sql<{ address: string; outcome: string; name: string }>`
    select address, outcome, actor_name as name from audit_events
    where action = 'user.sign-in' and address in ('203.0.113.77', '203.0.113.78') order by address`.execute(
    kysely(proxied.database.fork()),
  )
  expect(rows).toEqual([
    { address: '203.0.113.77', outcome: 'FAILURE', name: expect.stringMatching(/^unknown user [0-9a-f]{12}$/) },
    { address: '203.0.113.78', outcome: 'SUCCESS', name: 'bob' },
  ])
})
