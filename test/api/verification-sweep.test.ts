// The job that asks after certificates issued elsewhere: against a CA of OpenSSL's, which goes down, comes back and revokes.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import type { Client } from '../kit/client.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import { OutsideAuthority } from '../kit/outside-authority.ts'
import { tableDigests } from '../kit/rows.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'

const Upload = graphql(`
  mutation SweepUpload($input: UploadCertificateInput!) {
    uploadCertificate(input: $input) {
      certificate {
        id
        name
        state
      }
      userErrors {
        code
        message
      }
    }
  }
`)

const Facts = graphql(`
  query SweepFacts($id: ID!) {
    certificate(by: { id: $id }) {
      state
      rotation
      notify
      revocation {
        reason
        revokedAt
        revokedBy {
          username
        }
      }
      verification {
        status
        method
        detail
      }
      auditEvents(first: 1) {
        nodes {
          action
          because
        }
      }
    }
  }
`)

const Rotate = graphql(`
  mutation SweepRotate($input: UpdateCertificateInput!) {
    updateCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)

const Delete = graphql(`
  mutation SweepDelete($input: DeleteCertificateInput!) {
    deleteCertificate(input: $input) {
      deletedId
    }
  }
`)

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

const down: Handler = (request) => void request.socket.destroy()
const answer =
  (make: (body: Buffer) => Uint8Array): Handler =>
  async (request, response) =>
    void response.end(make(await buffer(request)))

const clock = new FakeClock()
let service: Service
let admin: Client
let server: Server
let authority: OutsideAuthority
let onOcsp: Handler
let onList: Handler
let asked: string[]
let url: string

beforeAll(async () => {
  service = await startService({
    clock: clock.now,
    env: {
      INDRI_EGRESS_ALLOW: '127.0.0.1',
      INDRI_REQUESTS_PER_MINUTE: '0',
      INDRI_VERIFICATION_PER_HOST: '2',
      INDRI_SECURITY_TEAM: 'security@example.org',
    },
  })
  authority = new OutsideAuthority('Swept CA')
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    void (request.url === '/ocsp' ? onOcsp : onList)(request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  authority.remove()
  await service.close()
})
beforeEach(async () => {
  // Nothing of an earlier test is due any more, and no host rests.
  clock.advance({ minutes: 2 })
  await sql`delete from verification_plans`.execute(kysely(service.database.fork()))
  await sql`update certificates set deleted_at = now() where deleted_at is null and authority_id is null`.execute(
    kysely(service.database.fork()),
  )
  admin = await service.anonymous.signIn('root', PASSWORD)
  asked = []
  onOcsp = down
  onList = down
})

let counter = 0
// OpenSSL goes by the clock on the wall, and the clock of the service moves on by days.
const respond = (request: Uint8Array, by = authority) => by.respond(request, 'ca', ['-ndays', '60'])
const listed = () => authority.list(['-crldays', '60'])
const ocsp = () => `authorityInfoAccess=OCSP;URI:${url}/ocsp`
const list = (name = 'list') => `crlDistributionPoints=URI:${url}/${name}`

async function upload(lines: string[], by = authority) {
  const { pem, serial } = by.issue(`swept-${(counter += 1)}`, lines)
  const input = { owner: 'web@example.org', body: pem, chain: by.pem }
  const { uploadCertificate } = await admin.data(Upload, { input })
  if (uploadCertificate.certificate == null) throw new Error(JSON.stringify(uploadCertificate.userErrors))
  return { ...uploadCertificate.certificate, serial }
}

async function facts(id: string) {
  return (await admin.data(Facts, { id })).certificate
}

const sweep = () => service.runJobs({ schedules: ['verification-sweep'] })

async function plan(): Promise<{ due: Date; failures: number }[]> {
  const { rows } = await sql<{
    due: Date
    failures: number
  }>`select due_at as due, failures from verification_plans`.execute(kysely(service.database.fork()))
  return rows
}

describe('a responder that is down for a while', () => {
  it('proves nothing, is asked again ever later, and is believed when it is back', async () => {
    const { id } = await upload([ocsp()])
    await sweep()
    expect(await facts(id)).toMatchObject({ state: 'VALID', verification: { status: 'UNKNOWN', method: null } })
    const [first] = await plan()
    const minutes = ((first?.due.getTime() ?? 0) - clock.now().getTime()) / 60_000
    expect(minutes).toBeGreaterThan(13)
    expect(minutes).toBeLessThanOrEqual(15)
    await sweep()
    expect(asked).toHaveLength(1)

    clock.advance({ minutes: 16 })
    await sweep()
    expect((await plan())[0]).toMatchObject({ failures: 2 })
    expect((await facts(id))?.verification?.status).toBe('UNKNOWN')

    onOcsp = answer((request) => respond(request))
    clock.advance({ minutes: 31 })
    await sweep()
    expect(await facts(id)).toMatchObject({ state: 'VALID', verification: { status: 'GOOD', method: 'OCSP' } })
    expect((await plan())[0]).toMatchObject({ failures: 0 })
    expect(asked).toHaveLength(3)
  })
})

describe('a revocation found', () => {
  it('sets the state, ends the renewal, is recorded, is told once, and is asked about no more', async () => {
    const certificate = await upload([ocsp(), list()])
    await admin.data(Rotate, { input: { id: certificate.id, rotation: true } })
    onOcsp = answer((request) => respond(request))
    await sweep()
    expect(await facts(certificate.id)).toMatchObject({ state: 'VALID', rotation: true, revocation: null })

    authority.revoke(certificate.serial, 'superseded')
    clock.advance({ hours: 25 })
    admin = await service.anonymous.signIn('root', PASSWORD)
    await sweep()
    expect(await facts(certificate.id)).toEqual({
      state: 'REVOKED',
      rotation: false,
      notify: false,
      revocation: { reason: 'SUPERSEDED', revokedAt: '2026-01-01T00:00:00.000Z', revokedBy: null },
      verification: { status: 'REVOKED', method: 'OCSP', detail: expect.stringContaining('SUPERSEDED') },
      auditEvents: { nodes: [{ action: 'certificate.found-revoked', because: 'the CA that issued it says so' }] },
    })
    expect(await plan()).toEqual([])
    expect(await revokedNotices(certificate.name)).toBe(2)
    const before = asked.length
    clock.advance({ hours: 25 })
    await sweep()
    expect(asked).toHaveLength(before)
    expect(await revokedNotices(certificate.name)).toBe(2)
  })

  it('that is a hold ends with it', async () => {
    const { id, serial } = await upload([list()])
    await admin.data(Rotate, { input: { id, rotation: true } })
    authority.revoke(serial, 'certificateHold')
    onList = answer(() => listed())
    await sweep()
    expect(await facts(id)).toMatchObject({
      state: 'REVOKED',
      rotation: true,
      revocation: { reason: 'CERTIFICATE_HOLD' },
      verification: { status: 'REVOKED', method: 'CRL' },
    })
    authority.unrevoke(serial)
    clock.advance({ hours: 25 })
    admin = await service.anonymous.signIn('root', PASSWORD)
    await sweep()
    expect(await facts(id)).toMatchObject({ state: 'VALID', rotation: true, revocation: null })
    authority.revoke(serial, 'keyCompromise')
    clock.advance({ hours: 25 })
    admin = await service.anonymous.signIn('root', PASSWORD)
    await sweep()
    expect(await facts(id)).toMatchObject({
      state: 'REVOKED',
      rotation: false,
      revocation: { reason: 'KEY_COMPROMISE' },
    })
  })

  it('of a CA that took the name of another says nothing of the certificates of that one', async () => {
    const [genuine, forger] = [new OutsideAuthority('Namesake CA'), new OutsideAuthority('Namesake CA')]
    const forged = await upload([ocsp()], forger)
    forger.revoke(forged.serial)
    onOcsp = answer((request) => respond(request, forger))
    await sweep()
    expect((await facts(forged.id))?.state).toBe('REVOKED')
    await admin.data(Delete, { input: { id: forged.id } })
    const certificate = await upload([ocsp()], genuine)
    expect(certificate.serial).toBe(forged.serial)
    expect(await facts(certificate.id)).toMatchObject({ state: 'VALID', revocation: null })
    genuine.remove()
    forger.remove()
  })
})

describe('asking', () => {
  it('is for what others issued: not for our own, nor for what signs itself', async () => {
    const own = await seedAuthority(admin)
    await seedCertificate(admin, own.id)
    await admin.data(Upload, { input: { owner: 'web@example.org', body: authority.pem } })
    await sweep()
    expect(asked).toEqual([])
    expect(await plan()).toEqual([])
  })

  it('fetches a list once for all who are on it, and again before it is out of date', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, async () => (await upload([list('shared')])).id))
    onList = answer(() => listed())
    await sweep()
    expect(asked).toHaveLength(1)
    for (const id of ids) expect((await facts(id))?.verification).toMatchObject({ status: 'GOOD', method: 'CRL' })
    clock.advance({ hours: 25 })
    admin = await service.anonymous.signIn('root', PASSWORD)
    await sweep()
    expect(asked).toHaveLength(2)
  })

  it('does not take a list that is older than one seen before', async () => {
    const { id, serial } = await upload([list('replayed')])
    const old = listed()
    onList = answer(() => listed())
    await sweep()
    authority.revoke(serial)
    onList = answer(() => old)
    clock.advance({ hours: 25 })
    admin = await service.anonymous.signIn('root', PASSWORD)
    await sweep()
    const { verification } = (await facts(id)) ?? {}
    expect(verification).toMatchObject({ status: 'UNKNOWN', detail: expect.stringContaining('was seen before') })
  })

  it('is for two at a host at once, and a host that fails is left alone', async () => {
    await Promise.all(Array.from({ length: 8 }, () => upload([ocsp()])))
    let [inFlight, most] = [0, 0]
    onOcsp = async (request, response) => {
      inFlight += 1
      most = Math.max(most, inFlight)
      const body = await buffer(request)
      await sleep(30)
      inFlight -= 1
      response.end(respond(body))
    }
    await sweep()
    expect(most).toBe(2)
    expect(asked).toHaveLength(8)

    asked = []
    onOcsp = down
    clock.advance({ hours: 25 })
    admin = await service.anonymous.signIn('root', PASSWORD)
    await sweep()
    expect(asked.length).toBeLessThanOrEqual(2)
    expect((await plan()).map(({ failures }) => failures)).toEqual([1, 1, 1, 1, 1, 1, 1, 1])
  })

  it('by two workers at once asks about each certificate once', async () => {
    await Promise.all(Array.from({ length: 6 }, () => upload([ocsp()])))
    onOcsp = answer((request) => respond(request))
    const signal = new AbortController().signal
    const { verificationSweep, systemScope } = service.app
    const tallies = await Promise.all([
      verificationSweep.sweep(systemScope('one'), signal),
      verificationSweep.sweep(systemScope('two'), signal),
    ])
    expect(tallies.reduce((sum, { GOOD }) => sum + GOOD, 0)).toBe(6)
    expect(asked).toHaveLength(6)
  })

  it('in a dry run finds the same and stores none of it', async () => {
    const { name, serial } = await upload([ocsp()])
    authority.revoke(serial)
    onOcsp = answer((request) => respond(request))
    const before = await tableDigests(service.database)
    const found: string[] = []
    const { verificationSweep, systemScope } = service.app
    await verificationSweep.preview(systemScope('dry'), 100, (each) => found.push(`${each.name} ${each.result.status}`))
    expect(found).toEqual([`${name} REVOKED`])
    expect(await tableDigests(service.database)).toEqual(before)
  })
})

async function revokedNotices(name: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from notification_deliveries
    where type = 'REVOKED' and certificate_id = (select id from certificates where name = ${name})`.execute(
    kysely(service.database.fork()),
  )
  return rows[0]?.count ?? -1
}
