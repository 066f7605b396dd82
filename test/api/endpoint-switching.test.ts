// Rotation points load balancers at the new certificate, and back: once, with patience, and never past what it cannot do.
import { createServer, createSecureContext, type Server } from 'node:tls'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { EndpointSwitchRunService } from '../../src/modules/endpoints/index.ts'
import { xmlError } from '../kit/aws/answers.ts'
import { FakeAws } from '../kit/aws/fake-aws.ts'
import type { FakeListener } from '../kit/aws/fake-elb.ts'
import { FakeClock } from '../kit/clock.ts'
import type { Client } from '../kit/client.ts'
import type { EndpointSwitchState } from '../kit/gql/graphql.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedDestination, seedSource } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'
import { opensslKey, opensslSelfSigned } from '../kit/tools.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const Sync = graphql(`
  mutation SwitchingSync($input: SyncSourceInput!) {
    syncSource(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const Rotate = graphql(`
  mutation SwitchingRotate($input: RotateCertificateInput!) {
    rotateCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const RollBack = graphql(`
  mutation SwitchingRollBack($input: RollBackRotationInput!) {
    rollBackRotation(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const Retry = graphql(`
  mutation SwitchingRetry($input: RetryRotationInput!) {
    retryRotation(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const Cancel = graphql(`
  mutation SwitchingCancel($input: CancelRotationInput!) {
    cancelRotation(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const Attach = graphql(`
  mutation SwitchingAttach($input: UpdateCertificateInput!) {
    updateCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const Upload = graphql(`
  mutation SwitchingUpload($input: UploadCertificateInput!) {
    uploadCertificate(input: $input) {
      certificate {
        id
      }
      userErrors {
        code
      }
    }
  }
`)
const Rotation = graphql(`
  query SwitchingRotation($id: ID!) {
    certificate(by: { id: $id }) {
      fingerprint
      rotations {
        id
        state
        step
        lastError
        replacement {
          id
        }
        steps {
          step
          state
          detail
          error
        }
      }
      deployments {
        state
        location
        lastError
      }
    }
  }
`)
const Endpoints = graphql(`
  query SwitchingEndpoints($filter: EndpointFilter) {
    endpoints(filter: $filter) {
      nodes {
        id
        version
        name
        serverName
        drift
        switchable
        expectedByHand
        served {
          id
        }
        lastSwitch {
          state
          attempts
          lastError
          nextAttemptAt
          certificate {
            id
          }
        }
      }
    }
  }
`)
const SwitchTo = graphql(`
  mutation SwitchTo($input: SwitchEndpointInput!) {
    switchEndpoint(input: $input) {
      endpoint {
        lastSwitch {
          state
        }
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const clock = new FakeClock()
const TYPES = [
  'deployment',
  'deployment-sweep',
  'rotation',
  'rotation-sweep',
  'endpoint-switch',
  'endpoint-switch-sweep',
]

let aws: FakeAws
let service: Service
let admin: Client
let authorityId: string
let counter = 0
const servers: Server[] = []

beforeAll(async () => {
  service = await startService({
    clock: clock.now,
    env: {
      INDRI_EGRESS_ALLOW: '127.0.0.1',
      INDRI_SESSION_HOURS: '720',
      INDRI_REQUESTS_PER_MINUTE_AND_CALLER: '0',
    },
  })
  authorityId = (await seedAuthority(service.admin)).id
})
afterAll(() => service.close())
beforeEach(async () => {
  aws = new FakeAws()
  aws.now = clock.now
  await aws.start()
  // Sessions have ended meanwhile
  admin = await service.anonymous.signIn('root', PASSWORD)
})
afterEach(() => {
  aws.stop()
  for (const server of servers.splice(0)) server.close()
})

const access = () => {
  const { region, accessKeyId, secretAccessKey, endpoint } = aws.options
  return { region, accessKeyId, secretAccessKey, endpoint }
}
const iam = () => seedDestination(admin, { options: { iam: access() } })
const work = () => service.runJobs({ types: TYPES })
const sweep = () =>
  service.runJobs({ schedules: ['rotation-sweep', 'deployment-sweep', 'endpoint-switch-sweep'], types: TYPES })

/** What is kept at the ARN. */
function kept(arn: string) {
  const found = aws.iam.at(arn) ?? aws.acm.certificates.get(arn)
  if (found === undefined) throw new Error(`nothing is kept at ${arn}`)
  return found
}

/** A load balancer that truly serves what its listener is bound to, for any name the default. */
async function listenerWith(certificates: string[]): Promise<FakeListener> {
  const bound: { listener?: FakeListener } = {}
  const server = createServer({
    SNICallback(_name, answer) {
      const { certificate, privateKey } = kept(bound.listener?.certificates[0] ?? '')
      answer(null, createSecureContext({ cert: certificate, key: privateKey }))
    },
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const balancer = aws.elb.addBalancer(`web-${++counter}`, 'application', '127.0.0.1')
  bound.listener = aws.elb.addListener(balancer, (server.address() as AddressInfo).port, certificates)
  return bound.listener
}

/** Of which only the API is asked. */
async function listenerBoundTo(arn: string): Promise<FakeListener> {
  const balancer = aws.elb.addBalancer(`shop-${++counter}`, 'application', '127.0.0.1')
  return aws.elb.addListener(balancer, 9, [arn])
}

/** A source that has seen the load balancers. */
async function look(more: { allowSwitching?: boolean } = {}): Promise<string> {
  const id = await seedSource(admin, { options: { elb: { ...access(), ...more } } })
  await synchronise(id)
  return id
}

async function synchronise(id: string): Promise<void> {
  await admin.data(Sync, { input: { id } })
  await service.runJobs({ types: ['source-sync'] })
}

const seed = (input: Parameters<typeof seedCertificate>[2] = {}) =>
  seedCertificate(admin, authorityId, {
    validityDays: 30,
    subjectAlternativeNames: [{ dns: `served-${counter}.example.org` }],
    ...input,
  })

async function certificate(id: string) {
  const found = await admin.data(Rotation, { id })
  if (found.certificate == null) throw new Error('the certificate is lost')
  return found.certificate
}

async function rotationOf(id: string) {
  const [rotation] = (await certificate(id)).rotations
  if (rotation === undefined) throw new Error('it has no rotation')
  return { ...rotation, replacementId: rotation.replacement?.id ?? '' }
}

const stepOf = async (id: string, name: string) => (await rotationOf(id)).steps.find(({ step }) => step === name)

async function endpointsOf(source: string) {
  return (await admin.data(Endpoints, { filter: { sourceIds: [source] } })).endpoints?.nodes ?? []
}

/** How many of them are in these states, as the filter has it. */
async function switchedSo(source: string, ...switchStates: EndpointSwitchState[]): Promise<number> {
  const filter = { sourceIds: [source], switchStates }
  return (await admin.data(Endpoints, { filter })).endpoints?.nodes.length ?? 0
}

async function rotate(id: string): Promise<void> {
  const { rotateCertificate } = await admin.data(Rotate, { input: { id } })
  expect(rotateCertificate.userErrors).toEqual([])
  await work()
}

const locationOf = async (id: string) => (await certificate(id)).deployments[0]?.location ?? ''

/** A certificate in IAM that a listener serves, as a source has seen it. */
async function scene(more: { allowSwitching?: boolean } = {}) {
  const old = await seed({ destinationIds: [await iam()] })
  await work()
  const arn = await locationOf(old.id)
  const listener = await listenerWith([arn])
  const source = await look(more)
  // What replaces it is issued later
  clock.advance({ minutes: 1 })
  return { old, arn, listener, source }
}

const writes = () => aws.actions.filter((action) => /^elasticloadbalancing:(Modify|Add|Remove)/.test(action))

async function notices(id: string): Promise<number> {
  const { rows } = await sql`select 1 from notification_deliveries
    where type in ('SWITCH_FAILED', 'ROTATION_FAILED') and certificate_id = ${uuidOf(id)}`.execute(
    kysely(service.database.fork()),
  )
  return rows.length
}

describe('a listener of a load balancer', () => {
  it('is pointed at the new certificate before the old one goes, and that is seen by a handshake', async () => {
    const { old, arn, listener, source } = await scene()
    expect(await endpointsOf(source)).toMatchObject([{ switchable: true, lastSwitch: null, served: { id: old.id } }])
    await rotate(old.id)
    const rotation = await rotationOf(old.id)
    expect(rotation).toMatchObject({ state: 'DONE', lastError: null })
    const [endpoint] = await endpointsOf(source)
    const at = `${endpoint?.name}:${listener.port}`
    expect(await stepOf(old.id, 'SWITCHING')).toMatchObject({ state: 'DONE', detail: `served at ${at}` })
    expect(await stepOf(old.id, 'VERIFYING')).toMatchObject({ detail: `it is served at 127.0.0.1:${listener.port}` })
    const next = await locationOf(rotation.replacementId)
    expect(next).not.toBe(arn)
    expect(listener.certificates).toEqual([next])
    expect(endpoint).toMatchObject({
      drift: 'NONE',
      served: { id: rotation.replacementId },
      lastSwitch: { state: 'SWITCHED', nextAttemptAt: null, certificate: { id: rotation.replacementId } },
    })
    expect([...aws.iam.certificates.values()].map((each) => each.arn)).toEqual([next])
    expect((await certificate(old.id)).deployments).toEqual([])
    await synchronise(source)
    expect(await endpointsOf(source)).toMatchObject([{ id: endpoint?.id, drift: 'NONE' }])
  })

  it('is pointed back by a roll-back, and the new certificate goes when nobody serves it any more', async () => {
    const { old, listener, source } = await scene()
    await rotate(old.id)
    const { id, replacementId } = await rotationOf(old.id)
    const next = await locationOf(replacementId)
    expect((await admin.data(RollBack, { input: { id } })).rollBackRotation.userErrors).toEqual([])
    await work()
    clock.advance({ minutes: 1 })
    await sweep()
    const back = await locationOf(old.id)
    expect(back).not.toBe(next)
    expect(listener.certificates).toEqual([back])
    expect(await endpointsOf(source)).toMatchObject([
      { drift: 'NONE', served: { id: old.id }, lastSwitch: { state: 'SWITCHED', certificate: { id: old.id } } },
    ])
    expect([...aws.iam.certificates.values()].map(({ arn }) => arn)).toEqual([back])
    expect((await certificate(replacementId)).deployments).toEqual([])
  })

  it('stays with the old certificate while it cannot be switched, and is switched without a hand', async () => {
    const { old, arn, listener, source } = await scene()
    expect(await switchedSo(source, 'PENDING', 'FAILED', 'SWITCHED', 'DROPPED')).toBe(0)
    aws.elb.refusal = (action) =>
      action === 'ModifyListener' ? xmlError(503, 'ServiceUnavailable', 'The service is unavailable') : null
    await rotate(old.id)
    expect(await rotationOf(old.id)).toMatchObject({ state: 'SWITCHING', step: 'SWITCHING' })
    expect(await switchedSo(source, 'PENDING')).toBe(1)
    clock.advance({ seconds: 30 })
    await sweep()
    expect(await stepOf(old.id, 'SWITCHING')).toMatchObject({
      state: 'WAITING',
      detail: expect.stringContaining('ServiceUnavailable'),
    })
    for (let attempt = 0; attempt < 10; attempt++) {
      clock.advance({ minutes: 20 })
      await sweep()
    }
    const failed = await rotationOf(old.id)
    expect(failed).toMatchObject({ state: 'FAILED', step: 'SWITCHING' })
    expect(failed.lastError).toContain('ServiceUnavailable')
    expect(await endpointsOf(source)).toMatchObject([{ served: { id: old.id }, lastSwitch: { state: 'FAILED' } }])
    expect(await switchedSo(source, 'FAILED', 'DROPPED')).toBe(1)
    expect(await switchedSo(source, 'PENDING', 'SWITCHED')).toBe(0)
    expect(await notices(old.id)).toBe(1)
    expect(listener.certificates).toEqual([arn])
    expect((await certificate(old.id)).deployments).toMatchObject([{ state: 'DEPLOYED' }])
    expect(await (await fetch(`${service.url}/metrics`)).text()).toContain('{kind="switch",state="failing"} 1')
    aws.elb.refusal = () => null
    clock.advance({ hours: 1 })
    await sweep()
    await sweep()
    expect(await rotationOf(old.id)).toMatchObject({ state: 'DONE' })
    expect(listener.certificates).toEqual([await locationOf(failed.replacementId)])
    expect(await switchedSo(source, 'SWITCHED')).toBe(1)
    expect(await switchedSo(source)).toBe(0)
  }, 20_000)

  it('for which the new certificate is nowhere is told of, and goes on when there is a destination', async () => {
    const { old, arn, listener } = await scene()
    await admin.data(Attach, { input: { id: old.id, destinationIds: [] } })
    await rotate(old.id)
    const stuck = await rotationOf(old.id)
    const reason = 'not known to be in ACM of eu-central-1 or in IAM, both of the account 123456789012'
    expect(stuck).toMatchObject({ step: 'SWITCHING', lastError: expect.stringContaining(reason) })
    expect(listener.certificates).toEqual([arn])
    await admin.data(Attach, { input: { id: stuck.replacementId, destinationIds: [await iam()] } })
    await work()
    await work()
    expect(await rotationOf(old.id)).toMatchObject({ state: 'DONE' })
    expect(listener.certificates).toEqual([await locationOf(stuck.replacementId)])
  })

  it('that follows its ARN is left as it is', async () => {
    const old = await seed({ destinationIds: [await seedDestination(admin, { options: { acm: access() } })] })
    await work()
    const arn = await locationOf(old.id)
    const listener = await listenerWith([arn])
    const source = await look()
    await rotate(old.id)
    expect(await rotationOf(old.id)).toMatchObject({ state: 'DONE' })
    expect(writes()).toEqual([])
    expect(listener.certificates).toEqual([arn])
    const { replacementId } = await rotationOf(old.id)
    expect(await endpointsOf(source)).toMatchObject([{ drift: 'NONE', served: { id: replacementId } }])
  })

  it('with the certificate for one of its names has that one exchanged, the new one first', async () => {
    const { old, arn } = await scene()
    const other = aws.acm.put(kept(arn).certificate.replace(/\n$/, ''))
    const stranger = await seed({ destinationIds: [await iam()] })
    await work()
    const named = aws.elb.addListener(aws.elb.addBalancer(`named-${counter}`), 443, [
      await locationOf(stranger.id),
      arn,
    ])
    aws.acm.certificates.delete(other)
    await look()
    await rotate(old.id)
    const { replacementId } = await rotationOf(old.id)
    expect(named.certificates).toEqual([await locationOf(stranger.id), await locationOf(replacementId)])
    const changes = aws.requests.filter(({ action, body }) => /^(Add|Remove)/.test(action) && `${body}`.includes('443'))
    expect(changes.map(({ action }) => action)).toEqual(['AddListenerCertificates', 'RemoveListenerCertificates'])
  })

  it('that somebody else has pointed elsewhere is left alone', async () => {
    const { old, listener, source } = await scene()
    const foreign = await seed({ destinationIds: [await iam()] })
    await work()
    listener.certificates = [await locationOf(foreign.id)]
    await rotate(old.id)
    expect(await rotationOf(old.id)).toMatchObject({ state: 'DONE' })
    expect((await stepOf(old.id, 'SWITCHING'))?.detail).toContain('another certificate has been put there')
    expect(writes()).toEqual([])
    expect(await endpointsOf(source)).toMatchObject([{ served: { id: foreign.id }, lastSwitch: { state: 'DROPPED' } }])
  })

  it('that must not be switched from here is waited for', async () => {
    const { old, listener } = await scene({ allowSwitching: false })
    await rotate(old.id)
    const waiting = await rotationOf(old.id)
    expect(waiting).toMatchObject({ step: 'SWITCHING', lastError: expect.stringContaining('allowSwitching') })
    expect(writes()).toEqual([])
    listener.certificates = [await locationOf(waiting.replacementId)]
    expect((await admin.data(Retry, { input: { id: waiting.id } })).retryRotation.userErrors).toEqual([])
    await work()
    expect(await rotationOf(old.id)).toMatchObject({ state: 'DONE' })
  })

  it('is not switched any more when the rotation is cancelled', async () => {
    const { old, arn, listener, source } = await scene()
    aws.elb.refusal = (action) => (action === 'ModifyListener' ? xmlError(503, 'ServiceUnavailable', 'later') : null)
    await rotate(old.id)
    const { id } = await rotationOf(old.id)
    expect((await admin.data(Cancel, { input: { id } })).cancelRotation.userErrors).toEqual([])
    aws.elb.refusal = () => null
    clock.advance({ hours: 2 })
    await sweep()
    expect(listener.certificates).toEqual([arn])
    expect(await endpointsOf(source)).toMatchObject([
      { drift: 'OUTDATED', lastSwitch: { state: 'DROPPED', lastError: 'cancelled by root', nextAttemptAt: null } },
    ])
  }, 20_000)

  it('is switched once though its worker was killed in between', async () => {
    const { old, listener } = await scene()
    const killed = Promise.withResolvers<void>()
    const { app } = service
    const dying = new EndpointSwitchRunService({
      open: (source) => {
        const opened = app.discovery.open(source)
        return {
          ...opened,
          async switchEndpoint(wanted, signal) {
            await opened.switchEndpoint?.(wanted, signal)
            killed.resolve()
            return new Promise(() => {})
          },
        }
      },
      jobs: app.jobs.boss,
      settled: async () => {},
      tell: async () => {},
      report: (error) => {
        throw error
      },
    })
    await admin.data(Rotate, { input: { id: old.id } })
    await service.runJobs({ types: ['rotation', 'deployment'] })
    const [row] = await kysely(service.database.fork())
      .selectFrom('endpoint_switches')
      .select('id')
      .where('certificate_id', '=', uuidOf((await rotationOf(old.id)).replacementId))
      .execute()
    void dying.run(app.systemScope('job:endpoint-switch'), row?.id ?? '', new AbortController().signal)
    await killed.promise
    await work()
    expect(await rotationOf(old.id)).toMatchObject({ state: 'SWITCHING' })
    clock.advance({ seconds: 121 })
    await sweep()
    await sweep()
    expect(await rotationOf(old.id)).toMatchObject({ state: 'DONE' })
    expect(writes()).toEqual(['elasticloadbalancing:ModifyListener'])
    expect(listener.certificates).toEqual([await locationOf((await rotationOf(old.id)).replacementId)])
  })
})

describe('a distribution of CloudFront', () => {
  it('is waited for until its edges serve the new certificate', async () => {
    const { region, ...rest } = access()
    const destination = await seedDestination(admin, { options: { iam: { region, ...rest, path: '/cloudfront/' } } })
    const old = await seed({ destinationIds: [destination] })
    await work()
    // Not reached from here, so nothing but its status says what it serves
    const site = aws.cloudfront.add(['www.example.org'], await locationOf(old.id), { host: '10.0.0.1' })
    const source = await seedSource(admin, { options: { cloudfront: access() } })
    await synchronise(source)
    clock.advance({ minutes: 1 })
    await rotate(old.id)
    const { replacementId } = await rotationOf(old.id)
    const next = await locationOf(replacementId)
    expect(aws.cloudfront.uses(next)).toBe(true)
    for (let minute = 0; minute < 10; minute++) {
      clock.advance({ minutes: 1 })
      await sweep()
    }
    expect(await rotationOf(old.id)).toMatchObject({ state: 'SWITCHING', lastError: null })
    expect((await stepOf(old.id, 'SWITCHING'))?.detail).toContain('CloudFront is rolling it out')
    site.status = 'Deployed'
    clock.advance({ minutes: 1 })
    await sweep()
    expect(await rotationOf(old.id)).toMatchObject({ state: 'DONE' })
    expect(await endpointsOf(source)).toMatchObject([{ served: { id: replacementId }, drift: 'NONE' }])
    expect([...aws.iam.certificates.values()].map(({ arn }) => arn)).toEqual([next])
  }, 20_000)
})

describe('somebody who owns a copy of the certificate', () => {
  it('does not have the endpoints of others switched', async () => {
    const { old, arn, listener } = await scene()
    const { id } = await seed()
    // As an upload of the same certificate with another chain would be
    await sql`update certificates set fingerprint = (select fingerprint from certificates where id = ${uuidOf(old.id)}),
      chain_id = null where id = ${uuidOf(id)}`.execute(kysely(service.database.fork()))
    await rotate(id)
    expect((await stepOf(id, 'SWITCHING'))?.detail).toContain('an older entry of the certificate')
    expect(writes()).toEqual([])
    expect(listener.certificates).toEqual([arn])
  })
})

describe('somebody who has uploaded a copy of what a server shows everybody, before its source has seen it', () => {
  it('has no say in what is served there', async () => {
    const team = `copiers-${++counter}@people.example`
    const copier = await service.user(`copier-${counter}`, [team])
    const pem = opensslSelfSigned(opensslKey('EC_P256'), `/CN=shop-${counter}.example.org`)
    const arn = aws.acm.put(pem)
    const listener = await listenerBoundTo(arn)
    const { uploadCertificate } = await copier.data(Upload, { input: { body: pem, owner: team } })
    const copy = uploadCertificate.certificate?.id ?? ''
    expect(uploadCertificate.userErrors).toEqual([])
    const source = await look()
    const [endpoint] = await endpointsOf(source)
    expect(endpoint).toMatchObject({ switchable: true, served: { id: copy } })
    const destinationIds = [await iam()]
    const mine = await seed({ owner: team, destinationIds, replacesIds: [copy] })
    await work()
    const input = { id: endpoint?.id ?? '', certificateId: mine.id }
    expect(await copier.errorCode(SwitchTo, { input })).toBe('FORBIDDEN')
    clock.advance({ minutes: 1 })
    expect((await copier.data(Rotate, { input: { id: mine.id } })).rotateCertificate.userErrors).toEqual([])
    await work()
    expect((await rotationOf(mine.id)).state).toBe('DONE')
    expect(writes()).toEqual([])
    expect(listener.certificates).toEqual([arn])
    expect((await admin.data(SwitchTo, { input })).switchEndpoint.userErrors).toEqual([])
  })
})

describe('switchEndpoint', () => {
  it('has an endpoint serve a certificate that is where it can be served from', async () => {
    const { listener, source } = await scene()
    const next = await seed({ destinationIds: [await iam()] })
    await work()
    const [endpoint] = await endpointsOf(source)
    const input = { id: endpoint?.id ?? '', certificateId: next.id }
    const stale = await admin.data(SwitchTo, { input: { ...input, version: 99 } })
    expect(stale.switchEndpoint.userErrors).toMatchObject([{ code: 'CONFLICT' }])
    const { switchEndpoint } = await admin.data(SwitchTo, { input: { ...input, version: endpoint?.version ?? 0 } })
    expect(switchEndpoint).toEqual({ endpoint: { lastSwitch: { state: 'PENDING' } }, userErrors: [] })
    await work()
    expect(listener.certificates).toEqual([await locationOf(next.id)])
    expect(await endpointsOf(source)).toMatchObject([
      { drift: 'NONE', expectedByHand: true, served: { id: next.id }, lastSwitch: { state: 'SWITCHED' } },
    ])
    const { rows } = await sql<{ action: string }>`select action from audit_events
      where action like 'endpoint.%switch' and target_id = ${uuidOf(endpoint?.id ?? '')}`.execute(
      kysely(service.database.fork()),
    )
    expect(rows.map(({ action }) => action).toSorted()).toEqual(['endpoint.request-switch', 'endpoint.switch'])
  })

  it('waits for the time from which the certificate is valid', async () => {
    const { listener, source } = await scene()
    const before = [...listener.certificates]
    const start = new Date(clock.now().getTime() + 90 * 60_000).toISOString()
    const next = await seed({ validityStart: start, destinationIds: [await iam()] })
    await work()
    const [endpoint] = await endpointsOf(source)
    const input = { id: endpoint?.id ?? '', certificateId: next.id }
    expect((await admin.data(SwitchTo, { input })).switchEndpoint.userErrors).toEqual([])
    await work()
    clock.advance({ minutes: 60 })
    await sweep()
    expect((await endpointsOf(source))[0]?.lastSwitch).toMatchObject({
      state: 'PENDING',
      attempts: 0,
      lastError: `the certificate is valid from ${start}`,
      nextAttemptAt: start,
    })
    expect(listener.certificates).toEqual(before)
    clock.advance({ minutes: 30 })
    await sweep()
    await sweep()
    expect(listener.certificates).toEqual([await locationOf(next.id)])
    expect((await endpointsOf(source))[0]?.lastSwitch?.state).toBe('SWITCHED')
  })

  it('is for those who may change both certificates', async () => {
    const team = 'team@people.example'
    const owner = await service.user('owner', [team])
    const { old, source } = await scene()
    const [endpoint] = await endpointsOf(source)
    const mine = await seed({ owner: team })
    const input = { id: endpoint?.id ?? '', certificateId: mine.id }
    expect(await owner.errorCode(SwitchTo, { input })).toBe('FORBIDDEN')
    await admin.data(Attach, { input: { id: old.id, owner: team } })
    expect((await owner.data(SwitchTo, { input })).switchEndpoint.userErrors).toEqual([])
  })

  it('refuses what must not be served, and endpoints that nobody can switch', async () => {
    const { source } = await scene()
    const ended = await seed({ validityDays: 1 })
    clock.advance({ days: 2 })
    const [endpoint] = await endpointsOf(source)
    const id = endpoint?.id ?? ''
    const { switchEndpoint } = await admin.data(SwitchTo, { input: { id, certificateId: ended.id } })
    expect(switchEndpoint.userErrors).toEqual([{ code: 'EXPIRED', path: ['certificateId'] }])
    const { id: other } = await seed()
    await sql`update sources set plugin = 'tlsscan' where id = ${uuidOf(source)}`.execute(
      kysely(service.database.fork()),
    )
    const unable = await admin.data(SwitchTo, { input: { id, certificateId: other } })
    expect(unable.switchEndpoint.userErrors).toEqual([{ code: 'UNSUPPORTED', path: ['id'] }])
    expect((await endpointsOf(source))[0]?.switchable).toBe(false)
  })
})
