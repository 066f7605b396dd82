import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import type { UpdateNotificationInput } from '../kit/gql/graphql.ts'
import { seedNotification } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'

let service: Service
let admin: Client
let authorityId: string
beforeAll(async () => {
  service = await startService({ env: { INDRI_SECURITY_TEAM: 'Security@example.org, soc@example.org' } })
  admin = service.admin
  authorityId = (await seedAuthority(admin)).id
})
afterAll(() => service.close())

const NoticesOf = graphql(`
  query NoticesOf($id: ID!) {
    certificate(by: { id: $id }) {
      notifications {
        id
        name
        owner
        active
        version
        plugin {
          slug
        }
        intervals {
          count
          unit
        }
        creator {
          id
        }
        options {
          ... on EmailNotifierOptions {
            recipients
          }
        }
      }
    }
  }
`)

const Update = graphql(`
  mutation NotificationsUpdate($input: UpdateNotificationInput!) {
    updateNotification(input: $input) {
      notification {
        id
        name
        description
        owner
        active
        version
        intervals {
          count
          unit
        }
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const Create = graphql(`
  mutation NotificationsCreate($input: CreateNotificationInput!) {
    createNotification(input: $input) {
      notification {
        id
        name
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const Delete = graphql(`
  mutation NotificationsDelete($input: DeleteNotificationInput!) {
    deleteNotification(input: $input) {
      deletedId
      userErrors {
        code
        path
      }
    }
  }
`)

const UpdateCertificate = graphql(`
  mutation NotificationsUpdateCertificate($input: UpdateCertificateInput!) {
    updateCertificate(input: $input) {
      certificate {
        id
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const List = graphql(`
  query NotificationsList($filter: NotificationFilter, $first: Int, $certificates: CertificateFilter) {
    notifications(filter: $filter, first: $first) {
      totalCount
      nodes {
        id
        name
        certificates(first: 5, filter: $certificates) {
          totalCount
          nodes {
            id
            notifications {
              id
            }
          }
        }
      }
    }
  }
`)

async function noticesOf(id: string) {
  const { certificate } = await admin.data(NoticesOf, { id })
  return certificate?.notifications ?? []
}
const names = (notices: readonly { name: string }[]) => notices.map(({ name }) => name).toSorted()
const defaults = (owner: string) => [30, 15, 2].map((days) => `DEFAULT_${owner.toUpperCase()}_${days}_DAY`)
const SECURITY = [30, 15, 2].map((days) => `DEFAULT_SECURITY_${days}_DAY`)
const problemsOf = async (input: UpdateNotificationInput) =>
  (await admin.data(Update, { input })).updateNotification.userErrors.map(
    ({ code, path }) => `${path?.join('.')} ${code}`,
  )

describe('default notices', () => {
  it('come with the first certificate of an owner, 30, 15 and 2 days before, and are shared by the next', async () => {
    const owner = 'payments@example.org'
    const first = await noticesOf((await seedCertificate(admin, authorityId, { owner })).id)
    expect(names(first)).toEqual([...defaults(owner), ...SECURITY].toSorted())
    expect(first.find(({ name }) => name.includes('PAYMENTS') && name.includes('_15_'))).toMatchObject({
      owner,
      active: true,
      plugin: { slug: 'email' },
      intervals: [{ count: 15, unit: 'DAYS' }],
      options: { recipients: [owner] },
      creator: null,
    })
    const second = await noticesOf((await seedCertificate(admin, authorityId, { owner })).id)
    expect(second.map(({ id }) => id).toSorted()).toEqual(first.map(({ id }) => id).toSorted())
  })

  it('of two teams with equal local parts are two, and so are those of a team called security', async () => {
    const owners = ['ops@one.example', 'ops@two.example', 'security@example.org']
    const found: (readonly { id: string; owner?: string | null; options?: unknown }[])[] = []
    for (const owner of owners) {
      const notices = await noticesOf((await seedCertificate(admin, authorityId, { owner })).id)
      expect(names(notices)).toEqual([...defaults(owner), ...SECURITY].toSorted())
      const own = notices.filter((notice) => notice.owner === owner)
      expect(own.map(({ options }) => JSON.stringify(options))).toEqual(
        Array(3).fill(JSON.stringify({ recipients: [owner] })),
      )
      found.push(own)
    }
    expect(new Set(found.flat().map(({ id }) => id)).size).toBe(9)
  })

  it('go to the security team as the installation names it', async () => {
    const notices = await noticesOf((await seedCertificate(admin, authorityId)).id)
    const security = notices.filter(({ name }) => name.startsWith('DEFAULT_SECURITY_'))
    expect(security).toHaveLength(3)
    for (const { options, owner } of security) {
      expect({ options, owner }).toEqual({
        options: { recipients: ['security@example.org', 'soc@example.org'] },
        owner: null,
      })
    }
  })

  it('follow the owner, and nothing else does', async () => {
    const own = await seedNotification(admin)
    // The old owner's name is the beginning of another's: it must not take that one's notices along.
    const near = await noticesOf((await seedCertificate(admin, authorityId, { owner: 'dev@example.org.uk' })).id)
    const { id } = await seedCertificate(admin, authorityId, { owner: 'dev@example.org' })
    const ids = [...(await noticesOf(id)).map((notice) => notice.id), own, ...near.map((notice) => notice.id)]
    await admin.data(UpdateCertificate, { input: { id, notificationIds: [...new Set(ids)] } })
    await admin.data(UpdateCertificate, { input: { id, owner: 'devops@example.org' } })
    const after = names(await noticesOf(id)).filter((name) => name.startsWith('DEFAULT_'))
    expect(after).toEqual(
      [...defaults('dev@example.org.uk'), ...defaults('devops@example.org'), ...SECURITY].toSorted(),
    )
    expect((await noticesOf(id)).map((notice) => notice.id)).toContain(own)
  })

  it('give way to those that are named, and the security team hears all the same', async () => {
    const own = await seedNotification(admin, { name: 'only this one' })
    const { id } = await seedCertificate(admin, authorityId, { notificationIds: [own] })
    expect(names(await noticesOf(id))).toEqual([...SECURITY, 'only this one'].toSorted())
    await admin.data(UpdateCertificate, { input: { id, notificationIds: [] } })
    expect(await noticesOf(id)).toEqual([])
  })

  it('are deactivated and changed by their owner, but keep name and owner, and are not deleted', async () => {
    const owner = 'quiet@example.org'
    const member = await service.user('quiet-member', [owner])
    const { id } = await seedCertificate(admin, authorityId, { owner })
    const notice = (await noticesOf(id)).find((each) => each.owner === owner)
    if (notice === undefined) throw new Error('there is no default notice')
    const { updateNotification } = await member.data(Update, { input: { id: notice.id, active: false } })
    expect(updateNotification.notification?.active).toBe(false)
    expect(await problemsOf({ id: notice.id, name: 'another', owner: 'thief@example.org' })).toEqual([
      'name UNSUPPORTED',
      'owner UNSUPPORTED',
    ])
    const { deleteNotification } = await admin.data(Delete, { input: { id: notice.id, force: true } })
    expect(deleteNotification.userErrors).toEqual([{ code: 'UNSUPPORTED', path: ['id'] }])
    // The next certificate finds it as its owner left it.
    const next = await noticesOf((await seedCertificate(admin, authorityId, { owner })).id)
    expect(next.find((each) => each.id === notice.id)?.active).toBe(false)
  })

  it('cannot be forestalled: names that begin as theirs are nobody’s to give', async () => {
    for (const name of ['DEFAULT_VICTIM@EXAMPLE.ORG_30_DAY', ' default_x', 'ＤＥＦＡＵＬＴ_x']) {
      const input = { name, intervals: [{ count: 1 }], options: { email: { recipients: ['thief@example.org'] } } }
      const { createNotification } = await admin.data(Create, { input })
      expect(createNotification.userErrors).toEqual([{ code: 'INVALID', path: ['name'] }])
    }
  })

  it('come once when two certificates of a new owner are made at the same time', async () => {
    const owner = 'racing@example.org'
    const made = await Promise.all([1, 2, 3, 4].map(() => seedCertificate(admin, authorityId, { owner })))
    const notices = await Promise.all(made.map(({ id }) => noticesOf(id)))
    expect(new Set(notices.flat().map(({ id }) => id)).size).toBe(6)
  })
})

describe('a notification', () => {
  it('tells everything that is wrong with it at once', async () => {
    const input = {
      name: ' ',
      description: 'x'.repeat(5000),
      intervals: [
        { count: 0 },
        { count: 7 },
        { count: 1, unit: 'WEEKS' as const },
        { count: 200, unit: 'MONTHS' as const },
      ],
      options: { email: { recipients: ['a@b.example,c@d.example'] } },
    }
    const { createNotification } = await admin.data(Create, { input })
    expect(createNotification.userErrors.map(({ code, path }) => `${path?.join('.')} ${code}`).toSorted()).toEqual([
      'description TOO_LONG',
      'intervals.0.count OUT_OF_RANGE',
      'intervals.2 INVALID',
      'intervals.3.count OUT_OF_RANGE',
      'name REQUIRED',
      'options.email.recipients.0 INVALID',
    ])
  })

  it('is changed where the change names something, and refuses a stale version', async () => {
    const id = await seedNotification(admin, { name: 'before', description: 'kept' })
    const { updateNotification } = await admin.data(Update, {
      input: { id, version: 1, name: 'after', intervals: [{ count: 1 }, { count: 2, unit: 'WEEKS' }] },
    })
    expect(updateNotification.notification).toMatchObject({
      name: 'after',
      description: 'kept',
      version: 2,
      intervals: [
        { count: 2, unit: 'WEEKS' },
        { count: 1, unit: 'DAYS' },
      ],
    })
    expect(await problemsOf({ id, version: 1, name: 'too late' })).toEqual(['version CONFLICT'])
    expect(await problemsOf({ id, name: null, active: null, intervals: null, options: null })).toEqual(
      expect.arrayContaining(['name REQUIRED', 'active REQUIRED', 'intervals REQUIRED', 'options REQUIRED']),
    )
  })

  it('has a name of its own, whatever its case', async () => {
    await seedNotification(admin, { name: 'Taken by one' })
    const options = { email: { recipients: ['someone@example.org'] } }
    const { createNotification } = await admin.data(Create, {
      input: { name: 'taken BY one', intervals: [{ count: 1 }], options },
    })
    expect(createNotification.userErrors).toEqual([{ code: 'TAKEN', path: ['name'] }])
  })

  it('is made once for one idempotency key', async () => {
    const input = {
      name: 'once',
      intervals: [{ count: 1 }],
      options: { webhook: { url: 'https://8.8.8.8/', secret: 'long enough a secret' } },
      idempotencyKey: 'notification-1',
    }
    const [first, second] = await Promise.all([admin.data(Create, { input }), admin.data(Create, { input })])
    expect(first.createNotification.notification?.id).toBeDefined()
    expect(second.createNotification.notification?.id).toBe(first.createNotification.notification?.id)
  })

  it('belongs to its creator until it changes hands', async () => {
    const maker = await service.user('maker')
    const id = await seedNotification(maker)
    expect((await maker.data(Update, { input: { id, active: false } })).updateNotification.userErrors).toEqual([])
    await maker.data(Update, { input: { id, owner: 'new-hands@example.org' } })
    expect(await maker.errorCode(Update, { input: { id, active: true } })).toBe('FORBIDDEN')
    const member = await service.user('new-hand', ['new-hands@example.org'])
    expect((await member.data(Update, { input: { id, active: true } })).updateNotification.userErrors).toEqual([])
  })

  it('that certificates rely on is deleted on demand only, and leaves a record', async () => {
    const id = await seedNotification(admin, { name: 'relied on' })
    const certificate = await seedCertificate(admin, authorityId, { notificationIds: [id] })
    const refused = await admin.data(Delete, { input: { id } })
    expect(refused.deleteNotification.userErrors).toEqual([{ code: 'IN_USE', path: ['id'] }])
    expect((await admin.data(Delete, { input: { id, force: true } })).deleteNotification.deletedId).toBe(id)
    expect(names(await noticesOf(certificate.id))).toEqual(SECURITY.toSorted())
    const { rows } = await sql<{ details: { name: string } }>`
      select details from audit_events where action = 'notification.delete'`.execute(kysely(service.database.fork()))
    expect(rows.map(({ details }) => details.name)).toContain('relied on')
  })

  it('that is not there cannot be attached', async () => {
    const gone = await seedNotification(admin)
    await admin.data(Delete, { input: { id: gone } })
    await expect(seedCertificate(admin, authorityId, { notificationIds: [gone] })).rejects.toThrow(
      '"notificationIds","0"',
    )
    const { id } = await seedCertificate(admin, authorityId)
    const { updateCertificate } = await admin.data(UpdateCertificate, { input: { id, notificationIds: [authorityId] } })
    expect(updateCertificate.userErrors).toEqual([{ code: 'INVALID', path: ['notificationIds', '0'] }])
  })
})

/** Statements that a list of so many takes. */
async function statementsFor(notifications: number): Promise<number> {
  const owner = `count-${notifications}@example.org`
  for (let index = 0; index < notifications; index++) {
    const id = await seedNotification(admin, { owner })
    await seedCertificate(admin, authorityId, { notificationIds: [id] })
  }
  service.database.startCounting()
  const { notifications: found } = await admin.data(List, { filter: { owners: [owner] }, first: 20 })
  expect(found?.nodes).toHaveLength(notifications)
  expect(found?.nodes.map(({ certificates }) => certificates.totalCount)).toEqual(Array(notifications).fill(1))
  return service.database.statements.length
}

describe('lists', () => {
  it('find notifications by name, owner, activity, plugin and certificate', async () => {
    const id = await seedNotification(admin, { name: '100%_of Them', owner: 'lists@example.org', active: false })
    const certificate = await seedCertificate(admin, authorityId, { notificationIds: [id] })
    const search = async (filter: object) =>
      (await admin.data(List, { filter, first: 20 })).notifications?.nodes.map((node) => node.id)
    for (const filter of [
      { search: '100%_OF' },
      { owners: ['Lists@example.org'] },
      { active: false, search: 'them' },
      { plugins: ['email'], owners: ['lists@example.org'] },
      { certificateIds: [certificate.id], owners: ['lists@example.org'] },
    ]) {
      expect(await search(filter)).toEqual([id])
    }
    expect(await search({ search: '100_%' })).toEqual([])
    expect(await search({ owners: [] })).toEqual([])
    expect(await admin.errorCode(List, { filter: { certificateIds: [id] } })).toBe('BAD_USER_INPUT')
  })

  it('answer with their certificates in the same number of statements at any length', async () => {
    expect(await statementsFor(3)).toBe(await statementsFor(12))
  })
})
