// Certificates of authorities, roles, users and domains: the same pages as the list itself gives, in a fixed number of statements.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { toNodeId } from '../../src/graphql/node-id.ts'
import { insertCertificateRows } from '../kit/certificate-rows.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedAuthority } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const PARENTS = 30
/** Of each parent; the last three parents have none. */
const EACH = 9

const OfParents = graphql(`
  query CertificatesOfParents(
    $ids: [ID!]!
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: CertificateFilter
    $orderBy: [CertificateOrder!]
  ) {
    nodes(ids: $ids) {
      __typename
      id
      ... on Authority {
        certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
          ...Listed
        }
      }
      ... on Role {
        certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
          ...Listed
        }
      }
      ... on User {
        certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
          ...Listed
        }
      }
      ... on Domain {
        certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
          ...Listed
        }
      }
    }
  }
  fragment Listed on CertificateConnection {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      cursor
    }
    nodes {
      id
      name
      authority {
        name
      }
      roles {
        name
      }
    }
  }
`)

const TwoLists = graphql(`
  query TwoListsOfParents($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Authority {
        newest: certificates(first: 2) {
          nodes {
            name
          }
        }
        byName: certificates(first: 2, orderBy: [{ field: NAME, direction: ASC }]) {
          totalCount
          nodes {
            name
          }
        }
      }
    }
  }
`)

type Kind = 'Authority' | 'Role' | 'User' | 'Domain'
const KINDS: readonly Kind[] = ['Authority', 'Role', 'User', 'Domain']

let service: Service
const parents: Record<Kind, string[]> = { Authority: [], Role: [], User: [], Domain: [] }
/** Names of a parent's certificates, newest first. */
const expected = new Map<string, string[]>()

beforeAll(async () => {
  service = await startService({ env: { INDRI_REQUESTS_PER_MINUTE: '0' } })
  const seeded = await seedAuthority(service.admin)
  const db = kysely(service.database.fork())
  const seededId = uuidOf(seeded.id)
  for (let index = 0; index < PARENTS; index++) {
    const id = randomUUID()
    await sql`insert into authorities (id, name, owner, active, type, issuer_plugin, issuance, created_at, updated_at, version)
      select ${id}::uuid, ${`parent ${index}`}, owner, active, type, issuer_plugin, issuance, created_at, updated_at, version
      from authorities where id = ${seededId}::uuid`.execute(db)
    await sql`insert into roles (id, name, built_in, created_at, updated_at)
      values (${id}::uuid, ${`parent ${index}`}, false, now(), now())`.execute(db)
    await sql`insert into users (id, username, email, active, created_at, updated_at)
      values (${id}::uuid, ${`parent${index}`}, ${`parent${index}@example.org`}, true, now(), now())`.execute(db)
    await sql`insert into domains (id, name, sensitive, created_at) values (${id}::uuid, ${`parent${index}.example.org`}, false, now())`.execute(
      db,
    )
    for (const kind of KINDS) parents[kind].push(toNodeId(kind, id))
    if (index >= PARENTS - 3) continue
    const rows = Array.from({ length: EACH }, (_, each) => ({
      name: `c-${String(index).padStart(2, '0')}-${each}`,
      authorityId: id,
      creatorId: id,
      // Three of each moment, so that the order has ties.
      createdAt: new Date(Date.UTC(2026, 0, 1 + Math.floor(each / 3))),
      keyType: each % 2 === 0 ? 'EC_P256' : 'RSA_2048',
      deletedAt: each === 4 ? new Date() : null,
    }))
    const ids = await insertCertificateRows(service.database, rows)
    for (const certificate of ids) {
      await sql`insert into certificate_roles (certificate_id, role_id) values (${certificate}::uuid, ${id}::uuid)`.execute(
        db,
      )
      await sql`insert into certificate_domains (certificate_id, domain_id) values (${certificate}::uuid, ${id}::uuid)`.execute(
        db,
      )
    }
    const newest = rows
      .map((row, each) => ({ ...row, id: ids[each] ?? '' }))
      .filter(({ deletedAt }) => deletedAt === null)
      .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? -1 : 1))
    for (const kind of KINDS)
      expected.set(
        toNodeId(kind, id),
        newest.map(({ name }) => name),
      )
  }
})
afterAll(() => service.close())

async function lists(kind: Kind, variables: object, count = PARENTS) {
  const { nodes } = await service.admin.data(OfParents, { ids: parents[kind].slice(0, count), ...variables })
  return (nodes ?? []).map((node) => {
    if (node == null || !('certificates' in node)) throw new Error(`no ${kind}`)
    return { id: node.id, list: node.certificates }
  })
}

async function statementsFor(kind: Kind, count: number, first: number): Promise<number> {
  service.database.startCounting()
  await lists(kind, { first }, count)
  return service.database.statements.length
}

describe.each(KINDS)('the certificates of each %s', (kind) => {
  it('are its own, newest first, with their number', async () => {
    for (const { id, list } of await lists(kind, { first: 5 })) {
      const all = expected.get(id) ?? []
      expect(list.nodes.map(({ name }) => name)).toEqual(all.slice(0, 5))
      expect(list.totalCount).toBe(all.length)
      expect(list.pageInfo.hasNextPage).toBe(all.length > 5)
      expect(list.pageInfo.hasPreviousPage).toBe(false)
    }
  })

  it('can be paged through forwards and backwards', async () => {
    const [parent] = parents[kind]
    const all = expected.get(parent ?? '') ?? []
    const walk = async (backwards: boolean) => {
      const found: string[] = []
      for (let cursor: string | null | undefined; ;) {
        const page = backwards ? { last: 3, before: cursor } : { first: 3, after: cursor }
        const [own] = await lists(kind, page, 1)
        if (own === undefined) throw new Error('no list')
        const names = own.list.nodes.map(({ name }) => name)
        found.splice(backwards ? 0 : found.length, 0, ...names)
        const { pageInfo } = own.list
        if (!(backwards ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return found
        cursor = backwards ? pageInfo.startCursor : pageInfo.endCursor
      }
    }
    expect(await walk(false)).toEqual(all)
    expect(await walk(true)).toEqual(all)
  })

  it('take the filter and the order of the list', async () => {
    const variables = { filter: { keyTypes: ['RSA_2048'] }, orderBy: [{ field: 'NAME', direction: 'DESC' }] }
    for (const { id, list } of await lists(kind, variables)) {
      const own = (expected.get(id) ?? []).filter((name) => Number(name.at(-1)) % 2 === 1)
      expect(list.nodes.map(({ name }) => name)).toEqual(own.toSorted().toReversed())
      expect(list.totalCount).toBe(own.length)
    }
  })

  it('cost the same number of statements for 3 and for 30, for short pages and long ones', async () => {
    const few = await statementsFor(kind, 3, 2)
    expect(few).toBeGreaterThan(3)
    expect(await statementsFor(kind, 30, 2)).toBe(few)
    expect(await statementsFor(kind, 3, 8)).toBe(few)
    expect(await statementsFor(kind, 30, 8)).toBe(few)
  })

  it('refuse arguments out of range by the name of the argument', async () => {
    const ids = parents[kind].slice(0, 2)
    const { errors } = await service.admin.ask(OfParents, { ids, first: 101 })
    expect(new Set(errors.map(({ extensions }) => extensions?.code))).toEqual(new Set(['BAD_USER_INPUT']))
    const wrongCursor = await service.admin.ask(OfParents, { ids, after: 'nonsense' })
    expect(wrongCursor.errors[0]?.message).toContain('after')
  })
})

it('keeps two lists of one parent apart', async () => {
  const { nodes } = await service.admin.data(TwoLists, { ids: parents.Authority.slice(0, 3) })
  for (const [index, node] of (nodes ?? []).entries()) {
    if (node == null || !('newest' in node)) throw new Error('no authority')
    const all = expected.get(parents.Authority[index] ?? '') ?? []
    expect(node.newest.nodes.map(({ name }) => name)).toEqual(all.slice(0, 2))
    expect(node.byName.nodes.map(({ name }) => name)).toEqual(all.toSorted().slice(0, 2))
    expect(node.byName.totalCount).toBe(all.length)
  }
})
