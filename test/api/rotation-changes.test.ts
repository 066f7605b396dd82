// What changes while a rotation waits for its time or is under way, and what its owner is told of it.
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { toNodeId } from '../../src/graphql/node-id.ts'
import { FakeClock } from '../kit/clock.ts'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import type { CreateRotationPolicyInput } from '../kit/gql/graphql.ts'
import { createRole, updateUser, userIdOf } from '../kit/people.ts'
import { seedDestination, seedSource } from '../kit/plugin-seeds.ts'
import { PretendCa } from '../kit/pretend-ca.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'
import { opensslCsr, opensslKey } from '../kit/tools.ts'
import { uuidOf } from '../kit/uuid-of.ts'

vi.mock('../../src/plugins/issuers/index.ts', async (original) => {
  const real = await original<typeof import('../../src/plugins/issuers/index.ts')>()
  const { pretendIssuer, deafIssuer } = await import('../kit/pretend-ca.ts')
  return { ...real, issuerPlugins: [...real.issuerPlugins, pretendIssuer, deafIssuer] }
})

const MakePolicy = graphql(`
  mutation ChangesMakePolicy($input: CreateRotationPolicyInput!) {
    createRotationPolicy(input: $input) {
      rotationPolicy {
        id
      }
      userErrors {
        code
      }
    }
  }
`)
const ChangePolicy = graphql(`
  mutation ChangesPolicy($input: UpdateRotationPolicyInput!) {
    updateRotationPolicy(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const ChangeCertificate = graphql(`
  mutation ChangesCertificate($input: UpdateCertificateInput!) {
    updateCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const ChangeAuthority = graphql(`
  mutation ChangesAuthority($input: UpdateAuthorityInput!) {
    updateAuthority(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const Revoke = graphql(`
  mutation ChangesRevoke($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const Rotate = graphql(`
  mutation ChangesRotate($input: RotateCertificateInput!) {
    rotateCertificate(input: $input) {
      rotation {
        id
      }
      userErrors {
        code
      }
    }
  }
`)
const Retry = graphql(`
  mutation ChangesRetry($input: RetryRotationInput!) {
    retryRotation(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const RollBack = graphql(`
  mutation ChangesRollBack($input: RollBackRotationInput!) {
    rollBackRotation(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const Told = graphql(`
  query ChangesTold($id: ID!) {
    certificate(by: { id: $id }) {
      deployments {
        location
        lastError
      }
      rotations {
        lastError
        steps {
          detail
          error
        }
      }
    }
  }
`)
const ChangeDestination = graphql(`
  mutation ChangesDestination($input: UpdateDestinationInput!) {
    updateDestination(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const MakeOutside = graphql(`
  mutation ChangesMakeOutside($input: CreateAuthorityInput!) {
    createAuthority(input: $input) {
      authority {
        id
      }
      userErrors {
        code
      }
    }
  }
`)
const Order = graphql(`
  mutation ChangesOrder($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
      pendingCertificate {
        id
      }
      userErrors {
        code
      }
    }
  }
`)
const Standing = graphql(`
  query ChangesStanding($id: ID!) {
    certificate(by: { id: $id }) {
      state
      deployments {
        state
      }
      rotations {
        id
        state
        step
        dueAt
        lastError
        nextAttemptAt
        policy {
          id
        }
        replacement {
          id
          hasPrivateKey
        }
        steps {
          step
          state
          detail
        }
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
  'pending-certificate',
  'pending-certificates-sweep',
  'remote-revocation',
  'remote-revocations-sweep',
]

let root: string
let service: Service
let admin: Client
let authorityId: string
let ca: PretendCa
let folders = 0
/** Due when half of the life is left. */
let halfway: string
let halfwayRevoking: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'indri-rotation-changes-'))
  ca = new PretendCa()
  await ca.start()
  service = await startService({
    clock: clock.now,
    env: {
      INDRI_FILESYSTEM_ROOT: root,
      INDRI_EGRESS_ALLOW: '127.0.0.1',
      INDRI_REQUESTS_PER_MINUTE_AND_CALLER: '0',
    },
  })
  admin = service.admin
  authorityId = (await seedAuthority(admin)).id
  halfway = await policy({ percent: 50 })
  halfwayRevoking = await policy({ percent: 50, revokeReplaced: true })
})
afterAll(async () => {
  await service.close()
  await ca.stop()
  await rm(root, { recursive: true })
})
beforeEach(async () => {
  await sql`update certificates set rotation = false`.execute(kysely(service.database.fork()))
  ca.behaviour = 'at-once'
  await pass({})
})

/** Longer than a session lasts, mostly. */
async function pass(by: Parameters<FakeClock['advance']>[0]): Promise<void> {
  clock.advance(by)
  admin = await service.anonymous.signIn('root', PASSWORD)
}

async function policy(input: Partial<CreateRotationPolicyInput>): Promise<string> {
  const name = `policy ${++folders}`
  const { createRotationPolicy } = await admin.data(MakePolicy, { input: { name, ...input } })
  expect(createRotationPolicy.userErrors).toEqual([])
  return createRotationPolicy.rotationPolicy?.id ?? ''
}

async function change(input: { id: string } & Record<string, unknown>): Promise<void> {
  expect((await admin.data(ChangePolicy, { input })).updateRotationPolicy.userErrors).toEqual([])
}

/** Lives for ten days. */
const rotating = (input: Parameters<typeof seedCertificate>[2] = {}) =>
  seedCertificate(admin, authorityId, { validityDays: 10, rotation: true, rotationPolicyId: halfway, ...input })

const place = () => seedDestination(admin, { options: { filesystem: { path: `place-${++folders}` } } })
const work = () => service.runJobs({ types: TYPES })
const sweep = () =>
  service.runJobs({
    schedules: ['rotation-sweep', 'deployment-sweep', 'pending-certificates-sweep', 'remote-revocations-sweep'],
    types: TYPES,
  })

async function standing(id: string) {
  const { certificate } = await admin.data(Standing, { id })
  if (certificate == null) throw new Error('the certificate is lost')
  return certificate
}

async function rotationOf(id: string) {
  const [rotation, ...others] = (await standing(id)).rotations
  if (rotation === undefined || others.length > 0) throw new Error(`not one rotation but ${others.length}`)
  return rotation
}

const detailOf = async (id: string, step: string) =>
  (await rotationOf(id)).steps.find((each) => each.step === step)?.detail

async function told(id: string, type: string): Promise<Record<string, string>[]> {
  const { rows } = await sql<{ details: Record<string, string> }>`select details from notification_deliveries
    where type = ${type} and certificate_id = ${uuidOf(id)}`.execute(kysely(service.database.fork()))
  return rows.map(({ details }) => details)
}

const inDays = (days: number) => new Date(clock.now().getTime() + days * 86_400_000).toISOString()

// First of all: this CA's certificates live by the real time, and the clock of the test runs ahead of it
describe('a CA elsewhere', () => {
  it.each([
    ['pretend', 'REVOKED', 'it is revoked'],
    ['deaf', 'VALID', 'it is not revoked: its CA cannot be asked to revoke'],
  ])(
    'that is told of revocations or not has the old certificate revoked, or that said: %s',
    async (plugin, state, detail) => {
      const outside = await outsideAuthority(plugin)
      const before = ca.revoked.length
      const destinationIds = [await place()]
      const { id } = await ordered(outside, { rotation: true, rotationPolicyId: halfwayRevoking, destinationIds })
      await pass({ days: 1 })
      for (let round = 0; round < 3; round++) {
        await sweep()
        await pass({ minutes: 1 })
      }
      expect(await rotationOf(id)).toMatchObject({ state: 'DONE' })
      expect((await standing(id)).state).toBe(state)
      expect(await detailOf(id, 'RETIRING')).toContain(detail)
      // RFC 5280: 4 is superseded
      expect(ca.revoked.slice(before).map(({ reason }) => reason)).toEqual(state === 'REVOKED' ? [4] : [])
    },
  )

  it('that answers late is waited for, though the old certificate has ended meanwhile', async () => {
    const outside = await outsideAuthority('pretend')
    const { id } = await ordered(outside, { rotation: true, rotationPolicyId: halfway })
    ca.behaviour = 'never'
    await pass({ days: 1 })
    await sweep()
    expect(await rotationOf(id)).toMatchObject({ state: 'REISSUING' })
    await pass({ days: 1, seconds: 1 })
    expect((await standing(id)).state).toBe('EXPIRED')
    await sweep()
    expect(await rotationOf(id)).toMatchObject({ state: 'REISSUING' })
    ca.behaviour = 'later'
    await pass({ hours: 1 })
    await sweep()
    await pass({ minutes: 1 })
    await sweep()
    expect(await rotationOf(id)).toMatchObject({ state: 'DONE', lastError: null })
  })
})

describe('a rotation that waits for its time', () => {
  it('is planned within the hour before, and begins no sooner', async () => {
    const { id } = await rotating()
    const due = inDays(5)
    await pass({ days: 4, hours: 23 })
    await sweep()
    expect(await rotationOf(id)).toMatchObject({ state: 'PLANNED', dueAt: due, nextAttemptAt: due })
    await pass({ minutes: 59, seconds: 59 })
    await sweep()
    expect(await rotationOf(id)).toMatchObject({ state: 'PLANNED' })
    await pass({ seconds: 1 })
    await sweep()
    expect(await rotationOf(id)).toMatchObject({ state: 'DONE' })
  })

  it('follows its policy when that is changed, sooner and later', async () => {
    const never = { cron: '0 0 1 * *', timeZone: 'UTC', durationMinutes: 1 }
    const rotationPolicyId = await policy({ percent: 50, renewalWindow: { cron: '0 0 * * *', durationMinutes: 1 } })
    const { id } = await rotating({ rotationPolicyId })
    const [late, end] = [inDays(9), inDays(10)]
    await pass({ days: 5 })
    await sweep()
    const nightly = await rotationOf(id)
    expect(nightly).toMatchObject({ state: 'PLANNED', policy: { id: rotationPolicyId } })
    // 1. Later
    await pass({ seconds: 1 })
    await change({ id: rotationPolicyId, percent: 10, renewalWindow: null })
    await sweep()
    expect(await rotationOf(id)).toMatchObject({ id: nightly.id, state: 'PLANNED', dueAt: late, nextAttemptAt: late })
    // 2. A window that would open too late does not hold it up
    await pass({ seconds: 1 })
    await change({ id: rotationPolicyId, renewalWindow: never })
    await sweep()
    expect(new Date((await rotationOf(id)).dueAt).getTime()).toBeLessThan(new Date(end).getTime())
    // 3. At once
    await pass({ seconds: 1 })
    await change({ id: rotationPolicyId, percent: 99, renewalWindow: null })
    await sweep()
    expect(await rotationOf(id)).toMatchObject({ id: nightly.id, state: 'DONE' })
  })

  it('follows the certificate to another policy, and ends when no policy asks for it', async () => {
    const waiting = await policy({ percent: 50, renewalWindow: { cron: '0 0 * * *', durationMinutes: 1 } })
    const [moved, left] = [await rotating({ rotationPolicyId: waiting }), await rotating({ rotationPolicyId: waiting })]
    await pass({ days: 5 })
    await sweep()
    for (const [{ id }, rotationPolicyId] of [
      [moved, halfway],
      [left, null],
    ] as const) {
      expect(await rotationOf(id)).toMatchObject({ state: 'PLANNED' })
      const { updateCertificate } = await admin.data(ChangeCertificate, { input: { id, rotationPolicyId } })
      expect(updateCertificate.userErrors).toEqual([])
    }
    await sweep()
    expect(await rotationOf(moved.id)).toMatchObject({ state: 'DONE', policy: { id: halfway } })
    expect(await rotationOf(left.id)).toMatchObject({
      state: 'SKIPPED',
      lastError: 'no policy asks for it any more',
      replacement: null,
    })
  })

  it('whose hour passed while nobody was there waits for the next one', async () => {
    const noon = { cron: '0 12 * * *', timeZone: 'UTC', durationMinutes: 5 }
    const { id } = await rotating({ rotationPolicyId: await policy({ percent: 50, renewalWindow: noon }) })
    await pass({ days: 5 })
    await sweep()
    const { dueAt } = await rotationOf(id)
    const seconds = (new Date(dueAt).getTime() - clock.now().getTime()) / 1000
    await pass({ seconds: seconds + 300 })
    await sweep()
    const next = new Date(new Date(dueAt).getTime() + 86_400_000).toISOString()
    expect(await rotationOf(id)).toMatchObject({ state: 'PLANNED', dueAt: next, nextAttemptAt: next })
    await pass({ days: 1, seconds: -1 })
    await sweep()
    expect(await rotationOf(id)).toMatchObject({ state: 'DONE' })
  })

  it('and is not done before the certificate ends has failed, and that is told', async () => {
    const { id } = await rotating()
    await pass({ days: 4, hours: 23 })
    await sweep()
    await pass({ days: 6 })
    await sweep()
    const failed = await rotationOf(id)
    expect(failed).toMatchObject({ state: 'FAILED', step: 'PLANNED', nextAttemptAt: null, replacement: null })
    expect(failed.lastError).toMatch(/^the certificate expired on .*, before it could be renewed$/)
    expect(await told(id, 'ROTATION_FAILED')).toEqual([{ error: failed.lastError }])
    await sweep()
    expect((await standing(id)).rotations).toHaveLength(1)
  })
})

describe('an authority that', () => {
  it('refuses the successor is asked again by itself, never later than the certificate can wait', async () => {
    const own = await seedAuthority(admin)
    const { id } = await seedCertificate(admin, own.id, {
      rotation: true,
      rotationPolicyId: halfway,
      validityEnd: new Date(clock.now().getTime() + 2 * 3_600_000).toISOString(),
    })
    const issuance = { allowedDnsNames: ['**.example.com'] }
    expect((await admin.data(ChangeAuthority, { input: { id: own.id, issuance } })).updateAuthority.userErrors).toEqual(
      [],
    )
    await pass({ hours: 1 })
    await sweep()
    const failed = await rotationOf(id)
    // An hour would be too long: that is all it has
    const quarter = new Date(clock.now().getTime() + 15 * 60_000).toISOString()
    expect(failed).toMatchObject({ state: 'FAILED', step: 'REISSUING', nextAttemptAt: quarter })
    expect(failed.lastError).toMatch(/example\.com/)
    expect(await told(id, 'ROTATION_FAILED')).toEqual([{ error: failed.lastError }])
    await admin.data(ChangeAuthority, { input: { id: own.id, issuance: { allowedDnsNames: null } } })
    await pass({ minutes: 15 })
    await sweep()
    expect(await rotationOf(id)).toMatchObject({ state: 'DONE', lastError: null })
    expect(await told(id, 'ROTATION_FAILED')).toHaveLength(1)
  })

  it('expires first has its last certificate end with it; after that nothing is issued, and that is told', async () => {
    const own = await seedAuthority(admin, { validityDays: 8 })
    const end = new Date(clock.now().getTime() + 8 * 86_400_000)
    const { id } = await seedCertificate(admin, own.id, {
      rotation: true,
      rotationPolicyId: await policy({ percent: 10 }),
      validityEnd: end.toISOString(),
    })
    await pass({ days: 7, hours: 12 })
    await sweep()
    const { state, replacement } = await rotationOf(id)
    expect(state).toBe('DONE')
    const short = replacement?.id ?? ''
    await pass({ hours: 13 })
    await sweep()
    expect((await standing(short)).state).toBe('EXPIRED')
    expect((await standing(short)).rotations.at(-1)?.state ?? 'none').not.toBe('DONE')
  })
})

describe('the old certificate', () => {
  it('revoked while its successor is on the way: that one is put in its place all the more', async () => {
    const path = `place-${++folders}`
    const destination = await seedDestination(admin, { options: { filesystem: { path } } })
    const { id } = await rotating({ destinationIds: [destination] })
    await work()
    await pass({ days: 5 })
    const away = `${root}-away`
    await rename(root, away)
    await sweep()
    expect(await rotationOf(id)).toMatchObject({ state: 'DEPLOYING' })
    const { revokeCertificate } = await admin.data(Revoke, { input: { id, reason: 'KEY_COMPROMISE' } })
    expect(revokeCertificate.userErrors).toEqual([])
    await rename(away, root)
    await pass({ minutes: 5 })
    await sweep()
    await sweep()
    expect(await rotationOf(id)).toMatchObject({ state: 'DONE' })
    expect((await standing(id)).deployments).toEqual([])
  })

  it('is not put back once it has ended', async () => {
    const { id } = await rotating({ destinationIds: [await place()] })
    await work()
    await pass({ days: 5 })
    await sweep()
    const rotation = await rotationOf(id)
    expect(rotation.state).toBe('DONE')
    await pass({ days: 5, seconds: 1 })
    const { rollBackRotation } = await admin.data(RollBack, { input: { id: rotation.id } })
    expect(rollBackRotation.userErrors).toEqual([{ code: 'EXPIRED' }])
    expect((await standing(rotation.replacement?.id ?? '')).deployments).toMatchObject([{ state: 'DEPLOYED' }])
  })

  it('is not revoked while nothing shows the new one in its place; its owner is told to put it there', async () => {
    const { id } = await rotating({ rotationPolicyId: halfwayRevoking })
    await pass({ days: 5 })
    await sweep()
    const { state, replacement } = await rotationOf(id)
    expect(state).toBe('DONE')
    expect((await standing(id)).state).toBe('VALID')
    expect(await detailOf(id, 'RETIRING')).toMatch(/^it is not revoked: nothing shows that the new one is in its place/)
    expect(replacement).toMatchObject({ hasPrivateKey: true })
    const [{ toDo } = {}] = await told(id, 'ROTATED')
    expect(toDo).toMatch(/^fetch the new certificate and put it in place before the old one ends on \S+:/)
    expect(toDo).not.toMatch(/private key/)
  })

  it('whose key is kept elsewhere is issued for the same key, and its owner is told so', async () => {
    const csr = opensslCsr(opensslKey('EC_P256'), '/CN=kept.example.org')
    const { id } = await seedCertificate(admin, authorityId, {
      csr,
      commonName: null,
      validityDays: 10,
      rotation: true,
      rotationPolicyId: halfwayRevoking,
    })
    await pass({ days: 5 })
    await sweep()
    expect(await rotationOf(id)).toMatchObject({ state: 'DONE', replacement: { hasPrivateKey: false } })
    expect((await standing(id)).state).toBe('VALID')
    expect((await told(id, 'ROTATED'))[0]?.['toDo']).toMatch(/the private key that is kept elsewhere/)
  })

  it('whose request is not known either has failed, told once, and does not go on until somebody acts', async () => {
    const csr = opensslCsr(opensslKey('EC_P256'), '/CN=lost.example.org')
    const { id } = await seedCertificate(admin, authorityId, {
      csr,
      commonName: null,
      validityDays: 10,
      rotation: true,
      rotationPolicyId: halfway,
    })
    await sql`update certificates set csr = null where id = ${uuidOf(id)}`.execute(kysely(service.database.fork()))
    await pass({ days: 5 })
    await sweep()
    const failed = await rotationOf(id)
    expect(failed).toMatchObject({ state: 'FAILED', step: 'REISSUING' })
    expect(failed.lastError).toMatch(/its private key is not held here and no request for it is known/)
    await pass({ hours: 2 })
    await sweep()
    expect(await told(id, 'ROTATION_FAILED')).toEqual([{ error: failed.lastError }])
  })
})

describe('who asked for it', () => {
  it('and has lost the right since: it goes on as it was allowed, and is not theirs to steer any more', async () => {
    const person = await service.user(`asker-${folders}`, [`team-${folders}@example.org`])
    const { id } = await seedCertificate(admin, authorityId, {
      validityDays: 10,
      owner: `team-${folders}@example.org`,
      destinationIds: [await place()],
    })
    await work()
    const away = `${root}-away`
    await rename(root, away)
    const { rotateCertificate } = await person.data(Rotate, { input: { id } })
    expect(rotateCertificate.userErrors).toEqual([])
    await work()
    expect(await rotationOf(id)).toMatchObject({ state: 'DEPLOYING' })
    expect((await updateUser(admin, { id: userIdOf(person), roleIds: [] })).userErrors).toEqual([])
    expect(await person.errorCode(Retry, { input: { id: rotateCertificate.rotation?.id ?? '' } })).toBe('FORBIDDEN')
    await rename(away, root)
    await pass({ minutes: 5 })
    await sweep()
    await sweep()
    expect(await rotationOf(id)).toMatchObject({ state: 'DONE' })
  })
})

describe('why work failed and where things are put', () => {
  it('is told to those concerned, and to nobody else', async () => {
    const team = `concerned-${++folders}@example.org`
    const role = (await createRole(admin, { name: `placers-${folders}` })).role?.id ?? ''
    const path = `place-${++folders}`
    const destination = await seedDestination(admin, { options: { filesystem: { path } }, roleIds: [role] })
    const { id } = await seedCertificate(admin, authorityId, {
      validityDays: 10,
      owner: team,
      destinationIds: [destination],
    })
    await work()
    const away = `${root}-away`
    await rename(root, away)
    await admin.data(Rotate, { input: { id } })
    await work()
    await rename(away, root)
    const replacement = (await rotationOf(id)).replacement?.id ?? ''
    const seen = async (client: Client) => {
      const [old, next] = [await client.data(Told, { id }), await client.data(Told, { id: replacement })]
      const { location } = old.certificate?.deployments[0] ?? {}
      const { lastError } = next.certificate?.deployments[0] ?? {}
      const steps = (old.certificate?.rotations[0]?.steps ?? []).flatMap(({ detail, error }) => [detail, error])
      return [location != null, lastError != null, steps.some((text) => text !== null)]
    }
    const people = {
      member: await service.user(`concerned-${folders}`, [team]),
      reader: await service.user(`reading-${folders}`, [team, 'read-only']),
      placer: await service.user(`placer-${folders}`, [`placers-${folders - 1}`]),
      auditor: await service.user(`auditing-${folders}`, ['auditor']),
      stranger: await service.user(`stranger-${folders}`, []),
    }
    expect(await seen(admin)).toEqual([true, true, true])
    expect(await seen(people.member)).toEqual([true, true, true])
    expect(await seen(people.reader)).toEqual([true, true, true])
    expect(await seen(people.auditor)).toEqual([true, true, true])
    expect(await seen(people.placer)).toEqual([true, true, false])
    expect(await seen(people.stranger)).toEqual([false, false, false])
  })
})

describe('whoever rolls back', () => {
  it('needs the right on the new certificate, too: its notices end and its deployments go with it', async () => {
    const [team, others] = [`before-${++folders}@example.org`, `after-${folders}@example.org`]
    const { rotation, replacement } = await rotated(team)
    const [person, other] = [
      await service.user(`roller-${folders}`, [team]),
      await service.user(`taker-${folders}`, [others]),
    ]
    const { updateCertificate } = await admin.data(ChangeCertificate, { input: { id: replacement, owner: others } })
    expect(updateCertificate.userErrors).toEqual([])
    for (const either of [person, other]) {
      expect(await either.errorCode(RollBack, { input: { id: rotation } })).toBe('FORBIDDEN')
    }
    await work()
    expect((await standing(replacement)).deployments).toMatchObject([{ state: 'DEPLOYED' }])
  })

  it('does not come back to a destination that was closed to them and taken from them since', async () => {
    const team = `closed-${++folders}@example.org`
    const { old, rotation, replacement, destination } = await rotated(team)
    const person = await service.user(`returner-${folders}`, [team])
    const role = (await createRole(admin, { name: `deployers-${folders}` })).role?.id ?? ''
    await admin.data(ChangeDestination, { input: { id: destination, roleIds: [role] } })
    const { updateCertificate } = await admin.data(ChangeCertificate, {
      input: { id: replacement, destinationIds: [] },
    })
    expect(updateCertificate.userErrors).toEqual([])
    await work()
    const { rollBackRotation } = await person.data(RollBack, { input: { id: rotation } })
    expect(rollBackRotation.userErrors).toEqual([])
    await work()
    expect((await standing(old)).deployments).toEqual([])
    expect(await detailOf(old, 'ROLLING_BACK')).toMatch(/left out of 1 that take/)
  })

  it('comes back to one that was only closed meanwhile: it is there already', async () => {
    const team = `kept-${++folders}@example.org`
    const { old, rotation, destination } = await rotated(team)
    const person = await service.user(`keeper-${folders}`, [team])
    const role = (await createRole(admin, { name: `deployers-${folders}` })).role?.id ?? ''
    await admin.data(ChangeDestination, { input: { id: destination, roleIds: [role] } })
    expect((await person.data(RollBack, { input: { id: rotation } })).rollBackRotation.userErrors).toEqual([])
    await work()
    expect((await standing(old)).deployments).toMatchObject([{ state: 'DEPLOYED' }])
  })
})

describe('only what a source has found', () => {
  it('by its name, its region, or both; kept there or served there, and not vanished', async () => {
    const [kept, served, elsewhere, vanished, unknown] = await Promise.all([
      rotating(),
      rotating(),
      rotating(),
      rotating(),
      rotating(),
    ])
    const [east, west] = [await seedSource(admin, { name: 'East' }), await seedSource(admin, { name: 'West' })]
    const at = clock.now()
    const db = () => kysely(service.database.fork())
    const keep = (source: string, certificate: string, region: string | null, vanishedAt: Date | null = null) =>
      sql`insert into source_certificates (id, source_id, certificate_id, external_id, external_id_hash, region,
          first_seen_at, last_seen_at, seen_by_sync, vanished_at)
        values (gen_random_uuid(), ${uuidOf(source)}, ${uuidOf(certificate)}, ${certificate}, md5(random()::text), ${region},
          ${at}, ${at}, 1, ${vanishedAt})`.execute(db())
    await keep(east, kept.id, 'eu-1')
    await keep(west, elsewhere.id, 'us-1')
    await keep(east, vanished.id, 'eu-1', at)
    await sql`insert into endpoints (id, source_id, external_id, external_id_hash, name, host, port, region,
        served_fingerprint, first_seen_at, last_seen_at, seen_by_sync, version)
      select gen_random_uuid(), ${uuidOf(east)}, 'e', md5(random()::text), 'e', 'e.example.org', 443, 'eu-2', fingerprint,
        ${at}::timestamptz, ${at}::timestamptz, 1, 1 from certificates where id = ${uuidOf(served.id)}`.execute(db())
    await pass({ days: 5 })
    const ours = [kept, served, elsewhere, vanished, unknown].map(({ id }) => uuidOf(id))
    const found = async (where: { source?: string; region?: string }) => {
      const planned = await service.app.rotations.preview(service.app.systemScope('cli:rotate'), where)
      return planned.filter(({ id }) => ours.includes(id)).map(({ id }) => ours.indexOf(id))
    }
    expect((await found({})).toSorted()).toEqual([0, 1, 2, 3, 4])
    expect((await found({ source: 'east' })).toSorted()).toEqual([0, 1])
    expect(await found({ region: 'us-1' })).toEqual([2])
    expect(await found({ source: 'East', region: 'eu-2' })).toEqual([1])
    expect(await found({ source: 'West', region: 'eu-1' })).toEqual([])
    // Only these are planned, too
    await service.app.rotations.sweep(service.app.systemScope('cli:rotate'), { source: 'West' })
    const planned = await Promise.all(
      [kept, served, elsewhere].map(async ({ id }) => (await standing(id)).rotations.length),
    )
    expect(planned).toEqual([0, 0, 1])
  })
})

async function rotated(owner: string) {
  const destination = await place()
  const { id } = await seedCertificate(admin, authorityId, { validityDays: 10, owner, destinationIds: [destination] })
  await work()
  await admin.data(Rotate, { input: { id } })
  await work()
  const { id: rotation, state, replacement } = await rotationOf(id)
  expect(state).toBe('DONE')
  return { old: id, rotation, replacement: replacement?.id ?? '', destination }
}

async function outsideAuthority(plugin: string): Promise<string> {
  const issuer = { [plugin]: { url: ca.url, token: ca.token } } as never
  const { createAuthority } = await admin.data(MakeOutside, {
    input: { name: `Outside ${++folders}`, owner: 'pki@example.org', type: 'EXTERNAL', issuer },
  })
  expect(createAuthority.userErrors).toEqual([])
  return createAuthority.authority?.id ?? ''
}

/** A certificate of a CA elsewhere, said to live for two days. */
async function ordered(authority: string, input: object): Promise<{ id: string }> {
  const commonName = `outside-${++folders}.example.org`
  const { createCertificate } = await admin.data(Order, {
    input: { authorityId: authority, owner: 'team@example.org', commonName, ...input },
  })
  expect(createCertificate.userErrors).toEqual([])
  await sweep()
  const row = await kysely(service.database.fork())
    .selectFrom('certificates')
    .select('id')
    .where('common_name', '=', commonName)
    .executeTakeFirstOrThrow()
  const now = clock.now()
  await sql`update certificates set not_before = ${now}, not_after = ${new Date(now.getTime() + 2 * 86_400_000)}
    where id = ${row.id}`.execute(kysely(service.database.fork()))
  return { id: toNodeId('Certificate', row.id) }
}
