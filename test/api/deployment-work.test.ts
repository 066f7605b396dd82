// The work on a deployment, with a destination that the test holds in its hands: slow, hanging, killed in the middle, asked
// by two workers at once, or told otherwise meanwhile.
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import type { Outcome } from '../../src/modules/deployments/deployment-outcomes.ts'
import { DeploymentRunService, type FailedDeployment } from '../../src/modules/deployments/deployment-run.service.ts'
import type { Claim } from '../../src/modules/deployments/deployment.repository.ts'
import { PluginError } from '../../src/plugins/plugin-error.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedDestination } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const Attach = graphql(`
  mutation DeploymentWorkAttach($input: UpdateCertificateInput!) {
    updateCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)

const Delete = graphql(`
  mutation DeploymentWorkDelete($input: DeleteDestinationInput!) {
    deleteDestination(input: $input) {
      userErrors {
        code
      }
    }
  }
`)

const Move = graphql(`
  mutation DeploymentWorkMove($input: UpdateDestinationInput!) {
    updateDestination(input: $input) {
      userErrors {
        code
      }
    }
  }
`)

type Call = (claim: Claim, signal: AbortSignal) => Promise<Outcome>

const clock = new FakeClock()
let service: Service
let authorityId: string
let calls: string[]
let told: FailedDeployment[]
let put: Call
let destination: string
let certificate: string
/** The row's id. */
let id: string

const DONE: Outcome = {
  kind: 'PUT',
  placeName: 'here',
  location: 'there',
  fingerprint: 'f'.repeat(64),
  supersedes: true,
}
const never = new AbortController().signal

beforeAll(async () => {
  service = await startService({ clock: clock.now, env: { INDRI_FILESYSTEM_ROOT: tmpdir() } })
  authorityId = (await seedAuthority(service.admin)).id
})
afterAll(() => service.close())
beforeEach(async () => {
  calls = []
  told = []
  put = async () => DONE
  destination = await seedDestination(service.admin)
  certificate = (await seedCertificate(service.admin, authorityId, { destinationIds: [destination] })).id
  id = (await rowOf(certificate)).id
})

/** What one process would have; its destination is the test's. */
function worker(attemptSeconds = 60): DeploymentRunService {
  return new DeploymentRunService({
    places: {
      async put(_scope, claim, signal) {
        calls.push('put')
        return put(claim, signal)
      },
      async takeAway(_scope, _claim, placeTaken) {
        calls.push(placeTaken ? 'gone already' : 'take away')
        return { kind: 'TAKEN' }
      },
    },
    jobs: service.app.jobs.boss,
    arrived: async () => {},
    tell: async (_em, failed) => void told.push(failed),
    logFailure: () => {},
    report: (error) => {
      throw error
    },
    attemptSeconds,
  })
}

const scope = () => service.app.systemScope('job:deployment')
const run = (at = worker(), signal = never) => at.run(scope(), id, signal)
const row = () => rowOf(certificate)

async function rowOf(certificateId: string) {
  const db = kysely(service.database.fork())
  const uuid = uuidOf(certificateId)
  return db.selectFrom('deployments').selectAll().where('certificate_id', '=', uuid).executeTakeFirstOrThrow()
}

async function attach(destinationIds: string[]): Promise<void> {
  const { updateCertificate } = await service.admin.data(Attach, { input: { id: certificate, destinationIds } })
  expect(updateCertificate.userErrors).toEqual([])
}

describe('of several workers', () => {
  it('one goes on, and the others leave it alone', async () => {
    const gate = Promise.withResolvers<Outcome>()
    put = () => gate.promise
    const all = Promise.all(Array.from({ length: 6 }, () => run()))
    await expect.poll(() => calls.length).toBe(1)
    gate.resolve(DONE)
    await all
    expect(calls).toEqual(['put'])
    expect(await row()).toMatchObject({ state: 'DEPLOYED', attempts: 1, claim_id: null })
    await run()
    expect(calls).toEqual(['put'])
  })

  it('another takes over from one that was killed, once it is sure to be gone', async () => {
    let killed = true
    put = () => (killed ? new Promise(() => {}) : Promise.resolve(DONE))
    void run()
    await expect.poll(() => calls.length).toBe(1)
    killed = false
    expect(await worker().sweep(scope())).toBe(0)
    await run()
    expect(calls).toEqual(['put'])
    clock.advance({ seconds: 91 })
    expect(await worker().sweep(scope())).toBeGreaterThan(0)
    await run()
    expect(calls).toEqual(['put', 'put'])
    expect(await row()).toMatchObject({ state: 'DEPLOYED', attempts: 2 })
  })

  it('one that comes back too late undoes nothing, and what it put where nothing is meant to be is taken away', async () => {
    const gate = Promise.withResolvers<Outcome>()
    put = () => gate.promise
    const late = run()
    await expect.poll(() => calls.length).toBe(1)
    await attach([])
    clock.advance({ seconds: 91 })
    await run()
    expect(await row()).toMatchObject({ state: 'REMOVED', location: null })
    gate.resolve(DONE)
    await late
    expect(await row()).toMatchObject({ state: 'REMOVING' })
    await run()
    expect(calls).toEqual(['put', 'take away', 'take away'])
    expect(await row()).toMatchObject({ state: 'REMOVED' })
  })

  it('one that is stopped gives it back at once, uncounted', async () => {
    const stop = new AbortController()
    put = (_claim, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
    const stopped = run(worker(), stop.signal)
    await expect.poll(() => calls.length).toBe(1)
    stop.abort(new Error('the process stops'))
    await expect(stopped).rejects.toThrow('the process stops')
    expect(await row()).toMatchObject({ state: 'PENDING', attempts: 0, claim_id: null })
    put = async () => DONE
    await run()
    expect(await row()).toMatchObject({ state: 'DEPLOYED', attempts: 1 })
  })
})

describe('a destination', () => {
  it('that hangs has failed after the time it is given, and is asked again later', async () => {
    put = (_claim, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
    await run(worker(0.05))
    expect(await row()).toMatchObject({ state: 'PENDING', attempts: 1, last_error: 'it took longer than 0.05 seconds' })
    await run()
    expect(calls).toEqual(['put'])
  })

  it('that fails is told of once, not with every attempt', async () => {
    put = async () => {
      throw new PluginError('the door is shut', { retryable: true })
    }
    for (let attempt = 1; attempt <= 8; attempt++) {
      await run()
      clock.advance({ hours: 1 })
    }
    expect(told).toMatchObject([{ id, desired: true, reason: 'the door is shut' }])
    expect(await row()).toMatchObject({ state: 'FAILED', attempts: 8 })
  })

  it('that is told otherwise meanwhile does what is meant now, and remembers what it did', async () => {
    put = async () => {
      await attach([])
      return DONE
    }
    await run()
    expect(await row()).toMatchObject({ state: 'REMOVING', location: 'there', attempts: 0 })
    await run()
    expect(calls).toEqual(['put', 'take away'])
    expect(await row()).toMatchObject({ state: 'REMOVED', location: null, deployed_at: null })
  })

  it('whose destination changes meanwhile is done anew with what holds now, and cannot lose its destination', async () => {
    put = async () => {
      const input = { id: destination }
      const { deleteDestination } = await service.admin.data(Delete, { input })
      expect(deleteDestination.userErrors).toMatchObject([{ code: 'IN_USE' }])
      const options = { filesystem: { path: 'elsewhere' } }
      const { updateDestination } = await service.admin.data(Move, { input: { ...input, options, force: true } })
      expect(updateDestination.userErrors).toEqual([])
      return DONE
    }
    await run()
    expect(await row()).toMatchObject({ state: 'PENDING', location: 'there', attempts: 0, claim_id: null })
    put = async () => ({ ...DONE, location: 'elsewhere' }) as Outcome
    await run()
    expect(await row()).toMatchObject({ state: 'DEPLOYED', location: 'elsewhere' })
    expect(calls).toEqual(['put', 'put'])
  })

  it('that is detached meanwhile keeps its destination until it has been taken away', async () => {
    put = async () => {
      await attach([])
      const { deleteDestination } = await service.admin.data(Delete, { input: { id: destination } })
      expect(deleteDestination.userErrors).toMatchObject([{ code: 'IN_USE' }])
      return DONE
    }
    await run()
    await run()
    expect(await row()).toMatchObject({ state: 'REMOVED' })
    const { deleteDestination } = await service.admin.data(Delete, { input: { id: destination } })
    expect(deleteDestination.userErrors).toEqual([])
  })

  it('that gives a new certificate the very place of the old one is not asked to take the old one away', async () => {
    await run()
    const old = certificate
    const replacing = await seedCertificate(service.admin, authorityId, {
      destinationIds: [destination],
      replacesIds: [old],
    })
    await worker().run(scope(), (await rowOf(replacing.id)).id, never)
    expect(await rowOf(old)).toMatchObject({ desired: false, state: 'REMOVING', location: 'there' })
    await run()
    expect(calls).toEqual(['put', 'put', 'gone already'])
    expect(await rowOf(old)).toMatchObject({ state: 'REMOVED' })
    expect(await rowOf(replacing.id)).toMatchObject({ state: 'DEPLOYED', location: 'there' })
  })
})
