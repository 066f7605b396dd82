// The service as it is installed: built, in a process of its own, killed and started again on the same data.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BuiltService, end, READY_LINE } from '../kit/built-service.ts'
import type { Client } from '../kit/client.ts'
import { onPostgres } from '../kit/database.ts'
import { graphql } from '../kit/gql/index.ts'
import type { EverythingQuery } from '../kit/gql/graphql.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'

const Everything = graphql(`
  query Everything($after: String) {
    certificates(first: 100, after: $after) {
      nodes {
        id
        name
        body
        hasPrivateKey
        roles {
          id
        }
        domains {
          id
        }
        authority {
          id
        }
        creator {
          id
        }
        chain
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

const KeyAfterCrash = graphql(`
  mutation KeyAfterCrash($id: ID!) {
    exportCertificate(input: { id: $id, format: { pem: { parts: [PRIVATE_KEY] } } }) {
      export {
        data
      }
      userErrors {
        code
      }
    }
  }
`)

/** Milliseconds. A second start takes 3 s on an idle machine. */
const LONGEST_START = 10_000

let service: BuiltService
beforeAll(async () => {
  service = await BuiltService.build()
}, 120_000)
afterAll(() => service.close())

/** Every answered certificate, as its id and body. */
const answered = new Map<string, string>()

/** Asks for certificates without a pause from several callers, until the service is gone. */
async function issueUntilGone(client: Client, authorityId: string, callers: number): Promise<void> {
  const caller = async () => {
    for (;;) {
      const made = await seedCertificate(client, authorityId).catch((error: unknown) => error)
      if (made instanceof TypeError || made instanceof SyntaxError) return
      if (made instanceof Error) throw made
      const { id, body } = made as { id: string; body: string }
      answered.set(id, body)
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
}

async function everything(client: Client) {
  const nodes = []
  for (let after: string | null = null, more = true; more;) {
    const page: EverythingQuery = await client.data(Everything, { after })
    nodes.push(...(page.certificates?.nodes ?? []))
    more = page.certificates?.pageInfo.hasNextPage ?? false
    after = page.certificates?.pageInfo.endCursor ?? null
  }
  return nodes
}

/** Everything that was answered is there and whole, and so is everything else that is visible. */
async function expectWhole(client: Client): Promise<void> {
  const stored = new Map((await everything(client)).map((certificate) => [certificate.id, certificate]))
  const lost = [...answered].filter(([id, body]) => stored.get(id)?.body !== body)
  expect(lost).toEqual([])
  const leaves = [...stored.values()].filter((certificate) => certificate.hasPrivateKey)
  expect(leaves.length).toBeGreaterThanOrEqual(answered.size)
  const half = leaves.filter(
    ({ roles, domains, authority, creator, chain }) =>
      roles.length < 2 || domains.length !== 1 || authority === null || creator === null || chain === null,
  )
  expect(half).toEqual([])
  for (const { id } of leaves.slice(0, 40)) {
    const { exportCertificate } = await client.data(KeyAfterCrash, { id })
    expect(exportCertificate.userErrors).toEqual([])
  }
}

it('loses nothing that it answered, whenever it is killed', { timeout: 180_000 }, async () => {
  let started = await service.start()
  const authority = await seedAuthority(await service.admin(started))
  const starts: number[] = []
  for (const milliseconds of [700, 150, 400]) {
    const client = await service.admin(started)
    const issuing = issueUntilGone(client, authority.id, 4)
    const before = answered.size
    while (answered.size < before + 3) await sleep(5)
    await sleep(milliseconds)
    await end(started, 'SIGKILL')
    await issuing
    started = await service.start()
    starts.push(started.milliseconds)
    const again = await service.admin(started)
    await expectWhole(again)
    await seedCertificate(again, authority.id)
  }
  process.stdout.write(
    `${answered.size} certificates answered; started again in ${starts.map(Math.round).join(', ')} ms\n`,
  )
  expect(Math.min(...starts)).toBeLessThan(LONGEST_START)
  expect(BuiltService.printsPassword(started.output())).toBe(false)

  // Stopped politely in the middle of requests: those in flight are answered, and it ends with 0.
  const issuing = issueUntilGone(await service.admin(started), authority.id, 4)
  await sleep(500)
  expect(await end(started, 'SIGTERM')).toBe(0)
  await issuing
  started = await service.start()
  await expectWhole(await service.admin(started))

  const second = await refusalOfSecond()
  expect(second).toEqual(onPostgres ? null : { code: 1, says: true })
  expect(await end(started, 'SIGINT')).toBe(0)
})

/** A second process on one embedded folder; on PostgreSQL any number of them may run. */
async function refusalOfSecond(): Promise<{ code: number | null; says: boolean } | null> {
  if (onPostgres) return null
  const { code, said } = await service.refusal()
  return { code, says: said.includes('is in use by process') }
}

it('refuses to start without its keyring, and with another one', { timeout: 60_000 }, async () => {
  const file = join(service.folder, 'data/keyring.json')
  const kept = `${file}.kept`
  renameSync(file, kept)
  const without = await service.refusal()
  expect(without).toMatchObject({ code: 1, said: expect.stringContaining(file) })
  expect(without.said).not.toMatch(READY_LINE)

  // A keyring of the right form, made by another installation
  const other = { INDRI_DATA_DIR: join(service.folder, 'other'), DATABASE_URL: '' }
  const child = service.launch(other)
  while (!READY_LINE.test(child.output())) await sleep(20)
  await end(child, 'SIGTERM')
  writeFileSync(file, readFileSync(join(service.folder, 'other/keyring.json')), { mode: 0o600 })
  const wrong = await service.refusal()
  expect(wrong.code).toBe(1)
  expect(wrong.said).toMatch(/key/i)
  expect(wrong.said).not.toMatch(READY_LINE)

  renameSync(kept, file)
  const started = await service.start()
  await expectWhole(await service.admin(started))
  expect(await end(started, 'SIGTERM')).toBe(0)
})
