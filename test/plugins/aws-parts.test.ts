// The parts of the AWS client that need no server, and the judge that the fake uses, held to the examples that AWS publishes.
import { describe, expect, it } from 'vitest'
import { parseArn } from '../../src/plugins/aws/arn.ts'
import { awsErrorOf } from '../../src/plugins/aws/aws-error.ts'
import { checkAwsOptions } from '../../src/plugins/aws/options.ts'
import { endpointOf, isRegion, partitionOf } from '../../src/plugins/aws/partitions.ts'
import { checkTags, nameTagValue, tagsOf } from '../../src/plugins/aws/tags.ts'
import { nodesAt, parseXml, textAt } from '../../src/plugins/aws/xml.ts'
import { verify } from '../kit/aws/signature.ts'
import { testInstallation } from '../kit/installation.ts'

describe('an ARN', () => {
  const account = '123456789012'
  it.each([
    [
      'arn:aws:iam::123456789012:server-certificate/www.example.org',
      'aws',
      'iam',
      null,
      account,
      '/',
      'www.example.org',
    ],
    [
      'arn:aws:iam::123456789012:server-certificate/cloudfront/a.b-2026',
      'aws',
      'iam',
      null,
      account,
      '/cloudfront/',
      'a.b-2026',
    ],
    ['arn:aws:iam::123456789012:server-certificate/one/two/c', 'aws', 'iam', null, account, '/one/two/', 'c'],
    ['arn:aws-cn:iam::123456789012:role/indri', 'aws-cn', 'iam', null, account, '/', 'indri'],
    [
      'arn:aws-us-gov:acm:us-gov-west-1:123456789012:certificate/0a-1b',
      'aws-us-gov',
      'acm',
      'us-gov-west-1',
      account,
      '/',
      '0a-1b',
    ],
    ['arn:aws:acm:eu-central-1:123456789012:certificate/0a-1b', 'aws', 'acm', 'eu-central-1', account, '/', '0a-1b'],
    [
      'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/web/50dc/f2f7',
      'aws',
      'elasticloadbalancing',
      'us-east-1',
      account,
      '/app/web/50dc/',
      'f2f7',
    ],
    [
      'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/web',
      'aws',
      'elasticloadbalancing',
      'us-east-1',
      account,
      '/',
      'web',
    ],
    ['arn:aws:s3:::bucket', 'aws', 's3', null, null, '/', 'bucket'],
    ['arn:aws:sns:eu-west-1:123456789012:topic', 'aws', 'sns', 'eu-west-1', account, '/', 'topic'],
    ['arn:aws:logs:eu-west-1:123456789012:log-group:web:*', 'aws', 'logs', 'eu-west-1', account, '/', 'web:*'],
    ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'aws', 'iam', null, 'aws', '/', 'ReadOnlyAccess'],
  ])('%s', (text, partition, service, region, accountNumber, path, name) => {
    expect(parseArn(text)).toMatchObject({ partition, service, region, accountNumber, path, name })
  })

  it('names its resource: everything after the first slash', () => {
    const arn = parseArn('arn:aws:iam::123456789012:server-certificate/cloudfront/a.b-2026')
    expect(arn).toMatchObject({ resourceType: 'server-certificate', resourceId: 'cloudfront/a.b-2026' })
    expect(parseArn('arn:aws:s3:::bucket/key/of/object')).toMatchObject({
      resourceType: 'bucket',
      resourceId: 'key/of/object',
    })
    expect(parseArn('arn:aws:sqs:eu-west-1:123456789012:queue')).toMatchObject({
      resourceType: null,
      resourceId: 'queue',
    })
  })

  it.each([
    '',
    'arn',
    'arn:aws:iam',
    'arn:aws:iam::123456789012:',
    'arn:aws:iam::123456789012:role/',
    'arn:aws:iam::12345678901:role/x',
    'arn:azure:iam::123456789012:role/x',
    'arn:aws::eu-west-1:123456789012:x',
    'ARN:aws:iam::123456789012:role/x',
    'arn:aws:iam::123456789012:role/x y',
    'arn:aws:iam::123456789012:role/x\n',
    'arn:aws:acm:EU:123456789012:certificate/x',
    ` arn:aws:iam::123456789012:role/x`,
    `arn:aws:iam::123456789012:role/${'x'.repeat(2048)}`,
    's3://bucket/prefix',
  ])('is not %j', (text) => {
    expect(parseArn(text)).toBeNull()
  })
})

describe('endpoints', () => {
  it.each([
    ['acm', 'eu-central-1', 'https://acm.eu-central-1.amazonaws.com', 'eu-central-1', 'aws'],
    ['acm', 'cn-north-1', 'https://acm.cn-north-1.amazonaws.com.cn', 'cn-north-1', 'aws-cn'],
    ['sts', 'us-gov-east-1', 'https://sts.us-gov-east-1.amazonaws.com', 'us-gov-east-1', 'aws-us-gov'],
    ['iam', 'eu-west-1', 'https://iam.amazonaws.com', 'us-east-1', 'aws'],
    ['iam', 'cn-northwest-1', 'https://iam.cn-north-1.amazonaws.com.cn', 'cn-north-1', 'aws-cn'],
    ['iam', 'us-gov-east-1', 'https://iam.us-gov.amazonaws.com', 'us-gov-west-1', 'aws-us-gov'],
    ['route53', 'eu-west-1', 'https://route53.amazonaws.com', 'us-east-1', 'aws'],
    ['route53', 'cn-north-1', 'https://route53.amazonaws.com.cn', 'cn-northwest-1', 'aws-cn'],
    ['cloudfront', 'eu-west-1', 'https://cloudfront.amazonaws.com', 'us-east-1', 'aws'],
    ['s3', 'ap-southeast-2', 'https://s3.ap-southeast-2.amazonaws.com', 'ap-southeast-2', 'aws'],
    ['tagging', 'us-east-1', 'https://tagging.us-east-1.amazonaws.com', 'us-east-1', 'aws'],
  ] as const)('of %s in %s', (service, region, url, signingRegion, partition) => {
    expect(endpointOf(service, region, null)).toEqual({ url, signingRegion })
    expect(partitionOf(region)).toBe(partition)
    expect(isRegion(region)).toBe(true)
  })

  it('give way to one of their own, which is still told the region', () => {
    expect(endpointOf('iam', 'eu-west-1', 'https://aws.test/x/')).toEqual({
      url: 'https://aws.test/x',
      signingRegion: 'us-east-1',
    })
  })

  it.each([
    '',
    'eu',
    'eu-central',
    'EU-CENTRAL-1',
    'evil.example/',
    'eu-central-1.evil',
    'eu-central-1/',
    '-1',
    'a@b-c-1',
  ])('are not in %j, which is no region', (region) => {
    expect(isRegion(region)).toBe(false)
  })
})

describe('options', () => {
  const SECRET = new Set(['secretAccessKey'])
  const GOOD = {
    region: 'eu-central-1',
    identity: 'ACCESS_KEY' as const,
    accessKeyId: 'AKIAEXAMPLE',
    roleArn: null,
    externalId: null,
    endpoint: null,
  }
  const MACHINE = { ...GOOD, identity: 'MACHINE' as const, accessKeyId: null }
  const lending = testInstallation({
    awsMachine: { credentials: () => Promise.reject(new Error('not asked')), forget() {} },
  })
  it.each([
    [{ region: 'evil.example/' }, 'region'],
    [{ accessKeyId: 'a b' }, 'accessKeyId'],
    [{ roleArn: 'arn:aws:iam::123456789012:user/x' }, 'roleArn'],
    [{ roleArn: 'arn:aws-cn:iam::123456789012:role/x' }, 'roleArn'],
    [{ externalId: 'x1' }, 'externalId'],
    [{ roleArn: 'arn:aws:iam::123456789012:role/x', externalId: 'a b' }, 'externalId'],
    [{ endpoint: 'http://169.254.169.254/' }, 'endpoint'],
    [{ endpoint: 'http://8.8.8.8/' }, 'endpoint'],
    [{ endpoint: 'https://8.8.8.8/?x=1' }, 'endpoint'],
  ])('%j are refused', async (wrong, path) => {
    const judged = checkAwsOptions({ ...GOOD, ...wrong }, testInstallation({ allow: [] }), SECRET)
    await expect(judged).rejects.toMatchObject({ code: 'INVALID', path: [path] })
  })

  it('are taken for the partition of their region', async () => {
    const inChina = { ...GOOD, region: 'cn-north-1', roleArn: 'arn:aws-cn:iam::123456789012:role/x', externalId: 'a:b' }
    await checkAwsOptions(inChina, testInstallation(), SECRET)
    await expect(
      checkAwsOptions({ ...GOOD, region: 'garage' }, testInstallation(), SECRET, true),
    ).rejects.toMatchObject({
      path: ['region'],
    })
    await checkAwsOptions({ ...GOOD, region: 'garage', endpoint: 'https://8.8.8.8/' }, testInstallation(), SECRET, true)
  })

  it('name the machine only where the installation lends it, and then no key', async () => {
    await checkAwsOptions(MACHINE, lending, new Set())
    await expect(checkAwsOptions(MACHINE, testInstallation(), new Set())).rejects.toMatchObject({
      code: 'UNSUPPORTED',
      path: ['identity'],
    })
    const withKey = checkAwsOptions({ ...MACHINE, accessKeyId: 'AKIAEXAMPLE' }, lending, SECRET)
    await expect(withKey).rejects.toMatchObject({
      errors: [{ path: ['accessKeyId'] }, { path: ['secretAccessKey'] }],
    })
    const without = checkAwsOptions({ ...GOOD, accessKeyId: null }, lending, new Set())
    await expect(without).rejects.toMatchObject({
      errors: [
        { code: 'REQUIRED', path: ['accessKeyId'] },
        { code: 'REQUIRED', path: ['secretAccessKey'] },
      ],
    })
  })
})

describe('tags', () => {
  it('hold the name and what people want', () => {
    expect(tagsOf('www.example.org', ['Team=web', 'Cost center=1=2'])).toEqual([
      { Key: 'indri-certificate', Value: 'www.example.org' },
      { Key: 'Team', Value: 'web' },
      { Key: 'Cost center', Value: '1=2' },
    ])
    expect(nameTagValue('*.example.org')).toMatch(/^wildcard\.example\.org-[0-9a-f]{20}$/)
  })

  it.each(['Team', '=x', 'aws:x=y', 'indri-certificate=other', 'a;b=c', 'a=b\u0000'])('are not %j', (text) => {
    expect(() => checkTags(['Good=one', text])).toThrow(expect.objectContaining({ path: ['tags', '1'] }))
  })
})

describe('XML', () => {
  it('is read without its namespaces, with lists of one and of many', () => {
    const list = parseXml(
      '<a xmlns="x"><n:l xmlns:n="y"><m>1</m><m>&lt;&#x41;&amp;amp;&quot;</m></n:l><s>00012</s></a>',
      'a',
    )
    expect(nodesAt(list, 'l', 'm')).toEqual(['1', '<A&amp;"'])
    expect(nodesAt(parseXml('<a><l><m>1</m></l></a>', 'a'), 'l', 'm')).toEqual(['1'])
    expect(nodesAt(parseXml('<a><l/></a>', 'a'), 'l', 'm')).toEqual([])
    expect(textAt(list, 's')).toBe('00012')
    expect(textAt(list, 'l', 'absent', 'deeper')).toBeNull()
    expect(textAt(list, '__proto__')).toBeNull()
    expect(textAt(list, 'constructor', 'name')).toBeNull()
  })

  const bomb = `<!DOCTYPE a [<!ENTITY x0 "lol">${Array.from({ length: 12 }, (_, index) => `<!ENTITY x${index + 1} "${`&x${index};`.repeat(10)}">`).join('')}]><a>&x12;</a>`
  it.each([
    ['an entity bomb', bomb],
    ['an entity from a file', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['a document type alone', '<!doctype a><a>1</a>'],
    ['what is too deep', `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`],
    ['what ends early', '<a><b>1</b>'],
    ['another document', '<html><body>no</body></html>'],
    ['JSON', '{"a":1}'],
    ['nothing', ''],
  ])('is refused when it is %s', (_, text) => {
    const before = performance.now()
    expect(() => parseXml(text, 'a')).toThrow(expect.objectContaining({ name: 'PluginError', retryable: false }))
    expect(performance.now() - before).toBeLessThan(1000)
  })

  it('never expands what is not one of its own five entities', () => {
    expect(parseXml('<a>&x;&nbsp;&#0;&#xD800;&#x110000;</a>', 'a')).toBe('&x;&nbsp;&#0;&#xD800;&#x110000;')
  })
})

const refusalOf = (status: number, body: string, headers = {}) =>
  awsErrorOf('s3', { status, headers, body: Buffer.from(body) }, new Date('2026-03-01T12:00:00Z'))
const queryError = (code: string) =>
  `<ErrorResponse><Error><Code>${code}</Code><Message>m</Message></Error></ErrorResponse>`

describe('a refusal', () => {
  it.each([
    [400, queryError('Throttling'), 'Throttling', true],
    [400, '{"__type":"ThrottlingException","message":"Rate exceeded"}', 'ThrottlingException', true],
    [
      400,
      '{"__type":"com.amazonaws.acm#LimitExceededException:http://x","Message":"m"}',
      'LimitExceededException',
      false,
    ],
    [403, queryError('AccessDenied'), 'AccessDenied', false],
    [400, '{"__type":"AccessDeniedException","Message":"m"}', 'AccessDeniedException', false],
    [503, '<Error><Code>SlowDown</Code><Message>m</Message></Error>', 'SlowDown', true],
    [409, '<Error><Code>OperationAborted</Code></Error>', 'OperationAborted', true],
    [400, queryError('PriorRequestNotComplete'), 'PriorRequestNotComplete', true],
    [
      400,
      '<InvalidChangeBatch><Messages><Message>a</Message><Message>b</Message></Messages></InvalidChangeBatch>',
      'InvalidChangeBatch',
      false,
    ],
    [500, '', 'status 500', true],
    [502, '<html>bad gateway</html>', 'status 502', true],
    [429, 'slow', 'status 429', true],
    [404, '', 'NotFound', false],
    [418, '{"__type":"<script>"}', 'status 418', false],
  ])('of status %i with %j is %s', (status, body, code, retryable) => {
    expect(refusalOf(status, body)).toMatchObject({ name: 'PluginError', code, retryable, status })
  })

  it('hints at the region where the bucket is', () => {
    const moved = refusalOf(301, '', { 'x-amz-bucket-region': 'eu-west-1', location: 'https://evil.example/' })
    expect(moved).toMatchObject({ code: 'PermanentRedirect', retryable: false })
    expect(moved.message).toContain('set the option region to it (eu-west-1)')
    expect(moved.message).not.toContain('evil.example')
    const signed = refusalOf(
      400,
      '<Error><Code>AuthorizationHeaderMalformed</Code><Message>m</Message><Region>us-west-2</Region></Error>',
    )
    expect(signed.message).toContain('(us-west-2)')
  })

  it('shows nothing that looks like a key or a token, and one line of bounded length', () => {
    const key = Buffer.alloc(120, 7).toString('base64')
    const message = `bad\u0000 ${'t'.repeat(60)}\n${'word '.repeat(200)}`
    const error = refusalOf(400, JSON.stringify({ __type: 'ValidationException', message }))
    expect(error.message).not.toMatch(/t{40}|\n|\0/)
    expect(error.message.length).toBeLessThan(360)
    const pem = `value -----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----`
    expect(refusalOf(400, JSON.stringify({ __type: 'X', message: pem })).message).toBe('s3 refused with X: value …')
    expect(refusalOf(400, JSON.stringify({ __type: 'X', message: `a ${key} b` })).message).toBe(
      's3 refused with X: a … b',
    )
  })
})

describe('the judge of signatures', () => {
  // "Authenticating Requests: Examples" of the Amazon S3 API reference.
  const identity = {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    sessionToken: null,
    expiresAt: null,
  }
  const NOW = new Date('2013-05-24T00:00:00Z')
  const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
  const example = (signedHeaders: string, signature: string, more: Readonly<Record<string, string>> = {}) =>
    new Map(
      Object.entries({
        host: 'examplebucket.s3.amazonaws.com',
        'x-amz-content-sha256': EMPTY,
        'x-amz-date': '20130524T000000Z',
        authorization: `AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=${signedHeaders},Signature=${signature}`,
        ...more,
      }),
    )
  const plain = 'host;x-amz-content-sha256;x-amz-date'
  const get = {
    method: 'GET',
    path: '/test.txt',
    query: '',
    headers: example(
      `host;range;x-amz-content-sha256;x-amz-date`,
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
      { range: 'bytes=0-9' },
    ),
    body: Buffer.of(),
  }

  it.each([
    ['get an object', get],
    [
      'put an object',
      {
        method: 'PUT',
        path: '/test%24file.text',
        query: '',
        headers: example(
          'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
          '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
          {
            date: 'Fri, 24 May 2013 00:00:00 GMT',
            'x-amz-storage-class': 'REDUCED_REDUNDANCY',
            'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
          },
        ),
        body: Buffer.from('Welcome to Amazon S3.'),
      },
    ],
    [
      'get the lifecycle of a bucket',
      {
        ...get,
        path: '/',
        query: 'lifecycle',
        headers: example(plain, 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'),
      },
    ],
    [
      'list objects',
      {
        ...get,
        path: '/',
        query: 'max-keys=2&prefix=J',
        headers: example(plain, '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'),
      },
    ],
  ])('agrees with AWS on how to %s', (_, request) => {
    expect(verify(request, [identity], NOW)).toMatchObject({
      genuine: true,
      scope: { service: 's3', region: 'us-east-1' },
    })
  })

  it.each([
    ['another path', { path: '/test.txt2' }, 'SignatureDoesNotMatch'],
    ['another method', { method: 'DELETE' }, 'SignatureDoesNotMatch'],
    ['another query', { query: 'acl' }, 'SignatureDoesNotMatch'],
    ['another body', { body: Buffer.from('x') }, 'XAmzContentSHA256Mismatch'],
    [
      'an unsigned payload',
      { headers: new Map([...get.headers, ['x-amz-content-sha256', 'UNSIGNED-PAYLOAD']]) },
      'XAmzContentSHA256Mismatch',
    ],
    [
      'a header that is not signed',
      { headers: new Map([...get.headers, ['x-amz-acl', 'public-read']]) },
      'SignatureDoesNotMatch',
    ],
    ['another host', { headers: new Map([...get.headers, ['host', 'evil.example']]) }, 'SignatureDoesNotMatch'],
    ['no signature', { headers: new Map<string, string>() }, 'MissingAuthenticationToken'],
  ])('refuses %s', (_, change, code) => {
    expect(verify({ ...get, ...change }, [identity], NOW)).toMatchObject({ genuine: false, code })
  })

  it.each([-301_000, 301_000])('refuses a request that is %i ms old', (skew) => {
    const judged = verify(get, [identity], new Date(NOW.getTime() + skew))
    expect(judged).toMatchObject({ genuine: false, code: 'RequestTimeTooSkewed' })
  })
})
