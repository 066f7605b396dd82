// Encryption keys: changed while the service runs, without a secret lost; and what one unreadable record does to the rest.
import { createPrivateKey } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCanary, removeCanary } from '../../src/database/canaries.ts'
import { addKey, Keyring, type KeyringContents, setPrimary } from '../../src/database/keyring.ts'
import { changeKeyringFile } from '../../src/database/keyring-file.ts'
import { countKeyUse, rewrapAll, type RewrapTally } from '../../src/database/rewrap.ts'
import { SEALED_COLUMNS } from '../../src/database/sealed-columns.ts'
import { keyIdOf, SecretBox } from '../../src/database/secrets.ts'
import { kysely } from '../../src/database/sql.ts'
import { uuidv7 } from '../../src/database/uuid.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const Keys = graphql(`
  query EncryptionKeysOf {
    encryptionKeys {
      keys {
        keyId
        primary
        available
        records {
          table
          count
        }
      }
      rewrap {
        running
        remaining
        done
        failed
        failures {
          table
          id
          keyId
          code
        }
      }
    }
  }
`)

const Rewrap = graphql(`
  mutation RewrapAll($input: RewrapSecretsInput!) {
    rewrapSecrets(input: $input) {
      rewrap {
        remaining
        running
      }
      userErrors {
        code
      }
    }
  }
`)

const ExportKey = graphql(`
  mutation ExportKeyOf($input: ExportCertificateInput!) {
    exportCertificate(input: $input) {
      export {
        data
      }
      userErrors {
        code
      }
    }
  }
`)

const ListAll = graphql(`
  query ListAroundBadRows {
    certificates(first: 100) {
      totalCount
      nodes {
        id
        hasPrivateKey
        body
      }
    }
  }
`)

const Failures = graphql(`
  query FailedDisclosures($filter: AuditFilter) {
    auditEvents(filter: $filter) {
      nodes {
        action
        because
      }
    }
  }
`)

const folder = mkdtempSync(join(tmpdir(), 'indri-keys-'))
const file = join(folder, 'keyring.json')
let service: Service
let authorityId: string
let first: string
const certificates: string[] = []

beforeAll(async () => {
  service = await startService({ env: { INDRI_KEYRING: '', INDRI_KEYRING_FILE: file } })
  authorityId = (await seedAuthority(service.admin)).id
  for (let count = 0; count < 4; count++) certificates.push((await seedCertificate(service.admin, authorityId)).id)
  first = service.app.keys.live.primaryKeyId
})
afterAll(async () => {
  await service.close()
  rmSync(folder, { recursive: true })
})

const em = () => service.database.fork()
const rowId = (id: string) => uuidOf(id)
const askKey = (id: string) => service.admin.ask(ExportKey, { input: { id, format: { der: { part: 'PRIVATE_KEY' } } } })

async function exported(id: string): Promise<string> {
  const { data, errors } = await askKey(id)
  expect(errors).toEqual([])
  return data?.exportCertificate.export?.data ?? ''
}

async function sealedOf(id: string): Promise<Buffer> {
  const row = await kysely(em())
    .selectFrom('certificate_keys')
    .select('sealed')
    .where('certificate_id', '=', rowId(id))
    .executeTakeFirstOrThrow()
  return Buffer.from(row.sealed)
}

async function store(id: string, sealed: Uint8Array): Promise<void> {
  await kysely(em())
    .updateTable('certificate_keys')
    .set({ sealed: Buffer.from(sealed), key_id: keyIdOf(sealed) })
    .where('certificate_id', '=', rowId(id))
    .execute()
}

async function keyring(): Promise<{ keys: Awaited<ReturnType<typeof read>>; rewrap: Progress }> {
  const answer = await read()
  if (answer === null || answer === undefined) throw new Error('no keys')
  return { keys: answer, rewrap: answer.rewrap }
}
type Progress = NonNullable<Awaited<ReturnType<typeof read>>>['rewrap']
async function read() {
  return (await service.admin.data(Keys, {})).encryptionKeys
}

describe('changing the key-encryption key', () => {
  const second = 'key-second'
  let before: string[]
  let bodies: string[]

  it('begins with a new primary key, that a running service takes over from the file', async () => {
    before = await Promise.all(certificates.map(exported))
    bodies = (await Promise.all(certificates.map(sealedOf))).map((sealed) => sealed.toString('hex'))
    await changeKeyringFile(file, (contents) => setPrimary(addKey(contents, second), second))
    await service.app.keys.refresh()
    certificates.push((await seedCertificate(service.admin, authorityId)).id)
    const { keys, rewrap } = await keyring()
    expect(keys?.keys).toEqual([
      {
        keyId: first,
        primary: false,
        available: true,
        records: [
          { table: 'authority_keys', count: 1 },
          { table: 'certificate_keys', count: 4 },
        ],
      },
      { keyId: second, primary: true, available: true, records: [{ table: 'certificate_keys', count: 1 }] },
    ])
    expect(rewrap).toMatchObject({ running: false, remaining: 5, done: 0 })
  })

  it('does not let a key be retired that is in use', async () => {
    await expect(removeCanary(em(), first)).rejects.toThrow(/foreign key/)
  })

  it('wraps everything anew, and not one secret changes', async () => {
    const dry = await service.admin.data(Rewrap, { input: { dryRun: true } })
    expect(dry.rewrapSecrets).toEqual({ rewrap: { remaining: 5, running: false }, userErrors: [] })
    expect((await countKeyUse(em())).find(({ keyId }) => keyId === first)).toBeDefined()
    await service.admin.data(Rewrap, { input: {} })
    await service.app.services.encryptionKeys.finished()
    expect((await keyring()).rewrap).toMatchObject({ running: false, remaining: 0, done: 5, failed: 0 })
    expect(await Promise.all(certificates.slice(0, 4).map(exported))).toEqual(before)
    const after = (await Promise.all(certificates.slice(0, 4).map(sealedOf))).map((sealed) => sealed.toString('hex'))
    for (const [index, hex] of after.entries()) {
      expect(hex).not.toBe(bodies[index])
      // A P-256 key is 138 bytes of PKCS#8: with nonce and tag the last 166 bytes are the encrypted key itself.
      expect(hex.slice(-332)).toBe(bodies[index]?.slice(-332))
    }
  })

  it('ends with retiring the old key, after which nothing can be stored under it', async () => {
    await removeCanary(em(), first)
    await changeKeyringFile(file, (contents) => withoutKey(contents, first))
    await service.app.keys.refresh()
    expect(await Promise.all(certificates.slice(0, 4).map(exported))).toEqual(before)
    const id = rowId(certificates[0] ?? '')
    await expect(
      kysely(em()).updateTable('certificate_keys').set({ key_id: first }).where('certificate_id', '=', id).execute(),
    ).rejects.toThrow(/foreign key/)
  })
})

describe('a key that this process has not seen yet', () => {
  it('is looked up in the file when a record names it', async () => {
    const [id = ''] = certificates
    const before = await exported(id)
    await changeKeyringFile(file, (contents) => addKey(contents, 'key-third'))
    const contents = await readContents()
    const elsewhere = new Keyring(setPrimary(contents, 'key-third'), 'test')
    await addCanary(em(), new SecretBox(elsewhere), new Date())
    await rewrapAll({ em: em(), secrets: new SecretBox(elsewhere), primaryKeyId: 'key-third' })
    expect(service.app.keys.live.keyIds).not.toContain('key-third')
    expect(await exported(id)).toBe(before)
  })
})

describe('re-wrapping that dies half-way', () => {
  it('leaves every record readable, and the next run goes on with what is left', async () => {
    const ids = await storeCredentials(450)
    await changeKeyringFile(file, (contents) => setPrimary(addKey(contents, 'key-fourth'), 'key-fourth'))
    await service.app.keys.refresh()
    const options = { em: em(), secrets: service.app.keys.secrets, primaryKeyId: 'key-fourth' }
    const seen: RewrapTally[] = []
    const dying = rewrapAll({
      ...options,
      onProgress(tally) {
        seen.push(tally)
        if (tally.done >= 206) throw new Error('killed')
      },
    })
    await expect(dying).rejects.toThrow('killed')
    const done = seen.at(-1)?.done ?? 0
    expect(done).toBeGreaterThanOrEqual(206)
    expect(done).toBeLessThan(456)
    expect(await readable(ids)).toBe(450)
    expect((await keyring()).rewrap.remaining).toBe(456 - done)
    expect((await rewrapAll(options)).done).toBe(456 - done)
    expect(await readable(ids)).toBe(450)
    expect(await rewrapAll(options)).toEqual({ done: 0, failed: 0, failures: [] })
  }, 60_000)
})

describe('a record that cannot be decrypted', () => {
  it('harms nothing else: lists go on, and only its own export fails, naming the key that is missing', async () => {
    const [lost = '', ...others] = certificates
    const before = await sealedOf(lost)
    const outside = new Keyring(setPrimary(addKey(await readContents(), 'key-lost'), 'key-lost'), 'test')
    const box = new SecretBox(outside)
    await addCanary(em(), box, new Date())
    await store(lost, box.rewrap(before, { table: 'certificate_keys', column: 'sealed', id: rowId(lost) }))

    const { certificates: list } = await service.admin.data(ListAll, {})
    expect(list?.nodes).toHaveLength(list?.totalCount ?? -1)
    expect(list?.nodes.find(({ id }) => id === lost)?.hasPrivateKey).toBe(true)
    const answer = await askKey(lost)
    expect(answer.errors.map(({ message, extensions }) => [extensions?.code, message])).toEqual([
      ['KEY_UNAVAILABLE', 'The key-encryption key "key-lost" is not in the keyring.'],
    ])
    for (const id of others) expect(await exported(id)).not.toBe('')
    const { auditEvents } = await service.admin.data(Failures, { filter: { targetIds: [lost], outcomes: ['FAILURE'] } })
    expect(auditEvents?.nodes[0]?.because).toContain('key-lost')

    await service.admin.data(Rewrap, { input: {} })
    await service.app.services.encryptionKeys.finished()
    expect((await keyring()).rewrap).toMatchObject({
      remaining: 1,
      failed: 1,
      failures: [{ table: 'certificate_keys', id: rowId(lost), keyId: 'key-lost', code: 'KEY_UNAVAILABLE' }],
    })
    await store(lost, before)
    await removeCanary(em(), 'key-lost')
  })

  it('is refused when it was put in the place of another, and that is recorded', async () => {
    const [one = '', other = ''] = certificates
    const [sealedOne, sealedOther] = [await sealedOf(one), await sealedOf(other)]
    await store(one, sealedOther)
    await store(other, sealedOne)
    for (const id of [one, other]) {
      expect((await askKey(id)).errors[0]?.extensions?.code).toBe('INTEGRITY')
      const { auditEvents } = await service.admin.data(Failures, { filter: { targetIds: [id], outcomes: ['FAILURE'] } })
      expect(auditEvents?.nodes[0]?.because).toContain('integrity')
    }
    await store(one, sealedOne)
    await store(other, sealedOther)
    expect(await exported(one)).not.toBe('')
  })

  it('is refused when it was copied into another table', async () => {
    const [one = ''] = certificates
    const row = await kysely(em())
      .selectFrom('authority_keys')
      .select(['authority_id', 'sealed', 'key_id'])
      .executeTakeFirstOrThrow()
    const put = (sealed: Uint8Array, keyId: string) =>
      kysely(em())
        .updateTable('authority_keys')
        .set({ sealed: Buffer.from(sealed), key_id: keyId })
        .where('authority_id', '=', row.authority_id)
        .execute()
    const foreign = await sealedOf(one)
    await put(foreign, keyIdOf(foreign))
    await expect(seedCertificate(service.admin, authorityId)).rejects.toThrow('INTEGRITY')
    await put(row.sealed, row.key_id)
    await seedCertificate(service.admin, authorityId)
  })
})

describe('the database', () => {
  it('holds no key and no password in any readable form', async () => {
    const [id = ''] = certificates
    const der = Buffer.from(await exported(id), 'base64')
    const scalar = Buffer.from(
      createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({ format: 'jwk' }).d ?? '',
      'base64url',
    )
    expect(scalar).toHaveLength(32)
    const text = await dump()
    expect(text).toContain('certificate_keys')
    for (const secret of [
      'PRIVATE KEY',
      der.toString('hex'),
      scalar.toString('hex'),
      scalar.toString('base64').slice(2, 40),
      der.toString('base64').slice(40, 120),
      PASSWORD,
    ]) {
      expect(text.includes(secret)).toBe(false)
    }
  })

  it('refuses to let any sealed table name a key that has no canary', async () => {
    const { rows } = await sql<{ table: string }>`
      select conrelid::regclass::text as table from pg_constraint
      where contype = 'f' and confrelid = 'key_canaries'::regclass`.execute(kysely(em()))
    expect(rows.map(({ table }) => table).toSorted()).toEqual(SEALED_COLUMNS.map(({ table }) => table).toSorted())
  })

  it('has no sealed column that re-wrapping does not know', async () => {
    const { rows } = await sql<{ table: string }>`
      select table_name as table from information_schema.columns
      where column_name = 'key_id' and table_schema = 'public' and table_name <> 'key_canaries'`.execute(kysely(em()))
    expect(rows.map(({ table }) => table).toSorted()).toEqual(SEALED_COLUMNS.map(({ table }) => table).toSorted())
  })
})

function withoutKey(contents: KeyringContents, id: string): KeyringContents {
  const { [id]: _, ...keys } = contents.keys
  return { ...contents, keys }
}

async function readContents(): Promise<KeyringContents> {
  return changeKeyringFile(file, (contents) => contents)
}

/** Roles with credentials: the quickest way to many sealed rows. */
async function storeCredentials(count: number): Promise<string[]> {
  const now = new Date()
  const ids = Array.from({ length: count }, () => uuidv7(now))
  const db = kysely(em())
  await sql`insert into roles (id, name, built_in, managed_by_identity_provider, created_at, updated_at, version)
    select id, 'bulk ' || id, false, false, now(), now(), 1 from unnest(${ids}::uuid[]) as bulk (id)`.execute(db)
  const { secrets, live } = service.app.keys
  const rows = ids.map((id) => ({
    role_id: id,
    sealed: secrets.seal(Buffer.from(`secret of ${id}`), { table: 'role_credentials', column: 'sealed', id }),
    key_id: live.primaryKeyId,
    updated_at: now,
  }))
  await db.insertInto('role_credentials').values(rows).execute()
  return ids
}

async function readable(ids: readonly string[]): Promise<number> {
  const rows = await kysely(em()).selectFrom('role_credentials').select(['role_id', 'sealed']).execute()
  const { secrets } = service.app.keys
  const binding = { table: 'role_credentials', column: 'sealed' }
  const opened = new Set(
    rows.map((row) => secrets.open(new Uint8Array(row.sealed), { ...binding, id: row.role_id }).toString()),
  )
  return ids.filter((id) => opened.has(`secret of ${id}`)).length
}

/** Every row of every table as text, bytes as hexadecimal. */
async function dump(): Promise<string> {
  const db = kysely(em())
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db)
  const parts: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} as t`.execute(db)
    parts.push(name, ...rows.map(({ row }) => row))
  }
  return parts.join('\n')
}
