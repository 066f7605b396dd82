// The service as it is installed: built, in a process of its own, killed and started again on the same data.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Client } from '../kit/client.ts'
import { onPostgres } from '../kit/database.ts'
import { administer } from '../kit/global-setup.ts'
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

const PASSWORD_LINE = /shown only this once:\s+(\S+)\s/
const READY_LINE = /Indri is at (\S+) /
/** Milliseconds. A second start takes 3 s on an idle machine. */
const LONGEST_START = 10_000

let built: string
let folder: string
let databaseUrl: string | null = null
const running = new Set<ChildProcess>()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'indri-crash-'))
  // Below dist, so that packages are found; apart from dist, which other tests write.
  built = resolve('dist', `crash-${process.pid}`)
  execFileSync(resolve('node_modules/.bin/tsc'), [
    '-p',
    'tsconfig.build.json',
    '--outDir',
    built,
    '--incremental',
    'false',
  ])
  if (!onPostgres) return
  const server = process.env['TEST_DATABASE_URL'] ?? ''
  const name = `indri_crash_${randomBytes(4).toString('hex')}`
  await administer(server, `create database ${name}`)
  const at = new URL(server)
  at.pathname = `/${name}`
  databaseUrl = at.href
}, 120_000)

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
  rmSync(built, { recursive: true, force: true })
  if (databaseUrl === null) return
  const name = new URL(databaseUrl).pathname.slice(1)
  await administer(process.env['TEST_DATABASE_URL'] ?? '', `drop database if exists ${name} with (force)`)
})

interface Started {
  readonly child: ChildProcess
  readonly url: string
  readonly output: () => string
  readonly milliseconds: number
}

function launch(env: Record<string, string> = {}): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [join(built, 'src/main.js')], {
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: '0',
      INDRI_DATA_DIR: join(folder, 'data'),
      INDRI_LOG_LEVEL: 'error',
      INDRI_REQUESTS_PER_MINUTE: '0',
      ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return { child, output: () => text }
}

async function start(): Promise<Started> {
  const began = performance.now()
  const { child, output } = launch()
  while (!READY_LINE.test(output())) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}:\n${output()}`)
    await sleep(20)
  }
  const milliseconds = performance.now() - began
  return { child, output, milliseconds, url: READY_LINE.exec(output())?.[1] ?? '' }
}

/** Starts what must not start, and returns its exit code and what it said. */
async function refusal(env: Record<string, string> = {}): Promise<{ code: number | null; said: string }> {
  const { child, output } = launch(env)
  const [code] = (await once(child, 'exit')) as [number | null]
  return { code, said: output() }
}

async function end(started: Started, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(started.child, 'exit')
  started.child.kill(signal)
  const [code] = (await ended) as [number | null]
  return code
}

let password = ''
async function admin(started: Started): Promise<Client> {
  return new Client(started.url, null, null).signIn('admin', password)
}

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
  let started = await start()
  password = PASSWORD_LINE.exec(started.output())?.[1] ?? ''
  expect(password).not.toBe('')
  const authority = await seedAuthority(await admin(started))
  const starts: number[] = []
  for (const milliseconds of [700, 150, 400]) {
    const client = await admin(started)
    const issuing = issueUntilGone(client, authority.id, 4)
    const before = answered.size
    while (answered.size < before + 3) await sleep(5)
    await sleep(milliseconds)
    await end(started, 'SIGKILL')
    await issuing
    started = await start()
    starts.push(started.milliseconds)
    const again = await admin(started)
    await expectWhole(again)
    await seedCertificate(again, authority.id)
  }
  process.stdout.write(
    `${answered.size} certificates answered; started again in ${starts.map(Math.round).join(', ')} ms\n`,
  )
  expect(Math.min(...starts)).toBeLessThan(LONGEST_START)
  expect(started.output()).not.toMatch(PASSWORD_LINE)

  // Stopped politely in the middle of requests: those in flight are answered, and it ends with 0.
  const issuing = issueUntilGone(await admin(started), authority.id, 4)
  await sleep(500)
  expect(await end(started, 'SIGTERM')).toBe(0)
  await issuing
  started = await start()
  await expectWhole(await admin(started))

  const second = await refusalOfSecond()
  expect(second).toEqual(onPostgres ? null : { code: 1, says: true })
  expect(await end(started, 'SIGINT')).toBe(0)
})

/** A second process on one embedded folder; on PostgreSQL any number of them may run. */
async function refusalOfSecond(): Promise<{ code: number | null; says: boolean } | null> {
  if (onPostgres) return null
  const { code, said } = await refusal()
  return { code, says: said.includes('is in use by process') }
}

it('refuses to start without its keyring, and with another one', { timeout: 60_000 }, async () => {
  const file = join(folder, 'data/keyring.json')
  const kept = `${file}.kept`
  renameSync(file, kept)
  const without = await refusal()
  expect(without).toMatchObject({ code: 1, said: expect.stringContaining(file) })
  expect(without.said).not.toMatch(READY_LINE)

  // A keyring of the right form, made by another installation
  const other = { INDRI_DATA_DIR: join(folder, 'other'), DATABASE_URL: '' }
  const child = launch(other)
  while (!READY_LINE.test(child.output())) await sleep(20)
  const ended = once(child.child, 'exit')
  child.child.kill('SIGTERM')
  await ended
  writeFileSync(file, readFileSync(join(folder, 'other/keyring.json')), { mode: 0o600 })
  const wrong = await refusal()
  expect(wrong.code).toBe(1)
  expect(wrong.said).toMatch(/key/i)
  expect(wrong.said).not.toMatch(READY_LINE)

  renameSync(kept, file)
  const started = await start()
  await expectWhole(await admin(started))
  expect(await end(started, 'SIGTERM')).toBe(0)
})
