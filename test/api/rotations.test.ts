// Certificates are renewed and put in their place by themselves: once, step by step, and never half.
import { readdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecureContext, createServer, type SecureContext, type Server } from 'node:tls'
import { X509Certificate } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { NoticeQueue } from '../../src/modules/notices/index.ts'
import { RotationRunService, RotationSteps, ServedCheck } from '../../src/modules/rotations/index.ts'
import { ROTATION_STEPS } from '../../src/modules/rotations/rotation.entity.ts'
import { EgressClient, egressRules } from '../../src/plugins/egress.ts'
import { FakeClock } from '../kit/clock.ts'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import type { CreateRotationPolicyInput } from '../kit/gql/graphql.ts'
import { seedDestination } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const Policy = graphql(`
  mutation RotationsPolicy($input: CreateRotationPolicyInput!) {
    createRotationPolicy(input: $input) {
      rotationPolicy {
        id
        jitterMinutes
        revokeReplaced
        renewalWindow {
          cron
          timeZone
          durationMinutes
        }
      }
      userErrors {
        code
        path
      }
    }
  }
`)
const Rotations = graphql(`
  query RotationsOf($id: ID!) {
    certificate(by: { id: $id }) {
      name
      state
      fingerprint
      rotation
      replaces {
        id
      }
      deployments {
        state
      }
      rotations {
        id
        state
        step
        trigger
        attempts
        lastError
        nextAttemptAt
        finishedAt
        certificate {
          id
        }
        replacement {
          id
          name
          rotation
        }
        policy {
          id
        }
        steps {
          step
          state
          detail
          error
          attempts
        }
      }
    }
  }
`)
const List = graphql(`
  query RotationsList($states: [RotationState!]) {
    rotations(first: 100, states: $states) {
      nodes {
        id
        certificate {
          id
        }
        steps {
          step
        }
      }
    }
  }
`)
const Rotate = graphql(`
  mutation RotationsRotate($input: RotateCertificateInput!) {
    rotateCertificate(input: $input) {
      rotation {
        id
        trigger
      }
      userErrors {
        code
      }
    }
  }
`)
const Retry = graphql(`
  mutation RotationsRetry($input: RetryRotationInput!) {
    retryRotation(input: $input) {
      rotation {
        state
        attempts
      }
      userErrors {
        code
      }
    }
  }
`)
const Cancel = graphql(`
  mutation RotationsCancel($input: CancelRotationInput!) {
    cancelRotation(input: $input) {
      rotation {
        state
        lastError
      }
      userErrors {
        code
      }
    }
  }
`)
const RollBack = graphql(`
  mutation RotationsRollBack($input: RollBackRotationInput!) {
    rollBackRotation(input: $input) {
      rotation {
        state
      }
      userErrors {
        code
      }
    }
  }
`)
const Revoke = graphql(`
  mutation RotationsRevoke($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const Activate = graphql(`
  mutation RotationsActivate($input: UpdateAuthorityInput!) {
    updateAuthority(input: $input) {
      userErrors {
        code
      }
    }
  }
`)

const clock = new FakeClock()
const TYPES = ['deployment', 'deployment-sweep', 'rotation', 'rotation-sweep']
const never = new AbortController().signal

let root: string
let service: Service
let admin: Client
let authorityId: string
let halfway: string
let halfwayRevoking: string
let path: string
let folders = 0
let server: Server
let address: string
/** What the server goes on serving; null: what is in the folder. */
let stuck: SecureContext | null

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'indri-rotations-'))
  service = await startService({
    clock: clock.now,
    env: {
      INDRI_FILESYSTEM_ROOT: root,
      INDRI_EGRESS_ALLOW: '127.0.0.1',
      INDRI_SESSION_HOURS: '720',
      INDRI_REQUESTS_PER_MINUTE_AND_CALLER: '0',
    },
  })
  admin = service.admin
  authorityId = (await seedAuthority(admin)).id
  halfway = await seedPolicy({ name: 'halfway' })
  halfwayRevoking = await seedPolicy({ name: 'halfway, revoking', revokeReplaced: true })
  server = createServer({
    SNICallback: (_name, answer) => {
      served().then(
        (context) => answer(null, context),
        (error: unknown) => answer(error as Error),
      )
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close()
  await service.close()
  await rm(root, { recursive: true })
})
beforeEach(async () => {
  path = `web-${++folders}`
  stuck = null
  // Sessions have ended meanwhile
  admin = await service.anonymous.signIn('root', PASSWORD)
})
afterEach(async () => {
  await sql`update certificates set rotation = false`.execute(kysely(service.database.fork()))
})

/** What a server that reads the folder anew for each connection serves; a stuck one has read it before. */
async function served() {
  if (stuck !== null) return stuck
  const name = (await files()).find((each) => each.endsWith('.pem')) ?? ''
  const read = (suffix: string) => readFile(join(root, path, name.replace(/\.pem$/, suffix)), 'utf8')
  return createSecureContext({ cert: await read('.pem'), key: await read('.key') })
}

/** The certificate in the folder, as the API writes fingerprints; the folder holds one. */
async function inPlace(): Promise<string> {
  const names = await files()
  expect(names).toHaveLength(2)
  const pem = await readFile(join(root, path, names.find((name) => name.endsWith('.pem')) ?? ''))
  return plain(new X509Certificate(pem).fingerprint256)
}

const plain = (fingerprint: string) => fingerprint.replaceAll(':', '').toLowerCase()
const fingerprintOf = async (id: string | undefined) => plain((await certificate(id ?? '')).fingerprint)

async function seedPolicy(input: Partial<CreateRotationPolicyInput> & { name: string }): Promise<string> {
  const { createRotationPolicy } = await admin.data(Policy, { input: { percent: 50, ...input } })
  if (createRotationPolicy.rotationPolicy == null) throw new Error(JSON.stringify(createRotationPolicy.userErrors))
  return createRotationPolicy.rotationPolicy.id
}

/** One that lives for ten days, and is due after five. */
async function seedRotating(input: Parameters<typeof seedCertificate>[2] = {}) {
  return seedCertificate(admin, authorityId, { validityDays: 10, rotation: true, rotationPolicyId: halfway, ...input })
}

const place = (servedAt: string[] = []) => seedDestination(admin, { options: { filesystem: { path } }, servedAt })

const work = () => service.runJobs({ types: TYPES })
const scope = () => service.app.systemScope('job:rotation')

/** What happens by itself as time goes by. */
async function sweep(): Promise<void> {
  await service.runJobs({ schedules: ['rotation-sweep', 'deployment-sweep'], types: TYPES })
}

async function certificate(id: string) {
  const found = await admin.data(Rotations, { id })
  if (found.certificate == null) throw new Error('the certificate is lost')
  return found.certificate
}

async function rotationOf(id: string) {
  const [rotation, ...others] = (await certificate(id)).rotations
  if (rotation === undefined || others.length > 0) throw new Error(`${others.length + 1} rotations`)
  return rotation
}

const files = async () => (await readdir(join(root, path)).catch(() => [])).toSorted()

async function notices(id: string, type: string): Promise<object[]> {
  const { rows } = await sql<{ details: object }>`select details from notification_deliveries
    where type = ${type} and certificate_id = ${uuidOf(id)}`.execute(kysely(service.database.fork()))
  return rows.map(({ details }) => details)
}

async function successorsOf(id: string): Promise<number> {
  const { rows } = await sql`select 1 from certificate_replacements where replaced_id = ${uuidOf(id)}`.execute(
    kysely(service.database.fork()),
  )
  return rows.length
}

/** What one process would have; `after` comes between the work of a step and its record. */
function worker(after: (step: string) => Promise<void> = async () => {}): RotationRunService {
  const { app } = service
  const jobs = app.jobs.boss
  const queue = new NoticeQueue({ jobs, clock: clock.now, securityTeam: [] })
  const { reissue, revocation } = app.services.certificates
  const guarded = new ServedCheck(new EgressClient(egressRules(['127.0.0.1'])))
  const steps = new RotationSteps({ reissue, revocation, served: guarded, notices: queue, jobs })
  return new RotationRunService({
    steps: {
      async take(scope, claim, signal) {
        const outcome = await steps.take(scope, claim, signal)
        await after(claim.step)
        return outcome
      },
    },
    jobs,
    notices: queue,
    report: (error) => {
      throw error
    },
  })
}

describe('a certificate in its rotation window', () => {
  it('is issued anew, put in place, seen there, and the old one taken away, revoked, and its owner told', async () => {
    const old = await seedRotating({
      rotationPolicyId: halfwayRevoking,
      destinationIds: [await place([address])],
      subjectAlternativeNames: [{ dns: 'served.example.org' }],
    })
    await sweep()
    expect((await certificate(old.id)).rotations).toEqual([])
    clock.advance({ days: 5 })
    await sweep()
    const rotation = await rotationOf(old.id)
    const successor = rotation.replacement
    expect(rotation).toMatchObject({
      state: 'DONE',
      trigger: 'POLICY',
      lastError: null,
      nextAttemptAt: null,
      finishedAt: clock.now().toISOString(),
      replacement: { rotation: true },
      policy: { id: halfwayRevoking },
    })
    expect(rotation.steps.map(({ step, state }) => [step, state])).toEqual([
      ['PLANNED', 'DONE'],
      ['REISSUING', 'DONE'],
      ['DEPLOYING', 'DONE'],
      ['SWITCHING', 'SKIPPED'],
      ['VERIFYING', 'DONE'],
      ['RETIRING', 'DONE'],
    ])
    expect(rotation.steps.find(({ step }) => step === 'VERIFYING')?.detail).toBe(`it is served at ${address}`)
    expect(await inPlace()).toBe(await fingerprintOf(successor?.id))
    expect(await certificate(old.id)).toMatchObject({ state: 'REVOKED', deployments: [] })
    expect(await notices(old.id, 'ROTATED')).toEqual([{ successor: successor?.name }])
    await sweep()
    expect((await certificate(old.id)).rotations).toHaveLength(1)
    expect((await certificate(successor?.id ?? '')).rotations).toEqual([])
    const undone = await admin.data(RollBack, { input: { id: rotation.id } })
    expect(undone.rollBackRotation.userErrors).toEqual([{ code: 'ALREADY_REVOKED' }])
  })

  it('is rotated once, however many look after it', async () => {
    const old = await seedRotating({ destinationIds: [await place()] })
    clock.advance({ days: 5 })
    const workers = Array.from({ length: 4 }, () => worker())
    const planned = await Promise.all(workers.map((each) => each.sweep(scope())))
    expect(planned.reduce((sum, count) => sum + count, 0)).toBe(1)
    const { id } = await rotationOf(old.id)
    await Promise.all([...workers, ...workers].map((each) => each.run(scope(), uuidOf(id), never)))
    await sweep()
    expect(await rotationOf(old.id)).toMatchObject({ state: 'DONE' })
    expect(await successorsOf(old.id)).toBe(1)
  })

  it.each(ROTATION_STEPS)('is rotated once though its worker was killed after %s', async (step) => {
    const old = await seedRotating({ destinationIds: [await place([address])] })
    await work()
    clock.advance({ days: 5 })
    await worker().sweep(scope())
    const { id } = await rotationOf(old.id)
    const killed = Promise.withResolvers<void>()
    const dying = worker(async (done) => {
      if (done !== step) return
      killed.resolve()
      await new Promise(() => {})
    })
    // The deployments in between are others' work
    for (let round = 0; round < 2; round++) {
      const run = dying.run(scope(), uuidOf(id), never)
      await Promise.race([run, killed.promise])
      await service.runJobs({ types: ['deployment'] })
    }
    await killed.promise
    expect(await rotationOf(old.id)).toMatchObject({ state: step, finishedAt: null })
    clock.advance({ seconds: 121 })
    await sweep()
    const rotation = await rotationOf(old.id)
    expect(rotation).toMatchObject({ state: 'DONE', lastError: null })
    expect(await successorsOf(old.id)).toBe(1)
    expect(await inPlace()).toBe(await fingerprintOf(rotation.replacement?.id))
    expect(await notices(old.id, 'ROTATED')).toHaveLength(1)
  })

  it('is rotated again and again though it lives for two minutes only', async () => {
    const { id } = await seedCertificate(admin, authorityId, {
      validityEnd: new Date(clock.now().getTime() + 120_000).toISOString(),
      rotation: true,
      rotationPolicyId: halfway,
    })
    let current = id
    for (let round = 0; round < 12; round++) {
      clock.advance({ seconds: 30 })
      await sweep()
      const successor = (await certificate(current)).rotations[0]?.replacement?.id
      if (successor !== undefined) current = successor
      expect((await certificate(current)).state).toBe('VALID')
    }
    expect(current).not.toBe(id)
    const [row] = (await certificate(current)).replaces
    expect(row?.id).not.toBe(id)
  })
})

describe('what is never rotated by itself', () => {
  it('is revoked, replaced, ended, told to be revoked elsewhere, or switched off', async () => {
    const [revoked, replaced, switchedOff, elsewhere] = await Promise.all([
      seedRotating(),
      seedRotating(),
      seedRotating({ rotation: false }),
      seedRotating(),
    ])
    const ended = await seedRotating({ validityDays: 4 })
    await seedCertificate(admin, authorityId, { replacesIds: [replaced.id] })
    await admin.data(Revoke, { input: { id: revoked.id, reason: 'SUPERSEDED' } })
    await sql`update certificates set rotation = true where id = ${uuidOf(revoked.id)}`.execute(
      kysely(service.database.fork()),
    )
    await sql`update certificates set verification_status = 'REVOKED' where id = ${uuidOf(elsewhere.id)}`.execute(
      kysely(service.database.fork()),
    )
    clock.advance({ days: 5 })
    await sweep()
    for (const { id } of [revoked, replaced, switchedOff, elsewhere, ended]) {
      expect((await certificate(id)).rotations).toEqual([])
    }
    for (const [each, code] of [
      [revoked, 'ALREADY_REVOKED'],
      [replaced, 'CONFLICT'],
      [ended, 'EXPIRED'],
    ] as const) {
      const { rotateCertificate } = await admin.data(Rotate, { input: { id: each.id } })
      expect(rotateCertificate).toEqual({ rotation: null, userErrors: [{ code }] })
    }
  })

  it('nor what was revoked between planning and its time', async () => {
    const rotationPolicyId = await seedPolicy({
      name: 'at night',
      renewalWindow: { cron: '0 0 * * *', durationMinutes: 1 },
    })
    const { id } = await seedRotating({ rotationPolicyId })
    clock.advance({ days: 5, hours: 1 })
    await sweep()
    expect(await rotationOf(id)).toMatchObject({ state: 'PLANNED', step: 'PLANNED', steps: [] })
    await admin.data(Revoke, { input: { id, reason: 'KEY_COMPROMISE' } })
    clock.advance({ days: 1 })
    await sweep()
    expect(await rotationOf(id)).toMatchObject({ state: 'SKIPPED', lastError: 'the certificate has been revoked' })
    expect(await successorsOf(id)).toBe(0)
  })
})

describe('when something fails', () => {
  it('the old one stays while it is still served; that is told once; and it goes on when the new one is served', async () => {
    const old = await seedRotating({ destinationIds: [await place([address])] })
    await work()
    stuck = await served()
    clock.advance({ days: 5 })
    for (let attempt = 1; attempt <= 7; attempt++) {
      await sweep()
      clock.advance({ hours: 1 })
    }
    const failed = await rotationOf(old.id)
    expect(failed).toMatchObject({ state: 'FAILED', step: 'VERIFYING', attempts: 7, finishedAt: null })
    expect(failed.lastError).toMatch(/serves another certificate/)
    expect(await certificate(old.id)).toMatchObject({ state: 'VALID', deployments: [{ state: 'DEPLOYED' }] })
    expect(await notices(old.id, 'ROTATION_FAILED')).toHaveLength(1)
    stuck = null
    clock.advance({ hours: 1 })
    await sweep()
    expect(await rotationOf(old.id)).toMatchObject({ state: 'DONE' })
    expect((await certificate(old.id)).deployments).toEqual([])
  })

  it('a destination that is down is waited for, and nothing is ordered twice', async () => {
    const old = await seedRotating({ destinationIds: [await place()] })
    await work()
    clock.advance({ days: 5 })
    const away = `${root}-away`
    await rename(root, away)
    for (let attempt = 1; attempt <= 10; attempt++) {
      await sweep()
      clock.advance({ hours: 1 })
    }
    await rename(away, root)
    expect(await rotationOf(old.id)).toMatchObject({ state: 'FAILED', step: 'DEPLOYING' })
    expect(await inPlace()).toBe(await fingerprintOf(old.id))
    clock.advance({ hours: 2 })
    await sweep()
    await sweep()
    expect(await rotationOf(old.id)).toMatchObject({ state: 'DONE' })
    expect(await successorsOf(old.id)).toBe(1)
  })

  it('an authority that refuses has it failed at once; it goes on when it is told to', async () => {
    const own = await seedAuthority(admin)
    const { id } = await seedCertificate(admin, own.id, {
      validityDays: 10,
      rotation: true,
      rotationPolicyId: halfway,
    })
    await admin.data(Activate, { input: { id: own.id, active: false } })
    clock.advance({ days: 5 })
    await sweep()
    const failed = await rotationOf(id)
    expect(failed).toMatchObject({ state: 'FAILED', step: 'REISSUING', attempts: 1 })
    expect(await notices(id, 'ROTATION_FAILED')).toEqual([{ error: failed.lastError }])
    await admin.data(Activate, { input: { id: own.id, active: true } })
    const { retryRotation } = await admin.data(Retry, { input: { id: failed.id } })
    expect(retryRotation.rotation).toEqual({ state: 'REISSUING', attempts: 0 })
    await work()
    expect(await rotationOf(id)).toMatchObject({ state: 'DONE' })
    const again = await admin.data(Retry, { input: { id: failed.id } })
    expect(again.retryRotation.userErrors).toEqual([{ code: 'INVALID' }])
  })
})

describe('by hand', () => {
  it('a certificate is rotated at once, one at a time', async () => {
    const { id } = await seedRotating({ rotation: false, destinationIds: [await place()] })
    await work()
    const first = await admin.data(Rotate, { input: { id } })
    const second = await admin.data(Rotate, { input: { id } })
    expect(first.rotateCertificate.rotation).toMatchObject({ trigger: 'REQUEST' })
    expect(second.rotateCertificate.rotation?.id).toBe(first.rotateCertificate.rotation?.id)
    await work()
    expect(await rotationOf(id)).toMatchObject({ state: 'DONE' })
    expect(await successorsOf(id)).toBe(1)
    const third = await admin.data(Rotate, { input: { id } })
    expect(third.rotateCertificate.userErrors).toEqual([{ code: 'CONFLICT' }])
  })

  it('a rotation is cancelled, and does not come back by itself', async () => {
    const rotationPolicyId = await seedPolicy({
      name: 'at night too',
      renewalWindow: { cron: '0 0 * * *', durationMinutes: 1 },
    })
    const { id } = await seedRotating({ rotationPolicyId })
    clock.advance({ days: 5, hours: 1 })
    await sweep()
    const { id: rotationId } = await rotationOf(id)
    const { cancelRotation } = await admin.data(Cancel, { input: { id: rotationId } })
    expect(cancelRotation.rotation).toEqual({ state: 'SKIPPED', lastError: 'cancelled by root' })
    clock.advance({ days: 1 })
    await sweep()
    expect((await certificate(id)).rotation).toBe(false)
    expect((await certificate(id)).rotations).toHaveLength(1)
    const again = await admin.data(Cancel, { input: { id: rotationId } })
    expect(again.cancelRotation.userErrors).toEqual([{ code: 'INVALID' }])
  })

  it('a rotation is rolled back: the old one is put back, then the new one taken away', async () => {
    const old = await seedRotating({ destinationIds: [await place()] })
    await work()
    await admin.data(Rotate, { input: { id: old.id } })
    await work()
    const { id, replacement } = await rotationOf(old.id)
    expect(await inPlace()).toBe(await fingerprintOf(replacement?.id))
    const { rollBackRotation } = await admin.data(RollBack, { input: { id } })
    expect(rollBackRotation).toEqual({ rotation: { state: 'ROLLED_BACK' }, userErrors: [] })
    await work()
    expect(await inPlace()).toBe(await fingerprintOf(old.id))
    expect((await certificate(replacement?.id ?? '')).deployments).toEqual([])
    expect(await certificate(old.id)).toMatchObject({
      state: 'VALID',
      rotation: false,
      replaces: [{ id: replacement?.id }],
      deployments: [{ state: 'DEPLOYED' }],
    })
    expect((await rotationOf(old.id)).steps.at(-1)).toMatchObject({ step: 'ROLLING_BACK', state: 'DONE' })
    clock.advance({ days: 6 })
    await sweep()
    expect((await certificate(replacement?.id ?? '')).rotations).toEqual([])
    expect((await certificate(old.id)).rotations).toHaveLength(1)
    const again = await admin.data(RollBack, { input: { id } })
    expect(again.rollBackRotation.userErrors).toEqual([{ code: 'INVALID' }])
  })

  it('rotations are listed by state, steps and certificates in the same number of statements', async () => {
    service.database.startCounting()
    const { rotations } = await admin.data(List, { states: ['DONE'] })
    const statements = service.database.statements.length
    expect(rotations?.nodes.length).toBeGreaterThan(5)
    service.database.startCounting()
    const few = await admin.data(List, { states: ['ROLLED_BACK'] })
    expect(few.rotations?.nodes).toHaveLength(1)
    expect(service.database.statements.length).toBe(statements)
  })
})
