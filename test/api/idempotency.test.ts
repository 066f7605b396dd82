import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import type { CreateCertificateInput } from '../kit/gql/graphql.ts'
import { seedAuthority } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { opensslKey, opensslSelfSigned } from '../kit/tools.ts'

const CreateOnce = graphql(`
  mutation CreateOnce($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
      certificate {
        id
        name
        serialNumber
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const UploadOnce = graphql(`
  mutation UploadOnce($input: UploadCertificateInput!) {
    uploadCertificate(input: $input) {
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

const ReissueOnce = graphql(`
  mutation ReissueOnce($input: ReissueCertificateInput!) {
    reissueCertificate(input: $input) {
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

const CreateAuthorityOnce = graphql(`
  mutation CreateAuthorityOnce($input: CreateAuthorityInput!) {
    createAuthority(input: $input) {
      authority {
        id
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const clock = new FakeClock()
let service: Service
let authorityId: string
beforeAll(async () => {
  service = await startService({ clock: clock.now })
  authorityId = (await seedAuthority(service.admin)).id
})
afterAll(() => service.close())

const owner = 'team@example.org'
function create(input: Partial<CreateCertificateInput>, client = service.admin) {
  return client.data(CreateOnce, { input: { authorityId, owner, ...input } }).then((data) => data.createCertificate)
}

async function countOf(table: 'certificates' | 'idempotency_keys' | 'issuances'): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*)::text as count from ${sql.table(table)}`.execute(
    kysely(service.database.fork()),
  )
  return Number(rows[0]?.count)
}

describe('the same key', () => {
  it('gives one certificate, asked for twenty times at once', async () => {
    const before = await countOf('certificates')
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => create({ commonName: 'once.example.org', idempotencyKey: 'once' })),
    )
    expect(answers.flatMap((answer) => answer.userErrors)).toEqual([])
    expect(new Set(answers.map((answer) => answer.certificate?.id)).size).toBe(1)
    expect(await countOf('certificates')).toBe(before + 1)
    const again = await create({ commonName: 'once.example.org', idempotencyKey: 'once' })
    expect(again.certificate).toEqual(answers[0]?.certificate)
  })

  it('does not care for the order of fields, nor for what is default or absent', async () => {
    const first = await create({ commonName: 'order.example.org', description: 'x', idempotencyKey: 'order' })
    const { createCertificate } = await service.admin.data(CreateOnce, {
      input: {
        idempotencyKey: 'order',
        notify: true,
        rotation: false,
        name: null,
        description: 'x',
        commonName: 'order.example.org',
        owner,
        authorityId,
      },
    })
    expect(createCertificate.certificate?.id).toBe(first.certificate?.id)
  })

  it('with another input is an error, and issues nothing', async () => {
    await create({ commonName: 'first.example.org', idempotencyKey: 'reused' })
    const before = await countOf('issuances')
    const answer = await create({ commonName: 'second.example.org', idempotencyKey: 'reused' })
    expect(answer).toEqual({
      certificate: null,
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['idempotencyKey'] }],
    })
    expect(await countOf('issuances')).toBe(before)
  })

  it('of another caller, or for another operation, is another key', async () => {
    const other = await service.user('other', ['admin'])
    const input = { commonName: 'shared.example.org', idempotencyKey: 'shared' }
    const mine = await create(input)
    const theirs = await create(input, other)
    expect(theirs.certificate?.id).not.toBe(mine.certificate?.id)
    const { reissueCertificate } = await service.admin.data(ReissueOnce, {
      input: { id: mine.certificate?.id ?? '', idempotencyKey: 'shared' },
    })
    expect(reissueCertificate.userErrors).toEqual([])
  })

  it('is free again after a failure', async () => {
    const failed = await create({ commonName: 'a\u0001', idempotencyKey: 'freed' })
    expect(failed.userErrors).toEqual([{ code: 'INVALID', path: ['commonName'] }])
    const made = await create({ commonName: 'freed.example.org', idempotencyKey: 'freed' })
    expect(made.userErrors).toEqual([])
  })

  it('is taken over when the process that held it died', async () => {
    await sql`insert into idempotency_keys (actor_id, operation, key, body_hash, created_at, lease_until)
      select actor_id, operation, 'orphan', body_hash, created_at, ${new Date(clock.now().getTime() - 1000)}
      from idempotency_keys where key = 'once'`.execute(kysely(service.database.fork()))
    const made = await create({ commonName: 'once.example.org', idempotencyKey: 'orphan' })
    expect(made.userErrors).toEqual([])
    expect(made.certificate?.name).toMatch(/^once\.example\.org-/)
  })

  it('holds for uploads, reissues and authorities alike', async () => {
    const body = opensslSelfSigned(opensslKey('EC_P256'), '/CN=upload.example.org')
    const { certificate } = await create({ commonName: 'reissued.example.org' })
    const uploads = Array.from({ length: 4 }, () =>
      service.admin.data(UploadOnce, { input: { owner, body, idempotencyKey: 'u' } }),
    )
    const reissues = Array.from({ length: 4 }, () =>
      service.admin.data(ReissueOnce, { input: { id: certificate?.id ?? '', idempotencyKey: 'r' } }),
    )
    const authorities = Array.from({ length: 4 }, () =>
      service.admin.data(CreateAuthorityOnce, {
        input: { name: 'Once', owner, type: 'ROOT', subject: { commonName: 'Once' }, idempotencyKey: 'a' },
      }),
    )
    const uploaded = (await Promise.all(uploads)).map((answer) => answer.uploadCertificate.certificate?.id)
    const reissued = (await Promise.all(reissues)).map((answer) => answer.reissueCertificate.certificate?.id)
    const made = (await Promise.all(authorities)).map((answer) => answer.createAuthority.authority?.id)
    for (const ids of [uploaded, reissued, made]) {
      expect(ids[0]).toBeDefined()
      expect(new Set(ids).size).toBe(1)
    }
  })
})

it(
  'gives a hundred certificates with one common name a name and a serial number each',
  { timeout: 120_000 },
  async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => create({ commonName: 'equal.example.org' })))
    expect(answers.flatMap((answer) => answer.userErrors)).toEqual([])
    expect(new Set(answers.map((answer) => answer.certificate?.name)).size).toBe(100)
    expect(new Set(answers.map((answer) => answer.certificate?.serialNumber)).size).toBe(100)
  },
)
