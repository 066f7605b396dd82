// What a page may be asked for, for every list alike; test/api/certificate-lists.test.ts has what certificates are listed by.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graphql } from '../kit/gql/index.ts'
import { insertCertificateRows } from '../kit/certificate-rows.ts'
import { expectRefusal } from '../kit/refusals.ts'
import { type Service, startService } from '../kit/service.ts'

const LimitedList = graphql(`
  query LimitedList(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: CertificateFilter
    $orderBy: [CertificateOrder!]
  ) {
    certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
      nodes {
        name
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`)

const CountedList = graphql(`
  query CountedList($first: Int) {
    certificates(first: $first) {
      totalCount
    }
  }
`)

let service: Service
let cursor: string
beforeAll(async () => {
  service = await startService()
  await insertCertificateRows(
    service.database,
    ['a%b', 'a_b', 'axb', 'A%B', String.raw`a\b`].map((name) => ({ name: `${name}-row`, commonName: name })),
  )
  const { certificates } = await service.admin.data(LimitedList, { first: 1 })
  cursor = certificates?.pageInfo.endCursor ?? ''
})
afterAll(() => service.close())

describe('a page', () => {
  it.each<[string, object, string]>([
    ['of nothing', { first: 0 }, 'first'],
    ['of less', { first: -1 }, 'first'],
    ['of too many', { first: 101 }, 'first'],
    ['of nothing backwards', { last: 0 }, 'last'],
    ['of too many backwards', { last: 101 }, 'last'],
    ['in both directions', { first: 1, last: 1 }, 'first'],
    ['past what is a number here', { first: 2_147_483_648 }, 'first'],
    ['of half an item', { first: 1.5 }, 'first'],
    ['after nothing', { after: '' }, 'after'],
    ['after garbage', { after: 'garbage' }, 'after'],
    ['after other garbage', { after: Buffer.from('["x"]').toString('base64url') }, 'after'],
    ['after a long garbage', { after: 'A'.repeat(100_000) }, 'after'],
    ['before garbage', { last: 1, before: 'é\u0000' }, 'before'],
    [
      'after what is no time',
      { after: Buffer.from('["CREATED_AT.desc,ID.asc","2020-13-99 00:00:00+00","x"]').toString('base64url') },
      'after',
    ],
    [
      'after a 30th of February',
      {
        after: Buffer.from(
          '["CREATED_AT.desc,ID.asc","2020-02-30 00:00:00+00","01890000-0000-7000-8000-000000000000"]',
        ).toString('base64url'),
      },
      'after',
    ],
    [
      'after a time that cannot be',
      {
        after: Buffer.from(
          '["CREATED_AT.desc,ID.asc","2020-13-99 00:00:00+00","01890000-0000-7000-8000-000000000000"]',
        ).toString('base64url'),
      },
      'after',
    ],
  ])('%s is refused by the name of the argument', async (_what, variables, names) => {
    await expectRefusal(service, service.admin, LimitedList, variables, { code: 'BAD_USER_INPUT', names })
  })

  it('goes on from the cursor of another filter, and not from that of another order', async () => {
    expect(
      (await service.admin.data(LimitedList, { after: cursor, filter: { search: 'row' } })).certificates,
    ).toBeDefined()
    const orderBy = [{ field: 'NAME' as const, direction: 'ASC' as const }]
    const variables = { after: cursor, orderBy }
    await expectRefusal(service, service.admin, LimitedList, variables, { code: 'BAD_USER_INPUT', names: 'after' })
  })

  it('is refused with more orders than there are fields', async () => {
    const orderBy = Array.from({ length: 500 }, () => ({ field: 'NAME' as const, direction: 'ASC' as const }))
    await expectRefusal(service, service.admin, LimitedList, { orderBy }, { code: 'BAD_USER_INPUT', names: 'orderBy' })
  })
})

describe('a search', () => {
  it.each([
    ['%', ['A%B-row', 'a%b-row']],
    ['_', ['a_b-row']],
    ['\\', [String.raw`a\b-row`]],
    ['A%', ['A%B-row', 'a%b-row']],
    ['%%', []],
  ])('takes %s as it stands', async (search, names) => {
    const { certificates } = await service.admin.data(LimitedList, { filter: { search } })
    expect(certificates?.nodes.map((node) => node.name).toSorted()).toEqual(names)
  })
})

it('counts only when the total is selected', async () => {
  const counting = () => service.database.statements.filter((text) => /select count\(\*\)/i.test(text)).length
  service.database.startCounting()
  await service.admin.data(LimitedList, { first: 1 })
  expect(counting()).toBe(0)
  await service.admin.data(CountedList, { first: 1 })
  expect(counting()).toBe(1)
})
