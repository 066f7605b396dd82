// An endpoint that goes on serving something else than it should, or what is not valid: who hears of it, how often, and when nobody
// does.
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type Server } from 'node:tls'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { FakeClock } from '../kit/clock.ts'
import type { EndpointFilter } from '../kit/gql/graphql.ts'
import { graphql } from '../kit/gql/index.ts'
import { newMail } from '../kit/notice-days.ts'
import { seedDestination, seedSource } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { bodyOf, TestMailServer } from '../kit/smtp-server.ts'
import { contextOf, Issuers, type Served } from '../kit/tls-servers.ts'

const TEAM = 'security@example.org'
const OWNER = 'web@example.org'
const clock = new FakeClock(new Date())
let service: Service
let mails: TestMailServer
let root: string
let issuers: Issuers
let server: Server
let address: string
let endpoint: string
let certificate: { id: string; name: string }
let counter = 0

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'indri-drift-'))
  mails = await TestMailServer.start()
  issuers = await Issuers.make()
  const outside = { INDRI_SECURITY_TEAM: TEAM, INDRI_EGRESS_ALLOW: '127.0.0.1', INDRI_FILESYSTEM_ROOT: root }
  service = await startService({ clock: clock.now, env: { ...mails.environment, ...outside } })
})
afterAll(async () => {
  await service.close()
  await mails.down()
  await rm(root, { recursive: true })
})

const Endpoints = graphql(`
  query DriftEndpoints($filter: EndpointFilter) {
    endpoints(filter: $filter) {
      nodes {
        id
        drift
        driftToldAt
        served {
          id
          name
        }
      }
    }
  }
`)
const Expect = graphql(`
  mutation DriftExpect($input: SetEndpointCertificateInput!) {
    setEndpointCertificate(input: $input) {
      userErrors {
        message
      }
    }
  }
`)
const Rotate = graphql(`
  mutation DriftRotate($input: RotateCertificateInput!) {
    rotateCertificate(input: $input) {
      userErrors {
        message
      }
    }
  }
`)
const Change = graphql(`
  mutation DriftChange($input: UpdateCertificateInput!) {
    updateCertificate(input: $input) {
      userErrors {
        message
      }
    }
  }
`)
const Export = graphql(`
  mutation DriftExport($input: ExportCertificateInput!) {
    exportCertificate(input: $input) {
      export {
        data
      }
      userErrors {
        message
      }
    }
  }
`)
const Revoke = graphql(`
  mutation DriftRevoke($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      userErrors {
        message
      }
    }
  }
`)
const RemoveHold = graphql(`
  mutation DriftRemoveHold($input: RemoveCertificateHoldInput!) {
    removeCertificateHold(input: $input) {
      userErrors {
        message
      }
    }
  }
`)

async function stands() {
  const { endpoints } = await service.admin.data(Endpoints, {})
  const [found, ...others] = endpoints?.nodes ?? []
  if (found === undefined || others.length > 0) throw new Error('expected one endpoint')
  return found
}

/** A look at the server, five minutes after the one before; what comes of it is sent. */
async function look(): Promise<void> {
  clock.advance({ minutes: 5 })
  await service.runJobs({ schedules: ['source-sync-due'], types: ['source-sync-due', 'source-sync'] })
  await service.runJobs({ early: true, types: ['notice-dispatch', 'notice-send'] })
}

/** So many looks, and the messages that come of them. */
async function looks(count: number): Promise<string[]> {
  for (let each = 0; each < count; each++) await look()
  return newMail(mails)
}

const serve = (served: Served) => server.setSecureContext(contextOf(served))
const leaf = (name: string) => issuers.leaf([`${name}-${counter}.example`])
const invalid = (name: string) => `Certificate ${name} is still served though it is not valid`
const right = (name: string) => `Certificate ${name} is served where it should be again`
const toBoth = (subject: string) => [`${TEAM}: ${subject}`, `${OWNER}: ${subject}`]
const wrong = (name: string) => `Certificate ${name} is not served where it should be`

beforeEach(async () => {
  counter += 1
  server = createServer({ ...contextOf(await leaf('right')) }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  address = `127.0.0.1:${port}`
  await seedSource(service.admin, {
    owner: OWNER,
    options: { tlsscan: { hosts: ['127.0.0.1'], ports: [String(port)], probe: false } },
    intervalMinutes: 5,
  })
  await looks(1)
  const { id, served } = await stands()
  if (served == null) throw new Error('nothing is served')
  endpoint = id
  certificate = served
  await service.admin.data(Expect, { input: { id, certificateId: served.id } })
})
afterEach(async () => {
  server.close()
  await kysely(service.database.fork()).deleteFrom('sources').execute()
})

it('is told to the owner and the security team after two looks, once, and once more when it is right again', async () => {
  const rightAgain = await leaf('right-again')
  expect(await looks(2)).toEqual([])
  serve(await leaf('other'))
  expect(await looks(1)).toEqual([])
  expect(await stands()).toMatchObject({ drift: 'UNEXPECTED', driftToldAt: null })

  await look()
  const body = mails.received[0] === undefined ? '' : bodyOf(mails.received[0])
  expect(body).toContain(`Endpoint: ${address}`)
  expect(body).toContain(`Served there: other-${counter}.example`)
  expect(body).toContain(certificate.id)
  expect(newMail(mails)).toEqual(toBoth(wrong(certificate.name)))
  expect(await stands()).toMatchObject({ id: endpoint, driftToldAt: clock.now().toISOString() })
  expect(await looks(4)).toEqual([])

  // Something else again
  serve(rightAgain)
  expect(await looks(1)).toEqual([])
  expect(await looks(1)).toHaveLength(2)
  const { served } = await stands()
  await service.admin.data(Expect, { input: { id: endpoint, certificateId: served?.id ?? '' } })
  expect(await looks(1)).toEqual(toBoth(right(served?.name ?? '')))
  expect(await stands()).toMatchObject({ drift: 'NONE', driftToldAt: null })
  expect(await looks(3)).toEqual([])
})

it('is told to the security team alone where the owner does not want to hear of the certificate', async () => {
  await service.admin.data(Change, { input: { id: certificate.id, notify: false } })
  serve(await leaf('other'))
  expect(await looks(3)).toEqual([`${TEAM}: ${wrong(certificate.name)}`])
})

it('is not told while what should be served is still to be deployed, and is once it has been', async () => {
  const authority = await seedAuthority(service.admin)
  const destination = await seedDestination(service.admin, { options: { filesystem: { path: `at-${counter}` } } })
  const input = { owner: OWNER, destinationIds: [destination] }
  const { id, name } = await seedCertificate(service.admin, authority.id, input)
  await service.admin.data(Expect, { input: { id: endpoint, certificateId: id } })
  expect(await looks(3)).toEqual([])
  expect(await stands()).toMatchObject({ drift: 'UNEXPECTED', driftToldAt: null })
  await service.runJobs({ types: ['deployment', 'deployment-sweep'], early: true })
  expect(await looks(1)).toEqual([])
  expect(await looks(1)).toEqual(toBoth(wrong(name)))
})

it('is not told while a rotation of the certificate is under way', async () => {
  const authority = await seedAuthority(service.admin)
  const { id } = await seedCertificate(service.admin, authority.id, { owner: OWNER })
  await service.admin.data(Expect, { input: { id: endpoint, certificateId: id } })
  const { rotateCertificate } = await service.admin.data(Rotate, { input: { id } })
  expect(rotateCertificate.userErrors).toEqual([])
  expect(await looks(3)).toEqual([])
  expect(await stands()).toMatchObject({ drift: 'UNEXPECTED', driftToldAt: null })
})

it('is not told of what could not be looked at', async () => {
  serve(await leaf('other'))
  expect(await looks(1)).toEqual([])
  server.close()
  const mail = await looks(4)
  expect(mail.filter((each) => each.includes('not served where'))).toEqual([])
})

const serveOurs = async (id: string) => {
  const { exportCertificate } = await service.admin.data(Export, { input: { id, format: { pem: {} } } })
  const pem = Buffer.from(exportCertificate.export?.data ?? '', 'base64')
  server.setSecureContext({ cert: pem, key: pem })
}

async function revoke(id: string, reason: 'CERTIFICATE_HOLD' | 'CESSATION_OF_OPERATION') {
  const { revokeCertificate } = await service.admin.data(Revoke, { input: { id, reason, force: true } })
  expect(revokeCertificate.userErrors).toEqual([])
  expect(await looks(1)).toHaveLength(2)
}
const shown = async (filter: EndpointFilter) =>
  (await service.admin.data(Endpoints, { filter })).endpoints?.nodes.map(({ id }) => id)

describe('a certificate that is not valid and that nothing valid replaces', () => {
  let authority: string

  beforeAll(async () => {
    authority = (await seedAuthority(service.admin)).id
  })

  /** Of ours, served and expected. */
  async function ours() {
    const { id, name } = await seedCertificate(service.admin, authority, { owner: OWNER })
    await serveOurs(id)
    await service.admin.data(Expect, { input: { id: endpoint, certificateId: id } })
    expect(await looks(1)).toEqual([])
    return { id, name }
  }

  it('is told of while it is on hold, and no more once that is over', async () => {
    const { id, name } = await ours()
    await revoke(id, 'CERTIFICATE_HOLD')
    expect(await stands()).toMatchObject({ drift: 'NONE', driftToldAt: null })
    expect(await looks(1)).toEqual(toBoth(invalid(name)))
    expect(await stands()).toMatchObject({ drift: 'NONE', driftToldAt: clock.now().toISOString() })
    expect(await shown({ revoked: true })).toEqual([endpoint])
    expect(await shown({ revoked: false })).toEqual([])
    expect(await looks(3)).toEqual([])
    const { removeCertificateHold } = await service.admin.data(RemoveHold, { input: { id } })
    expect(removeCertificateHold.userErrors).toEqual([])
    expect(await looks(1)).toEqual(toBoth(right(name)))
    expect(await shown({ revoked: true })).toEqual([])
    expect(await looks(2)).toEqual([])
  })

  it('is told of when it is revoked for good, which has switched its notices off, until another takes its place', async () => {
    const { id, name } = await ours()
    await revoke(id, 'CESSATION_OF_OPERATION')
    await look()
    const body = mails.received[0] === undefined ? '' : bodyOf(mails.received[0])
    expect(body).toContain(`Endpoint: ${address}`)
    expect(body).toMatch(/Reason: it was revoked on \d{4}-\d\d-\d\d \d\d:\d\d UTC/)
    expect(newMail(mails)).toEqual(toBoth(invalid(name)))
    const next = await seedCertificate(service.admin, authority, { owner: OWNER, replacesIds: [id] })
    expect(await looks(1)).toEqual([])
    expect(await looks(1)).toEqual(toBoth(wrong(next.name)))
    await serveOurs(next.id)
    expect(await looks(1)).toEqual(toBoth(right(next.name)))
  })

  it('is told of when it has expired, to nobody while its notices are switched off', async () => {
    const notAfter = new Date(clock.now().getTime() + 600_000)
    serve(await issuers.leaf([`short-${counter}.example`], { notAfter }))
    await service.admin.data(Expect, { input: { id: endpoint, certificateId: null } })
    expect(await looks(1)).toEqual([])
    const { served } = await stands()
    const { id, name } = served ?? { id: '', name: '' }
    await service.admin.data(Change, { input: { id, notify: false } })
    expect(await looks(4)).toEqual([])
    expect(await shown({ expired: true })).toEqual([endpoint])
    await service.admin.data(Change, { input: { id, notify: true } })
    expect(await looks(1)).toEqual([])
    expect(await looks(1)).toEqual(toBoth(invalid(name)))
    // Not that it was right again
    await service.admin.data(Change, { input: { id, notify: false } })
    expect(await looks(2)).toEqual([])
    await service.admin.data(Change, { input: { id, notify: true } })
    expect(await looks(3)).toEqual([])
    serve(await leaf('renewed'))
    const mail = await looks(1)
    expect(mail).toEqual(toBoth(right((await stands()).served?.name ?? '')))
  })
})
