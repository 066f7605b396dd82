// The main job on a throw-away instance, through HTTP and GraphQL only: npm run demo
// Exits with 1 when anything is not as expected. With DATABASE_URL it uses a database of its own on that server.
import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:tls'
import { Api, type Instance, type Json, startInstance } from './instance.ts'

const OWNER = 'demo@example.org'

interface Authority {
  id: string
  name: string
  certificate: { body: string }
}
interface Certificate {
  id: string
  name: string
  state: string
  serialNumber: string
  fingerprint: string
}

const timings: { what: string; detail: string; milliseconds: number }[] = []

async function step<T>(what: string, work: () => Promise<T>, detail: (result: T) => string): Promise<T> {
  const start = performance.now()
  const result = await work()
  timings.push({ what, detail: detail(result), milliseconds: performance.now() - start })
  return result
}

function expect(condition: boolean, what: string): void {
  if (!condition) throw new Error(`not as expected: ${what}`)
}

async function run(instance: Instance): Promise<void> {
  const api = new Api(instance.url)
  // 1. Sign in
  await step(
    'sign in',
    async () => {
      const { token } = await api.mutate<{ token: string }>('signIn', 'token', {
        username: 'admin',
        password: instance.password,
      })
      api.token = token
      return api.call<{ username: string }>('viewer', '{ viewer { username } }')
    },
    ({ username }) => `as ${username}`,
  )
  // 2. A root and a subordinate authority
  const authority = async (input: Json): Promise<Authority> =>
    (
      await api.mutate<{ authority: Authority }>('createAuthority', 'authority { id name certificate { body } }', {
        owner: OWNER,
        ...input,
      })
    ).authority
  const root = await step(
    'create a root authority',
    () => authority({ name: 'Demo Root', type: 'ROOT', subject: { commonName: 'Demo Root', organization: 'Demo' } }),
    ({ name }) => name,
  )
  const subordinate = await step(
    'create a subordinate authority',
    () =>
      authority({
        name: 'Demo Issuing',
        type: 'SUBORDINATE',
        parentId: root.id,
        subject: { commonName: 'Demo Issuing', organization: 'Demo' },
        pathLength: 0,
      }),
    ({ name }) => `${name}, signed by ${root.name}`,
  )
  // 3. A certificate, exported and served
  const certificate = await step(
    'issue a certificate',
    () => issue(api, subordinate.id),
    ({ name }) => name,
  )
  const pem = await step(
    'export it as PEM',
    () => exportPem(api, certificate.id),
    (text) => `${text.length} characters`,
  )
  await step(
    'serve TLS with it',
    () => handshake(pem, root.certificate.body),
    (protocol) => `${protocol}, trusting the root only`,
  )
  // 4. Debian's roots, and what expires
  const uploaded = await step(
    "upload Debian's root certificates",
    () => uploadRoots(api),
    (count) => `${count} certificates`,
  )
  const expiring = await step(
    'list what expires in two years',
    () => listExpiring(api),
    (list) => `${list.length} of them`,
  )
  expect(expiring.includes(certificate.id), 'the new certificate is among those that expire within two years')
  expect(uploaded > 100, 'more than a hundred roots were uploaded')
  // 5. Reissue, revoke
  const renewed = await step(
    'reissue the certificate',
    () => reissue(api, certificate),
    ({ serialNumber }) => `serial ${serialNumber}`,
  )
  expect(renewed.serialNumber !== certificate.serialNumber, 'the new certificate has a serial number of its own')
  await step(
    'revoke the old one',
    () => revoke(api, certificate),
    (state) => state,
  )
}

const CERTIFICATE_FIELDS = 'certificate { id name state serialNumber fingerprint }'

async function issue(api: Api, authorityId: string): Promise<Certificate> {
  const { certificate } = await api.mutate<{ certificate: Certificate }>('createCertificate', CERTIFICATE_FIELDS, {
    authorityId,
    owner: OWNER,
    commonName: 'localhost',
    keyType: 'EC_P256',
    subjectAlternativeNames: [{ ip: '127.0.0.1' }, { ip: '::1' }],
    extensions: { keyUsage: ['DIGITAL_SIGNATURE'], extendedKeyUsage: [{ purpose: 'SERVER_AUTH' }] },
    validityDays: 90,
  })
  expect(certificate.state === 'VALID', 'the certificate is valid')
  return certificate
}

async function exportPem(api: Api, id: string): Promise<string> {
  const payload = await api.mutate<{ export: { data: string } }>('exportCertificate', 'export { data }', {
    id,
    format: { pem: { parts: ['CERTIFICATE', 'CHAIN', 'PRIVATE_KEY'] } },
  })
  return Buffer.from(payload.export.data, 'base64').toString('utf8')
}

/** A TLS server with the exported file, and a client that trusts nothing but the root. */
async function handshake(pem: string, root: string): Promise<string> {
  const server = createServer({ key: pem, cert: pem })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ca: root })
  try {
    await once(socket, 'secureConnect')
    expect(socket.authorized, 'the client accepts the certificate')
    const served = new X509Certificate(pem).fingerprint256
    expect(socket.getPeerCertificate().fingerprint256 === served, 'the certificate served is the one issued')
    return socket.getProtocol() ?? 'TLS'
  } finally {
    socket.destroy()
    server.close()
  }
}

async function uploadRoots(api: Api): Promise<number> {
  const bundle = await readFile('test/fixtures/debian-roots.pem', 'utf8')
  const bodies = bundle.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
  for (const body of bodies) await api.mutate('uploadCertificate', 'certificate { id }', { owner: OWNER, body })
  const { totalCount } = await api.call<{ totalCount: number }>(
    'certificates',
    '{ certificates(first: 1, filter: { authorityIds: [] }) { totalCount } }',
  )
  expect(totalCount === 0, 'a filter by no authority matches nothing')
  return bodies.length
}

async function listExpiring(api: Api): Promise<string[]> {
  const ids: string[] = []
  let after: string | null = null
  const to = new Date(Date.now() + 2 * 365 * 86_400_000).toISOString()
  for (;;) {
    const page: { totalCount: number; nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } =
      await api.call(
        'certificates',
        `query ($after: String, $from: DateTime, $to: DateTime) {
          certificates(first: 20, after: $after, filter: { notAfter: { from: $from, to: $to } },
            orderBy: [{ field: NOT_AFTER, direction: ASC }]) {
            totalCount nodes { id commonName notAfter } pageInfo { hasNextPage endCursor }
          }
        }`,
        { after, from: new Date().toISOString(), to },
      )
    ids.push(...page.nodes.map((node) => node.id))
    if (!page.pageInfo.hasNextPage) {
      expect(ids.length === page.totalCount, 'the pages add up to the total')
      return ids
    }
    after = page.pageInfo.endCursor
  }
}

async function reissue(api: Api, old: Certificate): Promise<Certificate> {
  const { certificate } = await api.mutate<{ certificate: Certificate & { replaces: { id: string }[] } }>(
    'reissueCertificate',
    'certificate { id name state serialNumber fingerprint replaces { id } }',
    { id: old.id },
  )
  expect(certificate.replaces[0]?.id === old.id, 'the new certificate replaces the old one')
  return certificate
}

async function revoke(api: Api, certificate: Certificate): Promise<string> {
  const payload = await api.mutate<{ certificate: { state: string; revocation: { reason: string } } }>(
    'revokeCertificate',
    'certificate { state revocation { reason } }',
    { id: certificate.id, reason: 'SUPERSEDED', comment: 'replaced in the demo' },
  )
  expect(payload.certificate.state === 'REVOKED', 'the old certificate is revoked')
  return `${payload.certificate.state}, ${payload.certificate.revocation.reason}`
}

const instance = await step('start on an empty database', startInstance, ({ url }) => url)
let failure: unknown = null
try {
  await run(instance)
} catch (error) {
  failure = error
} finally {
  await instance.stop()
}
for (const { what, detail, milliseconds } of timings) {
  console.log(`${`${milliseconds.toFixed(0)} ms`.padStart(9)}  ${what.padEnd(34)} ${detail}`)
}
console.log(failure === null ? '\nEverything as expected.' : '\nThe demo failed:')
if (failure !== null) {
  console.error(failure)
  process.exitCode = 1
}
