// A certificate whose time has not come is put nowhere before: servers would answer with what their clients refuse.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { FakeClock } from '../kit/clock.ts'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedDestination } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'
import { contextOf, Issuers } from '../kit/tls-servers.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const Deployments = graphql(`
  query NotYetValidDeployments($id: ID!) {
    certificate(by: { id: $id }) {
      state
      deployments {
        id
        state
        attempts
        lastError
        nextAttemptAt
        placeName
      }
    }
  }
`)
const Attach = graphql(`
  mutation NotYetValidAttach($input: UpdateCertificateInput!) {
    updateCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const Deploy = graphql(`
  mutation NotYetValidDeploy($input: DeployCertificateInput!) {
    deployCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const Upload = graphql(`
  mutation NotYetValidUpload($input: UploadCertificateInput!) {
    uploadCertificate(input: $input) {
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
const DAY = 24 * 60 * 60 * 1000

const clock = new FakeClock()
let service: Service
let admin: Client
let root: string
let authorityId: string
let log = ''
let counter = 0

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'indri-not-yet-'))
  service = await startService({
    clock: clock.now,
    env: { INDRI_FILESYSTEM_ROOT: root, INDRI_LOG_LEVEL: 'trace' },
    logTo: { write: (line) => void (log += line) },
  })
  admin = service.admin
  authorityId = (await seedAuthority(admin)).id
})
afterAll(async () => {
  await service.close()
  await rm(root, { recursive: true })
})

/** A destination, and where it writes: nowhere if a file is in the way. */
async function folder(isInTheWay = false) {
  const path = `folder${++counter}`
  await (isInTheWay ? writeFile(join(root, path), '') : mkdir(join(root, path)))
  const id = await seedDestination(admin, { options: { filesystem: { path } } })
  const files = async () => (await readdir(join(root, path))).toSorted()
  return { id, files, read: (name: string) => readFile(join(root, path, name), 'utf8') }
}

async function deployment(id: string) {
  return (await admin.data(Deployments, { id })).certificate?.deployments[0]
}

async function failureNotices() {
  const db = kysely(service.database.fork())
  return db.selectFrom('notices').select('id').where('type', '=', 'DEPLOYMENT_FAILED').execute()
}

/** The sweep finds what is due, and its jobs do it. */
const sweep = () => service.runJobs({ schedules: ['deployment-sweep'], types: ['deployment-sweep', 'deployment'] })

async function later(by: Parameters<FakeClock['advance']>[0]): Promise<void> {
  clock.advance(by)
  // The session has ended meanwhile.
  admin = await service.anonymous.signIn('root', PASSWORD, admin.userId)
}

const inDays = (days: number) => new Date(clock.now().getTime() + days * DAY).toISOString()

describe('a certificate that is not valid yet', () => {
  it('waits without counting or alarming anybody, and is put there when its time has come', async () => {
    const at = await folder()
    const start = inDays(10)
    const next = await seedCertificate(admin, authorityId, { validityStart: start, destinationIds: [at.id] })
    await service.runJobs()
    expect(await deployment(next.id)).toMatchObject({
      state: 'PENDING',
      attempts: 0,
      lastError: `it is valid from ${start}, and is put there then`,
      nextAttemptAt: start,
    })
    expect(await at.files()).toEqual([])
    // Asked for by hand, and looked at early: it stays out
    const { deployCertificate } = await admin.data(Deploy, { input: { id: next.id } })
    expect(deployCertificate.userErrors).toEqual([])
    await service.runJobs({ early: true })
    await later({ days: 9, hours: 23 })
    await sweep()
    expect(await deployment(next.id)).toMatchObject({ state: 'PENDING', attempts: 0, nextAttemptAt: start })
    expect(await at.files()).toEqual([])
    expect(await failureNotices()).toEqual([])
    expect(log).not.toContain('a deployment failed')
    await later({ hours: 1 })
    await sweep()
    expect(await deployment(next.id)).toMatchObject({ state: 'DEPLOYED', attempts: 1, lastError: null })
    expect(await at.read(`${next.name}.pem`)).toContain(next.body.trim())
  })

  it('leaves its predecessor in the place until then, also where that is detached meanwhile', async () => {
    const at = await folder()
    const old = await seedCertificate(admin, authorityId, { destinationIds: [at.id] })
    await service.runJobs()
    const next = await seedCertificate(admin, authorityId, {
      validityStart: inDays(2),
      replacesIds: [old.id],
      destinationIds: [at.id],
    })
    await service.runJobs()
    await admin.data(Attach, { input: { id: old.id, destinationIds: [] } })
    await service.runJobs()
    await later({ days: 1 })
    await sweep()
    await service.runJobs({ early: true })
    expect(await at.files()).toEqual([`${old.name}.key`, `${old.name}.pem`])
    expect(await at.read(`${old.name}.pem`)).toContain(old.body.trim())
    await later({ days: 1 })
    await sweep()
    expect(await deployment(next.id)).toMatchObject({ state: 'DEPLOYED', placeName: old.name })
    expect(await at.files()).toEqual([`${old.name}.key`, `${old.name}.pem`])
    expect(await at.read(`${old.name}.pem`)).toContain(next.body.trim())
  })

  it('waits as well when it was uploaded', async () => {
    const at = await folder()
    const start = inDays(1)
    const issuers = await Issuers.make()
    const served = await issuers.leaf(['uploaded.example.org'], {
      notBefore: new Date(start),
      notAfter: new Date(inDays(60)),
    })
    const { cert, key } = contextOf(served)
    const { uploadCertificate } = await admin.data(Upload, {
      input: { owner: 'team@example.org', body: cert, privateKey: key, destinationIds: [at.id] },
    })
    expect(uploadCertificate.userErrors).toEqual([])
    const { id = '', name = '' } = uploadCertificate.certificate ?? {}
    await service.runJobs()
    expect(await deployment(id)).toMatchObject({ state: 'PENDING', attempts: 0, nextAttemptAt: start })
    await later({ days: 1 })
    // A job waits for what is due within a day: it needs no sweep.
    await service.runJobs({ types: ['deployment'], early: true })
    expect(await deployment(id)).toMatchObject({ state: 'DEPLOYED' })
    expect(await at.files()).toEqual([`${name}.key`, `${name}.pem`])
  })
})

describe('an attempt that failed', () => {
  it('is a line of the log, with what names it and without the key', async () => {
    const at = await folder(true)
    log = ''
    const certificate = await seedCertificate(admin, authorityId, { destinationIds: [at.id] })
    await service.runJobs()
    const failed = await deployment(certificate.id)
    expect(failed?.lastError).toEqual(expect.any(String))
    const lines = log.split('\n').filter((line) => line.includes('a deployment failed'))
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 40,
      msg: 'a deployment failed',
      deployment: uuidOf(failed?.id ?? ''),
      certificate: uuidOf(certificate.id),
      destination: uuidOf(at.id),
      plugin: 'filesystem',
      attempt: 1,
      message: failed?.lastError,
      nextAttemptAt: failed?.nextAttemptAt,
    })
    expect(log).not.toContain('PRIVATE KEY')
    await later({ days: 1 })
    await sweep()
    expect(log.split('\n').filter((line) => line.includes('a deployment failed'))).toHaveLength(2)
  })
})
