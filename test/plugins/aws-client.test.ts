import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AwsClient, type AwsRequest } from '../../src/plugins/aws/client.ts'
import { callIam, serverCertificates } from '../../src/plugins/aws/iam.ts'
import { callJson } from '../../src/plugins/aws/protocols.ts'
import { type Answer, json, jsonError, xml, xmlError } from '../kit/aws/answers.ts'
import { FakeAws } from '../kit/aws/fake-aws.ts'
import { testInstallation } from '../kit/installation.ts'

let aws: FakeAws
let time: number
beforeEach(async () => {
  time = Date.parse('2026-03-01T12:00:00Z')
  aws = new FakeAws()
  aws.now = () => new Date(time)
  await aws.start()
})
afterEach(() => aws.stop())

const here = () => testInstallation({ now: () => new Date(time) })
const ask = (client: AwsClient, signal?: AbortSignal) => callIam(client, 'ListServerCertificates', {}, signal)
const busy = (seconds: string): Answer => ({ status: 503, body: '', headers: { 'retry-after': seconds } })
const failure = (status: number, body = ''): Answer => ({ status, body })

describe('a request', () => {
  it('is signed for its service and region by the clock of the installation', async () => {
    const client = new AwsClient(aws.options, here())
    await ask(client)
    await callJson(client, 'acm', 'CertificateManager.ListTagsForCertificate', { CertificateArn: 'x' }).catch(
      () => null,
    )
    expect(aws.actions).toEqual(['iam:ListServerCertificates', 'acm:ListTagsForCertificate'])
    expect(aws.requests[0]?.headers.get('x-amz-date')).toBe('20260301T120000Z')
    expect(aws.refusals).toEqual([])
  })

  it('survives what URLs and signatures disagree about', async () => {
    const request: AwsRequest = {
      service: 'route53',
      method: 'GET',
      path: '/2013-04-01/hostedzonesbyname',
      query: { dnsname: `a b+c&d=e/f?ü*'()!~`, maxitems: '1' },
    }
    await new AwsClient(aws.options, here()).send(request)
    expect(new URLSearchParams(aws.requests[0]?.query).get('dnsname')).toBe(`a b+c&d=e/f?ü*'()!~`)
  })

  it.each([
    ['another secret', { secretAccessKey: 'another secret' }, 'SignatureDoesNotMatch'],
    ['an unknown user', { accessKeyId: 'AKIAUNKNOWN' }, 'InvalidClientTokenId'],
  ])('with %s is refused for good', async (_, wrong, code) => {
    const refused = ask(new AwsClient({ ...aws.options, ...wrong }, here()))
    await expect(refused).rejects.toMatchObject({ name: 'PluginError', code, retryable: false })
    expect(aws.refusals).toEqual([code])
  })

  it('of a clock that is off is refused with a hint', async () => {
    const late = testInstallation({ now: () => new Date(time - 600_000) })
    await expect(ask(new AwsClient(aws.options, late))).rejects.toMatchObject({
      code: 'RequestTimeTooSkewed',
      message: expect.stringContaining('the clock of this server is off'),
    })
  })

  it('does not go in the clear to whom the installation does not name', async () => {
    const options = { ...aws.options, endpoint: 'http://8.8.8.8' }
    await expect(ask(new AwsClient(options, here()))).rejects.toMatchObject({ retryable: false })
  })
})

describe('a refusal', () => {
  it.each([
    ['500', failure(500)],
    ['503', failure(503, '<html>')],
    ['Throttling', xmlError(400, 'Throttling', 'Rate exceeded')],
    ['429', failure(429)],
  ])('of %s passes: the request is sent again, signed anew', async (_, answer) => {
    aws.interruptions.push(answer, answer)
    await ask(new AwsClient(aws.options, here()))
    expect(aws.actions).toEqual(['iam:ListServerCertificates'])
  })

  it('that does not pass is told as one that may, later', async () => {
    aws.interruptions.push(...Array.from({ length: 9 }, () => xmlError(503, 'ServiceUnavailable', 'later')))
    await expect(ask(new AwsClient(aws.options, here()))).rejects.toMatchObject({
      code: 'ServiceUnavailable',
      retryable: true,
    })
    expect(aws.interruptions).toHaveLength(6)
  })

  it.each([
    ['AccessDenied', xmlError(403, 'AccessDenied', 'User: x is not authorized to perform: iam:ListServerCertificates')],
    ['ValidationError', xmlError(400, 'ValidationError', 'no')],
  ])('of %s is final: nothing is sent again', async (code, answer) => {
    aws.interruptions.push(answer, answer)
    await expect(ask(new AwsClient(aws.options, here()))).rejects.toMatchObject({ code, retryable: false })
    expect(aws.interruptions).toHaveLength(1)
  })

  it('that asks for a little patience gets it, and one that asks for much is told to the job', async () => {
    aws.interruptions.push(busy('1'))
    const before = performance.now()
    await ask(new AwsClient(aws.options, here()))
    expect(performance.now() - before).toBeGreaterThan(950)
    aws.interruptions.push(busy('90'))
    const refused = ask(new AwsClient(aws.options, here()))
    await expect(refused).rejects.toMatchObject({ retryable: true, retryAfterSeconds: 90 })
    expect(aws.interruptions).toEqual([])
  })

  it('leaves alone what must not happen twice', async () => {
    aws.interruptions.push(jsonError(500, 'InternalFailure', 'who knows'))
    const client = new AwsClient(aws.options, here())
    const once = callJson(client, 'acm', 'CertificateManager.ImportCertificate', {}, { once: true })
    await expect(once).rejects.toMatchObject({ retryable: true })
    expect(aws.requests).toEqual([])
  })

  it('ends when it is told to, also while it waits', async () => {
    aws.interruptions.push(failure(500), failure(500), failure(500))
    const controller = new AbortController()
    const stopped = ask(new AwsClient(aws.options, here()), controller.signal).catch((error: unknown) => error)
    await expect.poll(() => aws.interruptions.length).toBe(2)
    controller.abort()
    expect(await stopped).toMatchObject({ name: 'AbortError' })
    expect(aws.interruptions).toHaveLength(2)
  })
})

describe('an answer', () => {
  it.each([
    ['a redirect to another place', { status: 307, body: '', headers: { location: 'http://169.254.169.254/' } }],
    [
      'an entity bomb',
      xml('<!DOCTYPE x [<!ENTITY a "b">]><ListServerCertificatesResponse>&a;</ListServerCertificatesResponse>'),
    ],
    ['another document', xml('<Surprise/>')],
    ['JSON', json({})],
    ['nothing', { status: 200, body: '' }],
    ['more than is taken', { status: 200, body: 'x'.repeat(1_100_000) }],
  ])('that is %s is an error for good', async (_, answer) => {
    aws.interruptions.push(answer)
    await expect(ask(new AwsClient(aws.options, here()))).rejects.toMatchObject({
      name: 'PluginError',
      retryable: false,
    })
    expect(aws.requests).toEqual([])
  })

  it('that never gets to its last page is given up', async () => {
    const page = xml(
      '<ListServerCertificatesResponse><ListServerCertificatesResult><IsTruncated>true</IsTruncated></ListServerCertificatesResult></ListServerCertificatesResponse>',
    )
    aws.interruptions.push(page)
    const all = serverCertificates(new AwsClient(aws.options, here()), '/', undefined)
    await expect(all.next()).rejects.toMatchObject({ name: 'PluginError' })
  })
})

const roleOf = () => ({ roleArn: aws.sts.role.arn, externalId: aws.sts.role.externalId })

function session() {
  const [first] = aws.sts.sessions
  if (first === undefined) throw new Error('no role was assumed')
  return first
}

describe('a role', () => {
  it('is assumed once for all uses, and its session signs', async () => {
    const installation = here()
    for (let use = 0; use < 3; use++) await ask(new AwsClient({ ...aws.options, ...roleOf() }, installation))
    expect(aws.actions.filter((action) => action === 'sts:AssumeRole')).toHaveLength(1)
    const users = aws.requests.filter(({ service }) => service === 'iam').map(({ accessKeyId }) => accessKeyId)
    expect(users).toEqual(Array.from({ length: 3 }, () => aws.sts.sessions[0]?.accessKeyId))
    await ask(new AwsClient({ ...aws.options, ...roleOf() }, here()))
    expect(aws.sts.sessions).toHaveLength(2)
  })

  it('is not lent to whoever has another secret', async () => {
    const installation = here()
    await ask(new AwsClient({ ...aws.options, ...roleOf() }, installation))
    const thief = { ...aws.options, ...roleOf(), secretAccessKey: 'a guess' }
    await expect(ask(new AwsClient(thief, installation))).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' })
    const other = { ...aws.options, ...roleOf(), externalId: 'another' }
    await expect(ask(new AwsClient(other, installation))).rejects.toMatchObject({
      code: 'AccessDenied',
      retryable: false,
    })
  })

  it('is assumed anew before its session ends', async () => {
    const installation = here()
    await ask(new AwsClient({ ...aws.options, ...roleOf() }, installation))
    time += 54 * 60_000
    await ask(new AwsClient({ ...aws.options, ...roleOf() }, installation))
    expect(aws.sts.sessions).toHaveLength(1)
    time += 2 * 60_000
    await ask(new AwsClient({ ...aws.options, ...roleOf() }, installation))
    expect(aws.sts.sessions).toHaveLength(2)
    expect(aws.refusals).toEqual([])
  })

  it('is assumed anew when AWS ends its session early, once', async () => {
    const installation = here()
    const client = new AwsClient({ ...aws.options, ...roleOf() }, installation)
    await ask(client)
    aws.sts.sessions[0] = { ...session(), expiresAt: new Date(time - 1) }
    await ask(client)
    expect(aws.sts.sessions).toHaveLength(2)
    expect(aws.refusals).toEqual(['ExpiredTokenException'])
    aws.interruptions.push(...[1, 2].flatMap(() => [xmlError(403, 'ExpiredToken', 'ended'), null]))
    await expect(ask(client)).resolves.toBeDefined()
  })

  it('says so when STS answers without credentials, and shows none when it fails', async () => {
    aws.interruptions.push(xml('<AssumeRoleResponse><AssumeRoleResult/></AssumeRoleResponse>'))
    const client = new AwsClient({ ...aws.options, ...roleOf() }, here())
    await expect(ask(client)).rejects.toMatchObject({ message: 'sts answered without credentials' })
    aws.interruptions.push(null, xmlError(403, 'AccessDenied', 'no'))
    const error: unknown = await ask(client).catch((reason: unknown) => reason)
    const shown = inspect(error, { depth: 12, showHidden: true })
    for (const secret of [session().secretAccessKey, session().sessionToken, aws.user.secretAccessKey]) {
      expect(shown).not.toContain(secret)
    }
  })
})
