// Requests signed with the credentials of the machine: of an instance, of a container, or for a token.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/config.ts'
import { AwsClient } from '../../src/plugins/aws/client.ts'
import { callIam } from '../../src/plugins/aws/iam.ts'
import { AwsMachineCredentials } from '../../src/plugins/aws/machine-credentials.ts'
import type { Installation } from '../../src/plugins/plugin.ts'
import { xmlError } from '../kit/aws/answers.ts'
import { FakeAws } from '../kit/aws/fake-aws.ts'
import { CONTAINER_PATH, FakeMachine } from '../kit/aws/fake-machine.ts'
import { testInstallation } from '../kit/installation.ts'

let aws: FakeAws
let machine: FakeMachine
let folder: string
let time: number
beforeEach(async () => {
  time = Date.parse('2026-03-01T12:00:00Z')
  aws = new FakeAws()
  machine = new FakeMachine(() => new Date(time))
  aws.now = () => new Date(time)
  aws.machines = machine.sessions
  folder = await mkdtemp(join(tmpdir(), 'indri-aws-'))
  await Promise.all([aws.start(), machine.start()])
})
afterEach(async () => {
  aws.stop()
  machine.stop()
  await rm(folder, { recursive: true })
})

/** As a server would have it with these variables. */
function here(env: Record<string, string>): Installation {
  const { awsMachine } = loadConfig(env)
  const plain = testInstallation({ now: () => new Date(time) })
  if (awsMachine === null) return plain
  return { ...plain, awsMachine: new AwsMachineCredentials(awsMachine, plain.http, plain.now) }
}
const instance = () => here({ INDRI_AWS_CREDENTIALS: 'instance', AWS_EC2_METADATA_SERVICE_ENDPOINT: `${machine.url}/` })
const container = (more: Record<string, string> = {}) =>
  here({
    INDRI_AWS_CREDENTIALS: 'container',
    AWS_CONTAINER_CREDENTIALS_FULL_URI: machine.url + CONTAINER_PATH,
    ...more,
  })
const tokenFile = () => join(folder, 'token')
const pod = () =>
  here({
    INDRI_AWS_CREDENTIALS: 'web-identity',
    AWS_WEB_IDENTITY_TOKEN_FILE: tokenFile(),
    AWS_ROLE_ARN: aws.sts.webIdentity.roleArn,
    AWS_ENDPOINT_URL_STS: aws.url,
  })

const options = (more: object = {}) => ({
  ...aws.options,
  identity: 'MACHINE' as const,
  accessKeyId: null,
  secretAccessKey: null,
  ...more,
})
const ask = (installation: Installation, more: object = {}) =>
  callIam(new AwsClient(options(more), installation), 'ListServerCertificates', {}, undefined)
const signers = () => aws.requests.filter(({ service }) => service === 'iam').map(({ accessKeyId }) => accessKeyId)
const role = () => ({ roleArn: aws.sts.role.arn, externalId: aws.sts.role.externalId })

describe('an instance', () => {
  it('lends its role by version 2 of its metadata service, asked once', async () => {
    const installation = instance()
    await Promise.all([ask(installation), ask(installation), ask(installation)])
    await ask(installation)
    expect(signers()).toEqual(Array.from({ length: 4 }, () => machine.sessions[0]?.accessKeyId))
    expect(machine.requests).toEqual([
      'PUT /latest/api/token',
      'GET /latest/meta-data/iam/security-credentials/',
      'GET /latest/meta-data/iam/security-credentials/indri-role',
    ])
    expect(aws.refusals).toEqual([])
  })

  it('is asked anew shortly before its credentials end; while it is down, they serve until they do', async () => {
    const installation = instance()
    await ask(installation)
    time += (6 * 60 - 6) * 60_000
    await ask(installation)
    expect(machine.sessions).toHaveLength(1)
    time += 2 * 60_000
    machine.outage = 503
    await ask(installation)
    expect(machine.sessions).toHaveLength(1)
    machine.outage = null
    await ask(installation)
    expect(machine.sessions).toHaveLength(2)
    expect(signers().at(-1)).toBe(machine.sessions[1]?.accessKeyId)
    machine.outage = 503
    time += 7 * 3600_000
    await expect(ask(installation)).rejects.toMatchObject({ name: 'PluginError', retryable: true })
  })

  it('without a role says so', async () => {
    machine.role = null
    await expect(ask(instance())).rejects.toMatchObject({
      message: expect.stringContaining('it has no role'),
      retryable: false,
    })
  })

  it('whose credentials AWS ends early gives new ones, once', async () => {
    const installation = instance()
    await ask(installation)
    aws.interruptions.push(xmlError(403, 'ExpiredToken', 'ended'))
    await ask(installation)
    expect(machine.sessions).toHaveLength(2)
  })

  it('assumes a role with an external id, from memory while the session lasts', async () => {
    const installation = instance()
    await ask(installation, role())
    await ask(installation, role())
    expect(aws.actions.filter((action) => action === 'sts:AssumeRole')).toHaveLength(1)
    expect(aws.requests[0]?.accessKeyId).toBe(machine.sessions[0]?.accessKeyId)
    expect(signers()).toEqual([aws.sts.sessions[0]?.accessKeyId, aws.sts.sessions[0]?.accessKeyId])
    time += 58 * 60_000
    await ask(installation, role())
    expect(aws.sts.sessions).toHaveLength(2)
    await expect(ask(installation, { ...role(), externalId: 'another' })).rejects.toMatchObject({
      code: 'AccessDenied',
    })
  })
})

describe('a container', () => {
  it('lends its role to whoever shows the token', async () => {
    machine.authorization = 'the token of the task'
    await ask(container({ AWS_CONTAINER_AUTHORIZATION_TOKEN: machine.authorization }))
    expect(signers()).toEqual([machine.sessions[0]?.accessKeyId])
    await expect(ask(container())).rejects.toMatchObject({
      message: expect.stringContaining('status 401'),
      retryable: false,
    })
  })

  it('has its token read each time: it is exchanged', async () => {
    machine.authorization = 'first'
    await writeFile(tokenFile(), 'first\n')
    const installation = container({ AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: tokenFile() })
    await ask(installation)
    machine.authorization = 'second'
    await writeFile(tokenFile(), 'second')
    time += 6 * 3600_000
    await ask(installation)
    expect(machine.sessions).toHaveLength(2)
  })
})

describe('a token of a web identity', () => {
  it('is exchanged for a session, which may assume another role', async () => {
    await writeFile(tokenFile(), `${aws.sts.webIdentity.token}\n`)
    const installation = pod()
    await ask(installation)
    expect(aws.actions).toEqual(['sts:AssumeRoleWithWebIdentity', 'iam:ListServerCertificates'])
    expect(signers()).toEqual([aws.sts.sessions[0]?.accessKeyId])
    await ask(installation, role())
    expect(aws.actions.slice(2)).toEqual(['sts:AssumeRole', 'iam:ListServerCertificates'])
  })

  it('that is wrong or missing is told of without being shown', async () => {
    const secret = 'a.token.nobody.should.see'
    await expect(ask(pod())).rejects.toMatchObject({ retryable: true })
    await writeFile(tokenFile(), secret)
    const error: unknown = await ask(pod()).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'InvalidIdentityToken', retryable: false })
    expect(inspect(error, { depth: 12, showHidden: true })).not.toContain(secret)
  })
})

describe('an installation', () => {
  it('that lends nothing has nothing asked of its machine', async () => {
    await expect(ask(here({}))).rejects.toMatchObject({
      message: expect.stringContaining('INDRI_AWS_CREDENTIALS'),
      retryable: false,
    })
    expect(machine.requests).toEqual([])
  })

  it('opens the address of its machine to nothing else', async () => {
    const installation = { ...instance(), ...testInstallation({ allow: [] }) }
    await expect(installation.http.send({ url: machine.url, method: 'GET' })).rejects.toMatchObject({
      retryable: false,
    })
  })

  it.each([
    [{ INDRI_AWS_CREDENTIALS: 'everything' }, 'INDRI_AWS_CREDENTIALS'],
    [{ INDRI_AWS_CREDENTIALS: 'container' }, 'AWS_CONTAINER_CREDENTIALS_FULL_URI'],
    [
      { INDRI_AWS_CREDENTIALS: 'container', AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://10.0.0.1/x' },
      'AWS_CONTAINER_CREDENTIALS_FULL_URI',
    ],
    [{ INDRI_AWS_CREDENTIALS: 'web-identity' }, 'AWS_WEB_IDENTITY_TOKEN_FILE'],
    [{ INDRI_AWS_CREDENTIALS: 'web-identity', AWS_WEB_IDENTITY_TOKEN_FILE: '/t' }, 'AWS_ROLE_ARN'],
    [{ INDRI_AWS_CREDENTIALS: 'instance', AWS_EC2_METADATA_SERVICE_ENDPOINT: 'ftp://x' }, 'AWS_EC2_METADATA'],
  ])('with %j does not start', (env, name) => {
    expect(() => loadConfig(env)).toThrow(name)
  })

  it('finds its metadata and task where AWS has them', () => {
    expect(loadConfig({ INDRI_AWS_CREDENTIALS: 'instance' }).awsMachine).toEqual({
      kind: 'instance',
      url: 'http://169.254.169.254',
    })
    const task = { INDRI_AWS_CREDENTIALS: 'container', AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials/x' }
    expect(loadConfig(task).awsMachine).toMatchObject({ url: 'http://169.254.170.2/v2/credentials/x', token: null })
  })
})
