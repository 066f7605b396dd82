// A destination that is told to put things elsewhere: nothing stays behind unless that was meant, and what is told of a removal
// is true of the place where the certificate was.
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedDestination } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'

const Move = graphql(`
  mutation DestinationMovesMove($input: UpdateDestinationInput!) {
    updateDestination(input: $input) {
      destination {
        version
      }
      userErrors {
        code
        path
        message
      }
    }
  }
`)
const Attach = graphql(`
  mutation DestinationMovesAttach($input: UpdateCertificateInput!) {
    updateCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const Locations = graphql(`
  query DestinationMovesLocations($id: ID!) {
    certificate(by: { id: $id }) {
      deployments {
        state
        location
      }
    }
  }
`)
const Audit = graphql(`
  query DestinationMovesAudit {
    auditEvents(first: 1, filter: { actions: ["destination.update"] }) {
      nodes {
        details
      }
    }
  }
`)

let root: string
let service: Service
let admin: Client
let authorityId: string
let destination: string
/** A folder for each test. */
let path: string
let folders = 0

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'indri-moves-'))
  service = await startService({ env: { INDRI_FILESYSTEM_ROOT: root, INDRI_RELOAD_COMMANDS: 'nothing=/bin/true' } })
  admin = service.admin
  authorityId = (await seedAuthority(admin)).id
})
afterAll(async () => {
  await service.close()
  await rm(root, { recursive: true })
})
beforeEach(async () => {
  path = `at-${++folders}`
  destination = await seedDestination(admin, { options: { filesystem: { path } } })
})

const work = () => service.runJobs({ types: ['deployment', 'deployment-sweep'] })
const filesIn = async (folder: string) => (await readdir(join(root, folder)).catch(() => [])).toSorted()
const attach = (id: string, destinationIds: string[]) => admin.data(Attach, { input: { id, destinationIds } })
const place = () => seedCertificate(admin, authorityId, { destinationIds: [destination] })

async function move(filesystem: object, force?: boolean) {
  const input = { id: destination, options: { filesystem }, ...(force !== undefined && { force }) }
  return (await admin.data(Move, { input })).updateDestination.userErrors
}

async function locations(id: string) {
  return (await admin.data(Locations, { id })).certificate?.deployments
}

describe('a destination that is moved', () => {
  it('while nothing was put there needs no consent', async () => {
    const { id, name } = await place()
    expect(await move({ path: `${path}/new` })).toEqual([])
    await work()
    expect(await locations(id)).toEqual([{ state: 'DEPLOYED', location: `${path}/new/${name}` }])
  })

  it('from under a certificate is refused, and everything stays as it was', async () => {
    const { id, name } = await place()
    await work()
    expect(await move({ path: `${path}/new` })).toEqual([
      {
        code: 'IN_USE',
        path: ['options', 'filesystem', 'path'],
        message: expect.stringMatching(/\(1\) would stay; .*force$/) as string,
      },
    ])
    expect(await move({ layout: 'HAPROXY' })).toMatchObject([
      { code: 'IN_USE', path: ['options', 'filesystem', 'layout'] },
    ])
    await work()
    expect(await locations(id)).toEqual([{ state: 'DEPLOYED', location: `${path}/${name}` }])
    expect(await filesIn(path)).toEqual([`${name}.key`, `${name}.pem`])
  })

  it('in other ways than where it is needs no consent', async () => {
    await place()
    await work()
    expect(await move({ reload: 'nothing' })).toEqual([])
    expect(await move({ path, layout: 'NGINX' })).toEqual([])
  })

  it('by force puts everything at the new place, leaves the old one alone, and says so in the audit log', async () => {
    const { id, name } = await place()
    await work()
    expect(await move({ path: `${path}-new` }, true)).toEqual([])
    expect((await admin.data(Audit, {})).auditEvents?.nodes).toMatchObject([{ details: { leftBehind: 1 } }])
    await work()
    const files = [`${name}.key`, `${name}.pem`]
    expect(await filesIn(path)).toEqual(files)
    expect(await filesIn(`${path}-new`)).toEqual(files)
    await attach(id, [])
    await work()
    expect(await filesIn(path)).toEqual(files)
    expect(await filesIn(`${path}-new`)).toEqual([])
  })

  it('waits for what is still to be taken away, also by force', async () => {
    const { id } = await place()
    await work()
    await attach(id, [])
    expect(await move({ path: `${path}-new` }, true)).toMatchObject([
      { code: 'IN_USE', message: expect.stringContaining('forgetDeployment') as string },
    ])
    await work()
    expect(await filesIn(path)).toEqual([])
    expect(await move({ path: `${path}-new` })).toEqual([])
  })
})
