import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { acmSource } from '../../src/plugins/sources/acm.ts'
import { elbSource } from '../../src/plugins/sources/elb.ts'
import { iamSource } from '../../src/plugins/sources/iam.ts'
import { json, jsonError, xml } from '../kit/aws/answers.ts'
import { FakeAws } from '../kit/aws/fake-aws.ts'
import { testInstallation } from '../kit/installation.ts'
import { opensslKey, opensslSelfSigned } from '../kit/tools.ts'
import { Issuers, pemOf, type Served } from '../kit/tls-servers.ts'
import { fingerprintsOf, scanAll, sourceContract } from './source-contract.ts'

const BROKEN = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'
let first: Served
let second: Served
let wild: Served
beforeAll(async () => {
  const issuers = await Issuers.make()
  first = await issuers.leaf(['first.example', 'also.example'])
  second = await issuers.leaf(['second.example'])
  wild = await issuers.leaf(['*.wild.example'])
})

const put = (aws: FakeAws, { certificate, chain }: Served) => aws.acm.put(pemOf(certificate), pemOf(...chain))
const putIam = (aws: FakeAws, name: string, { certificate, chain }: Served) =>
  aws.iam.put(name, pemOf(certificate), pemOf(...chain))
const world = async () => {
  const aws = new FakeAws()
  await aws.start()
  const rest = { takeDown: async () => aws.stop(), close: async () => aws.stop() }
  const fingerprints = [first, second].map(({ certificate }) => certificate.fingerprint)
  return { aws, rest: { ...rest, fingerprints } }
}

sourceContract(acmSource, async () => {
  const { aws, rest } = await world()
  for (const each of [first, second]) put(aws, each)
  return {
    ...rest,
    source: acmSource.create({ ...aws.options, allowRemoval: true }, testInstallation()),
    spoilOne: async () => void aws.acm.put(BROKEN),
  }
})

sourceContract(iamSource, async () => {
  const { aws, rest } = await world()
  putIam(aws, 'first', first)
  putIam(aws, 'second', second)
  return {
    ...rest,
    source: iamSource.create({ ...aws.options, path: '/', allowRemoval: true }, testInstallation()),
    spoilOne: async () => void aws.iam.put('broken', BROKEN),
  }
})

sourceContract(elbSource, async () => {
  const { aws, rest } = await world()
  const balancer = aws.elb.addBalancer('web')
  aws.elb.addListener(balancer, 443, [put(aws, first), putIam(aws, 'second', second)])
  return {
    ...rest,
    source: elbSource.create({ ...aws.options, allowSwitching: true }, testInstallation()),
    spoilOne: async () => void aws.elb.addListener(balancer, 8443, [aws.acm.put(BROKEN)]),
  }
})

let aws: FakeAws
beforeEach(async () => {
  aws = new FakeAws()
  await aws.start()
})
afterEach(() => aws.stop())

const acm = (more = {}) => acmSource.create({ ...aws.options, allowRemoval: false, ...more }, testInstallation())
const elb = () => elbSource.create({ ...aws.options, allowSwitching: true }, testInstallation())

const hostOf = (name: string) => `${name}-1234567890.eu-central-1.elb.amazonaws.com`
const endpointIds = async () => (await scanAll(elb())).endpoints.map(({ externalId }) => externalId)

describe('ACM', () => {
  it('is asked for every kind of key, page by page', async () => {
    const keys = (['RSA_2048', 'RSA_3072', 'EC_P256', 'EC_P384'] as const).map((type) => opensslKey(type))
    const arns = keys.map((key) => aws.acm.put(opensslSelfSigned(key, '/CN=x')))
    aws.acm.pageSize = 1
    const { certificates, problems } = await scanAll(acm())
    expect(problems).toEqual([])
    expect(certificates.map(({ externalId }) => externalId).toSorted()).toEqual(arns.toSorted())
    expect(certificates.map(({ region }) => region)).toEqual(arns.map(() => 'eu-central-1'))
  })

  it('gives the chain with it', async () => {
    put(aws, first)
    const { certificates } = await scanAll(acm())
    expect(certificates[0]?.chain.map((der) => Buffer.from(der))).toEqual(
      first.chain.map(({ der }) => Buffer.from(der)),
    )
  })

  it('may forbid one and give the others', async () => {
    const arn = put(aws, first)
    put(aws, second)
    aws.interruptions.push(null, jsonError(400, 'AccessDeniedException', 'not this one'))
    const scanned = await scanAll(acm())
    expect(fingerprintsOf(scanned)).toEqual([second.certificate.fingerprint])
    expect(scanned.problems).toMatchObject([{ externalId: arn, message: expect.stringContaining('AccessDenied') }])
  })

  it('may lose one between its list and its answer', async () => {
    put(aws, first)
    put(aws, second)
    aws.interruptions.push(null, jsonError(400, 'ResourceNotFoundException', 'gone'))
    const scanned = await scanAll(acm())
    expect(fingerprintsOf(scanned)).toEqual([second.certificate.fingerprint])
    expect(scanned.problems).toEqual([])
  })

  it('that says it has no rights is not empty', async () => {
    put(aws, first)
    aws.interruptions.push(jsonError(400, 'AccessDeniedException', 'no'))
    await expect(scanAll(acm())).rejects.toMatchObject({ code: 'AccessDeniedException', retryable: false })
  })

  it('that answers something else in the middle of its list has not come to its end', async () => {
    for (const each of [first, second]) put(aws, each)
    aws.acm.pageSize = 1
    aws.interruptions.push(null, null, json({ Surprise: true }))
    await expect(scanAll(acm())).rejects.toMatchObject({ name: 'PluginError', retryable: true })
  })

  it('loses nothing unless that is allowed, and nothing that is used', async () => {
    const externalId = put(aws, first)
    const { fingerprint } = first.certificate
    await expect(acm().remove?.({ externalId, fingerprint })).rejects.toMatchObject({ retryable: false })
    const held = aws.acm.certificates.get(externalId)
    if (held !== undefined) held.inUse = true
    await expect(acm({ allowRemoval: true }).remove?.({ externalId, fingerprint })).rejects.toMatchObject({
      retryable: false,
      message: expect.stringContaining('in use'),
    })
    expect(aws.acm.certificates.size).toBe(1)
  })
})

describe('load balancers', () => {
  it('have an endpoint for each certificate of each TLS listener', async () => {
    const web = aws.elb.addBalancer('web')
    const mail = aws.elb.addBalancer('mail', 'network')
    const gateway = aws.elb.addBalancer('inspection', 'gateway')
    aws.elb.addListener(web, 80, [], { protocol: 'HTTP', policy: null })
    const https = aws.elb.addListener(web, 443, [put(aws, first), put(aws, second), put(aws, wild)])
    const tls = aws.elb.addListener(mail, 993, [putIam(aws, 'mail', first)], { protocol: 'TLS', policy: 'Old' })
    aws.elb.addListener(gateway, 443, [])
    const { endpoints, problems } = await scanAll(elb())
    expect(problems).toEqual([])
    const modern = { host: hostOf('web'), port: 443, protocols: ['TLS_1_2', 'TLS_1_3'], findings: [] }
    const { fingerprint } = first.certificate
    expect(endpoints.toSorted((one, other) => (one.externalId < other.externalId ? -1 : 1))).toMatchObject([
      { externalId: https.arn, name: 'web', serverName: null, fingerprint, ...modern },
      {
        externalId: `${https.arn}#second.example`,
        serverName: 'second.example',
        fingerprint: second.certificate.fingerprint,
        ...modern,
      },
      { externalId: `${https.arn}#www.wild.example`, fingerprint: wild.certificate.fingerprint, ...modern },
      {
        externalId: tls.arn,
        host: hostOf('mail'),
        port: 993,
        fingerprint,
        protocols: ['TLS_1_0', 'TLS_1_2'],
        findings: [
          { kind: 'OLD_PROTOCOL', detail: 'It accepts TLS 1.0.' },
          { kind: 'WEAK_CIPHER', detail: 'It accepts ECDHE-RSA-AES128-SHA, AES256-GCM-SHA384.' },
        ],
      },
    ])
  })

  it('keep their endpoints when other certificates are put there', async () => {
    const listener = aws.elb.addListener(aws.elb.addBalancer('web'), 443, [put(aws, first), put(aws, second)])
    const before = await endpointIds()
    listener.certificates = [put(aws, second), put(aws, second)]
    expect(await endpointIds()).toEqual(before)
  })

  it.each([
    ['load balancers', []],
    ['listeners', [null]],
  ])('whose %s are not in the answer are not gone', async (_, before) => {
    aws.elb.addListener(aws.elb.addBalancer('web'), 443, [put(aws, first)])
    const action = before.length === 0 ? 'DescribeLoadBalancers' : 'DescribeListeners'
    aws.interruptions.push(...before, xml(`<${action}Response><${action}Result/></${action}Response>`))
    await expect(scanAll(elb())).rejects.toMatchObject({ name: 'PluginError', retryable: true })
  })

  it('may have two certificates for one name', async () => {
    aws.elb.addListener(aws.elb.addBalancer('web'), 443, [put(aws, first), put(aws, second), put(aws, second)])
    const { endpoints } = await scanAll(elb())
    expect(new Set(endpoints.map(({ externalId }) => externalId)).size).toBe(3)
  })

  it('are asked for a certificate and a policy once, page by page', async () => {
    aws.elb.pageSize = 1
    const arn = put(aws, first)
    for (const name of ['a', 'b', 'c']) aws.elb.addListener(aws.elb.addBalancer(name), 443, [arn])
    const { endpoints } = await scanAll(elb())
    expect(endpoints).toHaveLength(3)
    const count = (action: string) => aws.actions.filter((each) => each.endsWith(action)).length
    expect([count('GetCertificate'), count('DescribeSSLPolicies'), count('DescribeLoadBalancers')]).toEqual([1, 1, 3])
  })

  it('that cannot be looked at are open, not gone, and the others are found', async () => {
    aws.elb.addListener(aws.elb.addBalancer('one'), 443, [put(aws, first)])
    const two = aws.elb.addListener(aws.elb.addBalancer('two'), 443, [put(aws, second)])
    const denied = xml('<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>')
    aws.interruptions.push(null, { ...denied, status: 403 })
    const scanned = await scanAll(elb())
    expect(scanned.endpoints.map(({ externalId }) => externalId)).toEqual([two.arn])
    const [problem] = scanned.problems
    expect(problem?.below).toBe(true)
    expect(aws.elb.listeners[0]?.arn.startsWith(problem?.externalId ?? 'none')).toBe(true)
  })
})
