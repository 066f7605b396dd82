import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toNodeId } from '../../src/graphql/node-id.ts'
import { DAY } from '../../src/time-units.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import type { AuthorityFilter, CreateAuthorityInput, KeyType } from '../kit/gql/graphql.ts'
import { expectRefusal } from '../kit/refusals.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { isOpensslKeyType, openssl } from '../kit/tools.ts'

const CreateAuthority = graphql(`
  mutation CreateAuthority($input: CreateAuthorityInput!) {
    createAuthority(input: $input) {
      authority {
        id
        name
        owner
        type
        active
        expiresAt
        chain
        issuance {
          allowedKeyTypes
          defaultValidityDays
          maximumValidityDays
        }
        parent {
          id
        }
        roles {
          name
        }
        creator {
          username
        }
        viewerPermissions
        certificate {
          id
          body
          hasPrivateKey
          isAuthority
          keyType
          authority {
            id
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

const Authorities = graphql(`
  query Authorities($first: Int, $after: String, $filter: AuthorityFilter, $orderBy: [AuthorityOrder!]) {
    authorities(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      totalCount
      nodes {
        id
        name
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`)

const AuthorityBy = graphql(`
  query AuthorityBy($by: AuthorityLookup!) {
    authority(by: $by) {
      id
      children {
        id
      }
      viewerPermissions
    }
  }
`)

const IssueUnder = graphql(`
  mutation IssueUnder($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
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

const KEY_TYPES: readonly KeyType[] = [
  'RSA_2048',
  'RSA_3072',
  'RSA_4096',
  'EC_P256',
  'EC_P384',
  'EC_P521',
  'ED25519',
  'ML_DSA_44',
  'ML_DSA_65',
  'ML_DSA_87',
]

const clock = new FakeClock()
const MISSING = '01890000-0000-7000-8000-000000000000'
let service: Service
let rootId: string
beforeAll(async () => {
  service = await startService({ clock: clock.now })
  rootId = (await seedAuthority(service.admin, { name: 'The root' })).id
})
afterAll(() => service.close())

let counter = 0
function inputOf(input: Partial<CreateAuthorityInput>): CreateAuthorityInput {
  const name = `CA ${++counter}`
  return { name, owner: 'ca@example.org', type: 'ROOT', subject: { commonName: name }, ...input }
}

async function create(input: Partial<CreateAuthorityInput>) {
  const { createAuthority } = await service.admin.data(CreateAuthority, { input: inputOf(input) })
  if (createAuthority.authority == null) throw new Error(JSON.stringify(createAuthority.userErrors))
  return createAuthority.authority
}

type Place = readonly [code: string, ...path: string[]]
function expectRefused(input: Partial<CreateAuthorityInput>, ...places: readonly Place[]) {
  const userErrors = places.map(([code, ...path]) => ({ code, path }))
  return expectRefusal(service, service.admin, CreateAuthority, { input: inputOf(input) }, { userErrors })
}

describe('createAuthority', () => {
  it.each(KEY_TYPES)('makes a root with a %s key that signs itself and others', async (keyType) => {
    const root = await create({ keyType, pathLength: 1 })
    expect(root).toMatchObject({
      type: 'ROOT',
      active: true,
      parent: null,
      creator: { username: 'root' },
      certificate: { isAuthority: true, keyType, hasPrivateKey: false },
      viewerPermissions: expect.arrayContaining(['VIEW', 'ISSUE', 'UPDATE']),
    })
    const certificate = new X509Certificate(root.certificate?.body ?? '')
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    const leaf = await seedCertificate(service.admin, root.id, { keyType: 'EC_P256' })
    expect(new X509Certificate(leaf.body).verify(certificate.publicKey)).toBe(true)
  })

  it.each(KEY_TYPES.filter(isOpensslKeyType))('with a %s key is what OpenSSL takes for a CA', async (keyType) => {
    const root = await create({
      keyType,
      pathLength: 1,
      subject: { commonName: 'Root', organization: 'Org', country: 'DE' },
    })
    const subordinate = await create({ type: 'SUBORDINATE', parentId: root.id, keyType, pathLength: 0 })
    const files = { root: root.certificate?.body ?? '', sub: subordinate.certificate?.body ?? '' }
    const verify = ['verify', '-x509_strict', '-check_ss_sig', '-purpose', 'sslserver', '-CAfile', 'root', 'sub']
    expect(openssl(verify, files)).toBe('sub: OK\n')
    const text = openssl(['x509', '-in', 'sub', '-noout', '-text'], files)
    expect(text).toMatch(/Basic Constraints: critical\n\s+CA:TRUE, pathlen:0/)
    expect(text).toMatch(/Key Usage: critical\n\s+Digital Signature, Certificate Sign, CRL Sign/)
    expect(subordinate.chain).toBe(`${files.sub}${files.root}`)
    expect(subordinate.certificate?.authority).toEqual({ id: root.id })
  })

  it('keeps what it is told about what it issues, and holds to it', async () => {
    const made = await create({
      issuance: { allowedKeyTypes: ['ED25519'], defaultValidityDays: 7, maximumValidityDays: 14 },
    })
    expect(made.issuance).toEqual({ allowedKeyTypes: ['ED25519'], defaultValidityDays: 7, maximumValidityDays: 14 })
    const input = { authorityId: made.id, owner: 'team@example.org', commonName: 'a.example.org' }
    await expectRefusal(
      service,
      service.admin,
      IssueUnder,
      { input },
      {
        userErrors: [{ code: 'POLICY_VIOLATION', path: ['keyType'] }],
      },
    )
    await expectRefusal(
      service,
      service.admin,
      IssueUnder,
      { input: { ...input, keyType: 'ED25519', validityDays: 15 } },
      {
        userErrors: [{ code: 'OUT_OF_RANGE', path: ['validityDays'] }],
      },
    )
  })

  it('ends a subordinate with its parent when no end is asked for', async () => {
    const parent = await create({ validityDays: 100 })
    const child = await create({ type: 'SUBORDINATE', parentId: parent.id })
    expect(child.expiresAt).toBe(parent.expiresAt)
    expect(Date.parse(parent.expiresAt ?? '')).toBe(clock.now().getTime() + 100 * DAY)
  })

  it('lets operators make them where the installation says so, below what they may issue from', async () => {
    const open = await startService({ env: { INDRI_AUTHORITY_CREATION: 'operator' } })
    try {
      const operator = await open.user('op', ['operator', 'ca@example.org'])
      const own = await seedAuthority(operator)
      expect(await seedAuthority(operator, { type: 'SUBORDINATE', parentId: own.id })).toHaveProperty('id')
      const foreign = await seedAuthority(open.admin, { owner: 'others@example.org' })
      const input = inputOf({ type: 'SUBORDINATE', parentId: foreign.id })
      await expectRefusal(open, operator, CreateAuthority, { input }, { code: 'FORBIDDEN' })
      const reader = await open.user('reader', ['operator', 'read-only', 'ca@example.org'])
      await expectRefusal(open, reader, CreateAuthority, { input: inputOf({}) }, { code: 'FORBIDDEN' })
    } finally {
      await open.close()
    }
  })

  it.each<[string, () => Partial<CreateAuthorityInput>, Place[]]>([
    ['an empty name', () => ({ name: ' ' }), [['REQUIRED', 'name']]],
    ['a long name', () => ({ name: 'x'.repeat(129) }), [['TOO_LONG', 'name']]],
    ['a name with a NUL', () => ({ name: 'a\u0000' }), [['INVALID', 'name']]],
    ['a name that is taken', () => ({ name: 'The root' }), [['TAKEN', 'name']]],
    ['no common name', () => ({ subject: { organization: 'x' } }), [['REQUIRED', 'subject', 'commonName']]],
    [
      'a long common name',
      () => ({ subject: { commonName: 'x'.repeat(65) } }),
      [['TOO_LONG', 'subject', 'commonName']],
    ],
    ['a line break', () => ({ subject: { commonName: 'a\nb' } }), [['INVALID', 'subject', 'commonName']]],
    ['a root with a parent', () => ({ parentId: rootId }), [['INVALID', 'parentId']]],
    ['a subordinate without', () => ({ type: 'SUBORDINATE' }), [['REQUIRED', 'parentId']]],
    ['a negative path length', () => ({ pathLength: -1 }), [['OUT_OF_RANGE', 'pathLength']]],
    ['an end in the past', () => ({ validityEnd: '2001-01-01T00:00:00Z' }), [['OUT_OF_RANGE', 'validityEnd']]],
    ['no days', () => ({ validityDays: 0 }), [['OUT_OF_RANGE', 'validityDays']]],
    [
      'days and an end',
      () => ({ validityDays: 1, validityEnd: '2040-01-01T00:00:00Z' }),
      [['INVALID', 'validityDays']],
    ],
    [
      'an end past its parent',
      () => ({ type: 'SUBORDINATE', parentId: rootId, validityDays: 3651 }),
      [['OUT_OF_RANGE', 'validityDays']],
    ],
    ['a role that is not there', () => ({ roleIds: [toNodeId('Role', MISSING)] }), [['NOT_FOUND', 'roleIds', '0']]],
    ['a role id of another kind', () => ({ roleIds: [rootId] }), [['INVALID', 'roleIds', '0']]],
    [
      'too many roles',
      () => ({ roleIds: Array.from({ length: 10_000 }, () => toNodeId('Role', MISSING)) }),
      [['TOO_MANY', 'roleIds']],
    ],
    [
      'a policy that contradicts itself',
      () => ({ issuance: { defaultValidityDays: 10, maximumValidityDays: 5 } }),
      [['OUT_OF_RANGE', 'issuance', 'defaultValidityDays']],
    ],
    [
      'several of these at once',
      () => ({ name: '', description: '\u0000', subject: {}, issuance: { maximumValidityDays: 0 } }),
      [
        ['REQUIRED', 'name'],
        ['INVALID', 'description'],
        ['OUT_OF_RANGE', 'issuance', 'maximumValidityDays'],
        ['OUT_OF_RANGE', 'issuance', 'defaultValidityDays'],
        ['REQUIRED', 'subject', 'commonName'],
      ],
    ],
  ])('refuses %s', async (_what, input, places) => {
    await expectRefused(input(), ...places)
  })

  it('does not go below a path length of zero', async () => {
    const last = await create({ pathLength: 0 })
    await expectRefused({ type: 'SUBORDINATE', parentId: last.id }, ['POLICY_VIOLATION', 'pathLength'])
  })

  it('refuses a parent that is not there or of another kind', async () => {
    const type = 'SUBORDINATE'
    const input = inputOf({ type, parentId: toNodeId('Authority', MISSING) })
    await expectRefusal(service, service.admin, CreateAuthority, { input }, { code: 'NOT_FOUND' })
    await expectRefused({ type, parentId: toNodeId('Role', MISSING) }, ['INVALID', 'parentId'])
  })
})

describe('authorities', () => {
  it('are found by id and name, with those below them', async () => {
    const child = await create({ type: 'SUBORDINATE', parentId: rootId })
    const byName = await service.admin.data(AuthorityBy, { by: { name: 'The root' } })
    expect(byName.authority?.id).toBe(rootId)
    expect(byName.authority?.children).toContainEqual({ id: child.id })
    expect((await service.admin.data(AuthorityBy, { by: { name: 'the root' } })).authority).toBeNull()
    const reader = await service.user('plain')
    expect((await reader.data(AuthorityBy, { by: { id: rootId } })).authority?.viewerPermissions).toEqual(['VIEW'])
  })

  it('are filtered, ordered and paged', async () => {
    const own = await startService()
    try {
      const owner = 'filter@example.org'
      const names = ['b_1', 'A%1', 'a 2', 'C']
      const root = await seedAuthority(own.admin, { name: 'b_1', owner })
      for (const name of names.slice(1)) {
        await seedAuthority(own.admin, { name, owner: 'x@example.org', type: 'SUBORDINATE', parentId: root.id })
      }
      const list = async (filter: AuthorityFilter) =>
        (await own.admin.data(Authorities, { filter })).authorities?.nodes.map((node) => node.name).toSorted()
      expect(await list({})).toEqual(names.toSorted())
      expect(await list({ search: '%' })).toEqual(['A%1'])
      expect(await list({ search: '_' })).toEqual(['b_1'])
      expect(await list({ search: 'A' })).toEqual(['A%1', 'a 2'])
      expect(await list({ owners: ['FILTER@example.org'] })).toEqual(['b_1'])
      expect(await list({ types: ['ROOT'] })).toEqual(['b_1'])
      expect(await list({ types: [] })).toEqual([])
      expect(await list({ active: false })).toEqual([])
      const seen: string[] = []
      const orderBy = [{ field: 'CREATED_AT' as const, direction: 'DESC' as const }]
      for (let after: string | null = null, more = true; more;) {
        const { authorities } = (await own.admin.data(Authorities, { first: 1, after, orderBy })) as PageOf
        seen.push(...authorities.nodes.map((node) => node.name))
        more = authorities.pageInfo.hasNextPage
        after = authorities.pageInfo.endCursor
      }
      expect(seen).toEqual(names.toReversed())
    } finally {
      await own.close()
    }
  })

  it.each<[string, object]>([
    ['a NUL in a name', { search: 'a\u0000' }],
    ['a long text', { search: 'x'.repeat(1001) }],
    ['too many owners', { owners: Array.from({ length: 101 }, (_, index) => `o${index}@example.org`) }],
  ])('refuse %s in a filter', async (_what, filter) => {
    await expectRefusal(service, service.admin, Authorities, { filter }, { code: 'BAD_USER_INPUT', names: 'filter' })
  })

  it('are not there by a name that cannot be', async () => {
    expect((await service.admin.data(AuthorityBy, { by: { name: 'a\u0000b' } })).authority).toBeNull()
  })
})

interface PageOf {
  authorities: { nodes: { name: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
}
