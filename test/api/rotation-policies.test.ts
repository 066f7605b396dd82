// Rotation policies: made by admins, followed by certificates, and what is due by them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'

const List = graphql(`
  query RotationPolicies {
    rotationPolicies {
      id
      name
      days
      percent
      version
    }
  }
`)

const Create = graphql(`
  mutation CreatePolicy($input: CreateRotationPolicyInput!) {
    createRotationPolicy(input: $input) {
      rotationPolicy {
        id
        name
        days
        percent
        version
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const Update = graphql(`
  mutation UpdatePolicy($input: UpdateRotationPolicyInput!) {
    updateRotationPolicy(input: $input) {
      rotationPolicy {
        name
        days
        percent
        version
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const Delete = graphql(`
  mutation DeletePolicy($input: DeleteRotationPolicyInput!) {
    deleteRotationPolicy(input: $input) {
      deletedId
      userErrors {
        code
        path
      }
    }
  }
`)

const Assign = graphql(`
  mutation AssignPolicy($input: UpdateCertificateInput!) {
    updateCertificate(input: $input) {
      certificate {
        rotationPolicy {
          id
        }
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const Due = graphql(`
  query Due($ids: [ID!]) {
    due: certificates(filter: { ids: $ids, inRotationWindow: true }) {
      nodes {
        id
      }
    }
    notDue: certificates(filter: { ids: $ids, inRotationWindow: false }) {
      nodes {
        id
      }
    }
    all: certificates(filter: { ids: $ids }) {
      nodes {
        id
        inRotationWindow
        rotationPolicy {
          id
          name
        }
      }
    }
  }
`)

const Reissue = graphql(`
  mutation ReissueWithPolicy($input: ReissueCertificateInput!) {
    reissueCertificate(input: $input) {
      certificate {
        rotationPolicy {
          id
        }
      }
      userErrors {
        code
        message
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

async function made(input: { name: string; days?: number; percent?: number }) {
  const { createRotationPolicy } = await service.admin.data(Create, { input })
  if (createRotationPolicy.rotationPolicy == null) throw new Error(JSON.stringify(createRotationPolicy.userErrors))
  return createRotationPolicy.rotationPolicy
}

describe('rotation policies', () => {
  it('begin with a default of 30 days, which can be changed and not deleted', async () => {
    const { rotationPolicies } = await service.admin.data(List, {})
    const standard = rotationPolicies?.find(({ name }) => name === 'default')
    expect(standard).toMatchObject({ days: 30, percent: null })
    const { deleteRotationPolicy } = await service.admin.data(Delete, { input: { id: standard?.id ?? '' } })
    expect(deleteRotationPolicy).toEqual({ deletedId: null, userErrors: [{ code: 'IN_USE', path: ['id'] }] })
  })

  it('go by days or by percent, and change from one to the other', async () => {
    const policy = await made({ name: 'a third', percent: 33 })
    expect(policy).toMatchObject({ days: null, percent: 33 })
    const { updateRotationPolicy } = await service.admin.data(Update, { input: { id: policy.id, days: 14 } })
    expect(updateRotationPolicy.rotationPolicy).toMatchObject({ name: 'a third', days: 14, percent: null })
    const stale = await service.admin.data(Update, { input: { id: policy.id, version: policy.version, days: 15 } })
    expect(stale.updateRotationPolicy).toEqual({
      rotationPolicy: null,
      userErrors: [{ code: 'CONFLICT', path: ['version'] }],
    })
  })

  it.each([
    [{ name: 'none' }, 'REQUIRED', ['days']],
    [{ name: 'both', days: 1, percent: 1 }, 'REQUIRED', ['days']],
    [{ name: 'zero', days: 0 }, 'OUT_OF_RANGE', ['days']],
    [{ name: 'ever', days: 3651 }, 'OUT_OF_RANGE', ['days']],
    [{ name: 'all', percent: 100 }, 'OUT_OF_RANGE', ['percent']],
    [{ name: ' ', days: 1 }, 'REQUIRED', ['name']],
    [{ name: 'x'.repeat(129), days: 1 }, 'TOO_LONG', ['name']],
    [{ name: 'nul\0', days: 1 }, 'INVALID', ['name']],
    [{ name: 'DeFaUlT', days: 1 }, 'TAKEN', ['name']],
  ])('are refused as %j with %s at %j', async (input, code, path) => {
    const { createRotationPolicy } = await service.admin.data(Create, { input })
    expect(createRotationPolicy).toEqual({ rotationPolicy: null, userErrors: [{ code, path }] })
  })

  it('with one name, asked for at once, are made once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => service.admin.data(Create, { input: { name: 'race', days: 1 } })),
    )
    const codes = answers.flatMap(({ createRotationPolicy }) => createRotationPolicy.userErrors.map(({ code }) => code))
    expect(codes).toEqual(['TAKEN', 'TAKEN', 'TAKEN'])
  })

  it('are made once for one idempotency key', async () => {
    const input = { name: 'once', days: 3, idempotencyKey: 'policy-once' }
    const [first, second] = await Promise.all([
      service.admin.data(Create, { input }),
      service.admin.data(Create, { input }),
    ])
    expect(first.createRotationPolicy.rotationPolicy?.id).toBeDefined()
    expect(second).toEqual(first)
  })

  it('stay while a certificate follows them, and go when none does', async () => {
    const policy = await made({ name: 'followed', days: 5 })
    const certificate = await seedCertificate(service.admin, authorityId, { rotationPolicyId: policy.id })
    const used = await service.admin.data(Delete, { input: { id: policy.id } })
    expect(used.deleteRotationPolicy.userErrors).toEqual([{ code: 'IN_USE', path: ['id'] }])
    const { updateCertificate } = await service.admin.data(Assign, {
      input: { id: certificate.id, rotationPolicyId: null },
    })
    expect(updateCertificate.certificate?.rotationPolicy).toBeNull()
    const gone = await service.admin.data(Delete, { input: { id: policy.id } })
    expect(gone.deleteRotationPolicy).toEqual({ deletedId: policy.id, userErrors: [] })
    const { updateCertificate: late } = await service.admin.data(Assign, {
      input: { id: certificate.id, rotationPolicyId: policy.id },
    })
    expect(late.userErrors).toEqual([{ code: 'NOT_FOUND', path: ['rotationPolicyId'] }])
  })
})

describe('a certificate', () => {
  it('follows the default unless told otherwise, and keeps its policy when it is reissued', async () => {
    const policy = await made({ name: 'kept', days: 7 })
    const plain = await seedCertificate(service.admin, authorityId)
    const own = await seedCertificate(service.admin, authorityId, { rotationPolicyId: policy.id })
    const { all } = await service.admin.data(Due, { ids: [plain.id] })
    expect(all?.nodes[0]?.rotationPolicy?.name).toBe('default')
    const { reissueCertificate } = await service.admin.data(Reissue, { input: { id: own.id } })
    expect(reissueCertificate.certificate?.rotationPolicy).toEqual({ id: policy.id })
  })

  it('is due by its own policy and no other, as field and as filter', async () => {
    const ninety = await made({ name: 'ninety', days: 90 })
    const tenth = await made({ name: 'a tenth', percent: 10 })
    const byDefault = await seedCertificate(service.admin, authorityId, { validityDays: 100 })
    const byNinety = await seedCertificate(service.admin, authorityId, {
      validityDays: 100,
      rotationPolicyId: ninety.id,
    })
    const byTenth = await seedCertificate(service.admin, authorityId, { validityDays: 100, rotationPolicyId: tenth.id })
    const never = await seedCertificate(service.admin, authorityId, { validityDays: 100 })
    await service.admin.data(Assign, { input: { id: never.id, rotationPolicyId: null } })
    const ids = [byDefault.id, byNinety.id, byTenth.id, never.id]
    const dueAfter = async (days: number) => {
      clock.advance({ days })
      const admin = await service.anonymous.signIn('root', PASSWORD)
      const { due, notDue, all } = await admin.data(Due, { ids })
      const listed = new Set(due?.nodes.map(({ id }) => id))
      expect(new Set(all?.nodes.filter(({ inRotationWindow }) => inRotationWindow).map(({ id }) => id))).toEqual(listed)
      expect((due?.nodes.length ?? 0) + (notDue?.nodes.length ?? 0)).toBe(ids.length)
      return listed
    }
    expect(await dueAfter(9)).toEqual(new Set())
    expect(await dueAfter(1)).toEqual(new Set([byNinety.id]))
    expect(await dueAfter(60)).toEqual(new Set([byNinety.id, byDefault.id]))
    expect(await dueAfter(20)).toEqual(new Set([byNinety.id, byDefault.id, byTenth.id]))
    expect(await dueAfter(20)).toEqual(new Set([byNinety.id, byDefault.id, byTenth.id]))
  })
})
