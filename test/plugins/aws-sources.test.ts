import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { acmSource } from '../../src/plugins/sources/acm.ts'
import { cloudfrontSource } from '../../src/plugins/sources/cloudfront.ts'
import { elbSource } from '../../src/plugins/sources/elb.ts'
import { iamSource } from '../../src/plugins/sources/iam.ts'
import { json, jsonError, xml, xmlError } from '../kit/aws/answers.ts'
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

sourceContract(cloudfrontSource, async () => {
  const { aws, rest } = await world()
  const arn = aws.acmOfCloudFront.put(pemOf(first.certificate), pemOf(...first.chain))
  aws.cloudfront.add(['www.first.example'], arn)
  const { certificate, chain } = second
  aws.cloudfront.add([], aws.iam.put('second', pemOf(certificate), pemOf(...chain), '/cloudfront/'))
  return {
    ...rest,
    source: cloudfrontSource.create({ ...aws.options, allowSwitching: true }, testInstallation()),
    spoilOne: async () => void aws.cloudfront.add([], aws.acmOfCloudFront.put(BROKEN)),
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
    expect([count('GetCertificate'), count('DescribeSSLPolicies'), count('DescribeLoadBalancers')]).toEqual([
      1,
      1,
      3 + 1,
    ])
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

const switchOf = (externalId: string, locations: readonly string[], from: Served = first, to: Served = second) => ({
  externalId,
  from: [from.certificate.fingerprint],
  to: { fingerprint: to.certificate.fingerprint, locations },
})

describe('a classic load balancer', () => {
  it('has an endpoint for each listener that speaks TLS, with what it accepts', async () => {
    aws.classicElb.add('plain', 80, null)
    aws.classicElb.add('old', 443, putIam(aws, 'first', first), {
      accepts: ['Protocol-TLSv1', 'Protocol-TLSv1.2', 'Server-Defined-Cipher-Order', 'AES256-SHA'],
    })
    aws.classicElb.add('new', 993, put(aws, second), { protocol: 'SSL' })
    const { endpoints, problems } = await scanAll(elb())
    expect(problems).toEqual([])
    expect(endpoints).toMatchObject([
      {
        externalId: 'classic/old:443',
        host: 'old-123456789.eu-central-1.elb.amazonaws.com',
        fingerprint: first.certificate.fingerprint,
        protocols: ['TLS_1_0', 'TLS_1_2'],
        ciphers: ['AES256-SHA'],
        findings: [{ kind: 'OLD_PROTOCOL' }, { kind: 'WEAK_CIPHER' }],
      },
      { externalId: 'classic/new:993', fingerprint: second.certificate.fingerprint, findings: [] },
    ])
  })

  it('is pointed at another certificate of the same account', async () => {
    const listener = aws.classicElb.add('web', 443, putIam(aws, 'first', first))
    const next = putIam(aws, 'second', second)
    const foreign = next.replace('123456789012', '210987654321')
    const nowhere = await elb().switchEndpoint?.(switchOf('classic/web:443', [foreign]))
    expect(nowhere).toMatchObject({ kind: 'NOWHERE', because: expect.stringContaining('123456789012') })
    const wanted = switchOf('classic/web:443', [foreign, '/etc/ssl', next])
    expect(await elb().switchEndpoint?.(wanted)).toEqual({ kind: 'SWITCHED' })
    expect(listener.certificate).toBe(next)
    expect(await elb().switchEndpoint?.(wanted)).toEqual({ kind: 'UNCHANGED' })
    expect(await elb().switchEndpoint?.(switchOf('classic/web:8443', [next]))).toEqual({ kind: 'GONE' })
    expect(await elb().switchEndpoint?.(switchOf('classic/gone:443', [next]))).toEqual({ kind: 'GONE' })
  })
})

describe('a listener', () => {
  it('is given only what truly is the certificate', async () => {
    const listener = aws.elb.addListener(aws.elb.addBalancer('web'), 443, [put(aws, first)])
    const other = put(aws, wild)
    const refused = await elb().switchEndpoint?.(switchOf(listener.arn, [other]))
    expect(refused).toEqual({ kind: 'NOWHERE', because: expect.stringContaining(other) })
    expect(await elb().switchEndpoint?.(switchOf(`${listener.arn}x`, [other]))).toEqual({ kind: 'GONE' })
  })

  it('that does not know the new certificate yet, or is busy, is asked again', async () => {
    const listener = aws.elb.addListener(aws.elb.addBalancer('web'), 443, [put(aws, first)])
    const next = put(aws, second)
    for (const answer of [xmlError(400, 'CertificateNotFound', 'no'), xmlError(400, 'Throttling', 'Rate exceeded')]) {
      aws.elb.refusal = (action) => (action === 'ModifyListener' ? answer : null)
      await expect(elb().switchEndpoint?.(switchOf(listener.arn, [next]))).rejects.toMatchObject({ retryable: true })
    }
    aws.elb.refusal = (action) => (action === 'ModifyListener' ? xmlError(403, 'AccessDenied', 'no') : null)
    await expect(elb().switchEndpoint?.(switchOf(listener.arn, [next]))).rejects.toMatchObject({ retryable: false })
  }, 20_000)

  it('that was left with both certificates for a name is rid of the old one', async () => {
    const [old, next, main] = [put(aws, first), put(aws, second), put(aws, wild)]
    const listener = aws.elb.addListener(aws.elb.addBalancer('web'), 443, [main, old, next])
    const wanted = switchOf(`${listener.arn}#first.example`, [next])
    expect(await elb().switchEndpoint?.(wanted)).toEqual({ kind: 'SWITCHED' })
    expect(listener.certificates).toEqual([main, next])
    expect(await elb().switchEndpoint?.(wanted)).toEqual({ kind: 'UNCHANGED' })
  })
})

const cloudfront = () => cloudfrontSource.create({ ...aws.options, allowSwitching: true }, testInstallation())
const putThere = ({ certificate, chain }: Served) => aws.acmOfCloudFront.put(pemOf(certificate), pemOf(...chain))

describe('CloudFront', () => {
  it('has an endpoint for each distribution with a certificate of its own, page by page', async () => {
    aws.cloudfront.pageSize = 1
    aws.cloudfront.add(['plain.example'], null)
    const site = aws.cloudfront.add(['*.wild.example', 'wild.example'], putThere(wild), { policy: 'TLSv1.1_2016' })
    const { endpoints, problems } = await scanAll(cloudfront())
    expect(problems).toEqual([])
    expect(endpoints).toMatchObject([
      {
        externalId: site.arn,
        name: '*.wild.example',
        host: site.host,
        port: 443,
        serverName: 'www.wild.example',
        protocols: ['TLS_1_1', 'TLS_1_2', 'TLS_1_3'],
        findings: [{ kind: 'OLD_PROTOCOL' }],
      },
    ])
  })

  it('is bound to another certificate, everything else is left to the letter, and its edges are waited for', async () => {
    const old = putThere(first)
    const site = aws.cloudfront.add(['www.first.example'], old)
    const before = site.config
    const next = putThere(second)
    // Only what is kept in us-east-1 can be served
    const wanted = switchOf(site.arn, [put(aws, second), next])
    expect(await cloudfront().switchEndpoint?.(wanted)).toMatchObject({ kind: 'UNDER_WAY' })
    expect(site.config).toBe(before.replace(old, next).replace('<CertificateSource>acm</CertificateSource>', ''))
    expect(await cloudfront().switchEndpoint?.(wanted)).toMatchObject({ kind: 'UNDER_WAY' })
    site.status = 'Deployed'
    expect(await cloudfront().switchEndpoint?.(wanted)).toEqual({ kind: 'UNCHANGED' })
    expect(aws.actions.filter((action) => action.includes('PUT'))).toHaveLength(1)
    expect(await cloudfront().switchEndpoint?.({ ...wanted, externalId: `${site.arn}X` })).toEqual({ kind: 'GONE' })
  })

  it('takes certificates of IAM by their id, from the path that is for it', async () => {
    const { certificate, chain } = second
    const site = aws.cloudfront.add([], putThere(first))
    const elsewhere = putIam(aws, 'elsewhere', second)
    const nowhere = await cloudfront().switchEndpoint?.(switchOf(site.arn, [elsewhere]))
    expect(nowhere).toMatchObject({ kind: 'NOWHERE', because: expect.stringContaining('/cloudfront/') })
    const arn = aws.iam.put('there', pemOf(certificate), pemOf(...chain), '/cloudfront/')
    expect(await cloudfront().switchEndpoint?.(switchOf(site.arn, [arn]))).toMatchObject({ kind: 'UNDER_WAY' })
    expect(aws.cloudfront.uses(arn)).toBe(true)
  })

  it('that somebody else changes at the same time is asked again', async () => {
    const site = aws.cloudfront.add([], putThere(first))
    aws.interruptions.push(null, null, null, xmlError(412, 'PreconditionFailed', 'no'))
    const switched = cloudfront().switchEndpoint?.(switchOf(site.arn, [putThere(second)]))
    await expect(switched).rejects.toMatchObject({ retryable: true, message: expect.stringContaining('somebody else') })
  })

  it('is in no partition without one', async () => {
    const options = { ...aws.options, endpoint: null, region: 'us-gov-west-1', allowSwitching: true }
    const judged = cloudfrontSource.check(options, testInstallation(), new Set(['secretAccessKey']))
    await expect(judged).rejects.toMatchObject({ code: 'UNSUPPORTED', path: ['region'] })
  })
})
