// The audit log: what it records, who reads it, and that nothing is done that it cannot record.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { FakeClock } from '../kit/clock.ts'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import type { AuditFilter } from '../kit/gql/graphql.ts'
import { tableDigests } from '../kit/rows.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'

const Events = graphql(`
  query AuditLog($filter: AuditFilter, $first: Int, $after: String) {
    auditEvents(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        occurredAt
        actorKind
        actorId
        actorName
        action
        targetType
        targetId
        targetName
        outcome
        because
        requestId
        address
        details
        seal {
          sequence
          digest
        }
      }
    }
  }
`)

const Export = graphql(`
  mutation AuditedExport($input: ExportCertificateInput!) {
    exportCertificate(input: $input) {
      export {
        data
      }
      userErrors {
        code
      }
    }
  }
`)

const Revoke = graphql(`
  mutation AuditedRevoke($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      certificate {
        state
      }
      userErrors {
        code
      }
    }
  }
`)

const Create = graphql(`
  mutation AuditedCreate($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
      certificate {
        id
      }
      userErrors {
        code
      }
    }
  }
`)

const SignIn = graphql(`
  mutation AuditedSignIn($input: SignInInput!) {
    signIn(input: $input) {
      token
      userErrors {
        code
      }
    }
  }
`)

const List = graphql(`
  query AuditedReading {
    certificates {
      nodes {
        name
      }
    }
  }
`)

const ById = graphql(`
  query AuditEventById($id: ID!) {
    node(id: $id) {
      __typename
      id
    }
  }
`)

const WITH_KEY = { pem: { parts: ['PRIVATE_KEY' as const] } }

let service: Service
let clock: FakeClock
let authorityId: string
let creator: Client
let stranger: Client
let auditor: Client

beforeAll(async () => {
  clock = new FakeClock()
  service = await startService({ clock: clock.now, env: { INDRI_KEY_DISCLOSURES_PER_HOUR: '3' } })
  creator = await service.user('carol')
  stranger = await service.user('sam')
  auditor = await service.user('audrey', ['auditor'])
  authorityId = (await seedAuthority(service.admin, { owner: 'ca@example.org' })).id
})
afterAll(() => service.close())

async function events(filter: AuditFilter, client: Client = service.admin) {
  const { auditEvents } = await client.data(Events, { filter })
  return auditEvents?.nodes ?? []
}

describe('what is recorded', () => {
  it('tells of a key handed out who got it, by what right, of which certificate, and from where', async () => {
    const certificate = await seedCertificate(service.admin, authorityId)
    await service.admin.data(Export, { input: { id: certificate.id, format: WITH_KEY } })
    const [event, ...more] = await events({ actions: ['certificate.export-key'], targetIds: [certificate.id] })
    expect(more).toEqual([])
    expect(event).toMatchObject({
      actorKind: 'USER',
      actorName: 'root',
      targetType: 'Certificate',
      targetId: certificate.id,
      targetName: certificate.name,
      outcome: 'SUCCESS',
      because: 'admin',
      address: '127.0.0.1',
      details: { format: 'pem' },
    })
    expect(event?.actorId).toMatch(/^user_/)
    expect(event?.requestId).toMatch(/^[0-9a-f-]{36}$/)
    expect(event?.occurredAt).toBe(clock.now().toISOString())
  })

  it('records who was denied what on which certificate, and why', async () => {
    const certificate = await seedCertificate(service.admin, authorityId)
    expect(await stranger.errorCode(Export, { input: { id: certificate.id, format: WITH_KEY } })).toBe('FORBIDDEN')
    expect(await stranger.errorCode(Revoke, { input: { id: certificate.id, reason: 'SUPERSEDED' } })).toBe('FORBIDDEN')
    expect(await service.anonymous.errorCode(Revoke, { input: { id: certificate.id, reason: 'SUPERSEDED' } })).toBe(
      'UNAUTHENTICATED',
    )
    const found = await events({ targetIds: [certificate.id], outcomes: ['DENIED'] })
    expect(found.map(({ actorName, action }) => `${actorName} ${action}`).toSorted()).toEqual([
      'anonymous certificate.revoke',
      'sam certificate.export',
      'sam certificate.revoke',
    ])
    for (const event of found.filter(({ actorName }) => actorName === 'sam')) {
      expect(event.because).toMatch(/creator.*owner role/)
      expect(event.details).toMatchObject({ code: 'FORBIDDEN' })
    }
  })

  it('records that somebody who may not read the log tried to', async () => {
    expect(await stranger.errorCode(Events, {})).toBe('FORBIDDEN')
    const [event] = await events({ actions: ['query.auditEvents'] })
    expect(event).toMatchObject({ actorName: 'sam', outcome: 'DENIED' })
  })

  it('records sign-ins that succeed and that fail', async () => {
    await service.anonymous.data(SignIn, { input: { username: 'Carol', password: PASSWORD } })
    await service.anonymous.data(SignIn, { input: { username: 'carol', password: 'wrong' } })
    await service.anonymous.data(SignIn, { input: { username: 'nobody', password: 'wrong' } })
    const found = await events({ actions: ['user.sign-in'], actorName: 'carol' })
    expect(found.map(({ outcome }) => outcome)).toEqual(expect.arrayContaining(['SUCCESS', 'FAILURE']))
    // What was typed as the name of nobody may be a password: it is not kept as it is.
    const failures = await events({ actions: ['user.sign-in'], outcomes: ['FAILURE'] })
    const unknown = failures.filter(({ actorId }) => actorId === null)
    expect(unknown).toHaveLength(1)
    expect(unknown[0]).toMatchObject({ actorKind: 'ANONYMOUS', targetId: null })
  })

  it('keeps names as they were when people are renamed', async () => {
    const renamed = await service.user('maiden')
    expect(await renamed.errorCode(Events, {})).toBe('FORBIDDEN')
    await kysely(service.database.fork())
      .updateTable('users')
      .set({ username: 'married' })
      .where('username', '=', 'maiden')
      .execute()
    const [event] = await events({ actorName: 'maiden', outcomes: ['DENIED'] })
    expect(event?.actorName).toBe('maiden')
  })

  it('does not let a flood of denials fill the log, and counts it', async () => {
    const flooder = await service.user('flo')
    const certificate = await seedCertificate(service.admin, authorityId)
    const attempt = () => flooder.errorCode(Revoke, { input: { id: certificate.id, reason: 'SUPERSEDED' } })
    for (let count = 0; count < 50; count++) expect(await attempt()).toBe('FORBIDDEN')
    const filter: AuditFilter = { actorName: 'flo', outcomes: ['DENIED'] }
    expect(await events(filter)).toHaveLength(10)
    clock.advance({ minutes: 2 })
    await attempt()
    const after = await events(filter)
    expect(after).toHaveLength(12)
    expect(after.filter(({ details }) => 'unrecorded' in details).map(({ details }) => details)).toEqual([
      expect.objectContaining({ unrecorded: 40 }),
    ])
  })
})

describe('how many keys one is given', () => {
  it('is bounded by the hour, tells when to come back, and records the refusal', async () => {
    clock.advance({ hours: 2 })
    const { id } = await seedCertificate(service.admin, authorityId)
    const ask = () => service.admin.ask(Export, { input: { id, format: WITH_KEY } })
    const answers = [await ask(), await ask(), await ask(), await ask()]
    expect(answers.map(({ errors }) => errors[0]?.extensions?.code)).toEqual([
      undefined,
      undefined,
      undefined,
      'RATE_LIMITED',
    ])
    expect(answers[3]?.data).toBeNull()
    expect(answers[3]?.errors[0]?.extensions).toMatchObject({ retryAfterSeconds: 3600 })
    const [refused] = await events({ targetIds: [id], outcomes: ['DENIED'] })
    expect(refused?.details).toMatchObject({ code: 'RATE_LIMITED' })
    clock.advance({ hours: 1, seconds: 1 })
    expect((await ask()).errors).toEqual([])
  })
})

describe('who reads it', () => {
  it('is admins and auditors, in pages that join without gap or repetition', async () => {
    const all = await auditor.data(Events, { first: 100 })
    const total = all.auditEvents?.totalCount ?? 0
    expect(total).toBeGreaterThan(20)
    const ids: string[] = []
    for (let after: string | null = null; ;) {
      const {
        auditEvents,
      }: {
        auditEvents?: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor?: string | null } } | null
      } = await service.admin.data(Events, { first: 7, after })
      ids.push(...(auditEvents?.nodes.map(({ id }) => id) ?? []))
      after = auditEvents?.pageInfo.endCursor ?? null
      if (auditEvents?.pageInfo.hasNextPage !== true) break
    }
    expect(new Set(ids).size).toBe(total)
    expect(ids).toHaveLength(total)
  })

  it('shows a single event to them alone, and nothing to others', async () => {
    const [event] = await events({})
    const id = event?.id ?? ''
    expect(await auditor.data(ById, { id })).toEqual({ node: { __typename: 'AuditEvent', id } })
    expect(await stranger.data(ById, { id })).toEqual({ node: null })
  })

  it('finds by actor, time and request', async () => {
    const [event] = await events({ actions: ['authority.create'] })
    expect(event).toBeDefined()
    const requestId = event?.requestId ?? ''
    expect((await events({ requestId })).map(({ id }) => id)).toContain(event?.id)
    expect(await events({ actorIds: [event?.actorId ?? ''], actions: ['authority.create'] })).toHaveLength(1)
    const to = new Date(new Date(event?.occurredAt as string).getTime() - 1000).toISOString()
    expect((await events({ occurredAt: { to } })).length).toBe(0)
    expect(await events({ actions: [] })).toEqual([])
  })
})

describe('Certificate.auditEvents', () => {
  const OfCertificates = graphql(`
    query AuditOfCertificates($ids: [ID!]!, $first: Int, $after: String) {
      nodes(ids: $ids) {
        ... on Certificate {
          auditEvents(first: $first, after: $after) {
            totalCount
            pageInfo {
              endCursor
            }
            nodes {
              action
            }
          }
        }
      }
    }
  `)

  it('is for whoever may change it, and for auditors', async () => {
    const member = await service.user('mia', ['history@example.org'])
    const { id } = await seedCertificate(service.admin, authorityId, { owner: 'history@example.org' })
    clock.advance({ seconds: 1 })
    expect(await stranger.errorCode(Revoke, { input: { id, reason: 'SUPERSEDED' } })).toBe('FORBIDDEN')
    for (const client of [member, auditor, service.admin]) {
      const page = await client.data(OfCertificates, { ids: [id], first: 1 })
      expect(page.nodes).toEqual([
        { auditEvents: expect.objectContaining({ totalCount: 2, nodes: [{ action: 'certificate.revoke' }] }) },
      ])
      const [node] = page.nodes ?? []
      const after = node != null && 'auditEvents' in node ? node.auditEvents?.pageInfo.endCursor : null
      const next = await client.data(OfCertificates, { ids: [id], first: 1, after: after ?? null })
      expect(next.nodes).toEqual([
        { auditEvents: expect.objectContaining({ nodes: [{ action: 'certificate.create' }] }) },
      ])
    }
    const denied = await stranger.ask(OfCertificates, { ids: [id] })
    expect(denied.errors.map(({ extensions, path }) => [extensions?.code, path])).toEqual([
      ['FORBIDDEN', ['nodes', 0, 'auditEvents']],
    ])
    expect(denied.data?.nodes).toEqual([{ auditEvents: null }])
  })

  it('takes the same number of statements for 2 certificates as for 12', async () => {
    const ids: string[] = []
    for (let count = 0; count < 12; count++) ids.push((await seedCertificate(service.admin, authorityId)).id)
    const counts: number[] = []
    for (const some of [ids, ids.slice(0, 2)]) {
      service.database.startCounting()
      await service.admin.data(OfCertificates, { ids: some, first: 5 })
      counts.push(service.database.statements.length)
    }
    expect(counts[0]).toBe(counts[1])
    expect(counts[0]).toBeGreaterThan(2)
  })
})

/** Changes nevertheless: what was going to be signed, and attempts to sign in, which are counted whatever comes of them. */
const UNRECORDED = ['issuances', 'sign_in_buckets', 'familiar_addresses']

describe('while the log cannot be written', () => {
  it('issues, exports, revokes and signs in nobody, and goes on reading', async () => {
    const { id } = await seedCertificate(service.admin, authorityId)
    clock.advance({ hours: 2 })
    await failInserts(true)
    try {
      const input = { authorityId, owner: 'team@example.org', commonName: 'unrecorded.example.org' }
      const before = await tableDigests(service.database, UNRECORDED)
      for (const attempt of [
        service.admin.ask(Create, { input }),
        service.admin.ask(Export, { input: { id, format: WITH_KEY } }),
        service.admin.ask(Revoke, { input: { id, reason: 'SUPERSEDED' } }),
        service.anonymous.ask(SignIn, { input: { username: 'carol', password: PASSWORD } }),
        service.anonymous.ask(SignIn, { input: { username: 'carol', password: 'wrong' } }),
      ]) {
        const { data, errors } = await attempt
        expect(errors.map((error) => error.extensions?.code)).toEqual(['AUDIT_UNAVAILABLE'])
        expect(JSON.stringify(errors)).not.toMatch(/disk|trigger|insert/i)
        expect(data).toBeNull()
      }
      expect(await tableDigests(service.database, UNRECORDED)).toEqual(before)
      expect((await creator.data(List, {})).certificates?.nodes.length).toBeGreaterThan(0)
      expect(await stranger.errorCode(Export, { input: { id, format: WITH_KEY } })).toBe('FORBIDDEN')
    } finally {
      await failInserts(false)
    }
    expect((await service.admin.ask(Export, { input: { id, format: WITH_KEY } })).errors).toEqual([])
  })
})

describe('the log itself', () => {
  it.each([
    ['update audit_events set actor_name = actor_name'],
    ['delete from audit_events'],
    ['truncate audit_events'],
    ['update audit_seals set sequence = sequence'],
    ['delete from audit_seals'],
    ['truncate audit_seals'],
  ])('refuses: %s', async (statement) => {
    await service.app.sealAudit()
    await expect(sql.raw(statement).execute(kysely(service.database.fork()))).rejects.toThrow('append-only')
  })

  it('tells the place of a sealed event in the chain', async () => {
    await service.app.sealAudit()
    const found = await events({ actions: ['authority.create'] })
    expect(found[0]?.seal?.sequence).toBeGreaterThan(0)
    expect(found[0]?.seal?.digest).toMatch(/^[0-9a-f]{64}$/)
  })
})

async function failInserts(fail: boolean): Promise<void> {
  const db = kysely(service.database.fork())
  if (!fail) {
    await sql`drop trigger no_more on audit_events`.execute(db)
    return
  }
  await sql`create or replace function no_more() returns trigger language plpgsql as
    $$ begin raise exception 'the disk is full'; end $$`.execute(db)
  await sql`create trigger no_more before insert on audit_events for each row execute function no_more()`.execute(db)
}
