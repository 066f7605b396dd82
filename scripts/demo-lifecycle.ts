// A certificate that lives for two minutes, left to the service: npm run demo:lifecycle
// It is deployed to a folder and by SFTP, served, warned about by e-mail, rotated, seen in its place, and the old one revoked.
// Everything after the first request happens by itself; every line but the last ones is what the API says.
import { X509Certificate } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { connect } from 'node:tls'
import { freePort } from '../test/kit/server-process.ts'
import { header, TestMailServer } from '../test/kit/smtp-server.ts'
import { HAS_SSHD, type SshServer, startSshServer } from '../test/kit/ssh-server.ts'
import { Api, type Instance, startInstance } from './instance.ts'
import { serveFolder } from './serve-folder.ts'

const OWNER = 'web-team@example.org'
const NAME = 'www.example.org'
const LIFE_SECONDS = 120
/** Of the life; a rotation begins when this much of it is left. The owner is warned when a third is left. */
const PERCENT_LEFT = 25
const PATIENCE_SECONDS = 150
const EVERY_SECOND = '* * * * * *'

const began = performance.now()
function tell(what: string): void {
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${seconds.padStart(6)} s  ${what}`)
}

interface Step {
  readonly step: string
  readonly state: string
  readonly detail: string | null
  readonly error: string | null
}
interface Deployment {
  readonly state: string
  readonly location: string | null
  readonly lastError: string | null
  readonly destination: { readonly name: string }
}
interface Standing {
  readonly id: string
  readonly name: string
  readonly state: string
  readonly serialNumber: string
  readonly fingerprint: string
  readonly notAfter: string
  readonly revocation: { readonly reason: string } | null
  readonly deployments: readonly Deployment[]
  readonly rotations: readonly { readonly state: string; readonly steps: readonly Step[] }[]
  readonly replacedBy: readonly { readonly id: string }[]
}

const STANDING = `query ($id: ID!) { certificate(by: { id: $id }) {
  id name state serialNumber fingerprint notAfter revocation { reason }
  deployments { state location lastError destination { name } }
  rotations { state steps { step state detail error } }
  replacedBy { id }
} }`

/** What the API says of a certificate, told when it changes. */
class Watch {
  readonly #api: Api
  readonly #id: string
  readonly #told = new Set<string>()

  constructor(api: Api, id: string) {
    this.#api = api
    this.#id = id
  }

  /** Looks until `holds`, telling what is new. Throws when it takes too long. */
  async until(what: string, holds: (standing: Standing) => boolean): Promise<Standing> {
    for (const end = performance.now() + PATIENCE_SECONDS * 1000; ;) {
      const standing = await this.#look()
      if (holds(standing)) return standing
      if (performance.now() > end)
        throw new Error(`not within ${PATIENCE_SECONDS} s: ${what}\n${JSON.stringify(standing, null, 2)}`)
      await after(500)
    }
  }

  async #look(): Promise<Standing> {
    const standing = await this.#api.call<Standing>('certificate', STANDING, { id: this.#id })
    const { name, deployments, rotations, state, revocation } = standing
    for (const { destination, state: at, location, lastError } of deployments) {
      this.#once(
        `${name} at ${destination.name}: ${at}${location === null ? '' : `, ${location}`}${lastError === null ? '' : ` (${lastError})`}`,
      )
    }
    for (const { steps } of rotations) {
      for (const step of steps) {
        const more = step.error ?? step.detail
        this.#once(`${name} rotates: ${step.step} ${step.state}${more === null ? '' : `, ${more}`}`)
      }
    }
    this.#once(`${name} is ${state}${revocation === null ? '' : `, ${revocation.reason}`}`)
    return standing
  }

  #once(line: string): void {
    if (this.#told.has(line)) return
    this.#told.add(line)
    tell(line)
  }
}

const root = await mkdtemp(join(tmpdir(), 'indri-lifecycle-'))
await mkdir(join(root, 'web'))
const mail = await TestMailServer.start()
const ssh: SshServer | null = HAS_SSHD ? await startSshServer() : null
const port = await freePort()
const server = serveFolder(join(root, 'web'), port)
let instance: Instance | null = null
try {
  instance = await startInstance({
    ...mail.environment,
    INDRI_FILESYSTEM_ROOT: root,
    INDRI_EGRESS_ALLOW: '127.0.0.1',
    INDRI_SCHEDULES: ['rotation-sweep', 'deployment-sweep', 'notice-sweep']
      .map((name) => `${name}=${EVERY_SECOND}`)
      .join(';'),
  })
  await run(instance)
  tell('Everything as expected.')
} finally {
  await server.close()
  await instance?.stop()
  await ssh?.stop()
  await mail.down()
  await rm(root, { recursive: true, force: true })
}

async function run({ url, password }: Instance): Promise<void> {
  tell(`an empty instance at ${url}`)
  const api = new Api(url)
  const session = { username: 'admin', password }
  api.token = (await api.mutate<{ token: string }>('signIn', 'token', session)).token
  const { authority } = await api.mutate<{ authority: { id: string; certificate: { body: string } } }>(
    'createAuthority',
    'authority { id certificate { body } }',
    { name: 'Lifecycle', owner: 'pki@example.org', type: 'ROOT', subject: { commonName: 'Lifecycle' } },
  )
  const destinationIds = await destinations(api)
  const { rotationPolicy } = await api.mutate<{ rotationPolicy: { id: string } }>(
    'createRotationPolicy',
    'rotationPolicy { id }',
    {
      name: 'a quarter of the life',
      percent: PERCENT_LEFT,
      revokeReplaced: true,
    },
  )
  // The last thing that is done by hand
  const { certificate } = await api.mutate<{ certificate: { id: string } }>('createCertificate', 'certificate { id }', {
    authorityId: authority.id,
    owner: OWNER,
    commonName: NAME,
    subjectAlternativeNames: [{ ip: '127.0.0.1' }],
    validityEnd: new Date(Date.now() + LIFE_SECONDS * 1000).toISOString(),
    destinationIds,
    rotation: true,
    rotationPolicyId: rotationPolicy.id,
  })
  await watch(api, certificate.id, authority.certificate.body)
}

async function destinations(api: Api): Promise<string[]> {
  const create = async (input: Record<string, unknown>) =>
    (await api.mutate<{ destination: { id: string } }>('createDestination', 'destination { id }', input)).destination.id
  const folder = await create({
    name: 'the web server',
    options: { filesystem: { path: 'web' } },
    servedAt: [`127.0.0.1:${port}`],
  })
  if (ssh === null) {
    tell('no sshd is installed here: the certificate goes to the folder only')
    return [folder]
  }
  const { port: sshPort, user, privateKey, fingerprints } = ssh
  const remote = await create({
    name: 'the machine behind SSH',
    options: {
      sftp: {
        host: '127.0.0.1',
        port: sshPort,
        user,
        privateKey,
        hostFingerprint: fingerprints.ed25519,
        path: ssh.folder,
      },
    },
  })
  return [folder, remote]
}

async function watch(api: Api, id: string, rootCertificate: string): Promise<void> {
  const old = new Watch(api, id)
  const deployed = await old.until('deployed', ({ deployments }) =>
    deployments.every(({ state }) => state === 'DEPLOYED'),
  )
  if (ssh !== null) tell(`the machine behind SSH has ${(await readdir(ssh.folder)).join(', ')}`)
  await expectServed(rootCertificate, deployed)
  const { replacedBy } = await old.until('reissued', (standing) => standing.replacedBy.length > 0)
  const successor = new Watch(api, replacedBy[0]?.id ?? '')
  const next = await successor.until(
    'in place',
    ({ deployments }) => deployments.length > 0 && deployments.every(({ state }) => state === 'DEPLOYED'),
  )
  const retired = await old.until('revoked', ({ state }) => state === 'REVOKED')
  if (Date.parse(retired.notAfter) < Date.now())
    throw new Error('the old certificate had expired before it was replaced')
  await expectServed(rootCertificate, next)
  if (ssh !== null) tell(`the machine behind SSH has ${(await readdir(ssh.folder)).join(', ')}`)
  await warned()
}

/** A handshake as a visitor makes it, who trusts nothing but the root. */
async function expectServed(ca: string, { serialNumber, fingerprint }: Standing): Promise<void> {
  const socket = connect({ host: '127.0.0.1', port, servername: NAME, ca })
  await new Promise<void>((done, fail) => socket.once('secureConnect', done).once('error', fail))
  const peer = new X509Certificate(socket.getPeerCertificate().raw)
  socket.destroy()
  const served = peer.fingerprint256.replaceAll(':', '').toLowerCase()
  if (served !== fingerprint) throw new Error(`served is ${served}, expected ${fingerprint}`)
  tell(`a visitor is served serial number ${serialNumber}`)
}

/** The owner has heard before the end, and of the change. */
async function warned(): Promise<void> {
  for (const end = performance.now() + PATIENCE_SECONDS * 1000; ;) {
    const subjects = mail.received.filter(({ to }) => to.includes(OWNER)).map((each) => header(each, 'Subject') ?? '')
    if (
      subjects.some((each) => /expire/i.test(each)) &&
      subjects.some((each) => /replaced|rotated|renewed/i.test(each))
    ) {
      for (const subject of subjects) tell(`${OWNER} got: ${subject}`)
      return
    }
    if (performance.now() > end)
      throw new Error(`not within ${PATIENCE_SECONDS} s: mail to the owner\n${subjects.join('\n')}`)
    await after(500)
  }
}
