import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KEY_TYPES } from '../../src/pki/types.ts'
import { parseCertificatePem } from '../../src/pki/certificate.ts'
import { CreateAuthorityInFull } from '../kit/authorities.ts'
import type { Client } from '../kit/client.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import type { CreateAuthorityInput } from '../kit/gql/graphql.ts'
import { ATTEMPT_TABLES, tableDigests } from '../kit/rows.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'
import { openssl } from '../kit/tools.ts'

const Tree = graphql(`
  query AuthorityTree($filter: AuthorityFilter) {
    authorities(filter: $filter, first: 100) {
      nodes {
        id
        name
        parent {
          id
        }
        children {
          id
        }
        issuedCounts {
          total
          valid
          notYetValid
          expired
          revoked
        }
        keyType
        pathLength
        chainComplete
        csr
        nameConstraints {
          permitted {
            value
          }
        }
        roles {
          name
        }
      }
    }
  }
`)

const Revoke = graphql(`
  mutation RevokeForCounts($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)

const clock = new FakeClock()
let service: Service
beforeAll(async () => {
  service = await startService({ clock: clock.now, env: { INDRI_REQUESTS_PER_MINUTE: '0' } })
})
afterAll(() => service.close())

let counter = 0

async function create(input: Partial<CreateAuthorityInput> = {}, client: Client = service.admin) {
  const name = `Made ${++counter}`
  const wanted = { name, owner: 'ca@example.org', type: 'ROOT' as const, subject: { commonName: name }, ...input }
  return (await client.data(CreateAuthorityInFull, { input: wanted })).createAuthority
}

/** So many days from the service's now. */
function inDays(days: number): string {
  return new Date(clock.now().getTime() + days * 86_400_000).toISOString()
}

function days({ notBefore, notAfter }: { notBefore: unknown; notAfter: unknown }): number {
  return (Date.parse(String(notAfter)) - Date.parse(String(notBefore))) / 86_400_000
}

async function refusal(input: Partial<CreateAuthorityInput>) {
  const { authority, userErrors } = await create(input)
  expect(authority).toBeNull()
  return userErrors.map(({ code, path }) => `${code} ${path?.join('.')}`)
}

describe('a root and a subordinate', () => {
  it.each(KEY_TYPES)(
    'of %s issue what verifies',
    async (keyType) => {
      const root = await seedAuthority(service.admin, { keyType })
      const { authority } = await create({ type: 'SUBORDINATE', parentId: root.id, keyType })
      expect(authority).toMatchObject({ keyType, chainComplete: true, parent: { id: root.id }, active: true })
      const leaf = await seedCertificate(service.admin, authority?.id ?? '')
      const [issuer, anchor] = [authority?.certificate?.body ?? '', root.certificate?.body ?? '']
      // Node's OpenSSL knows ML-DSA, the machine's may not.
      expect(new X509Certificate(leaf.body).verify(new X509Certificate(issuer).publicKey)).toBe(true)
      expect(new X509Certificate(issuer).verify(new X509Certificate(anchor).publicKey)).toBe(true)
      if (keyType.startsWith('ML_DSA')) return
      const args = [
        'verify',
        '-x509_strict',
        '-check_ss_sig',
        '-CAfile',
        'root.pem',
        '-untrusted',
        'sub.pem',
        'leaf.pem',
      ]
      const files = { 'root.pem': anchor, 'sub.pem': issuer, 'leaf.pem': leaf.body }
      expect(openssl(args, files)).toBe('leaf.pem: OK\n')
    },
    30_000,
  )
})

describe('the path length', () => {
  it('of a subordinate is below that of its issuer', async () => {
    const root = await seedAuthority(service.admin, { pathLength: 1 })
    expect(await refusal({ type: 'SUBORDINATE', parentId: root.id, pathLength: 1 })).toEqual([
      'OUT_OF_RANGE pathLength',
    ])
    const { authority } = await create({ type: 'SUBORDINATE', parentId: root.id, pathLength: 0 })
    expect(authority?.pathLength).toBe(0)
    expect(await refusal({ type: 'SUBORDINATE', parentId: authority?.id ?? null })).toEqual([
      'POLICY_VIOLATION pathLength',
    ])
  })

  it('counts every authority above, not the issuer alone', async () => {
    const root = await seedAuthority(service.admin, { pathLength: 1 })
    // Its own certificate names no limit, but the root leaves no room below it.
    const { authority: middle } = await create({ type: 'SUBORDINATE', parentId: root.id })
    expect(middle?.pathLength).toBeNull()
    expect(await refusal({ type: 'SUBORDINATE', parentId: middle?.id ?? null })).toEqual([
      'POLICY_VIOLATION pathLength',
    ])
  })

  it.each([-1, 256])('is not %i', async (pathLength) => {
    expect(await refusal({ pathLength })).toEqual(['OUT_OF_RANGE pathLength'])
  })
})

describe('the validity', () => {
  it('is ten years for a root, five for a subordinate, or what its issuer has left', async () => {
    const root = (await create()).authority
    expect(root?.certificate && days(root.certificate)).toBe(3650)
    const subordinate = (await create({ type: 'SUBORDINATE', parentId: root?.id ?? null })).authority
    expect(subordinate?.certificate && days(subordinate.certificate)).toBe(1825)
    const short = await create({ validityDays: 100 })
    const below = (await create({ type: 'SUBORDINATE', parentId: short.authority?.id ?? null })).authority
    expect(below?.certificate && days(below.certificate)).toBe(100)
    expect(below?.expiresAt).toEqual(below?.certificate?.notAfter)
  })

  it('never exceeds that of the issuer, nor begins before it', async () => {
    const root = await seedAuthority(service.admin, { validityDays: 100 })
    const below = { type: 'SUBORDINATE' as const, parentId: root.id }
    expect(await refusal({ ...below, validityDays: 101 })).toEqual(['OUT_OF_RANGE validityDays'])
    const validityEnd = inDays(101)
    expect(await refusal({ ...below, validityEnd })).toEqual(['OUT_OF_RANGE validityEnd'])
    const validityStart = inDays(-1)
    expect(await refusal({ ...below, validityStart })).toEqual(['OUT_OF_RANGE validityStart'])
  })

  it.each([
    [{ validityDays: 0 }, 'OUT_OF_RANGE validityDays'],
    [{ validityDays: 36_501 }, 'OUT_OF_RANGE validityDays'],
    [{ validityEnd: '2020-01-01T00:00:00Z' }, 'OUT_OF_RANGE validityEnd'],
    [{ validityEnd: '2040-01-01T00:00:00Z', validityDays: 3 }, 'INVALID validityDays'],
  ])('is not %o', async (input, expected) => {
    expect(await refusal(input)).toEqual([expected])
  })

  it('of an expired issuer lets no subordinate be made', async () => {
    const past = inDays(-10)
    const soon = inDays(1 / 86_400)
    const root = await seedAuthority(service.admin, { validityStart: past, validityEnd: soon })
    clock.advance({ seconds: 2 })
    const found = await refusal({ type: 'SUBORDINATE', parentId: root.id, validityDays: 1 })
    expect(found).toContain('EXPIRED parentId')
  })
})

describe('the parent', () => {
  it('must be one that the caller may issue from, also for an operator who may make authorities', async () => {
    const operators = await startService({ env: { INDRI_AUTHORITY_CREATION: 'operator' } })
    try {
      const parent = await seedAuthority(operators.admin, { owner: 'parents@example.org' })
      const stranger = await operators.user('stranger', ['operator'])
      const member = await operators.user('member', ['operator', 'parents@example.org'])
      const input = {
        name: 'Below',
        owner: 'stranger@example.org',
        type: 'SUBORDINATE' as const,
        parentId: parent.id,
        subject: { commonName: 'Below' },
      }
      const before = await tableDigests(operators.database, ATTEMPT_TABLES)
      expect(await stranger.errorCode(CreateAuthorityInFull, { input })).toBe('FORBIDDEN')
      expect(await tableDigests(operators.database, ATTEMPT_TABLES)).toEqual(before)
      const { createAuthority } = await member.data(CreateAuthorityInFull, { input })
      expect(createAuthority.authority?.parent).toEqual({ id: parent.id })
      const own = { ...input, name: 'Own root', type: 'ROOT' as const, parentId: null }
      expect((await stranger.data(CreateAuthorityInFull, { input: own })).createAuthority.userErrors).toEqual([])
    } finally {
      await operators.close()
    }
  })

  it.each([
    [{ type: 'SUBORDINATE' as const }, 'REQUIRED parentId'],
    [{ type: 'ROOT' as const, signedElsewhere: true }, 'INVALID signedElsewhere'],
    [{ type: 'EXTERNAL' as const, subject: null }, 'REQUIRED issuer'],
  ])('and the type go together: %o', async (input, expected) => {
    expect(await refusal(input)).toEqual([expected])
  })
})

describe('names and roles', () => {
  it('gives each authority its admin and operator role beside the owner role', async () => {
    const { authority } = await create({ name: 'Payments', owner: 'Pay@Example.org' })
    const names = authority?.roles.map((role) => role.name)
    expect(names?.toSorted()).toEqual(['Payments admin', 'Payments operator', 'pay@example.org'])
    // To issue is not to change the CA's own certificate.
    const onCertificate = authority?.certificate?.roles.map((role) => role.name)
    expect(onCertificate?.toSorted()).toEqual(['Payments admin', 'pay@example.org'])
  })

  it('lets holders of either role issue, and nobody by the name of another authority', async () => {
    const { authority } = await create({ name: 'Shipping' })
    await create({ name: 'Shipping 2' })
    for (const role of ['Shipping admin', 'Shipping operator']) {
      const user = await service.user(`user${++counter}`, [role])
      const certificate = await seedCertificate(user, authority?.id ?? '')
      expect(certificate.id).toMatch(/^cert_/)
    }
    const other = await service.user('othershipper', ['Shipping 2 operator'])
    await expect(seedCertificate(other, authority?.id ?? '')).rejects.toThrow('FORBIDDEN')
  })

  it('never hands a new authority to the members of a role that is there already', async () => {
    const before = await service.user('earlybird', ['Harbour ADMIN'])
    expect(await refusal({ name: 'Harbour' })).toEqual(['TAKEN name'])
    await expect(seedAuthority(before)).rejects.toThrow('FORBIDDEN')
  })

  it.each([['Taken'], ['TAKEN'], ['  taken  ']])('takes no name twice, in whatever case: %j', async (name) => {
    if (name === 'Taken') await create({ name })
    expect(await refusal({ name })).toEqual(['TAKEN name'])
  })

  it('of two that want one name at once makes one', async () => {
    const made = await Promise.all(['Race', 'RACE', 'race'].map((name) => create({ name })))
    expect(made.filter(({ authority }) => authority !== null)).toHaveLength(1)
    expect(made.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['TAKEN', 'TAKEN'])
  })

  it('answers the same input under one idempotency key with one authority', async () => {
    const input = { name: 'Once', subject: { commonName: 'Once' }, idempotencyKey: 'once' }
    const made = await Promise.all([create(input), create(input), create(input)])
    expect(new Set(made.map(({ authority }) => authority?.id)).size).toBe(1)
    expect((await create({ ...input, description: 'another' })).userErrors[0]?.code).toBe('IDEMPOTENCY_KEY_REUSED')
  })
})

describe('name constraints', () => {
  it('are written into the certificate, critical, and shown', async () => {
    const root = await seedAuthority(service.admin)
    const { authority } = await create({
      type: 'SUBORDINATE',
      parentId: root.id,
      nameConstraints: {
        permitted: [{ dns: 'Example.ORG' }, { ipRange: '10.0.0.0/8' }, { email: '.example.org' }],
        excluded: [{ dns: 'secret.example.org' }, { directoryName: 'O=Evil' }],
      },
    })
    expect(authority?.nameConstraints?.permitted).toContainEqual({ type: 'DNS', value: 'example.org' })
    expect(authority?.nameConstraints?.excluded).toHaveLength(2)
    const { extensions } = parseCertificatePem(authority?.certificate?.body ?? '')
    expect(extensions.raw.find(({ oid }) => oid === '2.5.29.30')?.critical).toBe(true)
  })

  it.each([
    [{ permitted: [{ dns: 'not a host' }] }, 'INVALID nameConstraints.permitted.0'],
    [{ excluded: [{ dns: 'ok.example' }, { ipRange: '10.1.2.3/8' }] }, 'INVALID nameConstraints.excluded.1'],
    [{ permitted: Array.from({ length: 201 }, () => ({ dns: 'a.example' })) }, 'TOO_MANY nameConstraints'],
  ])('that cannot be are refused before a key is made', async (nameConstraints, expected) => {
    expect(await refusal({ nameConstraints })).toEqual([expected])
  })
})

describe('what is known of an authority', () => {
  it('is read in a number of statements that does not depend on how many there are', async () => {
    const root = await seedAuthority(service.admin, { owner: 'few@example.org' })
    const parentIds = [root.id]
    const children = async (count: number) => {
      for (let made = 0; made < count; made += 1) {
        await seedAuthority(service.admin, { type: 'SUBORDINATE', parentId: root.id })
      }
      service.database.startCounting()
      const { authorities } = await service.admin.data(Tree, { filter: { parentIds } })
      return { nodes: authorities?.nodes.length, statements: service.database.statements.length }
    }
    const few = await children(3)
    const many = await children(12)
    expect([few.nodes, many.nodes]).toEqual([3, 15])
    expect(many.statements).toBe(few.statements)
  })

  it('counts what it issued by where it stands', async () => {
    const root = await seedAuthority(service.admin)
    await seedCertificate(service.admin, root.id)
    await seedCertificate(service.admin, root.id, { validityStart: inDays(5), validityEnd: inDays(9) })
    await seedCertificate(service.admin, root.id, { validityEnd: inDays(1) })
    const revoked = await seedCertificate(service.admin, root.id, { validityEnd: inDays(1) })
    await service.admin.data(Revoke, { input: { id: revoked.id } })
    clock.advance({ days: 2 })
    // The first session has expired.
    const admin = await service.anonymous.signIn('root', PASSWORD)
    const { authorities } = await admin.data(Tree, { filter: { search: root.name } })
    const counts = authorities?.nodes.find(({ id }) => id === root.id)?.issuedCounts
    expect(counts).toEqual({ total: 4, valid: 1, notYetValid: 1, expired: 1, revoked: 1 })
  })
})
