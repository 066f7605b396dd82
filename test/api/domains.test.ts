import { afterAll, beforeAll, expect, it } from 'vitest'
import { graphql } from '../kit/gql/index.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'

const Domains = graphql(`
  query FindDomains($filter: DomainFilter, $first: Int) {
    domains(filter: $filter, first: $first) {
      totalCount
      nodes {
        id
        name
        sensitive
        version
      }
    }
  }
`)

const Create = graphql(`
  mutation WriteDomain($input: CreateDomainInput!) {
    createDomain(input: $input) {
      domain {
        id
        name
        sensitive
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
  mutation MarkDomain($input: UpdateDomainInput!) {
    updateDomain(input: $input) {
      domain {
        sensitive
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const Delete = graphql(`
  mutation DropDomain($input: DeleteDomainInput!) {
    deleteDomain(input: $input) {
      deletedId
      userErrors {
        code
        path
      }
    }
  }
`)

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.close())

const create = async (name: string, sensitive = false) =>
  (await service.admin.data(Create, { input: { name, sensitive } })).createDomain
const find = async (filter: object) => (await service.admin.data(Domains, { filter })).domains?.nodes ?? []

it('is written down in the form certificates have it in, and once', async () => {
  expect((await create('Bücher.Example')).domain?.name).toBe('xn--bcher-kva.example')
  expect((await create('2001:DB8::1')).domain?.name).toBe('2001:db8::1')
  expect((await create('BÜCHER.example')).userErrors).toEqual([{ code: 'TAKEN', path: ['name'] }])
  for (const name of ['', 'a b', 'x.*.example', '-a.example', 'a..example']) {
    expect((await create(name)).userErrors).toEqual([{ code: 'INVALID', path: ['name'] }])
  }
})

it('that is sensitive is closed to all but admins, with what is below it and wildcards that cover it', async () => {
  const root = await seedAuthority(service.admin, { owner: 'dom-ca@example.org' })
  const ann = await service.user('ann', ['dom-ca@example.org'])
  await seedCertificate(ann, root.id, { commonName: 'www.bank.example' })
  const { domain } = await create('bank.example')
  const id = domain?.id ?? ''
  await service.admin.data(Update, { input: { id, version: domain?.version ?? 0, sensitive: true } })
  for (const commonName of ['bank.example', 'www.BANK.example', '*.bank.example']) {
    await expect(seedCertificate(ann, root.id, { commonName })).rejects.toThrow('POLICY_VIOLATION')
  }
  await seedCertificate(service.admin, root.id, { commonName: 'www.bank.example' })
  const stale = await service.admin.data(Update, { input: { id, version: domain?.version ?? 0, sensitive: false } })
  expect(stale.updateDomain.userErrors).toEqual([{ code: 'CONFLICT', path: ['version'] }])
  await service.admin.data(Update, { input: { id, sensitive: false } })
  await seedCertificate(ann, root.id, { commonName: 'again.bank.example' })
})

it('is found by name and by being sensitive, and % finds nothing', async () => {
  await create('find-me.example', true)
  expect(await find({ search: 'FIND-ME' })).toMatchObject([{ name: 'find-me.example', sensitive: true }])
  expect(await find({ names: ['Find-Me.example'], sensitive: true })).toHaveLength(1)
  expect(await find({ names: ['find-me.example'], sensitive: false })).toEqual([])
  expect(await find({ search: '%' })).toEqual([])
})

it('is deleted while no certificate covers it', async () => {
  const { domain } = await create('idle.example')
  const gone = await service.admin.data(Delete, { input: { id: domain?.id ?? '' } })
  expect(gone.deleteDomain).toEqual({ deletedId: domain?.id, userErrors: [] })
  const root = await seedAuthority(service.admin)
  await seedCertificate(service.admin, root.id, { commonName: 'covered.example' })
  const [covered] = await find({ names: ['covered.example'] })
  const kept = await service.admin.data(Delete, { input: { id: covered?.id ?? '' } })
  expect(kept.deleteDomain.userErrors).toEqual([{ code: 'IN_USE', path: ['id'] }])
})
