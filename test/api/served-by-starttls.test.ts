// A rotation looks at servers that begin with TLS on request only, such as mail servers: the old certificate goes when they have the new one.
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { START_TLS_PROTOCOLS } from '../../src/plugins/start-tls.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedDestination } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'
import { DIALOGUES, StartTlsServer } from '../kit/start-tls-servers.ts'

const Create = graphql(`
  mutation StartTlsDestination($input: CreateDestinationInput!) {
    createDestination(input: $input) {
      destination {
        servedAt
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)
const Rotate = graphql(`
  mutation StartTlsRotate($input: RotateCertificateInput!) {
    rotateCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const Rotations = graphql(`
  query StartTlsRotations($id: ID!) {
    certificate(by: { id: $id }) {
      rotations {
        state
        step
        lastError
        steps {
          step
          state
          detail
        }
      }
    }
  }
`)

const TYPES = ['rotation', 'rotation-sweep', 'deployment', 'deployment-sweep']
const clock = new FakeClock()
let service: Service
let root: string
let stuck: { cert: string; key: string } | null = null
const servers: StartTlsServer[] = []

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'indri-starttls-'))
  await mkdir(join(root, 'mail'))
  service = await startService({
    clock: clock.now,
    env: { INDRI_FILESYSTEM_ROOT: root, INDRI_EGRESS_ALLOW: '127.0.0.1' },
  })
  for (const protocol of START_TLS_PROTOCOLS) {
    const isMail = protocol === 'SMTP'
    servers.push(await StartTlsServer.start(() => (isMail ? (stuck ?? inPlace()) : inPlace()), DIALOGUES[protocol]))
  }
})
afterAll(async () => {
  await Promise.all(servers.map((each) => each.stop()))
  await service.close()
  await rm(root, { recursive: true })
})

/** What a server that reads the folder anew for each connection has. */
function inPlace() {
  const folder = join(root, 'mail')
  const read = (suffix: string) =>
    readFileSync(join(folder, readdirSync(folder).find((name) => name.endsWith(suffix)) ?? ''), 'utf8')
  return { cert: read('.pem'), key: read('.key') }
}

const rotationOf = async (id: string) => (await service.admin.data(Rotations, { id })).certificate?.rotations[0]

it('the new certificate is made sure of behind every protocol, and one server that has the old one holds it up', async () => {
  const { admin } = service
  const authorityId = (await seedAuthority(admin)).id
  const servedAt = START_TLS_PROTOCOLS.map(
    (protocol, index) => `${protocol.toLowerCase()}://127.0.0.1:${servers[index]?.port ?? 0}`,
  )
  const destination = await seedDestination(admin, { options: { filesystem: { path: 'mail' } }, servedAt })
  const { id } = await seedCertificate(admin, authorityId, { destinationIds: [destination] })
  await service.runJobs({ types: TYPES })
  stuck = inPlace()
  await admin.data(Rotate, { input: { id } })
  await service.runJobs({ types: TYPES })
  expect(await rotationOf(id)).toMatchObject({
    step: 'VERIFYING',
    lastError: expect.stringMatching(new RegExp(`^127\\.0\\.0\\.1:${servers[0]?.port} serves another certificate`)),
  })
  stuck = null
  clock.advance({ hours: 2 })
  await service.runJobs({ schedules: ['rotation-sweep'], types: TYPES })
  const client = await service.anonymous.signIn('root', PASSWORD)
  const rotation = (await client.data(Rotations, { id })).certificate?.rotations[0]
  expect(rotation).toMatchObject({ state: 'DONE', lastError: null })
  const { detail } = rotation?.steps.find(({ step }) => step === 'VERIFYING') ?? {}
  for (const { port } of servers) expect(detail).toContain(`127.0.0.1:${port}`)
})

it('a destination keeps them in one spelling, and says what it expects', async () => {
  const input = { name: 'mail', options: { filesystem: { path: 'mail' } } }
  const client = await service.anonymous.signIn('root', PASSWORD)
  const refused = await client.data(Create, {
    input: { ...input, servedAt: ['smtp://mail.example.org:25', 'ftp://x:21'] },
  })
  expect(refused.createDestination).toEqual({
    destination: null,
    userErrors: [
      {
        code: 'INVALID',
        path: ['servedAt', '1'],
        message: expect.stringContaining('smtp://, imap://, pop3://') as string,
      },
    ],
  })
  const made = await client.data(Create, {
    input: { ...input, servedAt: ['IMAP://Mail.Example.org:143', 'a.example:1'] },
  })
  expect(made.createDestination.destination?.servedAt).toEqual(['imap://mail.example.org:143', 'a.example:1'])
})
