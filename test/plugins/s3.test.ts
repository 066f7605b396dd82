import { X509Certificate } from 'node:crypto'
import { setImmediate as aTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Bundle } from '../../src/plugins/destinations/destination.ts'
import { s3Destination } from '../../src/plugins/destinations/s3.ts'
import { judgeOptions } from '../../src/plugins/options.ts'
import { FakeAws, REGION } from '../kit/aws/fake-aws.ts'
import { testInstallation } from '../kit/installation.ts'
import { openssl } from '../kit/tools.ts'
import { destinationContract } from './destination-contract.ts'

type Encryption = 'BUCKET' | 'AES256' | 'KMS'
type Layout = 'NGINX' | 'APACHE' | 'HAPROXY' | 'JAVA'

const optionsOf = (aws: FakeAws, layout: Layout = 'NGINX', encryption: Encryption = 'BUCKET') => ({
  ...aws.options,
  bucket: 'certificates',
  prefix: 'web/a+b=c@d',
  layout,
  storePassword: null as string | null,
  encryption,
  kmsKeyId: null as string | null,
})

const isCa = (pem: string) => new X509Certificate(pem).ca

/** PEM objects by the name of their certificate, as a server would read them. */
function held(aws: FakeAws) {
  const texts = new Map<string, string>()
  for (const [key, { content }] of aws.s3.buckets.get('certificates')?.objects ?? []) {
    const name = key.replace('web/a+b=c@d/', '').replace(/\.(bundle\.pem|chain\.pem|pem|key)$/, '')
    texts.set(name, (texts.get(name) ?? '') + content.toString())
  }
  return [...texts].map(([name, text]) => {
    const blocks = text.match(/-----BEGIN [A-Z ]+-----[^-]+-----END [A-Z ]+-----/g) ?? []
    const certificates = blocks.filter((block) => block.startsWith('-----BEGIN CERTIFICATE'))
    return {
      name,
      certificate: certificates.find((pem) => !isCa(pem)) ?? '',
      chain: certificates.filter(isCa).join('\n'),
      privateKey: blocks.find((block) => block.includes('PRIVATE KEY')) ?? null,
      keyMode: null,
    }
  })
}

for (const layout of ['NGINX', 'APACHE', 'HAPROXY'] as const) {
  destinationContract(`S3 in the layout ${layout}`, s3Destination, async () => {
    const aws = new FakeAws()
    await aws.start()
    aws.s3.addBucket('certificates', REGION)
    return {
      destination: s3Destination.create(optionsOf(aws, layout), testInstallation()),
      closed: s3Destination.create(optionsOf(aws, layout), testInstallation({ allow: [] })),
      async held() {
        await aTurn()
        return held(aws)
      },
      isLegal: (name) => /^[\w.-]{1,220}$/.test(name),
      secrets: [aws.user.secretAccessKey],
      breakDown: async () => aws.stop(),
      close: async () => aws.stop(),
    }
  })
}

const BUNDLE: Bundle = { name: 'www.example.org', certificate: 'LEAF\n', chain: 'CHAIN\n', privateKey: 'KEY\n' }
let aws: FakeAws
beforeEach(async () => {
  aws = new FakeAws()
  await aws.start()
})
afterEach(() => aws.stop())

const s3 = (layout?: Layout, encryption?: Encryption, more: object = {}) =>
  s3Destination.create({ ...optionsOf(aws, layout, encryption), ...more }, testInstallation())

describe('an object in S3', () => {
  it.each([
    ['NGINX', { '.pem': 'LEAF\nCHAIN\n', '.key': 'KEY\n' }],
    ['APACHE', { '.pem': 'LEAF\n', '.chain.pem': 'CHAIN\n', '.key': 'KEY\n' }],
    ['HAPROXY', { '.bundle.pem': 'LEAF\nCHAIN\nKEY\n' }],
  ] as const)('is what the layout %s says, below the prefix', async (layout, files) => {
    const { objects } = aws.s3.addBucket('certificates', REGION)
    const { location } = await s3(layout).deploy(BUNDLE)
    expect(location).toBe('s3://certificates/web/a+b=c@d/www.example.org')
    const found = [...objects].map(([key, { content }]) => [key, content.toString()])
    const expected = Object.entries(files).map(([suffix, text]) => [`web/a+b=c@d/www.example.org${suffix}`, text])
    expect(found.toSorted()).toEqual(expected.toSorted())
    expect(aws.refusals).toEqual([])
  })

  it.each([
    ['BUCKET', null, { encryption: null, kmsKeyId: null }],
    ['AES256', null, { encryption: 'AES256', kmsKeyId: null }],
    ['KMS', null, { encryption: 'aws:kms', kmsKeyId: null }],
    ['KMS', 'alias/keys', { encryption: 'aws:kms', kmsKeyId: 'alias/keys' }],
  ] as const)('is encrypted as %s says, with the key %s', async (encryption, kmsKeyId, expected) => {
    const { objects } = aws.s3.addBucket('certificates', REGION)
    await s3('NGINX', encryption, { kmsKeyId }).deploy(BUNDLE)
    for (const object of objects.values()) expect(object).toMatchObject(expected)
  })

  it('is a key store that Java reads, too', async () => {
    const { objects } = aws.s3.addBucket('certificates', REGION)
    const key = openssl(['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'])
    const certificate = openssl(['req', '-x509', '-new', '-key', 'k', '-subj', '/CN=x', '-days', '3'], { k: key })
    const store = { certificate, chain: '', privateKey: key, name: 'x' }
    await s3('JAVA', 'BUCKET', { storePassword: 'a password of the tests' }).deploy(store)
    const file = objects.get('web/a+b=c@d/x.p12')?.content ?? ''
    const shown = openssl(['pkcs12', '-in', 'x.p12', '-passin', 'pass:a password of the tests', '-nodes'], {
      'x.p12': file,
    })
    expect(shown).toContain(certificate.trim())
  })
})

describe('a key', () => {
  it('does not go where everybody could read it, however that is found out', async () => {
    const bucket = aws.s3.addBucket('certificates', REGION)
    bucket.isPublic = true
    const refusal = { retryable: false, message: expect.stringContaining('everybody can read') }
    await expect(s3('NGINX').deploy(BUNDLE)).rejects.toMatchObject(refusal)
    expect([...bucket.objects]).toEqual([])
    expect(aws.requests.map(({ method, path }) => `${method} ${path.split('.').at(-1)}`)).toEqual([
      'PUT pem',
      'DELETE pem',
    ])
    await expect(s3('HAPROXY').deploy(BUNDLE)).rejects.toMatchObject(refusal)
    expect([...bucket.objects]).toEqual([])
  })

  it('does not follow a certificate into a bucket that was opened since', async () => {
    const bucket = aws.s3.addBucket('certificates', REGION)
    await s3().deploy(BUNDLE)
    bucket.isPublic = true
    const before = new Map(bucket.objects)
    aws.requests.length = 0
    await expect(s3().deploy({ ...BUNDLE, certificate: 'NEW\n' })).rejects.toMatchObject({ retryable: false })
    expect(aws.requests).toEqual([])
    expect(bucket.objects).toEqual(before)
  })

  it('is asked for by strangers only in vain: nothing of it is in what they send', async () => {
    aws.s3.addBucket('certificates', REGION)
    await s3().deploy(BUNDLE)
    expect(new Set(aws.strangers)).toEqual(new Set(['HEAD /certificates/web/a%2Bb%3Dc%40d/www.example.org.pem']))
  })
})

describe('a bucket', () => {
  it('in another region is an error with a hint, and its redirect is not followed', async () => {
    aws.s3.addBucket('certificates', 'eu-west-1')
    await expect(s3().deploy(BUNDLE)).rejects.toMatchObject({
      code: 'PermanentRedirect',
      retryable: false,
      message: expect.stringContaining('set the option region to it (eu-west-1)'),
    })
    expect(aws.requests).toHaveLength(1)
  })

  it('that is not there is an error for good', async () => {
    await expect(s3().deploy(BUNDLE)).rejects.toMatchObject({ code: 'NoSuchBucket', retryable: false })
  })

  it('that is slow for a moment gets its objects all the same', async () => {
    const { objects } = aws.s3.addBucket('certificates', REGION)
    const slow = { status: 503, body: '<Error><Code>SlowDown</Code></Error>' }
    aws.interruptions.push(null, slow, null, null, slow)
    await s3().deploy(BUNDLE)
    expect(objects.size).toBe(2)
  })
})

describe('options', () => {
  const given = { region: 'eu-central-1', accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'x', bucket: 'certificates' }
  const judged = (more: object, secrets: string[] = []) => {
    const { open } = judgeOptions(s3Destination.options, { ...given, ...more }, null)
    return s3Destination.check(open, testInstallation(), new Set(['secretAccessKey', ...secrets]))
  }

  it('are taken', async () => {
    const kmsKeyId = 'arn:aws:kms:eu-central-1:123456789012:key/1-2'
    for (const good of [
      {},
      { encryption: 'KMS', kmsKeyId, prefix: 'a/b' },
      { endpoint: 'https://8.8.8.8', region: 'garage' },
    ]) {
      await expect(judged(good)).resolves.toBeUndefined()
    }
  })

  it.each([
    [{ bucket: 'Certificates' }, ['bucket']],
    [{ bucket: 'a/../b' }, ['bucket']],
    [{ kmsKeyId: 'x' }, ['kmsKeyId']],
    [{ encryption: 'KMS', kmsKeyId: 'a b' }, ['kmsKeyId']],
    [{ region: 'garage' }, ['region']],
    [{ layout: 'JAVA' }, ['storePassword']],
  ])('%j are refused', async (more, path) => {
    await expect(judged(more)).rejects.toMatchObject({ name: 'DomainError', path })
  })
})
