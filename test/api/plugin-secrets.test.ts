// Secrets of plugins go in and never come out: not to admins, not in lists, errors, logs or the audit log.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedDnsProvider, seedNotification } from '../kit/plugin-seeds.ts'
import { type Service, startService } from '../kit/service.ts'

const SECRET = 'XYZZY-never-to-be-seen-again'

let service: Service
let team: Client
let stranger: Client
beforeAll(async () => {
  service = await startService()
  team = await service.user('team', ['team@example.org'])
  stranger = await service.user('stranger')
})
afterAll(() => service.close())

const Everything = graphql(`
  query PluginSecretsEverything($ids: [ID!]!) {
    dnsProviders {
      id
      options {
        __typename
        ... on WebhookDnsProviderOptions {
          url
          writeOnlyOptions
        }
      }
    }
    notifications(first: 100) {
      nodes {
        id
        version
        options {
          __typename
          ... on WebhookNotifierOptions {
            url
            writeOnlyOptions
          }
          ... on EmailNotifierOptions {
            recipients
          }
        }
      }
    }
    nodes(ids: $ids) {
      id
      ... on Notification {
        notificationOptions: options {
          ... on WebhookNotifierOptions {
            url
          }
        }
      }
    }
  }
`)

const UpdateNotification = graphql(`
  mutation PluginSecretsUpdate($input: UpdateNotificationInput!) {
    updateNotification(input: $input) {
      notification {
        id
        version
        options {
          ... on WebhookNotifierOptions {
            url
            writeOnlyOptions
          }
        }
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const webhook = (url: string, secret?: string | null) => ({ webhook: { url, ...(secret !== undefined && { secret }) } })

async function sealedOf(id: string): Promise<Buffer | null> {
  const answer = await sql<{ sealed: Buffer | null }>`select sealed from notifications where name = ${id}`.execute(
    kysely(service.database.fork()),
  )
  return answer.rows[0]?.sealed ?? null
}

it('keeps DNS credentials and secrets of webhooks out of every answer, and out of the database in plain text', async () => {
  const dns = await seedDnsProvider(service.admin, { options: webhook('https://8.8.8.8/dns', SECRET) })
  const notification = await seedNotification(team, {
    name: 'sealed',
    owner: 'team@example.org',
    options: webhook('https://8.8.8.8/hook', SECRET),
  })
  for (const client of [service.admin, team, stranger]) {
    const answer = await client.ask(Everything, { ids: [dns, notification] })
    expect(answer.errors).toEqual([])
    expect(JSON.stringify(answer.data)).not.toContain(SECRET)
  }
  // Whatever column or row it could have got into: audit log, idempotency keys, options …
  const db = kysely(service.database.fork())
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(db)
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ line: string }>`select row_to_json(t)::text as line from ${sql.table(name)} t`.execute(
      db,
    )
    if (rows.some(({ line }) => line.includes(SECRET) || line.includes(Buffer.from(SECRET).toString('hex')))) {
      found.push(name)
    }
  }
  expect(tables.length).toBeGreaterThan(10)
  expect(found).toEqual([])
})

it('shows options to whoever may change them, and that they are there to nobody else', async () => {
  const id = await seedNotification(team, {
    owner: 'team@example.org',
    options: webhook('https://8.8.8.8/services/T0/as-good-as-a-password', SECRET),
  })
  const optionsFor = async (client: Client) => {
    const { notifications } = await client.data(Everything, { ids: [] })
    return notifications?.nodes.find((node) => node.id === id)?.options
  }
  const shown = {
    __typename: 'WebhookNotifierOptions',
    url: 'https://8.8.8.8/services/T0/as-good-as-a-password',
    writeOnlyOptions: ['secret'],
  }
  expect(await optionsFor(team)).toEqual(shown)
  expect(await optionsFor(service.admin)).toEqual(shown)
  expect(await optionsFor(stranger)).toBeNull()
  expect((await stranger.data(Everything, { ids: [] })).dnsProviders?.[0]?.options).toBeNull()
})

it('keeps a secret that an update leaves out, replaces one that it gives, and clears none that is required', async () => {
  const name = 'kept or replaced'
  const id = await seedNotification(team, { name, options: webhook('https://8.8.8.8/hook', SECRET) })
  const first = await sealedOf(name)
  const kept = await team.data(UpdateNotification, {
    input: { id, description: 'kept', options: webhook('https://8.8.8.8/hook') },
  })
  expect(kept.updateNotification.userErrors).toEqual([])
  expect(kept.updateNotification.notification?.options).toMatchObject({ writeOnlyOptions: ['secret'] })
  expect(await sealedOf(name)).toEqual(first)

  const input = { id, options: webhook('https://8.8.8.8/hook', `${SECRET} renewed`) }
  expect((await team.data(UpdateNotification, { input })).updateNotification.userErrors).toEqual([])
  expect(await sealedOf(name)).not.toEqual(first)

  const cleared = await team.data(UpdateNotification, { input: { id, options: webhook('https://8.8.8.8/hook', null) } })
  expect(cleared.updateNotification.userErrors).toMatchObject([
    { code: 'REQUIRED', path: ['options', 'webhook', 'secret'] },
  ])
})

it('does not send a stored secret to a new place: it has to be given again', async () => {
  const id = await seedNotification(team, { options: webhook('https://8.8.8.8/hook', SECRET) })
  const moved = await team.data(UpdateNotification, { input: { id, options: webhook('https://8.8.4.4/thief') } })
  expect(moved.updateNotification.userErrors).toMatchObject([
    { code: 'REQUIRED', path: ['options', 'webhook', 'secret'] },
  ])
  const other = await team.data(UpdateNotification, {
    input: { id, options: { email: { recipients: ['team@example.org'] } } },
  })
  expect(other.updateNotification.userErrors).toEqual([])
})

it('judges options at the update as at the creation, and repeats no secret in what it says', async () => {
  const id = await seedNotification(team, { options: webhook('https://8.8.8.8/hook', SECRET) })
  const urls = [
    'https://127.0.0.1/',
    'http://[::1]/',
    'http://2130706433/',
    'https://169.254.169.254/',
    'file:///etc/passwd',
    'nonsense',
  ]
  for (const url of urls) {
    const refused = await team.data(UpdateNotification, { input: { id, options: webhook(url, SECRET) } })
    expect(refused.updateNotification.userErrors).toMatchObject([
      { code: 'INVALID', path: ['options', 'webhook', 'url'] },
    ])
    await expect(seedNotification(team, { options: webhook(url, SECRET) })).rejects.toThrow('"url"')
  }
  const short = await team.data(UpdateNotification, {
    input: { id, options: webhook('https://8.8.8.8/', `${SECRET}\n`) },
  })
  expect(short.updateNotification.userErrors).toHaveLength(1)
  expect(JSON.stringify(short)).not.toContain(SECRET)
})

it('refuses options that no plugin declares, and more than one plugin, before anything is stored', async () => {
  const bodies = [
    { webhook: { url: 'https://8.8.8.8/', secret: SECRET, unknown: 1 } },
    { webhook: JSON.parse('{"url": "https://8.8.8.8/", "__proto__": {"secret": "x"}}') as object },
    { carrierPigeon: {} },
    JSON.parse('{"__proto__": {"url": "https://8.8.8.8/"}}') as object,
    { constructor: {} },
    {},
    { webhook: webhook('https://8.8.8.8/', SECRET).webhook, email: { recipients: ['team@example.org'] } },
  ]
  for (const options of bodies) {
    const answer = await team.ask(UpdateNotification, { input: { id: 'notif_x', options } } as never)
    expect(answer.data).toBeNull()
    // Bodies that name __proto__ do not even get past the JSON parser.
    expect(['BAD_USER_INPUT', 'BAD_REQUEST']).toContain(answer.errors[0]?.extensions?.code)
  }
})

it('shows the rest of a list when a row cannot be decrypted, and lets that row be given its secret again', async () => {
  const name = 'undecryptable'
  const id = await seedNotification(team, { name, options: webhook('https://8.8.8.8/hook', SECRET) })
  await sql`update notifications set sealed = set_byte(sealed, length(sealed) - 1, get_byte(sealed, length(sealed) - 1) # 1)
    where name = ${name}`.execute(kysely(service.database.fork()))
  const { notifications } = await team.data(Everything, { ids: [] })
  expect(notifications?.nodes.map((node) => node.id)).toContain(id)
  const input = { id, options: webhook('https://8.8.8.8/hook', SECRET) }
  expect((await team.data(UpdateNotification, { input })).updateNotification.userErrors).toEqual([])
})
