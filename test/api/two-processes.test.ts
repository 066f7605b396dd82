// Two processes of the service on one PostgreSQL, and sixteen clients that write the same things at once.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newKeyringContents, serializeKeyring } from '../../src/database/keyring.ts'
import { kysely } from '../../src/database/sql.ts'
import type { Answer } from '../kit/client.ts'
import { Client } from '../kit/client.ts'
import { onPostgres, openTestDatabase, type TestDatabase } from '../kit/database.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'

const CLIENTS = 16
const WRITES = 2000
/** Each idempotency key is sent by so many requests, to both processes. */
const REPEATS = 4

const Create = graphql(`
  mutation LoadCreate($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
      certificate {
        id
        name
        serialNumber
      }
      userErrors {
        code
      }
    }
  }
`)
const Update = graphql(`
  mutation LoadUpdate($input: UpdateCertificateInput!) {
    updateCertificate(input: $input) {
      certificate {
        id
        version
      }
      userErrors {
        code
      }
    }
  }
`)
const Revoke = graphql(`
  mutation LoadRevoke($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      certificate {
        id
      }
      userErrors {
        code
      }
    }
  }
`)
const Upload = graphql(`
  mutation LoadUpload($input: UploadCertificateInput!) {
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
const Version = graphql(`
  query LoadVersion($id: ID!) {
    certificate(by: { id: $id }) {
      version
    }
  }
`)

async function one(query: Promise<{ count: string | number | bigint }>): Promise<number> {
  return Number((await query).count)
}

interface Process {
  readonly child: ChildProcess
  readonly url: string
  /** The first admin's, of the one process that made it. */
  readonly password: string | null
}

function startProcess(url: string, keyring: string): Promise<Process> {
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: '0',
      DATABASE_URL: url,
      INDRI_KEYRING: keyring,
      INDRI_LOG_LEVEL: 'error',
      INDRI_REQUESTS_PER_MINUTE: '0',
      INDRI_REQUESTS_PER_MINUTE_AND_CALLER: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let address: string | null = null
    const greeting: string[] = []
    const lines = createInterface({ input: child.stdout })
    lines.on('line', (line) => {
      if (line.startsWith('{')) process.stderr.write(`${line}\n`)
      greeting.push(line)
      address ??= /Indri is at (\S+)/.exec(line)?.[1] ?? null
      // The password follows at once; give its lines a moment.
      if (address !== null && greeting.length === 1 + greeting.indexOf(line)) {
        setTimeout(() => {
          const password = greeting.map((each) => /^ {4}(\S+)$/.exec(each)?.[1]).find((each) => each !== undefined)
          resolve({ child, url: address ?? '', password: password ?? null })
        }, 200)
      }
    })
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}: ${greeting.join('\n')}`)))
  })
}

describe.skipIf(!onPostgres)('two processes on one PostgreSQL', () => {
  let database: TestDatabase
  let processes: Process[] = []
  let clients: Client[] = []
  let authority: { id: string }

  beforeAll(async () => {
    execFileSync(process.execPath, ['scripts/build.ts'])
    database = await openTestDatabase()
    const keyring = serializeKeyring(newKeyringContents())
    const url = database.url ?? ''
    // At once, on a database without users: one of them makes the admin, and both come up.
    processes = await Promise.all([startProcess(url, keyring), startProcess(url, keyring)])
    const passwords = processes.flatMap(({ password }) => password ?? [])
    if (passwords.length !== 1) throw new Error(`${passwords.length} processes made the first admin`)
    clients = await Promise.all(
      processes.map(({ url: address }) => new Client(address, null, null).signIn('admin', passwords[0] ?? '')),
    )
    authority = await seedAuthority(client(0))
  }, 120_000)

  afterAll(async () => {
    for (const { child } of processes) {
      child.removeAllListeners('exit')
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      const [code] = (await exit) as [number | null]
      if (code !== 0) throw new Error(`a process ended with ${code} after SIGTERM`)
    }
    await database.close()
  })

  function client(number: number): Client {
    const found = clients[number % clients.length]
    if (found === undefined) throw new Error('there are no clients')
    return found
  }

  it('lose and double nothing in 2,000 mixed writes', { timeout: 300_000 }, async () => {
    const shared = await Promise.all([1, 2, 3, 4].map(() => seedCertificate(client(0), authority.id)))
    const doomed = await Promise.all(Array.from({ length: 40 }, () => seedCertificate(client(1), authority.id)))
    const elsewhere = await seedAuthority(client(0), { name: 'Elsewhere' })
    const bodies = await Promise.all(
      Array.from({ length: 20 }, async () => (await seedCertificate(client(0), elsewhere.id)).body),
    )
    const before = await counts()
    const created = new Map<string, Set<string>>()
    const codes: Record<string, number> = {}
    let updates = 0
    let revocations = 0
    const problems: unknown[] = []

    const note = <T>(answer: Answer<T>, read: (data: T) => readonly { code: string }[]): T | null => {
      if (answer.status !== 200 || answer.errors.length > 0 || answer.data === null) problems.push(answer)
      const errors = answer.data === null ? [] : read(answer.data)
      for (const { code } of errors) codes[code] = (codes[code] ?? 0) + 1
      return errors.length === 0 ? answer.data : null
    }

    const create = async (number: number): Promise<void> => {
      const key = `key-${Math.floor(number / REPEATS)}`
      const input = {
        authorityId: authority.id,
        owner: 'team@example.org',
        commonName: 'same.example.org',
        idempotencyKey: key,
      }
      const data = note(await client(number).ask(Create, { input }), (each) => each.createCertificate.userErrors)
      const id = data?.createCertificate.certificate?.id
      if (id === undefined) return
      created.set(key, (created.get(key) ?? new Set()).add(id))
    }
    const update = async (number: number): Promise<void> => {
      const id = shared[number % shared.length]?.id ?? ''
      const { certificate } = await client(number).data(Version, { id })
      const input = { id, version: certificate?.version ?? 0, description: `change ${number}` }
      const data = note(await client(number).ask(Update, { input }), (each) => each.updateCertificate.userErrors)
      if (data !== null) updates += 1
    }
    const revoke = async (number: number): Promise<void> => {
      const input = { id: doomed[number % doomed.length]?.id ?? '' }
      const data = note(await client(number).ask(Revoke, { input }), (each) => each.revokeCertificate.userErrors)
      if (data !== null) revocations += 1
    }
    const upload = async (number: number): Promise<void> => {
      const input = { owner: 'team@example.org', body: bodies[number % bodies.length] ?? '' }
      note(await client(number).ask(Upload, { input }), (each) => each.uploadCertificate.userErrors)
    }

    const kinds = [create, create, create, create, create, update, update, revoke, upload, create]
    let next = 0
    const counters = new Map<unknown, number>()
    await Promise.all(
      Array.from({ length: CLIENTS }, async () => {
        while (next < WRITES) {
          const kind = kinds[next++ % kinds.length] ?? create
          const number = counters.get(kind) ?? 0
          counters.set(kind, number + 1)
          await kind(number)
        }
      }),
    )

    expect(problems).toEqual([])
    expect(Object.keys(codes).toSorted()).toEqual(['ALREADY_REVOKED', 'CONFLICT'])
    // One certificate a key, whoever asked and however often.
    expect([...created.values()].filter((ids) => ids.size !== 1)).toEqual([])
    const keys = Math.ceil((counters.get(create) ?? 0) / REPEATS)
    expect(created.size).toBe(keys)
    const after = await counts()
    // What is uploaded without its chain is kept as a copy, once, however many bring it at once.
    expect(after.certificates - before.certificates).toBe(keys + bodies.length)
    expect(after.names).toBe(after.certificates)
    // Every update that was answered counts; what was stale changed nothing.
    const versions = await Promise.all(shared.map(({ id }) => client(0).data(Version, { id })))
    const raised = versions
      .map(({ certificate }) => certificate?.version ?? 0)
      .reduce((sum, version) => sum + version, 0)
    expect(raised - shared.length).toBe(updates)
    expect(updates).toBeGreaterThan(0)
    expect(revocations).toBe(doomed.length)
    expect(after.revocations - before.revocations).toBe(doomed.length)
  })

  async function counts() {
    const db = kysely(database.fork())
    const certificates = () => db.selectFrom('certificates')
    return {
      certificates: await one(
        certificates()
          .select((eb) => eb.fn.countAll().as('count'))
          .executeTakeFirstOrThrow(),
      ),
      names: await one(
        certificates()
          .select((eb) => eb.fn.count('name').distinct().as('count'))
          .executeTakeFirstOrThrow(),
      ),
      revocations: await one(
        db
          .selectFrom('revocations')
          .select((eb) => eb.fn.countAll().as('count'))
          .executeTakeFirstOrThrow(),
      ),
    }
  }
})
