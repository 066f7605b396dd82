// What certificates are called at a destination, whatever they are called here: within its folder, legal, and each its own.
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fileName } from '../../src/plugins/destinations/file-name.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedDestination } from '../kit/plugin-seeds.ts'
import { seedAuthority } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'

const Create = graphql(`
  mutation OddlyNamed($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
      certificate {
        id
        name
        body
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const Located = graphql(`
  query OddlyLocated($id: ID!) {
    certificate(by: { id: $id }) {
      deployments {
        state
        lastError
        location
      }
    }
  }
`)

const Detach = graphql(`
  mutation OddlyDetached($input: UpdateCertificateInput!) {
    updateCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)

let service: Service
let root: string
let authorityId: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'indri-names-'))
  service = await startService({ env: { INDRI_FILESYSTEM_ROOT: root } })
  authorityId = (await seedAuthority(service.admin)).id
})
afterAll(async () => {
  await service.close()
  await rm(root, { recursive: true })
})

const ODD = [
  '../../etc/passwd',
  '/absolute',
  '..',
  '.hidden',
  'a/b',
  'a_b',
  'a\\b',
  'a b',
  '*.example.org',
  'wildcard.example.org',
  // What another one would be called if nobody took care.
  fileName('*.example.org'),
  'Straße.example',
  '証明書',
  'Case',
  'case',
  'nul.txt',
  '-rf',
  '$(id)',
  'x'.repeat(300),
  `${'x'.repeat(299)}y`,
]

it('is legal and never that of another one, and what is taken away is one certificate alone', async () => {
  const destination = await seedDestination(service.admin, { options: { filesystem: { path: 'tls' } } })
  const refused: { readonly path?: readonly string[] | null }[] = []
  const made: { id: string; name: string; body: string }[] = []
  for (const name of ODD) {
    const { createCertificate } = await service.admin.data(Create, {
      input: {
        authorityId,
        name,
        owner: 'odd@example.org',
        commonName: 'odd.example.org',
        destinationIds: [destination],
      },
    })
    if (createCertificate.certificate != null) made.push(createCertificate.certificate)
    refused.push(...createCertificate.userErrors)
  }
  // Some are none for a certificate here either: those are refused before they come anywhere.
  expect(refused.filter(({ path }) => path?.join('.') !== 'name')).toEqual([])
  expect(made.length).toBeGreaterThan(10)
  await service.runJobs()
  const locations = new Map<string, string>()
  for (const { id, body } of made) {
    const { certificate } = await service.admin.data(Located, { id })
    expect(certificate?.deployments).toMatchObject([{ state: 'DEPLOYED', lastError: null }])
    const location = certificate?.deployments[0]?.location ?? ''
    expect(location).toMatch(/^tls\/(?![-.])[\w.-]{1,220}$/)
    expect(await readFile(join(root, `${location}.pem`), 'utf8')).toContain(body.trim())
    expect((await stat(join(root, `${location}.key`))).mode & 0o777).toBe(0o600)
    locations.set(id, location)
  }
  expect(new Set(locations.values()).size).toBe(made.length)
  expect(await readdir(root)).toEqual(['tls'])
  expect(await readdir(join(root, 'tls'))).toHaveLength(2 * made.length)

  const [first] = made
  await service.admin.data(Detach, { input: { id: first?.id ?? '', destinationIds: [] } })
  await service.runJobs()
  const left = await readdir(join(root, 'tls'))
  expect(left).toHaveLength(2 * (made.length - 1))
  const gone = (locations.get(first?.id ?? '') ?? '').slice('tls/'.length)
  expect(left.filter((name) => name.startsWith(`${gone}.`))).toEqual([])
})
