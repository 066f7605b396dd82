// Three workers under load, one of them killed every two seconds: what was meant to be done is done, and done once.
import { readdir, stat } from 'node:fs/promises'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/connection.ts'
import { BuiltService, end, type Started } from '../kit/built-service.ts'
import type { Client } from '../kit/client.ts'
import { onPostgres } from '../kit/database.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedDestination } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { header, TestMailServer } from '../kit/smtp-server.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const DURATION = 60_000
const BETWEEN_KILLS = 2000
const WORKERS = 3
/** Longer than a lease of a worker that was killed in the middle of a deployment. */
const SETTLING = 240_000

const Deployments = graphql(`
  query DeploymentsAfterKills($after: String) {
    certificates(first: 100, after: $after, filter: { hasPrivateKey: true }) {
      nodes {
        id
        name
        deployments {
          state
          placeName
          lastError
        }
        replacedBy {
          id
        }
        rotations {
          state
          lastError
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
const Unfinished = graphql(`
  query UnfinishedJobs($states: [JobState!]!) {
    jobs(first: 100, filter: { states: $states }) {
      totalCount
      nodes {
        type
        description
        state
        lastError
      }
    }
  }
`)

const Policy = graphql(`
  mutation PolicyUnderKills($input: CreateRotationPolicyInput!) {
    createRotationPolicy(input: $input) {
      rotationPolicy {
        id
      }
    }
  }
`)

interface Settled {
  readonly id: string
  readonly name: string
  readonly deployments: readonly { readonly state: string; readonly placeName?: string | null }[]
  readonly replacedBy: readonly { readonly id: string }[]
  readonly rotations: readonly { readonly state: string; readonly lastError?: string | null }[]
}

async function everything(client: Client): Promise<Settled[]> {
  const found: Settled[] = []
  for (let after: string | null = null, more = true; more;) {
    const page: {
      certificates?: { nodes: Settled[]; pageInfo: { hasNextPage: boolean; endCursor?: string | null } } | null
    } = await client.data(Deployments, { after })
    found.push(...(page.certificates?.nodes ?? []))
    more = page.certificates?.pageInfo.hasNextPage ?? false
    after = page.certificates?.pageInfo.endCursor ?? null
  }
  return found
}

describe.skipIf(!onPostgres)('on PostgreSQL', () => {
  let service: BuiltService
  let mail: TestMailServer
  let files: string
  beforeAll(async () => {
    service = await BuiltService.build()
    mail = await TestMailServer.start()
    files = join(service.folder, 'files')
    mkdirSync(files)
  }, 120_000)
  afterAll(async () => {
    await mail?.down()
    await service?.close()
  })

  it(
    'each notice is sent once, each rotation done once, each deployment reached, and nothing is dead',
    { timeout: 480_000 },
    async () => {
      const env = {
        ...mail.environment,
        INDRI_FILESYSTEM_ROOT: files,
        INDRI_SCHEDULES: ['notice-sweep', 'deployment-sweep', 'rotation-sweep']
          .map((name) => `${name}=*/5 * * * * *`)
          .join(';'),
      }
      const api = await service.start(env, ['--role', 'api'])
      const admin = await service.admin(api)
      const authority = await seedAuthority(admin)
      const folder = await seedDestination(admin, { options: { filesystem: { path: 'web' } } })

      const { createRotationPolicy } = await admin.data(Policy, { input: { name: 'early', days: 25 } })
      const rotationPolicyId = createRotationPolicy.rotationPolicy?.id

      // 1. Certificates whose owners have to be told, each to be put into a folder, and every other one to be rotated
      const made: { id: string; name: string; owner: string; rotation: boolean }[] = []
      const database = await openDatabase({ url: service.databaseUrl, directory: null, poolSize: 1 })
      const issuing = (async () => {
        for (const until = performance.now() + DURATION; performance.now() < until;) {
          const owner = `team-${made.length}@example.org`
          const rotation = made.length % 2 === 1
          const { id, name } = await seedCertificate(admin, authority.id, {
            owner,
            validityDays: 60,
            destinationIds: [folder],
            rotation,
            ...(rotation && rotationPolicyId !== undefined && { rotationPolicyId }),
          })
          // As if issued forty days ago: due to be rotated, and the first notice is due; what replaces it lives for sixty days
          const aged = `update certificates set not_before = not_before - interval '40 days',
          not_after = not_after - interval '40 days' where id = ?`
          await database.fork().execute(aged, [uuidOf(id)])
          made.push({ id, name, owner, rotation })
          await sleep(250)
        }
      })()

      // 2. Three workers, of which one is killed every two seconds and another started in its place
      const workers: Started[] = await Promise.all(
        Array.from({ length: WORKERS }, () => service.start(env, ['--role', 'worker'])),
      )
      let kills = 0
      const starting: Promise<unknown>[] = []
      for (const until = performance.now() + DURATION; performance.now() < until;) {
        await sleep(BETWEEN_KILLS)
        const [killed] = workers.splice(Math.floor(Math.random() * workers.length), 1)
        if (killed === undefined) continue
        await end(killed, 'SIGKILL')
        kills++
        starting.push(service.start(env, ['--role', 'worker']).then((started) => workers.push(started)))
      }
      await Promise.all([issuing, ...starting])
      await database.close()

      // 3. Everything comes to rest by itself
      const rotating = new Set(made.filter(({ rotation }) => rotation).map(({ id }) => id))
      const restless = async () =>
        (await everything(admin)).filter(
          ({ id, deployments, rotations }) =>
            deployments.some(({ state }) => state !== 'DEPLOYED') ||
            (rotating.has(id) && (rotations.length !== 1 || rotations[0]?.state !== 'DONE')),
        )
      const told = (owner: string) => mail.received.filter(({ to }) => to.includes(owner))
      const until = performance.now() + SETTLING
      const isTold = ({ owner, rotation }: (typeof made)[number]) =>
        told(owner).some((each) => !rotation || (header(each, 'Subject') ?? '').includes('renewed'))
      const isSettled = async () => made.every(isTold) && (await restless()).length === 0
      while (!(await isSettled()) && performance.now() < until) await sleep(1000)

      expect(await restless()).toEqual([])
      const deployed = new Set((await readdir(join(files, 'web'))).filter((file) => file.endsWith('.pem')))
      expect(made.filter(({ name }) => !deployed.has(`${name}.pem`))).toEqual([])
      // What a worker was writing when it was killed is hidden, closed to others, and cleared away with a later renewal.
      const unfinished = (await readdir(join(files, 'web'))).filter((file) => file.endsWith('.tmp'))
      expect(unfinished.filter((file) => !file.startsWith('.'))).toEqual([])
      for (const file of unfinished.filter((each) => each.includes('.key.'))) {
        expect((await stat(join(files, 'web', file))).mode & 0o077).toBe(0)
      }

      // Each was rotated once, by one certificate that has its place now
      const standing = await everything(admin)
      const byId = new Map(standing.map((certificate) => [certificate.id, certificate]))
      const replacements = [...rotating].map((id) => byId.get(id)?.replacedBy.map((each) => each.id) ?? [])
      expect(replacements.filter((each) => each.length !== 1)).toEqual([])
      expect(standing).toHaveLength(made.length + rotating.size)
      const places = standing.flatMap(({ deployments }) => deployments.map(({ placeName }) => placeName))
      expect(places.toSorted()).toEqual(made.map(({ name }) => name).toSorted())

      // A message that a worker had handed over when it was killed comes again under the same Message-ID: receivers know it.
      const ids = (owner: string, isRenewal: boolean) =>
        new Set(
          told(owner)
            .filter((each) => (header(each, 'Subject') ?? '').includes('renewed') === isRenewal)
            .map((each) => header(each, 'Message-ID')),
        ).size
      const heard = made.map(({ owner, rotation }) => ({
        owner,
        rotation,
        renewed: ids(owner, true),
        expires: ids(owner, false),
        subjects: told(owner).map((each) => `${header(each, 'Message-ID')} ${header(each, 'Subject')}`),
      }))
      expect(heard.filter(({ rotation, renewed }) => renewed !== Number(rotation))).toEqual([])
      expect(heard.filter(({ rotation, expires }) => expires > 1 || (!rotation && expires !== 1))).toEqual([])
      const repeats = mail.received.length - new Set(mail.received.map((each) => header(each, 'Message-ID'))).size
      expect(repeats).toBeLessThanOrEqual(kills)

      const { jobs } = await admin.data(Unfinished, { states: ['DEAD'] })
      expect(jobs?.nodes).toEqual([])
      process.stdout.write(
        `${kills} workers killed, ${made.length} certificates deployed, ${rotating.size} rotated, ${mail.received.length} messages, ${repeats} repeated\n`,
      )
      for (const worker of workers) await end(worker, 'SIGTERM')
      await end(api, 'SIGTERM')
    },
  )
})
