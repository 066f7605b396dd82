// Certificates land where they are meant to be, by jobs; and where they do not, the deployment says why and mends itself.
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { FakeClock } from '../kit/clock.ts'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedDestination } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const Deployments = graphql(`
  query DeploymentsOf($id: ID!) {
    certificate(by: { id: $id }) {
      name
      fingerprint
      state
      deployments {
        id
        state
        desired
        attempts
        lastError
        lastAttemptAt
        nextAttemptAt
        deployedAt
        deployedFingerprint
        location
      }
    }
  }
`)
const Attach = graphql(`
  mutation DeploymentsAttach($input: UpdateCertificateInput!) {
    updateCertificate(input: $input) {
      userErrors {
        code
        path
      }
    }
  }
`)
const Deploy = graphql(`
  mutation DeploymentsDeploy($input: DeployCertificateInput!) {
    deployCertificate(input: $input) {
      certificate {
        deployments {
          state
          attempts
        }
      }
      userErrors {
        code
        path
      }
    }
  }
`)
const Retry = graphql(`
  mutation DeploymentsRetry($input: RetryDeploymentInput!) {
    retryDeployment(input: $input) {
      deployment {
        state
        attempts
      }
      userErrors {
        code
      }
    }
  }
`)
const Forget = graphql(`
  mutation DeploymentsForget($input: ForgetDeploymentInput!) {
    forgetDeployment(input: $input) {
      deployment {
        state
      }
      userErrors {
        code
      }
    }
  }
`)
const Reissue = graphql(`
  mutation DeploymentsReissue($input: ReissueCertificateInput!) {
    reissueCertificate(input: $input) {
      certificate {
        id
        name
      }
      userErrors {
        code
      }
    }
  }
`)
const Revoke = graphql(`
  mutation DeploymentsRevoke($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const EndHold = graphql(`
  mutation DeploymentsEndHold($input: RemoveCertificateHoldInput!) {
    removeCertificateHold(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const Move = graphql(`
  mutation DeploymentsMove($input: UpdateDestinationInput!) {
    updateDestination(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const Test = graphql(`
  mutation DeploymentsTest($input: TestDestinationInput!) {
    testDestination(input: $input) {
      test {
        passed
        probed
        message
      }
      userErrors {
        code
      }
    }
  }
`)
const AtDestinations = graphql(`
  query DeploymentsAtDestinations($search: String!, $states: [DeploymentState!]) {
    destinations(filter: { search: $search }) {
      nodes {
        deployments(first: 5, states: $states) {
          totalCount
          nodes {
            state
            certificate {
              id
            }
          }
        }
      }
    }
  }
`)
const Disclosures = graphql(`
  query DeploymentsDisclosures($first: Int!) {
    auditEvents(first: $first, filter: { actions: ["certificate.deploy-key", "certificate.deploy"] }) {
      nodes {
        action
        actorName
        outcome
        targetId
        details
      }
    }
  }
`)

const clock = new FakeClock()
let root: string
let service: Service
let admin: Client
let authorityId: string
/** A folder for each test. */
let path: string
let folders = 0

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'indri-deployments-'))
  service = await startService({ clock: clock.now, env: { INDRI_FILESYSTEM_ROOT: root } })
  admin = service.admin
  authorityId = (await seedAuthority(admin)).id
})
afterAll(async () => {
  await service.close()
  await rm(root, { recursive: true })
})
beforeEach(() => {
  path = `web-${++folders}`
})

const work = () => service.runJobs({ types: ['deployment', 'deployment-sweep'] })

/** What a process that comes by later finds to do, without any job that an earlier one left. */
async function sweep(): Promise<void> {
  await service.runJobs({ schedules: ['deployment-sweep'], types: ['deployment', 'deployment-sweep'] })
}

const place = (name?: string) =>
  seedDestination(admin, { options: { filesystem: { path } }, ...(name !== undefined && { name }) })

const files = async () => (await readdir(join(root, path)).catch(() => [])).toSorted()

async function deployed(id: string) {
  const { certificate } = await admin.data(Deployments, { id })
  if (certificate == null) throw new Error('the certificate is lost')
  return certificate
}

async function deployment(id: string) {
  const [found] = (await deployed(id)).deployments
  if (found === undefined) throw new Error('there is no deployment')
  return found
}

const attach = (id: string, destinationIds: string[]) => admin.data(Attach, { input: { id, destinationIds } })

/** A file where a folder should be: nothing that passes by itself. */
async function block(): Promise<void> {
  await writeFile(join(root, path), '')
}

describe('a certificate with a destination', () => {
  it('is put there, key first recorded as disclosed', async () => {
    const { id, name } = await seedCertificate(admin, authorityId, { destinationIds: [await place()] })
    expect(await files()).toEqual([])
    await work()
    const { fingerprint } = await deployed(id)
    expect(await deployment(id)).toMatchObject({
      state: 'DEPLOYED',
      desired: true,
      attempts: 1,
      lastError: null,
      nextAttemptAt: null,
      deployedAt: clock.now().toISOString(),
      deployedFingerprint: fingerprint,
      location: `${path}/${name}`,
    })
    expect(await files()).toEqual([`${name}.key`, `${name}.pem`])
    expect(await readFile(join(root, path, `${name}.key`), 'utf8')).toContain('BEGIN PRIVATE KEY')
    expect((await stat(join(root, path, `${name}.key`))).mode & 0o777).toBe(0o600)
    const { auditEvents } = await admin.data(Disclosures, { first: 2 })
    const events = auditEvents?.nodes.toSorted((a, b) => (a.action < b.action ? -1 : 1))
    expect(events).toMatchObject([
      { action: 'certificate.deploy', targetId: id, details: { location: `${path}/${name}` } },
      { action: 'certificate.deploy-key', actorName: 'job:deployment', targetId: id, outcome: 'SUCCESS' },
    ])
  })

  it('keeps its key where the disclosure cannot be recorded, and is put there once it can', async () => {
    const { id } = await seedCertificate(admin, authorityId, { destinationIds: [await place()] })
    await failAudit(true)
    try {
      await work()
      expect(await files()).toEqual([])
      expect(await deployment(id)).toMatchObject({
        state: 'PENDING',
        attempts: 1,
        lastError: 'The audit log cannot be written, so nothing was done.',
      })
    } finally {
      await failAudit(false)
    }
    clock.advance({ seconds: 11 })
    await sweep()
    expect(await deployment(id)).toMatchObject({ state: 'DEPLOYED', attempts: 2, lastError: null })
  })

  it('is taken away when it is detached', async () => {
    const destination = await place()
    const { id } = await seedCertificate(admin, authorityId, { destinationIds: [destination] })
    await work()
    const [before] = (await deployed(id)).deployments
    await attach(id, [])
    expect(await deployment(id)).toMatchObject({ state: 'REMOVING', desired: false })
    const refused = await admin.data(Deploy, { input: { id } })
    expect(refused.deployCertificate.userErrors).toEqual([{ code: 'INVALID', path: ['id'] }])
    await work()
    expect(await files()).toEqual([])
    expect((await deployed(id)).deployments).toEqual([])
    const again = await admin.data(Retry, { input: { id: before?.id ?? '' } })
    expect(again.retryDeployment.userErrors).toEqual([{ code: 'INVALID' }])
    await attach(id, [destination])
    await work()
    expect(await deployment(id)).toMatchObject({ state: 'DEPLOYED', id: before?.id })
  })

  it('is put there again when it is asked for, and where it is when the place is moved', async () => {
    const destination = await place()
    const { id, name } = await seedCertificate(admin, authorityId, { destinationIds: [destination] })
    await work()
    await rm(join(root, path), { recursive: true })
    const { deployCertificate } = await admin.data(Deploy, { input: { id, destinationIds: [destination] } })
    expect(deployCertificate.certificate?.deployments).toEqual([{ state: 'PENDING', attempts: 0 }])
    await work()
    expect(await files()).toEqual([`${name}.key`, `${name}.pem`])
    const elsewhere = await admin.data(Deploy, { input: { id, destinationIds: [await place()] } })
    expect(elsewhere.deployCertificate.userErrors).toEqual([{ code: 'NOT_FOUND', path: ['destinationIds', '0'] }])
    const options = { filesystem: { path: `${path}/moved` } }
    await admin.data(Move, { input: { id: destination, options, force: true } })
    await work()
    expect(await deployment(id)).toMatchObject({ state: 'DEPLOYED', location: `${path}/moved/${name}` })
  })
})

describe('a destination that is down', () => {
  it('is tried again by itself, counts as failed after a while, and recovers without a hand; nothing is lost', async () => {
    const { id } = await seedCertificate(admin, authorityId, { destinationIds: [await place()] })
    const away = `${root}-away`
    await rename(root, away)
    const states: string[] = []
    for (let attempt = 1; attempt <= 7; attempt++) {
      await sweep()
      const { state, attempts, lastError } = await deployment(id)
      expect({ attempts, lastError }).toEqual({
        attempts: attempt,
        lastError: 'the folder of INDRI_FILESYSTEM_ROOT is not there',
      })
      states.push(state)
      clock.advance({ seconds: 10 * 2 ** (attempt - 1) })
    }
    expect(states).toEqual([...Array(4).fill('PENDING'), ...Array(3).fill('FAILED')])
    expect((await deployed(id)).state).toBe('VALID')
    await rename(away, root)
    await sweep()
    expect(await deployment(id)).toMatchObject({ state: 'DEPLOYED', attempts: 8, lastError: null })
  })

  it('has failed at once where only somebody can mend it, and is tried again an hour later and later still', async () => {
    await block()
    const { id } = await seedCertificate(admin, authorityId, { destinationIds: [await place()] })
    await work()
    expect(await deployment(id)).toMatchObject({
      state: 'FAILED',
      attempts: 1,
      lastError: `${path} of ${path} is not a folder`,
      nextAttemptAt: new Date(clock.now().getTime() + 3_600_000).toISOString(),
    })
    clock.advance({ hours: 1 })
    await sweep()
    expect(await deployment(id)).toMatchObject({
      attempts: 2,
      nextAttemptAt: new Date(clock.now().getTime() + 7_200_000).toISOString(),
    })
    const { rows: told } = await sql<{ audience: string; details: object }>`select audience, details
      from notification_deliveries where type = 'DEPLOYMENT_FAILED' and certificate_id =
      (select id from certificates where name = ${(await deployed(id)).name})`.execute(kysely(service.database.fork()))
    expect(told).toEqual([
      {
        audience: 'OWNER',
        details: { destination: expect.any(String) as string, error: `${path} of ${path} is not a folder` },
      },
    ])
    await rm(join(root, path))
    const { id: deploymentId } = await deployment(id)
    const forgotten = await admin.data(Forget, { input: { id: deploymentId } })
    expect(forgotten.forgetDeployment.userErrors).toEqual([{ code: 'INVALID' }])
    const { retryDeployment } = await admin.data(Retry, { input: { id: deploymentId } })
    expect(retryDeployment.deployment).toEqual({ state: 'PENDING', attempts: 0 })
    await work()
    expect(await deployment(id)).toMatchObject({ state: 'DEPLOYED', attempts: 1 })
  })

  it('does not hold up the others', async () => {
    const broken = await place()
    await block()
    path = `web-${++folders}`
    const { id } = await seedCertificate(admin, authorityId, { destinationIds: [broken, await place()] })
    await work()
    expect((await deployed(id)).deployments.map(({ state }) => state).toSorted()).toEqual(['DEPLOYED', 'FAILED'])
  })

  it('does not keep what somebody knows to be gone', async () => {
    const destination = await place()
    const { id } = await seedCertificate(admin, authorityId, { destinationIds: [destination] })
    await work()
    await rm(join(root, path), { recursive: true })
    await block()
    await attach(id, [])
    await work()
    const { id: deploymentId, state, desired } = await deployment(id)
    expect({ state, desired }).toEqual({ state: 'FAILED', desired: false })
    const { forgetDeployment } = await admin.data(Forget, { input: { id: deploymentId } })
    expect(forgetDeployment.deployment).toEqual({ state: 'REMOVED' })
    expect((await deployed(id)).deployments).toEqual([])
  })
})

describe('what a killed attempt left', () => {
  it('is taken away an hour later, without any other certificate that goes there', async () => {
    const { id, name } = await seedCertificate(admin, authorityId, { destinationIds: [await place()] })
    // As a process leaves it that is killed while it writes the key.
    const { id: deploymentId } = await deployment(id)
    const claim = { claim_id: uuidOf(deploymentId), claimed_until: clock.now(), attempts: 1 }
    const db = kysely(service.database.fork())
    await db.updateTable('deployments').set(claim).where('id', '=', claim.claim_id).execute()
    await mkdir(join(root, path))
    const left = `.${name}.key.${clock.now().getTime().toString(36)}-0123456789ab.tmp`
    await writeFile(join(root, path, left), 'KEY', { mode: 0o600 })
    clock.advance({ minutes: 2 })
    await sweep()
    expect(await deployment(id)).toMatchObject({ state: 'DEPLOYED', attempts: 2 })
    expect(await files()).toContain(left)

    const pass = async (minutes: number) => {
      clock.advance({ minutes })
      await service.runJobs({ schedules: ['deployment-sweep'], types: ['deployment-sweep', 'destination-tidy'] })
    }
    await pass(30)
    expect(await files()).toContain(left)
    // Not while it cannot be reached, and then by itself.
    await rename(join(root, path), join(root, `${path}.away`))
    await writeFile(join(root, path), '')
    await pass(40)
    await rm(join(root, path))
    await rename(join(root, `${path}.away`), join(root, path))
    await pass(66)
    expect(await files()).toEqual([`${name}.key`, `${name}.pem`])
    const { rows } = await sql`select 1 from destinations where tidy_due_at is not null`.execute(db)
    expect(rows).toEqual([])
  })
})

describe('what is not put anywhere any more', () => {
  it('a revoked certificate: not put there, but left where it is until it is replaced', async () => {
    const there = await place()
    const { id } = await seedCertificate(admin, authorityId, { destinationIds: [there] })
    await work()
    path = `web-${++folders}`
    await attach(id, [there, await place()])
    await admin.data(Revoke, { input: { id, reason: 'SUPERSEDED' } })
    await work()
    const { deployments } = await deployed(id)
    expect(deployments.map(({ state }) => state).toSorted()).toEqual(['DEPLOYED', 'FAILED'])
    const failed = deployments.find(({ state }) => state === 'FAILED')
    expect(failed).toMatchObject({ nextAttemptAt: null, deployedAt: null })
    expect(failed?.lastError).toMatch(/^revoked certificates are not deployed/)
    const asked = await admin.data(Deploy, { input: { id } })
    expect(asked.deployCertificate.userErrors).toEqual([{ code: 'ALREADY_REVOKED', path: ['id'] }])
  })

  it('a certificate on hold, until the hold ends: then it goes there by itself', async () => {
    const { id } = await seedCertificate(admin, authorityId, { destinationIds: [await place()] })
    await admin.data(Revoke, { input: { id, reason: 'CERTIFICATE_HOLD' } })
    await work()
    expect(await deployment(id)).toMatchObject({ state: 'FAILED', nextAttemptAt: null })
    const { removeCertificateHold } = await admin.data(EndHold, { input: { id } })
    expect(removeCertificateHold.userErrors).toEqual([])
    expect(await deployment(id)).toMatchObject({ state: 'PENDING', attempts: 0, lastError: null })
    await work()
    expect(await deployment(id)).toMatchObject({ state: 'DEPLOYED', attempts: 1 })
    expect(await files()).not.toEqual([])
  })

  it('an expired certificate', async () => {
    const { id } = await seedCertificate(admin, authorityId, { destinationIds: [await place()], validityDays: 1 })
    clock.advance({ days: 2 })
    admin = await service.user('two-days-later', ['admin'])
    await work()
    const { lastError, ...rest } = await deployment(id)
    expect(lastError).toMatch(/^expired certificates are not deployed/)
    expect(rest).toMatchObject({ state: 'FAILED', nextAttemptAt: null })
    expect(await files()).toEqual([])
    const asked = await admin.data(Deploy, { input: { id } })
    expect(asked.deployCertificate.userErrors).toEqual([{ code: 'EXPIRED', path: ['id'] }])
  })
})

const reissued = async (id: string) => {
  const { reissueCertificate } = await admin.data(Reissue, { input: { id, replace: true } })
  if (reissueCertificate.certificate == null) throw new Error(JSON.stringify(reissueCertificate.userErrors))
  return reissueCertificate.certificate
}

describe('a certificate that replaces another', () => {
  it('is put there first; only then the old one is taken away', async () => {
    const old = await seedCertificate(admin, authorityId, { destinationIds: [await place()] })
    await work()
    const replacing = await reissued(old.id)
    const away = `${root}-away`
    await rename(root, away)
    await work()
    await rename(away, root)
    expect(await deployment(replacing.id)).toMatchObject({ state: 'PENDING', attempts: 1 })
    expect(await files()).toEqual([`${old.name}.key`, `${old.name}.pem`])
    clock.advance({ seconds: 11 })
    await sweep()
    expect(await deployment(replacing.id)).toMatchObject({ state: 'DEPLOYED' })
    expect((await deployed(old.id)).deployments).toEqual([])
    expect(await files()).toEqual([`${old.name}.key`, `${old.name}.pem`])
  })

  it('is waited for, also by an old one that has been detached', async () => {
    const old = await seedCertificate(admin, authorityId, { destinationIds: [await place()] })
    await work()
    await rm(join(root, path), { recursive: true })
    await block()
    const replacing = await reissued(old.id)
    await attach(old.id, [])
    await work()
    expect(await deployment(replacing.id)).toMatchObject({ state: 'FAILED' })
    expect(await deployment(old.id)).toMatchObject({
      state: 'REMOVING',
      attempts: 0,
      lastError: 'it stays until the certificate that replaces it is there',
    })
    await rm(join(root, path))
    await mkdir(join(root, path))
    await admin.data(Retry, { input: { id: (await deployment(replacing.id)).id } })
    await work()
    expect(await deployment(replacing.id)).toMatchObject({ state: 'DEPLOYED' })
    expect((await deployed(old.id)).deployments).toEqual([])
  })
})

describe('a destination', () => {
  it('is tested without leaving anything there', async () => {
    const destination = await place()
    const { testDestination } = await admin.data(Test, { input: { id: destination } })
    expect(testDestination.test).toMatchObject({ passed: true, probed: true })
    expect(await files()).toEqual([])
    await rm(join(root, path), { recursive: true })
    await block()
    const failing = await admin.data(Test, { input: { id: destination } })
    expect(failing.testDestination.test).toEqual({
      passed: false,
      probed: true,
      message: `${path} of ${path} is not a folder`,
    })
  })

  it('lists what is there and what fails, in the same number of statements for any number of destinations', async () => {
    const statements = async (prefix: string, count: number) => {
      for (let index = 0; index < count; index++) {
        path = `web-${++folders}`
        if (index % 2 === 1) await block()
        await seedCertificate(admin, authorityId, { destinationIds: [await place(`${prefix} ${index}`)] })
      }
      await work()
      service.database.startCounting()
      const { destinations } = await admin.data(AtDestinations, { search: prefix, states: ['FAILED'] })
      const counts = destinations?.nodes.map(({ deployments }) => deployments.totalCount)
      expect(counts).toEqual(Array.from({ length: count }, (_, index) => index % 2))
      return service.database.statements.length
    }
    expect(await statements('listing few', 2)).toBe(await statements('listing more', 6))
    const { destinations } = await admin.data(AtDestinations, { search: 'listing few', states: null })
    const states = destinations?.nodes.map(({ deployments }) => deployments.nodes.map(({ state }) => state))
    expect(states).toEqual([['DEPLOYED'], ['FAILED']])
  })
})

async function failAudit(fail: boolean): Promise<void> {
  const db = kysely(service.database.fork())
  if (fail) await sql`alter table audit_events add constraint refuse check (action = '') not valid`.execute(db)
  else await sql`alter table audit_events drop constraint refuse`.execute(db)
}
