import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { toNodeId } from '../../src/graphql/node-id.ts'
import { FakeClock } from '../kit/clock.ts'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import type { UpdateCertificateInput } from '../kit/gql/graphql.ts'
import { seedDestination, seedDnsProvider } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'

const clock = new FakeClock()
let root: string
let service: Service
let admin: Client
let authorityId: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'indri-destinations-'))
  service = await startService({ clock: clock.now, env: { INDRI_FILESYSTEM_ROOT: root } })
  admin = service.admin
  authorityId = (await seedAuthority(admin)).id
})
afterAll(async () => {
  await service.close()
  await rm(root, { recursive: true })
})

const Deployments = graphql(`
  query DestinationsDeployments($id: ID!) {
    certificate(by: { id: $id }) {
      dnsProvider {
        id
      }
      destinations {
        id
      }
      deployments {
        id
        state
        attempts
        lastError
        deployedAt
        deployedFingerprint
        destination {
          id
        }
        certificate {
          id
        }
      }
    }
  }
`)

const Change = graphql(`
  mutation DestinationsChange($input: UpdateCertificateInput!) {
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

const Upload = graphql(`
  mutation DestinationsUpload($input: UploadCertificateInput!) {
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

const Reissue = graphql(`
  mutation DestinationsReissue($input: ReissueCertificateInput!) {
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

const Create = graphql(`
  mutation DestinationsCreate($input: CreateDestinationInput!) {
    createDestination(input: $input) {
      destination {
        id
        plugin {
          slug
          capabilities
        }
        options {
          ... on FilesystemDestinationOptions {
            path
            layout
          }
        }
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const Update = graphql(`
  mutation DestinationsUpdate($input: UpdateDestinationInput!) {
    updateDestination(input: $input) {
      destination {
        id
        name
        version
        roles {
          id
        }
        options {
          ... on FilesystemDestinationOptions {
            path
            layout
          }
        }
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const Delete = graphql(`
  mutation DestinationsDelete($input: DeleteDestinationInput!) {
    deleteDestination(input: $input) {
      deletedId
      userErrors {
        code
        path
      }
    }
  }
`)

const DeleteDnsProvider = graphql(`
  mutation DestinationsDeleteDnsProvider($input: DeleteDnsProviderInput!) {
    deleteDnsProvider(input: $input) {
      deletedId
      userErrors {
        code
        path
      }
    }
  }
`)

const List = graphql(`
  query DestinationsList($filter: DestinationFilter) {
    destinations(filter: $filter) {
      nodes {
        id
        name
        options {
          __typename
        }
        roles {
          id
        }
        certificates(first: 5) {
          totalCount
          nodes {
            id
          }
        }
      }
    }
  }
`)

const DeleteCertificate = graphql(`
  mutation DestinationsDeleteCertificate($input: DeleteCertificateInput!) {
    deleteCertificate(input: $input) {
      userErrors {
        code
        path
      }
    }
  }
`)

async function roleId(name: string): Promise<string> {
  const db = kysely(service.database.fork())
  const row = await db.selectFrom('roles').select('id').where('name', '=', name).executeTakeFirstOrThrow()
  return toNodeId('Role', row.id)
}

async function certificate(id: string) {
  const found = await admin.data(Deployments, { id })
  if (found.certificate == null) throw new Error(`there is no certificate ${id}`)
  return found.certificate
}

/** As a deployment job would leave it. */
async function pretendDeployed(destinationName: string): Promise<void> {
  await sql`update deployments set state = 'DEPLOYED', attempts = 1, deployed_at = now()
    where destination_id = (select id from destinations where name = ${destinationName})`.execute(
    kysely(service.database.fork()),
  )
}

const change = async (client: Client, input: UpdateCertificateInput) =>
  (await client.data(Change, { input })).updateCertificate.userErrors

/** Statements that a list of so many takes. */
async function statementsFor(destinations: number): Promise<number> {
  for (let index = 0; index < destinations; index++) {
    const id = await seedDestination(admin, { name: `counted ${destinations} ${index}` })
    await seedCertificate(admin, authorityId, { destinationIds: [id] })
  }
  service.database.startCounting()
  const found = await admin.data(List, { filter: { search: `counted ${destinations} ` } })
  expect(found.destinations?.nodes.map((node) => node.certificates.totalCount)).toEqual(Array(destinations).fill(1))
  return service.database.statements.length
}

describe('a certificate', () => {
  it('is meant to be where it is attached, and nothing says that it has been there', async () => {
    const destination = await seedDestination(admin)
    const { id } = await seedCertificate(admin, authorityId, { destinationIds: [destination] })
    const { deployments, destinations } = await certificate(id)
    expect(destinations).toEqual([{ id: destination }])
    expect(deployments).toEqual([
      {
        id: expect.stringMatching(/^deploy_/) as string,
        state: 'PENDING',
        attempts: 0,
        lastError: null,
        deployedAt: null,
        deployedFingerprint: null,
        destination: { id: destination },
        certificate: { id },
      },
    ])
  })

  it('that was never put there is forgotten when it is detached; one that was is still to be taken away', async () => {
    const destination = await seedDestination(admin, { name: 'put and taken' })
    const { id } = await seedCertificate(admin, authorityId, { destinationIds: [destination] })
    expect(await change(admin, { id, destinationIds: [] })).toEqual([])
    expect((await certificate(id)).deployments).toEqual([])

    expect(await change(admin, { id, destinationIds: [destination] })).toEqual([])
    await pretendDeployed('put and taken')
    expect(await change(admin, { id, destinationIds: null })).toEqual([])
    expect(await certificate(id)).toMatchObject({ destinations: [], deployments: [{ state: 'REMOVING', attempts: 0 }] })
    expect(await change(admin, { id, destinationIds: [destination] })).toEqual([])
    expect(await certificate(id)).toMatchObject({
      destinations: [{ id: destination }],
      deployments: [{ state: 'PENDING' }],
    })
  })

  it('without its private key is refused by a destination that requires it', async () => {
    const { body } = await seedCertificate(admin, authorityId)
    const withoutKey = await startService({ env: { INDRI_FILESYSTEM_ROOT: root } })
    try {
      const there = await seedDestination(withoutKey.admin)
      const refused = await withoutKey.admin.data(Upload, {
        input: { owner: 'team@example.org', body, destinationIds: [there] },
      })
      expect(refused.uploadCertificate.userErrors).toEqual([{ code: 'REQUIRES_KEY', path: ['destinationIds', '0'] }])
      const uploaded = await withoutKey.admin.data(Upload, { input: { owner: 'team@example.org', body } })
      const id = uploaded.uploadCertificate.certificate?.id ?? ''
      expect(await change(withoutKey.admin, { id, destinationIds: [there] })).toEqual([
        { code: 'REQUIRES_KEY', path: ['destinationIds', '0'] },
      ])
    } finally {
      await withoutKey.close()
    }
  })

  it('that has ended is not attached any more', async () => {
    const destination = await seedDestination(admin)
    const { id } = await seedCertificate(admin, authorityId, { validityDays: 1 })
    clock.advance({ days: 2 })
    admin = await service.user('later-admin', ['admin'])
    expect(await change(admin, { id, destinationIds: [destination] })).toEqual([
      { code: 'EXPIRED', path: ['destinationIds', '0'] },
    ])
  })

  it('takes its places and its DNS provider along when it is issued again', async () => {
    const destination = await seedDestination(admin)
    const dnsProviderId = await seedDnsProvider(admin)
    const old = await seedCertificate(admin, authorityId, { destinationIds: [destination], dnsProviderId })
    const { reissueCertificate } = await admin.data(Reissue, { input: { id: old.id } })
    const made = await certificate(reissueCertificate.certificate?.id ?? '')
    expect(made).toMatchObject({
      destinations: [{ id: destination }],
      deployments: [{ state: 'PENDING', attempts: 0 }],
      dnsProvider: { id: dnsProviderId },
    })
    const inUse = await admin.data(DeleteDnsProvider, { input: { id: dnsProviderId } })
    expect(inUse.deleteDnsProvider.userErrors).toEqual([{ code: 'IN_USE', path: ['id'] }])
  })

  it('gets a DNS provider later, another one, and none', async () => {
    const [first, second] = [await seedDnsProvider(admin), await seedDnsProvider(admin)]
    const { id } = await seedCertificate(admin, authorityId)
    for (const dnsProviderId of [first, second]) {
      expect(await change(admin, { id, dnsProviderId })).toEqual([])
      expect(await change(admin, { id, description: 'something else' })).toEqual([])
      expect(await certificate(id)).toMatchObject({ dnsProvider: { id: dnsProviderId } })
    }
    const gone = await seedDnsProvider(admin)
    await admin.data(DeleteDnsProvider, { input: { id: gone } })
    expect(await change(admin, { id, dnsProviderId: gone })).toEqual([{ code: 'NOT_FOUND', path: ['dnsProviderId'] }])
    expect(await change(admin, { id, dnsProviderId: null })).toEqual([])
    expect(await certificate(id)).toMatchObject({ dnsProvider: null })
    const { deleteDnsProvider } = await admin.data(DeleteDnsProvider, { input: { id: second } })
    expect(deleteDnsProvider.userErrors).toEqual([])
  })

  it('that is valid and may be in use somewhere is not deleted', async () => {
    const destination = await seedDestination(admin, { name: 'in use' })
    const { id } = await seedCertificate(admin, authorityId, { destinationIds: [destination] })
    await pretendDeployed('in use')
    const { deleteCertificate } = await admin.data(DeleteCertificate, { input: { id } })
    expect(deleteCertificate.userErrors).toEqual([{ code: 'IN_USE', path: ['id'] }])
  })
})

describe('a destination with roles', () => {
  it('is attached by whoever holds one of them and may change the certificate, and its options are theirs to see', async () => {
    const deployer = await service.user('deployer', ['deployers', 'apps@example.org'])
    const member = await service.user('member', ['apps@example.org'])
    const name = 'with roles'
    const destination = await seedDestination(admin, { name, roleIds: [await roleId('deployers')] })
    const { id } = await seedCertificate(admin, authorityId, { owner: 'apps@example.org' })
    expect(await member.errorCode(Change, { input: { id, destinationIds: [destination] } })).toBe('FORBIDDEN')
    expect((await certificate(id)).deployments).toEqual([])
    expect(await change(deployer, { id, destinationIds: [destination] })).toEqual([])
    // Once it is attached, others who may change the certificate can leave it there.
    expect(await change(member, { id, destinationIds: [destination] })).toEqual([])
    const optionsFor = async (client: Client) =>
      (await client.data(List, { filter: { search: name } })).destinations?.nodes[0]?.options
    expect(await optionsFor(deployer)).toEqual({ __typename: 'FilesystemDestinationOptions' })
    expect(await optionsFor(member)).toBeNull()
    // The role alone is not the right to change certificates.
    const { id: others } = await seedCertificate(admin, authorityId, { owner: 'others@example.org' })
    expect(await deployer.errorCode(Change, { input: { id: others, destinationIds: [destination] } })).toBe('FORBIDDEN')
  })
})

describe('a destination', () => {
  it('is made with options of its plugin, defaults included', async () => {
    const input = { name: 'made', options: { filesystem: { path: 'web/made' } } }
    const { createDestination } = await admin.data(Create, { input })
    expect(createDestination.destination).toMatchObject({
      plugin: { slug: 'filesystem', capabilities: ['REQUIRES_KEY', 'REMOVE'] },
      options: { path: 'web/made', layout: 'NGINX' },
    })
    const again = await admin.data(Create, { input: { ...input, name: 'MADE' } })
    expect(again.createDestination.userErrors).toEqual([{ code: 'TAKEN', path: ['name'] }])
  })

  it.each(['../../etc/cron.d', '/etc', 'a\\b', 'CON', ''])(
    'is refused for the path %j, when made and when changed',
    async (path) => {
      const { createDestination } = await admin.data(Create, {
        input: { name: 'outside', options: { filesystem: { path } } },
      })
      expect(createDestination.userErrors).toMatchObject([{ path: ['options', 'filesystem', 'path'] }])
      const id = await seedDestination(admin)
      const { updateDestination } = await admin.data(Update, { input: { id, options: { filesystem: { path } } } })
      expect(updateDestination.userErrors).toMatchObject([{ path: ['options', 'filesystem', 'path'] }])
    },
  )

  it('is changed where the change names something, and refuses a stale version', async () => {
    const id = await seedDestination(admin, { options: { filesystem: { path: 'kept', layout: 'APACHE' } } })
    const input = { id, version: 1, name: 'renamed', options: { filesystem: { layout: 'HAPROXY' as const } } }
    const { updateDestination } = await admin.data(Update, { input })
    expect(updateDestination.destination).toMatchObject({
      name: 'renamed',
      version: 2,
      roles: [],
      options: { path: 'kept', layout: 'HAPROXY' },
    })
    const stale = await admin.data(Update, { input: { id, version: 1, name: 'too late' } })
    expect(stale.updateDestination.userErrors).toEqual([{ code: 'CONFLICT', path: ['version'] }])
  })

  it('in use is not deleted', async () => {
    const id = await seedDestination(admin)
    const attached = await seedCertificate(admin, authorityId, { destinationIds: [id] })
    const refused = await admin.data(Delete, { input: { id } })
    expect(refused.deleteDestination.userErrors).toEqual([{ code: 'IN_USE', path: ['id'] }])
    await change(admin, { id: attached.id, destinationIds: [] })
    expect((await admin.data(Delete, { input: { id } })).deleteDestination.deletedId).toBe(id)
  })

  it('lists its certificates in the same number of statements at any length', async () => {
    expect(await statementsFor(2)).toBe(await statementsFor(8))
  })
})
