// Neither the logs at their most talkative nor an answer gives away a secret, SQL or a stack, whatever goes wrong.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kysely } from '../../src/database/sql.ts'
import { generateTestCertificate } from '../cli/support/certificate.ts'
import { onPostgres } from '../kit/database.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const Upload = graphql(`
  mutation LoggedUpload($input: UploadCertificateInput!) {
    uploadCertificate(input: $input) {
      certificate {
        id
      }
      userErrors {
        code
        message
      }
    }
  }
`)

const Export = graphql(`
  mutation LoggedExport($input: ExportCertificateInput!) {
    exportCertificate(input: $input) {
      export {
        data
        passphrase
      }
      userErrors {
        code
        message
      }
    }
  }
`)

const SignIn = graphql(`
  mutation LoggedSignIn($input: SignInInput!) {
    signIn(input: $input) {
      token
      userErrors {
        message
      }
    }
  }
`)

const List = graphql(`
  query LoggedList($search: String) {
    certificates(filter: { search: $search }) {
      nodes {
        name
      }
    }
  }
`)

const WRONG_PASSWORD = 'wr0ng-passw0rd-of-somebody'
const PASSPHRASE = 'a passphrase for the p12 file'

let service: Service
let log = ''
let authorityId: string
beforeAll(async () => {
  service = await startService({
    env: { INDRI_LOG_LEVEL: 'trace' },
    logTo: {
      write(line: string) {
        log += line
      },
    },
  })
  authorityId = (await seedAuthority(service.admin)).id
})
afterAll(() => service.close())

/** Lines of base64 that are found in a PEM, and the same bytes as hexadecimal. */
function traces(pem: string): string[] {
  const lines = pem.split('\n').filter((line) => line.length > 20 && !line.startsWith('-----'))
  const der = Buffer.from(lines.join(''), 'base64')
  return [...lines, der.toString('hex').slice(60, 120)]
}

it('keeps keys, passwords, passphrases and tokens out of the log and out of every error', async () => {
  const answers: unknown[] = []
  const secrets = [PASSWORD, WRONG_PASSWORD, PASSPHRASE, service.admin.token ?? '']
  // Creating, uploading with a key, one that does not match, one that is broken
  const mine = generateTestCertificate('logged.example.org')
  const other = generateTestCertificate('other.example.org')
  secrets.push(...traces(mine.privateKey), ...traces(other.privateKey))
  const upload = (body: string, privateKey: string) =>
    service.admin.ask(Upload, { input: { owner: 'team@example.org', body, privateKey } })
  answers.push(await upload(mine.certificate, other.privateKey))
  answers.push(await upload(mine.certificate, other.privateKey.replace(/\n[A-Za-z0-9+/]{8}/, '\n!!!!')))
  const uploaded = await upload(mine.certificate, mine.privateKey)
  expect(uploaded.data?.uploadCertificate.certificate?.id).toBeDefined()
  const id = uploaded.data?.uploadCertificate.certificate?.id ?? ''
  // Exports: good, with a bad passphrase, and of what cannot be decrypted
  const p12 = await service.admin.ask(Export, { input: { id, format: { pkcs12: { passphrase: PASSPHRASE } } } })
  expect(p12.data?.exportCertificate.export?.data).toBeDefined()
  const generated = await service.admin.ask(Export, { input: { id, format: { pkcs12: {} } } })
  secrets.push(generated.data?.exportCertificate.export?.passphrase ?? '')
  answers.push(await service.admin.ask(Export, { input: { id, format: { pkcs12: { passphrase: 'päss' } } } }))
  await damage(id)
  const damaged = await service.admin.ask(Export, { input: { id, format: { pem: { parts: ['PRIVATE_KEY'] } } } })
  expect(damaged.errors[0]?.extensions?.code).toBe('INTEGRITY')
  answers.push(damaged)
  // Signing in wrongly, a bad token, and variables of the wrong type
  answers.push(await service.anonymous.ask(SignIn, { input: { username: 'root', password: WRONG_PASSWORD } }))
  const variables = { input: { username: ['root'], password: WRONG_PASSWORD } }
  answers.push(await service.anonymous.raw({ query: SignIn.toString(), variables }))
  answers.push(
    await service.admin.raw({ query: SignIn.toString(), variables: { input: WRONG_PASSWORD } }).then(silence),
  )

  expect(log.split('\n').length).toBeGreaterThan(5)
  const told = answers.map((answer) => JSON.stringify(answer))
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(7)
    expect(log.includes(secret), `log has ${secret.slice(0, 6)}…`).toBe(false)
    for (const text of told) expect(text.includes(secret), `answer has ${secret.slice(0, 6)}…: ${text}`).toBe(false)
  }
})

/** A wrong variable is quoted back to whoever sent it, as GraphQL does; only the log is looked at. */
function silence(): string {
  return ''
}

async function damage(id: string): Promise<void> {
  await sql`update certificate_keys set sealed = set_byte(sealed, length(sealed) - 1,
    (get_byte(sealed, length(sealed) - 1) + 1) % 256) where certificate_id = ${uuidOf(id)}::uuid`.execute(
    kysely(service.database.fork()),
  )
}

describe('a fault of the database', () => {
  it('is told as INTERNAL with a request id, and nothing of statement, table or stack', async () => {
    const db = kysely(service.database.fork())
    await sql`alter table certificates rename column search_text to search_text_gone`.execute(db)
    try {
      const { errors, headers, data } = await service.admin.ask(List, { search: 'anything at all' })
      expect(data).toEqual({ certificates: null })
      expect(errors).toHaveLength(1)
      expect(errors[0]?.extensions).toEqual({ code: 'INTERNAL', requestId: headers.get('x-request-id') })
      expect(errors[0]?.message).toBe('Something went wrong on our side.')
      expect(log).toContain('search_text')
      expect(log).toContain(headers.get('x-request-id'))
    } finally {
      await sql`alter table certificates rename column search_text_gone to search_text`.execute(db)
    }
    expect((await service.admin.ask(List, { search: 'x' })).errors).toEqual([])
  })

  it('that breaks a write is logged without the values written', async () => {
    const db = kysely(service.database.fork())
    await sql`alter table certificate_keys add constraint no_more check (false) not valid`.execute(db)
    try {
      await expect(seedCertificate(service.admin, authorityId)).rejects.toThrow('INTERNAL')
    } finally {
      await sql`alter table certificate_keys drop constraint no_more`.execute(db)
    }
    expect(log).toContain('no_more')
    expect(log).not.toContain('Failing row')
    expect(log).not.toMatch(/"(params|query|detail)":/)
  })

  it.runIf(onPostgres)('that cuts every connection is told as UNAVAILABLE, and the next call works', async () => {
    const cut = () =>
      sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(kysely(service.database.fork()))
    const calls = Array.from({ length: 30 }, async (_, index) => {
      if (index === 10) await cut()
      return service.admin.ask(List, { search: `call ${index}` }).catch(() => null)
    })
    const codes = new Set((await Promise.all(calls)).map((answer) => answer?.errors[0]?.extensions?.code ?? 'OK'))
    for (const code of codes) expect(['OK', 'UNAVAILABLE']).toContain(code)
    await seedCertificate(service.admin, authorityId)
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200)
  })
})
