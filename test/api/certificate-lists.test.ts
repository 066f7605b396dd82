// Lists of certificates: every filter and order against what plain JavaScript says of the same rows, pages that hold still,
// and counts for charts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CERTIFICATE_ORDER_FIELDS, stateOf } from '../../src/modules/certificates/certificate.list.ts'
import { STATS_DIMENSIONS } from '../../src/modules/certificates/certificate.statistics.ts'
import { type CertificateRow, insertCertificateRows } from '../kit/certificate-rows.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import type { CertificateFilter } from '../kit/gql/graphql.ts'
import { seedAuthority } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const List = graphql(`
  query Listed(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: CertificateFilter
    $orderBy: [CertificateOrder!]
  ) {
    certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        name
        commonName
        owner
        state
        createdAt
        notAfter
        notBefore
      }
    }
  }
`)

const Stats = graphql(`
  query Counted($groupBy: CertificateStatsDimension!, $filter: CertificateFilter) {
    certificateStats(groupBy: $groupBy, filter: $filter) {
      key
      label
      count
    }
  }
`)

const NOW = new Date('2026-06-15T12:00:00Z')
const clock = new FakeClock(NOW)
const COUNT = 60
type Row = Required<Pick<CertificateRow, 'name' | 'owner' | 'notBefore' | 'notAfter' | 'createdAt' | 'serialNumber'>> &
  CertificateRow

let service: Service
let rows: Row[] = []
beforeAll(async () => {
  service = await startService({ clock: clock.now, env: { INDRI_REQUESTS_PER_MINUTE: '0' } })
  const authority = await seedAuthority(service.admin)
  const authorityId = uuidOf(authority.id)
  rows = Array.from({ length: COUNT }, (_, index) => rowNumber(index, authorityId))
  await insertCertificateRows(service.database, rows)
  await insertCertificateRows(service.database, [{ name: 'gone', owner: 'odd@example.org', deletedAt: NOW }])
})
afterAll(() => service.close())

function rowNumber(index: number, authorityId: string): Row {
  const day = (offset: number) => new Date(NOW.getTime() + offset * 86_400_000)
  const commonNames = [`Host-${index % 7}.example.org`, null, `100%_${index}.example.net`, `ÄÖ ${index}`, 'same']
  const revoked = index % 11 === 0
  return {
    name: `list-${String((index * 37) % COUNT).padStart(2, '0')}`,
    owner: index % 3 === 0 ? 'odd@example.org' : 'team@example.org',
    commonName: commonNames[index % commonNames.length] ?? null,
    issuerCommonName: index % 4 === 0 ? 'Under_score 100% CA' : 'Plain CA',
    serialNumber: `AB${index.toString(16).toUpperCase()}`,
    notBefore: day(index % 5 === 0 ? 3 : -200),
    notAfter: day((index % 9) * 40 - 60 + (index % 5 === 0 ? 90 : 0)),
    createdAt: day(-Math.floor(index / 6)),
    keyType: index % 6 === 0 ? null : index % 2 === 0 ? 'EC_P256' : 'RSA_2048',
    keyAlgorithm: index % 6 === 0 || index % 2 === 1 ? 'RSA' : 'EC',
    keySize: index % 6 === 0 ? 1024 : index % 2 === 0 ? 256 : 2048,
    signatureAlgorithm: index % 2 === 0 ? 'ecdsa-with-SHA256' : 'sha256WithRSAEncryption',
    revokedAt: revoked ? NOW : null,
    authorityId: index % 4 === 0 ? authorityId : null,
  }
}

/** Leaves out the certificate of the seeded authority. */
const SEEDED = { notAfter: { to: '2030-01-01T00:00:00Z' } }

async function names(filter: CertificateFilter): Promise<string[]> {
  const { certificates } = await service.admin.data(List, { first: 100, filter: { ...SEEDED, ...filter } })
  expect(certificates?.totalCount).toBe(certificates?.nodes.length)
  return (certificates?.nodes ?? []).map(({ name }) => name).toSorted()
}

function expectedNames(holds: (row: Row, index: number) => boolean): string[] {
  return rows
    .filter(holds)
    .map(({ name }) => name)
    .toSorted()
}

const lower = (text: string | null | undefined) => (text ?? '').toLowerCase()

describe('filters', () => {
  const cases: readonly [string, CertificateFilter, (row: Row, index: number) => boolean][] = [
    ['search without regard to case', { search: 'HOST-3' }, (row) => lower(row.commonName).includes('host-3')],
    ['search with a literal %', { search: '100%' }, (row) => lower(row.commonName).includes('100%')],
    ['search with a literal _', { search: '%_1' }, (row) => lower(row.commonName).includes('%_1')],
    ['search with a backslash', { search: String.raw`\%` }, () => false],
    ['search beyond ASCII', { search: 'äö 3' }, (row) => lower(row.commonName).includes('äö 3')],
    ['name', { name: 'list-07' }, (row) => row.name === 'list-07'],
    ['common name', { commonName: 'SAME' }, (row) => row.commonName === 'same'],
    ['common name with a %', { commonName: '%' }, () => false],
    ['common names below', { commonName: '*.example.ORG' }, (row) => lower(row.commonName).endsWith('.example.org')],
    ['common names below, literally', { commonName: '*.example_org' }, () => false],
    ['serial number', { serialNumber: 'ab:1f' }, (row) => row.serialNumber === 'AB1F'],
    ['owners', { owners: ['ODD@example.org'] }, (row) => row.owner === 'odd@example.org'],
    ['no owners', { owners: [] }, () => false],
    ['issuer', { issuer: 'plain' }, (row) => row.issuerCommonName === 'Plain CA'],
    ['issuer with a literal _', { issuer: 'under_score 100%' }, (_row, index) => index % 4 === 0],
    ['issuer where _ is no wildcard', { issuer: 'underxscore' }, () => false],
    ['key types', { keyTypes: ['EC_P256', 'ED25519'] }, (row) => row.keyType === 'EC_P256'],
    [
      'signature algorithms',
      { signatureAlgorithms: ['sha256WithRSAEncryption'] },
      (row) => row.signatureAlgorithm === 'sha256WithRSAEncryption',
    ],
    [
      'end of validity, both ends included',
      { notAfter: { from: '2026-06-15T12:00:00Z', to: '2026-08-24T12:00:00Z' } },
      (row) => row.notAfter >= NOW && row.notAfter <= new Date('2026-08-24T12:00:00Z'),
    ],
    ['start of validity', { notBefore: { from: NOW.toISOString() } }, (row) => row.notBefore >= NOW],
    [
      'time of storing',
      { createdAt: { to: '2026-06-10T12:00:00Z' } },
      (row) => row.createdAt <= new Date('2026-06-10T12:00:00Z'),
    ],
    ...(['NOT_YET_VALID', 'VALID', 'EXPIRED', 'REVOKED'] as const).map(
      (state): [string, CertificateFilter, (row: Row) => boolean] => [
        `state ${state}`,
        { states: [state] },
        (row) => stateOf({ ...row, revokedAt: row.revokedAt ?? null }, NOW) === state,
      ],
    ),
    [
      'several at once',
      { states: ['VALID', 'EXPIRED'], owners: ['odd@example.org'], keyTypes: ['RSA_2048'] },
      (row) =>
        ['VALID', 'EXPIRED'].includes(stateOf({ ...row, revokedAt: row.revokedAt ?? null }, NOW)) &&
        row.owner === 'odd@example.org' &&
        row.keyType === 'RSA_2048',
    ],
  ]
  it.each(cases)('%s', async (_about, filter, holds) => {
    const found = await names(filter)
    expect(found).toEqual(expectedNames(holds))
  })

  it('find the states that the field tells', async () => {
    const { certificates } = await service.admin.data(List, { first: 100 })
    for (const state of ['NOT_YET_VALID', 'VALID', 'EXPIRED', 'REVOKED'] as const) {
      const told = certificates?.nodes.filter((each) => each.state === state).map(({ name }) => name)
      const { certificates: found } = await service.admin.data(List, { first: 100, filter: { states: [state] } })
      expect(found?.nodes.map(({ name }) => name).toSorted()).toEqual(told?.toSorted())
      expect(told?.length).toBeGreaterThan(0)
    }
  })
})

async function walk(
  field: (typeof CERTIFICATE_ORDER_FIELDS)[number],
  direction: 'ASC' | 'DESC',
  backwards: boolean,
): Promise<string[]> {
  const found: string[] = []
  const orderBy = [{ field, direction }]
  for (let cursor: string | null | undefined; ;) {
    const page = backwards ? { last: 7, before: cursor } : { first: 7, after: cursor }
    const { certificates } = await service.admin.data(List, { ...page, orderBy, filter: SEEDED })
    if (certificates == null) throw new Error('no list')
    found.splice(backwards ? 0 : found.length, 0, ...certificates.nodes.map(({ name }) => name))
    const { pageInfo } = certificates
    if (!(backwards ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return found
    cursor = backwards ? pageInfo.startCursor : pageInfo.endCursor
  }
}

describe('orders', () => {
  it.each(CERTIFICATE_ORDER_FIELDS)('by %s hold still from page to page, in both directions', async (field) => {
    const forwards = await walk(field, 'ASC', false)
    expect(forwards.toSorted()).toEqual(expectedNames(() => true))
    expect(await walk(field, 'ASC', true)).toEqual(forwards)
    const downwards = await walk(field, 'DESC', false)
    expect(await walk(field, 'DESC', true)).toEqual(downwards)
    const byName = new Map(rows.map((row) => [row.name, row]))
    const valueOf = (name: string): number | string => {
      const row = byName.get(name)
      if (row === undefined) throw new Error(name)
      if (field === 'CREATED_AT') return row.createdAt.getTime()
      if (field === 'NOT_AFTER') return row.notAfter.getTime()
      if (field === 'NOT_BEFORE') return row.notBefore.getTime()
      if (field === 'COMMON_NAME') return row.commonName === null ? 0 : 1
      return field === 'OWNER' ? row.owner : name
    }
    const ascending = (list: readonly string[]) =>
      list.every((name, at) => at === 0 || valueOf(list[at - 1] ?? '') <= valueOf(name))
    expect(ascending(forwards)).toBe(true)
    expect(ascending(downwards.toReversed())).toBe(true)
  })

  it('keep pages of equal values stable while others insert', async () => {
    const orderBy = [{ field: 'OWNER' as const, direction: 'ASC' as const }]
    const seen: string[] = []
    for (let after: string | null | undefined, page = 0; ; page++) {
      const { certificates } = await service.admin.data(List, { first: 9, after, orderBy, filter: SEEDED })
      if (certificates == null) throw new Error('no list')
      seen.push(...certificates.nodes.map(({ name }) => name))
      if (!certificates.pageInfo.hasNextPage) break
      after = certificates.pageInfo.endCursor
      // Before and after the place where the reader is.
      await insertCertificateRows(service.database, [
        { name: `late-a-${page}`, owner: 'aaa@example.org', createdAt: new Date('2026-06-15T12:00:00Z') },
        { name: `late-z-${page}`, owner: 'zzz@example.org', createdAt: new Date('2026-06-15T12:00:00Z') },
      ])
    }
    const original = seen.filter((name) => name.startsWith('list-'))
    expect(original.toSorted()).toEqual(expectedNames(() => true))
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.some((name) => name.startsWith('late-a'))).toBe(false)
    const db = service.database.orm.em.getConnection()
    await db.execute(`delete from certificates where name like 'late-%'`)
  })

  it.each([
    [{ first: 101 }, 'first'],
    [{ first: 0 }, 'first'],
    [{ last: 1000 }, 'last'],
    [{ first: 1, last: 1 }, 'first'],
    [{ after: 'bm90IGEgY3Vyc29y' }, 'after'],
    [{ before: '' }, 'before'],
    [
      {
        orderBy: [
          { field: 'NAME', direction: 'ASC' },
          { field: 'NAME', direction: 'DESC' },
        ],
      },
      'orderBy',
    ],
  ] as const)('refuse %j by the name of the argument', async (variables, argument) => {
    const { errors } = await service.admin.ask(List, variables as never)
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
    expect(errors[0]?.message).toContain(argument)
  })

  it('refuse a cursor of another order', async () => {
    const { certificates } = await service.admin.data(List, { first: 1 })
    const after = certificates?.pageInfo.endCursor
    const orderBy = [{ field: 'NAME' as const, direction: 'ASC' as const }]
    expect(await service.admin.errorCode(List, { after, orderBy })).toBe('BAD_USER_INPUT')
  })
})

describe('what a list may be filtered and ordered by', () => {
  it('is never a secret column', async () => {
    const { data } = await service.admin.raw<{ [name: string]: { [kind: string]: { name: string }[] } }>({
      query: `{ filter: __type(name: "CertificateFilter") { inputFields { name } }
        order: __type(name: "CertificateOrderField") { enumValues { name } }
        stats: __type(name: "CertificateStatsDimension") { enumValues { name } } }`,
    })
    const offered = Object.values(data ?? {}).flatMap((type) =>
      Object.values(type)
        .flat()
        .map(({ name }) => name),
    )
    expect(offered.length).toBeGreaterThan(30)
    expect(offered.filter((name) => /private|secret|sealed|hash|password|body|csr/i.test(name))).toEqual([
      'hasPrivateKey',
    ])
  })

  it('is refused when it is not on the list, before anything is asked of the database', async () => {
    service.database.startCounting()
    for (const query of [
      '{ certificates(orderBy: [{ field: SEALED, direction: ASC }]) { totalCount } }',
      '{ certificates(filter: { privateKey: "x" }) { totalCount } }',
      '{ certificateStats(groupBy: SEALED) { count } }',
    ]) {
      const { status, errors } = await service.admin.raw({ query })
      expect([status, errors.length]).toEqual([400, 1])
    }
    expect(service.database.statements.filter((statement) => /certificate/.test(statement))).toEqual([])
  })
})

describe('counts', () => {
  const groups: Record<(typeof STATS_DIMENSIONS)[number], (row: Row) => string | null> = {
    ISSUER: (row) => (row.issuerCommonName ?? '').replaceAll(' ', ''),
    AUTHORITY: (row) => row.authorityId ?? null,
    KEY_TYPE: (row) => row.keyType ?? 'RSA 1024',
    KEY_SIZE: (row) => String(row.keySize),
    SIGNATURE_ALGORITHM: (row) => row.signatureAlgorithm ?? '',
    OWNER: (row) => row.owner,
    STATE: (row) => stateOf({ ...row, revokedAt: row.revokedAt ?? null }, NOW),
    EXPIRY_MONTH: (row) => row.notAfter.toISOString().slice(0, 7),
  }

  it.each(STATS_DIMENSIONS)('by %s add up to what the list has, with a filter and without', async (groupBy) => {
    for (const filter of [SEEDED, { ...SEEDED, owners: ['odd@example.org'] }]) {
      const { certificateStats } = await service.admin.data(Stats, { groupBy, filter })
      const wanted = rows.filter((row) => !('owners' in filter) || row.owner === 'odd@example.org')
      const expected = Map.groupBy(wanted, groups[groupBy])
      const found = new Map(
        certificateStats?.map(({ key, count }) => [
          groupBy === 'AUTHORITY' && key != null ? uuidOf(key) : (key ?? null),
          count,
        ]),
      )
      expect(found).toEqual(new Map([...expected].map(([key, each]) => [key, each.length])))
      const order = (certificateStats ?? []).map(({ key, count }) =>
        groupBy === 'EXPIRY_MONTH' ? (key ?? '') : -count,
      )
      expect(order).toEqual(order.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
    }
  })

  it('name issuers and authorities for people', async () => {
    const { certificateStats } = await service.admin.data(Stats, { groupBy: 'ISSUER', filter: SEEDED })
    expect(certificateStats?.map(({ label }) => label).toSorted()).toEqual(['Plain CA', 'Under_score 100% CA'])
    const { certificateStats: ours } = await service.admin.data(Stats, { groupBy: 'AUTHORITY', filter: SEEDED })
    expect(ours?.find(({ key }) => key != null)?.label).toMatch(/^Authority /)
  })
})
